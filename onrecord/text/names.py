"""Names of people: folding, spelling variants, and whether two names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from onrecord.text.titles import Gender
from onrecord.text.word_lists import word_lines, word_sets

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

# Two spellings of a name word with the same consonants may differ in this share of letters; measured
# on transliterations of Russian, Persian and Japanese names (Khamenei/Khameini 0.12, Rohani/Rouhani 0.14).
_MAX_DISTANCE = 0.34
_MIN_LENGTH = 4  # shorter name words must be equal: Abe/Abu, Kim/Kem

KEPT_PAIRS = 100_000  # of words that were held against each other last

_MIN_STEM = 4  # letters that a country's name and its adjective share at least
_MAX_ENDING = 2  # letters that the shorter of the two may lose (Italy, Italian)

_PARTICLES = word_sets("text", "name_parts", None)["particles"]
_GENERATIONS = word_sets("text", "name_parts", None)["generations"]
_SONS = word_sets("text", "name_parts", None)["sons"]
_SON_OF = re.compile(r"\b(bin|ibn|bint|ben(?=[-–])|(?<=\w\s)ben)[\s\-–](?=\w{3})")
_SPLIT = re.compile(r"[\s\-–.'’\[\]()]+")
_GIVEN_LAST = re.compile(r"[A-Z][a-z]{1,5}[-–‑][a-z]{1,6}")  # two syllables: Tae-ho, not Smith-Jones
# A capital after three small letters: two words without their space. Not the names that are written so.
_GLUED = re.compile(r"([A-Z][^\W\d_A-Z]{3,})[A-Z]\w")
_GLUED_WELL = word_sets("text", "name_parts", None)["glued"]
_SOUNDS = (
    ("kh", "h"), ("ph", "f"), ("gh", "k"), ("zh", "j"), ("dj", "j"), ("tz", "ts"), ("ck", "k"), ("q", "k"),
    ("w", "v"), ("x", "ks"), ("sch", "sh"), ("c", "k"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLE = re.compile(r"(.)\1+")


# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "ħ": "h", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)  # fmt: skip


@cache
def fold(word: str) -> str:
    """Lower case without diacritics."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, particles ("al-", "van") left out where other words remain.

    "bin" and the like stay with the father's name that follows: "bin Salman" is not "Salman". A "Ben" that
    begins a name is a given name: Ben Holm is a Holm.
    """
    plain = _SON_OF.sub(r"\1", fold(name))
    words = tuple(word for word in _SPLIT.split(plain) if word)
    content = tuple(word for word in words if word not in _PARTICLES)
    if len(content) > 2 and content[-1] in _GENERATIONS:
        content = content[:-1]
    return content or words


def is_generation(word: str) -> bool:
    """Whether a word tells the generation behind a name: Jr., Sr., III."""
    return fold(word).rstrip(".") in _GENERATIONS


def without_generation(name: str) -> str:
    """A name without "Jr." and the like behind it."""
    words = name.replace(",", " ").split()
    while len(words) > 2 and is_generation(words[-1]):
        words.pop()
    return " ".join(words) if len(words) < len(name.split()) else name


@cache
def family_word(name: str) -> str:
    """The folded word of a name that is its family's: the last, or the first where a hyphen tells so.

    A hyphen before a small letter joins the syllables of a given name: Pak Tae-ho is Mr Pak.
    """
    words = name.split()
    if len(words) == 2 and _GIVEN_LAST.fullmatch(words[1]) and fold(words[1][:2]) not in _PARTICLES:
        return fold(words[0])
    return name_words(name)[-1] if words else ""


def short_name(name: str, alone: Mapping[str, int], families: Collection[str] = ()) -> str:
    """The part of a name by which the press calls a person: "Holm", "Oru" of Oru Ban-ti.

    Args:
        name: the name in full.
        alone: how often a part of it stands alone or behind a title, by that part as written.
        families: folded words that stand alone for others of the record, which are family names.

    The part used most often goes before; else the only word that is another's family name, the word that a
    hyphen behind it tells, or the last one, each with its particles.
    """
    words = without_generation(name).split()
    parts = {part: count for part, count in alone.items() if _is_part(part, words)}
    known = {part: count for part, count in parts.items() if not is_given_name(part)} or parts
    if known:
        return max(
            known, key=lambda part: (known[part], -part.count(" "), fold(part) == family_word(name), part)
        )
    shared = [word for word in words if fold(word) in families]
    if len(shared) == 1 and family_word(name) not in families:
        return shared[0]
    at = next((i for i, word in enumerate(words) if fold(word) == family_word(name)), len(words) - 1)
    first = at
    while first > 1 and fold(words[first - 1]) in _PARTICLES | _SONS:
        first -= 1
    return " ".join(words[first : at + 1]) if first < at else words[at] if words else name


def _is_part(part: str, words: Sequence[str]) -> bool:
    """Whether a form is a run of words of a name and not all of it; "Rashdan" is one of "al-Rashdan"."""
    own, folded = [fold(word) for word in part.split()], [fold(word) for word in words]
    if not own or len(own) >= len(folded):
        return False
    runs = (folded[at : at + len(own)] for at in range(len(folded) - len(own) + 1))
    return any(
        run == own or (len(own) == 1 and _SPLIT.split(run[0])[-1] == own[0] and _is_particled(run[0]))
        for run in runs
    )


def _is_particled(word: str) -> bool:
    return _SPLIT.split(word)[0] in _PARTICLES


def whole_name(name: str) -> str:
    """A name without the words that a lost space or a heading has run on to it.

    "Angus KingOvernight" is Angus King; "Rex Holm Rex Wayne Holm" is Rex Holm; "Holm Rex John Holm" is Rex
    John Holm. A name that is whole comes back as it is.
    """
    words = name.split()
    for i, word in enumerate(words):
        glued = _GLUED.match(word)
        if glued and glued[1].casefold() not in _GLUED_WELL:
            words = [*words[:i], glued[1]]
            break
    if len(words) > 2 and words[0] == words[-1]:
        words = words[1:]
    again = next((i for i in range(2, len(words)) if words[i] == words[0]), len(words))
    return " ".join(words[:again])


@cache
def skeleton(word: str) -> str:
    """The consonants of a folded word, with sounds that are spelt several ways unified; never empty."""
    out = word
    for spelt, sound in _SOUNDS:
        out = out.replace(spelt, sound)
    head, tail = out[:1], _SILENT.sub("", out[1:])
    head = "" if head in "aeiouyh" and tail else head
    return _DOUBLE.sub(r"\1", head + tail) or word


@lru_cache(maxsize=KEPT_PAIRS)
def same_word(one: str, other: str) -> bool:
    """Whether two folded name words are one word spelt two ways, or one is the initial of the other."""
    if one == other:
        return True
    short, long_ = sorted((one, other), key=len)
    if len(short) == 1:
        return long_.startswith(short)
    if len(short) < _MIN_LENGTH:
        return False
    if skeleton(one) != skeleton(other):
        return False
    return Levenshtein.normalized_distance(one, other) <= _MAX_DISTANCE


def same_person_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two folded full names, of two words or more, can be one person's.

    The words of the shorter must all be in the longer, in spelling variants; family names (the last
    words) must agree, unless the same words stand in another order (Nobueri Kodaira, Kodaira Nobueri).
    """
    short, long_ = sorted((one, other), key=len)
    if not same_word(short[-1], long_[-1]):
        return len(short) == len(long_) and sorted(short) == sorted(long_)
    return _in_order(short[:-1], long_[:-1])


def why_same(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Why two names that `same_person_name` takes for one person's are so, in words."""
    if one == other:
        return "the same name"
    if sorted(one) == sorted(other):
        return "the same names in another order"
    short, long_ = sorted((one, other), key=len)
    if set(short) < set(long_):
        return "a shorter or longer form of the name"
    if any(len(word) == 1 for word in (*one, *other)):
        return "initials of the name"
    if any(_long_forms(word) & _long_forms(other_word) for word, other_word in zip(one, other, strict=False)):
        return "a short form of the given name"
    return "another spelling of the name"


def _in_order(short: tuple[str, ...], long_: tuple[str, ...]) -> bool:
    rest = iter(long_)
    return all(any(_same_given(word, candidate) for candidate in rest) for word in short)


def _same_given(one: str, other: str) -> bool:
    """Whether two folded given names are one, also where one is short for the other: Jim, James."""
    if one == f"{other}a" or other == f"{one}a":
        return False  # Daniel and Daniela are two people, whatever their consonants
    return same_word(one, other) or bool(_long_forms(one) & _long_forms(other))


def _long_forms(name: str) -> frozenset[str]:
    return _nicknames().get(name, frozenset())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """By short form, and by the name itself, the names it can be short for."""
    table: dict[str, set[str]] = {}
    for words in word_lines("text", "nicknames"):
        names = [word.casefold() for word in words]
        for name in names:
            table.setdefault(name, set()).add(names[0])
    return {name: frozenset(full) for name, full in table.items()}


def shares_stem(one: str, other: str) -> bool:
    """Whether a country's name and its adjective may belong together: Varland, Varlandic; Kesmar, Kesmari."""
    one, other = fold(one), fold(other)
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= _MIN_STEM and shared >= min(len(one), len(other)) - _MAX_ENDING


@cache
def _given() -> dict[str, Gender]:
    names = word_sets("text", "given_names", None)
    table: dict[str, Gender] = {fold(name): "f" for name in names["female"]}
    table.update({fold(name): "m" for name in names["male"]})
    return table


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name."""
    return fold(word) in _given()


def name_gender(name: str) -> Gender:
    """The gender the given name tells, ``n`` where it tells none."""
    words = name.split()
    return _given().get(fold(words[0]), "n") if len(words) > 1 else "n"
