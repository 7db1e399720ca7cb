"""Entries about statements, applied to the readings: before anything is derived from a rejected one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from onrecord.correct.looks import Look
from onrecord.correct.matching import best_row, find_row, place_of
from onrecord.correct.settling import Hit
from onrecord.records.rows import row_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.correct.ledger import Ledger
    from onrecord.records.article_rows import Copies
    from onrecord.records.corrections import Correction
    from onrecord.records.readings import (
        CommitmentMention,
        ConditionMention,
        FiledReading,
        Reading,
        StanceMention,
        StatementMention,
    )

    Told = TypeVar("Told", ConditionMention, CommitmentMention, StanceMention)

Stretches = list[tuple[str, int, int]]


def statement_id(article: str, mention: StatementMention) -> str:
    """The id of the row of a statement."""
    return row_id("statement", article, *((span.start, span.end) for span in mention.content))


def statement_hits(
    filed: Sequence[FiledReading], copies: Mapping[str, Copies], ledger: Ledger
) -> Iterator[Hit]:
    """The statements that standing entries are about, and the same words in copies of their articles."""
    entries = ledger.standing("reject", "confirm", "set_date", "set_speaker", "note", of="statements")
    if not entries:
        return
    texts = {reading.id: reading.reading.article.text for reading in filed}
    looks = {reading.id: _looks(reading) for reading in filed}
    family = _families(copies)
    for entry in entries:
        target = entry.target
        if target is None:
            continue
        near = [look for article in {one.article for one in target.words} for look in looks.get(article, ())]
        match = find_row(target, near, texts)
        if match.row is None:
            ledger.failed(entry, match.why or "")
            continue
        yield Hit(entry, match.row)
        yield from _in_copies(entry, texts, copies, family, looks)


def _looks(filed: FiledReading) -> list[Look]:
    return [
        Look(
            statement_id(filed.id, mention),
            words=tuple((filed.id, span.start, span.end) for span in mention.content),
        )
        for mention in filed.reading.statements
    ]


def _families(copies: Mapping[str, Copies]) -> dict[str, list[str]]:
    """The copies of each original."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in sorted(copies):
        if (original := copies[article].of) is not None:
            found[original].append(article)
    return found


def _in_copies(
    entry: Correction,
    texts: Mapping[str, str],
    copies: Mapping[str, Copies],
    family: Mapping[str, list[str]],
    looks: Mapping[str, list[Look]],
) -> Iterator[Hit]:
    """The statements that are the same words by their place in a copy; a note is about one row only."""
    if entry.target is None or entry.kind == "note":
        return
    places = [found for one in entry.target.words if (found := place_of(one, texts)) is not None]
    stretches = [(one.article, one.start, one.end) for one in places]
    home = stretches[0][0]
    original = copies[home].of or home
    if original != home:
        stretches = _through(stretches, [(s.start, s.end, s.of_start) for s in copies[home].shared], original)
    for article in (original, *family.get(original, ())):
        if article == home:
            continue
        there = stretches
        if article != original:
            shared = [(s.of_start, s.of_end, s.start) for s in copies[article].shared]
            there = _through(stretches, shared, article)
        if there and (row := best_row(entry.target, there, looks[article]).row) is not None:
            yield Hit(entry, row, direct=False)


def _through(stretches: Stretches, shared: Sequence[tuple[int, int, int]], article: str) -> Stretches:
    """Where stretches of one text stand in another; shared ones by start and end here, start there."""
    return [
        (article, max(start, begin) - begin + there, min(end, until) - begin + there)
        for _, start, end in stretches
        for begin, until, there in shared
        if max(start, begin) < min(end, until)
    ]


def without_statements(filed: FiledReading, rejected: frozenset[str]) -> FiledReading:
    """The reading without these statements and what was read in them as said."""
    mentions = filed.reading.statements
    kept = [i for i, one in enumerate(mentions) if statement_id(filed.id, one) not in rejected]
    if len(kept) == len(mentions):
        return filed
    return replace(filed, reading=_without(filed.reading, {old: new for new, old in enumerate(kept)}))


def _without(reading: Reading, now: Mapping[int, int]) -> Reading:
    """The reading with the statements of ``now`` only: old numbers to new ones."""
    statements = tuple(
        replace(reading.statements[old], parent=_parent(reading.statements, old, now)) for old in now
    )
    return replace(
        reading,
        statements=statements,
        conditions=_renumbered(reading.conditions, now),
        commitments=_renumbered(reading.commitments, now),
        stances=_renumbered(reading.stances, now),
    )


def _parent(statements: Sequence[StatementMention], index: int, now: Mapping[int, int]) -> int | None:
    """The new number of the innermost statement around this one that is left."""
    parent, seen = statements[index].parent, {index}
    while parent is not None and parent not in now and parent not in seen:
        seen.add(parent)
        parent = statements[parent].parent
    return now.get(parent) if parent is not None else None


def _renumbered(told: tuple[Told, ...], now: Mapping[int, int]) -> tuple[Told, ...]:
    return tuple(
        one if one.statement is None else replace(one, statement=now[one.statement])
        for one in told
        if one.statement is None or one.statement in now
    )
