"""A DOCX to its paragraphs; runs in the child process of `onrecord.ingest.documents.isolation`."""

from __future__ import annotations

from dataclasses import dataclass
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

SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
PARAGRAPHS = tuple(f"{{{space}}}p" for space in SPACES)
STYLES = "word/styles.xml"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

# What stands for a character; ECMA-376 part 1, 17.3.3. Deleted text has elements of its own.
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
NOT_HERE = frozenset({"txbxContent", "p"})  # paragraphs of their own, inside a paragraph


HIDDEN = frozenset({"del", "moveFrom"})  # what was deleted or moved away while changes were tracked
OFF = ("0", "false", "off")
MAX_STYLES = 20  # styles that a style is based on, one on the other; office programs allow 11
TITLES = ("title", "heading 1")  # names of styles, English in every language of the program


def document_of(data: bytes) -> Document:
    """The text and the properties of a DOCX: body, tables, text boxes; then footnotes and endnotes.

    Hidden text and tracked deletions are left out. The first paragraph of the body is the title if it has
    the style of one.

    Raises:
        PageRejected: ``broken``, ``encrypted``, ``too_large`` or ``no_text``.
    """
    with opened(data) as archive:
        names = [name for name in ("footnotes", "endnotes") if f"word/{name}.xml" in archive.namelist()]
        parts = [read_part(archive, f"word/{name}.xml") for name in ("document", *names)]
        styles = _styles(read_part(archive, STYLES)) if STYLES in archive.namelist() else Styles()
        about = properties(archive, "docProps/core.xml", TITLE, CREATOR)
        if title := _styled_title(parts[0], styles):
            about = {**about, "title": title}
        return document((text for part in parts for text in _paragraphs(part, styles)), about)


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of styles that hide their text, and of those for titles."""

    hidden: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


def _styles(data: bytes) -> Styles:
    based: dict[str, str] = {}
    hidden, titles = set(), set()
    for style in elements(data, tuple(f"{{{space}}}style" for space in SPACES)):
        own = _value(style, "styleId") or ""
        for child in style:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "basedOn":
                based[own] = _value(child) or ""
            elif name == "name" and (_value(child) or "").casefold() in TITLES:
                titles.add(own)
            elif name == "rPr" and _is_set(child, "vanish"):
                hidden.add(own)
    for style_id in based:
        above = style_id
        for _ in range(MAX_STYLES):
            above = based.get(above, "")
            if above in hidden:
                hidden.add(style_id)
    return Styles(frozenset(hidden), frozenset(titles))


def _styled_title(data: bytes, styles: Styles) -> str | None:
    """The text of the first paragraph with any, if its style is that of a title."""
    for element in elements(data, PARAGRAPHS):
        text = " ".join("".join(_texts(element, 0, styles)).split())
        if text:
            return text if _style_of(element, "pPr", "pStyle") in styles.titles else None
    return None


def _paragraphs(data: bytes, styles: Styles) -> Iterator[str]:
    """The paragraphs; two between which the break was deleted are one."""
    kept = ""
    for element in elements(data, PARAGRAPHS):
        is_repeated = (
            next(element.iterancestors(FALLBACK), None) is not None
        )  # an older form of the one beside
        gone = is_repeated or any(_local(above) in HIDDEN for above in element.iterancestors())
        kept += "" if gone else "".join(_texts(element, 0, styles))
        if not gone and _break_is_deleted(element):
            continue
        yield kept
        kept = ""
    yield kept


def _texts(element: Any, depth: int, styles: Styles) -> Iterator[str]:
    """The text below an element without that of paragraphs inside it."""
    if depth > MAX_DEPTH:
        return
    for child in element:
        name = _local(child)
        if name == "t":
            yield child.text or ""
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif (
            name and name not in NOT_HERE | HIDDEN and child.tag != FALLBACK and not _is_hidden(child, styles)
        ):
            yield from _texts(child, depth + 1, styles)


def _local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _is_hidden(run: Any, styles: Styles) -> bool:
    about = _child(run, "rPr")
    if about is None:
        return False
    if _child(about, "vanish") is not None:
        return _is_set(about, "vanish")
    return _style_of(run, "rPr", "rStyle") in styles.hidden


def _break_is_deleted(paragraph: Any) -> bool:
    about = _child(paragraph, "pPr")
    mark = None if about is None else _child(about, "rPr")
    return mark is not None and _child(mark, "del") is not None


def _style_of(element: Any, about: str, name: str) -> str | None:
    told = _child(element, about)
    style = None if told is None else _child(told, name)
    return None if style is None else _value(style)


def _is_set(about: Any, name: str) -> bool:
    """Whether a property is there and not switched off."""
    found = _child(about, name)
    return found is not None and (_value(found) or "").casefold() not in OFF


def _child(element: Any, name: str) -> Any | None:
    return next((child for child in element if _local(child) == name), None)


def _value(element: Any, name: str = "val") -> str | None:
    return next(
        (element.get(f"{{{space}}}{name}") for space in SPACES if element.get(f"{{{space}}}{name}")), None
    )
