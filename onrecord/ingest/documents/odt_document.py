"""An ODT to its paragraphs; runs in the child process of `onrecord.ingest.documents.isolation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from onrecord.ingest.documents.office_parts import (
    MAX_DEPTH,
    TITLE,
    document,
    elements,
    opened,
    properties,
    read_part,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.documents.document_text import Document

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
DELETED = f"{TEXT}tracked-changes"
NOTE = f"{TEXT}note"
AUTHOR = (
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator"  # dc:creator is the last to save it
)
COMMENT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"

# What stands for a character; OpenDocument 1.2 part 1, 6.1.
CHARACTERS = {"s": " ", "tab": "\t", "line-break": "\n"}
NOT_HERE = frozenset({"p", "h", "note", "annotation"})  # paragraphs of their own, inside a paragraph


def document_of(data: bytes) -> Document:
    """The text and the properties of an ODT: body, tables, text boxes; then the notes.

    Raises:
        PageRejected: ``broken``, ``encrypted``, ``too_large`` or ``no_text``.
    """
    with opened(data) as archive:
        part = read_part(archive, "content.xml")
        return document(_paragraphs(part), properties(archive, "meta.xml", TITLE, AUTHOR))


def _paragraphs(data: bytes) -> Iterator[str]:
    notes: list[str] = []
    for element in elements(data, PARAGRAPHS):
        above = {ancestor.tag for ancestor in element.iterancestors()}
        if not above & {DELETED, COMMENT}:
            text = "".join(_texts(element, 0))
            if NOTE in above:
                notes.append(text)
            else:
                yield text
    yield from notes


def _texts(element: Any, depth: int) -> Iterator[str]:
    """The text in an element without that of paragraphs inside it."""
    yield _spaced(element.text)
    for child in element if depth < MAX_DEPTH else ():
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in CHARACTERS:
            yield CHARACTERS[name]
        elif name and name not in NOT_HERE:
            yield from _texts(child, depth + 1)
        yield _spaced(child.tail)


def _spaced(text: str | None) -> str:
    """With line breaks of the file as the spaces that they stand for."""
    return (text or "").replace("\n", " ")
