"""Extractor of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import EventMention


def find_events(context: Context) -> tuple[EventMention, ...]:
    """Every one, in the order of the text."""
    return ()
