"""Exports of Nexis and Factiva as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.ingest.databases.document_exports import articles_in, count_articles
from onrecord.ingest.databases.exported import pages_of_export
from onrecord.ingest.databases.factiva import ACCESSION
from onrecord.ingest.kinds import is_binary, is_html
from onrecord.ingest.single_page import read_page
from onrecord.ingest.tables import with_unique_locators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page, Reject

# What shows soon in each; only where it does is the beginning looked at line by line.
_HINT = re.compile(
    rf"^[^\S\n]*(?:\d+ \w+ \d+ DOCUMENTS?\s*$|Do[ck]ument \d|Load-Date\s*:|(?:HD|WC|SN)\b)|\b{ACCESSION}\b",
    re.M,
)
_OLD_NEXIS = re.compile(
    r"^[^\S\n]*(?:\d+ of \d+ DOCUMENTS?|(?:Document|Dokument) \d+ (?:of|von|de|van) \d+)[^\S\n]*$", re.M
)
_BLOCKS = re.compile(r"\n[^\S\n]*\n\s*")


def recognises(head: Head) -> bool:
    """Whether the text begins as such an export does."""
    if is_binary(head.text) or is_html(head.text) or not _HINT.search(head.text):
        return False
    return articles_in(_lines(head.text)) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The articles.

    Raises:
        PageRejected: ``too_large``.
    """
    text = read_page(source, options.max_page_bytes).raw
    lines = _lines(text)
    articles = articles_in(lines) or []
    yield from with_unique_locators(pages_of_export(source, articles, count_articles(lines)))


def _lines(text: str) -> list[str]:
    """The lines; in the older layout of Nexis, whose lines are broken, the blocks between blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _OLD_NEXIS.search(text):
        blocks = (" ".join(block.split()) for block in _BLOCKS.split(text))
    else:
        blocks = (line.strip("\ufeff \n\f") for line in text.split("\n"))
    return [block for block in blocks if block]
