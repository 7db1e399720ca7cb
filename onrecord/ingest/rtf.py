"""RTF: one page, or the articles of an export of Nexis or Factiva."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest.document_exports import pages_of_document
from onrecord.ingest.isolation import convert

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
    data = source.read(options.max_page_bytes)
    yield from pages_of_document(source, data, convert("rtf", data), MEDIA_TYPE)
