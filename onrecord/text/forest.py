"""Boosted decision trees, laid out in a table of the package, and asked with rows of numbers.

They are grown by the scripts in ``training/`` and written by ``training/forests.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Column = NDArray[np.float64]


_AT_ONCE = 4_096  # rows; their ways through 150 trees take some 20 MB


@dataclass(frozen=True, slots=True)
class Forest:
    """Decision trees laid out one after the other; a leaf leads to itself.

    Attributes:
        names: the features, in the order of the columns they are asked for.
        roots: where each tree begins.
        features, limits: of each node, what is asked, and the limit.
        nexts: of each node, the one for values up to the limit and the one for values above it.
        values: of each leaf, what it adds to the log odds.
        depth: the length of the longest way to a leaf.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int64]
    features: NDArray[np.int64]
    limits: Column
    nexts: NDArray[np.int64]
    values: Column
    depth: int

    def judge(self, rows: Column) -> Column:
        """How likely the answer is yes for each row, 0 to 1; columns as `names` has them."""
        likely: Column = 1.0 / (1.0 + np.exp(-self.sum(rows, self.roots)))
        return likely

    def judge_without(
        self, rows: Column, left_out: Sequence[tuple[Sequence[int], Sequence[float]]]
    ) -> Column:
        """How likely the answer is yes for each row if some of its features said nothing.

        The trees keep no numbers of the examples that passed a node, so that the share of a feature in an
        answer cannot be read off its path. The features are set to what they are if nothing is known of them,
        and the trees are asked again. The shares of several features do not add up to the whole.

        Args:
            rows: as for `judge`.
            left_out: each the columns that are set, and the values that they are set to.

        Returns:
            One row for each of ``rows``, one column for each of ``left_out``, 0 to 1.
        """
        asked = np.repeat(rows[np.newaxis], len(left_out), axis=0)
        for table, (columns, values) in zip(asked, left_out, strict=True):
            table[:, list(columns)] = values
        likely: Column = self.judge(asked.reshape(-1, rows.shape[1])).reshape(len(left_out), len(rows)).T
        return likely

    def sum(self, rows: Column, roots: NDArray[np.int64]) -> Column:
        """The log odds to which the trees that begin at ``roots`` add up for each row."""
        blocks = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
        return np.concatenate([self._sum(block, roots) for block in blocks]) if blocks else np.zeros(0)

    def _sum(self, rows: Column, roots: NDArray[np.int64]) -> Column:
        at = np.tile(roots, len(rows))
        line = np.repeat(np.arange(len(rows)) * rows.shape[1], len(roots))
        cells = np.ascontiguousarray(rows).ravel()
        for _ in range(self.depth):
            above = cells.take(line + self.features.take(at)) > self.limits.take(at)
            at = self.nexts.take(2 * at + above)
        odds: Column = self.values.take(at).reshape(len(rows), len(roots)).sum(axis=1)
        return odds


@cache
def learned_forest(package: str, name: str) -> Forest:
    """The trees in ``data/NAME_forest.tsv`` of the package, read once a process."""
    return read_forest(files(f"onrecord.{package}").joinpath(f"data/{name}_forest.tsv").read_text("utf-8"))


def read_forest(text: str) -> Forest:
    """Trees as ``training/forests.py`` writes them."""
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    names, depth, nodes = tuple(lines[0]), int(lines[1][0]), lines[2:]
    table = np.array([[float(cell) for cell in node] for node in nodes])
    whole = table.astype(np.int64)
    return Forest(
        names,
        np.flatnonzero(whole[:, 5]),
        whole[:, 0],
        table[:, 1],
        whole[:, 2:4].ravel(),
        table[:, 4],
        depth,
    )
