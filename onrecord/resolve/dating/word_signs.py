"""Signs of the day of publication in an article's own words, for each day that it may be of.

A sign is a name with an amount for each of the days. The times that the article tells are held against the
day: how long after the latest day, month and year it tells as past, how long before those it tells as ahead,
how far in the year from days and months without their year, how long after the weekday of its lead. What each
sign is worth is learned (`onrecord.resolve.dating.likely_days`); none of them is believed alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.records.readings import Reading, TimeExpression

    Ordinals = NDArray[np.int64]
    Signs = dict[str, NDArray[np.float64]]
    Selection = Callable[[int], bool]

LEAD = 900  # code points in which a weekday is that of the news
YEARS = (1950, 2035)  # within which four digits of a text are a year near its day
_YEAR_DAYS, _YEAR_MONTHS, _WEEK = 365, 12, 7

# Where the steps of each sign begin; below the first is a step of its own. Days, months or years from what is
# told to the day in question.
AFTER_DAY = (0, 1, 4, 15, 32, 93, 366)
BEFORE_DAY = (-366, -92, -31, -7, 0, 31, 366)
AFTER_MONTH = (0, 1, 2, 4, 7, 13)
BEFORE_MONTH = (-12, -6, -2, 0, 1, 3, 13)
AFTER_YEAR = (-6, -3, -1, 0, 1, 2, 3, 5)
DAY_OF_YEAR = (1, 4, 8, 15, 32, 93, 182, 273, 334, 358)  # days since the day of the year was last
MONTH_OF_YEAR = (1, 2, 3, 5, 8, 10, 11)  # months since the month was last
AFTER_WEEKDAY = (1, 2, 3, 4, 5, 6)

_DAY = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"([12]\d{3})-(\d\d)$")
_YEAR = re.compile(r"([12]\d{3})(?:-|$)")
_YEARLESS_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_YEARLESS_MONTH = re.compile(r"XXXX-(\d\d)$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_WAITING = "XXXX"

_TENSES: tuple[tuple[str, Selection], ...] = (
    ("past", lambda direction: direction < 0),
    ("plain", lambda direction: direction == 0),
    ("ahead", lambda direction: direction > 0),
)


def signs_of_words(reading: Reading, days: Ordinals) -> Signs:
    """The signs of an article that was read without its day.

    Args:
        reading: of the article; times that wait for the day of publication have ``X`` for what is not known.
        days: ordinals of the days in question.
    """
    times = [time for time in reading.times if time.type in ("DATE", "TIME")]
    months, years = _months_of(days)
    signs = _days_told(times, days)
    signs |= _months_told(times, months)
    signs |= _years_told(times, years)
    signs |= _days_of_year(times, days)
    signs |= _months_of_year(times, months)
    signs |= _weekday_of_lead(times, days)
    return signs


def steps(name: str, distance: Ordinals, starts: Sequence[int]) -> Signs:
    """One sign for each step that a distance falls in: 1 on the days of the step, else 0."""
    at = np.digitize(distance, starts)
    return {
        f"{name}:{starts[step - 1] if step else 'less'}": (at == step).astype(np.float64)
        for step in sorted(set(at.tolist()))
    }


def _months_of(days: Ordinals) -> tuple[Ordinals, Ordinals]:
    """The month, counted from year 0, and the year of each day."""
    months = _dates_of(days).astype("datetime64[M]").astype(np.int64) + 1970 * _YEAR_MONTHS
    return months, months // _YEAR_MONTHS


def _dates_of(days: Ordinals) -> NDArray[np.datetime64]:
    dates: NDArray[np.datetime64] = days.astype("timedelta64[D]") + np.datetime64("0000-12-31", "D")
    return dates


def _days_told(times: Iterable[TimeExpression], days: Ordinals) -> Signs:
    behind, ahead = set[int](), set[int]()
    for time in times:
        match = _DAY.match(time.value)
        day = _ordinal(*match.groups()) if match else None
        if day is not None:
            (ahead if time.direction > 0 else behind).add(day)
    signs: Signs = {}
    if behind:
        signs |= steps("after day", days - max(behind), AFTER_DAY)
    if ahead:
        signs |= steps("before day", days - max(ahead), BEFORE_DAY)
    return signs


def _months_told(times: Iterable[TimeExpression], months: Ordinals) -> Signs:
    behind, ahead = set[int](), set[int]()
    for time in times:
        if match := _MONTH.match(time.value):
            month = int(match[1]) * _YEAR_MONTHS + int(match[2]) - 1
            (ahead if time.direction > 0 else behind).add(month)
    signs: Signs = {}
    if behind:
        signs |= steps("after month", months - max(behind), AFTER_MONTH)
    if ahead:
        signs |= steps("before month", months - max(ahead), BEFORE_MONTH)
    return signs


def _years_told(times: Sequence[TimeExpression], years: Ordinals) -> Signs:
    signs: Signs = {}
    for tense, is_meant in _TENSES:
        told = [
            int(match[1]) for time in times if is_meant(time.direction) and (match := _YEAR.match(time.value))
        ]
        told = [year for year in told if YEARS[0] < year < YEARS[1]]
        if told:
            signs |= steps(f"after year, {tense}", years - max(told), AFTER_YEAR)
    return signs


def _days_of_year(times: Sequence[TimeExpression], days: Ordinals) -> Signs:
    signs: Signs = {}
    dates = _dates_of(days)
    into = (dates - dates.astype("datetime64[Y]")).astype(np.int64)
    for tense, is_meant in _TENSES:
        told = [
            day
            for time in times
            if is_meant(time.direction) and (match := _YEARLESS_DAY.match(time.value))
            if (day := _ordinal("2001", match[1], match[2])) is not None
        ]
        found = [(into - (day - date(2001, 1, 1).toordinal())) % _YEAR_DAYS for day in told]
        signs |= _together(f"day of the year, {tense}", found, DAY_OF_YEAR)
    return signs


def _months_of_year(times: Sequence[TimeExpression], months: Ordinals) -> Signs:
    signs: Signs = {}
    for tense, is_meant in _TENSES:
        told = [
            int(match[1]) - 1
            for time in times
            if is_meant(time.direction) and (match := _YEARLESS_MONTH.match(time.value))
        ]
        found = [(months - month) % _YEAR_MONTHS for month in told]
        signs |= _together(f"month of the year, {tense}", found, MONTH_OF_YEAR)
    return signs


def _together(name: str, distances: Sequence[Ordinals], starts: Sequence[int]) -> Signs:
    """The steps of several times added up, over the root of their number: they often tell the same."""
    added: Signs = defaultdict(lambda: np.zeros(()))
    for distance in distances:
        for step, amount in steps(name, distance, starts).items():
            added[step] = added[step] + amount / np.sqrt(len(distances))
    return dict(added)


def _weekday_of_lead(times: Iterable[TimeExpression], days: Ordinals) -> Signs:
    """The days since the weekday that the lead tells of."""
    for time in times:
        waits = time.value.startswith(_WAITING) and time.span.start < LEAD and time.direction <= 0
        if waits and (match := _WEEKDAY.match(time.value)):
            return steps("after weekday", (days - int(match[1])) % _WEEK, AFTER_WEEKDAY)
    return {}


def _ordinal(year: str, month: str, day: str) -> int | None:
    try:
        return date(int(year), int(month), int(day)).toordinal()
    except ValueError:
        return None
