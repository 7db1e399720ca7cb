"""Counting matches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.tally import Tally, add, at_least_half, iou, match
from onrecord.records.spans import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 10), Span(0, 10), 1.0),
        (Span(0, 10), Span(5, 10), 0.5),
        (Span(0, 10), Span(10, 20), 0.0),
        (Span(0, 10), None, 0.0),
    ],
)
def test_iou(one: Span, other: Span | None, expected: float) -> None:
    """Shared characters over all characters of the two."""
    assert iou(one, other) == expected


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_matching_is_one_to_one_and_above_the_bar(gold: list[Span], found: list[Span]) -> None:
    """No item is used twice, and no pair is below the bar."""
    pairs = match(gold, found, at_least_half)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(iou(gold[i], found[j]) >= 0.5 for i, j in pairs)


def test_the_best_pair_is_taken_first() -> None:
    """A perfect match is not given up for a half one that comes earlier."""
    assert match([Span(0, 12), Span(0, 20)], [Span(0, 20)], at_least_half) == [(1, 0)]


def test_tallies_add_up() -> None:
    """Counts and further judgements are summed."""
    left = Tally("seeds", "statements", "lamp", 1, 2, 1, {"speaker": (1, 1)})
    right = Tally("seeds", "statements", "desk", 2, 2, 4, {"speaker": (1, 2), "mode": (2, 2)})
    both = add(left, right)
    assert (both.page, both.matched, both.gold, both.predicted) == ("", 3, 4, 5)
    assert both.right == {"speaker": (2, 3), "mode": (2, 2)}
    assert both.rates == {"precision": (3, 5), "recall": (3, 4), "speaker": (2, 3), "mode": (2, 2)}
