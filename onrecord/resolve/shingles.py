"""Shared runs of words between texts: sampled shingles in an inverted index, then exact containment.

A shingle is a run of five words. One in eight, chosen by its hash, is indexed; texts that share enough of
these are compared on all of theirs. Measured best of the near-copy methods tried (see docs/decisions):
recall 0.9999 at 100,000 articles. After Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Numbers = NDArray[np.int64]

WIDTH = 5  # words in a shingle; shorter runs are shared by strangers, longer ones lost to a single edit
SAMPLE = 8  # one shingle in so many is indexed
SHORT = 120  # texts of up to so many shingles are indexed with all of them beside, lest the sample be empty
MAX_TEXTS = 32  # a shingle in more texts is a stock phrase; its texts are joined to the first few only
FIRST_FEW = 3
MIN_SHARED = 2  # indexed shingles two texts must share to be compared
MIN_SHARE = 0.25  # and as a share of those of the text with fewer; half of the least containment asked for

_WORD = re.compile(r"\w+")
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 1], np.uint64
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts by their numbers, and how many shingles they share of how many each has."""

    first: int
    second: int
    shared: int
    first_size: int
    second_size: int

    @property
    def of_shorter(self) -> float:
        """The share of the shorter text that stands in the longer."""
        return self.shared / max(1, min(self.first_size, self.second_size))


def shingles_of(text: str) -> Hashes:
    """The hashes of all shingles of a text, sorted, each once; one for all of a text of fewer words."""
    words = _WORD.findall(text.casefold())
    if not words:
        return np.empty(0, np.uint64)
    codes = np.fromiter((crc32(word.encode()) for word in words), np.uint64, len(words))
    if len(codes) < WIDTH:
        codes = np.concatenate([codes, np.zeros(WIDTH - len(codes), np.uint64)])
    count = len(codes) - WIDTH + 1
    sums = np.zeros(count, np.uint64)
    for place in range(WIDTH):
        sums += (codes[place : place + count] + np.uint64(1)) * _FACTORS[place]
    sums ^= sums >> np.uint64(29)
    sums *= _FACTORS[1]
    sums ^= sums >> np.uint64(32)
    return np.unique(sums)


def find_overlaps(texts: Sequence[Hashes]) -> tuple[Overlap, ...]:
    """The pairs of texts that share at least about a quarter of the shorter one, ordered by their numbers.

    Args:
        texts: the shingles of each text, from `shingles_of`.
    """
    sampled = [text[text % np.uint64(SAMPLE) == 0] for text in texts]
    whole = [text if len(text) <= SHORT else text[:0] for text in texts]
    pairs = {*_candidates(sampled), *_candidates(whole)}
    return tuple(_compare(texts, first, second) for first, second in sorted(pairs))


def _compare(texts: Sequence[Hashes], first: int, second: int) -> Overlap:
    shared = len(np.intersect1d(texts[first], texts[second], assume_unique=True))
    return Overlap(first, second, shared, len(texts[first]), len(texts[second]))


def _candidates(indexed: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough indexed shingles."""
    sizes = np.array([len(text) for text in indexed], np.int64)
    if not sizes.sum():
        return
    hashes = np.concatenate(indexed)
    owners = np.repeat(np.arange(len(indexed)), sizes)
    order = np.lexsort((owners, hashes))
    keys, counts = np.unique(
        np.concatenate(list(_pair_keys(hashes[order], owners[order], len(indexed)))), return_counts=True
    )
    first, second = np.divmod(keys, len(indexed))
    fewer = np.minimum(sizes[first], sizes[second])
    least = np.maximum(np.minimum(MIN_SHARED, fewer), MIN_SHARE * fewer)
    enough = counts >= least
    yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)


def _pair_keys(hashes: Hashes, owners: Numbers, count: int) -> Iterator[Numbers]:
    """For each shingle the pairs of texts it is in, each as one number."""
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    lengths = np.diff(np.append(starts, len(hashes)))
    start_of = np.repeat(starts, lengths)
    rare = np.repeat(lengths <= MAX_TEXTS, lengths)
    yield np.empty(0, np.int64)
    for step in range(1, min(MAX_TEXTS, int(lengths.max()))):
        both = rare[step:] & (start_of[step:] == start_of[:-step])
        yield owners[:-step][both] * count + owners[step:][both]
    for place in range(FIRST_FEW):
        others = np.flatnonzero(~rare & (np.arange(len(hashes)) > start_of + place))
        yield owners[start_of[others] + place] * count + owners[others]
