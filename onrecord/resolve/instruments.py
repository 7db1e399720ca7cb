"""Treaties, declarations and plans, over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex, InstrumentIndex
    from onrecord.records.readings import FiledReading


def resolve_instruments(filed: Sequence[FiledReading], actors: ActorIndex) -> InstrumentIndex:
    """The instruments of the record."""
    raise NotImplementedError
