"""The table of event types is whole, and a row of it is all that a new type needs besides its words."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from sample_record import events, sample_record

from onrecord.building.version import READING_ROOMS
from onrecord.cli import timeline
from onrecord.config import Settings
from onrecord.export.schemas import schemas
from onrecord.extract.context import Context
from onrecord.extract.events import event_lexicon, find_events
from onrecord.models.english import load_english
from onrecord.records import event_types as table
from onrecord.records.article_rows import Copies
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.event_types import About, EventLabel, EventType, Trait, event_types, label_of_type
from onrecord.records.indexes import ActorIndex, PlaceIndex
from onrecord.records.readings import EventMention, FiledReading, Reading
from onrecord.records.rows import Actor, Event
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.events import merge_events
from onrecord.resolve.events.event_accounts import acts
from onrecord.text.word_lists import parse_table
from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.views.events import event_view

ROOT = Path(__file__).parents[2]
HEAD = "".join(line for line in table._table().splitlines(keepends=True) if line.startswith("#"))

# A type that onrecord does not know, with its words.
ROW = "sea_trial\tsea trial\ttrial\tsea trial\tpair\tagent|target\t9.0\tMOBILIZE\t-\tof_agent movable\n"
WORDS = '\n[[nouns]]\ntype = "sea_trial"\nanchor = "definite"\nwords = ["shakedown"]\n'
TEXT = "Varland and Kesmar held a shakedown in May."


# ---------------------------------------------------------------- the table is whole


@pytest.mark.parametrize("row", event_types().values(), ids=list(event_types()))
def test_a_row_has_every_column(row: EventType) -> None:
    """Words where words are asked for, one role or two, and no negative weight."""
    assert all(
        "-" not in (word, word.strip()) and word for word in (row.name, row.label, row.group, row.noun)
    )
    assert re.fullmatch(r"[a-z_]+", row.name)
    assert 1 <= len(row.roles) <= 2
    assert all(row.roles)
    assert 0 <= row.weight <= 3


@pytest.mark.parametrize("name", event_types())
def test_a_type_has_trigger_words(name: str) -> None:
    """A noun or a verb names it, unless its row says that none does."""
    words = event_lexicon.event_words()
    entries = (*words.nouns.values(), *(verb for verbs in words.verbs.values() for verb in verbs))
    assert (name in {entry.type for entry in entries}) != event_types()[name].has("wordless")


def test_only_types_of_open_clauses_have_no_trigger_words() -> None:
    """These ten; a type with words of its own keeps them."""
    assert {name for name, row in event_types().items() if row.has("wordless")} == {
        "election", "referendum", "ruling", "resignation", "offer", "attack", "test", "detention",
        "deployment", "publication",
    }  # fmt: skip


def test_a_word_of_a_wordless_type_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The row says that the type has none."""
    lists = (ROOT / "onrecord" / "extract" / "data" / "events_en.toml").read_text("utf-8")
    slip = parse_table(lists + WORDS.replace("sea_trial", "offer"), "events_en.toml")
    monkeypatch.setattr(event_lexicon, "word_table", lambda *_: slip)
    with pytest.raises(ValueError, match="'shakedown' is of the type offer, which has no words"):
        event_lexicon.event_words.__wrapped__()


def test_types_of_a_group_share_its_traits() -> None:
    """The traits that the head of the table marks with a star are asked of a group."""
    starred = set(re.findall(r"(\w+)\*", HEAD))
    assert starred <= set(get_args(Trait))
    by_group: dict[str, set[frozenset[str]]] = {}
    for row in event_types().values():
        by_group.setdefault(row.group, set()).add(row.traits & starred)
    assert {group for group, traits in by_group.items() if len(traits) > 1} == set()


@pytest.mark.parametrize("word", [one.name for one in fields(EventType)])
def test_the_head_of_the_table_explains_each_column(word: str) -> None:
    """In the order in which they stand."""
    assert re.search(rf"^# {word}\b", HEAD, re.MULTILINE)
    assert HEAD.rstrip().rpartition("\n# ")[2].split("\t") == [one.name for one in fields(EventType)]


@pytest.mark.parametrize("word", [*get_args(EventLabel), *get_args(About), *get_args(Trait)])
def test_the_head_of_the_table_explains_each_word(word: str) -> None:
    """A word that code asks for."""
    assert re.search(rf"^# {{11}}{word}\*? ", HEAD, re.MULTILINE)


@pytest.mark.parametrize("known", ["pair", "of_agent"])
def test_a_word_that_no_code_asks_for_is_refused(monkeypatch: pytest.MonkeyPatch, known: str) -> None:
    """A slip in the table shows at once."""
    monkeypatch.setattr(table, "_table", lambda: ROW.replace(known, "pear"))
    with pytest.raises(ValueError, match="'pear', which is none of"):
        event_types.__wrapped__()


def test_no_code_asks_for_a_type_by_its_name() -> None:
    """What holds for a type stands in the table."""
    names = "|".join(event_types())
    asked = re.compile(rf"(?<!time)\.type (?:[!=]=|(?:not )?in) [({{]*[\"'](?:{names})[\"']|EVENT_TYPES")
    rooms = [path for path in (ROOT / "onrecord").rglob("*.py") if asked.search(path.read_text("utf-8"))]
    assert rooms == []


def test_the_contract_leads_to_the_table() -> None:
    """The page of the record names the file and not its rows."""
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    [link] = re.findall(r"\]\((\S+event_types\.tsv)\)", page)
    assert (ROOT / "docs" / link).is_file()
    assert "ratification" not in page


# ---------------------------------------------------------------- a new type is a row


@pytest.fixture
def sea_trial(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a type that the table has for the time of a test."""
    rows = table._table() + ROW
    lists = (ROOT / "onrecord" / "extract" / "data" / "events_en.toml").read_text("utf-8")
    words = parse_table(lists + WORDS, "events_en.toml")
    with monkeypatch.context() as patched:
        patched.setattr(table, "_table", lambda: rows)
        patched.setattr(event_lexicon, "word_table", lambda *_: words)
        _forget()
        yield "sea_trial"
    _forget()


def _forget() -> None:
    event_types.cache_clear()
    event_lexicon.event_words.cache_clear()


def _reading() -> Reading:
    article = Article(TEXT, OffsetMap(()), ())
    doc = load_english(Settings().language_model).parse(TEXT)
    context = Context(doc, article, PublicationDate("2031-06-01"))
    return Reading(article, context.published, events=find_events(context))


def _merged(*mentions: EventMention) -> tuple[Event, ...]:
    """The rows of mentions in which both countries take part, the first in rank first."""
    spans = {name: Span(TEXT.index(name), TEXT.index(name) + len(name)) for name in ("Varland", "Kesmar")}
    lands = tuple(Actor(name, name, "country", (), name, ()) for name in spans)
    spots = {("a", span.start, span.end): name for name, span in spans.items()}
    actors = ActorIndex.build(lands, spots, {}, {name: name for name in spans})
    cast = tuple(replace(mention, participants=tuple(spans.values())) for mention in mentions)
    filed = FiledReading("a", "a", "a", "text/plain", None, replace(_reading(), events=cast))
    merged = merge_events(
        [filed], [filed], actors, PlaceIndex((), {}, {}), {"a": Copies("a", "original", None)}
    )
    return tuple(sorted(merged.events, key=lambda row: row.rank))


def test_a_new_type_is_read_by_its_words(sea_trial: str) -> None:
    """A mention has the type and the code of the type."""
    [mention] = _reading().events
    assert (mention.type, mention.plover) == (sea_trial, "MOBILIZE")


def test_a_new_type_is_resolved_by_its_row(sea_trial: str) -> None:
    """Label and roles follow the row, and so does who acts."""
    [mention] = _reading().events
    [row] = _merged(mention)
    assert (row.type, row.label) == (sea_trial, "Varland–Kesmar sea trial")
    assert {person.role for person in row.participants} == {"agent"}
    text = "the shakedown of Varland"
    assert acts(replace(mention, trigger=Span(4, 13), span=Span(0, len(text))), Span(17, len(text)), text)


def test_mentions_of_a_new_type_are_joined_by_its_group(sea_trial: str) -> None:
    """With a type of the same group, and with no other."""
    [mention] = _reading().events
    assert [row.type for row in _merged(mention, replace(mention, type="visit"))] == [sea_trial, "visit"]
    rows = table._table().replace(f"{sea_trial}\tsea trial\ttrial", f"{sea_trial}\tsea trial\tvisit")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(table, "_table", lambda: rows)
        event_types.cache_clear()
        assert [row.type for row in _merged(mention, replace(mention, type="visit"))] == [sea_trial]


def test_the_weight_of_a_new_type_ranks_its_events(sea_trial: str) -> None:
    """The row says which of two events an analyst would name first."""
    [mention] = _reading().events
    rows = _merged(replace(mention, type="signing"), mention)
    assert [row.type for row in rows] == [sea_trial, "signing"]


def test_the_contract_allows_a_new_type(sea_trial: str) -> None:
    """The schema of an export lists the rows of the table."""
    assert schemas()["events"]["properties"]["type"]["enum"] == [*event_types()]
    assert sea_trial in event_types()


def test_pages_word_a_new_type(sea_trial: str) -> None:
    """By the label of its row; a type of no row by its own name."""
    row = replace(events()[0], type=sea_trial)
    index = RecordIndex.of(replace(sample_record(), events=(row,)), "A record")
    assert event_view(index, ServerLinks(), row).type == "sea trial"
    assert label_of_type("ship_launch") == "ship launch"


def test_pages_do_not_name_what_says_nothing() -> None:
    """An event of another type is an event."""
    assert label_of_type("other") == ""


def test_the_command_line_asks_for_a_new_type(sea_trial: str) -> None:
    """`timeline --type` offers the rows of the table."""
    command = runpy.run_path(str(timeline.__file__))["command"]
    [choice] = [one.type for one in command.params if one.name == "type"]
    assert list(choice.choices) == [*event_types()]
    answer = CliRunner().invoke(command, ["nowhere.onrecord", "--type", sea_trial])
    assert "not one of" not in answer.output


def test_a_reading_depends_on_the_table() -> None:
    """A changed row makes readings anew: the table lies in a room that the version of a reading covers."""
    assert "records" in READING_ROOMS
    assert files("onrecord.records").joinpath("data/event_types.tsv").is_file()
