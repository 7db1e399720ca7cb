"""Which articles are copies of which: reprints, agency copy, print views, excerpts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.rows import Copies, row_id
from onrecord.resolve.shingles import Overlap, find_overlaps, shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.readings import FiledReading

# Share of the shorter text that a copy has in common with its original. Finds 0.97 of planted copies of
# 60-90 % overlap, with one false pair in 6.7 million (docs/decisions/0006-copies.md).
COPY_SHARE = 0.55
COPY_LENGTH = 0.5  # least length of a copy as a share of the original's; a shorter one is an excerpt
EXCERPT_SHARE = 0.8  # of an excerpt that stands in the longer text
MIN_SHINGLES = 15  # shorter texts (a caption, a flash) are copies only where they are the same throughout


@dataclass(frozen=True, slots=True)
class _Text:
    """One article as the choice of an original sees it."""

    id: str
    day: str
    own: bool
    size: int

    @property
    def rank(self) -> tuple[str, bool, int, str]:
        """Sorts the likeliest original first: earliest, the agency's own page, longest, least id."""
        return (self.day, not self.own, -self.size, self.id)


def group_copies(filed: Sequence[FiledReading]) -> Mapping[str, Copies]:
    """The copy group of every article, by article id.

    A group is named after its original. A copy shares most of its words with the original and is of like
    length; an excerpt stands nearly wholly in a much longer article.
    """
    filed = sorted(filed, key=lambda reading: reading.id)
    shingles = [shingles_of(reading.reading.article.text) for reading in filed]
    texts = _texts(filed, [len(each) for each in shingles])
    overlaps = find_overlaps(shingles)
    of = _copies_of(texts, [each for each in overlaps if _is_copy(each)])
    excerpts = _excerpts_of(texts, of, [each for each in overlaps if _is_excerpt(each)])
    return {text.id: _row(number, texts, of, excerpts) for number, text in enumerate(texts)}


def _texts(filed: Sequence[FiledReading], sizes: Sequence[int]) -> list[_Text]:
    agencies = {reading.reading.article.agency for reading in filed}
    names = {agency.casefold() for agency in agencies if agency}
    return [
        _Text(
            id=reading.id,
            day=reading.reading.published.value or "~",  # behind every date
            own=(reading.reading.article.outlet or "").casefold() in names,
            size=size,
        )
        for reading, size in zip(filed, sizes, strict=True)
    ]


def _is_copy(overlap: Overlap) -> bool:
    shorter, longer = sorted((overlap.first_size, overlap.second_size))
    if shorter < MIN_SHINGLES:
        return overlap.shared == longer
    return overlap.of_shorter >= COPY_SHARE and shorter >= COPY_LENGTH * longer


def _is_excerpt(overlap: Overlap) -> bool:
    shorter, longer = sorted((overlap.first_size, overlap.second_size))
    return shorter >= MIN_SHINGLES and shorter < COPY_LENGTH * longer and overlap.of_shorter >= EXCERPT_SHARE


def _copies_of(texts: Sequence[_Text], pairs: Iterable[Overlap]) -> dict[int, int]:
    """Copies to their originals, by number.

    The likeliest original takes all that are copies of it, then the next of those left, and so on. So
    everything in a group is a copy of its original itself, and likeness of likeness joins nobody.
    """
    near: dict[int, list[int]] = {}
    for pair in pairs:
        near.setdefault(pair.first, []).append(pair.second)
        near.setdefault(pair.second, []).append(pair.first)
    of: dict[int, int] = {}
    for number in sorted(near, key=lambda each: texts[each].rank):
        if number not in of:
            of[number] = number
            of.update((copy, number) for copy in near[number] if copy not in of)
    return of


def _excerpts_of(texts: Sequence[_Text], of: Mapping[int, int], pairs: Iterable[Overlap]) -> dict[int, int]:
    """Excerpts that are nobody's copy to the original they are taken from, by number."""
    sources: dict[int, list[tuple[float, int]]] = {}
    for pair in pairs:
        short, long = sorted((pair.first, pair.second), key=lambda each: (texts[each].size, each))
        sources.setdefault(short, []).append((pair.of_shorter, of.get(long, long)))
    excerpts = {}
    for short, found in sources.items():
        if of.get(short, short) == short and short not in of.values():
            _, source = min(found, key=lambda each: (-each[0], texts[each[1]].rank))
            excerpts[short] = source
    return {short: source for short, source in excerpts.items() if source not in excerpts}


def _row(number: int, texts: Sequence[_Text], of: Mapping[int, int], excerpts: Mapping[int, int]) -> Copies:
    original = excerpts.get(number, of.get(number, number))
    group = row_id("group", texts[original].id)
    if original == number:
        return Copies(group, "original", None)
    return Copies(group, "excerpt" if number in excerpts else "copy", texts[original].id)
