"""What the sides negotiate about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Issue, Statement


def find_issues(
    filed: Sequence[FiledReading], statements: Sequence[Statement], codebook: str | None
) -> tuple[Issue, ...]:
    """The issues of the record; ``codebook`` is the text of the user's codebook file."""
    raise NotImplementedError
