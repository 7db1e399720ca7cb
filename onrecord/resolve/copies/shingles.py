"""Shared runs of words between texts: sampled shingles in an inverted index, then exact containment.

A shingle is a run of five words. One in eight, chosen by its hash, is indexed; texts that share enough of
these are compared on all of theirs. Measured best of the near-copy methods tried (see docs/decisions):
recall 0.9999 at 100,000 articles. After Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]
    Numbers = NDArray[np.int64]

WIDTH = 5  # words in a shingle; shorter runs are shared by strangers, longer ones lost to a single edit
SAMPLE = 8  # one shingle in so many is indexed
SHORT = 120  # texts of up to so many shingles are indexed with all of them beside, lest the sample be empty
MAX_TEXTS = 32  # a shingle in more texts is a stock phrase; its texts are joined to the first few only
FIRST_FEW = 3
MIN_SHARED = 3  # indexed shingles two texts must share to be compared
MIN_SHARE = 0.06  # and as a share of those of the text with fewer; half of the least share looked into
WORD_BITS = 4096  # an article has some hundreds of different words
MAX_PAIRS = 1_000_000  # pairs counted at once, 8 MB of them: memory does not grow with their number

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


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What texts are compared by.

    Attributes:
        shingles: the hashes of all shingles, sorted, each once; one for all of a text of fewer words. Of 32
            bits: of two texts of a thousand words, one pair in four thousand shares one by chance.
        words: which words the text has, one bit each; several may share one.
    """

    shingles: Hashes
    words: NDArray[np.uint64]


def fingerprint_of(text: str) -> Fingerprint:
    """The fingerprint of a text; case and marks do not count."""
    words = _WORD.findall(text.casefold())
    codes = np.fromiter(map(_code, words), np.uint32, len(words))
    bits = np.zeros(WORD_BITS, np.uint8)
    bits[codes % np.uint32(WORD_BITS)] = 1
    return Fingerprint(_shingles_of(codes), np.packbits(bits).view(np.uint64))


def words_in_common(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the words of the text with fewer that the other has too, each counted once; about."""
    fewer = min(int(np.bitwise_count(one.words).sum()), int(np.bitwise_count(other.words).sum()))
    return int(np.bitwise_count(one.words & other.words).sum()) / max(1, fewer)


def _shingles_of(codes: NDArray[np.uint32]) -> Hashes:
    if not len(codes):
        return np.empty(0, np.uint32)
    if len(codes) < WIDTH:
        codes = np.concatenate([codes, np.zeros(WIDTH - len(codes), np.uint32)])
    count = len(codes) - WIDTH + 1
    sums = np.zeros(count, np.uint64)
    for place in range(WIDTH):
        sums += (codes[place : place + count] + np.uint64(1)) * _FACTORS[place]
    sums ^= sums >> np.uint64(29)
    sums *= _FACTORS[1]
    return np.unique((sums >> np.uint64(32)).astype(np.uint32))


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int:
    return crc32(word.encode())


def find_candidates(texts: Sequence[Hashes]) -> Iterator[tuple[int, Numbers]]:
    """Texts that may share a good part, each with those after it, by their numbers.

    Of a stock phrase's many texts only the first few are paired with the others: number the likeliest
    originals first, and however many copies a text has, all are paired with its original.

    Args:
        texts: the shingles of each text, from its `Fingerprint`.
    """
    sampled = [text[text % np.uint32(SAMPLE) == 0] for text in texts]
    short = [text if len(text) <= SHORT else text[:0] for text in texts]
    keys = np.unique(np.concatenate([*_pairs(sampled), *_pairs(short), np.empty(0, np.int64)]))
    first, second = np.divmod(keys, max(1, len(texts)))
    starts = np.flatnonzero(np.diff(first, prepend=-1))
    for start, seconds in zip(starts, np.split(second, starts[1:]), strict=bool(len(keys))):
        yield int(first[start]), seconds


def compare(texts: Sequence[Hashes], first: int, seconds: Numbers) -> Iterator[Overlap]:
    """How much a text shares with each of others, exactly, by the shingles of all texts."""
    mine = texts[first]
    others = [texts[second] for second in seconds]
    hashes = np.concatenate(others)
    found = mine[np.minimum(np.searchsorted(mine, hashes), len(mine) - 1)] == hashes
    totals = np.concatenate([[0], np.cumsum(found)])
    ends = np.cumsum([len(other) for other in others])
    for second, other, end in zip(seconds.tolist(), others, ends, strict=True):
        yield Overlap(first, second, int(totals[end] - totals[end - len(other)]), len(mine), len(other))


def _pairs(indexed: Sequence[Hashes]) -> Iterator[Numbers]:
    """Pairs that share enough indexed shingles, each as one number: `divmod` by the texts gives the two."""
    sizes = np.array([len(text) for text in indexed], np.int64)
    if not sizes.sum():
        return
    hashes, owners = _sorted_index(indexed, sizes)
    for keys, counts in _pair_keys(hashes, owners, len(indexed)):
        first, second = np.divmod(keys, len(indexed))
        fewer = np.minimum(sizes[first], sizes[second])
        least = np.maximum(np.minimum(MIN_SHARED, fewer), MIN_SHARE * fewer)
        yield keys[counts >= least]


def _sorted_index(indexed: Sequence[Hashes], sizes: Numbers) -> tuple[Hashes, Hashes]:
    """All shingles with the text each is from, by shingle, then by text."""
    both = np.empty(int(sizes.sum()), np.uint64)
    end = 0
    for number, text in enumerate(indexed):
        end += len(text)
        both[end - len(text) : end] = text
        both[end - len(text) : end] <<= np.uint64(32)
        both[end - len(text) : end] |= np.uint64(number)
    both.sort()
    owners = both.astype(np.uint32)
    both >>= np.uint64(32)
    return both.astype(np.uint32), owners


def _pair_keys(hashes: Hashes, owners: Hashes, count: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of texts, each as one number, with how many shingles both have; some texts' at a time."""
    partners = _partners(hashes)
    order = np.argsort(owners, kind="stable").astype(np.uint32)
    ends = np.cumsum(np.bincount(owners, minlength=count))
    pairs = np.cumsum(np.bincount(owners, weights=partners, minlength=count)) // MAX_PAIRS
    begin = 0
    for last in np.flatnonzero(np.append(np.diff(pairs) > 0, True)):
        entries = order[begin : ends[last]].astype(np.int64)
        begin = ends[last]
        counts = partners[entries]
        entries, counts = entries[counts > 0], counts[counts > 0]
        if len(entries):
            steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
            others = owners[np.repeat(entries, counts) + 1 + steps].astype(np.int64)
            firsts = np.repeat(owners[entries].astype(np.int64), counts)
            yield np.unique(firsts * count + others, return_counts=True)


def _partners(hashes: Hashes) -> NDArray[np.int32]:
    """For each entry of the index, how many of those after it are paired with it."""
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])).astype(np.int32)
    lengths = np.append(starts[1:], np.int32(len(hashes))) - starts
    places = np.arange(len(hashes), dtype=np.int32)
    places -= np.repeat(starts, lengths)
    after = np.repeat(lengths, lengths)
    common = (after > MAX_TEXTS) & (places >= FIRST_FEW)
    after -= places + np.int32(1)
    after[common] = 0
    return after
