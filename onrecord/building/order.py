"""The order in which pages are read: likely copies one after another, by the same worker.

A worker keeps the parse of the paragraphs it read last (`onrecord.models.english`), so that a copy costs no
second parse where it comes soon after its original. The order has no influence on what is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.records.pages import Page

MIN_PIECE = 60  # characters of a sentence or a stretch between two tags; shorter ones stand on many pages
MAX_PAGES = 8  # a piece on more pages is the site's; and so many pages are read in a run at most
MIN_SHARED = 3  # pieces two pages must share to be read together
MAX_PIECES = 200  # of a page that are looked at: those with the least hashes, on all pages alike

_CUT = re.compile(r"[<>\n]|(?<=[.!?])\s")


def runs_of(keys: Sequence[str], fetch: Callable[[str], Page]) -> list[list[str]]:
    """The keys, those of pages that are likely copies together, otherwise in their order.

    Args:
        keys: of the pages.
        fetch: gives the page of a key; its text is looked at and let go.
    """
    on_pages: dict[int, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        for piece in pieces_of(fetch(key).raw):
            on_pages[piece].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for pages in on_pages.values():
        if 1 < len(pages) <= MAX_PAGES:
            for other in pages[1:]:
                shared[pages[0], other] += 1
    return [[keys[number] for number in run] for run in _join(len(keys), shared)]


def _join(count: int, shared: Mapping[tuple[int, int], int]) -> Iterator[list[int]]:
    """The numbers up to ``count`` in runs of those that share enough."""
    runs = {number: [number] for number in range(count)}
    for (one, other), pieces in sorted(shared.items()):
        first, second = runs[one], runs[other]
        if pieces >= MIN_SHARED and first is not second and len(first) + len(second) <= MAX_PAGES:
            first.extend(second)
            runs.update((number, first) for number in second)
    return (run for number, run in runs.items() if run[0] == number)


def pieces_of(raw: str) -> list[int]:
    """Hashes of a page's longer sentences and stretches between tags, as received."""
    cut = (piece.strip() for piece in _CUT.split(raw))
    return sorted({crc32(piece.encode("utf-8", "replace")) for piece in cut if len(piece) >= MIN_PIECE})[
        :MAX_PIECES
    ]
