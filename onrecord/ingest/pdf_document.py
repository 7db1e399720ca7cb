"""A PDF to its paragraphs; runs in the child process of `onrecord.ingest.isolation`."""

from __future__ import annotations

from onrecord.errors import PageRejected
from onrecord.ingest.documents import Document
from onrecord.ingest.pdf_lines import open_pdf, pages_of
from onrecord.ingest.pdf_reflow import paragraphs_of

MIN_LETTERS = 20  # a scan may carry a stamp or a page number as text
NO_TEXT = (
    "It has no text, only pictures of pages: recognise its text first (OCR, such as ocrmypdf) and give that."
)


def document_of(data: bytes) -> Document:
    """The text and the properties of a PDF.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``too_large`` or ``no_text``.
    """
    document = open_pdf(data)
    paragraphs = tuple(paragraphs_of(list(pages_of(document))))
    if sum(char.isalpha() for text in paragraphs for char in text) < MIN_LETTERS:
        raise PageRejected("no_text", NO_TEXT)
    about = document.get_metadata_dict(skip_empty=True)
    return Document(paragraphs, about.get("Title"), about.get("Author"))
