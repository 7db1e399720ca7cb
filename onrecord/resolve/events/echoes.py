"""How much other sources tell the same: clauses of other articles with the same rare words."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

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


def likenesses(
    vectors: Sequence[Mapping[str, float]], most: int = MOST_ROWS
) -> Iterator[tuple[NDArray[np.int64], Column]]:
    """For each vector, the earlier ones that share a word with it, ascending, and their cosines.

    Words that more than ``most`` vectors have are left out, so that the work grows with the vectors.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(number)
    rare = {
        word: (np.array(numbers), np.array([vectors[number][word] for number in numbers]))
        for word, numbers in holders.items()
        if 1 < len(numbers) <= most
    }
    met = dict.fromkeys(rare, 0)
    sums = np.zeros(len(vectors))
    for vector in vectors:
        parts = []
        for word, weight in vector.items():
            if word in rare:
                numbers, weights = rare[word]
                earlier = numbers[: met[word]]
                sums[earlier] += weight * weights[: met[word]]
                parts.append(earlier)
                met[word] += 1
        others = np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
        yield others, sums[others]
        sums[others] = 0.0


def echoes_of(told: Sequence[Told], rarity: Rarity) -> Column:
    """Of each telling: the likest of another voice, voices like it, very like it, the sum of five."""
    numbers = {voice: number for number, voice in enumerate(dict.fromkeys(one.voice for one in told))}
    voice_of = [numbers[one.voice] for one in told]
    voices = np.array(voice_of, dtype=np.int64)
    best = np.zeros((len(told), _BEST))  # of each telling the highest cosines, in no order
    like: list[set[int]] = [set() for _ in told]
    very_like: list[set[int]] = [set() for _ in told]
    vectors = [unit_vector(one.telling.words, rarity) for one in told]
    for number, (near, likeness) in enumerate(likenesses(vectors)):
        foreign = voices[near] != voices[number]
        others, cosines = near[foreign], likeness[foreign]
        if not len(others):
            continue
        best[number] = np.sort(np.append(cosines, np.zeros(_BEST)))[-_BEST:]
        least = best[others].argmin(axis=1)
        best[others, least] = np.maximum(best[others, least], cosines)
        for limit, found in ((LIKE, like), (VERY_LIKE, very_like)):
            for other in others[cosines > limit].tolist():
                found[number].add(voice_of[other])
                found[other].add(voice_of[number])
    best = np.sort(best)[:, ::-1]
    total = sum(best[:, at] for at in range(_BEST))
    counts = ([len(one) for one in found] for found in (like, very_like))
    return np.column_stack([best[:, 0], *counts, total]).reshape(len(told), 4)
