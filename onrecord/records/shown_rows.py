"""Which rows are shown at once, which are the key events, and how sure an event is, in words.

Gates set ``shown`` of events (`onrecord.resolve.events.worth`) and of statements
(`onrecord.resolve.statements`). Pages, lists and what `onrecord.open` gives hold the rows that pass, and the
others only if they are asked for. An export as JSON Lines holds all, and what rests on a statement does so
whether or not it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.records.rows import Event, Statement

    Gated = TypeVar("Gated", Event, Statement)

KEY_EVENTS = 20  # as many as a reader of a pile puts on one page: importance 1 in the dossiers
WELL_SUPPORTED = 0.5  # an analyst lists such an event more likely than not
LIKELY = (
    0.1  # the gate (`SHOWN` in `onrecord.resolve.events.worth`), so that what is held back is called unsure
)


def shown_rows(rows: Iterable[Gated], every: bool = False) -> tuple[Gated, ...]:
    """The rows that their gate lets pass, in the order they came; all of them with ``every``."""
    return tuple(row for row in rows if row.shown or every)


def key_events(rows: Iterable[Event]) -> tuple[Event, ...]:
    """At most `KEY_EVENTS` of the events shown, the first in rank first."""
    ranked = sorted(shown_rows(rows), key=lambda row: (row.rank, row.start or "", row.id))
    return tuple(ranked[:KEY_EVENTS])


def sureness_of(confidence: float) -> str:
    """A confidence (0 to 1) in words."""
    if confidence >= WELL_SUPPORTED:
        return "well supported"
    return "likely" if confidence >= LIKELY else "unsure"
