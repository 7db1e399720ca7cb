"""Who undertook what, and what became of it.

An outcome is told only by a later article of another source than the promise: by the event the
promise names (a visit that was held, put off, called off), or by a sentence about the same party
and the same act. Anything less stays ``no_evidence``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.assess.evidence import actor_at, by_spot, quoted, row_at, said_on
from onrecord.assess.outcomes import (
    Promise,
    SentenceIndex,
    act_words,
    event_outcome,
    place_words,
    sentence_outcome,
)
from onrecord.records.rows import Commitment, Due, row_id
from onrecord.text.words import Lemmas, likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.assess.evidence import Spots
    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import ActorIndex, EventIndex
    from onrecord.records.readings import CommitmentMention, FiledReading
    from onrecord.records.rows import Statement

_ACT = re.compile(r"\bto\b")  # opens what is undertaken
_MONTH = len("2019-02")
SAME_COMMITMENT = 0.7  # shared content words over all; below it a later wording may be a changed promise


@dataclass(frozen=True, slots=True)
class _Tools:
    spots: Spots
    actors: ActorIndex
    groups: Mapping[str, str]
    days: Mapping[str, str | None]
    lemmas: Lemmas


def follow_commitments(
    filed: Sequence[FiledReading],
    statements: Sequence[Statement],
    actors: ActorIndex,
    events: EventIndex,
    copies: Mapping[str, Copies],
) -> tuple[Commitment, ...]:
    """The commitments of the record with their outcomes, by date made, then id."""
    days = {reading.id: reading.reading.published.value for reading in filed}
    lemmas = Lemmas.over(reading.reading.lemmas for reading in filed)
    groups = {article: copy.group for article, copy in copies.items()}
    tools = _Tools(by_spot(statements), actors, groups, days, lemmas)
    until = max((day for day in days.values() if day is not None), default=None)
    promises = _promises(filed, tools)
    index = SentenceIndex.build(filed, lemmas)
    rows = [_followed(promise, index, events, tools, until) for promise in promises]
    return tuple(sorted(rows, key=lambda row: (row.made_on is None, row.made_on or "", row.id)))


def _promises(filed: Sequence[FiledReading], tools: _Tools) -> list[Promise]:
    found = [
        _promise(reading, mention, tools) for reading in filed for mention in reading.reading.commitments
    ]
    kept: dict[str | None, list[Promise]] = {}
    for promise in sorted(found, key=lambda one: (one.made_on is None, one.made_on or "", one.row.text)):
        held = kept.setdefault(promise.row.party, [])
        again = next(
            (at for at, one in enumerate(held) if likeness(one.words, promise.words) >= SAME_COMMITMENT), None
        )
        if again is None:
            held.append(promise)
        elif held[again].row.due is None and promise.row.due is not None:
            held[again] = replace(held[again], row=replace(held[again].row, due=promise.row.due))
    return [promise for held in kept.values() for promise in held]


def _promise(reading: FiledReading, mention: CommitmentMention, tools: _Tools) -> Promise:
    row = row_at(tools.spots, reading, mention.statement)
    party = actor_at(reading, mention.party, tools.actors)
    source = reading.reading.statements[mention.statement].source if mention.statement is not None else None
    if row is not None and (mention.party is None or mention.party == source):
        party = row.speaker if row.speaker is not None else party
    text = quoted(reading, mention.text)
    made = _made_on(reading, mention) or said_on(reading, row)
    due = _due(mention, made)
    filled = Commitment(row_id("commitment", party, text), party, text, made, due, "no_evidence", (), None)
    words = act_words(reading, mention.text, tools.lemmas)
    places = place_words(reading, mention.text, tools.lemmas)
    joint = tools.actors.actors_of(reading.id, mention.party)
    parties = frozenset(joint) | ({party} if party is not None else frozenset())
    return Promise(filled, reading, mention, words, places, tools.actors.side_of(party), parties)


def _made_on(reading: FiledReading, mention: CommitmentMention) -> str | None:
    """The past time that stands before what is undertaken: "In May 2022 Venn agreed to".

    Years alone name documents ("the 1956 declaration") more often than the time of a promise.
    """
    day = reading.reading.published_at(mention.text.start).value
    act = _ACT.search(reading.reading.article.text, mention.text.start, mention.text.end)
    if act is None or day is None:
        return None
    for time in reading.reading.times:
        inside = mention.text.contains(time.span) and time.span.end <= act.start()
        if inside and time.start and len(time.start) >= _MONTH and time.start < day[: len(time.start)]:
            return time.start
    return None


def _due(mention: CommitmentMention, made: str | None) -> Due | None:
    """When it falls due; what lies before it was made ("the 1956 declaration") is none."""
    last = mention.due_end or mention.due_start
    if last is None or (made is not None and last[: len(made)] < made[: len(last)]):
        return None
    return Due(mention.due_start, mention.due_end)


def _followed(
    promise: Promise, index: SentenceIndex, events: EventIndex, tools: _Tools, until: str | None
) -> Commitment:
    row = replace(promise.row, searched_until=until)
    due = row.due.end or row.due.start if row.due is not None else None
    found = event_outcome(promise, events, tools.groups, tools.days) or sentence_outcome(
        promise, index, tools.actors, tools.groups
    )
    if found is not None:
        return replace(row, outcome=found[0], outcome_evidence=found[1])
    if due is not None and until is not None and due[: len(until)] > until[: len(due)]:
        return replace(row, outcome="pending")
    return row
