"""What two tellings of one saying must agree on: numbers, names and their order, negation, modality.

Words in common only propose that two contents tell the same; these slots decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.resolve.copies.skeletons import skeleton_of
from onrecord.resolve.copies.slots import LEAST_CLASSES, slots_of
from onrecord.text.countries import country_by_demonym, country_by_name, country_by_seat
from onrecord.text.word_lists import word_table
from onrecord.text.words import function_words

if TYPE_CHECKING:
    from onrecord.records.readings import Polarity
    from onrecord.text.words import Lemmas

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*")
_OWNING = re.compile(r"['’]s?$")
_CACHED = 1 << 14  # contents and windows of them


@dataclass(frozen=True, slots=True)
class _Words:
    alike: dict[str, str]
    contrary: tuple[tuple[str, str], ...]
    modalities: dict[str, str]
    conditions: frozenset[str]
    negations: frozenset[str]
    numbers: frozenset[str]


@cache
def _words() -> _Words:
    table = word_table("resolve", "wordings")
    return _Words(
        {word: group[0] for group in reversed(table["alike"]) for word in group},
        tuple((one, other) for one, other in table["contrary"]),
        {word: kind for kind in ("duty", "chance", "plan") for word in table[kind]},
        frozenset(table["conditions"]),
        frozenset(table["negations"]),
        frozenset(table["numbers"]),
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """The slots of some words.

    Attributes:
        plain: all words and their lemmas.
        numbers: digits, number words, days of the week, months.
        names: countries by name, others by their sounds, in the order of the words, each once.
        joined: pairs of names that stand together ("Varland and Kesmar"), whose order means nothing.
        negated: whether an odd number of words negates.
        modalities: of ``duty``, ``chance``, ``plan``.
        conditional: whether it says under what condition.
    """

    plain: frozenset[str]
    numbers: frozenset[str]
    names: tuple[str, ...]
    joined: frozenset[frozenset[str]]
    negated: bool
    modalities: frozenset[str]
    conditional: bool


@lru_cache(maxsize=_CACHED)
def matter_of(text: str, lemmas: Lemmas) -> frozenset[str]:
    """Lemmas of the words that say what a text is about, each under the word it is alike."""
    alike, skip = _words().alike, function_words()
    kept = (match.group().casefold() for match in _TOKEN.finditer(text))
    bare = (_OWNING.sub("", word) for word in kept if word not in skip and not word.isdecimal())
    return frozenset(alike.get(word, word) for word in map(lemmas.lemma, bare))


@lru_cache(maxsize=_CACHED)
def wording_of(text: str, lemmas: Lemmas, polarity: Polarity = "affirmed") -> Wording:
    """The slots of a text; what its speaker denies is negated once more."""
    found = list(_TOKEN.finditer(text))
    low = [match.group().casefold().replace("’", "'") for match in found]
    words = _words()
    names, joined = _names(text, found)
    negations = sum(word in words.negations or word.endswith("n't") for word in low)
    return Wording(
        plain=frozenset((*low, *map(lemmas.lemma, low))),
        numbers=frozenset(slot for slot in slots_of(text) if slot.startswith("#")) | words.numbers & set(low),
        names=names,
        joined=joined,
        negated=(negations + (polarity == "denied")) % 2 == 1,
        modalities=frozenset(words.modalities[word] for word in low if word in words.modalities),
        conditional=bool(words.conditions & set(low)),
    )


def clash(one: Wording, other: Wording) -> bool:
    """Whether the slots of two texts show that they do not say the same."""
    if one.negated != other.negated or _differ(one.numbers, other.numbers):
        return True
    if _differ(frozenset(one.names), frozenset(other.names)) or _turned(one, other):
        return True
    if one.modalities and other.modalities and not one.modalities & other.modalities:
        return True
    if one.conditional != other.conditional:
        return True
    return any(_contrary(first, second, one, other) for first, second in _words().contrary)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has what the other has not; of two tellings one may be the fuller."""
    return bool(one - other) and bool(other - one)


def _turned(one: Wording, other: Wording) -> bool:
    """Whether two names stand in another order, so that who does it to whom may be turned around."""
    shared = [name for name in one.names if name in other.names]
    theirs = [name for name in other.names if name in one.names]
    loose = one.joined | other.joined
    return any(
        frozenset((first, second)) not in loose and theirs.index(first) > theirs.index(second)
        for at, first in enumerate(shared)
        for second in shared[at + 1 :]
    )


def _contrary(first: str, second: str, one: Wording, other: Wording) -> bool:
    """Whether one text has the first word alone and the other the second, or the other way round."""
    own = (first in one.plain, second in one.plain)
    return own != (own[1], own[0]) and (first in other.plain, second in other.plain) == (own[1], own[0])


def _names(text: str, found: list[re.Match[str]]) -> tuple[tuple[str, ...], frozenset[frozenset[str]]]:
    names: list[tuple[str, int, int]] = []
    at = 0
    while at < len(found):
        size, name = _name_at(text, found, at)
        if name:
            names.append((name, found[at].start(), found[at + size - 1].end()))
        at += size
    joined = {
        frozenset((one[0], other[0]))
        for one, other in pairwise(names)
        if text[one[2] : other[1]].strip() in ("and", ",", "or", "&", ", and", "-", "–")
    }
    return tuple(dict.fromkeys(name for name, _, _ in names)), frozenset(joined)


def _name_at(text: str, found: list[re.Match[str]], at: int) -> tuple[int, str | None]:
    """How many words the name beginning here has, and its key; one word and None where there is none."""
    if not found[at].group()[0].isupper():
        return 1, None
    for size in (3, 2, 1):
        if at + size <= len(found):
            form = _OWNING.sub("", text[found[at].start() : found[at + size - 1].end()])
            country = country_by_name(form) or country_by_demonym(form) or country_by_seat(form)
            if country:
                return size, country
    before = text[: found[at].start()].rstrip(" “\"‘'(")
    key = skeleton_of(_OWNING.sub("", found[at].group()))
    opens = not before or before[-1] in ".!?:\n"
    told = found[at].group().casefold() in function_words() | _words().numbers
    return 1, None if opens or told or len(key) < LEAST_CLASSES else key
