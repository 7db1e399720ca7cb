"""What the trainers of trees share: settings, folds, the choice of features, the file of trees."""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import lightgbm
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.clean.html.block_places import Column, Columns

SEED = 5
ROUNDS = 200  # for blocks the same as 300 by cross-validation; 100 are 0.002 worse
TAUGHT = 0.4  # what a page counts whose article another extractor told
SPARED = 0.2  # of the short pieces far from any article that are trained on; they count for the others
LONG = 8  # words; a longer piece is always trained on
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 15, "max_depth": 7, "min_child_samples": 30,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1,
    "seed": SEED, "num_threads": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip


class Known(Protocol):
    """A page cut into pieces (blocks, lines) whose article is known.

    Pages of one group are never on both sides of a fold; the rest is as `block_pages.KnownPage` has it.
    """

    corpus: str
    group: str
    truth: Column
    words: Column
    columns: Columns


Page = TypeVar("Page", bound=Known)


def ask_options(told: str | None) -> argparse.Namespace:
    """The options of the command line: ``corpora``, ``out``, ``folds``."""
    options = argparse.ArgumentParser(description=told, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--out", type=Path, help="write the trees here")
    options.add_argument("--folds", type=int, default=0, help="measure by cross-validation instead")
    return options.parse_args()


def keep_trees(forest: str, path: Path) -> None:
    """Writes trees and says how large they are."""
    path.write_text(forest, encoding="utf-8")
    print(f"{path}: {len(forest):,} characters")


def folds_of(pages: Sequence[Known], folds: int) -> dict[str, int]:
    """The fold of each group; the groups of each corpus are spread evenly."""
    out: dict[str, int] = {}
    source = random.Random(SEED)
    for corpus in sorted({page.corpus for page in pages}):
        groups = sorted({page.group for page in pages if page.corpus == corpus})
        source.shuffle(groups)
        out.update((group, at % folds) for at, group in enumerate(groups))
    return out


def rows_of(page: Known, names: Sequence[str]) -> tuple[Any, Any, Any]:
    """Rows, truth and weights of a page: the pieces in or near its article, the long ones, some others."""
    truth = page.truth.astype(bool)
    near = truth.copy()
    for by in (1, 2, 3):
        near[by:] |= truth[:-by]
        near[:-by] |= truth[by:]
    must = near | (page.columns["words"] >= LONG)
    keep = must | (np.random.RandomState(SEED).rand(len(truth)) < SPARED)
    weights = np.sqrt(page.words)
    weights *= 100 / weights.sum() * (TAUGHT if page.corpus == "taught" else 1.0)
    weights[~must] /= SPARED
    return (
        np.stack([page.columns[name] for name in names], axis=1)[keep],
        truth[keep].astype(int),
        weights[keep],
    )


def grow(
    pages: Sequence[Page],
    names: Sequence[str],
    chosen: int,
    rows: Callable[[Page, Sequence[str]], tuple[Any, Any, Any]] = rows_of,
) -> str:
    """The trees over the ``chosen`` features that tell most, for `onrecord.clean.html.block_judge`."""
    told, truth, weights = (
        np.concatenate(part) for part in zip(*(rows(page, names) for page in pages), strict=True)
    )
    first = lightgbm.train(SETTINGS, lightgbm.Dataset(told, truth, weight=weights), ROUNDS // 2)
    gains = first.feature_importance("gain")
    best = sorted(sorted(range(len(names)), key=lambda at: -gains[at])[:chosen])
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(told[:, best], truth, weight=weights), ROUNDS)
    return as_text([names[at] for at in best], model.dump_model()["tree_info"])


def as_text(names: Sequence[str], trees: Sequence[dict[str, Any]]) -> str:
    """Trees as `onrecord.clean.html.block_judge.read_forest` reads them."""
    nodes: list[list[str]] = []
    depth = max(_lay(tree["tree_structure"], nodes, True)[1] for tree in trees)
    head = (
        "# Trees of the judge, by the scripts in training/: the features, the depth, and of each\n"
        "# node the feature, the limit, the nodes for values up to it and above it, the value of a leaf\n"
        "# and whether a tree begins there.\n"
    )
    return head + "\t".join(names) + f"\n{depth}\n" + "".join("\t".join(node) + "\n" for node in nodes)


def _lay(node: dict[str, Any], nodes: list[list[str]], root: bool = False) -> tuple[int, int]:
    """Lays a node and those below it out; its number and the length of the longest way from it."""
    number = len(nodes)
    nodes.append([])
    if "leaf_value" in node:
        nodes[number] = ["0", "0", str(number), str(number), f"{node['leaf_value']:.5g}", str(int(root))]
        return number, 0
    (lower, one), (upper, other) = (_lay(node[side], nodes) for side in ("left_child", "right_child"))
    limit = f"{node['threshold']:.6g}"
    nodes[number] = [str(node["split_feature"]), limit, str(lower), str(upper), "0", str(int(root))]
    return number, 1 + max(one, other)
