"""Trees answer rows of numbers."""

import numpy as np

from onrecord.text.forest import read_forest

ONE = "size\tage\n1\n0\t1.5\t1\t2\t0\t1\n0\t0\t1\t1\t-2\t0\n0\t0\t2\t2\t2\t0\n"
"""One tree: up to 1.5 no, above it yes."""


def test_a_row_goes_down_to_a_leaf():
    """The limit itself lies below."""
    forest = read_forest(ONE)
    assert forest.names == ("size", "age")
    likely = forest.judge(np.array([[1.5, 9.0], [1.6, 0.0]]))
    assert likely.tolist() == [1 / (1 + np.exp(2.0)), 1 / (1 + np.exp(-2.0))]


def test_a_feature_that_says_nothing_is_left_out():
    """Set to what it is if nothing is known; a feature that no tree asks changes nothing."""
    forest = read_forest(ONE)
    rows = np.array([[1.6, 9.0], [1.4, 9.0]])
    without = forest.judge_without(rows, [([0], [0.0]), ([1], [0.0])])
    assert without.tolist() == [
        [forest.judge(np.array([[0.0, 9.0]]))[0], forest.judge(rows)[0]],
        [forest.judge(rows)[1], forest.judge(rows)[1]],
    ]
    assert rows.tolist() == [[1.6, 9.0], [1.4, 9.0]]


def test_no_rows_have_no_answers():
    """An empty table is allowed."""
    assert read_forest(ONE).judge(np.zeros((0, 2))).tolist() == []
