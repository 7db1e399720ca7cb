"""Records of whole piles against dossiers."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dossier_record import DOSSIER, TEXTS, make_article, make_event, make_position, make_record

from onrecord.errors import UsageError
from onrecord.evaluate.dossiers.passages import Quotes
from onrecord.evaluate.dossiers.piles import Dossier, build_pile, load_dossiers
from onrecord.evaluate.dossiers.scoring import score_dossier
from onrecord.evaluate.gold import SHARED
from onrecord.records.contract import to_line
from onrecord.records.record import KINDS, Record
from onrecord.records.rows import Actor, Commitment, Condition, Conflict, Evidence, Office, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.tally import Tally

SCRIPT = SHARED / "tools" / "score_dossier.py"
STORY = "cuba"
needs_script = pytest.mark.skipif(
    not SCRIPT.exists(), reason="NOT TESTED: no shared script beside the checkout"
)
_NAMES = {
    "found": "found",
    "date and status": "found with date and status",
    "listed": "shown that a reader lists",
    "mixtures": "mixtures",
    "repeats": "repeats",
}


def tallies_of(record: Record, dossier: dict[str, Any] = DOSSIER) -> list[Tally]:
    """The tallies of a record held against a dossier."""
    return score_dossier(Dossier("ferry", dossier, frozenset(TEXTS)), record)


def test_all_figures_are_as_counted_by_hand() -> None:
    """The first row is right, the second repeats it, the third mixes two events; so are the claims."""
    rights = {tally.task: dict(tally.right) for tally in tallies_of(make_record())}
    assert rights == {
        "key events, first 60": {"found": (2, 2), "date and status": (1, 2)},
        "all events, first 60": {"found": (2, 3), "date and status": (1, 3)},
        "key events, first 150": {"found": (2, 2), "date and status": (1, 2)},
        "all events, first 150": {"found": (2, 3), "date and status": (1, 3)},
        "first 60 rows": {"listed": (3, 4), "mixtures": (1, 4), "repeats": (1, 4)},
        "positions, holder": {"found": (2, 2), "listed": (2, 2)},
        "positions, holder and stance": {"found": (1, 2), "listed": (1, 2)},
        "shifts": {"found": (1, 1), "listed": (1, 1)},
        "conditions, holder": {"found": (1, 1), "listed": (1, 2)},
        "commitments, party": {"found": (1, 1), "listed": (1, 2)},
        "outcomes": {"found": (1, 1), "listed": (1, 2)},
        "contradictions": {"found": (1, 1), "listed": (1, 2)},
        "offices on their day": {"found": (1, 2)},
    }


def test_a_row_below_the_first_sixty_is_not_on_the_first_page() -> None:
    """The events of a long list move with their rank."""
    record = make_record()
    late = tuple(replace(event, rank=event.rank + 60) for event in record.events)
    fillers = tuple(make_event(rank, "happened", None) for rank in range(1, 61))
    rights = {tally.task: tally.right for tally in tallies_of(replace(record, events=late + fillers))}
    assert rights["all events, first 60"]["found"] == (0, 3)
    assert rights["all events, first 150"]["found"] == (2, 3)
    assert rights["first 60 rows"]["listed"] == (0, 60)


def test_events_that_are_held_back_do_not_count() -> None:
    """As if they were not in the record, whatever their rank."""
    record = make_record()
    held_back = tuple(replace(event, shown=event.rank != 1) for event in record.events)
    without = tuple(event for event in record.events if event.rank != 1)
    rights = [tally.right for tally in tallies_of(replace(record, events=held_back))]
    assert rights == [tally.right for tally in tallies_of(replace(record, events=without))]
    assert rights != [tally.right for tally in tallies_of(record)]


def test_quotes_meet_texts_whatever_their_spaces_and_marks() -> None:
    """A quote with other spaces and quotation marks; no quote of an unknown article or other words."""
    quotes = Quotes.over(make_record().articles)
    (passage,) = quotes.passages([{"id": "Ferry01", "text": '"Kesmar  will pay\nall dues,"'}])
    assert TEXTS["Ferry01"][passage.start : passage.end] == "“Kesmar will pay all dues,”"
    assert not quotes.passages(
        [{"id": "Ferry03", "text": "Kesmar"}, {"id": "Ferry01", "text": "No"}, None, ""]
    )


@needs_script
def test_figures_are_those_of_the_shared_script_on_the_invented_record(tmp_path: Path) -> None:
    """Number for number."""
    record = make_record()
    assert _as_script(tallies_of(record)) == _scored_by_script(record, DOSSIER, tmp_path)
    held_back = tuple(replace(event, shown=event.rank != 2) for event in record.events)
    record = replace(record, events=held_back)
    assert _as_script(tallies_of(record)) == _scored_by_script(record, DOSSIER, tmp_path)


@needs_script
@pytest.mark.parametrize("seed", range(3))
def test_figures_are_those_of_the_shared_script_on_a_real_dossier(seed: int, tmp_path: Path) -> None:
    """Number for number, for rows drawn around the quotes of a dossier; no kind is without a hit."""
    (dossier,) = load_dossiers(STORY, SHARED)
    record = _drawn_record(dossier.content, random.Random(seed))
    tallies = score_dossier(dossier, record)
    assert all(pair[0] for tally in tallies for pair in tally.right.values())
    assert _as_script(tallies) == _scored_by_script(record, dossier.content, tmp_path)


def test_a_pile_is_the_articles_of_its_dossier(tmp_path: Path) -> None:
    """Of a packed table, only the articles that the reader had; the record is built of them."""
    folder = _shared(tmp_path)
    (dossier,) = load_dossiers("ferry", folder)
    record = build_pile(dossier, folder, tmp_path / "build")
    assert [row.source.locator.rpartition("#")[2] for row in record.articles] == ["Ferry01"]


@pytest.mark.parametrize("story", ["ferry", "all"])
def test_dossiers_are_named_by_their_story(story: str, tmp_path: Path) -> None:
    """One by its name, or all."""
    assert [dossier.story for dossier in load_dossiers(story, _shared(tmp_path))] == ["ferry"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """No such dossier, no dossiers at all, no articles."""
    folder = _shared(tmp_path)
    with pytest.raises(UsageError, match="name all, or one of ferry"):
        load_dossiers("canal", folder)
    with pytest.raises(UsageError, match="--shared"):
        load_dossiers("all", tmp_path / "nowhere")
    (folder / "corpora" / "press" / "stories" / "ferry.jsonl.gz").unlink()
    with pytest.raises(UsageError, match="cannot read the articles of ferry"):
        build_pile(load_dossiers("ferry", folder)[0], folder, tmp_path / "build")


def _shared(folder: Path) -> Path:
    """A folder with a dossier and a packed table of two articles, one of which the reader had."""
    dossiers, stories = folder / "gold" / "dossiers", folder / "corpora" / "press" / "stories"
    dossiers.mkdir(parents=True)
    stories.mkdir(parents=True)
    (dossiers / "ferry.json").write_text(json.dumps(DOSSIER), encoding="utf-8")
    (dossiers / "articles.json").write_text(json.dumps({"ferry": ["Ferry01"]}), encoding="utf-8")
    rows = [{"id": name, "title": "Ferry\u2028news", "text": text} for name, text in TEXTS.items()]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (stories / "ferry.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return folder


def _as_script(tallies: Sequence[Tally]) -> dict[str, dict[str, float]]:
    """The tallies in the form of the shared script."""
    out: dict[str, dict[str, float]] = {}
    for tally in tallies:
        rows = {_NAMES[name]: right for name, (right, _) in tally.right.items()}
        if "found" in tally.right:
            rows["gold"] = tally.right["found"][1]
        if "listed" in tally.right:
            rows["shown"] = tally.right["listed"][1]
        if "mixtures" in tally.right:
            rows["listed by a reader"] = rows.pop("shown that a reader lists")
        out[tally.task] = rows
    return out


def _scored_by_script(record: Record, dossier: dict[str, Any], folder: Path) -> Any:
    for kind in KINDS:
        lines = "".join(to_line(kind, row) + "\n" for row in getattr(record, kind))
        (folder / f"{kind}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "dossier").write_text(json.dumps(dossier), encoding="utf-8")
    command = [sys.executable, str(SCRIPT), "--json", str(folder), str(folder / "dossier")]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def _drawn_record(dossier: dict[str, Any], chance: random.Random) -> Record:
    """A record whose articles are the quotes of a dossier and whose rows are drawn around its rows."""
    quotes = [quote for kind in dossier.values() if isinstance(kind, list) for quote in _quotes_in(kind)]
    texts: dict[str, str] = {}
    for quote in quotes:
        texts[quote["id"]] = f"{texts.get(quote['id'], '')} Then: {quote['text']}"

    def some_words(row: Any) -> Evidence:
        """A part of a quote of the row, or now and then of any quote."""
        quote = chance.choice(quotes if chance.random() < 0.3 else list(_quotes_in(row)))
        text = texts[quote["id"]]
        start = text.index(quote["text"]) + chance.randrange(10)
        end = min(len(text), start + chance.randrange(5, 60))
        return Evidence(f"article_{quote['id']}", start, end, text[start:end])

    sides = sorted({row["side"] for row in dossier["positions"]})
    actors = [Actor(f"actor_{at}", side, "country", (), None, ()) for at, side in enumerate(sides)]
    for row in dossier["offices"]:
        office = Office(row["office"], row["of"], chance.choice([None, "2018", "2019-05-01"]), None, ())
        actors.append(Actor(f"actor_{row['person']}", row["person"], "person", (), None, (office,)))

    def someone() -> str:
        return chance.choice(actors[: len(sides)]).id

    days = (None, "2018", "2019-10", "2019-10-09")
    events = [
        make_event(
            rank, row["status"], chance.choice([*days, row["start"]]), *(some_words(row) for _ in range(3))
        )
        for rank, row in enumerate(chance.choices(dossier["events"], k=200), 1)
    ]
    positions = [
        make_position(f"p{at}", someone(), row["stance"], some_words(row), f"p{at - 1}" if at % 3 else None)
        for at, row in enumerate(
            dossier["positions"] * 2 + [s | {"stance": "open"} for s in dossier["shifts"]] * 9
        )
    ]
    conditions = [
        Condition(f"c{at}", someone(), some_words(row), None, None, ())
        for at, row in enumerate(dossier["conditions"] * 3)
    ]
    commitments = [
        Commitment(f"u{at}", someone(), some_words(row), None, None, row["outcome"], (), None)
        for at, row in enumerate(dossier["commitments"] * 3)
    ]
    conflicts = [
        Conflict(
            f"f{at}",
            "",
            "number",
            tuple(Version("", (some_words(version),), (), 1) for version in row["versions"]),
        )
        for at, row in enumerate(dossier["contradictions"] * 3)
    ]
    return Record(
        articles=tuple(make_article(name, text) for name, text in texts.items()),
        events=tuple(events),
        actors=tuple(actors),
        positions=tuple(positions),
        conditions=tuple(conditions),
        commitments=tuple(commitments),
        conflicts=tuple(conflicts),
    )


def _quotes_in(row: Any) -> list[dict[str, str]]:
    """All quotes anywhere in a row of a dossier."""
    if isinstance(row, dict):
        if {"id", "text"} <= row.keys():
            return [row]
        return [quote for part in row.values() for quote in _quotes_in(part)]
    return [quote for part in row for quote in _quotes_in(part)] if isinstance(row, list) else []
