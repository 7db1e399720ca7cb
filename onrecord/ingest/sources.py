"""Sources named on the command line to pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.records.pages import Page, Reject


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What ingest may be told: table columns (field, column), and the largest page in bytes."""

    columns: tuple[tuple[str, str], ...] = ()
    max_page_bytes: int = 20_000_000


def find_pages(sources: Sequence[str], options: IngestOptions) -> Iterator[Page | Reject]:
    """Every page of the sources, in the order of their locators within a source.

    Raises:
        SourceError: if a source does not exist or cannot be opened at all.
    """
    raise NotImplementedError
