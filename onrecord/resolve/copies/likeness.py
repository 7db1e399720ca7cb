"""How much two texts have in common, and whether that makes one a copy or an excerpt of the other.

Three steps, each dearer than the last and for fewer pairs: sampled shingles name the candidates, all
shingles are compared, and where these leave it open (every changed word breaks five of them) the words
themselves are aligned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.resolve.copies.alignment import count_shared
from onrecord.resolve.copies.shingles import Overlap, compare, find_candidates, words_in_common
from onrecord.resolve.copies.stock_phrases import without_stock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.resolve.copies.shingles import Fingerprint

# Share of the shorter text that a copy has in common with its original. Of 6.7 million pairs of press
# articles, all strangers but two with one gallery share 0.46 at most (docs/decisions/0006-copies.md).
COPY_SHARE = 0.5
COPY_LENGTH = 0.5  # least length of a copy as a share of the original's; a shorter one is an excerpt
EXCERPT_SHARE = 0.8  # of an excerpt that stands in the longer text
MIN_SHINGLES = 15  # shorter texts (a caption, a flash) are copies only where they are the same throughout
ALIGN_SHARE = 0.07  # of the shorter text's shingles: two words in three kept, the others changed one by one
ALIGN_SHINGLES = 60  # captions and other short texts are near each other by their form: shingles tell
ALIGN_OWN = 0.8  # a text with more stock than a fifth has its stock in the alignment, too: shingles tell


def find_overlaps(
    texts: Sequence[str], prints: Sequence[Fingerprint], outlets: Sequence[int]
) -> Iterator[Overlap]:
    """The pairs of texts that share a good part, in shingles or, where these leave it open, in words.

    What is its outlet's stock does not count.

    Args:
        texts: the likeliest originals first (see `find_candidates`).
        prints: of each text.
        outlets: of each text, by a number; 0 where it is not known.
    """
    shingles = [one.shingles for one in prints]
    own = without_stock(shingles, outlets)
    for first, seconds in find_candidates(shingles):
        for overlap in compare(own, first, seconds):
            in_words = None
            if ALIGN_SHARE <= overlap.of_shorter < EXCERPT_SHARE:
                in_words = _compare_words(overlap, texts, prints)
            yield max(overlap, in_words or overlap, key=lambda each: each.of_shorter)


def is_copy(overlap: Overlap) -> bool:
    """Whether two texts share so much that one is a copy of the other."""
    shorter, longer = sorted((overlap.first_size, overlap.second_size))
    if shorter < MIN_SHINGLES:
        return overlap.shared == longer
    return overlap.of_shorter >= COPY_SHARE and shorter >= COPY_LENGTH * longer


def is_excerpt(overlap: Overlap) -> bool:
    """Whether the shorter of two texts is taken from the longer."""
    shorter, longer = sorted((overlap.first_size, overlap.second_size))
    return shorter >= MIN_SHINGLES and shorter < COPY_LENGTH * longer and overlap.of_shorter >= EXCERPT_SHARE


def _compare_words(overlap: Overlap, texts: Sequence[str], prints: Sequence[Fingerprint]) -> Overlap | None:
    """The overlap in words, or None where the shingles had better tell."""
    one, other = prints[overlap.first], prints[overlap.second]
    own = ((overlap.first_size, one), (overlap.second_size, other))
    if any(size < max(ALIGN_SHINGLES, ALIGN_OWN * len(each.shingles)) for size, each in own):
        return None
    if words_in_common(one, other) < COPY_SHARE:
        return None
    first, second = texts[overlap.first], texts[overlap.second]
    shared, words, of_words = count_shared(second.casefold(), first.casefold())
    return Overlap(overlap.first, overlap.second, shared, of_words, words)
