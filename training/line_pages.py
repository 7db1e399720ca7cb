"""Plain-text pages whose article is known, as the judge of lines is trained on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from block_pages import find_truth, said_again, tokens_of, told_pages

from onrecord.clean.lines.judge import choose_looks, look_at_all
from onrecord.clean.lines.line_judge import features_of
from onrecord.clean.lines.text_blocks import text_blocks
from onrecord.clean.words.repair import repair
from onrecord.evaluate.text_pages import text_of

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.clean.html.block_places import Column, Columns
    from onrecord.clean.words.strand import Strand

SHORT_ARTICLE = (40, 200)  # words


@dataclass(slots=True)
class KnownLines:
    """A page in plain text whose article is known.

    Attributes:
        corpus, group: as `block_pages.KnownPage` has them.
        lines, truth, words: its lines, which are the article's, and how much each weighs.
        columns: what the judge sees.
        gold: the article's text.
    """

    corpus: str
    group: str
    lines: list[Strand]
    truth: Column
    words: Column
    gold: str
    columns: Columns

    def seen_as(self, keep: Column) -> KnownLines:
        """The page with some of its lines only."""
        lines = [line for line, stays in zip(self.lines, keep, strict=True) if stays]
        whose = (self.corpus, self.group)
        return KnownLines(*whose, lines, self.truth[keep], self.words[keep], self.gold, _columns(lines))


def known_lines(corpora: Path) -> list[KnownLines]:
    """The pages of the public benchmarks that lie in ``corpora``, without their markup."""
    return [_make(text_of(raw), told, whose) for raw, told, whose in told_pages(corpora)]


def _make(raw: str, told: list[str], whose: tuple[str, str]) -> KnownLines:
    lines = [repair(line) for line in text_blocks(raw)]
    texts = [line.text for line in lines]
    truth = find_truth(texts, told)
    words = np.array([max(1, len(tokens_of(text))) for text in texts], dtype=float)
    words[said_again(texts, truth)] = 0.01
    return KnownLines(*whose, lines, truth, words, "\n".join(told), _columns(lines))


def _columns(lines: list[Strand]) -> Columns:
    looks = look_at_all(lines)
    return features_of(looks, choose_looks(looks, None, trusted=False), None)


def variants(page: KnownLines, source: random.Random) -> Iterator[KnownLines]:
    """The page as others are: the article alone, with some of what is around it, or a short article."""
    truth = page.truth.astype(bool)
    body = np.flatnonzero(truth)
    if len(body) < 2:
        return
    index = np.arange(len(truth))
    alone = truth.copy()
    alone[0] |= source.random() < 0.5  # the title
    yield page.seen_as(alone)
    above, below = (source.choice((0, 1, 3, 8, 20, 99)) for _ in range(2))
    some = (index >= body[0] - above) & (index <= body[-1] + below)
    if source.random() < 0.3:
        some &= truth | (index < body[0]) | (index > body[-1])
    yield page.seen_as(some)
    size = np.cumsum(page.words[body])
    count = int(np.searchsorted(size, source.randint(*SHORT_ARTICLE))) + 1
    if count < len(body):
        first = 0 if source.random() < 0.7 else source.randint(0, len(body) - count)
        few = ~truth
        few[body[first : first + count]] = True
        few[0] &= source.random() < 0.5
        yield page.seen_as(few)
