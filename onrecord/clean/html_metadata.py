"""What an HTML page says of its article beside the text: title, outlet, authors, address, language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_JSON_CHARS = 500_000  # the longest JSON-LD block measured has 90,000
MAX_JSON_NODES = 2_000
MAX_NAME_CHARS = 80  # an author's name; longer values are addresses or sentences
MAX_SITE_WORDS = 6
MIN_HEADLINE = 15  # characters; a shorter heading may be the name of the site or section
ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "NewsItem", "WebPage")

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
URL_TAGS = ("og:url", "parsely-link")

_SUFFIX = re.compile(r"\s+[|•·»:–—-]+\s+")
_BY = re.compile(r"^(?:(?:written |reported |posted |published )?by|von|par|por|af|av|door|автор):?\s+", re.I)
_NAMES = re.compile(r"\s*(?:;|,|\||\band\b|&|/)\s*")
_BYLINE_PATH = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' author ')"
    " or contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'author__name')]"
)


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


def read_metadata(tree: HtmlElement) -> HtmlMetadata:
    """The metadata of a page from its JSON-LD, meta tags and marked elements, in this order."""
    tags = _meta_tags(tree)
    articles, publishers = _linked_data(tree)
    out = HtmlMetadata()
    out.titles = _titles(tree, tags, articles)
    out.outlet = _first([tags.get("og:site_name"), *publishers, *(tags.get(name) for name in OUTLET_TAGS)])
    if out.outlet and (out.outlet.startswith("@") or "://" in out.outlet):
        out.outlet = None
    out.outlet = out.outlet or _site_of_title(tree)
    out.byline = _byline(tree, tags, articles, out.outlet)
    out.url = _first([*(tags.get(name) for name in URL_TAGS), *tree.xpath("//link[@rel='canonical']/@href")])
    if out.url and not out.url.startswith(("http://", "https://")):
        out.url = None
    out.description = _first([tags.get("og:description"), tags.get("description")])
    language = tree.get("lang") or tags.get("og:locale") or tags.get("content-language") or ""
    out.language = language[:2].lower() or None
    out.section = _first(
        [tags.get("article:section"), *(_text(node.get("articleSection")) for node in articles)]
    )
    return out


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Name of a meta tag, in lower case, to its first content that is not empty."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags


def _linked_data(tree: HtmlElement) -> tuple[list[dict[str, Any]], list[str]]:
    """The article nodes of the page's JSON-LD and the names of publishers in them."""
    articles, publishers = [], []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        source = (script.text or "").strip()
        if not source or len(source) > MAX_JSON_CHARS:
            continue
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and name.endswith(ARTICLE_TYPES) for name in kinds):
                articles.append(node)
                name = _text(node.get("publisher"))
                publishers.extend([name] if name else [])
    articles.sort(key=lambda node: "headline" not in node)
    return articles, publishers


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting, count = [value], 0
    while waiting and count < MAX_JSON_NODES:
        count += 1
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in item)


def _titles(tree: HtmlElement, tags: dict[str, str], articles: list[dict[str, Any]]) -> list[str]:
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    page = " ".join((tree.findtext(".//title") or "").split())
    told = [_text(node.get("headline")) for node in articles] + [tags.get(name) for name in TITLE_TAGS]
    named = [title for title in told if title]
    sure = [
        head
        for head in heads
        if 2 < len(head) <= 300 and any(_agree(head, other) for other in [*named, page])
    ]
    parts = sorted(_SUFFIX.split(page), key=len, reverse=True)
    rest = heads if len(heads) == 1 else []
    return list(dict.fromkeys(title for title in (*sure, *named, *rest, *parts[:1]) if title))


def _site_of_title(tree: HtmlElement) -> str | None:
    """The site that the page's title names before or behind the headline."""
    page = " ".join((tree.findtext(".//title") or "").split())
    for element in tree.iter("h1"):
        head = " ".join(element.text_content().split())
        if len(head) <= MIN_HEADLINE or head.casefold() not in page.casefold():
            continue
        at = page.casefold().find(head.casefold())
        around = [*_SUFFIX.split(page[at + len(head) :])[1:][-1:], *_SUFFIX.split(page[:at])[:-1][:1]]
        return next((name for name in around if name and len(name.split()) <= MAX_SITE_WORDS), None)
    return None


def _agree(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a


def _byline(
    tree: HtmlElement, tags: dict[str, str], articles: list[dict[str, Any]], outlet: str | None
) -> tuple[str, ...]:
    for node in articles:
        names = _people(node.get("author"), outlet)
        if names:
            return names
    for name in AUTHOR_TAGS:
        names = _split_names(tags.get(name), outlet)
        if names:
            return names
    for element in tree.xpath(_BYLINE_PATH)[:6]:
        names = _split_names(" ".join(element.text_content().split()), outlet)
        if names:
            return names
    return ()


def _people(value: Any, outlet: str | None) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    names = [name for person in people for name in _split_names(_text(person), outlet)]
    return tuple(dict.fromkeys(names))


def _split_names(text: str | None, outlet: str | None) -> tuple[str, ...]:
    if not text or "://" in text or text.startswith(("@", "/")):
        return ()
    names = [name.strip(" .,•|") for name in _NAMES.split(_BY.sub("", text))]
    if any(len(name) > MAX_NAME_CHARS or len(name.split()) > 6 for name in names):
        return ()
    own = (outlet or "").casefold()
    good = [
        name
        for name in names
        if len(name) > 2 and not any(c.isdigit() for c in name) and name.casefold() != own
    ]
    return tuple(dict.fromkeys(good))[:10]


def _text(value: Any) -> str | None:
    """The words of a JSON-LD value: a string, or an object's name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value).split()) or None


def _first(values: list[str | None]) -> str | None:
    return next((value for value in values if value), None)
