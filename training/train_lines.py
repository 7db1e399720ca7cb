"""Trains the judge of lines and measures it by cross-validation.

    make train-lines
    python training/train_lines.py ../shared/corpora --out onrecord/clean/data/line_forest.tsv
    python training/train_lines.py ../shared/corpora --folds 5

Needs LightGBM and trafilatura (the ``train`` extra); neither is needed to run onrecord.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
from line_pages import KnownLines, known_lines, variants
from train_blocks import SEED, SETTINGS, SPARED, TAUGHT, as_text, folds_of

from onrecord.clean.block_judge import Forest, read_forest
from onrecord.clean.judge import choose_blocks
from onrecord.clean.line_judge import choose_lines
from onrecord.clean.parts import compose
from onrecord.evaluate.shingles import Shingled, mean_scores, shingled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.judge import Choice

ROUNDS = 200
CHOSEN_FEATURES = 80
PLACE = "title.line"  # where the headline is, which tells nothing of a line


def main() -> None:
    """Trains on all pages, or measures in folds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--out", type=Path, help="write the trees here")
    options.add_argument("--folds", type=int, default=0, help="measure by cross-validation instead")
    args = options.parse_args()
    source = random.Random(SEED)
    pages = known_lines(args.corpora)
    more = [list(variants(known, source)) for known in pages]
    if args.folds:
        measure(pages, more, args.folds)
    if args.out:
        forest = train([*pages, *(page for group in more for page in group)])
        args.out.write_text(forest, encoding="utf-8")
        print(f"{args.out}: {len(forest):,} characters")


def measure(pages: Sequence[KnownLines], more: Sequence[Sequence[KnownLines]], folds: int) -> None:
    """Prints the shingle scores by the rules alone and by trees that never saw the site of the page."""
    fold = folds_of(pages, folds)
    scored: dict[tuple[str, str], list[Shingled]] = {}
    for number in range(folds):
        inside = [at for at, page in enumerate(pages) if fold[page.group] != number]
        forest = read_forest(
            train([pages[at] for at in inside] + [page for at in inside for page in more[at]])
        )
        for page in pages:
            if fold[page.group] == number and page.corpus != "taught":
                for name, text in _articles(page, forest).items():
                    scored.setdefault((page.corpus, name), []).append(shingled(page.gold, text))
    for (corpus, name), found in scored.items():
        precision, recall, f1 = mean_scores(found)
        print(f"{corpus}, {name}: F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  ({len(found)} pages)")


def _articles(page: KnownLines, forest: Forest) -> dict[str, str]:
    return {
        "rules": _text(choose_blocks(page.lines, None, trusted=False)),
        "trees": _text(choose_lines(page.lines, None, forest)),
    }


def _text(choice: Choice) -> str:
    return compose(choice.standfirst, [look.strand for look in choice.body]).strand.text


def train(pages: Sequence[KnownLines]) -> str:
    """The trees over the features that tell most, as the text of ``line_forest.tsv``."""
    names = sorted(set(pages[0].columns) - {PLACE})
    rows, truth, weights = (
        np.concatenate(part) for part in zip(*(_rows(page, names) for page in pages), strict=True)
    )
    first = lightgbm.train(SETTINGS, lightgbm.Dataset(rows, truth, weight=weights), ROUNDS // 2)
    gains = first.feature_importance("gain")
    best = sorted(sorted(range(len(names)), key=lambda at: -gains[at])[:CHOSEN_FEATURES])
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(rows[:, best], truth, weight=weights), ROUNDS)
    return as_text([names[at] for at in best], model.dump_model()["tree_info"])


def _rows(page: KnownLines, names: Sequence[str]) -> tuple[Any, Any, Any]:
    """Rows, truth and weights of a page: the lines in or near its article, the long ones, some others."""
    truth = page.truth.astype(bool)
    near = truth.copy()
    for by in (1, 2, 3):
        near[by:] |= truth[:-by]
        near[:-by] |= truth[by:]
    must = near | (page.columns["words"] >= 8)
    keep = must | (np.random.RandomState(SEED).rand(len(truth)) < SPARED)
    weights = np.sqrt(page.words)
    weights *= 100 / weights.sum() * (TAUGHT if page.corpus == "taught" else 1.0)
    weights[~must] /= SPARED
    return (
        np.stack([page.columns[name] for name in names], axis=1)[keep],
        truth[keep].astype(int),
        weights[keep],
    )


if __name__ == "__main__":
    main()
