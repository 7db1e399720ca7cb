"""Arithmetic on dates known only so far: ``2019``, ``2019-02``, ``2019-W07``, ``2019-Q3``, ``199X``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # of the northern half

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?"
)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift_months(day: date, months: int) -> date:
    """``day`` moved by whole months, on the last day of a shorter month; held within the calendar."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), 9998 * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(day: date, days: int) -> date:
    """``day`` moved by ``days``, held within the calendar."""
    ordinal = min(max(day.toordinal() + days, 1), date(9998, 12, 31).toordinal())
    return date.fromordinal(ordinal)


def week_value(day: date) -> str:
    """The ISO week of a day: ``2019-W07``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def span_of(value: str) -> tuple[str, str] | None:
    """First and last ISO date a TIMEX3 value covers, at the precision of the value.

    ``2019-02`` covers itself; a week its first and last day; a quarter or season its first and last
    month, and so does half a year;
    a decade ``199X`` its first and last year. None for what names no calendar time.
    """
    if "/" in value:
        first, _, last = value.partition("/")
        covers = span_of(first), span_of(last)
        return (covers[0][0], covers[1][1]) if covers[0] and covers[1] else None
    if re.fullmatch(r"\d{3}X?", value):
        return f"{value[:3]}0", f"{value[:3]}9"
    if re.fullmatch(r"\d\d", value):
        return f"{value}00", f"{value}99"
    found = _VALUE.fullmatch(value)
    return _span_of_parts(found) if found else None


def _span_of_parts(found: re.Match[str]) -> tuple[str, str] | None:
    year = int(found["year"])
    if found["week"]:
        try:
            monday = date.fromisocalendar(year, int(found["week"]), 6 if found["weekend"] else 1)
        except ValueError:
            return None
        return monday.isoformat(), (monday + timedelta(days=1 if found["weekend"] else 6)).isoformat()
    if found["quarter"]:
        last = 3 * int(found["quarter"])
        return f"{year:04d}-{last - 2:02d}", f"{year:04d}-{last:02d}"
    if found["half"]:
        first = 1 if found["half"] == "1" else 7
        return f"{year:04d}-{first:02d}", f"{year:04d}-{first + 5:02d}"
    if found["season"]:
        first, last = SEASON_MONTHS[found["season"]]
        return f"{year:04d}-{first:02d}", f"{year + (last > 12):04d}-{(last - 1) % 12 + 1:02d}"
    whole = found[0].partition("T")[0]
    return whole, whole


def first_day(iso: str) -> date | None:
    """The first day of an ISO date at any precision; None where it is not one."""
    parts = _numbers(iso)
    return make_day(*(*parts, 1, 1)[:3]) if parts else None


def last_day(iso: str) -> date | None:
    """The last day of an ISO date at any precision; None where it is not one."""
    parts = _numbers(iso)
    if not parts:
        return None
    if len(parts) == 3:
        return make_day(*parts)
    year, month = (*parts, 12)[:2]
    start = make_day(year, month, 1)
    return start.replace(day=monthrange(year, month)[1]) if start else None


def _numbers(iso: str) -> tuple[int, ...]:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", iso)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def precision(iso: str) -> int:
    """1 for a year, 2 for a month, 3 for a day, 0 for what is no ISO date."""
    return len(_numbers(iso))
