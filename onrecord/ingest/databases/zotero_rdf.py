"""Zotero RDF, which Zotero exports with files: entries that link to attachments, which name the files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from onrecord.errors import PageRejected
from onrecord.ingest.databases.exported import language_of
from onrecord.ingest.databases.references import Reference, day_of, one_line, read_references
from onrecord.records.pages import GivenMetadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input, NamedFile
    from onrecord.records.pages import Page, Reject

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<rdf:RDF\b[^>]*zotero\.org/namespaces", re.S)

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
}
ABOUT, RESOURCE = (f"{{{SPACES['rdf']}}}{name}" for name in ("about", "resource"))
PARTS = ("attachment", "note")  # types of what belongs to an entry
BROKEN = "It begins as Zotero RDF but cannot be read ({told}): export it again."


def recognises(head: Head) -> bool:
    """Whether the input begins as Zotero's RDF does."""
    return _ROOT.match(head.data.removeprefix(b"\xef\xbb\xbf")) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The files that the entries name.

    Raises:
        PageRejected: ``broken`` or ``too_large``.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source.read(options.max_page_bytes), parser)
    except etree.XMLSyntaxError as error:
        raise PageRejected("broken", BROKEN.format(told=error)) from error
    kinds = [_text(item, "z:itemType") for item in root.iterfind("*[z:itemType]", SPACES)]
    held = sum(kind not in (None, *PARTS) for kind in kinds)
    yield from read_references(source, references_of(root), options.max_page_bytes, held)


def references_of(root: Any) -> Iterator[Reference]:
    """The entries; journals, notes and attachments are parts of them."""
    parts = {part.get(ABOUT): part for part in root if part.get(ABOUT)}
    for number, item in enumerate(root, start=1):
        kind = _text(item, "z:itemType")
        if kind and kind not in PARTS:
            yield _reference(item, parts, number)


def _reference(item: Any, parts: dict[str, Any], number: int) -> Reference:
    holder = _first(item, "dcterms:isPartOf/*")
    if holder is None:
        linked = _first(item, "dcterms:isPartOf")
        holder = None if linked is None else parts.get(linked.get(RESOURCE))
    given = GivenMetadata(
        title=_text(item, "dc:title"),
        date=_text(item, "dc:date"),
        outlet=_text(holder, "dc:title") or _text(item, "dc:publisher//foaf:name"),
        byline=_names(item),
        url=_text(item, "dc:identifier//rdf:value"),
        language=language_of(_text(item, "z:language") or _text(item, "dc:language")),
    )
    links = [parts.get(link.get(RESOURCE)) for link in item.iterfind("link:link", SPACES)]
    named = (_first(part, "rdf:resource") for part in links if part is not None)
    files = tuple(name for each in named if each is not None and (name := each.get(RESOURCE)))
    visited = day_of(_text(item, "dcterms:dateSubmitted"))
    return Reference(_key(item, number), given, files, _text(item, "dcterms:abstract"), visited)


def _key(item: Any, number: int) -> str:
    return (item.get(ABOUT) or "").removeprefix("#") or str(number)


def _names(item: Any) -> tuple[str, ...]:
    people = item.iterfind("bib:authors//foaf:Person", SPACES)
    names = (
        " ".join(filter(None, (_text(one, "foaf:givenName"), _text(one, "foaf:surname")))) for one in people
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _first(element: Any, path: str) -> Any:
    return None if element is None else element.find(path, SPACES)


def _text(element: Any, path: str) -> str | None:
    found = _first(element, path)
    return None if found is None else one_line("".join(found.itertext()))
