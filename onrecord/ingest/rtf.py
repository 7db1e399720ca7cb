"""RTF: one page, or the articles of an export of Nexis or Factiva."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest.databases import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page, Reject

MEDIA_TYPE = "application/rtf"
MARK = b"{\\rtf"


def recognises(head: Head) -> bool:
    """Whether the input begins as RTF does."""
    return head.data.lstrip().startswith(MARK)


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The page or pages.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``no_text``, ``too_large``, ``timeout`` or ``crashed``.
    """
    yield from read_document(source, options, "rtf", MEDIA_TYPE)
