"""Words of a text as keys for comparing: lowercase, without function words, roughly stemmed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.text.word_lists import word_lines, word_set

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDINGS = (
    "ations", "ation", "ements", "ement", "ings", "ing", "ments", "ment",
    "ies", "ied", "ions", "ion", "es", "ed", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 3  # letters a stem must keep


@cache
def function_words() -> frozenset[str]:
    """English function words and the verbs of saying, which say nothing of what a text is about."""
    return word_set("text", "function_words")


@cache
def _irregular() -> dict[str, str]:
    """Irregular forms to their base: "withdrew" to "withdraw"."""
    return {form: base for base, *forms in word_lines("text", "irregular_verbs") for form in forms}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending: a key to compare with, not a word to show."""
    word = _irregular().get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def words_of(text: str) -> list[str]:
    """The words of the text in lower case, possessive endings cut off."""
    return [re.sub(r"['’]s?$", "", word.group().lower()) for word in _WORD.finditer(text)]


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that say what the text is about."""
    skip = function_words()
    return frozenset(stem(word) for word in words_of(text) if word and word not in skip)


def likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Shared words over all words (Jaccard); 0.0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def containment(part: AbstractSet[str], whole: AbstractSet[str]) -> float:
    """The share of ``part`` that stands in ``whole``; 0.0 where ``part`` is empty."""
    return len(part & whole) / len(part) if part else 0.0
