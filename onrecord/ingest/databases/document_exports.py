"""A document is one page, or the export of a news database with many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest.databases import factiva, nexis
from onrecord.ingest.databases.exported import pages_of_export
from onrecord.ingest.documents import convert, page_of_document
from onrecord.ingest.tables import with_unique_locators

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.ingest.databases.exported import Exported
    from onrecord.ingest.inputs import IngestOptions, Input
    from onrecord.records.pages import Page, Reject


def read_document(
    source: Input, options: IngestOptions, kind: str, media_type: str
) -> Iterator[Page | Reject]:
    """The articles of an export as pages of their own; any other document as one page.

    Raises:
        PageRejected: ``encrypted``, ``broken``, ``no_text``, ``too_large``, ``timeout`` or ``crashed``.
    """
    data = source.read(options.max_page_bytes)
    document = convert(kind, data)
    lines = [line for paragraph in document.paragraphs for line in paragraph.split("\n")]
    articles = articles_in(lines)
    if articles is None:
        yield page_of_document(source, data, document, media_type)
        return
    yield from with_unique_locators(pages_of_export(source, articles, count_articles(lines)))


def count_articles(lines: Sequence[str]) -> int:
    """How many articles an export has, counted apart from the reading of them."""
    return factiva.count_articles(lines) if factiva.is_factiva(lines) else nexis.count_articles(lines)


def articles_in(lines: Sequence[str]) -> list[Exported] | None:
    """The articles of an export; None where the lines are none."""
    if factiva.is_factiva(lines):
        return list(factiva.articles_of(lines))
    if nexis.is_nexis(lines):
        return list(nexis.articles_of(lines))
    return None
