"""Which articles are translations of which: the same names and numbers in the same order.

No words are understood. Candidates share rare slots (`onrecord.resolve.copies.slots`) and appeared within
weeks of each other; of these, the longest common subsequence of all slots tells a translation from another
article on the same matter, which has many of the same names and numbers, but in another order, and others
besides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from onrecord.resolve.copies.slots import LEAST_CLASSES, is_telling, slots_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Chosen on two of the invented stories of tests/translations, where translations share 0.59 and more, other
# articles on the same event 0.35 at most; the middle, and a little for precision.
LEAST_SHARE = 0.5  # of the slots of the text with fewer, that stand in the other in the same order
LEAST_SLOTS = 10  # in the same order; fewer come about by chance
LEAST_KINDS = 7  # different ones of them
LEAST_NUMBERS = 0.7  # of the telling numbers of the text with fewer: 1.0 there, of other articles 0.33
MOST_TIMES = 2.5  # as many slots as the other's at most: a short text finds its names in any long one
# Two texts of one language that bear two languages' names: of the different small words of the one with
# fewer, those the other has: in these stories 0.06 at most in two languages, 0.35 to 0.44 of articles in one.
SAME_LANGUAGE = 0.3
DAYS = 14  # between a text and its translation, where both are dated
MOST_TEXTS = 48  # that have a slot in those days; one in more says nothing, and a story has others
CANDIDATES = 12  # of each text that are compared: those with most rare slots in common
LEAST_RARE = 3  # rare slots a candidate shares


@dataclass(frozen=True, slots=True)
class Told:
    """A text that may be a translation or have one.

    Attributes:
        text: as cleaned.
        language: without its region: `ja`.
        day: of publication, as far as known (ISO 8601).
    """

    text: str
    language: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """Two texts of which one is a translation of the other.

    Attributes:
        first: the likelier original, by its place in the sequence.
        second: the other.
        shared: slots that stand in both in the same order.
        of: slots of the text with fewer.
    """

    first: int
    second: int
    shared: int
    of: int


def find_translations(texts: Sequence[Told]) -> Mapping[int, Match]:
    """Translations, by their place in ``texts``, with what makes them one.

    Args:
        texts: the likeliest originals first. The likeliest takes all that are translations of it, then the
            next of those left; a text that fits several goes to the one with most of its slots.
    """
    languages = Counter(one.language for one in texts)
    if len(languages) < 2:
        return {}
    commonest = min(languages, key=lambda name: (-languages[name], name))
    foreign = [number for number, one in enumerate(texts) if one.language != commonest]
    slots = _slots_near(texts, foreign)
    index = _Index(texts, slots)
    pairs = {
        (min(number, other), max(number, other)) for number in foreign for other in index.candidates(number)
    }
    return _stars([match for pair in sorted(pairs) if (match := _match(pair, texts, slots))])


def _stars(matches: Sequence[Match]) -> dict[int, Match]:
    near: dict[int, list[Match]] = {}
    for match in matches:
        near.setdefault(match.first, []).append(match)
    found: dict[int, Match] = {}
    for first in sorted(near):
        if first in found:
            continue
        for match in near[first]:
            best = found.get(match.second)
            if best is None or match.shared * best.of > best.shared * match.of:
                found[match.second] = match
    return found


def _slots_near(texts: Sequence[Told], foreign: Sequence[int]) -> dict[int, list[str]]:
    """The slots of the texts that may have a counterpart: of all, or of the days around foreign ones."""
    days = [_ordinal(texts[number].day) for number in foreign]
    dated = sorted(day for day in days if day is not None)
    anywhere = len(dated) < len(days)

    def is_near(day: int | None) -> bool:
        return day is None or anywhere or bisect_left(dated, day - DAYS) < bisect_right(dated, day + DAYS)

    return {number: slots_of(one.text) for number, one in enumerate(texts) if is_near(_ordinal(one.day))}


class _Index:
    """Which texts have a slot, by day."""

    def __init__(self, texts: Sequence[Told], slots: Mapping[int, Sequence[str]]) -> None:
        self._texts, self._slots = texts, slots
        self._undated: dict[str, list[int]] = {}
        self._dated: dict[str, list[tuple[int, int]]] = {}
        for number, own in slots.items():
            day = _ordinal(texts[number].day)
            for slot in _rare_forms(own):
                if day is None:
                    self._undated.setdefault(slot, []).append(number)
                else:
                    self._dated.setdefault(slot, []).append((day, number))
        for entries in self._dated.values():
            entries.sort()

    def candidates(self, number: int) -> list[int]:
        """The texts of other languages that share most rare slots with one."""
        shared: Counter[int] = Counter()
        language, day = self._texts[number].language, _ordinal(self._texts[number].day)
        for slot in _rare_forms(self._slots[number]):
            others = [*self._undated.get(slot, ()), *self._within(slot, day)]
            if len(others) <= MOST_TEXTS:
                shared.update(other for other in others if self._texts[other].language != language)
        likely = [other for other, count in shared.items() if count >= LEAST_RARE]
        return sorted(likely, key=lambda other: (-shared[other], other))[:CANDIDATES]

    def _within(self, slot: str, day: int | None) -> Iterator[int]:
        entries = self._dated.get(slot, [])
        begin = 0 if day is None else bisect_left(entries, (day - DAYS, 0))
        end = len(entries) if day is None else bisect_left(entries, (day + DAYS + 1, 0))
        if end - begin > MOST_TEXTS:
            end = begin + MOST_TEXTS + 1
        return (entries[place][1] for place in range(begin, end))


def _rare_forms(slots: Sequence[str]) -> set[str]:
    """What a text is found by: telling slots, names also without a last consonant, which may be an ending."""
    telling = {slot for slot in slots if is_telling(slot)}
    return telling | {bare for slot in telling if (bare := _without_ending(slot))}


def _without_ending(slot: str) -> str | None:
    return slot[:-1] if len(slot) > LEAST_CLASSES and not slot.startswith("#") else None


def _match(pair: tuple[int, int], texts: Sequence[Told], slots: Mapping[int, Sequence[str]]) -> Match | None:
    """The two as a translation and its original, or None."""
    first, second = (slots[number] for number in pair)
    fewer, more = sorted((len(first), len(second)))
    if fewer < LEAST_SLOTS or more > MOST_TIMES * fewer or _numbers_in_common(first, second) < LEAST_NUMBERS:
        return None
    one, other = _fitted(first, second), _fitted(second, first)
    shared = LCSseq.similarity(one, other)
    if shared < max(LEAST_SLOTS, LEAST_SHARE * fewer) or not _is_met_alike(one, other):
        return None
    if _words_in_common(*(texts[number].text for number in pair)) > SAME_LANGUAGE:
        return None
    return Match(*pair, shared, fewer)


def _is_met_alike(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether both texts name things for the first time in the same order.

    A few names that two long texts repeat stand in some order in both by chance.
    """
    one, other = list(dict.fromkeys(first)), list(dict.fromkeys(second))
    least = max(LEAST_KINDS, LEAST_SHARE * min(len(one), len(other)))
    return LCSseq.similarity(one, other) >= least


def _fitted(slots: Sequence[str], others: Sequence[str]) -> list[str]:
    """The slots, names without a last consonant where the other text has them so: Дромином, Dromin."""
    known = set(others)
    return [
        bare if slot not in known and (bare := _without_ending(slot)) in known and bare else slot
        for slot in slots
    ]


def _numbers_in_common(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of the telling numbers of the text with fewer that the other has; 1 where it has none."""
    one, other = (
        Counter(slot for slot in slots if slot.startswith("#") and is_telling(slot))
        for slots in (first, second)
    )
    fewer = min(one.total(), other.total())
    return (one & other).total() / fewer if fewer else 1.0


def _words_in_common(first: str, second: str) -> float:
    """The share of the different small words of the text with fewer that the other has."""
    one, other = (
        {word for word in text.split() if word.isalpha() and word.islower()} for text in (first, second)
    )
    return len(one & other) / max(1, min(len(one), len(other)))


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
