"""Finds time expressions in a string, before anything is known of when it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.date.patterns import patterns, triggers
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.date.forms import Form

REACH = (
    70  # code points from a trigger word to either end of an expression; the longest seen in TimeBank is 48
)

_TRIGGER = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression: where it stands, what it means, whether it names a set of times.

    ``means`` is the name of its pattern's meaning; ``judged`` says that the words may be no time.
    """

    span: Span
    form: Form
    repeated: bool = False
    means: str = ""
    judged: bool = False


def scan_times(text: str) -> tuple[FoundTime, ...]:
    """The time expressions of ``text`` in order; they do not overlap, the longest at a place wins."""
    windows = _windows(text)
    near = {letters: list(_joined(windows, letters)) for letters in _groups_of_patterns()} if windows else {}
    found: list[tuple[tuple[int, int, int], FoundTime]] = []
    for rank, pattern in enumerate(patterns() if windows else ()):
        for start, end in near[pattern.near]:
            for match in pattern.regex.finditer(text, start, end):
                form = pattern.build(match)
                if form is not None and match.end() > match.start():
                    key = (match.start(), -match.end(), rank)
                    span = Span(match.start(), match.end())
                    time = FoundTime(span, form, pattern.repeated, pattern.means, pattern.judged)
                    found.append((key, time))
    found.sort(key=lambda item: item[0])
    return tuple(_disjoint([time for _, time in found]))


@cache
def _groups_of_patterns() -> frozenset[str]:
    """The trigger groups near which patterns are tried, as `TimePattern.near` has them."""
    return frozenset(pattern.near for pattern in patterns())


def _disjoint(times: list[FoundTime]) -> Iterator[FoundTime]:
    last = 0
    for time in times:
        if time.span.start >= last:
            yield time
            last = time.span.end


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Where words of each trigger group stand."""
    groups = triggers()
    windows: dict[str, list[tuple[int, int]]] = {}
    for match in _TRIGGER.finditer(text):
        word = match[0]
        letters = _digit_groups(word) if word[0].isdecimal() else groups.get(word.lower(), "")
        if word in ("Q", "pm", "am"):
            letters += "q"
        for letter in letters:
            windows.setdefault(letter, []).append((match.start(), match.end()))
    return windows


def _digit_groups(word: str) -> str:
    if len(word) == 4 and word[0] in "12":
        return "y"
    return "h" if len(word) <= 2 else ""


def _joined(windows: dict[str, list[tuple[int, int]]], letters: str) -> Iterator[tuple[int, int]]:
    spots = sorted(spot for letter in letters for spot in windows.get(letter, ()))
    start = end = -1
    for first, last in spots:
        if first - REACH > end:
            if end > 0:
                yield start, end
            start = max(0, first - REACH)
        end = last + REACH
    if end > 0:
        yield start, end
