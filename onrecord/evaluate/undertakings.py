"""Scores of conditions, commitments and positions: spans that overlap by at least half."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.names import same_speaker
from onrecord.evaluate.tally import Miss, Tally, at_least_half, match
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.outcome import Outcome
    from onrecord.records.rows import Evidence

_POSITION_STANCES = {"neutral": "open"}  # the annotators' fifth stance has no place in the record


def score_conditions(outcome: Outcome) -> Tally:
    """Conditions of one page by the span of what must come first."""
    items = outcome.gold.truth["conditions"]
    gold = [_locate(outcome, item, "prerequisite") for item in items]
    rows = [row for row in outcome.record.conditions if row.prerequisite.article == outcome.id]
    tally, pairs = _spans(outcome, "conditions", gold, [_span(row.prerequisite) for row in rows])
    holders = [
        (_names(items[i]["holder"]), _name(outcome, rows[j].holder), items[i]["text"]) for i, j in pairs
    ]
    return _with_parties(outcome, tally, "holder", holders)


def score_commitments(outcome: Outcome) -> Tally:
    """Commitments of one page by the span of the undertaking."""
    items = outcome.gold.truth["commitments"]
    gold = [_locate(outcome, item, "text") for item in items]
    rows = [row for row in outcome.record.commitments if row.text.article == outcome.id]
    tally, pairs = _spans(outcome, "commitments", gold, [_span(row.text) for row in rows])
    parties = [(_names(items[i]["party"]), _name(outcome, rows[j].party), items[i]["text"]) for i, j in pairs]
    return _with_parties(outcome, tally, "party", parties)


def score_positions(outcome: Outcome) -> Tally:
    """Positions of one page: the evidence shares words with the gold's; then its stance is compared."""
    items = outcome.gold.truth["positions"]
    gold = [_locate(outcome, item, "text") for item in items]
    rows = [row for row in outcome.record.positions if row.evidence[0].article == outcome.id]
    found = [_span(row.evidence[0]) for row in rows]
    pairs = match(gold, found, lambda one, other: float(one.overlap(other)) if one and other else 0.0)
    stances = [
        _POSITION_STANCES.get(items[i]["stance"], items[i]["stance"]) == rows[j].stance for i, j in pairs
    ]
    misses = [
        Miss(outcome.id, "wrong stance", f"{items[i]['stance']} ≠ {rows[j].stance}: {items[i]['text'][:100]}")
        for (i, j), same in zip(pairs, stances, strict=True)
        if not same
    ]
    hit = {i for i, _ in pairs}
    misses += [Miss(outcome.id, "missed", item["text"]) for i, item in enumerate(items) if i not in hit]
    right = {"stance": (sum(stances), len(pairs))}
    counts = (len(pairs), len(gold), len(found))
    return Tally(outcome.gold.corpus, "positions", outcome.id, *counts, right, tuple(misses))


def _spans(
    outcome: Outcome, task: str, gold: Sequence[Span | None], found: Sequence[Span]
) -> tuple[Tally, list[tuple[int, int]]]:
    pairs = match(gold, found, at_least_half)
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    text = outcome.text
    misses = [
        Miss(outcome.id, "missed", span.of(text) if span else "(not in the text)")
        for i, span in enumerate(gold)
        if i not in hit_gold
    ]
    misses += [Miss(outcome.id, "false", span.of(text)) for j, span in enumerate(found) if j not in hit_found]
    counts = (len(pairs), len(gold), len(found))
    return Tally(outcome.gold.corpus, task, outcome.id, *counts, misses=tuple(misses)), pairs


def _with_parties(
    outcome: Outcome, tally: Tally, name: str, pairs: list[tuple[list[str], str | None, str]]
) -> Tally:
    verdicts = [any(same_speaker(one, found, None) for one in gold) for gold, found, _ in pairs]
    wrong = [
        Miss(outcome.id, f"wrong {name}", f"{' / '.join(gold)} ≠ {found}: {words[:90]}")
        for (gold, found, words), same in zip(pairs, verdicts, strict=True)
        if not same
    ]
    right = {name: (sum(verdicts), len(verdicts))}
    return replace(tally, right=right, misses=(*tally.misses, *wrong))


def _locate(outcome: Outcome, item: dict[str, Any], key: str) -> Span | None:
    number = item.get("occurrence") if key == "text" else item.get(f"{key}_occurrence")
    return outcome.locator.span(item[key], number)


def _span(evidence: Evidence) -> Span:
    return Span(evidence.start, evidence.end)


def _names(party: str) -> list[str]:
    """The ways the gold allows: "Sergey Lavrov / Russia" is the man, or the side he speaks for."""
    return [part.strip() for one in party.split(";") for part in one.split(" / ")]


def _name(outcome: Outcome, actor: str | None) -> str | None:
    return next((row.name for row in outcome.record.actors if row.id == actor), None)
