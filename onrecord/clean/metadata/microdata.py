"""What a page says of its article by elements marked as its properties: microdata and RDFa of schema.org."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_MARKS = 1_000  # marked elements looked at of each kind
MAX_SCAN = 1_000_000  # characters of a page looked through for them
MAX_TAG = 600  # characters of a tag before and behind the name of the property
MAX_SOURCE = 1_500  # characters of source of an element: what is longer is no name
MAX_WORDS = 300  # characters of a value
MAX_SECTION = 60  # characters of a section's name; a longer value is a sentence about it
NEAR = 300  # characters between one author and the next
ATTRIBUTES = ("itemprop", "property")
WHOLE = ("headline", "author", "publisher", "articleSection")
"""Properties of an article; what is marked as a name behind one of them is its name, up to the next."""

_PROPERTY = re.compile(
    rf"""(?:itemprop|property)\s{{0,3}}=\s{{0,3}}["']?(?:schema:)?({"|".join(WHOLE)}|name)(?=[\s"'>])"""
)
_OPENING = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,9}})\s[^<>]{{0,{2 * MAX_TAG}}}>")
_CONTENT = re.compile(r"""\scontent\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)')""")
_INNER_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marked elements say; None and () where they say nothing."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    tag: re.Match[str]

    def value(self) -> str | None:
        """The words of the property: its tag's content, else what stands within its element."""
        content = _CONTENT.search(self.tag[0])
        if content:
            words = " ".join(unescape(content[1] or content[2] or "").split())
        else:
            within = self.tag[1].lower() not in {"meta", "link"}
            words = words_within(self.tag.string, self.tag) if within else ""
        return words if 0 < len(words) <= MAX_WORDS else None


def read_marked(raw: str) -> Marked:
    """The properties of the article that elements of the page are marked with."""
    marks = sorted(_marks(raw[:MAX_SCAN]), key=lambda mark: mark.tag.start())
    first = {mark.name: index for index, mark in reversed(list(enumerate(marks)))}
    headline, section = (
        marks[first[name]].value() if name in first else None for name in ("headline", "articleSection")
    )
    section = section if section and len(section) <= MAX_SECTION else None
    publisher = _name(marks, first["publisher"]) if "publisher" in first else None
    return Marked(headline, _authors(marks), publisher, section)


def words_within(raw: str, tag: re.Match[str]) -> str:
    """The words of the element that a tag opens; of what is longer than a name can be, the first."""
    rest = raw[tag.end() : tag.end() + MAX_SOURCE]
    end = re.search(rf"</{tag[1]}\b", rest, re.I)
    return " ".join(unescape(_INNER_TAG.sub(" ", rest[: end.start()] if end else rest)).split())


def places(raw: str, word: str) -> Iterator[int]:
    """Where a word stands: a search for one fixed word is much faster than a pattern."""
    place = raw.find(word)
    while place >= 0:
        yield place
        place = raw.find(word, place + 1)


def _marks(raw: str) -> Iterator[_Mark]:
    for attribute in ATTRIBUTES:
        for place in islice(places(raw, attribute), MAX_MARKS):
            told = _PROPERTY.match(raw, place)  # most are other properties
            opening = raw.rfind("<", max(0, place - MAX_TAG), place) if told else -1
            tag = _OPENING.match(raw, opening) if opening >= 0 else None
            if told and tag and tag.end() > place:
                yield _Mark(told[1], tag)


def _name(marks: Sequence[_Mark], index: int) -> str | None:
    """The name within the element of a mark, which stands before the next property of the article."""
    for mark in marks[index + 1 :]:
        if mark.name in WHOLE or mark.tag.start() > marks[index].tag.end() + MAX_SOURCE:
            return None
        return mark.value()
    return None


def _authors(marks: Sequence[_Mark]) -> tuple[str, ...]:
    """The names of the first author, and of others who follow at once."""
    out: list[str] = []
    last = -1
    for index, mark in enumerate(marks):
        if out and mark.tag.start() > last + NEAR:
            break
        if mark.name == "author" and (name := _name(marks, index)):
            out.append(name)
        last = mark.tag.end()
    return tuple(out)
