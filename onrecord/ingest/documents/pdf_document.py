"""A PDF to its paragraphs; runs in the child process of `onrecord.ingest.documents.isolation`."""

from __future__ import annotations

import re

from onrecord.errors import PageRejected
from onrecord.ingest.documents.document_text import Document
from onrecord.ingest.documents.pdf_lines import open_pdf, pages_of
from onrecord.ingest.documents.pdf_reflow import paragraphs_of, running_heads

MIN_LETTERS = 20  # a scan may carry a stamp or a page number as text
GARBLED = 0.2  # share of characters without a meaning; sound texts have next to none

_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
GARBLED_TEXT = "Its fonts do not say which letters they show: recognise its text first (OCR) and give that."
NO_TEXT = (
    "It has no text, only pictures of pages: recognise its text first (OCR, such as ocrmypdf) and give that."
)


def document_of(data: bytes) -> Document:
    """The text and the properties of a PDF.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``too_large`` or ``no_text``.
    """
    document = open_pdf(data)
    pages = list(pages_of(document))
    paragraphs = tuple(paragraphs_of(pages))
    text = "".join(paragraphs)
    if sum(char.isalpha() for char in text) < MIN_LETTERS and not _UNREADABLE.search(text):
        raise PageRejected("no_text", NO_TEXT)
    if len(_UNREADABLE.findall(text)) > GARBLED * len(text):
        raise PageRejected("no_text", GARBLED_TEXT)
    about = document.get_metadata_dict(skip_empty=True)
    return Document(paragraphs, about.get("Title"), about.get("Author"), running_heads(pages))
