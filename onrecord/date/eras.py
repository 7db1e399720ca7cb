"""Days of the Persian and the Buddhist calendar, if a page says plainly that it counts so.

It says so by its language, by the name of a month of that calendar, or by a mark of the era beside the year.
Else a year such as 1399 or 2563 stays what no page can be of (`onrecord.date.stamps.why_no_day`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.date.calendars import calendar_of
from onrecord.date.isodates import make_day
from onrecord.date.written import WrittenDate
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Iterator

PERSIAN_YEARS = range(
    1300, 1421
)  # 1921 to 2041; later ones may be of the Islamic calendar, 1399 to 1450 of ours
BUDDHIST_YEARS = range(2450, 2601)  # 1907 to 2057
BUDDHIST_LEAD = 543  # years before ours
MAX_YEARS = 2_000  # of a page looked at
REACH = 50  # code points before a year in which its day and month stand
LANGUAGE_REACH = 50_000  # code points of a page in which its metadata tell its language

_MONTHS_OF_31, _MONTHS = 6, 12  # of the Persian year: six of 31 days, five of 30, and one of 29 or 30
_EPOCH = date(1600, 3, 20)  # the first day of the Persian year 979
_FIRST_YEAR, _CYCLE, _LEAPS = 979, 33, 8  # 8 of 33 years are leap years, right from 1799 to 2256

_DIGITS = {zero + digit: str(digit) for zero in (0x0660, 0x06F0, 0x0E50) for digit in range(10)} | {
    0x064A: "ی",
    0x0643: "ک",
}  # digits of Arabic, Persian and Thai; two letters as Arabic keyboards write them
_YEARS = {
    "persian": re.compile(r"(?<!\d)1[34]\d\d(?!\d)"),
    "buddhist": re.compile(r"(?<!\d)2[456]\d\d(?!\d)"),
}
_RANGES = {"persian": PERSIAN_YEARS, "buddhist": BUDDHIST_YEARS}
_AFTER = re.compile(r"\s?([-/.])\s?(\d{1,2})\s?\1\s?(\d{1,2})(?!\d)")
_BEFORE = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?$")
_NAMING = r"""(?:"inLanguage"\s{0,3}:|og:locale["']?\s{1,3}content=|content-language["']?\s{1,3}content=)"""
_TOLD = re.compile(rf"""{_NAMING}\s{{0,3}}["']([a-z]{{2,3}})(?![a-z])""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Era:
    """The words of a calendar: its months in groups of twelve, and how a day is written with them."""

    months: tuple[str, ...]
    named: re.Pattern[str]
    marked: re.Pattern[str]
    marks: re.Pattern[str]


@cache
def _eras() -> dict[str, _Era]:
    out = {}
    for name, table in word_table("date", "eras", None).items():
        longest = sorted(table["months"], key=len, reverse=True)
        month, mark = "|".join(map(re.escape, longest)), "|".join(map(re.escape, table["marks"]))
        out[name] = _Era(
            tuple(table["months"]),
            re.compile(
                rf"(?<!\d)(\d{{1,2}})\s{{0,3}}(?:th\s)?({month})[\s,]{{0,4}}(?:(?:{mark})\s{{0,3}})?$", re.I
            ),
            re.compile(
                rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}([a-z]{{3,9}})[\s,.]{{1,4}}"
                rf"((?:{mark})\s{{0,3}})?$",
                re.IGNORECASE,
            ),
            re.compile(rf"\s{{0,3}}\(?(?:{mark})(?![^\W\d_])", re.I),
        )
    return out


def eras_of(raw: str, language: str) -> frozenset[str]:
    """The calendars that a page of this BCP 47 language counts by beside ours; metadata tell it too."""
    told = {language.lower().partition("-")[0]}
    told |= {match[1].lower() for match in _TOLD.finditer(raw, 0, LANGUAGE_REACH)}
    table = word_table("date", "eras", None)
    return frozenset(name for name, words in table.items() if told & set(words["languages"]))


def find_in_eras(raw: str, eras: frozenset[str]) -> Iterator[WrittenDate]:
    """The days of other calendars in a raw page, as days of ours; ``eras`` are those it counts by."""
    raw = raw.translate(_DIGITS) if eras else raw
    for name, years in _YEARS.items():
        for match in islice(years.finditer(raw), MAX_YEARS):
            if int(match[0]) in _RANGES[name]:
                found = _around(raw, match, name, told=name in eras)
                if found:
                    yield found


def read_in_eras(text: str, eras: frozenset[str]) -> str | None:
    """The first day of another calendar in a short text, as an ISO day of ours."""
    return next((found.value for found in find_in_eras(text, eras)), None)


def _around(raw: str, match: re.Match[str], name: str, *, told: bool) -> WrittenDate | None:
    """The day that a year belongs to; of digits alone only if the page counts so."""
    era, year = _eras()[name], int(match[0])
    start, before = match.start(), raw[max(0, match.start() - REACH) : match.start()]
    found = era.named.search(before)
    if found:
        month = era.months.index(found[2].lower()) % _MONTHS + 1
        return _written(
            name, (year, month, int(found[1])), (start - len(before) + found.start(), match.end()), "named"
        )
    marked = era.marked.search(before)
    if marked and (marked[3] or era.marks.match(raw, match.end())):
        number = calendar_of("en").month(marked[2]) or 0
        place = (start - len(before) + marked.start(), match.end())
        return _written(name, (year, number, int(marked[1])), place, "named")
    if not told:
        return None
    after = _AFTER.match(raw, match.end())
    if after:
        return _written(name, (year, int(after[2]), int(after[3])), (start, after.end()), "digits")
    first = _BEFORE.search(before)
    if first:
        place = (start - len(before) + first.start(), match.end())
        return _written(name, (year, int(first[3]), int(first[1])), place, "digits")
    return None


def _written(name: str, told: tuple[int, int, int], place: tuple[int, int], form: str) -> WrittenDate | None:
    day = of_persian(*told) if name == "persian" else make_day(told[0] - BUDDHIST_LEAD, *told[1:])
    return WrittenDate(day.isoformat(), *place, form) if day else None


def of_persian(year: int, month: int, day: int) -> date | None:
    """The day of our calendar for one of the Persian (solar Hijri) calendar, None if it has none such.

    By the cycle of 33 years, which agrees with the equinox from 1799 to 2256.
    """
    if not (year >= _FIRST_YEAR and 1 <= month <= _MONTHS and day >= 1):
        return None
    first, following = _new_year(year), _new_year(year + 1)
    before = 31 * min(month - 1, _MONTHS_OF_31) + 30 * max(month - 1 - _MONTHS_OF_31, 0)
    length = 31 if month <= _MONTHS_OF_31 else 30 if month < _MONTHS else (following - first).days - before
    return first + timedelta(before + day - 1) if day <= length else None


def _new_year(year: int) -> date:
    """The first day of a Persian year."""
    since = year - _FIRST_YEAR
    leaps = since // _CYCLE * _LEAPS + (since % _CYCLE + 3) // 4
    return _EPOCH + timedelta(365 * since + leaps)
