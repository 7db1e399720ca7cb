"""RSS 2.0, RSS 1.0 and Atom feeds: each item whose text they hold is a page.

By lxml, which streams them; feedparser takes 22 times as long and holds the whole feed (docs/decisions/0013).
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from lxml import etree

from onrecord.errors import PageRejected
from onrecord.ingest.feeds.feed_items import FeedItem, one_line, page_of_item
from onrecord.ingest.tables import with_unique_locators
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input

MAX_FEED_BYTES = (
    100_000_000  # lxml holds what is no item at up to ten times its size; large exports have 50 MB
)
TAIL_BYTES = 1_000

_BEGINNING = re.compile(
    r"\s*+(?:<\?xml[^>]{0,300}\?>\s*+)?"
    r"(?>(?:<!--.{0,2000}?-->|<\?xml-stylesheet[^>]{0,500}>|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,9000}?\]\s*)?>)\s*)*+"
    r"(?:<rss\b|<feed\b[^>]*http://www\.w3\.org/2005/Atom|<rdf:RDF\b[^>]*http://purl\.org/rss/1\.0/[\"'])",
    re.I | re.S,
)
_END = re.compile(rb"</(?:rss|feed|rdf:RDF|\w+:feed)\s*>", re.I)

ATOM = "http://www.w3.org/2005/Atom"
RSS1 = "http://purl.org/rss/1.0/"
ITEMS = ("item", f"{{{RSS1}}}item", f"{{{ATOM}}}entry")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"
ORIGINAL_LINK = "{http://rssnamespace.org/feedburner/ext/1.0}origLink"

# The elements that hold a field, the surest first; a name without a namespace is of the feed's own.
SUMMARIES = ("description", "summary")
DATES = ("pubDate", "published", f"{DC}date", "{http://purl.org/dc/terms/}created", "updated")
KEYS = ("guid", "id")

_NAMED = re.compile(r"\(([^()]{2,100})\)\s*\Z")  # "desk@herald.example (A. Bel)", as RSS has it


def recognises(head: Head) -> bool:
    """Whether the input begins as a feed does."""
    return _BEGINNING.match(head.text) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The items.

    Raises:
        PageRejected: ``empty`` where there are none, ``truncated``, ``too_large``.
    """
    with source.open() as stream:
        yield from with_unique_locators(_items(source, _Bounded(stream)))


def _items(source: Input, stream: _Bounded) -> Iterator[Page | Reject]:
    last = None  # the last item is kept back: where the feed is cut, it may be cut as well
    outlet = language = None
    parsing = etree.iterparse(
        cast("Any", stream), tag=ITEMS, resolve_entities=False, recover=True, no_network=True, load_dtd=False
    )
    for number, (_, item) in enumerate(_as_far(parsing), start=1):
        if last is None:
            outlet, language = _feed_of(item)
        else:
            yield page_of_item(source, last)
        last = _item(item, number, outlet, language)
        item.clear()
        while (before := item.getprevious()) is not None:
            before.getparent().remove(before)
    while stream.read(1 << 16):  # what stands behind damage
        pass
    if last is None:
        raise PageRejected("empty", "The feed has no items, or cannot be read.")
    if not _END.search(stream.tail):
        raise PageRejected(
            "truncated", "The feed ends before its end; its last item may be cut and is left out."
        )
    yield page_of_item(source, last)


def _as_far(parsing: Any) -> Iterator[tuple[str, Any]]:
    """The events up to damage from which the parser finds no way on."""
    try:
        yield from parsing
    except etree.XMLSyntaxError:
        return


class _Bounded:
    """A stream of at most `MAX_FEED_BYTES`, whose last bytes are known."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = MAX_FEED_BYTES
        self.tail = b""

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise PageRejected("too_large", f"The feed has more than {MAX_FEED_BYTES:,} bytes.")
        self.tail = (self.tail + data)[-TAIL_BYTES:]
        return data


def _item(item: Any, number: int, outlet: str | None, language: str | None) -> FeedItem:
    content = _child(item, CONTENT)
    if content is None:
        content = _child(item, "content")
    link = _link(item)
    source = _child(item, "source")
    origin = None if source is None else _told(source, ("title",)) or one_line(source.text)
    given = GivenMetadata(
        title=_told(item, ("title",)),
        date=_told(item, DATES),
        outlet=origin or outlet,
        byline=_authors(item),
        url=link,
        language=_told(item, (f"{DC}language",)) or item.get(LANG) or language,
    )
    kind = "" if content is None else (content.get("type") or "").casefold()
    summary = next((text for name in SUMMARIES if (text := _markup(_child(item, name)))), "")
    key = _told(item, KEYS) or link or str(number)
    return FeedItem(key, _markup(content), summary, kind in ("text", "text/plain"), given)


def _feed_of(item: Any) -> tuple[str | None, str | None]:
    """The title of the feed and its language."""
    parent = item.getparent()
    if parent is None:
        return None, None
    channel = _child(parent, "channel") if parent.tag.endswith("RDF") else parent
    feed = parent if channel is None else channel
    return _told(feed, ("title",)), _told(feed, ("language", f"{DC}language")) or feed.get(LANG)


def _child(element: Any, name: str) -> Any | None:
    """The first child of that name, in the feed's own namespace where the name has none."""
    if name.startswith("{"):
        return element.find(name)
    return next(
        (
            child
            for space in ("", f"{{{ATOM}}}", f"{{{RSS1}}}")
            if (child := element.find(space + name)) is not None
        ),
        None,
    )


def _told(element: Any, names: tuple[str, ...]) -> str | None:
    """The first of these fields that says something, as one line."""
    children = (_child(element, name) for name in names)
    return next(
        (line for child in children if child is not None and (line := one_line(unescape(_text(child))))), None
    )


def _text(element: Any) -> str:
    """The text of an element, with entities that XML does not know as HTML means them."""
    parts = [element.text or ""]
    for child in element:
        inner = (
            child.text or ""
            if child.tag is etree.Entity
            else _text(child)
            if isinstance(child.tag, str)
            else ""
        )
        parts += [inner, child.tail or ""]
    return "".join(parts)


def _markup(element: Any | None) -> str:
    """The content of an element as HTML: its text, or the elements in it where it is XHTML."""
    if element is None:
        return ""
    if any(isinstance(child.tag, str) for child in element):
        return "".join(etree.tostring(child, encoding="unicode", with_tail=True) for child in element)
    return _text(element)


def _link(item: Any) -> str | None:
    """The address of the article."""
    links = [child for child in item if child.tag in ("link", f"{{{ATOM}}}link", f"{{{RSS1}}}link")]
    told = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    told += [link.text for link in links]
    guid = _child(item, "guid")
    if guid is not None and guid.get("isPermaLink", "true").casefold() == "true":
        told.append(guid.text)
    lines = (one_line(text) for text in (item.findtext(ORIGINAL_LINK), *told))
    return next((line for line in lines if line and line.startswith(("http://", "https://"))), None)


def _authors(item: Any) -> tuple[str, ...]:
    names = [one_line(child.text) for child in item.findall(f"{DC}creator")]
    for author in [child for child in item if child.tag in ("author", f"{{{ATOM}}}author")]:
        line = _told(author, ("name",)) or one_line(author.text) or ""
        named = _NAMED.search(line)
        names.append(named[1] if named else None if "@" in line else line)
    return tuple(dict.fromkeys(name for name in names if name))
