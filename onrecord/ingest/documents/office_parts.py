"""Parts of office documents, which are ZIP archives of XML: read bounded, entities unresolved."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from onrecord.errors import PageRejected
from onrecord.ingest.documents.document_text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_XML = 200_000_000  # bytes of one part unpacked; a book of 1,000 pages has 30 MB
MAX_TEXT = 20_000_000  # characters; the longest transcript measured has 270,000
MAX_DEPTH = 100  # elements in elements below a paragraph; text boxes in tables reach 30

TITLE, CREATOR = (f"{{http://purl.org/dc/elements/1.1/}}{name}" for name in ("title", "creator"))

NO_TEXT = "It has no text, only pictures or nothing: recognise its text first (OCR) and give that."
BROKEN = "It begins as an office document but cannot be unpacked: it is damaged or cut off; save it again."
ENCRYPTED = "It is encrypted: open it with its password, save it without one and give that."
TOO_LARGE = f"It unpacks to more than {MAX_XML:,} bytes or {MAX_TEXT:,} characters; split it."


@contextmanager
def opened(data: bytes) -> Iterator[ZipFile]:
    """The archive; what goes wrong with it or its XML is a reject.

    Raises:
        PageRejected: ``broken`` or ``encrypted``.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            yield archive
    except (BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, EOFError, OSError) as error:
        raise PageRejected("broken", BROKEN) from error
    except NotImplementedError as error:  # a way of packing that no office program uses
        raise PageRejected("broken", BROKEN) from error
    except RuntimeError as error:  # what zipfile raises for a part under a password
        raise PageRejected("encrypted", ENCRYPTED) from error


def read_part(archive: ZipFile, name: str) -> bytes:
    """A part of the file, read no further than the limit, whatever its header promises.

    Raises:
        PageRejected: ``too_large``.
    """
    with archive.open(name) as stream:
        data = stream.read(MAX_XML + 1)
    if len(data) > MAX_XML:
        raise PageRejected("too_large", TOO_LARGE)
    return data


def elements(data: bytes, tags: tuple[str, ...]) -> Iterator[Any]:
    """The elements of these tags, inner ones first, each forgotten when the next is asked for."""
    events = etree.iterparse(BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False)
    for _, element in events:
        yield element
        element.clear(keep_tail=True)
        while element.getprevious() is not None and element.getparent() is not None:
            del element.getparent()[0]


def properties(archive: ZipFile, part: str, title: str, creator: str) -> dict[str, str]:
    """The text of the elements with these tags in a part."""
    if part not in archive.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(read_part(archive, part), parser)
    found = {"title": root.findtext(f".//{title}"), "creator": root.findtext(f".//{creator}")}
    return {name: text for name, text in found.items() if text}


def document(paragraphs: Iterable[str], about: dict[str, str]) -> Document:
    """The document with these paragraphs, blank ones and blank lines left out.

    Raises:
        PageRejected: ``no_text`` or ``too_large``.
    """
    found: list[str] = []
    size = 0
    for paragraph in paragraphs:
        size += len(paragraph)
        if size > MAX_TEXT:
            raise PageRejected("too_large", TOO_LARGE)
        lines = (" ".join(line.split(" ")).strip() for line in paragraph.split("\n"))
        if tidy := "\n".join(line for line in lines if line):
            found.append(tidy)
    if not any(char.isalnum() for text in found for char in text):
        raise PageRejected("no_text", NO_TEXT)
    return Document(tuple(found), about.get("title"), about.get("creator"))
