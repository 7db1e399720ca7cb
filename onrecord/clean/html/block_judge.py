"""A learned judge of blocks: which of a page's blocks are its article's.

Boosted trees over `block_features`, trained by ``training/train_blocks.py`` on pages whose text is known;
see ``docs/decisions/0010-learned-blocks.md``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.clean.html.block_features import SETTLED, look_at_blocks
from onrecord.clean.html.boxes import hint_bits
from onrecord.clean.html.headings import find_headline, line_above
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.block_places import Column, Columns
    from onrecord.clean.html.boxes import Box
    from onrecord.clean.html.markup import Block
    from onrecord.text.forest import Forest

CHOSEN = 0.5  # a block this likely the article's is; swept 0.35 to 0.6 by cross-validation, flat around 0.5
TIMID = 0.6  # of the two likeliest blocks' mean, where the page makes the judge doubt them all
HOPED = 0.4  # the same mean below which no block is chosen; of 791 unseen pages one has less than 0.5
ALIKE = 0.5  # how much of the likelihood of prose is that of all blocks with the same class
SCOUTS = 50  # trees that are asked first
HOPELESS = -3.2  # log odds by them at which the others are not asked; such blocks end under 0.05
MIN_PROSE = 25  # words that must be left for elements to be taken for others' by their name
_PROSE_CHARS = 60
_PROSE_LINKED = 0.4
_HEADING_LINKED = 0.5
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@cache
def load_forest() -> Forest:
    """The trained trees."""
    return learned_forest("clean", "block")


def judge(forest: Forest, rows: Column) -> Column:
    """How likely each row is the article's, 0 to 1; the first trees alone judge what is hopeless."""
    odds = forest.sum(rows, forest.roots[:SCOUTS])
    doubtful = np.flatnonzero(odds > HOPELESS)
    odds[doubtful] += forest.sum(rows[doubtful], forest.roots[SCOUTS:])
    likely: Column = 1.0 / (1.0 + np.exp(-odds))
    return likely


def without_others(blocks: Sequence[Block], headline: int | None) -> list[Block]:
    """Without what the page itself marks as others' words: comments, asides, articles within the article.

    An article within the article is kept if the body of the page is in it. All blocks are kept if next to
    nothing would be left.
    """
    line = line_above(None if headline is None else blocks[headline].box)
    bits = hint_bits()
    kept = _not_named(blocks, line, bits["comment"] | bits["aside"])
    if headline is not None and _article_of(blocks[headline].box) is not None:
        kept = _with_body(kept, _not_named(kept, line, bits["article"]))
    return kept if _running_words(kept) >= MIN_PROSE else list(blocks)


def _with_body(blocks: Sequence[Block], alone: list[Block]) -> list[Block]:
    """The blocks outside of the articles within the article, ``alone``, and theirs if the body is there.

    It is if one of them has more prose than all that is outside. One whose heading is a link is a teaser.
    """
    outside = {id(block) for block in alone}
    inner: dict[int, list[Block]] = {}
    for block in blocks:
        if id(block) not in outside and (article := _article_of(block.box)):
            inner.setdefault(article.number, []).append(block)
    body = [held for held in inner.values() if not any(_is_linked_heading(block) for block in held)]
    if max(map(_running_words, body), default=0) <= _running_words(alone):
        return alone
    outside.update(id(block) for held in body for block in held)
    return [block for block in blocks if id(block) in outside]


def _is_linked_heading(block: Block) -> bool:
    return block.box.tag in HEADINGS and block.linked >= _HEADING_LINKED * len(block.text)


def choose_by_forest(
    blocks: Sequence[Block], title: str, described: str, forest: Forest | None = None
) -> list[Block]:
    """The blocks that are the article's by the trained trees; none if the page has none that is likely.

    Args:
        blocks: all blocks of a page in order.
        title: the page's title as its head gives it; empty where it has none.
        described: the same for its description.
        forest: other trees than the trained ones.
    """
    kept = without_others(blocks, find_headline(blocks, title))
    if not kept:
        return []
    columns = look_at_blocks(kept, find_headline(kept, title), (title, described))
    likely = _smoothed(kept, columns, likelihood(columns, forest or load_forest()))
    top = np.sort(likely)[-2:].mean()
    if top < HOPED:
        return []
    return [kept[index] for index in np.flatnonzero(likely >= min(CHOSEN, TIMID * top)).tolist()]


def likelihood(columns: Columns, forest: Forest) -> Column:
    """How likely each block is the article's, 0 to 1."""
    out = np.zeros(len(columns["words"]))
    open_ones = (columns["linked"] < SETTLED[0]) | (columns["words"] >= SETTLED[1])
    if open_ones.any():
        rows = np.stack([columns[name] for name in forest.names], axis=1)
        out[open_ones] = judge(forest, rows[open_ones])
    return out


def _smoothed(blocks: Sequence[Block], columns: Columns, likely: Column) -> Column:
    """Prose drawn towards the blocks whose elements have the same class."""
    numbers: dict[int, int] = {}
    group = np.array([numbers.setdefault(block.box.likeness, len(numbers)) for block in blocks])
    mean = np.bincount(group, columns["words"] * likely) / np.bincount(group, columns["words"])
    return likely + ALIKE * np.where(columns["prose"] > 0, mean[group] - likely, 0.0)


def _article_of(box: Box) -> Box | None:
    """The nearest article that a box is or stands in; None where there is none."""
    above: Box | None = box
    while above is not None and above.tag != "article":
        above = above.parent
    return above


def _not_named(blocks: Sequence[Block], line: dict[int, int], others: int) -> list[Block]:
    memo: dict[int, bool] = {}
    return [block for block in blocks if not _is_others(block.box, line, others, memo)]


def _is_others(box: Box, line: dict[int, int], others: int, memo: dict[int, bool]) -> bool:
    """Whether an element below those that hold the headline is named as others'."""
    way: list[Box] = []
    above: Box | None = box
    while above is not None and above.number not in memo:
        way.append(above)
        if above.number in line or above.parent is None or above.tag in {"body", "html"}:
            break
        above = above.parent
    for step in reversed(way):
        top = step.number in line or step.parent is None or step.tag in {"body", "html"}
        memo[step.number] = not top and (bool(step.hints & others) or memo[step.parent.number])  # type: ignore[union-attr]
    return memo[box.number]


def _running_words(blocks: Sequence[Block]) -> int:
    return sum(
        block.text.count(" ") + 1
        for block in blocks
        if len(block.text) > _PROSE_CHARS and block.linked < _PROSE_LINKED * len(block.text)
    )
