"""Events that the user joins and parts, on the invented pile and on the example pages."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correct.entries import entry, on, undo
from onrecord.pipeline import resolve_readings
from onrecord.records.contract import to_line
from onrecord.records.corrections import Words
from tests.told_pile import pile

if TYPE_CHECKING:
    from onrecord.records.corrections import Correction, CorrectionRow
    from onrecord.records.readings import FiledReading
    from onrecord.records.record import Record
    from onrecord.records.rows import Event, Evidence

MET, END, VOTE = "met in Tarn", "ended their strike", "voted on Saturday"


@pytest.fixture(scope="module")
def read() -> list[FiledReading]:
    """The readings of the invented pile."""
    return pile()


@pytest.fixture(scope="module")
def plain(read: list[FiledReading]) -> Record:
    """Their record without corrections."""
    return resolve_readings(read)


def _told(record: Record, words: str) -> Event:
    return next(row for row in record.events if row.shown and any(words in one.quote for one in row.mentions))


def _words(one: Evidence) -> Words:
    return Words(one.article, one.start, one.end, one.quote)


def _join(record: Record, one: str, other: str, **how: int) -> Correction:
    return entry(
        "merge", on("events", _told(record, one)), others=(on("events", _told(record, other)),), **how
    )


def _part(record: Record, words: str, **how: int) -> Correction:
    row = _told(record, words)
    leaving, *staying = row.mentions
    target = on("events", replace(row, mentions=tuple(staying)))
    return entry("split", target, words=(_words(leaving),), **how)


def _lines(record: Record) -> list[str]:
    return [to_line("events", row) for row in record.events]


def _became(record: Record, entry: Correction) -> CorrectionRow:
    return next(row for row in record.corrections if row.id == entry.id)


def test_two_events_are_one(read: list[FiledReading], plain: Record) -> None:
    """One row has the words of both, is marked, shown, and says why it is one."""
    made = _join(plain, VOTE, END)
    record = resolve_readings(read, corrections=[made])
    row = _told(record, VOTE)
    assert row == _told(record, END)
    assert {*_told(plain, VOTE).articles, *_told(plain, END).articles} == set(row.articles)
    assert row.corrections == (made.id,)
    assert row.links
    assert (_became(record, made).status, _became(record, made).rows) == ("applied", (row.id,))


def test_words_of_an_event_are_another_event(read: list[FiledReading], plain: Record) -> None:
    """Both are marked and shown."""
    made = _part(plain, MET)
    record = resolve_readings(read, corrections=[made])
    (leaving,) = made.words
    alone = next(
        row for row in record.events if row.shown and any(_words(one) == leaving for one in row.mentions)
    )
    assert len(alone.mentions) == 1
    rest = [row for row in record.events if row.corrections and row != alone]
    assert [row.corrections for row in rest] == [(made.id,)]
    assert _became(record, made).rows == tuple(sorted((alone.id, rest[0].id)))


def test_the_later_entry_wins(read: list[FiledReading], plain: Record) -> None:
    """What was joined is parted again: the events are as without either, the first entry overruled."""
    join = _join(plain, VOTE, END, at=1)
    target = on("events", _told(plain, VOTE))
    part = entry("split", target, words=tuple(map(_words, _told(plain, END).mentions)), at=2)
    record = resolve_readings(read, corrections=[part, join])
    assert (_became(record, join).status, _became(record, join).by) == ("overruled", part.id)
    assert _became(record, part).status == "applied"
    assert [(row.id, row.mentions) for row in record.events] == [
        (row.id, row.mentions) for row in plain.events
    ]


def test_taking_it_back_undoes_it(read: list[FiledReading], plain: Record) -> None:
    """The events are byte for byte those without it."""
    for made in (_join(plain, VOTE, END), _part(plain, MET)):
        record = resolve_readings(read, corrections=[made, undo(made)])
        assert _lines(record) == _lines(plain)
        assert _became(record, made).status == "undone"


def test_said_twice_is_said_once(read: list[FiledReading], plain: Record) -> None:
    """Two people who say the same change what one changes."""
    for say in (_join, _part):
        words = (VOTE, END) if say is _join else (MET,)
        one, two = say(plain, *words, at=1), replace(say(plain, *words, at=2), who="ben")
        once, twice = (resolve_readings(read, corrections=log) for log in ([one], [one, two]))
        assert [replace(row, corrections=()) for row in once.events] == [
            replace(row, corrections=()) for row in twice.events
        ]


def test_it_survives_more_articles(read: list[FiledReading]) -> None:
    """An entry that was made on half of the pile holds in the whole of it."""
    half = resolve_readings(read[:4])
    made = _part(half, "met in Tarn")
    record = resolve_readings(read, corrections=[made])
    assert _became(record, made).status == "applied"
    (leaving,) = made.words
    row = next(
        row for row in record.events if row.shown and any(_words(one) == leaving for one in row.mentions)
    )
    assert {one.article for one in row.mentions} == {leaving.article}


def test_an_entry_whose_article_is_gone_is_told_of(read: list[FiledReading], plain: Record) -> None:
    """It stays in the log with the reason, and the record is as without it."""
    made = _join(plain, VOTE, END)
    gone = {one.article for one in _told(plain, END).mentions}
    kept = [one for one in read if one.id not in gone]
    record = resolve_readings(kept, corrections=[made])
    assert _lines(record) == _lines(resolve_readings(kept))
    assert _became(record, made).status == "not_applied"
    assert "is not in the record" in str(_became(record, made).reason)


def test_an_entry_whose_words_tell_nothing_any_more_is_told_of(
    read: list[FiledReading], plain: Record
) -> None:
    """The words stand there still, but no clause that tells an event."""
    made = _join(plain, VOTE, END)
    silent = {one.article for one in _told(plain, END).mentions}
    kept = [
        replace(one, reading=replace(one.reading, tellings=())) if one.id in silent else one for one in read
    ]
    record = resolve_readings(kept, corrections=[made])
    assert _became(record, made).status == "not_applied"


def test_a_joined_event_can_be_rejected(read: list[FiledReading], plain: Record) -> None:
    """Then nothing of it is left, and the joining is overruled."""
    join = _join(plain, VOTE, END, at=1)
    joined = _told(resolve_readings(read, corrections=[join]), VOTE)
    reject = entry("reject", on("events", joined), at=2)
    record = resolve_readings(read, corrections=[join, reject])
    assert joined.id not in {row.id for row in record.events}
    assert (_became(record, join).status, _became(record, join).by) == ("overruled", reject.id)


def test_an_event_that_was_held_back_is_joined(read: list[FiledReading], plain: Record) -> None:
    """By its words, which a clause tells."""
    held = next(row for row in plain.events if not row.shown)
    made = entry("merge", on("events", _told(plain, END)), others=(on("events", held),))
    record = resolve_readings(read, corrections=[made])
    assert _became(record, made).status == "applied"


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(6)), log=st.permutations(range(3)))
def test_events_are_the_same_in_any_order(order: list[int], log: list[int]) -> None:
    """Labels, days, members and links, whatever the order of articles and of the log's lines."""
    read = pile()
    plain = resolve_readings(read)
    entries = [_join(plain, VOTE, END, at=1), _part(plain, MET, at=2), _part(plain, VOTE, at=3)]
    first = resolve_readings(read, corrections=entries)
    again = resolve_readings([read[at] for at in order], corrections=[entries[at] for at in log])
    assert _lines(first) == _lines(again)
    assert first.corrections == again.corrections


@pytest.mark.parametrize("seed", range(3))
def test_events_of_the_example_pages_are_the_same_in_any_order(
    readings: list[FiledReading], record: Record, seed: int
) -> None:
    """Without corrections, and with some of any events."""
    source = random.Random(seed)
    shown = [row for row in record.events if row.shown]
    long = [row for row in shown if len(row.mentions) > 1]
    log = [
        entry("merge", on("events", one), others=(on("events", other),), at=number)
        for number, (one, other) in enumerate(source.sample(shown, 2) for _ in range(4))
    ]
    log += [
        entry(
            "split",
            on("events", replace(row, mentions=row.mentions[1:])),
            words=(_words(row.mentions[0]),),
            at=20,
        )
        for row in source.sample(long, min(3, len(long)))
    ]
    mixed = source.sample(readings, len(readings))
    assert _lines(resolve_readings(mixed)) == _lines(record)
    one, other = (
        resolve_readings(read, corrections=entries) for read, entries in ((readings, log), (mixed, log[::-1]))
    )
    assert _lines(one) == _lines(other)
    assert {row.status for row in one.corrections} <= {"applied", "overruled"}
