"""A DOCX to its paragraphs; runs in the child process of `onrecord.ingest.isolation`."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from lxml import etree

from onrecord.errors import PageRejected
from onrecord.ingest.documents import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MAX_XML = 200_000_000  # bytes of one part unpacked; a book of 1,000 pages has 30 MB
MAX_TEXT = 20_000_000  # characters; the longest transcript measured has 270,000
MAX_DEPTH = 100  # elements in elements below a paragraph; text boxes in tables reach 30

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"

# What stands for a character; ECMA-376 part 1, 17.3.3. Deleted text has elements of its own.
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
NOT_HERE = frozenset({"txbxContent", "p"})  # paragraphs of their own, inside a paragraph

NO_TEXT = "It has no text, only pictures or nothing: recognise its text first (OCR) and give that."
BROKEN = "It begins as a DOCX document but cannot be unpacked: it is damaged or cut off; save it again."
ENCRYPTED = "It is encrypted: open it with its password, save it without one and give that."
TOO_LARGE = f"It unpacks to more than {MAX_XML:,} bytes or {MAX_TEXT:,} characters; split it."


def document_of(data: bytes) -> Document:
    """The text and the properties of a DOCX: body, tables, text boxes; then footnotes and endnotes.

    Raises:
        PageRejected: ``broken``, ``encrypted``, ``too_large`` or ``no_text``.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [name for name in ("document", "footnotes", "endnotes") if _has(archive, name)]
            parts = [_paragraphs(_part(archive, f"word/{name}.xml")) for name in names]
            paragraphs = tuple(paragraph for part in parts for paragraph in _bounded(part))
            about = _properties(archive)
    except (BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, EOFError, OSError) as error:
        raise PageRejected("broken", BROKEN) from error
    except NotImplementedError as error:  # a way of packing that no office program uses
        raise PageRejected("broken", BROKEN) from error
    except RuntimeError as error:  # what zipfile raises for a part under a password
        raise PageRejected("encrypted", ENCRYPTED) from error
    if not any(char.isalnum() for text in paragraphs for char in text):
        raise PageRejected("no_text", NO_TEXT)
    return Document(paragraphs, about.get("title"), about.get("creator"))


def _has(archive: ZipFile, name: str) -> bool:
    return name == "document" or f"word/{name}.xml" in archive.namelist()


def _part(archive: ZipFile, name: str) -> bytes:
    """A part of the file, read no further than the limit, whatever its header promises."""
    with archive.open(name) as stream:
        data = stream.read(MAX_XML + 1)
    if len(data) > MAX_XML:
        raise PageRejected("too_large", TOO_LARGE)
    return data


def _bounded(paragraphs: Iterator[str]) -> Iterator[str]:
    size = 0
    for paragraph in paragraphs:
        size += len(paragraph)
        if size > MAX_TEXT:
            raise PageRejected("too_large", TOO_LARGE)
        yield paragraph


def _paragraphs(data: bytes) -> Iterator[str]:
    """The paragraphs of a part, each forgotten when it is read.

    Entities are not resolved and nothing outside is loaded.
    """
    tags = tuple(f"{space}p" for space in (WORD, STRICT))
    events = etree.iterparse(BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False)
    for _, element in events:
        text = "" if _is_repeated(element) else "".join(_texts(element, 0))
        lines = (" ".join(line.split(" ")).strip() for line in text.split("\n"))
        if joined := "\n".join(line for line in lines if line):
            yield joined
        element.clear()
        while element.getprevious() is not None and element.getparent() is not None:
            del element.getparent()[0]


def _is_repeated(element: Any) -> bool:
    """Whether the paragraph is the older form of one that stands beside it."""
    return next(element.iterancestors(FALLBACK), None) is not None


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


def _properties(archive: ZipFile) -> dict[str, str]:
    """Title and author as the core properties give them."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(_part(archive, "docProps/core.xml"), parser)
    found = {name: root.findtext(f"{DUBLIN_CORE}{name}") for name in ("title", "creator")}
    return {name: text for name, text in found.items() if text}
