"""Trains the judge of blocks and measures it by cross-validation over sites.

    make train-blocks
    python training/train_blocks.py ../shared/corpora --out onrecord/clean/data/block_forest.tsv
    python training/train_blocks.py ../shared/corpora --folds 5

Needs LightGBM and trafilatura (the ``train`` extra); neither is needed to run onrecord.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
from block_pages import KnownPage, known_pages, variants
from forests import SEED, ask_options, folds_of, grow, keep_trees, rows_of
from passage_pages import passage_pages
from passages import Counts, other_text, own_text

from onrecord.clean.html import block_judge
from onrecord.evaluate.shingles import Shingled, mean_scores, shingled

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARE_OF_VARIANTS = 0.6
CHOSEN_FEATURES = 90  # by what they tell; 60 are 0.002 worse, all of them are no better


def main() -> None:
    """Trains on all pages, or measures in folds."""
    args = ask_options(__doc__)
    source = random.Random(SEED)
    pages = known_pages(args.corpora)
    more = [
        [page for page in variants(known, source) if source.random() < SHARE_OF_VARIANTS] for known in pages
    ]
    probed = list(passage_pages(args.corpora))
    pages, more = [*pages, *probed], [*more, *([] for _ in probed)]
    if args.folds:
        measure(pages, more, args.folds)
    if args.out:
        keep_trees(train([*pages, *(page for group in more for page in group)]), args.out)


def measure(pages: Sequence[KnownPage], more: Sequence[Sequence[KnownPage]], folds: int) -> None:
    """Prints the scores of each corpus by the whole of cleaning, by trees that never saw the page's site."""
    fold = folds_of(pages, folds)
    scored: dict[str, list[Shingled]] = {}
    own, other = Counts(), Counts()
    for number in range(folds):
        inside = [at for at, page in enumerate(pages) if fold[page.group] != number]
        parse = [pages[at] for at in inside] + [page for at in inside for page in more[at]]
        forest = block_judge.read_forest(train(parse))
        for page in pages:
            if fold[page.group] != number or page.corpus == "taught":
                continue
            text = own_text(page.raw, forest)
            if page.passages:
                own.add(page.passages, text)
                other.add(page.passages, other_text(page.raw))
            else:
                scored.setdefault(page.corpus, []).append(shingled(page.gold, text))
    for corpus, found in scored.items():
        precision, recall, f1 = mean_scores(found)
        print(f"{corpus}: F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  ({len(found)} pages)")
    print(f"passages: {own}\npassages, trafilatura: {other}")


def train(pages: Sequence[KnownPage]) -> str:
    """The trees over the features that tell most, as the text of ``block_forest.tsv``."""
    return grow(pages, sorted(pages[0].columns), CHOSEN_FEATURES, _rows)


def _rows(page: KnownPage, names: Sequence[str]) -> tuple[Any, Any, Any]:
    """Rows, truth and weights of a page; what is embedded in an article counts only where it is told."""
    rows, truth, weights = rows_of(page, names)
    if page.corpus == "fundus":  # its articles leave out what is embedded
        embedded = rows_of(page, ["below.quote"])[0][:, 0] > 0
        weights = np.where(embedded & (truth == 0), 0.0, weights)
    return rows, truth, weights


if __name__ == "__main__":
    main()
