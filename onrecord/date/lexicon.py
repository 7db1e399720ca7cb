"""The words of time of one language, loaded once from ``data/``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

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
    days: Mapping[str, int]
    references: Mapping[str, str]
    sets: Mapping[str, str]
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
    path = files("onrecord.date").joinpath(f"data/times_{language}.toml")
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for names in ("months", "weekdays"):
        table[names] |= {name.upper(): number for name, number in table[names].items()}
    table["vague"] = frozenset(table["vague"]["words"])
    table["tense"] = {name: frozenset(words) for name, words in table["tense"].items()}
    return TimeWords(**table)


def one_of(words: Iterable[str]) -> str:
    """A pattern, without a group of its own, that matches any of ``words``, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
