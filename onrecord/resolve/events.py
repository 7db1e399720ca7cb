"""Event mentions to events, over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.indexes import ActorIndex, EventIndex, PlaceIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Copies


def merge_events(
    filed: Sequence[FiledReading], actors: ActorIndex, places: PlaceIndex, copies: Mapping[str, Copies]
) -> EventIndex:
    """The events of the record."""
    raise NotImplementedError
