"""Whether two ways to name a speaker mean the same one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.fuzz import ratio

from onrecord.text.countries import country_by_demonym, country_by_name, country_by_seat

_NAME_LIKENESS = 60.0  # Sergey/Sergei is 83, Vladimir/Volodymyr 71; different given names stay below 60
_ARTICLES = frozenset({"the", "a", "an", "of", "in", "for", "to", "by", "from", "on", "at", "and", "or"})
_POINTERS = frozenset({"its", "his", "her", "their", "who", "which", "that", "mr", "mrs", "ms", "dr"})
_RANKS = frozenset(
    {"government", "unnamed", "anonymous", "senior", "former", "top", "country", "republic", "state"}
)
# Nouns that may follow the name of a body and add nothing to it: "the Hamas movement".
_KINDS = frozenset({"movement", "group", "organisation", "organization", "militia"})
_LEAST_INITIALS = 3  # letters of an acronym that need no table to be told from others
_EMPTY = _ARTICLES | _POINTERS | _RANKS
_JOURNALISTS = frozenset(
    {"journalist", "question", "reporter", "journalists", "reporters", "conference", "briefing", "presser"}
)


def same_speaker(gold: str, name: str | None, mention: str | None) -> bool:
    """Whether the canonical ``name`` found, or the words of the ``mention``, mean the ``gold`` speaker.

    Names are compared with tolerance for spelling; an acronym is the name whose initials it is; "Japan
    (government)" is the country Japan; joint speakers ("A; B") must all be there; a speaker kept unnamed,
    and a document or a group, is compared by the words of the mention, for it has no canonical name.
    """
    parts = [part.strip() for part in gold.split(";")]
    if len(parts) > 1:
        told = re.split(r";|\band\b|,", name or "")
        return all(any(_same_one(part, one) for one in told) for part in parts)
    if name and _same_one(gold, name):
        return True
    return bool(mention) and _kept_unnamed(gold) and _share_head(gold, str(mention))


def _same_one(gold: str, name: str) -> bool:
    one, other = _words(gold), _words(name)
    if not one or not other:
        return False
    if set(one) == set(other) or _country(gold) == _country(name) is not None:
        return True
    if _same_person(one, other) or _is_acronym(gold, name) or _is_acronym(name, gold):
        return True
    return _kept_unnamed(gold) and _share_head(gold, name)


def _is_acronym(short: str, name: str) -> bool:
    """Whether one is a word of capitals, and these begin the words of the other: KCNA."""
    letters = short.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and len(letters) >= _LEAST_INITIALS):
        return False
    bare = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", " ", name))
    return letters == "".join(word[0] for word in bare if word[0].isupper())


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) < 2 or len(other) < 2:
        short, full = sorted((one, other), key=len)
        family = full[0] if _family_first(full) else full[-1]
        return len(full) > 1 and short[-1] in {family, full[-1]}
    if ratio(one[-1], other[-1]) < 80.0:
        return _all_alike(one, other)
    return one[0][0] == other[0][0] and ratio(one[0], other[0]) >= _NAME_LIKENESS


def _family_first(words: tuple[str, ...]) -> bool:
    """Whether the hyphen of its given name tells that the family name comes first: Pak Tae-ho."""
    return len(words) == 2 and "-" in words[1] and "-" not in words[0]


def _all_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((set(one), set(other)), key=len)
    return len(short) > 1 and all(any(_alike(word, two) for two in long) for word in short)


def _alike(one: str, other: str) -> bool:
    stem = min(len(one), len(other))
    return one == other or (stem >= 5 and one[:5] == other[:5])


@cache
def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", name))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    found = re.findall(r"[\w.]+(?:-\w+)?", re.sub(r"['’]s\b", "", plain))
    words = tuple(word.replace(".", "") for word in found if word.replace(".", "") not in _EMPTY)
    return words[:-1] if len(words) > 1 and words[-1] in _KINDS and _is_small(name, words[-1]) else words


def _is_small(name: str, word: str) -> bool:
    """Whether the word stands in small letters after a word with a capital."""
    return re.search(rf"[A-Z]\S* {word}\b", name) is not None


@cache
def _country(name: str) -> str | None:
    bare = re.sub(r"\([^)]*\)|\bgovernment\b|\bof\b|\bthe\b", " ", name, flags=re.IGNORECASE)
    bare = " ".join(bare.split())
    found = country_by_name(bare) or country_by_demonym(bare) or country_by_seat(bare)
    return found or (bare.casefold() if "(government)" in name or "overnment of" in name else None)


def _kept_unnamed(gold: str) -> bool:
    """Whether a gold speaker is no person or country with a name of its own."""
    bare = re.sub(r"\([^)]*\)", "", gold).strip()
    return "unnamed" in gold or not re.fullmatch(r"(?:[A-Z][\w.’'-]*\s?)+", bare) or len(bare.split()) > 2


def _share_head(gold: str, mention: str) -> bool:
    """Whether the noun that heads the gold name stands in the mention (or means a journalist in both)."""
    head_part = re.split(r"\b(?:of|in|from|on|for|at|who)\b", re.sub(r"\([^)]*\)", "", gold))[0]
    head = _words(head_part)[-1:] or _words(gold)[-1:]
    words = _words(mention)
    if head and head[0] in _JOURNALISTS:
        return bool(_JOURNALISTS & set(words))
    return bool(head) and any(
        head[0].rstrip("s") == word.rstrip("s") or _alike(head[0], word) for word in words
    )
