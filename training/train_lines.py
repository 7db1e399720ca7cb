"""Trains the judge of lines and measures it by cross-validation.

    make train-lines
    python training/train_lines.py ../shared/corpora --out onrecord/clean/data/line_forest.tsv
    python training/train_lines.py ../shared/corpora --folds 5

Needs LightGBM and trafilatura (the ``train`` extra); neither is needed to run onrecord.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from forests import SEED, ask_options, folds_of, grow, keep_trees
from line_pages import KnownLines, known_lines, variants

from onrecord.clean.lines.judge import choose_blocks
from onrecord.clean.lines.line_judge import choose_lines
from onrecord.clean.parts.article_parts import compose
from onrecord.evaluate.shingles import Shingled, mean_scores, shingled
from onrecord.text.forest import Forest, read_forest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.lines.judge import Choice

CHOSEN_FEATURES = 80
PLACE = "title.line"  # where the headline is, which tells nothing of a line


def main() -> None:
    """Trains on all pages, or measures in folds."""
    args = ask_options(__doc__)
    source = random.Random(SEED)
    pages = known_lines(args.corpora)
    more = [list(variants(known, source)) for known in pages]
    if args.folds:
        measure(pages, more, args.folds)
    if args.out:
        keep_trees(train([*pages, *(page for group in more for page in group)]), args.out)


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
    return grow(pages, sorted(set(pages[0].columns) - {PLACE}), CHOSEN_FEATURES)


if __name__ == "__main__":
    main()
