"""The words of time of one language, loaded once from ``data/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.text.verbs import ANSWERS, verbs
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words to what they mean, as in the file ``data/times_LANGUAGE.toml``.

    Months and weekdays stand under their capitalised and their upper-case form, other words in lower case.
    Weekdays count from Monday = 1, as ISO 8601 does.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    units: Mapping[str, str]
    parts_of_day: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decade_words: Mapping[str, int]
    centuries: Mapping[str, int]
    days: Mapping[str, int]
    references: Mapping[str, str]
    sets: Mapping[str, str]
    holidays: Mapping[str, tuple[int, int, int]]
    vague: frozenset[str]
    shift: Mapping[str, int]
    narrative: Mapping[str, int]
    tense: Mapping[str, frozenset[str]]


@cache
def time_words(language: str = "en") -> TimeWords:
    """The words of a language.

    Raises:
        FileNotFoundError: if there is no such file in the package.
    """
    table: dict[str, Any] = dict(word_table("date", "times", language))
    for names in ("months", "weekdays"):
        table[names] = table[names] | {name.upper(): number for name, number in table[names].items()}
    table["vague"] = frozenset(table["vague"]["words"])
    tense = {name: frozenset(words) for name, words in table["tense"].items()}
    of_verbs = {name: verbs("tense", name, language) for name in ANSWERS["tense"]}
    table["tense"] = tense | {name: words | tense.get(name, frozenset()) for name, words in of_verbs.items()}
    return TimeWords(**table)


def one_of(words: Iterable[str]) -> str:
    """A pattern, without a group of its own, that matches any of ``words``, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
