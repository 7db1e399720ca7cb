"""The elements of a raw page that divide a text into pieces of one kind, as entries of a live blog do.

No tree is built: the tags of a few elements are read once, in order, and closed as browsers close them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.date.surroundings import Layout

MAX_ELEMENTS = 20_000  # of a page looked at; the pages measured have at most 6,000
MAX_OPEN = 200  # elements open at once; deeper ones are not closed one by one
MAX_NESTED = 4  # elements of one kind within one another, of which the innermost can still be pieces

_INSIDE = r"""\b((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)>"""
_TAG = re.compile(rf"<(/?)(article|section|div|li|tr|dd){_INSIDE}", re.IGNORECASE)
_ARTICLE = re.compile(rf"<(/?)(article){_INSIDE}", re.IGNORECASE)
_NAME = re.compile(r"""\b(class|id)\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_DIGITS = re.compile(r"[\d_-]+$")


@dataclass(slots=True)
class Element:
    """An element of the page: from its opening tag up to its closing one, its kind and its ``id``.

    ``kind`` is its tag and the first word of its class; all ``article`` elements are of one kind.
    """

    start: int
    end: int
    kind: str
    id: str = ""


def alike(layout: Layout, holds: Callable[[int, int], bool], *, wide: bool) -> Iterator[Sequence[Element]]:
    """Groups of elements of one kind, none within another, each of which ``holds`` says to hold text.

    Only ``article`` elements are looked at unless ``wide``.
    """
    groups: dict[str, list[Element]] = defaultdict(list)
    for element in _elements(layout, _TAG if wide else _ARTICLE):
        if element.kind and holds(element.start, element.end):
            groups[element.kind].append(element)
    for members in groups.values():
        for _ in range(MAX_NESTED):
            outer = _outermost(members)
            if len(outer) > 1:
                yield outer
                break
            members = members[1:]


def _outermost(members: Sequence[Element]) -> list[Element]:
    out: list[Element] = []
    for each in members:
        if not out or each.start >= out[-1].end:
            out.append(each)
    return out


def _elements(layout: Layout, tags: re.Pattern[str]) -> list[Element]:
    """The elements in the order of their opening tags; those never closed end with the page."""
    found: list[Element] = []
    open_: list[tuple[str, Element]] = []
    for tag in tags.finditer(layout.raw):
        name = tag[2].lower()
        if layout.block(tag.start()) != "page":
            continue
        if tag[1]:
            _close(open_, name, tag.end())
        elif not tag[3].endswith("/"):
            named = {match[1].lower(): match[match.lastindex or 2] for match in _NAME.finditer(tag[3])}
            words = named.get("class", "").lower().split()
            word = _DIGITS.sub("", words[0]) if words else ""
            kind = name if name == "article" else f"{name} {word}" if word else ""
            each = Element(tag.start(), len(layout.raw), kind, named.get("id", ""))
            found.append(each)
            open_.append((name, each))
            if len(open_) > MAX_OPEN:
                open_.pop(0)
            if len(found) == MAX_ELEMENTS:
                break
    return found


def _close(open_: list[tuple[str, Element]], name: str, end: int) -> None:
    """Closes the innermost open element of this name, and what was left open within it."""
    at = next((at for at in range(len(open_) - 1, -1, -1) if open_[at][0] == name), None)
    if at is None:
        return
    for _, each in open_[at:]:
        each.end = end
    del open_[at:]
