"""Signs of the day of publication in what few articles tell: shared passages, and words of one short time.

Six words in a row that few articles have are mostly a quotation or an agency's sentence, so the articles came
out about the same days. A word that the record's dated articles have only within some weeks belongs to the
news of these weeks.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.dating.word_signs import steps

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.records.readings import FiledReading
    from onrecord.resolve.dating.word_signs import Ordinals, Signs

    Column = tuple[NDArray[np.int64], NDArray[np.float64]]  # dated articles with a word, its weight in each

PASSAGE = 6  # words in a row
MAX_TOLD = 4  # articles that have a passage; what more have is a stock phrase
PASSAGES = ((2, "few"), (5, "some"), (15, "many"))  # shared passages from which on they are few, some, many
AFTER_OTHER = (-365, -60, -15, -4, -1, 2, 5, 16, 61, 366)  # days behind the other article
WEEKS = 45  # days within which a word of one short time stands
MIN_TOLD = 2  # dated articles that have such a word
WIDTHS = (6.0, 20.0, 80.0)  # days in which such a word's weight falls to a third
LEVELS = (0.15, 0.3, 0.6, 1.0, 1.6)  # sums of weights of such words on the day where they are heaviest
MAX_WEIGHT = 3.0
FADED = 8  # widths from which on such a word weighs nothing
FLOOR = 0.02  # of the heaviest day's weight
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passages:
    """Which dated articles share passages with each undated one, and how many."""

    shared: Mapping[str, Mapping[int, int]]

    @classmethod
    def of(cls, dated: Sequence[FiledReading], undated: Sequence[FiledReading]) -> Passages:
        """The passages that two to four articles have; dated articles by their number in the row."""
        having: dict[tuple[str, ...], list[int]] = {}
        for number, filed in enumerate(undated, start=len(dated)):
            for passage in _passages(filed):
                having.setdefault(passage, []).append(number)
        for number, filed in enumerate(dated):
            for passage in having.keys() & _passages(filed):
                having[passage].append(number)
        shared: dict[int, Counter[int]] = defaultdict(Counter)
        for numbers in having.values():
            if 2 <= len(numbers) <= MAX_TOLD:
                known = [number for number in numbers if number < len(dated)]
                for number in numbers[: len(numbers) - len(known)]:
                    shared[number].update(known)
        return cls({filed.id: shared[len(dated) + at] for at, filed in enumerate(undated)})

    def signs(self, article: str, published: Ordinals, days: Ordinals) -> Signs:
        """The days since those that share passages came out; several that share as much count a part each."""
        alike: dict[str, list[int]] = defaultdict(list)
        for number, count in sorted(self.shared[article].items()):
            names = [name for least, name in PASSAGES if count >= least]
            if names:
                alike[names[-1]].append(number)
        signs: Signs = {}
        for name, numbers in alike.items():
            for number in numbers:
                for step, amount in steps(f"{name} passages", days - published[number], AFTER_OTHER).items():
                    signs[step] = signs.get(step, np.zeros(len(days))) + amount / len(numbers)
        return signs


def _passages(filed: FiledReading) -> set[tuple[str, ...]]:
    words = _WORD.findall(filed.reading.article.text.lower())
    return set(zip(*(words[at:] for at in range(PASSAGE)), strict=False))


def signs_of_times(
    vector: Mapping[Hashable, float], columns: Mapping[Hashable, Column], published: Ordinals, days: Ordinals
) -> Signs:
    """Where the words of one short time lie that an article has.

    Args:
        vector: the weights of the article's words.
        columns: the numbers of the dated articles that have a word, and its weight in each.
        published: the ordinals of the days of the dated articles.
        days: the ordinals of the days in question.
    """
    weight_at: dict[int, float] = defaultdict(float)
    for word, weight in vector.items():
        on = published[columns[word][0]] if word in columns else ()
        if len(on) >= MIN_TOLD and max(on) - min(on) <= WEEKS:
            weight_at[int(max(on) + min(on)) // 2] += weight * (1 + math.log(len(on) / MIN_TOLD))
    if not weight_at:
        return {}
    heap = np.zeros(len(days))
    for middle, weight in weight_at.items():
        heap[min(max(middle - int(days[0]), 0), len(days) - 1)] += weight
    signs: Signs = {}
    for width in WIDTHS:
        reach = np.arange(-int(FADED * width), int(FADED * width) + 1)
        weights = np.convolve(heap, np.exp(-np.abs(reach) / width))[len(reach) // 2 :][: len(days)]
        most = float(weights.max())
        height = np.log(weights / most + FLOOR) - math.log(FLOOR)
        level = int(np.digitize(most, LEVELS))
        signs[f"words of a time {width:.0f}, level {level}"] = height
        signs[f"words of a time {width:.0f}, by weight"] = height * min(MAX_WEIGHT, most)
        signs[f"words of a time {width:.0f}"] = np.minimum(weights, MAX_WEIGHT)
    return signs
