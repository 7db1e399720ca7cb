"""Counts of right and wrong, and the items behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

IOU_FLOOR = 0.5  # the usual bar for span matches in attribution and detection work

Gold = TypeVar("Gold")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Miss:
    """One item that is not as it should be: ``kind`` is ``missed``, ``false`` or ``wrong <what>``."""

    page: str
    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How one task came out on one corpus.

    Attributes:
        corpus: what it was measured on.
        task: what was measured.
        matched: gold items that were found.
        gold: gold items.
        found: items found.
        right: further judgements by name: how many were right of how many.
        misses: the items behind the counts.
        shares: sums of the shares of right ones, where each item is judged by a share (B³): over the items
            found and over those of the gold. ``matched`` is then how many were found at all.
    """

    corpus: str
    task: str
    matched: int = 0
    gold: int = 0
    found: int = 0
    right: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()
    shares: tuple[float, float] | None = None

    @property
    def precision(self) -> float:
        """Share of the found items that are gold; 1 where nothing was found."""
        right = self.shares[0] if self.shares else self.matched
        return right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 1 where there are none."""
        right = self.shares[1] if self.shares else self.matched
        return right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        if self.shares:
            both = self.precision + self.recall
            return 2 * self.precision * self.recall / both if both else 0.0
        return 2 * self.matched / (self.gold + self.found) if self.gold + self.found else 1.0

    @property
    def scores(self) -> dict[str, float]:
        """Every figure by name."""
        spans = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        rates = {name: hits / of for name, (hits, of) in self.right.items() if of}
        return ({**spans} if self.gold or self.found else {}) | rates


def add(one: Tally, other: Tally) -> Tally:
    """Two tallies of one task on one corpus as one."""
    names = list(dict.fromkeys((*one.right, *other.right)))
    zero = (0, 0)
    right = {
        name: (
            one.right.get(name, zero)[0] + other.right.get(name, zero)[0],
            one.right.get(name, zero)[1] + other.right.get(name, zero)[1],
        )
        for name in names
    }
    return Tally(
        one.corpus,
        one.task,
        one.matched + other.matched,
        one.gold + other.gold,
        one.found + other.found,
        right,
        one.misses + other.misses,
        _summed_shares(one.shares, other.shares),
    )


def _summed_shares(
    one: tuple[float, float] | None, other: tuple[float, float] | None
) -> tuple[float, float] | None:
    if one is None or other is None:
        return one or other
    return (one[0] + other[0], one[1] + other[1])


def iou(one: Span | None, other: Span | None) -> float:
    """Intersection over union of two spans in characters; 0 where one is missing."""
    if one is None or other is None:
        return 0.0
    shared = one.overlap(other)
    return shared / (len(one) + len(other) - shared)


def match(
    gold: Sequence[Gold], found: Sequence[Found], likeness: Callable[[Gold, Found], float]
) -> list[tuple[int, int]]:
    """Pairs items one to one, the most alike first; a pair needs a likeness above 0.

    With spans and an overlap of at least half, an item has at most two possible partners, and taking
    the best first loses nothing that matters.
    """
    pairs = [(likeness(item, other), -i, -j) for i, item in enumerate(gold) for j, other in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    chosen = []
    for value, i, j in sorted(pairs, reverse=True):
        if value > 0 and -i not in taken_gold and -j not in taken_found:
            taken_gold.add(-i)
            taken_found.add(-j)
            chosen.append((-i, -j))
    return sorted(chosen)


def at_least_half(one: Span | None, other: Span | None) -> float:
    """`iou`, or 0 below the bar."""
    value = iou(one, other)
    return value if value >= IOU_FLOOR else 0.0
