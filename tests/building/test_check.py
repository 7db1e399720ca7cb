"""Checking records: planted damage is found, each by its own message."""

import sqlite3
from dataclasses import replace

import pytest
from sample_record import (
    ARTICLE,
    OTHER,
    RAW,
    TEXT,
    articles,
    at,
    events,
    sample_record,
    statements,
    write_sample,
)

from onrecord.building.check import check_record
from onrecord.records.article_rows import Copies, RawEvidence, Shared
from onrecord.records.articles import Part
from onrecord.records.record import Record
from onrecord.records.rows import Evidence, Participant
from onrecord.records.spans import OffsetMap, Run, Span
from onrecord.store.reader import RecordReader


def problems_of(tmp_path, record):
    """What is found in a file that holds these rows."""
    with RecordReader(write_sample(tmp_path / "x.onrecord", record)) as reader:
        return [f"{one.kind} {one.row}: {one.message}" for one in check_record(reader)]


def with_first(kind, **changes):
    """The sample record with the first row of a kind changed."""
    first, *others = getattr(sample_record(), kind)
    return replace(sample_record(), **{kind: (replace(first, **changes), *others)})


@pytest.mark.parametrize("kind", ["events", "statements"])
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"confidence": 1.5}, "has the confidence 1.5, not one from 0 to 1"),
        ({"confidence": -0.1}, "has the confidence -0.1, not one from 0 to 1"),
        ({"confirmed": True, "shown": False}, "is held back, but the user has confirmed it"),
    ],
)
def test_how_sure_a_row_is_makes_sense(tmp_path, kind, changes, message):
    """A confidence is a share, and what the user confirms is shown; any other may be held back."""
    wrong = with_first(kind, **changes)
    assert problems_of(tmp_path, wrong) == [f"{kind} {getattr(wrong, kind)[0].id}: {message}"]
    right = with_first(kind, confidence=0.0, shown=False)
    (tmp_path / "right").mkdir()
    assert problems_of(tmp_path / "right", right) == []


def test_a_sound_record_has_no_problems(tmp_path):
    """The sample holds together."""
    assert problems_of(tmp_path, sample_record()) == []
    bare = Record(articles(), rejects=sample_record().rejects, corrections=sample_record().corrections)
    assert problems_of(tmp_path, bare) == []


SAID = statements()[0]
REPORT = articles()[0]
SHIFT = RAW.index(TEXT)
# ruff: noqa: E501 (a table)
DAMAGE = {
    "a quote that is not there": (
        with_first("statements", content=(replace(at("ferry"), quote="fairy"),)), "stands 'ferry', not 'fairy'",
    ),
    "a span beyond the text": (
        with_first("events", mentions=(Evidence(ARTICLE, 5, 99999, "x"),)), "is not within the",
    ),
    "evidence in no article": (
        with_first("conflicts", versions=(replace(
            sample_record().conflicts[0].versions[0], evidence=(Evidence("article_0", 0, 1, "x"),)),)),
        "evidence is in article_0",
    ),
    "a nested quote": (
        with_first("events", history=(replace(events()[0].history[0], evidence=Evidence(OTHER, 0, 3, "the")),)),
        "history: at 0-3",
    ),
    "a speaker who is nobody": (with_first("statements", speaker="actor_0"), "speaker names actor_0"),
    "a side that is nobody": (with_first("positions", side="actor_0"), "side names actor_0"),
    "an occasion that never was": (with_first("statements", occasion="event_0"), "occasion names event_0"),
    "a lost issue": (with_first("positions", issue="issue_0"), "issue names issue_0"),
    "a lost statement": (with_first("positions", statement="statement_0"), "statement names statement_0"),
    "a lost participant": (
        with_first("events", participants=(Participant("actor_0", "X", "host"),)), "participants names actor_0",
    ),
    "a copy of nothing": (
        with_first("articles", copies=Copies("group_1", "copy", "article_0")), "copies.of names article_0",
    ),
    "an original of something": (
        with_first("articles", copies=Copies("group_2", "original", OTHER)), "a original with",
    ),
    "a copy in another group": (
        with_first("articles", copies=Copies("group_1", "copy", OTHER)), "is in another group",
    ),
    "a copy without its original's words": (
        with_first("articles", copies=Copies("group_2", "copy", OTHER, shared=(Shared(0, 4, 0, 4),))),
        "at 0 stands",
    ),
    "a copied statement of another utterance": (
        with_first("statements", copy_of=sample_record().statements[1].id), "is of another utterance",
    ),
    "a part beyond the text": (with_first("articles", parts=(Part("body", 0, 9999),)), "the part 0-9999"),
    "a label beyond the text": (
        with_first("articles", parts=(Part("turn", 0, 9, label=Span(1, 9999)),)), "the label at 1",
    ),
    "parts that overlap": (
        with_first("articles", parts=(Part("body", 0, 9), Part("body", 5, 12))), "the parts at 0 and 5 overlap",
    ),
    "a map beyond the page": (
        with_first("articles", offsets=OffsetMap((Run(0, 5, 9000, 9005),))), "map to the raw page",
    ),
    "a map to other words": (
        with_first("articles", offsets=OffsetMap((Run(0, len(TEXT), SHIFT - 1, SHIFT - 1 + len(TEXT)),))),
        "the raw page has '\\nForeign Minister",
    ),
    "a text with words of no page": (
        with_first("articles", offsets=OffsetMap((Run(0, len(TEXT) - 9, SHIFT, SHIFT - 9 + len(TEXT)),))),
        "'iscussed.' at",
    ),
    "a date from words that are not there": (
        with_first("articles", published=replace(REPORT.published, evidence=(RawEvidence(0, 3, "xyz"),))),
        "'xyz' is not in the raw page",
    ),
    "a time that is not there": (with_first("times", quote="Tuesday"), "stands 'Monday'"),
    "a statement without content": (with_first("statements", content=()), "has no content"),
    "a statement without an utterance": (with_first("statements", utterance=""), "belongs to no utterance"),
    "a statement in two articles": (
        with_first("statements", cue=at("said", OTHER)), "has evidence in another article",
    ),
    "an issue that does not know its statement": (with_first("issues", statements=()), "does not name it"),
    "an order that is not kept": (
        replace(sample_record(), statements=statements()[::-1]), "stands after a row",
    ),
    "an input that is lost": (
        replace(sample_record(), rejects=()), "inputs pages/three.bin: is neither an article nor a reject",
    ),
    "an input that never was": (
        with_first("rejects", locator="elsewhere"), "inputs elsewhere: is in the record, but",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_planted_damage_is_found(tmp_path, damage):
    """Whatever is wrong is told, and where."""
    record, told = DAMAGE[damage]
    found = problems_of(tmp_path, record)
    assert [one for one in found if told in one], found


def test_rows_that_vanished_from_the_file_are_found(tmp_path):
    """The manifest counts them."""
    path = write_sample(tmp_path / "x.onrecord")
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM statements WHERE seq = 1")
    raw.close()
    with RecordReader(path) as reader:
        messages = [one.message for one in check_record(reader)]
    assert "counts 2 rows, but there are 1" in messages
    assert any("which is not in statements" in one for one in messages)


def test_pages_of_an_interrupted_build_are_found(tmp_path):
    """What was taken in after the last finished build is told."""
    path = write_sample(tmp_path / "x.onrecord")
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO refusals VALUES ('new', 'empty', 'Nothing.', 2)")
    raw.close()
    with RecordReader(path) as reader:
        assert "run it again" in next(check_record(reader)).message
