"""Whole dates written anywhere in a raw page, in digits or with the month's name in the page's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.date.isodates import make_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.date.calendars import Calendar

CENTURY = 2000  # of a year of two digits
MAX_YEARS = 10_000  # of a page looked at; the pages measured have at most 3,000
REACH = 90  # code points from the year to the other end of a date with tags between its parts

_GAP = r"(?:\s|&nbsp;|&#160;|<[^<>]{1,120}>|[.,])"
_NAME = r"(?P<name>(?:[^\W\d_]|&[a-zA-Z]{2,8};){3,20})"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?"
_OF = rf"(?:{_GAP}{{1,6}}(?:de|del|of|den|d['’]))?"
# The web is no older than the nineties; an earlier year dates what a page tells of, not the page. Two plain
# patterns, since each is found by its first letters, twenty times as fast as one with a choice of them.
_YEARS = (re.compile(r"20\d\d"), re.compile(r"199\d"))
_NAMED_BEFORE = (
    re.compile(rf"{_DAY}{_OF}{_GAP}{{0,6}}-?{_NAME}{_OF}{_GAP}{{0,6}}-?$"),
    re.compile(rf"(?<![^\W\d_]){_NAME}{_GAP}{{1,6}}{_DAY}{_GAP}{{1,6}}$"),
)
_NAMED_AFTER = re.compile(rf"{_GAP}{{0,3}}(?:m\.)?{_GAP}{{1,4}}{_NAME}{_GAP}{{1,4}}(?P<day>\d{{1,2}})(?!\d)")
_DIGITS_BEFORE = re.compile(r"(?<![\d./-])(\d{1,2})(?P<mark>[-./])\s?(\d{1,2})(?P=mark)\s?$")
_DIGITS_AFTER = re.compile(
    r"([-./_])\s?(\d{1,2})\1\s?(\d{1,2})(?!\d)|\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})(?:\s?[日일])?"
)
_COMPACT_AFTER = re.compile(r"(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|\d{4}(?:\d\d)?\D)")
_SHORT = re.compile(r"(?<![\d./:-])(\d{1,2})([./])(\d{1,2})\2(\d\d)(?![\d./:%])")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a raw text.

    Attributes:
        value: the ISO day.
        start: offset of its first code point; ``end`` behind its last.
        form: ``named``, ``digits`` (the year first, or only one reading), ``ordered`` (3/4/2019 as the
            language orders it), ``swapped`` (against that order), ``short`` (a year of two digits) or
            ``compact`` (20190403).
    """

    value: str
    start: int
    end: int
    form: str


def find_written(raw: str, calendar: Calendar) -> Iterator[WrittenDate]:
    """All whole dates of ``raw`` with a year of four digits, the years of this century first."""
    for pattern in _YEARS:
        for match in islice(pattern.finditer(raw), MAX_YEARS):
            yield from _around(raw, match.start(), int(match[0]), calendar)


def find_short(raw: str, start: int, end: int) -> Iterator[WrittenDate]:
    """Dates between two offsets with a year of two digits, read day first ("10.12.19")."""
    for match in _SHORT.finditer(raw, start, end):
        value = _iso(CENTURY + int(match[4]), int(match[3]), int(match[1]))
        if value:
            yield WrittenDate(value, match.start(), match.end(), "short")


def _around(raw: str, start: int, year: int, calendar: Calendar) -> Iterator[WrittenDate]:
    """The date or the two readings of it that a year belongs to."""
    end, before, after = start + 4, raw[start - 1 : start], raw[start + 4 : start + 5]
    if before.isdecimal():
        return
    if after.isdecimal():
        compact = _COMPACT_AFTER.match(raw, end)
        value = _iso(year, int(compact[1]), int(compact[2])) if compact else None
        if compact and value:
            yield WrittenDate(value, start, compact.end(), "compact")
        return
    digits = _DIGITS_AFTER.match(raw, end)
    if digits:
        month, day = (digits[2], digits[3]) if digits[1] else (digits[4], digits[5])
        value = _iso(year, int(month), int(day))
        if value:
            yield WrittenDate(value, start, digits.end(), "digits")
        return
    if before and before in "-./ ":
        found = list(_day_first(raw, start, year, calendar))
        if found:
            yield from found
            return
    named = _named(raw, start, year, calendar)
    if named:
        yield named


def _day_first(raw: str, start: int, year: int, calendar: Calendar) -> Iterator[WrittenDate]:
    window = max(0, start - 9)
    match = _DIGITS_BEFORE.search(raw[window:start])
    if match is None:
        return
    first, second, begin, end = int(match[1]), int(match[3]), window + match.start(), start + 4
    day_month, month_day = _iso(year, second, first), _iso(year, first, second)
    if match["mark"] == "." or day_month == month_day or not (day_month and month_day):
        value = day_month or (month_day if match["mark"] != "." else None)
        if value:
            yield WrittenDate(value, begin, end, "digits")
        return
    ordered = (month_day, day_month) if calendar.month_first else (day_month, month_day)
    yield WrittenDate(ordered[0], begin, end, "ordered")
    yield WrittenDate(ordered[1], begin, end, "swapped")


def _named(raw: str, start: int, year: int, calendar: Calendar) -> WrittenDate | None:
    """A date with the name of its month before the year, or, in some languages, behind it."""
    before = raw[max(0, start - REACH) : start]
    for pattern in _NAMED_BEFORE:
        found = pattern.search(before)
        value = _value_of(found, year, calendar)
        if found and value:
            return WrittenDate(value, start - len(before) + found.start(), start + 4, "named")
    found = _NAMED_AFTER.match(raw, start + 4, start + REACH)
    value = _value_of(found, year, calendar)
    return WrittenDate(value, start, found.end(), "named") if found and value else None


def _value_of(found: re.Match[str] | None, year: int, calendar: Calendar) -> str | None:
    month = calendar.month(unescape(found["name"])) if found else None
    return _iso(year, month, int(found["day"])) if found and month else None


def _iso(year: int, month: int, day: int) -> str | None:
    found = make_day(year, month, day)
    return found.isoformat() if found else None
