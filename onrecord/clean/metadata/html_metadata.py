"""What an HTML page says of its article beside the text: title, outlet, authors, address, language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.clean.metadata.linked_data import is_elsewhere, people_of, read_linked_data, text_of
from onrecord.clean.metadata.microdata import Marked, places, read_marked, words_within
from onrecord.clean.words.features import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.clean.html.boxes import Box
    from onrecord.clean.html.markup import Outline
    from onrecord.clean.metadata.linked_data import LinkedData

MAX_NAME_CHARS = 80  # an author's name; longer values are addresses or sentences
MAX_SITE_WORDS = 6
MAX_TAG_CHARS = 10_000  # of one tag; the longest description measured has 2,000
AUTHOR_WORDS = ("author", "Author", "byline", "Byline")
MAX_AUTHOR_WORDS = 200  # places looked at for them
MAX_BYLINES = 6  # marked elements looked at
MAX_BYLINE_SCAN = 1_000_000  # characters of a page looked through for them
MIN_HEADLINE = 15  # characters; a shorter heading may be the name of the site or section

TITLE_TAGS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
)
OUTLET_TAGS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
AUTHOR_TAGS = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "article:author_name", "mediator_author", "cxenseparse:author", "twitter:data1",
)  # fmt: skip
SECTION_TAGS = (
    "articlesection",
    "section",
    "parsely-section",
    "sailthru.section",
    "cxenseparse:recs:category",
)
APP_TAGS = ("apple-mobile-web-app-title", "al:android:app_name", "al:ios:app_name", "twitter:app:name:iphone")
MIN_HEAD = 0.4  # of the headline the metadata give must stand in an <h1> that is part of it
URL_TAGS = ("og:url", "parsely-link")

_SUFFIX = re.compile(r"\s+[|•·»:–—-]+\s+")
_BY = re.compile(r"^(?:(?:written |reported |posted |published )?by|von|par|por|af|av|door|автор):?\s+", re.I)
_NAMES = re.compile(r"\s*(?:;|,|\||\band\b|&|/)\s*")
_BYLINE_TAG = re.compile(
    r"""<([a-z][a-z0-9]{0,9})\b[^<>]{0,300}?\b(?:(?:rel|itemprop)\s{0,3}=\s{0,3}["']?author\b"""
    r"""|class\s{0,3}=\s{0,3}["'][^"'<>]{0,200}?(?:\bauthor(?=[\s"'])|byline|author-name|author__name))[^<>]{0,300}>""",
    re.I,
)
_SIGNED = re.compile(
    r"\b(?:by|von|par|por|af|av|door)\s+((?:(?!\s(?:on|at|am|um|le|el|em|den|op)\b)[^\d|•·(])+)",
    re.IGNORECASE,
)
_AUTHOR_TAG = re.compile(r"(?:^|[_:.-]|article)authors?$")
_TOP_LEVEL = re.compile(r"\.[a-z]{2,6}$", re.I)
_ATTRIBUTE = re.compile(r"""([\w:.-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")


@dataclass(slots=True)
class HtmlMetadata:
    """What the page says; None and () where it says nothing. ``titles`` has the surest first."""

    titles: list[str] = field(default_factory=list)
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    section: str | None = None
    description: str | None = None
    page_title: str = ""


def read_metadata(raw: str, outline: Outline) -> HtmlMetadata:
    """The metadata of a page from its JSON-LD, meta tags, microdata and marked elements, in this order."""
    tags, links = _head_tags(outline)
    url = _first([*(tags.get(name) for name in URL_TAGS), links.get("canonical")])
    data = read_linked_data(raw, outline.scripts)
    articles = data.articles
    heads = _headings(outline)
    out = HtmlMetadata(page_title=_page_title(raw, outline))
    called = [out.page_title, *heads, *(tags.get(name, "") for name in TITLE_TAGS)]
    articles.sort(key=lambda node: is_elsewhere(node, url) or _is_called_otherwise(node, called))
    told = any("headline" in node for node in articles)
    marked = Marked() if told else read_marked(raw)  # such a page says the same twice
    out.titles = _titles(heads, out.page_title, tags, articles, marked.headline)
    out.url = url if url and url.startswith(("http://", "https://")) else None
    out.outlet = _outlet(heads, tags, (data, marked), out)
    out.byline = _byline(raw, tags, (articles, marked), out.outlet)
    out.description = _first([tags.get("og:description"), tags.get("description")])
    language = tags.get("lang") or tags.get("og:locale") or tags.get("content-language") or ""
    out.language = language[:2].lower() or None
    out.section = _first(
        [
            tags.get("article:section"),
            *(text_of(node.get("articleSection")) for node in articles),
            *(tags.get(name) for name in SECTION_TAGS),
            marked.section,
        ]
    )
    return out


def _head_tags(outline: Outline) -> tuple[dict[str, str], dict[str, str]]:
    """Name of a meta tag, in lower case, to its first content that is not empty; and links by their kind."""
    tags: dict[str, str] = {}
    links: dict[str, str] = {}
    for tag, source in outline.tags:
        source = source[:MAX_TAG_CHARS]
        if tag == "link" and "canonical" not in source:
            continue
        told = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(source)
        }
        if tag == "link":
            links.setdefault(told.get("rel", "").lower(), told.get("href", "").strip())
            continue
        if tag == "html":
            tags.setdefault("lang", told.get("lang", ""))
            continue
        name = told.get("property") or told.get("name") or told.get("itemprop") or told.get("http-equiv")
        content = " ".join(told.get("content", "").split())
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags, links


def _page_title(raw: str, outline: Outline) -> str:
    return " ".join(unescape(raw[slice(*outline.title)]).split()) if outline.title else ""


def _headings(outline: Outline) -> list[str]:
    """The words of each ``<h1>``."""
    words: dict[int, list[str]] = {}
    for block in outline.blocks:
        box: Box | None = block.box
        while box is not None and box.tag != "h1":
            box = box.parent
        if box is not None:
            words.setdefault(box.number, []).append(block.text)
    return [" ".join(texts) for texts in words.values()]


def _titles(
    heads: Sequence[str],
    page: str,
    tags: dict[str, str],
    articles: list[dict[str, Any]],
    marked: str | None,
) -> list[str]:
    told = [text_of(node.get("headline")) for node in articles] + [tags.get(name) for name in TITLE_TAGS]
    named = [title for title in (*told, marked) if title]
    sure = [
        head
        for head in heads
        if 2 < len(head) <= 300
        and any(_agree(head, other) for other in [*named, page])
        and not any(len(head) < MIN_HEAD * len(other) for other in named[:1])
    ]
    parts = sorted(_SUFFIX.split(page), key=len, reverse=True)
    rest = heads if len(heads) == 1 else []
    return list(dict.fromkeys(title for title in (*sure, *named, *rest, *parts[:1]) if title))


def _outlet(
    heads: Sequence[str], tags: dict[str, str], told: tuple[LinkedData, Marked], about: HtmlMetadata
) -> str | None:
    """The site's name: as its metadata give it, as the page's title ends or begins, as its app is called."""
    data, marked = told
    tagged = (tags.get(name) for name in OUTLET_TAGS)
    named = [tags.get("og:site_name"), *data.publishers, *tagged, marked.publisher]
    first = _first(named)
    if first and not first.startswith("@") and "://" not in first:
        return first
    title = _site_of_title(heads, about.page_title) or _site_of_address(about)
    return title or _first([*data.sites, *(tags.get(name) for name in APP_TAGS)])


def _site_of_address(about: HtmlMetadata) -> str | None:
    """The part of the page's title that is called as its host is."""
    host = about.url.split("/")[2].lower() if about.url else ""
    labels = {plain(label) for label in host.split(".")}
    parts = _SUFFIX.split(about.page_title)
    return next((part for part in reversed(parts) if plain(_TOP_LEVEL.sub("", part)) in labels), None)


def _site_of_title(heads: Sequence[str], page: str) -> str | None:
    """The site that the page's title names before or behind the headline."""
    for head in heads:
        if len(head) <= MIN_HEADLINE or head.casefold() not in page.casefold():
            continue
        at = page.casefold().find(head.casefold())
        around = [*_SUFFIX.split(page[at + len(head) :])[1:][-1:], *_SUFFIX.split(page[:at])[:-1][:1]]
        return next((name for name in around if name and len(name.split()) <= MAX_SITE_WORDS), None)
    return None


def _is_called_otherwise(node: dict[str, Any], called: Sequence[str]) -> bool:
    """Whether an article has a headline that is none of what the page is called."""
    headline = plain(unescape(text_of(node.get("headline")) or ""))
    names = [plain(unescape(name)) for name in called]
    return headline != "" and not any(name and _agree(headline, name) for name in names)


def _agree(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a


def _byline(
    raw: str, tags: dict[str, str], told_by: tuple[list[dict[str, Any]], Marked], outlet: str | None
) -> tuple[str, ...]:
    articles, marked = told_by
    for node in articles:
        told = (name for person in people_of(node) for name in _split_names(person, outlet))
        names = tuple(dict.fromkeys(told))
        if names:
            return names
    for name in (*AUTHOR_TAGS, *filter(_AUTHOR_TAG.search, tags)):
        names = _split_names(tags.get(name), outlet)
        if names:
            return names
    names = tuple(dict.fromkeys(name for one in marked.authors for name in _split_names(one, outlet)))
    if names:
        return names
    for tag in islice(_byline_tags(raw[:MAX_BYLINE_SCAN]), MAX_BYLINES):
        names = _split_names(_signed(words_within(raw, tag)), outlet)
        if names:
            return names
    return ()


def _signed(line: str | None) -> str | None:
    """Of a line with a day or a time in it ("3 May 2019, 9.05 am by Ana Bel") the author."""
    if not line or not any(char.isdecimal() for char in line):
        return line
    found = _SIGNED.search(line)
    return found[1].strip() if found else line


def _byline_tags(raw: str) -> Iterator[re.Match[str]]:
    """Opening tags that say that what follows is the author."""
    found = {place for word in AUTHOR_WORDS for place in islice(places(raw, word), MAX_AUTHOR_WORDS)}
    for place in sorted(found):
        opening = raw.rfind("<", max(0, place - 300), place)
        tag = _BYLINE_TAG.match(raw, opening) if opening >= 0 else None
        if tag and tag.end() > place:
            yield tag


def _split_names(text: str | None, outlet: str | None) -> tuple[str, ...]:
    if not text or "://" in text or text.startswith(("@", "/")):
        return ()
    names = [name.strip(" .,•|") for name in _NAMES.split(_BY.sub("", text))]
    if any(len(name) > MAX_NAME_CHARS or len(name.split()) > 6 for name in names):
        return ()
    good = [
        name
        for name in names
        if len(name) > (2 if name.isascii() else 1)
        and not any(c.isdecimal() for c in name)
        and not _is_outlet(name, outlet)
    ]
    return tuple(dict.fromkeys(good))[:10]


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is the outlet's, or one begins as the other: ``Courier`` and ``Courier.com``."""
    one, own = plain(name), plain(outlet or "")
    return bool(one and own) and (one.startswith(own) or own.startswith(one))


def _first(values: list[str | None]) -> str | None:
    return next((value for value in values if value), None)
