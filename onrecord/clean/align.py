"""Extracted blocks back onto the page they were extracted from.

An extractor returns words without places. They stand in the page in the same order, with gaps where
it left an element out, so they are found by exact search that disregards white space: first the
blocks that occur only once, then the others between them. Characters that are not found this way
stay without a place; none is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.clean.strand import INVISIBLE, Strand, join

if TYPE_CHECKING:
    from collections.abc import Sequence

ANCHOR_CHARS = 30  # a stretch this long that occurs once is the place; shorter ones repeat in menus
PROBE_CHARS = 12  # enough to recognise where the text goes on after a gap
MAX_GAP = 4000  # the longest element seen inside a paragraph (a hidden tooltip with its links) has 900
MAX_LATE = 600  # how far into a block a stretch without a gap is looked for
MIN_OPENING = 4  # fewer characters are found by chance
FAR_GAP = 30_000  # a longer gap is believed when a longer stretch agrees behind it
FAR_ODD = (0, 10, 30, 90, 200)  # the same for stretches the extractor changed or moved
MAX_ODD = 6  # characters that the extractor changed (a dash, a repaired letter) before it agrees again

_DENSE = re.compile(rf"[^\s\x1c-\x1f{INVISIBLE}]+")


class _Dense:
    """A text without white space, and the way back, which is laid when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._words = _DENSE.findall(text)
        self._source = text
        self.text = "".join(self._words)
        self.starts: list[int] = []  # of each word in the dense text
        self.origins: list[int] = []  # of each word in the text

    def _lay(self) -> None:
        self.starts = [0, *accumulate(map(len, self._words[:-1]))]
        self.origins = [word.start() for word in _DENSE.finditer(self._source)]

    def origin(self, index: int) -> int:
        """Where the character at ``index`` stands in the text."""
        if not self.starts:
            self._lay()
        word = bisect_right(self.starts, index) - 1
        return self.origins[word] + index - self.starts[word]


Match = tuple[int, int, int]
"""Start in the dense block, start in the dense page, length."""


def align_blocks(blocks: Sequence[str], page: Strand) -> list[Strand]:
    """Each block with its places in the page: `Strand` with the pieces of ``page`` it was found at."""
    stream = _Dense(page.text)
    dense = [_Dense(block) for block in blocks]
    starts = _block_starts([block.text for block in dense], stream.text)
    return [_placed(block, dense[index], starts[index], (stream, page)) for index, block in enumerate(blocks)]


def _block_starts(blocks: Sequence[str], stream: str) -> list[int | None]:
    """Where to begin to look for each block in the stream, in order."""
    starts: list[int | None] = [None] * len(blocks)
    last = -1
    for index, block in enumerate(blocks):
        probe = block[:ANCHOR_CHARS]
        if len(probe) < ANCHOR_CHARS:
            continue
        found = stream.find(probe)
        if found > last and stream.find(probe, found + 1) < 0:
            starts[index] = last = found
    _fill_between(blocks, stream, starts)
    return starts


def _fill_between(blocks: Sequence[str], stream: str, starts: list[int | None]) -> None:
    limits, limit = [], len(stream)
    for start in reversed(starts):
        limits.append(limit)
        limit = limit if start is None else start
    limits.reverse()
    cursor = 0
    for index, block in enumerate(blocks):
        start, limit = starts[index], limits[index]
        if start is None and block:
            starts[index] = start = _start_between(block, stream, cursor, limit)
        if start is not None:
            cursor = start + 1


def _start_between(block: str, stream: str, cursor: int, limit: int) -> int | None:
    """Where a block begins between two places of the stream, or None."""
    first = block[:PROBE_CHARS] if len(block) > ANCHOR_CHARS else block
    for probe in (block, block[:ANCHOR_CHARS], first):
        found = stream.find(probe, cursor, limit) if cursor else stream.rfind(probe, 0, limit)
        if found >= 0:
            return found
    for offset in range(ANCHOR_CHARS, min(len(block) - ANCHOR_CHARS, MAX_LATE), ANCHOR_CHARS):
        found = stream.find(block[offset : offset + ANCHOR_CHARS], cursor, limit)
        if found >= 0:
            return _start_before(block[:PROBE_CHARS], stream, max(cursor, found - MAX_GAP), found)
    return None


def _start_before(opening: str, stream: str, low: int, high: int) -> int:
    """The last place before ``high`` where the block's first characters stand; ``high`` where none does."""
    for length in range(len(opening), MIN_OPENING - 1, -1):
        found = stream.rfind(opening[:length], low, high)
        if found >= 0:
            return found
    return high


def _placed(block: str, dense: _Dense, start: int | None, where: tuple[_Dense, Strand]) -> Strand:
    if start is None or not dense.text:
        return Strand(block, ())
    stream, page = where
    matches = _matches(dense.text, stream.text, start)
    if matches == [(0, start, len(dense.text))]:
        first, last = stream.origin(start), stream.origin(start + len(dense.text) - 1)
        return page.slice(first, last + 1)
    return _stitched(block, dense, matches, where)


def _stitched(block: str, dense: _Dense, matches: Sequence[Match], where: tuple[_Dense, Strand]) -> Strand:
    """The found stretches as the page has them, the others as the extractor has them."""
    stream, page = where
    parts: list[Strand] = []
    done = 0  # in the block
    for begin, at, length in matches:
        start = dense.origin(begin)
        if start > done:
            parts.append(Strand(block[done:start], ()))
        parts.append(page.slice(stream.origin(at), stream.origin(at + length - 1) + 1))
        done = dense.origin(begin + length - 1) + 1
    parts.append(Strand(block[done:], ()))
    return join(parts, "")


def _matches(block: str, stream: str, at: int) -> list[Match]:
    """Stretches of the block that stand in the stream from ``at`` on, with gaps on either side."""
    out: list[Match] = []
    done = 0
    while done < len(block):
        length = _common(block, done, stream, at)
        if length:
            out.append((done, at, length))
            done, at = done + length, at + length
            continue
        step = _go_on(block, done, stream, at)
        if step is None:
            break
        done, at = step
    return out


def _go_on(block: str, done: int, stream: str, at: int) -> tuple[int, int] | None:
    """Where block and stream agree again, or None."""
    for odd in range(MAX_ODD + 1):
        probe = block[done + odd : done + odd + PROBE_CHARS]
        if not probe or (len(probe) < 3 and odd):
            return None
        found = stream.find(probe, at, at + MAX_GAP)
        if found >= 0:
            return done + odd, found
    for odd in FAR_ODD:
        probe = block[done + odd : done + odd + ANCHOR_CHARS]
        found = stream.find(probe, at, at + FAR_GAP) if len(probe) == ANCHOR_CHARS else -1
        if found >= 0:
            return done + odd, found
    return None


def _common(block: str, done: int, stream: str, at: int) -> int:
    """How many characters agree from these places on."""
    low, high = 0, min(len(block) - done, len(stream) - at)
    if block[done : done + high] == stream[at : at + high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if block[done + low : done + middle] == stream[at + low : at + middle]:
            low = middle
        else:
            high = middle - 1
    return low
