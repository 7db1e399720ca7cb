"""DOCX: one page, or the articles of an export of Nexis or Factiva."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.ingest.databases import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page, Reject

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# The header of a member of a ZIP with the name of a part; office programs order the parts as they like.
_PART = re.compile(
    rb"PK\x03\x04.{26}word/(?:document\.xml|_rels/|styles|settings|numbering|theme/|media/)", re.S
)


def recognises(head: Head) -> bool:
    """Whether the input is a ZIP with the parts of a DOCX."""
    return head.data.startswith(b"PK\x03\x04") and _PART.search(head.data) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The page or pages.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``no_text``, ``too_large``, ``timeout`` or ``crashed``.
    """
    yield from read_document(source, options, "docx", MEDIA_TYPE)
