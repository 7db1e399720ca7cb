"""What a site says to its reader on the page of an article: consent to cookies, offers of subscriptions.

They are the longest prose of many pages, and may hold quotations of readers. A notice is known by its words
(``data/notices.tsv``) and by the element that it fills, so that a report about cookies is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.clean.html.block_places import FLOWING
from onrecord.clean.html.boxes import hint_bits
from onrecord.clean.html.headings import find_headline, line_above
from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.clean.html.boxes import Box
    from onrecord.clean.html.markup import Block

MAX_CHARS = 900  # of a paragraph of a notice; the longest of consent centres has 700
MAX_LABEL_WORDS = 8
MAX_LINES = 2_000  # lines of notices that are looked at; real pages have fewer than 100
MAX_HEADINGS = 2  # short lines that may stand above the first line of a notice
FILLED = 0.5  # of the blocks of an element that are lines of notices, if it begins so
NAMED = {"consent": 0.1, "sign": 0.3}  # the same if the element has the name of a notice
TAIL = (0.6, 2)  # the same at the end of the element that holds the article, and how many they are
MAX_TAIL_WORDS = 25  # of a block among them that is no line of a notice


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(slots=True)
class _Extent:
    """An element with the numbers of its first and last block."""

    box: Box
    first: int
    last: int


def without_notices(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks without the notices of the site.

    Args:
        blocks: all blocks of a page in order.
        title: the page's title as its head gives it; an article about cookies or subscriptions keeps all.
    """
    lines = sorted(set(_lines_of_notices(blocks, title)))[:MAX_LINES]
    if not lines:
        return list(blocks)
    headline = find_headline(blocks, title)
    line = line_above(None if headline is None else blocks[headline].box)
    gone: set[int] = set()
    for extent in _extents(blocks, lines):
        inside = lines[bisect_left(lines, extent.first) : bisect_right(lines, extent.last)]
        if extent.box.number in line:
            gone.update(_tail(blocks, extent, inside))
        elif _is_notice(blocks, extent, inside):
            gone.update(range(extent.first, extent.last + 1))
    return [block for at, block in enumerate(blocks) if at not in gone] if gone else list(blocks)


def _is_notice(blocks: Sequence[Block], extent: _Extent, inside: Sequence[int]) -> bool:
    """Whether an element beside the headline is a notice; ``inside`` are its lines of notices."""
    share = len(inside) / (extent.last - extent.first + 1)
    if any(extent.box.hints & hint_bits()[name] and share >= least for name, least in NAMED.items()):
        return True
    above = blocks[extent.first : inside[0]]
    headed = len(above) <= MAX_HEADINGS and all(block.text.count(" ") < MAX_LABEL_WORDS for block in above)
    return headed and share >= FILLED and (len(inside) > 1 or share == 1)


def _tail(blocks: Sequence[Block], extent: _Extent, inside: Sequence[int]) -> range:
    """The end of an element that holds the article, if lines of notices fill it."""
    for count, start in enumerate(inside):
        run, known = range(start, extent.last + 1), set(inside[count:])
        long = any(blocks[at].text.count(" ") >= MAX_TAIL_WORDS for at in run if at not in known)
        if not long and len(known) >= max(TAIL[0] * len(run), TAIL[1]):
            return run
    return range(0)


def _lines_of_notices(blocks: Sequence[Block], title: str) -> Iterator[int]:
    """The numbers of the blocks with the words of a notice."""
    lowered, named = [block.text.lower() for block in blocks], title.lower()
    text = "\n".join(lowered)
    starts = list(accumulate((len(line) + 1 for line in lowered), initial=0))
    for phrase in _phrases():
        if phrase.kind == "topic":
            if phrase.pattern.search(named):
                return
            continue
        for word in phrase.needs:
            at = text.find(word)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                if _is_line(lowered[number], phrase):
                    yield number
                at = text.find(word, starts[number + 1])


def _is_line(text: str, phrase: _Phrase) -> bool:
    if len(text) > MAX_CHARS or (phrase.kind == "label" and text.count(" ") >= MAX_LABEL_WORDS):
        return False
    return phrase.pattern.search(text) is not None


@cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(row["kind"], tuple(row["needs"].split("|")), re.compile(row["words"]))
        for row in word_rows("clean", "notices", None)
    )


def _extents(blocks: Sequence[Block], lines: Sequence[int]) -> list[_Extent]:
    """The elements that hold lines of notices, each with its first and last block; not the page itself."""
    found: dict[int, _Extent] = {}
    for at, block in enumerate(blocks):
        above: Box | None = block.box
        while above is not None and above.number not in found:
            found[above.number] = _Extent(above, at, at)
            above = above.parent
        if above is not None:
            found[above.number].last = at
    for number in sorted(found, reverse=True):  # those within come before those around
        parent = found[number].box.parent
        if parent is not None:
            found[parent.number].last = max(found[parent.number].last, found[number].last)
    holding = set()
    for at in lines:
        above = blocks[at].box
        while above is not None and above.number not in holding:
            holding.add(above.number)
            above = above.parent
    held = [found[number] for number in sorted(holding)]
    return [extent for extent in held if extent.box.parent is not None and extent.box.tag not in FLOWING]
