"""The patterns of one language, read from ``data/``, each with what its matches mean.

Every pattern is tried only near a word of its trigger groups, so that a text without months never meets the
patterns of months: ``m`` months, ``w`` weekdays, ``u`` units, ``s`` seasons, ``p`` parts of the day, ``t``
today and its like, ``e`` words of repetition, ``c`` decades and centuries, ``k`` noon and midnight, ``r``
references to no day ("now"), ``f`` holidays, ``y`` numbers that may be years,
``h`` short numbers, ``q`` a quarter's Q.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.date.lexicon import one_of, time_words
from onrecord.date.meanings import MEANINGS
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from onrecord.date.parts import Builder

WORDS = time_words()
TRIGGER_TABLES = {
    "m": WORDS.months, "w": WORDS.weekdays, "u": WORDS.units, "s": WORDS.seasons, "p": WORDS.parts_of_day,
    "t": WORDS.days, "e": WORDS.sets, "c": (*WORDS.decade_words, "century", "centuries"),
    "k": ("noon", "midnight", "midday"), "r": tuple(phrase.split()[-1] for phrase in WORDS.references),
    "f": tuple(name.split()[-1] for name in WORDS.holidays),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A way to write time.

    Attributes:
        near: one letter for each group of words of which one must be near.
        regex: the pattern.
        build: the meaning of a match, or None where it means no time after all.
        repeated: the match names a set of times ("every Monday").
        means: the name of the meaning.
        judged: whether a match is a time is for `onrecord.date.judging` to say ("now", "daily").
    """

    near: str
    regex: re.Pattern[str]
    build: Builder
    repeated: bool
    means: str
    judged: bool


@cache
def triggers() -> dict[str, str]:
    """Lower-case words to the letters of the trigger groups they are in."""
    groups: dict[str, str] = {}
    for letter, words in TRIGGER_TABLES.items():
        for word in sorted({word.lower() for word in words}):
            groups[word] = groups.get(word, "") + letter
    return groups


@cache
def patterns(language: str = "en") -> tuple[TimePattern, ...]:
    """All patterns of a language, in the order of its file.

    Raises:
        FileNotFoundError: if there is no such file in the package.
    """
    table = word_table("date", "time_patterns", language)
    fragments = _word_fragments()
    for name, source in table["fragments"].items():
        fragments[name] = _filled(source, fragments)
    return tuple(
        TimePattern(
            near=row["near"],
            regex=_compiled(_filled(row["regex"], fragments)),
            build=MEANINGS[row["means"]],
            repeated=row.get("repeated", False),
            means=row["means"],
            judged=row.get("judged", False),
        )
        for row in table["pattern"]
    )


def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{source})(?!\w)", re.IGNORECASE | re.VERBOSE)


def _filled(source: str, fragments: dict[str, str]) -> str:
    return re.sub(r"@([A-Z_]+)@", lambda match: fragments[match[1]], source)


def _word_fragments() -> dict[str, str]:
    """For every table of words a fragment that matches any of them."""
    full_months = (
        name for name in WORDS.months if len(name) > 4 or name[:3].lower() in ("may", "jun", "jul")
    )
    tables = {
        "MONTHS": WORDS.months, "WEEKDAYS": WORDS.weekdays, "SEASONS": WORDS.seasons, "UNITS": WORDS.units,
        "PARTS_OF_DAY": WORDS.parts_of_day, "ORDINALS": WORDS.ordinals, "DECADE_WORDS": WORDS.decade_words,
        "DAYS": WORDS.days, "REFERENCES": WORDS.references, "SETS": WORDS.sets, "VAGUE": WORDS.vague,
        "HOLIDAYS": WORDS.holidays, "SHIFT": WORDS.shift, "CENTURIES": WORDS.centuries,
        "FULL_MONTHS": [name for name in full_months if len(name) != 3 or name.lower() == "may"],
        "FULL_WEEKDAYS": [name for name in WORDS.weekdays if name.lower().endswith("day")],
        "SMALL": [word for word in WORDS.numbers if word not in ("a", "an")],
    }  # fmt: skip
    return {name: one_of(words) for name, words in tables.items()}
