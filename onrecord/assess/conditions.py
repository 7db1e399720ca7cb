"""What must come before what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.assess.evidence import actor_at, by_spot, quoted, row_at, said_on
from onrecord.records.rows import Condition, row_id
from onrecord.text.words import Lemmas, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.assess.evidence import Spots
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import ConditionMention, FiledReading
    from onrecord.records.rows import Statement

SAME_CONDITION = (
    0.6  # shared content words over all, of prerequisite and consequent; rewordings of wire copy reach it
)


def gather_conditions(
    filed: Sequence[FiledReading], statements: Sequence[Statement], actors: ActorIndex
) -> tuple[Condition, ...]:
    """The conditions of the record, by date, then id; the same condition told again adds its evidence."""
    spots = by_spot(statements)
    found = [
        _condition(reading, mention, spots, actors)
        for reading in filed
        for mention in reading.reading.conditions
    ]
    lemmas = Lemmas.over(reading.reading.lemmas for reading in filed)
    merged = _merged(sorted(found, key=_order), lemmas)
    return tuple(sorted(merged, key=_order))


def _order(row: Condition) -> tuple[bool, str, str]:
    return row.since is None, row.since or "", row.id


def _condition(
    reading: FiledReading, mention: ConditionMention, spots: Spots, actors: ActorIndex
) -> Condition:
    row = row_at(spots, reading, mention.statement)
    holder = actor_at(reading, mention.holder, actors)
    source = reading.reading.statements[mention.statement].source if mention.statement is not None else None
    if row is not None and (mention.holder is None or mention.holder == source):
        holder = row.speaker if row.speaker is not None else holder
    consequent = quoted(reading, mention.consequent) if mention.consequent is not None else None
    since = said_on(reading, row)
    prerequisite = quoted(reading, mention.prerequisite)
    named = row_id("condition", holder, prerequisite, consequent)
    return Condition(named, holder, prerequisite, consequent, since, (quoted(reading, mention.text),))


def _merged(ordered: Sequence[Condition], lemmas: Lemmas) -> list[Condition]:
    """The first telling of each condition, with the sentences of all."""
    kept: dict[str | None, list[tuple[frozenset[str], Condition]]] = {}
    for row in ordered:
        whole = row.prerequisite.quote + " " + (row.consequent.quote if row.consequent else "")
        words = lemmas.content_words(whole)
        held = kept.setdefault(row.holder, [])
        for at, (others, first) in enumerate(held):
            if likeness(words, others) >= SAME_CONDITION:
                held[at] = others, _joined(first, row)
                break
        else:
            held.append((words, row))
    return [row for held in kept.values() for _, row in held]


def _joined(first: Condition, again: Condition) -> Condition:
    evidence = tuple(sorted({*first.evidence, *again.evidence}))
    return Condition(first.id, first.holder, first.prerequisite, first.consequent, first.since, evidence)
