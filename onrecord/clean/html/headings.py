"""The block that is the page's headline, and which elements lie beside the article it heads."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.clean.html.boxes import hint_bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.boxes import Box
    from onrecord.clean.html.markup import Block

LENGTHS = (10, 300)  # characters of a headline
SAME_TITLE = 0.6  # of the words of heading and page title shared; swept 0.5 to 0.7 without a difference
HEAD_BONUS = 0.3  # so much less need an <h1> share
WITHIN = 0.7  # what a heading counts for whose words all stand in the page's title beside the site's name
LEAD = 0.05  # a later heading must be so much better than an earlier one

_WORD = re.compile(r"\w{3,}")


def find_headline(blocks: Sequence[Block], title: str) -> int | None:
    """Which block is the headline by the page's title; else the first ``<h1>``; None where there is none."""
    named = longer_words(title)
    bit = _title_bit()
    best: tuple[float, int] | None = None
    for index, block in enumerate(blocks):
        if not block.box.hints & bit and block.box.tag not in {"h1", "h2", "h3"}:
            continue
        if not LENGTHS[0] <= len(block.text) <= LENGTHS[1]:
            continue
        score = _likeness(longer_words(block.text), named) + HEAD_BONUS * (block.box.tag == "h1")
        if score >= SAME_TITLE and (best is None or score > best[0] + LEAD):
            best = (score, index)
    if best:
        return best[1]
    return next((index for index, block in enumerate(blocks) if block.box.tag == "h1"), None)


def longer_words(text: str) -> set[str]:
    """The longer words of a text, in lower case."""
    return set(_WORD.findall(text.casefold()))


def line_above(box: Box | None) -> dict[int, int]:
    """The elements around ``box`` and itself by their numbers: how many levels up they are."""
    line: dict[int, int] = {}
    while box is not None:
        line[box.number] = len(line)
        box = box.parent
    return line


def _likeness(words: set[str], named: set[str]) -> float:
    if not words or not named:
        return 0.0
    share = len(words & named) / len(words | named)
    return max(share, WITHIN) if len(words) > 1 and words <= named else share


@cache
def _title_bit() -> int:
    return hint_bits()["title"]
