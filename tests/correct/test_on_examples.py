"""Corrections of the example story: everything downstream honours them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from correct.entries import actor, called, entry, event, moved, on, statement, statements, undo
from onrecord.pipeline import resolve_readings
from onrecord.records.contract import to_line
from onrecord.records.corrections import Correction, Target, Words
from onrecord.records.record import KINDS

if TYPE_CHECKING:
    from onrecord.records.corrections import CorrectionRow
    from onrecord.records.readings import FiledReading
    from onrecord.records.record import Record

DECLARATION = "the Declaration of Halm turns 60 this year"
BARGAIN = "It is not a bargain, it is a step of goodwill"


def outcome(record: Record, one: Correction) -> CorrectionRow:
    """What became of an entry."""
    return next(row for row in record.corrections if row.id == one.id)


def lines(record: Record) -> dict[str, list[str]]:
    """The record as exported."""
    return {kind: [to_line(kind, row) for row in getattr(record, kind)] for kind in KINDS}


def named(record: Record, name: str) -> list[str]:
    """The ids of the actors with this name, or this form of it."""
    return [row.id for row in record.actors if name == row.name or name in {form.form for form in row.names}]


def test_without_a_log_nothing_is_different(readings: list[FiledReading], record: Record) -> None:
    """No row knows of a correction."""
    assert record.corrections == ()
    assert not any(getattr(row, "corrections", ()) for kind in KINDS for row in getattr(record, kind))
    date = entry("set_date", Target("articles", record.articles[0].id), "2020")
    undone = resolve_readings(readings, None, [date, undo(date)])
    assert replace(undone, corrections=()) == record


def test_a_merge_makes_one_actor_of_two(readings: list[FiledReading], record: Record) -> None:
    """Statements, sides, positions and events follow; the other is gone."""
    kept, gone = actor(record, "Rafael Osman"), actor(record, "Tomas Ilker")
    one = entry("merge", on("actors", kept), others=(on("actors", gone),))
    after = resolve_readings(readings, None, [one])
    assert outcome(after, one).rows == (kept.id,)
    assert gone.id not in {row.id for row in after.actors}
    assert actor(after, "Rafael Osman").corrections == (one.id,)
    assert "Tomas Ilker" in {form.form for form in actor(after, "Rafael Osman").names}
    for kind, field in (("statements", "speaker"), ("positions", "actor"), ("commitments", "party")):
        were = [row for row in getattr(record, kind) if getattr(row, field) == gone.id]
        assert not any(getattr(row, field) == gone.id for row in getattr(after, kind))
        now = {kept.id for row in were} & {getattr(row, field) for row in getattr(after, kind)}
        assert bool(now) == bool(were)
    took_part = [row for row in record.events if gone.id in {one.actor for one in row.participants}]
    assert took_part
    assert not any(gone.id == one.actor for row in after.events for one in row.participants)


def test_a_split_takes_mentions_from_an_actor(readings: list[FiledReading], record: Record) -> None:
    """They are an actor of their own name, or one that there is; the statements follow."""
    said = statement(record, DECLARATION)
    assert said.speaker_name == "Anton Marrick"
    assert said.speaker_mention is not None
    mention = said.speaker_mention
    words = (Words(mention.article, mention.start, mention.end, mention.quote),)
    one = entry("split", called(record, "Anton Marrick"), "Anton Marrick junior", words=words)
    after = resolve_readings(readings, None, [one])
    assert outcome(after, one).status == "applied"
    assert statement(after, DECLARATION).speaker_name == "Anton Marrick junior"
    assert actor(after, "Anton Marrick").id == actor(record, "Anton Marrick").id
    into = entry(
        "split", called(record, "Anton Marrick"), words=words, others=(called(record, "Dario Venn"),)
    )
    after = resolve_readings(readings, None, [into])
    assert outcome(after, into).status == "applied"
    assert statement(after, DECLARATION).speaker_name == "Dario Venn"


def test_a_pronoun_is_somebody_else(readings: list[FiledReading], record: Record) -> None:
    """Where the user names or points at who; without that, it is nobody known."""
    said = next(
        row
        for row in record.statements
        if row.speaker_mention and row.speaker_mention.quote == "He" and row.speaker_name == "Anton Marrick"
    )
    assert said.speaker_mention is not None
    mention = said.speaker_mention
    words = (Words(mention.article, mention.start, mention.end, mention.quote),)
    for value, others, expected in (
        ("Jan Brok", (), "Jan Brok"),
        (None, (called(record, "Edvin Horst"),), "Edvin Horst"),
        (None, (), None),
    ):
        one = entry("split", called(record, "Anton Marrick"), value, words=words, others=others)
        after = resolve_readings(readings, None, [one])
        assert outcome(after, one).status == "applied"
        assert next(row for row in after.statements if row.id == said.id).speaker_name == expected


def test_an_actor_of_one_mention_cannot_be_split(readings: list[FiledReading], record: Record) -> None:
    """It is told what to do instead."""
    said = next(row for row in record.statements if row.speaker_name == "unnamed Western diplomat")
    assert said.speaker_mention is not None
    mention = said.speaker_mention
    words = (Words(mention.article, mention.start, mention.end, mention.quote),)
    one = entry("split", called(record, "unnamed Western diplomat"), words=words)
    told = outcome(resolve_readings(readings, None, [one]), one)
    assert (told.status, "rename it" in (told.reason or "")) == ("not_applied", True)


def test_a_rename_is_seen_everywhere(readings: list[FiledReading], record: Record) -> None:
    """The id stays; the last of two names holds, and a later entry may use the new name."""
    before = actor(record, "Edvin Horst")
    first = entry("rename", on("actors", before), "Edwin Horst", at=1)
    again = entry("rename", Target("actors", before.id, "person", ("Edwin Horst",)), "E. Horst", at=2)
    after = resolve_readings(readings, None, [first, again])
    assert [outcome(after, one).status for one in (first, again)] == ["overruled", "applied"]
    assert outcome(after, first).by == again.id
    assert actor(after, "E. Horst").id == before.id
    assert not any(one.name == "Edvin Horst" for row in after.events for one in row.participants)
    assert {row.speaker_name for row in after.statements if row.speaker == before.id} == {"E. Horst"}


def test_a_later_split_overrules_a_merge(readings: list[FiledReading], record: Record) -> None:
    """Both are told."""
    said = next(row for row in record.statements if row.speaker_name == "Tomas Ilker")
    assert said.speaker_mention is not None
    mention = said.speaker_mention
    merge = entry("merge", called(record, "Rafael Osman"), others=(called(record, "Tomas Ilker"),), at=1)
    back = undo(merge, 2)
    again = entry("merge", called(record, "Rafael Osman"), others=(called(record, "Tomas Ilker"),), at=3)
    after = resolve_readings(readings, None, [merge, back, again])
    assert [outcome(after, one).status for one in (merge, back, again)] == ["undone", "applied", "applied"]
    articles = tuple(sorted({row.article for row in record.statements if row.speaker_name == "Tomas Ilker"}))
    words = (Words(mention.article, mention.start, mention.end, mention.quote),)
    split = entry("split", called(record, "Tomas Ilker"), "Tomas Ilker", words=words, articles=articles, at=4)
    after = resolve_readings(readings, None, [again, split])
    assert outcome(after, split).status == "applied"
    assert next(row for row in after.statements if row.id == said.id).speaker_name == "Tomas Ilker"


def test_set_speaker_files_the_statement_anew(readings: list[FiledReading], record: Record) -> None:
    """With its side, its utterance and its positions; nobody is an answer."""
    position = next(row for row in record.positions if row.statement and row.voice == "own")
    said = next(row for row in record.statements if row.id == position.statement)
    speaker = next(name for name in ("Dario Venn", "Edvin Horst") if name != said.speaker_name)
    one = entry("set_speaker", on("statements", said), others=(called(record, speaker),))
    after = resolve_readings(readings, None, [one])
    now = next(row for row in after.statements if row.id == said.id)
    assert (now.speaker, now.speaker_name) == (actor(record, speaker).id, speaker)
    assert now.side == actor(record, speaker).side
    assert now.corrections == (one.id,)
    about = [row for row in after.positions if row.statement == said.id]
    assert {row.actor for row in about} == {now.speaker}
    nobody = resolve_readings(readings, None, [entry("set_speaker", on("statements", said))])
    now = next(row for row in nobody.statements if row.id == said.id)
    assert (now.speaker, now.side, now.speaker_name) == (None, None, None)
    assert not any(row.statement == said.id and row.voice == "own" for row in nobody.positions)


def test_a_statement_of_two(readings: list[FiledReading], record: Record) -> None:
    """Joint speakers are all told."""
    others = (called(record, "Dario Venn"), called(record, "Edvin Horst"))
    after = resolve_readings(
        readings,
        None,
        [entry("set_speaker", on("statements", statement(record, DECLARATION)), others=others)],
    )
    now = statement(after, DECLARATION)
    assert now.speakers == (actor(after, "Dario Venn").id, actor(after, "Edvin Horst").id)
    assert now.side is None


def test_a_correction_holds_after_the_cut_has_moved(readings: list[FiledReading], record: Record) -> None:
    """By the words, not by the id; what has gone too far is told."""
    said = statement(record, DECLARATION)
    length = len(said.content[0].quote)
    near = entry("note", moved(on("statements", said), 4, length - 10), "near")
    far = entry("note", moved(on("statements", said), 4, 6), "far")
    after = resolve_readings(readings, None, [near, far])
    assert outcome(after, near).rows == (said.id,)
    assert outcome(after, far).status == "not_applied"
    assert outcome(after, far).rows == ()


def test_a_rejected_statement_takes_along_what_rests_on_it(
    readings: list[FiledReading], record: Record
) -> None:
    """Positions, commitments and conditions from it are gone; the log tells who and why."""
    resting = [row for row in record.positions if row.statement]
    said = next(row for row in record.statements if row.id == resting[0].statement)
    one = entry("reject", on("statements", said), why="nobody said that")
    after = resolve_readings(readings, None, [one])
    assert said.id not in {row.id for row in after.statements}
    assert said.id not in {row.statement for row in after.positions}
    assert said.id not in {name for row in after.issues for name in row.statements}
    assert outcome(after, one).rows == (said.id,)
    assert (outcome(after, one).who, outcome(after, one).why) == ("ana", "nobody said that")


def test_the_same_words_in_a_copy_follow(readings: list[FiledReading], record: Record) -> None:
    """A reprint's statement is its original's."""
    copied = next(row for row in record.statements if row.copy_of)
    original = next(row for row in record.statements if row.id == copied.copy_of)
    for said in (original, copied):
        after = resolve_readings(readings, None, [entry("reject", on("statements", said))])
        assert not {copied.id, original.id} & {row.id for row in after.statements}
    after = resolve_readings(readings, None, [entry("note", on("statements", original), "only here")])
    assert [row.id for row in after.statements if row.corrections] == [original.id]


def test_a_rejected_event_leaves_no_trace_in_rows(readings: list[FiledReading], record: Record) -> None:
    """No occasion names it, the ranks have no gap."""
    told = {row.occasion for row in record.statements} - {None}
    wrong = next(row for row in record.events if row.id in told)
    after = resolve_readings(readings, None, [entry("reject", on("events", wrong))])
    assert wrong.id not in {row.id for row in after.events}
    assert wrong.id not in {row.occasion for row in after.statements}
    assert sorted(row.rank for row in after.events) == list(range(1, len(after.events) + 1))


def test_a_rejected_actor_is_nobody(readings: list[FiledReading], record: Record) -> None:
    """Whoever spoke for it speaks for nobody."""
    gone = actor(record, "Kesmar").id
    after = resolve_readings(readings, None, [entry("reject", called(record, "Kesmar"))])
    assert gone not in {row.id for row in after.actors}
    used = {row.side for row in (*after.actors, *after.statements, *after.positions)}
    used |= {row.speaker for row in after.statements} | {row.actor for row in after.positions}
    used |= {one.actor for row in after.events for one in row.participants}
    assert gone not in used


def test_a_rejected_article_is_refused(readings: list[FiledReading], record: Record) -> None:
    """With all that it told, and with who rejected it and why."""
    article = record.articles[3]
    one = entry("reject", Target("articles", article.id), why="satire")
    after = resolve_readings(readings, None, [one])
    (refused,) = after.rejects
    assert (refused.locator, refused.reason) == (article.source.locator, "corrected")
    assert "ana" in refused.message
    assert "satire" in refused.message
    assert not any(row.article == article.id for row in after.statements)
    assert not any(article.id in row.articles for row in after.events)


@pytest.mark.parametrize(
    "kind", ["places", "instruments", "issues", "positions", "conditions", "commitments", "conflicts"]
)
def test_any_row_can_be_rejected_or_confirmed(
    readings: list[FiledReading], record: Record, kind: str
) -> None:
    """Each is found again by its content alone."""
    row: Any = getattr(record, kind)[0]
    target = replace(on(kind, row), id=None)
    reject = entry("reject", target, at=1)
    after = resolve_readings(readings, None, [reject])
    assert outcome(after, reject).rows == (row.id,)
    assert row.id not in {one.id for one in getattr(after, kind)}
    confirm = entry("confirm", target, at=2)
    after = resolve_readings(readings, None, [reject, confirm])
    assert outcome(after, reject).status == "overruled"
    found = next(one for one in getattr(after, kind) if one.id == row.id)
    assert found.confirmed
    assert getattr(found, "confidence", 1.0) == 1.0


def test_no_shift_rests_on_a_rejected_position(readings: list[FiledReading], record: Record) -> None:
    """The next one is compared with the one before."""
    shifted = next(row for row in record.positions if row.shift_from)
    before = next(row for row in record.positions if row.id == shifted.shift_from)
    after = resolve_readings(readings, None, [entry("reject", on("positions", before))])
    assert before.id not in {row.shift_from for row in after.positions}


def test_the_day_of_an_article_dates_what_its_words_tell(
    readings: list[FiledReading], record: Record
) -> None:
    """Times, statements and events move along; what was believed before is told as not believed."""
    anchored = {row.article for row in record.times if row.anchor and row.value[:4].isdecimal()}
    article = next(row for row in record.articles if row.id in anchored and row.published.value)
    old = article.published.value or ""
    new = f"{int(old[:4]) - 7}{old[4:8]}15"
    one = entry("set_date", Target("articles", article.id), new, why="the archive says so")
    after = resolve_readings(readings, None, [one])
    now = next(row for row in after.articles if row.id == article.id)
    assert (now.published.value, now.published.basis, now.published.confidence) == (new, "correction", 1.0)
    assert old in {one.value for one in now.published.rejected}
    assert any("the archive says so" in told for told in now.published.reasons)
    anchors = {row.anchor for row in after.times if row.article == article.id} - {None}
    assert anchors == {new}
    told = {row.said_on.value for row in after.statements if row.article == article.id and row.said_on}
    assert all(day <= new for day in told)


def test_the_same_day_changes_nothing_but_its_basis(readings: list[FiledReading], record: Record) -> None:
    """Reading the times anew from the same day gives the same times."""
    log = [
        entry("set_date", Target("articles", row.id), row.published.value)
        for row in record.articles
        if len(row.published.value or "") == len("2021-03-04") and row.published.basis != "inferred"
    ]
    after = resolve_readings(readings, None, log)
    for kind in ("times", "statements", "events", "positions", "commitments"):
        assert getattr(after, kind) == getattr(record, kind)


def test_the_day_of_a_statement_and_of_an_event(readings: list[FiledReading], record: Record) -> None:
    """With their basis; an event may last."""
    said, held = statement(record, DECLARATION), event(record, "visit")
    log = [
        entry("set_date", on("statements", said), "2021-03-02"),
        entry("set_date", on("events", held), "2022-05-18/2022-05-19"),
    ]
    after = resolve_readings(readings, None, log)
    now = statement(after, DECLARATION).said_on
    assert now is not None
    assert (now.value, now.basis) == ("2021-03-02", "correction")
    lasted = next(row for row in after.events if row.id == held.id)
    assert (lasted.start, lasted.end, lasted.basis) == ("2022-05-18", "2022-05-19", "correction")


def test_what_cannot_be_applied_is_told(readings: list[FiledReading], record: Record) -> None:
    """The log loses nothing when articles go."""
    said = statement(record, DECLARATION)
    stranger = Target("actors", None, "person", ("Nobody Known",))
    log = [
        entry("note", on("statements", said), "x", at=1),
        entry("set_date", Target("articles", said.article), "2021", at=2),
        entry("rename", stranger, "X", at=3),
        entry("merge", called(record, "Dario Venn"), others=(stranger,), at=4),
        entry("split", called(record, "Dario Venn"), words=on("statements", said).words, at=5),
        entry("reject", stranger, at=6),
        entry("reject", on("conflicts", record.conflicts[0]), at=7),
    ]
    fewer = [one for one in readings if one.id != said.article]
    after = resolve_readings(fewer, None, log)
    assert [row.status for row in after.corrections[:6]] == ["not_applied"] * 6
    assert all(row.reason for row in after.corrections if row.status == "not_applied")
    assert resolve_readings([], None, log).corrections != ()


def test_a_speaker_nobody_knows_is_told(readings: list[FiledReading], record: Record) -> None:
    """The statement stays as it was."""
    said = statement(record, DECLARATION)
    one = entry("set_speaker", on("statements", said), others=(Target("actors", names=("Nobody Known",)),))
    after = resolve_readings(readings, None, [one])
    assert "speaker is not found" in (outcome(after, one).reason or "")
    assert statement(after, DECLARATION).speaker_name == said.speaker_name


def test_corrections_hold_when_articles_come(readings: list[FiledReading], record: Record) -> None:
    """A merge made of two articles, in which an actor may have another name, holds for all."""
    few = [one for one in readings if one.locator.rpartition("/")[2][:2] in ("01", "10")]
    small = resolve_readings(few)
    venn = next(row.name for row in small.actors if row.name.endswith("Dario Venn"))
    one = entry("merge", called(small, venn), others=(called(small, "Anton Marrick"),))
    two = entry("reject", on("statements", statement(small, DECLARATION)))
    after = resolve_readings(readings, None, [one, two])
    assert [row.status for row in after.corrections] == ["applied", "applied"]
    assert named(after, "Anton Marrick") == named(after, "Dario Venn") == [actor(record, "Dario Venn").id]
    assert statements(after, DECLARATION) == []


@pytest.fixture(scope="session")
def log(record: Record) -> list[Correction]:
    """Entries of every kind, some of which disagree."""
    venn, horst, marrick = (called(record, name) for name in ("Dario Venn", "Edvin Horst", "Anton Marrick"))
    said, other = on("statements", statement(record, DECLARATION)), on("statements", record.statements[7])
    visit = on("events", event(record, "visit"))
    found = [
        entry("merge", venn, others=(horst,), at=1),
        entry("merge", marrick, others=(venn,), at=1, who="ben"),
        entry("rename", venn, "D. Venn", at=2),
        entry("rename", venn, "Dario V.", at=2, who="ben"),
        entry("split", marrick, articles=(said.words[0].article,), at=3),
        entry("set_speaker", said, others=(horst,), at=4),
        entry("set_speaker", said, others=(marrick,), at=4, who="ben"),
        entry("reject", other, at=5),
        entry("confirm", other, at=5, who="ben"),
        entry("set_date", visit, "2020", at=6),
        entry("set_date", Target("articles", said.words[0].article), "2020-01-01", at=7),
        entry("reject", on("issues", record.issues[0]), at=8),
        entry("note", visit, "here", at=9),
    ]
    return [*found, undo(found[0], 20), undo(found[5], 21)]


@given(seed=st.integers(0, 10_000), part=st.integers(0, 15))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_and_the_way_of_the_log_do_not_matter(
    readings: list[FiledReading], log: list[Correction], seed: int, part: int
) -> None:
    """Two people's logs, shuffled, imported twice: byte for byte the same record."""
    shuffled = [*log, *log[:part]]
    random.Random(seed).shuffle(shuffled)
    pages = random.Random(seed).sample(readings, len(readings))
    assert lines(resolve_readings(pages, None, shuffled)) == lines(resolve_readings(readings, None, log))


def test_what_is_confirmed_stays_as_it_stood(readings: list[FiledReading], record: Record) -> None:
    """Speakers and day of a confirmed statement hold, whatever is read later; setting them wins over it."""
    row = next(one for one in record.statements if one.speaker and one.said_on and not one.copy_of)
    other = next(one for one in record.actors if one.kind == "person" and one.id != row.speaker)
    third = next(
        one for one in record.actors if one.kind == "person" and one.id not in (row.speaker, other.id)
    )
    target = on("statements", row)
    stood = entry("confirm", target, "2021-01-02", others=(on("actors", other),), at=1)
    after = resolve_readings(readings, None, [stood])
    found = next(one for one in after.statements if one.id == row.id)
    assert (found.speaker, found.said_on and found.said_on.value, found.confirmed) == (
        other.id, "2021-01-02", True,
    )  # fmt: skip
    assert outcome(after, stood).status == "applied"
    told = entry("set_speaker", target, others=(on("actors", third),), at=0)
    again = resolve_readings(readings, None, [told, stood])
    assert next(one for one in again.statements if one.id == row.id).speaker == third.id


def test_a_confirmed_event_keeps_its_days(readings: list[FiledReading], record: Record) -> None:
    """As a day set does; of a kind that has no day, nothing but the row is confirmed."""
    row = record.events[0]
    stood = entry("confirm", on("events", row), "2021-01-02/2021-01-04")
    after = resolve_readings(readings, None, [stood])
    (found,) = [one for one in after.events if one.id == row.id]
    assert (found.start, found.end, found.confirmed) == ("2021-01-02", "2021-01-04", True)
