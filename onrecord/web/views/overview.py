"""What the record is, in one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.records.shown_rows import key_events
from onrecord.web.phrases import spell_interval
from onrecord.web.views.events import EventView, by_date, event_view
from onrecord.web.views.positions import ShiftView, shifts
from onrecord.web.views.sources import is_uncertain
from onrecord.web.views.timeline import TimelineView, timeline_view

if TYPE_CHECKING:
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

LATEST_SHIFTS = 5
SIDES_NAMED = 6


@dataclass(frozen=True, slots=True)
class SideView:
    """A side and how often it is heard."""

    name: str
    statements: int
    href: str | None


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The first page."""

    title: str
    period: str
    sides: tuple[SideView, ...]
    articles: int
    copies: int
    outlets: int
    statements: int
    unsure_statements: int
    events: int
    unsure_events: int
    issues: int
    conditions: int
    commitments: int
    conflicts: int
    uncertain_dates: int
    unknown_dates: int
    rejects: int
    timeline: TimelineView
    top: tuple[EventView, ...]
    shifts: tuple[ShiftView, ...]
    all_shifts: int
    made_with: str


def show_overview(index: RecordIndex, links: Links) -> dict[str, Any]:
    """What the record is."""
    return {"view": overview_view(index, links)}


def overview_view(index: RecordIndex, links: Links) -> OverviewView:
    """The overview of the record."""
    record = index.record
    days = sorted(row.published.value for row in record.articles if row.published.value)
    changed = shifts(index, links)
    return OverviewView(
        title=index.title,
        period=spell_interval(days[0], days[-1]) if days else "Dates not known",
        sides=_sides(index, links),
        articles=len(record.articles),
        copies=sum(row.copies.role != "original" for row in record.articles),
        outlets=len({index.outlet(row.id) for row in record.articles}),
        statements=len(index.listed_statements),
        unsure_statements=index.unlisted_statements,
        events=len(index.listed_events),
        unsure_events=index.unlisted_events,
        issues=len({row.issue for row in record.positions}),
        conditions=len(record.conditions),
        commitments=len(record.commitments),
        conflicts=len(record.conflicts),
        uncertain_dates=sum(is_uncertain(row.published) for row in record.articles),
        unknown_dates=sum(row.published.value is None for row in record.articles),
        rejects=len(record.rejects),
        timeline=timeline_view(index, links),
        top=tuple(event_view(index, links, row) for row in by_date(key_events(record.events))),
        shifts=changed[:LATEST_SHIFTS],
        all_shifts=len(changed),
        made_with=f"onrecord {index.manifest.onrecord_version}" if index.manifest else "onrecord",
    )


def _sides(index: RecordIndex, links: Links) -> tuple[SideView, ...]:
    return tuple(
        SideView(index.name(side), count, links.filtered(side=side))
        for side, count in index.sides()[:SIDES_NAMED]
    )
