"""ODT: one page, or the articles of an export of Nexis or Factiva."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest.databases import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page, Reject

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

# Its type is the first member of the ZIP, not packed (OpenDocument 1.2 part 3, 3.3).
MARK = b"mimetypeapplication/vnd.oasis.opendocument.text"
MARK_WITHIN = 100


def recognises(head: Head) -> bool:
    """Whether the input is a ZIP that begins with the type of an ODT."""
    return head.data.startswith(b"PK\x03\x04") and MARK in head.data[:MARK_WITHIN]


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The page or pages.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``no_text``, ``too_large``, ``timeout`` or ``crashed``.
    """
    yield from read_document(source, options, "odt", MEDIA_TYPE)
