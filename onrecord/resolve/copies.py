"""Which articles are copies of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Copies


def group_copies(filed: Sequence[FiledReading]) -> Mapping[str, Copies]:
    """The copy group of every article, by article id."""
    raise NotImplementedError
