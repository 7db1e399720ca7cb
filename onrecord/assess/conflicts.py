"""Where the sources cannot all be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.indexes import ActorIndex, EventIndex, InstrumentIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Conflict, Copies


def find_conflicts(
    filed: Sequence[FiledReading],
    actors: ActorIndex,
    events: EventIndex,
    instruments: InstrumentIndex,
    copies: Mapping[str, Copies],
) -> tuple[Conflict, ...]:
    """The conflicts between sources."""
    raise NotImplementedError
