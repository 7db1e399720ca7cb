"""Counts of right and wrong of one document, and the items behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

IOU_FLOOR = 0.5  # the usual bar for span matches in attribution and detection work

Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")


@dataclass(frozen=True, slots=True)
class Miss:
    """An item that is not as it should be: ``kind`` is ``missed``, ``false`` or ``wrong <what>``."""

    page: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How a task came out on a document, or on several documents whose tallies were added.

    Attributes:
        corpus: what it was measured on.
        task: what was measured.
        page: the document; empty for the sum over several.
        matched: gold items that were found.
        gold: gold items.
        predicted: items that the program gave.
        right: further judgements by name: how many were right, of how many. A mean over documents is written
            so, too: the value of the document, of 1.
        misses: the items behind the counts.
        shares: sums of the shares of right ones, if each item is judged by a share (B³): over the items
            predicted and over those of the gold. ``matched`` is then how many were found at all.
    """

    corpus: str
    task: str
    page: str = ""
    matched: int = 0
    gold: int = 0
    predicted: int = 0
    right: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()
    shares: tuple[float, float] | None = None

    @property
    def rates(self) -> dict[str, tuple[float, float]]:
        """Every share that the tally tells, by name: the sum above the line and the sum below it."""
        above = self.shares or (self.matched, self.matched)
        spans = {"precision": (above[0], self.predicted), "recall": (above[1], self.gold)}
        return ({**spans} if self.gold or self.predicted else {}) | dict(self.right)


def add(left: Tally, right: Tally) -> Tally:
    """The tallies of two documents, of one task on one corpus, as one tally."""
    names = dict.fromkeys((*left.right, *right.right))
    return Tally(
        left.corpus,
        left.task,
        "",
        left.matched + right.matched,
        left.gold + right.gold,
        left.predicted + right.predicted,
        {name: _sum(left.right.get(name), right.right.get(name)) for name in names},
        left.misses + right.misses,
        _sum(left.shares, right.shares) if left.shares or right.shares else None,
    )


def _sum(left: tuple[float, float] | None, right: tuple[float, float] | None) -> tuple[float, float]:
    (a, b), (c, d) = left or (0, 0), right or (0, 0)
    return a + c, b + d


def iou(left: Span | None, right: Span | None) -> float:
    """Intersection over union of two spans in characters; 0 if either is missing."""
    if left is None or right is None:
        return 0.0
    shared = left.overlap(right)
    return shared / (len(left) + len(right) - shared)


def match(
    gold: Sequence[Gold], predicted: Sequence[Predicted], likeness: Callable[[Gold, Predicted], float]
) -> list[tuple[int, int]]:
    """Pairs items, each with at most one other, the most alike first; a pair needs a likeness above 0.

    With spans and an overlap of at least half, an item has at most two possible partners, and taking
    the best first loses nothing that matters.
    """
    pairs = [
        (likeness(item, other), -i, -j) for i, item in enumerate(gold) for j, other in enumerate(predicted)
    ]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    chosen = []
    for value, i, j in sorted(pairs, reverse=True):
        if value > 0 and -i not in taken_gold and -j not in taken_predicted:
            taken_gold.add(-i)
            taken_predicted.add(-j)
            chosen.append((-i, -j))
    return sorted(chosen)


def at_least_half(left: Span | None, right: Span | None) -> float:
    """`iou`, or 0 below the bar."""
    value = iou(left, right)
    return value if value >= IOU_FLOOR else 0.0
