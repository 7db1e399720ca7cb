"""Figures and their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.figures import LEAST_DOCUMENTS, figures_of, score_of
from onrecord.evaluate.tally import Tally


def tally(matched: int, gold: int, predicted: int, **right: tuple[float, float]) -> Tally:
    """A document of a corpus."""
    return Tally("seeds", "statements", "lamp", matched, gold, predicted, right)


def test_figures_are_of_the_sums() -> None:
    """Shares of all items, not means over documents; F1 is twice the matched over gold and predicted."""
    figures = figures_of([tally(1, 2, 1, speaker=(1, 1)), tally(2, 2, 4, speaker=(1, 2))])
    values = {name: figure.value for name, figure in figures.items()}
    assert values == {
        "precision": pytest.approx(3 / 5),
        "recall": pytest.approx(3 / 4),
        "f1": pytest.approx(6 / 9),
        "speaker": pytest.approx(2 / 3),
    }
    assert (figures["f1"].items, figures["speaker"].items) == (4, 3)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 0, 0), {}),
        ((0, 4, 0), {"recall": 0.0, "f1": 0.0}),
        ((0, 0, 4), {"precision": 0.0, "f1": 0.0}),
        ((0, 4, 4), {"precision": 0.0, "recall": 0.0, "f1": 0.0}),
    ],
)
def test_without_items_there_is_no_figure(counts: tuple[int, int, int], expected: dict[str, float]) -> None:
    """A task without items has no precision to boast of; all missed is an F1 of 0."""
    assert {name: figure.value for name, figure in figures_of([tally(*counts)]).items()} == expected


def test_means_over_documents() -> None:
    """A mean is written as a value of 1 a document, and its F1 is of the two means."""
    right = [{"mean precision": (0.5, 1), "mean recall": (1.0, 1)}, {"mean recall": (0.5, 1)}]
    figures = figures_of([Tally("fundus", "text", right=item) for item in right])
    assert figures["mean recall"].value == 0.75
    assert figures["F1 of the means"].value == pytest.approx(2 * 0.5 * 0.75 / 1.25)
    assert (figures["mean precision"].documents, figures["F1 of the means"].documents) == (1, 2)


def test_the_interval_is_that_of_resampled_documents() -> None:
    """Held against a slow bootstrap that draws whole documents by another generator."""
    documents = [tally(hits, 10, 10) for hits in (1, 3, 5, 7, 9, 9, 10, 10)]
    generator = np.random.default_rng(1)
    slow = [sum(documents[i].matched for i in generator.integers(8, size=8)) / 80 for _ in range(5_000)]
    interval = figures_of(documents)["recall"].interval
    assert interval == pytest.approx(tuple(np.percentile(slow, (2.5, 97.5))), abs=0.02)


def test_items_of_a_document_stand_and_fall_together() -> None:
    """Of as many items in fewer documents less is known."""
    few = figures_of([tally(10 * hit, 10, 10) for hit in (0, 1, 1, 1, 1, 1, 1, 1)])["recall"].interval
    many = figures_of([tally(hit, 1, 1) for hit in (0, 1, 1, 1, 1, 1, 1, 1) for _ in range(10)])[
        "recall"
    ].interval
    assert few is not None
    assert many is not None
    assert few[1] - few[0] > 2 * (many[1] - many[0])


@pytest.mark.parametrize(
    "documents",
    [
        [tally(hits, 10, 10) for hits in range(LEAST_DOCUMENTS - 1)],
        [tally(10, 10, 10) for _ in range(LEAST_DOCUMENTS)],
        [tally(0, 0, 0), *(tally(hits, 10, 10) for hits in range(LEAST_DOCUMENTS - 1))],
    ],
)
def test_no_interval_rather_than_a_false_one(documents: list[Tally]) -> None:
    """Too few documents with an item, or all alike."""
    assert figures_of(documents)["recall"].interval is None


@given(st.lists(st.integers(0, 5), min_size=5, max_size=12))
def test_an_interval_holds_its_figure_and_repeats(hits: list[int]) -> None:
    """The value lies inside, and the same documents give the same interval to the last bit."""
    documents = [tally(hit, 5, 6) for hit in hits]
    figure = score_of(documents).figures["f1"]
    assert figure == score_of(documents).figures["f1"]
    if figure.interval:
        assert figure.interval[0] <= figure.value <= figure.interval[1]
