"""RSS (0.90 to 2.0) and Atom (0.3, 1.0) feeds: each item whose text they hold is a page.

By lxml, which streams them; feedparser takes 22 times as long and holds the whole feed (docs/decisions/0013).
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from html import unescape
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from lxml import etree

from onrecord.errors import PageRejected
from onrecord.ingest.feeds.feed_items import FeedItem, one_line, page_of_item
from onrecord.ingest.feeds.item_tags import ItemTags
from onrecord.ingest.tables import with_unique_locators
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input

MAX_FEED_BYTES = (
    100_000_000  # lxml holds what is no item at up to ten times its size; large exports have 50 MB
)
TAIL_BYTES = 1_000
MAX_TITLE = 4_000  # characters; longer ones are no titles

ATOM = "http://www.w3.org/2005/Atom"
RSS1 = "http://purl.org/rss/1.0/"
# The namespaces of feeds: none in RSS 2.0, then Atom 1.0 and 0.3, RSS 1.0 and 0.90, and what some programs
# write for RSS 2.0.
SPACES = (
    "",
    ATOM,
    "http://purl.org/atom/ns#",
    RSS1,
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
)
ROOT_REACH = 16_384  # characters in which a feed begins; what a server printed before it has some hundred

_PROLOG = r"(?>(?:<!--.{0,2000}?-->|<\?xml[^>]{0,500}>|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,9000}?\]\s*)?>)\s*)*+"
_ROOT = (
    r"<(?:rss\b|(?:\w{1,20}:)?feed\b[^>]{0,2000}(?:www\.w3\.org/2005/Atom|purl\.org/atom/ns\#)"
    r"|rdf:RDF\b[^>]{0,2000}(?:purl\.org/rss/1\.0/[\"']|netscape\.com/rdf/simple/0\.9/))"
)
_BEGINNING = re.compile(rf"[\s\ufeff]*+{_PROLOG}{_ROOT}", re.I | re.S)
_LATER = re.compile(
    rf"(?:<\?xml[^>]{{0,300}}\?>\s*{_PROLOG})?{_ROOT}[^>]{{0,2000}}>\s*{_PROLOG}<(?:\w{{1,20}}:)?"
    r"(?:channel|title|id|entry|item|link|generator|updated|author|image)\b",
    re.I | re.S,
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|p|div|h[1-6])\b", re.I)
_START = re.compile(rb"<\?xml[^>]{0,300}\?>|<(?:rss|feed|\w+:feed|rdf:RDF)\b", re.I)
# A title up to its end; what stands behind one whose end is damaged is no part of it.
_FIELDS = r"item|entry|channel|title|guid|id|link|description|summary|content|pubDate|published|updated"
_TITLE = re.compile(
    rf"(?<=<title)\b[^<>]{{0,200}}>(?!\s*<!\[CDATA)(?:(?!</?(?:{_FIELDS})\b).){{0,2000}}(?=</title)", re.S
)
_ELEMENT = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,300}|/?[a-zA-Z])>")
_END = re.compile(rb"</(?:rss|feed|rdf:RDF|\w+:feed)\s*>", re.I)

ITEMS = tuple(f"{{{space}}}{name}" if space else name for space in SPACES for name in ("item", "entry"))
LINKS, AUTHORS = (
    frozenset(f"{{{space}}}{name}" if space else name for space in SPACES) for name in ("link", "author")
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CONTENTS = (CONTENT, "content:encoded", "content", "fulltext")  # the second if its prefix is not declared
DC = "{http://purl.org/dc/elements/1.1/}"
ORIGINAL_LINK = "{http://rssnamespace.org/feedburner/ext/1.0}origLink"

# The elements that hold a field, the surest first; a name without a namespace is of the feed's own.
SUMMARIES = ("description", "summary")
DATES = (
    "pubDate",
    "published",
    "issued",
    f"{DC}date",
    "dc:date",
    "created",
    "{http://purl.org/dc/terms/}created",
    "updated",
    "modified",
)
KEYS = ("guid", "id")

_NAMED = re.compile(r"\(([^()]{2,100})\)\s*\Z")  # "desk@herald.example (A. Bel)", as RSS has it


def recognises(head: Head) -> bool:
    """Whether the input begins as a feed does, if need be behind what a server printed before it."""
    if _BEGINNING.match(head.text):
        return True
    found = _LATER.search(head.text[:ROOT_REACH])
    return found is not None and not _PAGE.search(head.text, 0, found.start())


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The items.

    Raises:
        PageRejected: ``empty`` where there are none, ``truncated``, ``too_large``.
    """
    encoding = source.encoding()
    source.holds(0)
    with source.open() as stream:
        yield from with_unique_locators(_items(source, _Bounded(stream, encoding, source)))


def _items(source: Input, stream: _Bounded) -> Iterator[Page | Reject]:
    last = None  # the last item is kept back: where the feed is cut, it may be cut as well
    outlet = language = None
    parsing = etree.iterparse(
        cast("Any", stream),
        tag=ITEMS,
        resolve_entities=False,
        recover=True,
        no_network=True,
        load_dtd=False,
        encoding="utf-8",
    )
    number = 0
    for number, (_, item) in enumerate(_as_far(parsing), start=1):
        if last is None:
            outlet, language = _feed_of(item)
        else:
            yield page_of_item(source, last)
        last = _item(item, number, outlet, language)
        item.clear()
        if (parent := item.getparent()) is not None and parent.tag in ITEMS:
            continue  # the item around it is not closed: what stands before is its own
        while (before := item.getprevious()) is not None:
            before.getparent().remove(before)
    while stream.read(1 << 16):  # what stands behind damage
        pass
    if last is None:
        raise PageRejected("empty", "The feed has no items, or cannot be read.")
    stream.count_hidden()
    if number < stream.items:
        lost = stream.items - number
        told = f"Items that damage hides from the parser: {lost:,}; give the pages themselves."
        yield Reject(f"{source.locator}#hidden", "bad_item", told, records=lost)
    source.holds(max(0, number - stream.items))
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
    """A feed of at most `MAX_FEED_BYTES` in UTF-8, from its first mark on; its last bytes are known."""

    def __init__(self, stream: BinaryIO, encoding: str, source: Input) -> None:
        self._stream = stream
        self._source = source
        self._tags = ItemTags()
        self.items = 0  # that began so far, told by their tags
        self._left = MAX_FEED_BYTES
        self._decoder = getincrementaldecoder(encoding)(errors="replace")
        self._begun = False
        self._kept = ""
        self.tail = b""

    def read(self, size: int) -> bytes:
        """Some bytes; none at the end."""
        while raw := self._stream.read(size):
            self._left -= len(raw)
            if self._left < 0:
                raise PageRejected("too_large", f"The feed has more than {MAX_FEED_BYTES:,} bytes.")
            text = self._decoder.decode(raw)
            self._count(text)
            data = self._tidy(text).encode("utf-8", "replace")
            if not self._begun:
                data = data[found.start() :] if (found := _START.search(data)) else data
                self._begun = bool(data)
            self.tail = (self.tail + data)[-TAIL_BYTES:]
            if data:
                return data
        rest, self._kept = self._kept.encode("utf-8", "replace"), ""
        self.tail = (self.tail + rest)[-TAIL_BYTES:]
        return rest

    def count_hidden(self) -> None:
        """Counts the items in a section that was not closed, and those of which only the end shows."""
        hidden = max(self._tags.hidden, self._tags.ended - self.items)
        self.items += hidden
        self._source.holds(hidden)

    def _count(self, text: str) -> None:
        items = self._tags.count(text.encode("utf-8", "replace"))
        self.items += items
        self._source.holds(items)

    def _tidy(self, text: str) -> str:
        """The text so far without elements in titles: one that is never closed hides what follows."""
        text = self._kept + text
        begins = text.rfind("<title", -MAX_TITLE)
        cut = begins if begins >= 0 and "</title" not in text[begins:] else len(text)
        self._kept = text[cut:]
        return _TITLE.sub(lambda found: _ELEMENT.sub("", found[0]), text[:cut])


def _item(item: Any, number: int, outlet: str | None, language: str | None) -> FeedItem:
    content = next((found for name in CONTENTS if (found := _child(item, name)) is not None), None)
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
    """The first child of that name, in a namespace of feeds if the name has none."""
    if name.startswith("{"):
        return element.find(name)
    wanted = {f"{{{space}}}{name}" if space else name for space in SPACES}
    return next((child for child in element if child.tag in wanted), None)


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
    links = [child for child in item if child.tag in LINKS]
    told = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    told += [link.text for link in links]
    guid = _child(item, "guid")
    if guid is not None and guid.get("isPermaLink", "true").casefold() == "true":
        told.append(guid.text)
    lines = (one_line(text) for text in (item.findtext(ORIGINAL_LINK), *told))
    return next((line for line in lines if line and line.startswith(("http://", "https://"))), None)


def _authors(item: Any) -> tuple[str, ...]:
    names = [one_line(child.text) for child in item.findall(f"{DC}creator")]
    for author in [child for child in item if child.tag in AUTHORS]:
        line = _told(author, ("name",)) or one_line(author.text) or ""
        named = _NAMED.search(line)
        names.append(named[1] if named else None if "@" in line else line)
    return tuple(dict.fromkeys(name for name in names if name))
