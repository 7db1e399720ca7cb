"""Each side's stance on each issue over time, with shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Issue, Position, Statement


def find_positions(
    filed: Sequence[FiledReading],
    statements: Sequence[Statement],
    issues: Sequence[Issue],
    actors: ActorIndex,
) -> tuple[Position, ...]:
    """The positions of the record; the statements carry their issues."""
    raise NotImplementedError
