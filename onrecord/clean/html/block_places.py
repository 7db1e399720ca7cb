"""Where the blocks of a page stand: how much of its prose the elements around each block hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.boxes import Box
    from onrecord.clean.html.markup import Block

Column = NDArray[np.float64]
Columns = dict[str, Column]

FLOWING = frozenset((
    "p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "tr", "tbody", "thead", "tfoot", "hgroup", "caption", "figcaption", "center", "th", "figure", "table",
))  # fmt: skip
"""Elements that are parts of a text: what holds the text is around them."""
LEVELS = 4
SHARED = (0.6, 0.3)  # of a holder's own prose that counts for the holder around it, and the one around that
REACH = 30  # blocks; farther away is as far
FAR = 9.0  # levels; the same


@dataclass(frozen=True, slots=True)
class Places:
    """The elements of a page by number, and the one that holds each block.

    Attributes:
        holders: of each block, the number of its holder: the nearest element that is no part of a text.
        parents: of each element, the number of the one around it; -1 for the page. Parents come first.
        outer: of each element, the number of the next holder around it; -1 where there is none.
    """

    holders: NDArray[np.int64]
    parents: list[int]
    outer: list[int]


def place_of(blocks: Sequence[Block]) -> Places:
    """Where the blocks stand."""
    numbers: dict[int, int] = {}
    parents: list[int] = []
    outer: list[int] = []
    holders = [_number(_holder(block.box), (numbers, parents, outer)) for block in blocks]
    return Places(np.array(holders, dtype=np.int64), parents, outer)


def _holder(box: Box) -> Box:
    while box.parent is not None and box.tag in FLOWING:
        box = box.parent
    return box


def _number(box: Box, lists: tuple[dict[int, int], list[int], list[int]]) -> int:
    """The number of a holder; it and the elements around it get theirs where they have none yet."""
    numbers, parents, outer = lists
    way: list[Box] = []
    above: Box | None = box
    while above is not None and above.number not in numbers:
        way.append(above)
        above = above.parent
    for step in reversed(way):
        parent = numbers[step.parent.number] if step.parent else -1
        numbers[step.number] = len(parents)
        parents.append(parent)
        flowing = step.parent is not None and step.parent.tag in FLOWING
        outer.append(outer[parent] if flowing else parent)
    return numbers[box.number]


def place_columns(places: Places, columns: Columns, mass: Column) -> Columns:
    """The features of the blocks' places; ``mass`` is the prose of each block in words."""
    sums = _sums(places, columns, mass)
    main = int(np.argmax(sums["score"]))
    out = _level_columns(places, sums, main)
    out.update(_main_columns(places, main, columns["prose"], mass))
    return out


def _sums(places: Places, columns: Columns, mass: Column) -> Columns:
    """Of each element, what all blocks in it have together; ``direct`` and ``score`` for its own."""
    count = len(places.parents)
    held = {
        "mass": mass,
        "words": columns["words"],
        "linked": columns["linked"] * columns["chars"],
        "chars": columns["chars"],
        "n": np.ones(len(mass)),
    }
    sums = {name: np.bincount(places.holders, values, count).tolist() for name, values in held.items()}
    direct = list(sums["mass"])
    score = list(direct)
    lists = list(sums.values())
    for number in range(count - 1, 0, -1):
        parent = places.parents[number]
        if parent >= 0:
            for values in lists:
                values[parent] += values[number]
    for number in range(count - 1, 0, -1):
        holder = places.outer[number]
        if holder >= 0 and direct[number]:
            score[holder] += SHARED[0] * direct[number]
            if places.outer[holder] >= 0:
                score[places.outer[holder]] += SHARED[1] * direct[number]
    out = {name: np.array(values) for name, values in sums.items()}
    return {**out, "direct": np.array(direct), "score": np.array(score)}


def _level_columns(places: Places, sums: Columns, main: int) -> Columns:
    """What the holder of each block has, and the holders around it."""
    total, words, best = sums["mass"][0] or 1.0, sums["words"][0] or 1.0, sums["score"][main] or 1.0
    shares = {
        "mass": sums["mass"] / total,
        "direct": sums["direct"] / total,
        "score": sums["score"] / best,
        "linked": sums["linked"] / np.maximum(sums["chars"], 1),
        "words": sums["words"] / words,
        "dense": sums["mass"] / np.maximum(sums["words"], 1),
        "n": np.log1p(sums["n"]),
    }
    out: Columns = {}
    level, outer, rows = places.holders, np.array(places.outer), np.stack(list(shares.values()))
    for up in range(LEVELS):
        out.update(zip((f"{name}.{up}" for name in shares), rows[:, level], strict=True))
        level = np.maximum(outer[level], 0)
    return out


def _main_columns(places: Places, main: int, prose: Column, mass: Column) -> Columns:
    """How far each block is from the element that holds most of the prose."""
    distances = _distances(places.outer, main)
    way = np.array([distances[number] for number in places.holders.tolist()]).reshape(-1, 2)
    index = np.arange(len(mass))
    own = way.sum(axis=1) == 0
    inside = way[:, 1] == 0
    held = np.flatnonzero(own & (prose > 0))
    if not len(held):
        held = np.flatnonzero(inside)
    first, last = (held[0], held[-1]) if len(held) else (0, len(mass) - 1)
    read = np.cumsum(np.where(own, mass, 0.0))
    return {
        "main.down": way[:, 0],
        "main.up": way[:, 1],
        "main.in": inside.astype(float),
        "main.first": np.clip(index - first, -REACH, REACH).astype(float),
        "main.last": np.clip(index - last, -REACH, REACH).astype(float),
        "main.before": (read - np.where(own, mass, 0.0)) / (read[-1] or 1.0),
    }


def _distances(outer: Sequence[int], main: int) -> list[tuple[float, float]]:
    """Of each element: the levels down to it from where its way and that to ``main`` part, and to it."""
    line: dict[int, float] = {}
    number = main
    while number >= 0:
        line[number] = float(len(line))
        number = outer[number]
    out: list[tuple[float, float]] = []
    for number, holder in enumerate(outer):
        if number in line:
            out.append((0.0, line[number]))
        elif holder < 0:
            out.append((1.0, FAR))
        else:
            out.append((out[holder][0] + 1, out[holder][1]))
    return out
