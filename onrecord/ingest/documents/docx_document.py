"""A DOCX to its paragraphs; runs in the child process of `onrecord.ingest.documents.isolation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from onrecord.ingest.documents.office_parts import (
    CREATOR,
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

PARAGRAPHS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}p",
)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

# What stands for a character; ECMA-376 part 1, 17.3.3. Deleted text has elements of its own.
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
NOT_HERE = frozenset({"txbxContent", "p"})  # paragraphs of their own, inside a paragraph


def document_of(data: bytes) -> Document:
    """The text and the properties of a DOCX: body, tables, text boxes; then footnotes and endnotes.

    Raises:
        PageRejected: ``broken``, ``encrypted``, ``too_large`` or ``no_text``.
    """
    with opened(data) as archive:
        names = [name for name in ("footnotes", "endnotes") if f"word/{name}.xml" in archive.namelist()]
        parts = [read_part(archive, f"word/{name}.xml") for name in ("document", *names)]
        about = properties(archive, "docProps/core.xml", TITLE, CREATOR)
        return document((text for part in parts for text in _paragraphs(part)), about)


def _paragraphs(data: bytes) -> Iterator[str]:
    for element in elements(data, PARAGRAPHS):
        is_repeated = (
            next(element.iterancestors(FALLBACK), None) is not None
        )  # an older form of the one beside
        yield "" if is_repeated else "".join(_texts(element, 0))


def _texts(element: Any, depth: int) -> Iterator[str]:
    """The text below an element without that of paragraphs inside it."""
    if depth > MAX_DEPTH:
        return
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name == "t":
            yield child.text or ""
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif name not in NOT_HERE and child.tag != FALLBACK:
            yield from _texts(child, depth + 1)
