"""What must come before what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Condition, Statement


def gather_conditions(
    filed: Sequence[FiledReading], statements: Sequence[Statement], actors: ActorIndex
) -> tuple[Condition, ...]:
    """The conditions of the record."""
    raise NotImplementedError
