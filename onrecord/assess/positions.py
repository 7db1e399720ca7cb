"""Each side's stance on each issue over time, with shifts.

Voice: ``own`` where the actor itself is the speaker, ``reported`` where somebody else tells its stance
in a statement (a statement within a statement, or another party as the subject of the stance), ``outlet``
where the article tells it in its own voice. Only ``own`` positions shift; background does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.assess.evidence import actor_at, by_spot, quoted, row_at, said_on, sentence_at
from onrecord.assess.issue_terms import IssueMatcher
from onrecord.records.rows import Position, row_id
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.assess.evidence import Spots
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading, Stance, StanceMention, Voice
    from onrecord.records.rows import Issue, Statement

OUTLET_CONFIDENCE = 0.4  # a rule over one sentence; half of what a found speaker and cue earn
NAMED_IN_TARGET = 1.0
NAMED_BESIDE = 0.5  # the issue stands outside the words said: "Concerning the islands, he said …"
WORDS_BESIDE = 8  # words between what the stance is about and the issue named in the same clause
NAMED_NEARBY = 0.7  # the issue stands in the sentence, not in what the cue governs

_OPENERS = re.compile(
    r"[\"“'(]*(?:concerning|regarding|on|as (?:for|to)|speaking (?:of|on|about)|asked about|turning to"
    r"|commenting on|referring to|touching on|about)\b",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[,;:—–]|\b(?:that|which|who|because|while|but|if|although|when)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:no|not|never|without|against|stops?|stopping|prevents?|preventing|keeps? \S+ from|block(?:s|ing)?"
    r"|end(?:s|ing)?|halt(?:s|ing)?|abandon(?:s|ing)?|give up|giving up|den(?:y|ies|ied)|ban(?:s|ning)?"
    r"|forbids?|oppos(?:e|es|ing|ition to)|reject(?:s|ing)?|cannot|neither|nor|free of|renounc(?:e|es|ing))\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


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
    return with_shifts(_merged(found, tools))


def _position(reading: FiledReading, stance: StanceMention, tools: _Tools) -> Position | None:
    row = row_at(tools.spots, reading, stance.statement)
    if stance.statement is not None and row is None:
        return None
    hit, sure = _main_issue(reading, stance, tools)
    actor, voice = _whose(reading, stance, row, tools)
    if hit is None or actor is None:
        return None
    where, issue = hit
    kind = _signed(reading, stance, where)
    evidence = quoted(reading, stance.span)
    confidence = round((row.confidence if row is not None else OUTLET_CONFIDENCE) * sure, 3)
    day = said_on(reading, row) if row is not None else reading.reading.published_at(stance.span.start).value
    named = row_id("position", actor, issue, kind, evidence.article, evidence.start, evidence.end)
    return Position(
        named, actor, tools.actors.side_of(actor), issue, kind, day,
        row.id if row is not None else None, (evidence,), None, confidence, voice,
    )  # fmt: skip


def _main_issue(
    reading: FiledReading, stance: StanceMention, tools: _Tools
) -> tuple[tuple[Span, str] | None, float]:
    """The issue named first in what the stance is about, else in its sentence, else none."""
    hits = tools.matcher.hits(reading, stance.target)
    if hits:
        return hits[0], NAMED_IN_TARGET
    text = reading.reading.article.text
    hits = [hit for hit in tools.matcher.hits(reading, stance.span) if _beside(text, stance.target, hit[0])]
    if hits:
        return hits[0], NAMED_NEARBY
    topic = _topic(reading, stance.span)
    hits = tools.matcher.hits(reading, topic) if topic is not None else []
    return (hits[0], NAMED_BESIDE) if hits else (None, 0.0)


def _beside(text: str, target: Span, hit: Span) -> bool:
    """Whether the issue stands in the target's own clause: a few words off, nothing opening another."""
    between = text[min(target.end, hit.end) : max(target.start, hit.start)]
    return len(between.split()) <= WORDS_BESIDE and _BREAKS.search(between) is None


def _topic(reading: FiledReading, span: Span) -> Span | None:
    """The opening that tells what the words after it are about: "Concerning the islands, he said …"."""
    sentence = sentence_at(reading, span.start)
    if sentence is None or sentence.start >= span.start:
        return None
    opening = Span(sentence.start, span.start)
    return opening if _OPENERS.match(opening.of(reading.reading.article.text)) else None


def _signed(reading: FiledReading, stance: StanceMention, hit: Span) -> Stance:
    """The stance on the issue itself: what the words between cue and issue turn around is turned around."""
    if stance.stance not in ("supports", "opposes"):
        return stance.stance
    begin = stance.target.start
    if stance.cue is not None and begin < stance.cue.end <= hit.start:
        begin = stance.cue.end
    if begin >= hit.start:
        return stance.stance
    turns = len(_TURNS.findall(reading.reading.article.text[begin : hit.start]))
    if turns % 2 == 0:
        return stance.stance
    return "opposes" if stance.stance == "supports" else "supports"


def _whose(
    reading: FiledReading, stance: StanceMention, row: Statement | None, tools: _Tools
) -> tuple[str | None, Voice]:
    holder = actor_at(reading, stance.holder, tools.actors)
    if row is None:
        return holder, "outlet"
    if holder is not None and tools.actors.side_of(holder) != row.side and holder != row.speaker:
        return holder, "reported"
    if stance.holder is not None and holder is None and not _names_side(reading, stance.holder, row, tools):
        return None, "reported"
    return row.speaker, "reported" if row.parent is not None else "own"


def _names_side(reading: FiledReading, holder: Span, row: Statement, tools: _Tools) -> bool:
    """Whether an unresolved holder is the speaker's own side by name."""
    if row.side is None:
        return False
    return tools.actors.name_of(row.side) in holder.of(reading.reading.article.text)


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


def with_shifts(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions in order, each own one with the previous different one of its side on the issue."""
    ordered = sorted(positions, key=lambda one: (one.as_of is None, one.as_of or "", one.id))
    last: dict[tuple[str, str], Position] = {}
    out = []
    for found in ordered:
        position = found if found.shift_from is None else replace(found, shift_from=None)
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
