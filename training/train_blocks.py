"""Trains the judge of blocks and measures it by cross-validation.

    make train-blocks
    python training/train_blocks.py ../shared/corpora --out onrecord/clean/data/block_forest.tsv
    python training/train_blocks.py ../shared/corpora --folds 5

Needs LightGBM and trafilatura (the ``train`` extra); neither is needed to run onrecord.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import lightgbm
import numpy as np
from block_pages import KnownPage, known_pages, variants

from onrecord.clean import block_judge
from onrecord.clean.block_judge import Forest, choose_by_forest
from onrecord.clean.headings import find_headline
from onrecord.clean.judge import choose_blocks
from onrecord.clean.markup import strand_of
from onrecord.clean.parts import compose
from onrecord.clean.repair import repair
from onrecord.evaluate.shingles import Shingled, mean_scores, shingled

if TYPE_CHECKING:
    from collections.abc import Sequence


class Grouped(Protocol):
    """A page with its corpus; pages of one group are never on both sides of a fold."""

    corpus: str
    group: str


SEED = 5
ROUNDS = 200  # the same as 300 by cross-validation; 100 are 0.002 worse
SHARE_OF_VARIANTS = 0.6
TAUGHT = 0.4  # what a page counts whose article another extractor told
SPARED = 0.2  # of the short blocks far from any article that are trained on; they count for the others
CHOSEN_FEATURES = 90  # by what they tell; 60 are 0.002 worse, all of them are no better
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 15, "max_depth": 7, "min_child_samples": 30,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1,
    "seed": SEED, "num_threads": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip


def main() -> None:
    """Trains on all pages, or measures in folds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--out", type=Path, help="write the trees here")
    options.add_argument("--folds", type=int, default=0, help="measure by cross-validation instead")
    args = options.parse_args()
    source = random.Random(SEED)
    pages = known_pages(args.corpora)
    more = [
        [page for page in variants(known, source) if source.random() < SHARE_OF_VARIANTS] for known in pages
    ]
    if args.folds:
        measure(pages, more, args.folds)
    if args.out:
        forest = train([*pages, *(page for group in more for page in group)])
        args.out.write_text(forest, encoding="utf-8")
        print(f"{args.out}: {len(forest):,} characters")


def measure(pages: Sequence[KnownPage], more: Sequence[Sequence[KnownPage]], folds: int) -> None:
    """Prints the shingle scores of each corpus, every page judged by trees that never saw its site."""
    fold = folds_of(pages, folds)
    scored: dict[str, list[Shingled]] = {}
    for number in range(folds):
        inside = [at for at, page in enumerate(pages) if fold[page.group] != number]
        parse = [pages[at] for at in inside] + [page for at in inside for page in more[at]]
        forest = block_judge.read_forest(train(parse))
        for page in pages:
            if fold[page.group] == number and page.corpus != "taught":
                scored.setdefault(page.corpus, []).append(shingled(page.gold, _article(page, forest)))
    for corpus, found in scored.items():
        precision, recall, f1 = mean_scores(found)
        print(f"{corpus}: F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  ({len(found)} pages)")


def folds_of(pages: Sequence[Grouped], folds: int) -> dict[str, int]:
    """The fold of each group; the groups of each corpus are spread evenly."""
    out: dict[str, int] = {}
    source = random.Random(SEED)
    for corpus in sorted({page.corpus for page in pages}):
        groups = sorted({page.group for page in pages if page.corpus == corpus})
        source.shuffle(groups)
        out.update((group, at % folds) for at, group in enumerate(groups))
    return out


def _article(page: KnownPage, forest: Forest) -> str:
    chosen = choose_by_forest(page.blocks, *page.told, forest)
    at = find_headline(page.blocks, page.told[0])
    title = None if at is None else page.blocks[at].text
    choice = choose_blocks([repair(strand_of(page.raw, block)) for block in chosen], title, trusted=True)
    return compose(choice.standfirst, [look.strand for look in choice.body]).strand.text


def train(pages: Sequence[KnownPage]) -> str:
    """The trees over the features that tell most, as the text of ``block_forest.tsv``."""
    names = sorted(pages[0].columns)
    rows, truth, weights = (
        np.concatenate(part) for part in zip(*(_rows(page, names) for page in pages), strict=True)
    )
    first = lightgbm.train(SETTINGS, lightgbm.Dataset(rows, truth, weight=weights), ROUNDS // 2)
    gains = first.feature_importance("gain")
    best = sorted(sorted(range(len(names)), key=lambda at: -gains[at])[:CHOSEN_FEATURES])
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(rows[:, best], truth, weight=weights), ROUNDS)
    return as_text([names[at] for at in best], model.dump_model()["tree_info"])


def _rows(page: KnownPage, names: Sequence[str]) -> tuple[Any, Any, Any]:
    """Rows, truth and weights of a page: the blocks in or near its article, the long ones, some others."""
    truth = page.truth.astype(bool)
    near = truth.copy()
    for by in (1, 2, 3):
        near[by:] |= truth[:-by]
        near[:-by] |= truth[by:]
    must = near | (page.columns["words"] >= 8)
    chance = np.random.RandomState(SEED).rand(len(truth))
    keep = must | (chance < SPARED)
    weights = np.sqrt(page.words)
    weights *= 100 / weights.sum() * (TAUGHT if page.corpus == "taught" else 1.0)
    weights[~must] /= SPARED
    if page.corpus == "fundus":  # its articles leave out what is embedded
        weights[(page.columns["below.quote"] > 0) & ~truth] = 0.0
    return (
        np.stack([page.columns[name] for name in names], axis=1)[keep],
        truth[keep].astype(int),
        weights[keep],
    )


def as_text(names: Sequence[str], trees: Sequence[dict[str, Any]]) -> str:
    """Trees as `onrecord.clean.block_judge.read_forest` reads them."""
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


if __name__ == "__main__":
    main()
