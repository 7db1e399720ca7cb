"""How much other sources tell the same: clauses of other articles with the same rare words."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.resolve.events.told import Rarity, Told
    from onrecord.text.forest import Column

LIKE, VERY_LIKE = 0.35, 0.5
MOST_ROWS = 200  # a lemma that stands in more clauses tells no two of them alike
SHORTEST = 2.5  # a clause of one rare word is no match for another of the same word
_BEST = 5


def unit_vector(words: Iterable[str], rarity: Rarity) -> dict[str, float]:
    """The weights of words as a vector of length one, shorter if it holds little."""
    weights = {word: rarity.of(word) for word in words}
    length = max(math.sqrt(sum(weight * weight for weight in weights.values())), SHORTEST)
    return {word: weight / length for word, weight in weights.items()}


def likenesses(vectors: Sequence[Mapping[str, float]], most: int = MOST_ROWS) -> list[dict[int, float]]:
    """For each vector, the earlier ones that share a word with it, and the cosine.

    Words that more than ``most`` vectors have are left out, so that the work grows with the vectors.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(number)
    rare = {word: numbers for word, numbers in holders.items() if len(numbers) <= most}
    found: list[dict[int, float]] = []
    for number, vector in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other in rare.get(word, ()):
                if other >= number:
                    break
                sums[other] += weight * vectors[other][word]
        found.append(dict(sums))
    return found


def echoes_of(told: Sequence[Told], rarity: Rarity) -> Column:
    """Of each telling: the likest of another voice, voices like it, very like it, the sum of five."""
    vectors = [unit_vector(one.telling.words, rarity) for one in told]
    near: list[list[tuple[float, str]]] = [[] for _ in told]
    for number, others in enumerate(likenesses(vectors)):
        for other, cosine in others.items():
            if told[other].voice != told[number].voice:
                near[number].append((cosine, told[other].voice))
                near[other].append((cosine, told[number].voice))
    rows = [
        [
            max((cosine for cosine, _ in one), default=0.0),
            len({voice for cosine, voice in one if cosine > LIKE}),
            len({voice for cosine, voice in one if cosine > VERY_LIKE}),
            sum(sorted((cosine for cosine, _ in one), reverse=True)[:_BEST]),
        ]
        for one in near
    ]
    return np.array(rows, dtype=np.float64).reshape(len(told), 4)
