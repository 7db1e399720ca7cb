"""What the parts of a match of a pattern of time come to: numbers, months, weekdays, clock times, lengths."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.date.forms import UNIT_LETTERS, Form
from onrecord.date.lexicon import time_words

WORDS = time_words()
Builder = Callable[[re.Match[str]], Form | None]


def number_of(text: str) -> int | None:
    """The whole number a phrase like "12", "twenty-two", "a hundred" names; None for a vague one."""
    if re.fullmatch(r"\d+", text):
        return int(text)
    total = 0
    for word in re.split(r"[\s-]+", text.lower()):
        value = WORDS.numbers.get(word)
        if value is None:
            return None
        total = max(total, 1) * 100 if value == 100 else total + value
    return total


def month_of(text: str) -> int:
    """The number of a month, January = 1."""
    return WORDS.months[text.rstrip(".")]


def weekday_of(match: re.Match[str]) -> int | None:
    """The day of the week that the match names, Monday = 1; None if it names none."""
    named = match.groupdict().get("weekday")
    return WORDS.weekdays[named.rstrip(".,")] if named else None


def day_number(text: str) -> int:
    """The number in "21st"."""
    return int(re.sub(r"\D", "", text))


def clock_of(groups: dict[str, str | None]) -> str | None:
    """The clock time of a match, ``T16:30``; None if it has none or there is no such time."""
    if not groups.get("hour"):
        return None
    hour, minute = int(groups["hour"] or 0), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def length_of(unit: str, amount: str) -> str:
    """A duration: ``P2M``, ``PT30M``, ``PXD``."""
    letter = UNIT_LETTERS[unit]
    return f"PT{amount}{letter[1]}" if letter.startswith("T") else f"P{amount}{letter}"
