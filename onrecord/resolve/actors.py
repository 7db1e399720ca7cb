"""Mentions to actors, over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading


def resolve_actors(filed: Sequence[FiledReading]) -> ActorIndex:
    """The actors of the record."""
    raise NotImplementedError
