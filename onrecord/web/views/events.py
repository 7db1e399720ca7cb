"""Events: what happened, was planned or was called off, with the history of each plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.records.event_types import label_of_type
from onrecord.records.shown_rows import sureness_of
from onrecord.web.phrases import (
    EVENT_BASES,
    ROLES,
    STATUSES,
    sentence_case,
    spell_code,
    spell_date,
    spell_interval,
)
from onrecord.web.views.event_links import links_of
from onrecord.web.views.paging import page_of
from onrecord.web.views.quotes import QuoteView, quote_in_sentence, quote_of, quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.records.rows import Event, Milestone, Participant
    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

PER_PAGE = 50
_LEFT_OVER = " ,;:.–—-"  # what a clause in the middle of a sentence begins with
_WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One step in the history of an event."""

    as_of: str
    status: str
    status_words: str
    start_words: str | None
    quote: QuoteView


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Who took part."""

    name: str
    href: str | None
    role: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as a page shows it; ``quote`` are the words that its label is nearest to."""

    id: str
    anchor: str
    href: str
    label: str
    type: str
    status: str
    status_words: str
    start: str | None
    when: str
    basis: str
    place: str | None
    participants: tuple[ParticipantView, ...]
    history: tuple[MilestoneView, ...]
    path: tuple[str, ...]
    mentions: tuple[QuoteView, ...]
    quote: QuoteView | None
    articles: int
    sources: int
    rank: int
    background: bool
    sureness: str = ""
    likely: str = ""
    held_back: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many events a list holds, and how many it leaves out.

    Attributes:
        shown: events in the list that pass the gate.
        held_back: events in the list that do not.
        unlisted: events that are held back from the list.
        every_href: the list with those; None if this form has no such place.
        shown_href: the list without.
    """

    shown: int
    held_back: int
    unlisted: int
    every_href: str | None
    shown_href: str


def show_events(index: RecordIndex, links: Links) -> dict[str, Any]:
    """The events that are listed, by year."""
    rows = by_date(index.listed_events)
    return {"groups": grouped_by_year(index, links, rows), "counts": _counts(index, links)}


def serve_events(asked: Asked) -> dict[str, Any]:
    """A page of the events, by year; ``?all=1`` asks also for those that are held back."""
    every = asked.query.get("all") == "1"
    index = replace(asked.index, every_row=every)
    page = page_of(by_date(index.listed_events), asked.page, PER_PAGE)
    return {
        "groups": grouped_by_year(index, asked.links, page.items),
        "counts": _counts(index, asked.links),
        "page": page,
        "query": "all=1" if every else "",
    }


def _counts(index: RecordIndex, links: Links) -> EventCounts:
    listed = index.listed_events
    return EventCounts(
        shown=sum(row.shown for row in listed),
        held_back=sum(not row.shown for row in listed),
        unlisted=index.unlisted_events,
        every_href=links.every_row("events"),
        shown_href=links.section("events"),
    )


def serve_event(asked: Asked) -> dict[str, Any]:
    """One event with its history, its words and why they tell one event, whether or not it is held back."""
    row = asked.row_of(asked.index.events)
    return {
        "view": event_view(asked.index, asked.links, row),
        "words": quotes_of(asked.index, asked.links, row.mentions, quote_in_sentence),
        "why": links_of(asked.index, asked.links, row),
    }


def event_view(index: RecordIndex, links: Links, row: Event) -> EventView:
    """One event."""
    mentions = quotes_of(index, links, row.mentions)
    return EventView(
        id=row.id,
        anchor=links.anchor("event", row.id),
        href=links.event(row.id),
        label=sentence_case(row.label),
        type=label_of_type(row.type),
        status=row.status,
        status_words=STATUSES.get(row.status, row.status),
        start=row.start,
        when=spell_interval(row.start, row.end, "") or _first_reported(index, row),
        basis=EVENT_BASES.get(row.basis, spell_code(row.basis)),
        place=row.place,
        participants=tuple(_participant(index, links, one) for one in row.participants),
        history=tuple(_milestone(index, links, step) for step in row.history),
        path=path_of(row),
        mentions=mentions,
        quote=_nearest_to(row.label, mentions),
        articles=len(row.articles),
        sources=row.independent_sources,
        rank=row.rank,
        background=row.background,
        sureness=sureness_of(row.confidence),
        likely=f"{row.confidence:.0%}",
        held_back=not row.shown,
        marks=index.marks(row.corrections),
    )


def _nearest_to(label: str, quotes: Sequence[QuoteView]) -> QuoteView | None:
    """The quotation that shares most words with a label, the first of equals."""
    words = _words(label)
    best = max(quotes, key=lambda quote: len(words & _words(quote.words)), default=None)
    return replace(best, words=best.words.lstrip(_LEFT_OVER) or best.words) if best else None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _participant(index: RecordIndex, links: Links, one: Participant) -> ParticipantView:
    href = links.actor(one.actor) if one.actor and one.actor in index.actors else None
    return ParticipantView(one.name, href, ROLES.get(one.role, one.role))


def path_of(row: Event) -> tuple[str, ...]:
    """The history in a few words; a step that adds no news is left out."""
    steps: list[str] = []
    last: tuple[str, str | None] = ("", None)
    for step in row.history:
        known = step.start or (last[1] if step.status == last[0] else None)
        if (step.status, known) == last:
            continue
        last = (step.status, known)
        words = STATUSES.get(step.status, step.status)
        if known:
            words += f" for {spell_date(known)}" if step.status == "planned" else f" {spell_date(known)}"
        steps.append(words)
    return tuple(steps)


def _first_reported(index: RecordIndex, row: Event) -> str:
    """The words for an undated event: when it was first reported."""
    days = sorted(day for article in row.articles if (day := index.published(article)))
    return f"date not known, first reported {spell_date(days[0])}" if days else "date not known"


def _milestone(index: RecordIndex, links: Links, step: Milestone) -> MilestoneView:
    return MilestoneView(
        as_of=f"Reported {spell_date(step.as_of)}" if step.as_of else "Undated report",
        status=step.status,
        status_words=STATUSES.get(step.status, step.status),
        start_words=spell_date(step.start) if step.start else None,
        quote=quote_of(index, links, step.evidence),
    )


def by_date(rows: Iterable[Event]) -> list[Event]:
    """Events in the order of time; those without a date last, by rank."""
    return sorted(rows, key=lambda row: (row.start is None, row.start or "", row.rank, row.id))


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The events of one year, or of no known date."""

    title: str
    events: tuple[EventView, ...]


def grouped_by_year(index: RecordIndex, links: Links, rows: Iterable[Event]) -> tuple[EventGroup, ...]:
    """Events under the year they began in."""
    groups: dict[str, list[EventView]] = {}
    for row in by_date(rows):
        year = row.start[:4] if row.start else "Date not known"
        groups.setdefault(year, []).append(event_view(index, links, row))
    return tuple(EventGroup(title, tuple(events)) for title, events in groups.items())
