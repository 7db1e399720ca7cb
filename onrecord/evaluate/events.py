"""Scores of events: which of a page's events were found, and with what status and date."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.tally import Miss, Tally, match
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.evaluate.outcome import Outcome
    from onrecord.records.readings import EventMention


@dataclass(frozen=True, slots=True)
class PageEvent:
    """An event as one page tells it: all its mentions there."""

    type: str
    spans: tuple[Span, ...]
    status: str
    start: str | None
    text: str


def score_events(outcome: Outcome) -> Tally:
    """Events of one page: a match shares its type and some words of a mention."""
    gold, found = gold_events(outcome), found_events(outcome)
    pairs = match(gold, found, _likeness)
    statuses = [(gold[i].status == found[j].status, i, j) for i, j in pairs]
    dates = [(gold[i].start == found[j].start, i, j) for i, j in pairs]
    untyped = match(gold, found, lambda one, other: float(_shared(one, other)))
    right = {
        "status": (sum(same for same, _, _ in statuses), len(pairs)),
        "start": (sum(same for same, _, _ in dates), len(pairs)),
        "recall of any type": (len(untyped), len(gold)),
    }
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    misses = [Miss(outcome.id, "missed", _line(item)) for i, item in enumerate(gold) if i not in hit_gold]
    misses += [Miss(outcome.id, "false", _line(item)) for j, item in enumerate(found) if j not in hit_found]
    for name, verdicts in (("status", statuses), ("start", dates)):
        misses += [
            Miss(outcome.id, f"wrong {name}", f"{_line(gold[i])} ≠ {_line(found[j])}")
            for same, i, j in verdicts
            if not same
        ]
    counts = (len(pairs), len(gold), len(found))
    return Tally(outcome.gold.corpus, "events", outcome.id, *counts, right, tuple(misses))


def gold_events(outcome: Outcome) -> list[PageEvent]:
    """The gold's events of a page."""
    events = []
    for item in outcome.gold.truth["events"]:
        numbers = item.get("occurrence")
        numbers = numbers if isinstance(numbers, list) else [numbers] * len(item["mentions"])
        spans = [outcome.locator.span(quote, at) for quote, at in zip(item["mentions"], numbers, strict=True)]
        known = tuple(span for span in spans if span)
        text = f"{item['label']}: {' / '.join(item['mentions'])}"
        events.append(PageEvent(item["type"], known, item["status"], item["start"], text))
    return events


def found_events(outcome: Outcome) -> list[PageEvent]:
    """The program's events of a page: its mentions, put together as the record merged them.

    Whether the record shows an event or holds it back makes no difference here.
    """
    starts = {event.id: event.start for event in outcome.record.events}
    homes = {
        Span(one.start, one.end): event.id
        for event in outcome.record.events
        for one in event.mentions
        if one.article == outcome.id
    }
    groups: defaultdict[str, list[EventMention]] = defaultdict(list)
    for mention in outcome.reading.events:
        groups[_home(mention, homes) or f"unfiled {mention.span}"].append(mention)
    return [_as_page_tells(mentions, starts.get(key), outcome.text) for key, mentions in groups.items()]


def _home(mention: EventMention, homes: Mapping[Span, str]) -> str | None:
    """The row that quotes the span of a mention, else the shortest words that hold its trigger, or None."""
    if mention.span in homes:
        return homes[mention.span]
    holding = [span for span in homes if span.contains(mention.trigger)]
    return homes[min(holding, key=lambda span: (span.end - span.start, span))] if holding else None


def _as_page_tells(mentions: list[EventMention], start: str | None, text: str) -> PageEvent:
    """The event as its mentions on the page tell it; the most telling status is not ``unknown``."""
    statuses = [mention.status for mention in mentions if mention.status != "unknown"]
    own_start = next((mention.start for mention in mentions if mention.start), None)
    spans = tuple(mention.span for mention in mentions)
    words = " / ".join(span.of(text) for span in spans)
    return PageEvent(
        mentions[0].type, spans, statuses[-1] if statuses else "unknown", own_start or start, words
    )


def _shared(left: PageEvent, right: PageEvent) -> int:
    return sum(a.overlap(b) for a in left.spans for b in right.spans)


def _likeness(left: PageEvent, right: PageEvent) -> float:
    return float(_shared(left, right)) if left.type == right.type else 0.0


def _line(event: PageEvent) -> str:
    return f"{event.type} {event.status} {event.start}: {event.text[:140]}"
