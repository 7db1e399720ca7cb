"""What the learned judge sees of each block of a page, as numbers: its words, element and neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.html.block_places import Places, place_columns, place_of
from onrecord.clean.html.boxes import hint_bits
from onrecord.clean.html.headings import line_above

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from onrecord.clean.html.block_places import Column, Columns
    from onrecord.clean.html.boxes import Box
    from onrecord.clean.html.markup import Block

TAGS = (
    "p",
    "div",
    "li",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "section",
    "article",
    "blockquote",
    "figcaption",
    "body",
)
PROSE_WORDS = 8  # a block this long that ends as a sentence is prose
LONG_WORDS = 25  # the same for one that does not end so
PROSE_LINKED = 0.4  # a block with a larger share of its characters in links is a list of links
SHORT = 400  # characters; only shorter blocks are looked at for capitals: headlines are short
TEASED = 0.2  # prose in an element beside the text, by its name, counts for so much
DEEP = 20  # levels to the headline where there is none
SETTLED = (0.9, 10)  # a block that is link for so much and has fewer words is never the article's: 0.2 % are
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
NO_NEIGHBOUR = -1.0
ASIDE = ("related", "nav", "footer", "share", "author", "ad", "sign", "caption")
OWN_HINTS = ("figure", "body", "lead")
NEAR_HINTS = ("figure", "quote", "content", "lead", "card")
BELOW_HINTS = ("figure", "quote", "caption", "article", "list", "main", "media", "content", "card", "fact")

_TEXT = (
    "chars", "words", "linked", "stop", "stops", "caps", "commas", "digits", "marks", "image", "lines",
    "pieces",
)  # fmt: skip
# Those that begin with a class of characters are found many times faster.
_CAPITAL = re.compile(r"[A-ZÀ-ÞА-ЯЁ](?<![^\W_].)")
_DIGIT = re.compile(r"\d")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[\"'”’»)\]]* )")
_CLOSERS = "\"'”’»)]」』） "
_LONG_WORD = re.compile(r"\w{4,}")


def look_at_blocks(blocks: Sequence[Block], headline: int | None, told: tuple[str, str]) -> Columns:
    """The features by name; each is an array with one number a block.

    Args:
        blocks: the blocks of a page in order.
        headline: which of them is the headline; None where none is.
        told: what the page's head says: its title and its description; empty where it says nothing.
    """
    columns = _text_columns(blocks)
    columns.update(_element_columns(blocks, headline))
    mass = columns["prose"] * columns["words"] * np.where(columns["aside"] > 0, TEASED, 1.0)
    places = place_of(blocks)
    columns.update(_group_columns(blocks, columns, mass))
    columns.update(place_columns(places, columns, mass))
    columns.update(_page_columns(columns, mass, headline))
    columns.update(_told_columns(blocks, columns, told))
    columns.update(_neighbour_columns(columns, places))
    return columns


def _text_columns(blocks: Sequence[Block]) -> Columns:
    rows = np.array([_text_row(block) for block in blocks], dtype=float).reshape(-1, len(_TEXT))
    columns: Columns = dict(zip(_TEXT, rows.T, strict=True))
    words = columns["words"]
    columns["caps"] = np.where(columns["chars"] < SHORT, columns["caps"] / words, TEASED)
    for name in ("commas", "stops", "lines"):
        columns[name] = columns[name] / words
    columns["wordlen"] = columns["chars"] / words
    columns["logwords"] = np.log1p(words)
    sentence = (columns["stop"] > 0) | (words >= LONG_WORDS) | (columns["stops"] > 0)
    prose = (words >= PROSE_WORDS) & (columns["linked"] < PROSE_LINKED) & sentence
    columns["prose"] = prose.astype(float)
    return columns


def _text_row(block: Block) -> tuple[float, ...]:
    text, pieces = block.text, block.pieces
    size = len(text)
    words = text.count(" ") + 1.0
    if not text.isascii():
        words += len(_DENSE.findall(text)) / 2
    linked = 0.0
    if block.linked:
        linked = min(1.0, block.linked / (sum([end - start for start, end in pieces]) or 1))
    if linked >= SETTLED[0] and words < SETTLED[1]:
        return (size, words, linked, 0, 0, 0, 0, 0, 0, block.image > 0, 0, 0)
    end = text.rstrip(_CLOSERS)[-1:]
    return (
        size,
        words,
        linked,
        end != "" and end in ".!?。！？",
        len(_STOP.findall(text)) if size > 40 else 0,
        len(_CAPITAL.findall(text)) if size < SHORT else 0,
        text.count(","),
        len(_DIGIT.findall(text[:60])) if size < SHORT / 2 else 0,
        "©" in text or "@" in text,
        block.image > 0,
        sum([start == end for start, end in pieces]) if len(pieces) > 1 else 0,
        len(pieces),
    )


def _element_columns(blocks: Sequence[Block], headline: int | None) -> Columns:
    line = line_above(None if headline is None else blocks[headline].box)
    memo: dict[int, tuple[int, int, int]] = {}
    beside = [_beside(block.box, line, memo) for block in blocks]
    own = np.array([block.box.hints for block in blocks], dtype=np.int64)
    near = np.array([_above(block.box) for block in blocks], dtype=np.int64)
    below = np.array([hints for hints, _, _ in beside], dtype=np.int64)
    columns: Columns = {}
    for prefix, hints, names in (
        ("own", own, OWN_HINTS),
        ("near", near, NEAR_HINTS),
        ("below", below, BELOW_HINTS),
    ):
        columns.update(zip((f"{prefix}.{name}" for name in names), _hinted(hints, names), strict=True))
    columns["aside"] = _hinted(below, ASIDE).sum(axis=0)
    columns["title.up"] = np.array([levels for _, levels, _ in beside], dtype=float)
    columns["title.down"] = np.array([min(12, levels) for _, _, levels in beside], dtype=float)
    tags = {tag: index for index, tag in enumerate(TAGS)}
    columns["tag"] = np.array([tags.get(block.box.tag, len(TAGS)) for block in blocks], dtype=float)
    columns["depth"] = np.array([block.box.depth for block in blocks], dtype=float)
    return columns


def _hinted(hints: NDArray[np.int64], names: Sequence[str]) -> Column:
    """A row for each name: 1 where the hints have it."""
    bits = hint_bits()
    asked = np.array([[bits[name]] for name in names], dtype=np.int64)
    return np.where((hints & asked) != 0, 1.0, 0.0)


def _above(box: Box) -> int:
    """The hints of the two elements around a box."""
    first = box.parent
    second = first.parent if first else None
    return (first.hints if first else 0) | (second.hints if second else 0)


def _beside(box: Box, line: dict[int, int], memo: dict[int, tuple[int, int, int]]) -> tuple[int, int, int]:
    """The way from a box up to an element that holds the headline too, whose name says nothing of either.

    Returns:
        The hints of the boxes on the way, how many there are, and how far up from the headline it ends.
    """
    way: list[Box] = []
    above: Box | None = box
    while above is not None and above.number not in memo:
        if above.number in line or above.parent is None or above.tag in {"body", "html"}:
            memo[above.number] = (0, 0, line.get(above.number, DEEP))
            break
        way.append(above)
        above = above.parent
    for step in reversed(way):
        hints, levels, down = memo[step.parent.number] if step.parent else (0, 0, DEEP)
        memo[step.number] = (hints | step.hints, levels + 1, down)
    return memo[box.number]


def _group_columns(blocks: Sequence[Block], columns: Columns, mass: Column) -> Columns:
    """How blocks of the same kind are: those whose elements have the same names, those with equal words."""
    out: Columns = {}
    total = mass.sum() or 1.0
    words, chars = columns["words"], columns["chars"]
    own = [block.box.likeness for block in blocks]
    parents = [(block.box.parent or block.box).likeness for block in blocks]
    for name, keys in (("like", own), ("parent", parents)):
        group, count = _grouped(keys)
        out[f"{name}.n"] = np.log1p(count)[group]
        out[f"{name}.words"] = np.log1p(np.bincount(group, words) / count)[group]
        linked = np.bincount(group, columns["linked"] * chars) / np.bincount(group, chars)
        out[f"{name}.linked"] = linked[group]
        out[f"{name}.mass"] = (np.bincount(group, mass) / total)[group]
        out[f"{name}.prose"] = (np.bincount(group, columns["prose"]) / count)[group]
    group, count = _grouped([block.text for block in blocks])
    out["text.n"] = np.log1p(count)[group]
    return out


def _grouped(keys: Sequence[Hashable]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The number of each key's group, and how many keys each group has."""
    numbers: dict[Hashable, int] = {}
    group = np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)
    return group, np.bincount(group).astype(np.int64)


def _page_columns(columns: Columns, mass: Column, headline: int | None) -> Columns:
    count = len(mass)
    index = np.arange(count)
    read = np.cumsum(mass)
    total = read[-1] or 1.0
    prose = np.flatnonzero(columns["prose"])
    before, behind = np.searchsorted(prose, index, "left"), np.searchsorted(prose, index, "right")
    ends = np.concatenate([[-99], prose, [count + 99]])
    at = -1 if headline is None else headline
    return {
        "page.before": (read - mass) / total,
        "page.prose": np.full(count, np.log1p(total)),
        "page.blocks": np.full(count, np.log1p(count)),
        "page.share": np.full(count, total / (columns["words"].sum() or 1.0)),
        "page.at": index / count,
        "prose.before": np.clip(index - ends[before], 0, 12),
        "prose.behind": np.clip(ends[behind + 1] - index, 0, 12),
        "title.at": np.clip(index - at, -20, 40) if at >= 0 else np.full(count, 50),
        "title.since": np.log1p(np.maximum(0, read - mass - read[at])) if at >= 0 else np.full(count, -1),
    }


def _told_columns(blocks: Sequence[Block], columns: Columns, told: tuple[str, str]) -> Columns:
    """How many of the words of the page's title and description a block has."""
    title, described = (set(_LONG_WORD.findall(text.casefold())) for text in told)
    out: Columns = {"title.cover": np.zeros(len(blocks)), "described": np.zeros(len(blocks))}
    for index in np.flatnonzero((columns["chars"] >= 25) & (columns["linked"] < 0.9)).tolist():
        words = set(_LONG_WORD.findall(blocks[index].text[:600].casefold()))
        if words and title:
            out["title.cover"][index] = len(words & title) / len(title)
        if words and described:
            out["described"][index] = len(words & described) / min(len(words), len(described))
    return out


def _neighbour_columns(columns: Columns, places: Places) -> Columns:
    names, reach, count = ("logwords", "linked", "prose"), max(NEIGHBOURS), len(places.holders)
    rows = np.full((len(names) + 1, count + 2 * reach), NO_NEIGHBOUR)
    for row, values in zip(rows, (*(columns[name] for name in names), places.holders), strict=True):
        row[reach : reach + count] = values
    out: Columns = {}
    for by in NEIGHBOURS:
        *others, holders = rows[:, reach + by : reach + by + count]
        out.update((f"{name}{by:+d}", values) for name, values in zip(names, others, strict=True))
        out[f"same{by:+d}"] = (holders == places.holders).astype(float)
    return out
