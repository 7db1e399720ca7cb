"""Place names to places, over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex, PlaceIndex
    from onrecord.records.readings import FiledReading


def resolve_places(filed: Sequence[FiledReading], actors: ActorIndex) -> PlaceIndex:
    """The places of the record."""
    raise NotImplementedError
