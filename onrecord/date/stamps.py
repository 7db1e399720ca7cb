"""Dates as programs write them into metadata, feeds and tables; those among them that stand for no day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, get_args

from onrecord.date.calendars import calendar_of
from onrecord.date.eras import read_in_eras
from onrecord.date.forms import At, Fixed, Reference
from onrecord.date.isodates import first_day, make_day, precision
from onrecord.date.lexicon import time_words
from onrecord.date.scan import scan_times
from onrecord.date.written import find_written

MAX_STAMP = 120  # code points read of a stamp
FIRST_PRESS = (
    1605  # the year of the first newspaper; an earlier year is of another calendar or an empty field
)
LAST_YEAR = 2199  # later years are of another calendar (Buddhist 2563 is 2020) or a field that means "never"
PIVOT = 50  # RFC 2822: years of two digits below it are of this century, the others of the last
LANGUAGES = get_args(
    Literal["de", "fr", "es", "it", "pt", "nl", "sv", "da", "fi", "pl", "ru", "uk", "tr", "id"]
)
"""Languages whose months are read in stamps, by ISO 639."""
EPOCH = (
    date(1969, 12, 31),
    date(1970, 1, 1),
)  # the zero of computers, in the zones west and east of Greenwich

_CLOCK = r"[\d:.]{4,12}(?: ?[AP]M)?(?: [A-Z]{2,5}| ?[+-]\d\d:?\d\d)?"
_CTIME = re.compile(rf"^(?:[A-Z][a-z]{{2}},? )?([A-Z][a-z]{{2}}) (\d{{1,2}}),? {_CLOCK} (\d{{4}})$")
_RFC = re.compile(
    r"^(?:[A-Z][a-z]{1,8},? )?(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]{0,6}[ -](\d\d)(?= \d{1,2}:\d\d|$)"
)
_YEAR_FIRST = re.compile(r"^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?!\d)")
_MONTH = re.compile(r"^(\d{4})[-/](\d\d)$")
_EPOCH = re.compile(
    r"^(\d{10})(?:\d{3})?$"
)  # seconds or milliseconds since 1970; before 2001 they have fewer
_ERA = re.compile(r"^\d{1,3}([-/.])\d{1,2}\1\d{1,2}(?!\d)")


def parse_date(text: str, eras: frozenset[str] = frozenset()) -> str | None:
    """The first whole date in a short string, ISO at its precision; None if there is none.

    Reads ISO 8601 with or without time, ``20190117``, ``2019/1/17``, RFC 822 and 2822, the forms of C, and
    dates written out in English. A date of numbers that two countries read differently is none. ``eras`` are
    the other calendars that its page counts by (`onrecord.date.eras`).
    """
    text = " ".join(text[:MAX_STAMP].split())
    if of_era := read_in_eras(text, eras):
        return of_era
    digits = _of_digits(text)
    if digits is not None:
        return digits or None
    text = _CTIME.sub(r"\1 \2 \3", text)
    short = _RFC.match(text)
    month = time_words().months.get(short[2]) if short else None
    if short and month:
        year = int(short[3]) + (2000 if int(short[3]) < PIVOT else 1900)
        return _iso(year, month, int(short[1])) or None
    for found in scan_times(text):
        form = found.form.base if isinstance(found.form, At) else found.form
        if isinstance(form, Fixed) and precision(form.value(Reference())):
            value = form.value(Reference())
            return value if precision(value) > 1 else _of_other_languages(text) or value
    return _of_other_languages(text)


def _of_other_languages(text: str) -> str | None:
    """A day with the month's name in another language; None if the languages differ."""
    days = {
        found.value
        for language in LANGUAGES
        for found in find_written(text, calendar_of(language))
        if found.form == "named"
    }
    return days.pop() if len(days) == 1 else None


def _of_digits(text: str) -> str | None:
    """The date of numbers that opens a text; "" if they are none or not sure; None if there are no such."""
    first = _YEAR_FIRST.match(text) or _COMPACT.match(text)
    if first:
        return _iso(int(first[1]), int(first[first.re.groups - 1]), int(first[first.re.groups]))
    last = _YEAR_LAST.match(text)
    if last:
        return _of_two_orders(int(last[1]), int(last[3]), int(last[4]), last[2])
    if epoch := _EPOCH.match(text):
        return (EPOCH[1] + timedelta(seconds=int(epoch[1]))).isoformat()
    if month := _MONTH.match(text):
        return _iso(int(month[1]), int(month[2]), 1)[:7]
    return "" if _ERA.match(text) else None


def _of_two_orders(one: int, two: int, year: int, mark: str) -> str:
    """The day, if both orders of its numbers give the same or one gives none; points put the day first."""
    day_first, month_first = _iso(year, two, one), _iso(year, one, two)
    if mark == ".":
        return day_first
    return "" if day_first and month_first and day_first != month_first else day_first or month_first


def _iso(year: int, month: int, day: int) -> str:
    found = make_day(year, month, day)
    return found.isoformat() if found else ""


def why_no_day(value: str) -> str | None:
    """Why an ISO date is believed by no means to be a day of publication; None if it may be."""
    first = first_day(value)
    if first is None:
        return "not a day of the calendar"
    if not FIRST_PRESS <= first.year <= LAST_YEAR:
        return f"the year {first.year} is of another calendar or stands for none"
    if first in EPOCH and precision(value) == 3:
        return "it is the zero of computers' clocks, which stands for no day"
    return None
