"""The choice by a log-linear model, on weights of our own."""

from __future__ import annotations

import pytest

from onrecord.text.choice import likeliest, shares_of

WEIGHTS = {"beside": 2.0, "far": -1.0}


@pytest.mark.parametrize(
    ("features", "best"),
    [
        ({"a": {"far": 1.0}, "b": {"beside": 1.0}}, "b"),
        ({"a": {"beside": 1.0}, "b": {"beside": 1.0, "far": 1.0}}, "a"),
        ({"b": {"unknown": 1.0}, "a": {}}, "a"),
    ],
)
def test_the_candidate_with_the_largest_sum_is_chosen(
    features: dict[str, dict[str, float]], best: str
) -> None:
    """A feature without a weight counts nothing; of equal candidates, the first in order is taken."""
    assert likeliest(features, WEIGHTS) == best


def test_the_shares_of_all_candidates_sum_to_one() -> None:
    """Large sums do not overflow."""
    shares = shares_of({"a": {"beside": 900.0}, "b": {"far": 900.0}}, WEIGHTS)
    assert sum(shares.values()) == pytest.approx(1)
