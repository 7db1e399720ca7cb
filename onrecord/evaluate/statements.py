"""Scores of statements: content spans, and on the matched ones mode, speaker and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.names import same_speaker
from onrecord.evaluate.tally import Miss, Tally, at_least_half, match
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from onrecord.evaluate.outcome import Outcome
    from onrecord.records.rows import Evidence


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, of the gold or found: the covered span (None where cleaning lost the words)."""

    span: Span | None
    mode: str
    speaker: str | None
    mention: Span | None
    said_on: str | None
    text: str
    addressee: str | None = None
    heard: Span | None = None
    shown: bool = True


def score_statements(outcome: Outcome) -> Tally:
    """Statements of one page, matched one to one by the overlap of their covered spans.

    Those that are held back count as found; ``precision of shown`` and ``recall of shown`` are those of the
    others alone.
    """
    gold, found = gold_statements(outcome), found_statements(outcome)
    pairs = match(gold, found, lambda one, other: at_least_half(one.span, other.span))
    matched = [(gold[i], found[j]) for i, j in pairs]
    right: dict[str, tuple[float, float]] = {}
    misses = _unmatched(outcome, gold, found, pairs)
    for name, judged in _judge(outcome, matched).items():
        right[name] = (sum(verdict for verdict, _ in judged), len(judged))
        misses += [Miss(outcome.id, f"wrong {name}", text) for verdict, text in judged if not verdict]
    shown = sum(other.shown for _, other in matched)
    right["precision of shown"] = (shown, sum(one.shown for one in found))
    right["recall of shown"] = (shown, len(gold))
    counts = (len(pairs), len(gold), len(found))
    return Tally(outcome.gold.corpus, "statements", outcome.id, *counts, right, tuple(misses))


def gold_statements(outcome: Outcome) -> list[Said]:
    """The gold's statements of a page, located in the cleaned text."""
    found = []
    for item in outcome.gold.truth["statements"]:
        numbers = item.get("occurrence")
        numbers = numbers if isinstance(numbers, list) else [numbers] * len(item["content"])
        spans = [outcome.locator.span(quote, at) for quote, at in zip(item["content"], numbers, strict=True)]
        known = [span for span in spans if span]
        mention = item["speaker_text"] and outcome.locator.span(
            item["speaker_text"], item.get("speaker_text_occurrence")
        )
        covered = Span(known[0].start, max(span.end for span in known)) if known else None
        text = " … ".join(item["content"])
        said = Said(covered, item["mode"], item["speaker"], mention, item["said_on"], text, item["addressee"])
        found.append(said)
    return found


def found_statements(outcome: Outcome) -> list[Said]:
    """The program's statements of a page."""
    rows = [row for row in outcome.record.statements if row.article == outcome.id]
    names = {actor.id: actor.name for actor in outcome.record.actors}
    found = []
    for row in sorted(rows, key=lambda row: (row.content[0].start, row.content[-1].end, row.id)):
        found.append(
            Said(
                Span(row.content[0].start, row.content[-1].end),
                row.mode,
                row.speaker_name,
                _span(row.speaker_mention),
                row.said_on.value if row.said_on else None,
                " … ".join(part.quote for part in row.content),
                names.get(row.addressee or ""),
                _span(row.addressee_mention),
                row.shown,
            )
        )
    return found


def _span(evidence: Evidence | None) -> Span | None:
    return Span(evidence.start, evidence.end) if evidence else None


def _unmatched(
    outcome: Outcome, gold: list[Said], found: list[Said], pairs: list[tuple[int, int]]
) -> list[Miss]:
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [
        Miss(outcome.id, "missed" if item.span else "missed (not in the text)", f"[{item.mode}] {item.text}")
        for i, item in enumerate(gold)
        if i not in hit_gold
    ]
    false = [
        Miss(outcome.id, "false", f"[{item.mode}] {item.text}")
        for j, item in enumerate(found)
        if j not in hit_found
    ]
    return missed + false


def _judge(outcome: Outcome, matched: list[tuple[Said, Said]]) -> dict[str, list[tuple[bool, str]]]:
    """Verdicts on matched pairs, by name, each with what was expected and what was found."""
    undated = "published_window" in outcome.gold.truth["document"]  # nor can the day of saying be known
    names = ("speaker", "mention", "mode", "said on", "day not contradicted", "addressee")
    judged: dict[str, list[tuple[bool, str]]] = {name: [] for name in names}
    for one, other in matched:
        words = other.mention.of(outcome.text) if other.mention else None
        same = same_speaker(one.speaker or "", other.speaker, words)
        judged["speaker"].append((same, f"{one.speaker} ≠ {other.speaker} ({words}): {one.text[:80]}"))
        touches = bool(one.mention and other.mention and one.mention.overlaps(other.mention))
        gold_words = one.mention.of(outcome.text) if one.mention else None
        judged["mention"].append((touches, f"{gold_words} ≠ {words}: {one.text[:80]}"))
        judged["mode"].append((one.mode == other.mode, f"{one.mode} ≠ {other.mode}: {one.text[:100]}"))
        if one.said_on and not undated:
            same_day = one.said_on == other.said_on
            text = f"{one.said_on} ≠ {other.said_on}: {one.text[:80]}"
            judged["said on"].append((same_day, text))
            judged["day not contradicted"].append((_is_within(one.said_on, other.said_on), text))
        if one.addressee or other.addressee or other.heard:
            judged["addressee"].append(_judge_addressee(outcome, one, other))
    return judged


def _is_within(one: str, other: str | None) -> bool:
    """Whether a day was found and lies in the month or year that the gold has, or the other way round."""
    return other is not None and (one.startswith(other) or other.startswith(one))


def _judge_addressee(outcome: Outcome, one: Said, other: Said) -> tuple[bool, str]:
    """Whether it was said to whom the gold says, where either names anybody."""
    words = other.heard.of(outcome.text) if other.heard else None
    same = bool(one.addressee) and same_speaker(one.addressee or "", other.addressee, words)
    return same, f"{one.addressee} ≠ {other.addressee} ({words}): {one.text[:80]}"
