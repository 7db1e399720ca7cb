"""What the data embedded in a page say of its article: JSON-LD (schema.org) and ninjs (IPTC)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_JSON_CHARS = 500_000  # the longest JSON-LD block measured has 90,000
MAX_JSON_NODES = 2_000
ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "NewsItem", "WebPage")
SITE_TYPES = ("WebSite", "NewsMediaOrganization")
MARKS = ('"@type"', '"pubstatus"', '"versioncreated"')  # without any of them it is data of the page's scripts
INNER = ("mainEntity", "mainEntityOfPage", "@graph", "associations")
MAX_NAMES = 50  # in an array of names
MAX_NAME_WORDS = 4  # of a person before the comma; behind it stands what he is

# What wraps JSON in old pages, and commas too many, tried only if it cannot be read otherwise.
_WRAPPING = re.compile(
    r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*;?\s*$|;\s*$"
)
_SURPLUS = re.compile(r",(?=\s{0,99},)|,(\s{0,99}[}\]])")
_ADDRESS = re.compile(r"(?:https?:)?//[^/?#]{1,300}([^?#.]{1,1000})", re.IGNORECASE)
_MORE = re.compile(r",| and | & ")

Node = dict[str, Any]


@dataclass(slots=True)
class LinkedData:
    """The article nodes, those with a headline first; names of publishers; names of sites."""

    articles: list[Node] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)


def read_linked_data(raw: str, places: Sequence[tuple[int, int]]) -> LinkedData:
    """The data of the scripts at these places of the page; what cannot be read is passed over."""
    out = LinkedData()
    known: dict[str, Node] = {}
    for start, end in places:
        for node in _nodes(_loaded(raw, start, end)):
            if isinstance(node.get("@id"), str) and len(node) > 1:
                known.setdefault(node["@id"], node)
            if _is_a(node, ARTICLE_TYPES) or _is_ninjs(node):
                out.articles.append(node)
            elif _is_a(node, SITE_TYPES) and (name := text_of(node)):
                out.sites.append(name)
    out.articles = [_resolved(node, known) for node in out.articles]
    out.articles.sort(key=lambda node: "headline" not in node)
    out.publishers = [name for node in out.articles if (name := text_of(node.get("publisher")))]
    return out


def text_of(value: Any) -> str | None:
    """The words of a value: a string, an object's name, or a person's given and family name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        parts = (value.get("givenName"), value.get("familyName"))
        value = value.get("name") or " ".join(part for part in parts if isinstance(part, str))
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value).split()) or None


def is_elsewhere(node: Node, url: str | None) -> bool:
    """Whether an article node names another address than the page's; hosts and endings do not count."""
    held = node.get("mainEntityOfPage")
    named = [node.get("url"), held.get("@id") if isinstance(held, dict) else held]
    paths = {path for each in named if isinstance(each, str) and (path := _path(each))}
    own = _path(url or "")
    return bool(own and paths) and own not in paths


def _path(url: str) -> str:
    found = _ADDRESS.match(url)
    return found[1].rstrip("/").casefold() if found else ""


def people_of(node: Node) -> Iterator[str]:
    """The names an article node gives its authors; of "Ana Bel, historian in Tarn" the name."""
    told = node.get("author") or node.get("creator") or node.get("byline")
    authors = told if isinstance(told, list) else [told]
    people = [each for each in authors if isinstance(each, dict) and _is_a(each, ("Person",))]
    full = any(len((text_of(each) or "").split()) > 1 for each in people)
    for author in people if full else authors:  # a desk beside people with full names is their outlet's
        person = any(author is each for each in people)
        for name in _names_of(author):
            yield _own_name(name) if person else name


def _names_of(author: Any) -> Iterator[str]:
    names = author.get("name") if isinstance(author, dict) else None
    for each in names[:MAX_NAMES] if isinstance(names, list) else [author]:
        if name := text_of(each):
            yield name


def _own_name(name: str) -> str:
    """The name of a person without what he is, and in the order in which it is said."""
    first, _, rest = name.partition(",")
    if len(first.split()) == len(rest.split()) == 1 and rest.strip()[:1].isupper():
        return f"{rest.strip()} {first}"
    told = rest.strip()[:1].islower() or (len(rest.split()) > MAX_NAME_WORDS and not _MORE.search(rest))
    return first if told and 2 <= len(first.split()) <= MAX_NAME_WORDS else name


def _loaded(raw: str, start: int, end: int) -> Any:
    if end - start > MAX_JSON_CHARS or all(raw.find(mark, start, end) < 0 for mark in MARKS):
        return None
    for text in (raw[start:end], _SURPLUS.sub(r"\1", _WRAPPING.sub("", raw[start:end]))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[Node]:
    waiting, count = [value], 0
    while waiting and count < MAX_JSON_NODES:
        count += 1
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:MAX_JSON_NODES]))
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in INNER if key in item)


def _is_a(node: Node, types: tuple[str, ...]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.endswith(types) for name in kinds)


def _is_ninjs(node: Node) -> bool:
    return "headline" in node and ("pubstatus" in node or "versioncreated" in node)


def _resolved(node: Node, known: dict[str, Node]) -> Node:
    """The node with its authors and publisher in the place of references to them."""
    out = dict(node)
    for key in ("author", "publisher"):
        told = out.get(key)
        people = told if isinstance(told, list) else [told]
        found = [known.get(str(one.get("@id")), one) if isinstance(one, dict) else one for one in people[:50]]
        if told is not None:
            out[key] = found
    return out
