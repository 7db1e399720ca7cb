"""Statements of all articles with their actors, events and utterances."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.indexes import ActorIndex, EventIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Copies, Statement


def file_statements(
    filed: Sequence[FiledReading], actors: ActorIndex, events: EventIndex, copies: Mapping[str, Copies]
) -> tuple[Statement, ...]:
    """The statements of the record, in export order, without issues."""
    raise NotImplementedError
