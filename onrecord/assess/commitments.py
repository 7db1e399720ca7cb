"""Who undertook what, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex, EventIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Commitment, Statement


def follow_commitments(
    filed: Sequence[FiledReading], statements: Sequence[Statement], actors: ActorIndex, events: EventIndex
) -> tuple[Commitment, ...]:
    """The commitments of the record with their outcomes."""
    raise NotImplementedError
