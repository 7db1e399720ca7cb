"""Exports of Factiva as HTML: one ``div`` with the class ``article`` for each article.

Its fields stand in a table with their codes, or as lines without codes (`onrecord.ingest.databases.factiva`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import html

from onrecord.ingest.databases.exported import Exported, language_of, line_of, names_of, pages_of_export
from onrecord.ingest.databases.factiva import ACCESSION, CODES, from_fields, from_lines
from onrecord.ingest.kinds import is_html
from onrecord.ingest.single_page import read_page
from onrecord.ingest.tables import with_unique_locators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page, Reject

_ARTICLE = re.compile(r"""<div[^<>]{0,200}\bclass\s*=\s*["']?article\s+(\w{2,4})Article\b""", re.I)
_ACCESSION = re.compile(rf"\b({ACCESSION})\b")
_LANGUAGE = re.compile(r"\b([a-z]{2})(?:tw|cn)?Article\b")
ARTICLES = "//div[contains(concat(' ', normalize-space(@class), ' '), ' article ')]"
MIN_FIELDS = 3  # headline, day and text at the least


def recognises(head: Head) -> bool:
    """Whether the page holds such an article; the styles above it may fill the head of the file."""
    if ("Article" not in head.text and "Factiva" not in head.text) or not is_html(head.text):
        return False  # most pages, at next to no cost
    return bool(_ARTICLE.search(head.text)) or ("<title>Factiva</title>" in head.text and not head.is_whole)


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The articles; where there are none after all, the page as it is."""
    page = read_page(source, options.max_page_bytes)
    if not _ARTICLE.search(page.raw):
        yield page
        return
    tree = html.document_fromstring(page.raw.replace("\x00", ""), parser=html.HTMLParser(recover=True))
    divs: list[Any] = tree.xpath(ARTICLES)  # type: ignore[assignment]
    articles = [_article(div, number) for number, div in enumerate(divs, start=1)]
    held = len(_ARTICLE.findall(page.raw))
    yield from with_unique_locators(pages_of_export(source, articles, held))


def _article(div: Any, number: int) -> Exported:
    found = _ACCESSION.findall(_text(div))
    key = found[-1] if found else str(number)
    fields = _fields(div)
    exported = from_fields(key, fields) if fields else _without_codes(div, key)
    language = _LANGUAGE.search(div.get("class") or "")
    if language is None or language_of(language[1]) is None:
        return exported
    return replace(exported, given=replace(exported.given, language=language_of(language[1])))


def _fields(div: Any) -> dict[str, list[str]]:
    """The fields of the table, each as its paragraphs; none where there is no table of codes."""
    fields: dict[str, list[str]] = {}
    for row in div.iter("tr"):
        cells = row.findall("td")
        code = _text(cells[0]) if len(cells) == 2 else ""
        if code in CODES:
            fields[code] = [text for block in _blocks(cells[1]) if (text := _text(block))]
    return fields if len(fields) >= MIN_FIELDS else {}


def _blocks(cell: Any) -> list[Any]:
    """The paragraphs of a cell; the cell itself where it has none."""
    return list(cell.iter("p")) or [cell]


def _without_codes(div: Any, key: str) -> Exported:
    """An article whose fields are lines; the paragraphs of its text have a class."""
    head = [text for child in div if child.tag in ("div", "span", "b", "h1", "h2") and (text := _text(child))]
    body = [text for block in div.iter("p") if _is_text(block) and (text := _text(block))]
    exported = from_lines(key, [*head, *body])
    headline = div.xpath(".//*[contains(@class, 'Headline')]")
    author = div.xpath(".//div[@class='author']")
    given = replace(
        exported.given,
        title=line_of(_text(headline[0])) if headline else exported.given.title,
        byline=names_of(_text(author[0])) if author else exported.given.byline,
    )
    return Exported(key, tuple(body), given, None if body else exported.trouble or "it has no text")


def _is_text(block: Any) -> bool:
    return "articleParagraph" in (block.get("class") or "")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
