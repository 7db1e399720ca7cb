"""Each side's stance on each issue over time, with shifts.

Voice: ``own`` where the actor itself is the speaker, ``reported`` where somebody else tells its stance
in a statement (a statement within a statement, or another party as the subject of the stance), ``outlet``
where the article tells it in its own voice. Only ``own`` positions shift; background does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.assess.evidence import actor_at, by_spot, day_of, quoted, row_at, said_on, sentence_at
from onrecord.assess.issue_terms import IssueMatcher
from onrecord.records.rows import Position, row_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.assess.evidence import Spots
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading, StanceMention, Voice
    from onrecord.records.rows import Issue, Statement

OUTLET_CONFIDENCE = 0.4  # a rule over one sentence; half of what a found speaker and cue earn
NAMED_IN_TARGET = 1.0
NAMED_BESIDE = 0.5  # the issue stands outside the words said: "Concerning the islands, he said …"
MIN_WORDS_BESIDE = 5  # fewer words ("to do so") do not tell what the sentence around them is about
NAMED_NEARBY = 0.7  # the issue stands in the sentence, not in what the cue governs


@dataclass(frozen=True, slots=True)
class _Tools:
    spots: Spots
    rows: dict[str, Statement]
    matcher: IssueMatcher
    actors: ActorIndex


def find_positions(
    filed: Sequence[FiledReading],
    statements: Sequence[Statement],
    issues: Sequence[Issue],
    actors: ActorIndex,
) -> tuple[Position, ...]:
    """The positions of the record, by date, then id; the same utterance counts once an issue."""
    tools = _Tools(by_spot(statements), {row.id: row for row in statements}, IssueMatcher.of(issues), actors)
    found = [
        position
        for reading in filed
        for stance in reading.reading.stances
        if (position := _position(reading, stance, tools)) is not None
    ]
    return _shifted(_merged(found, tools))


def _position(reading: FiledReading, stance: StanceMention, tools: _Tools) -> Position | None:
    row = row_at(tools.spots, reading, stance.statement)
    if stance.statement is not None and row is None:
        return None
    issue, sure = _main_issue(reading, stance, tools)
    actor, voice = _whose(reading, stance, row, tools)
    if issue is None or actor is None:
        return None
    evidence = quoted(reading, stance.span)
    if sure == NAMED_BESIDE and len(stance.span.of(reading.reading.article.text).split()) < MIN_WORDS_BESIDE:
        return None
    confidence = round((row.confidence if row is not None else OUTLET_CONFIDENCE) * sure, 3)
    day = said_on(reading, row) if row is not None else day_of(reading)
    named = row_id("position", actor, issue, stance.stance, evidence.article, evidence.start, evidence.end)
    return Position(
        named, actor, tools.actors.side_of(actor), issue, stance.stance, day,
        row.id if row is not None else None, (evidence,), None, confidence, voice,
    )  # fmt: skip


def _main_issue(reading: FiledReading, stance: StanceMention, tools: _Tools) -> tuple[str | None, float]:
    """The issue named first in what the stance is about, else in its sentence, else none."""
    hits = tools.matcher.hits(reading, stance.target)
    if hits:
        return hits[0][1], NAMED_IN_TARGET
    hits = tools.matcher.hits(reading, stance.span)
    if hits:
        return hits[0][1], NAMED_NEARBY
    sentence = sentence_at(reading, stance.span.start)
    hits = tools.matcher.hits(reading, sentence) if sentence is not None else []
    return (hits[0][1], NAMED_BESIDE) if hits else (None, 0.0)


def _whose(
    reading: FiledReading, stance: StanceMention, row: Statement | None, tools: _Tools
) -> tuple[str | None, Voice]:
    holder = actor_at(reading, stance.holder, tools.actors)
    if row is None:
        return holder, "outlet"
    if holder is not None and tools.actors.side_of(holder) != row.side and holder != row.speaker:
        return holder, "reported"
    if stance.holder is not None and holder is None:
        return None, "reported"
    return row.speaker, "reported" if row.parent is not None else "own"


def _merged(found: Iterable[Position], tools: _Tools) -> list[Position]:
    """One position for each actor, issue and utterance: copies and second reports add their evidence."""
    groups: dict[tuple[str, ...], list[Position]] = {}
    for position in found:
        groups.setdefault(_same(position, tools), []).append(position)
    out = []
    for group in groups.values():
        ranked = sorted(group, key=lambda one: (one.as_of or "9999", -one.confidence, one.id))
        stances = [one for one in ranked if one.stance == ranked[0].stance]
        evidence = sorted({words for one in stances for words in one.evidence})
        out.append(replace(ranked[0], evidence=tuple(evidence)))
    return out


def _same(position: Position, tools: _Tools) -> tuple[str, ...]:
    actor = position.actor or ""
    if position.statement is not None:
        return actor, position.issue, tools.rows[position.statement].utterance
    return actor, position.issue, position.stance, " ".join(position.evidence[0].quote.lower().split())


def _shifted(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions in order, each own one with the previous different one of its side on the issue."""
    ordered = sorted(positions, key=lambda one: (one.as_of is None, one.as_of or "", one.id))
    last: dict[tuple[str, str], Position] = {}
    out = []
    for found in ordered:
        position = found
        if position.voice == "own" and position.side is not None and position.as_of is not None:
            key = (position.side, position.issue)
            before = last.get(key)
            last[key] = position
            if before is not None and before.stance != position.stance and _earlier(before, position):
                position = replace(position, shift_from=before.id)
        out.append(position)
    return tuple(out)


def _earlier(before: Position, after: Position) -> bool:
    """Whether the days, at the precision both have, show that one came before the other."""
    one, other = before.as_of or "", after.as_of or ""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
