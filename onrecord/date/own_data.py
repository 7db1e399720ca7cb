"""Which objects of a page's JSON-LD are the page itself, and which are other things that it names.

A page describes its image, its comments, its site and other articles with the same words as itself. An object
is the page if its address or headline is the page's, or if it is an article that its names do not contradict.
What hangs on an object by any member but a few is another thing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.date.json_objects import JsonObject, json_objects
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_SCRIPTS = 50
MIN_TITLE = 12  # letters and digits; a shorter title that is part of another says little
LIVE = "liveblogposting"
ADDRESSES = ("url", "@id", "mainEntityOfPage")
TITLES = ("headline", "name", "alternativeHeadline")

_SCRIPT = re.compile(r"<script\b[^<>]{0,300}\bld\+json\b[^<>]{0,300}>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_HEAD_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_PATH = re.compile(r"^(?:https?:)?//[^/?#]+([^?#]*)", re.IGNORECASE)
_PLAIN = re.compile(r"[\W_]+")
_ENDING = re.compile(r"(?:/amp|/index)?(?:\.\w{1,5})?/*$", re.IGNORECASE)

_ARTICLE, _MATCH, _CLASH, _LESS = (
    4,
    4,
    -4,
    -1,
)  # an article is the page unless contradicted; others if they match


@dataclass(frozen=True, slots=True)
class PageNames:
    """What the page is called: the paths of its address, and its titles in plain letters."""

    paths: frozenset[str]
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class OwnData:
    """The objects of a page's JSON-LD, by where they start, and those of them that are the page."""

    objects: tuple[JsonObject, ...]
    own: tuple[JsonObject, ...]

    def at(self, offset: int) -> JsonObject | None:
        """The innermost object about an offset; None outside of the data."""
        index = bisect_right(self.objects, offset, key=lambda each: each.start) - 1
        each = self.objects[index] if index >= 0 else None
        while each is not None and each.end <= offset:
            each = each.parent
        return each

    @property
    def is_live(self) -> bool:
        """Whether the page is a live blog, whose entries have days of their own."""
        kinds = (kind.lower() for each in self.own for kind, _, _ in each.words.get("@type", ()))
        return any(kind.endswith(LIVE) for kind in kinds)

    def is_own(self, one: JsonObject) -> bool:
        """Whether an object is the page itself."""
        return any(one is each for each in self.own)


def names_of(raw: str, url: str | None, title: str | None) -> PageNames:
    """The names of a page from its address, its headline and the title in its head."""
    head = _HEAD_TITLE.search(raw)
    titles = {plain_letters(each) for each in (title, head[1] if head else None) if each}
    return PageNames(frozenset(filter(None, (_path(url or ""),))), frozenset(titles - {""}))


def own_data(raw: str, names: PageNames) -> OwnData:
    """The objects of the page's scripts of JSON-LD, and the likeliest to be the page itself."""
    objects: list[JsonObject] = []
    for script in islice(_SCRIPT.finditer(raw), MAX_SCRIPTS):
        end = _END.search(raw, script.end())
        objects += json_objects(raw, script.end(), end.start() if end else len(raw))
    dated = [each for each in objects if "datePublished" in each.words]
    scores = {id(each): _score(each, names) for each in dated}
    best = max(scores.values(), default=0)
    own = [each for each in dated if best > 0 and scores[id(each)] == best]
    return OwnData(tuple(objects), tuple(own))


def _score(each: JsonObject, names: PageNames) -> int:
    kinds = {kind.lower() for kind, _, _ in each.words.get("@type", ())}
    if _is_a(kinds, "other"):
        return 0
    match = _match(each, names)
    base = match + (_ARTICLE if _is_a(kinds, "article") else 0) + (_LESS if _is_a(kinds, "page") else 0)
    inner = each
    while (holder := inner.parent) is not None:
        if inner.key not in _kinds()["holders"]:
            held = {kind.lower() for kind, _, _ in holder.words.get("@type", ())}
            if match <= 0 or _is_a(held, "article"):
                return 0
        inner = holder
    return base


def _is_a(kinds: Iterable[str], name: str) -> bool:
    endings = tuple(_kinds()[name])
    return any(kind.endswith(endings) for kind in kinds)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return word_sets("date", "page_objects", None)


def _match(each: JsonObject, names: PageNames) -> int:
    """How the object's names agree with the page's; 0 if that cannot be known."""
    told = [each.first(key) for key in TITLES]
    titles = [plain for text in told if text and (plain := plain_letters(text))]
    if any(_agree(one, other) for one in titles for other in names.titles):
        return _MATCH
    paths = {path for text in _addresses(each) if (path := _path(text))}
    if paths and names.paths:
        return _MATCH if paths & names.paths else _CLASH
    return _LESS if each.first("headline") and names.titles else 0


def _addresses(each: JsonObject) -> list[str]:
    held = [value.first(key) for value in each.objects.get("mainEntityOfPage", ()) for key in ADDRESSES]
    return [text for text in (*(each.first(key) for key in ADDRESSES), *held) if text]


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= MIN_TITLE and (one in other or other in one))


def plain_letters(text: str) -> str:
    """The letters and digits of a text, in lower case, its entities read twice."""
    return _PLAIN.sub("", unescape(unescape(text)).casefold())


def _path(url: str) -> str:
    """The path of an address without its ending; "" if it has none, as that of a site."""
    found = _PATH.match(url.replace("\\/", "/"))
    return _ENDING.sub("", found[1]).casefold() if found else ""
