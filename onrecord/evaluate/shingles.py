"""How much of a text is another's, by runs of four words: the measure of the article extraction benchmark.

Precision and recall are means over pages of what is found or lost of all runs of a page, and F1 is of the
two means (https://github.com/scrapinghub/article-extraction-benchmark).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shingled:
    """Runs of words of a page: in both texts, in the true one, in the found one."""

    both: int
    true: int
    found: int

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return self.both / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """None where there is nothing to find."""
        return self.both / self.true if self.true else None


def shingled(true: str, found: str) -> Shingled:
    """The runs of two texts compared, each as often as it stands there."""
    one, other = _runs(true), _runs(found)
    return Shingled((one & other).total(), one.total(), other.total())


def mean_scores(pages: Sequence[Shingled]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pages; 0 where there is none to judge."""
    precision, recall = (
        fmean(known) if (known := [value for value in values if value is not None]) else 0.0
        for values in ((page.precision for page in pages), (page.recall for page in pages))
    )
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - RUN + 1)) if words else range(0)
    return Counter(tuple(words[at : at + RUN]) for at in starts)
