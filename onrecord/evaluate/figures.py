"""Figures and their bootstrap intervals, from the tallies of single documents.

Documents are drawn again with replacement, not items: the errors of an article cluster (a wrong speaker is
wrong in all his sentences), and an interval over items would be too narrow. Percentile intervals after Efron
and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from typing import TYPE_CHECKING

import numpy as np

from onrecord.evaluate.tally import Tally, add

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

RESAMPLES = 2_000  # Efron and Tibshirani (1993, section 13.3) ask for at least 1,000 for percentiles
LEVEL = 95  # per cent of the resamples that lie in the interval
LEAST_DOCUMENTS = 5  # fewer documents have too few resamples that differ
SEED = 9
HARMONIC = {"f1": ("precision", "recall"), "F1 of the means": ("mean precision", "mean recall")}
"""Figures that are the harmonic mean of two others."""
_OF_GOLD = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a task on a corpus.

    Attributes:
        value: from 0 to 1.
        items: gold items that it rests on.
        documents: documents that have such items.
        interval: first and last value of the 95 % interval; None if there are fewer than `LEAST_DOCUMENTS`
            documents, or if all resamples give one value (a figure of 1 says nothing of the misses to come).
    """

    value: float
    items: int
    documents: int
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Score:
    """A task on a corpus: its documents, their sum, and all figures by name."""

    documents: tuple[Tally, ...]
    total: Tally
    figures: Mapping[str, Figure]


def score_of(documents: Sequence[Tally]) -> Score:
    """The score over the tallies of one task on one corpus, a tally a document."""
    return Score(tuple(documents), reduce(add, documents), figures_of(documents))


def figures_of(documents: Sequence[Tally]) -> dict[str, Figure]:
    """All figures that these tallies tell together; those without anything to judge are left out."""
    rows = [tally.rates for tally in documents]
    names = dict.fromkeys(name for row in rows for name in row)
    parts = {name: np.array([row.get(name, (0, 0)) for row in rows], dtype=float) for name in names}
    weights = _weights(len(documents))
    sums = {name: weights @ part for name, part in parts.items()}
    values = {name: _share(total) for name, total in sums.items()}
    present = {name: part[:, 1] > 0 for name, part in parts.items()}
    for name, (left, right) in HARMONIC.items():
        if left in sums and right in sums:
            values[name] = _harmonic(sums[left], sums[right])
            present[name] = present[left] | present[right]
    gold = sum(tally.gold for tally in documents)
    figures = {}
    for name, found in values.items():
        if not np.isnan(found[0]):
            items = gold if name in _OF_GOLD else round(sums[HARMONIC.get(name, (name,))[0]][0, 1])
            count = int(present[name].sum())
            figures[name] = Figure(float(found[0]), items, count, _interval(found[1:], count))
    return figures


def _interval(values: NDArray[np.float64], documents: int) -> tuple[float, float] | None:
    if documents < LEAST_DOCUMENTS:
        return None
    rest = (100 - LEVEL) / 2
    low, high = np.percentile(values[~np.isnan(values)], (rest, 100 - rest))
    return (float(low), float(high)) if low < high else None


@cache
def _weights(documents: int) -> NDArray[np.float64]:
    """How often each document counts: once in the first row, as drawn in the others.

    ``RandomState`` is numpy's only generator whose draws are the same in all versions (NEP 19).
    """
    draws = np.random.RandomState(SEED).randint(documents, size=(RESAMPLES, documents))
    weights = np.zeros((RESAMPLES + 1, documents))
    weights[0] = 1.0
    np.add.at(weights, (np.arange(1, RESAMPLES + 1)[:, None], draws), 1.0)
    return weights


def _share(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is above the line by what is below it; not a number if there is nothing to judge."""
    above, below = sums[:, 0], sums[:, 1]
    shares = np.full(len(sums), np.nan)
    np.divide(above, below, out=shares, where=below > 0)
    return shares


def _harmonic(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """The harmonic mean of two shares, 0 if either is, and not a number if neither has anything to judge."""
    above = 2 * left[:, 0] * right[:, 0]
    below = left[:, 0] * right[:, 1] + right[:, 0] * left[:, 1]
    means = np.where(left[:, 1] + right[:, 1] > 0, 0.0, np.nan)
    np.divide(above, below, out=means, where=below > 0)
    return means
