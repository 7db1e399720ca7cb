"""Times that are counted from another: the last Friday of a month, a week on Thursday, half of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.date.forms import UNKNOWN, Form, Reference, Shifted
from onrecord.date.isodates import (
    first_day,
    last_day,
    make_day,
    precision,
    shift_days,
    shift_months,
    span_of,
    week_value,
)

WEEK = 7  # days
HALF_OF_MONTH = 15  # the last day of its first half
_DAY, _MONTH, _YEAR = 3, 2, 1  # of `precision`


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month of last, this or next year."""

    month: int
    shift: int

    def value(self, ref: Reference) -> str:
        """The month of the shifted year."""
        year = Shifted("year", self.shift).value(ref)
        return f"{year}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Nth:
    """A day of the week of a month or year: "the last Friday of this month", "the first Monday in May"."""

    weekday: int
    nth: int  # -1 is the last
    within: Form

    def value(self, ref: Reference) -> str:
        """The day, or ``XXXX-WXX-5`` if the month is not known or has no such day."""
        cover = span_of(self.within.value(ref))
        first, last = (first_day(cover[0]), last_day(cover[1])) if cover else (None, None)
        if first is None or last is None:
            return f"XXXX-WXX-{self.weekday}"
        if self.nth < 0:
            day = shift_days(last, -((last.isoweekday() - self.weekday) % WEEK))
        else:
            ahead = (self.weekday - first.isoweekday()) % WEEK
            day = shift_days(first, ahead + WEEK * (self.nth - 1))
        return day.isoformat() if first <= day <= last else f"XXXX-WXX-{self.weekday}"


@dataclass(frozen=True, slots=True)
class Half:
    """The first or second half of a month or year."""

    half: Literal[1, 2]
    whole: Form

    def value(self, ref: Reference) -> str:
        """``2019-H2`` for a year, a range of days for a month; the whole if that is neither or not known."""
        whole = self.whole.value(ref)
        if precision(whole) == _YEAR:
            return f"{whole}-H{self.half}"
        first, last = first_day(whole), last_day(whole)
        if precision(whole) != _MONTH or first is None or last is None:
            return whole
        if self.half == 1:
            return f"{first.isoformat()}/{first.replace(day=HALF_OF_MONTH).isoformat()}"
        return f"{first.replace(day=HALF_OF_MONTH + 1).isoformat()}/{last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last days or weeks of a month or year: "the last two weeks of May"."""

    days: int  # from the start; below 0 those up to the end
    whole: Form

    def value(self, ref: Reference) -> str:
        """A range of days, or one day; the whole if that is not known."""
        whole = self.whole.value(ref)
        cover = span_of(whole)
        first, last = (first_day(cover[0]), last_day(cover[1])) if cover else (None, None)
        if first is None or last is None:
            return whole
        if abs(self.days) == 1:
            return (first if self.days > 0 else last).isoformat()
        if self.days > 0:
            return f"{first.isoformat()}/{min(last, shift_days(first, self.days - 1)).isoformat()}"
        return f"{max(first, shift_days(last, self.days + 1)).isoformat()}/{last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Moved:
    """A date moved by days or months: "a week on Thursday", "a year ago Monday"."""

    base: Form
    days: int = 0
    months: int = 0

    def value(self, ref: Reference) -> str:
        """The moved day; what the base says if it is no known day."""
        base = self.base.value(ref)
        day = first_day(base)
        if day is None or precision(base) != _DAY:
            return base
        return shift_days(shift_months(day, self.months), self.days).isoformat()


@dataclass(frozen=True, slots=True)
class SameTime:
    """The same time of another month or year: "this time last year"."""

    unit: Literal["month", "year"]
    shift: int

    def value(self, ref: Reference) -> str:
        """The month it falls in."""
        if ref.day is None:
            return UNKNOWN["month"]
        months = self.shift * (12 if self.unit == "year" else 1)
        return shift_months(ref.day, months).isoformat()[:7]


@dataclass(frozen=True, slots=True)
class Around:
    """The week or weekend in which a day is: "the week of June 9"."""

    unit: Literal["week", "weekend"]
    base: Form

    def value(self, ref: Reference) -> str:
        """The ISO week or its weekend; that of the base if it is no known day."""
        base = self.base.value(ref)
        day = first_day(base)
        if day is None or precision(base) != _DAY:
            return base if base[:1].isdecimal() else UNKNOWN[self.unit]
        return week_value(day) + ("-WE" if self.unit == "weekend" else "")


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month that is not told: "on the 9th"."""

    day: int

    def value(self, ref: Reference) -> str:
        """The one nearest to the day told last, on the side of the day of writing that the verb tells."""
        if ref.day is None:
            return f"XXXX-XX-{self.day:02d}"
        told = first_day(ref.told) if ref.told and precision(ref.told) == _DAY else None
        near = told if told and abs((told - ref.day).days) < 366 else ref.day
        found = [day for shift in range(-2, 3) if (day := self._in_month(shift_months(near, shift)))]
        fitting = [day for day in found if (day - ref.day).days * ref.direction >= 0] or found
        nearest = min(fitting, key=lambda day: (abs((day - near).days), day < near), default=None)
        return nearest.isoformat() if nearest else f"XXXX-XX-{self.day:02d}"

    def _in_month(self, near: date) -> date | None:
        return make_day(near.year, near.month, self.day)


@dataclass(frozen=True, slots=True)
class OfQuarter:
    """A quarter or season of last, this or next year."""

    name: str
    shift: int

    def value(self, ref: Reference) -> str:
        """The quarter of the shifted year."""
        return f"{Shifted('year', self.shift).value(ref)}-{self.name}"


@dataclass(frozen=True, slots=True)
class SameMonth:
    """The month that is spoken of: that of the date told last, else the current one."""

    def value(self, ref: Reference) -> str:
        """The month of the date told last if that is as close, else of the day of writing."""
        told = Shifted("month", 0, told=True).value(ref) if ref.told else UNKNOWN["month"]
        return Shifted("month", 0).value(ref) if told == UNKNOWN["month"] else told
