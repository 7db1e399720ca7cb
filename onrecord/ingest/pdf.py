"""PDF with text: one page, its paragraphs put together again, or the articles of an export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.ingest.databases import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page, Reject

MEDIA_TYPE = "application/pdf"

# The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, Adobe's implementation note 13).
_HEADER = re.compile(rb"(?:\A|[\r\n])\s{0,20}%PDF-\d")


def recognises(head: Head) -> bool:
    """Whether the input has the header of a PDF."""
    return _HEADER.search(head.data[:1024]) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The page or pages.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``no_text``, ``too_large``, ``timeout`` or ``crashed``.
    """
    yield from read_document(source, options, "pdf", MEDIA_TYPE)
