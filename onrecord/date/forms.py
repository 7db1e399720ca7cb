"""What a time expression means before it is known when it was written, and what it comes to then.

Each form yields a TIMEX3 value (TimeML 1.2.1) from a `Reference`. Without one, or where the
reference does not settle it, digits that are not known are ``X``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from onrecord.date.isodates import make_day, shift_days, shift_months, span_of, week_value
from onrecord.date.leaning import UNSURE, Kind, share_ahead

UNIT_LETTERS = {
    "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
    "hour": "XXXX-XX-XX", "minute": "XXXX-XX-XX",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """When an expression was written.

    Attributes:
        day: the day of writing, or None where it is not known.
        told: the value of the date told last before it, for "the next day", or None.
        direction: -1 where its verb tells the past, 1 the future, 0 where that is not known.
        beside: the day told before it in its sentence, for "at noon", or None.
        cues: what else the words around say of the direction, as `onrecord.date.tense.cues_of` names it.
    """

    day: date | None = None
    told: str | None = None
    direction: int = 0
    cues: frozenset[str] = frozenset()
    beside: str | None = None

    def all_cues(self) -> tuple[str, ...]:
        """The cues with that of the direction."""
        return (f"tense:{self.direction}", *self.cues)


class Form(Protocol):
    """A meaning that waits for a reference."""

    def value(self, ref: Reference) -> str:
        """The TIMEX3 value."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no reference changes: ``2014-01-21``, ``199X``, ``P2M``, ``PAST_REF``."""

    fixed: str

    def value(self, ref: Reference) -> str:  # noqa: ARG002 - the protocol of forms
        """The value itself."""
        return self.fixed


@dataclass(frozen=True, slots=True)
class Two:
    """The one before the day of writing and the one ahead: their values, and how many days off each is."""

    kind: Kind
    before: str
    behind: int
    after: str
    ahead: int

    def share_ahead(self, ref: Reference) -> float:
        """The chance that the one ahead is meant."""
        return share_ahead(self.kind, self.behind, self.ahead, ref.all_cues())

    def likelier(self, ref: Reference) -> str:
        """The value that is likelier meant; if no words around tell, that of the nearer day of the year."""
        if not ref.cues and not ref.direction and self.kind != "weekday":
            return self.before if self.behind <= self.ahead else self.after
        return self.after if self.share_ahead(ref) > 0.5 else self.before


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A month, or a day in one, without its year ("January 21", "in June"); a weekday narrows it."""

    month: int
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None  # "last December" -1, "this June" 0, "next May" 1

    def value(self, ref: Reference) -> str:
        """The year is the likelier one of the last and the next, or the one in which the weekday fits."""
        if ref.day is None:
            return f"XXXX{self._ending()}"
        two = self.two(ref.day)
        year = None if two else self._year(ref.day)
        return (
            two.likelier(ref) if two else f"{year:04d}{self._ending()}" if year else f"XXXX{self._ending()}"
        )

    def two(self, day: date) -> Two | None:
        """The last and the next of the name; None if a weekday or "last" says which, or it is now."""
        if self.weekday or self.shift is not None:
            return None
        years = [year for year in range(day.year - 4, day.year + 5) if self._exists(year)]
        last = max((year for year in years if self._first(year) <= day), default=None)
        following = min((year for year in years if self._last(year) >= day), default=None)
        if last is None or following is None or last == following:
            return None
        before, after = (f"{year:04d}{self._ending()}" for year in (last, following))
        kind: Kind = "day" if self.day else "month"
        return Two(kind, before, self._distance(last, day), after, self._distance(following, day))

    def _ending(self) -> str:
        return f"-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    def _year(self, day: date) -> int | None:
        if self.shift is not None:
            return self._shifted(day)
        years = [year for year in range(day.year - 1, day.year + 2) if self._exists(year)]
        return min(years, key=lambda year: self._distance(year, day), default=None)

    def _shifted(self, day: date) -> int:
        if self.shift == 0:
            return day.year
        if self.shift == -1:
            return day.year - (self.month >= day.month)
        return day.year + (self.month <= day.month)

    def _exists(self, year: int) -> bool:
        found = make_day(year, self.month, self.day or 1)
        return found is not None and self.weekday in (None, found.isoweekday())

    def _first(self, year: int) -> date:
        return make_day(year, self.month, self.day or 1) or date(year, self.month, 28)

    def _last(self, year: int) -> date:
        return self._first(year) if self.day else shift_days(shift_months(self._first(year), 1), -1)

    def _distance(self, year: int, day: date) -> int:
        if self._first(year) <= day <= self._last(year):
            return 0
        return min(abs((self._first(year) - day).days), abs((self._last(year) - day).days))


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday = 1): the likelier of the last and the next; that of publication is today."""

    weekday: int
    shift: int | None = None

    def value(self, ref: Reference) -> str:
        """The day, or ``XXXX-WXX-1``."""
        if ref.day is None:
            return f"XXXX-WXX-{self.weekday}"
        two = self.two(ref.day)
        if two:
            return two.likelier(ref)
        back = (ref.day.isoweekday() - self.weekday) % 7
        if self.shift == 0 and ref.direction == 0:
            back = ref.day.isoweekday() - self.weekday  # this Friday: the one of this week
        elif self.shift == -1:
            back = back or 7
        elif self.shift == 1 or (back and self.shift == 0 and ref.direction > 0):
            back -= 7
        return shift_days(ref.day, -back).isoformat()

    def two(self, day: date) -> Two | None:
        """The last and the next day of the name; None if "last" says which, or it is today."""
        back = (day.isoweekday() - self.weekday) % 7
        if self.shift is not None or not back:
            return None
        before, after = (shift_days(day, days).isoformat() for days in (-back, 7 - back))
        return Two("weekday", before, back, after, 7 - back)


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday, chosen as the Saturday would be; on either of them, these two are meant."""

    shift: int | None = None

    def value(self, ref: Reference) -> str:
        """The weekend of an ISO week."""
        if ref.day is None:
            return UNKNOWN["weekend"]
        if self.shift is None and ref.day.isoweekday() >= 6:
            return week_value(ref.day) + "-WE"
        return week_value(date.fromisoformat(Weekday(6, self.shift).value(ref))) + "-WE"


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units before or after the day of writing, or after the date told last ("a year earlier").

    ``count`` None means a number that is not told.
    """

    unit: str
    count: int | None
    told: bool = False

    def value(self, ref: Reference) -> str:
        """The day, week, month, quarter, year, decade or century it falls in."""
        day = ref.day
        if self.count is None:
            return "PAST_REF"
        if self.told and ref.told:
            if ref.told.startswith("XXXX-") and self.unit == "day":
                return _shift_without_year(ref.told, self.count)
            if ref.told[4:6] == "-Q" and self.unit == "year":
                return f"{int(ref.told[:4]) + self.count:04d}{ref.told[4:]}"
            day = _day_in(ref.told, self.unit) if ref.told else None
        elif self.told and self.unit == "day":
            day = None
        return _shift(day, self.unit, self.count) if day else UNKNOWN[self.unit]


def _shift_without_year(told: str, days: int) -> str:
    """``XXXX-12-15`` moved by days; the year stays open."""
    parts = told[5:].split("-")
    day = make_day(2001, int(parts[0]), int(parts[1])) if len(parts) == 2 and parts[0].isdecimal() else None
    return f"XXXX{shift_days(day, days).isoformat()[4:]}" if day else UNKNOWN["day"]


def _day_in(told: str, unit: str) -> date | None:
    """A day of the told date, if that is known as closely as the unit to shift it by."""
    needed = {"day": 10, "week": 8, "weekend": 8, "month": 7, "quarter": 7}.get(unit, 4)
    cover = span_of(told)
    if cover is None or len(told) < needed or not told[:4].isdecimal():
        return None
    parts = [int(part) for part in cover[0].split("-")]
    return make_day(*([*parts, 1, 1][:3]))


def _shift(day: date, unit: str, count: int) -> str:
    match unit:
        case "day" | "hour" | "minute":
            return shift_days(day, count if unit == "day" else 0).isoformat()
        case "week":
            return week_value(shift_days(day, 7 * count))
        case "weekend":
            return week_value(shift_days(day, 7 * count)) + "-WE"
        case "month":
            return shift_months(day, count).isoformat()[:7]
        case "quarter":
            moved = shift_months(day, 3 * count)
            return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
        case "year":
            return shift_months(day, 12 * count).isoformat()[:4]
        case "decade":
            return shift_months(day, 120 * count).isoformat()[:3] + "X"
    return shift_months(day, 1200 * count).isoformat()[:2]


@dataclass(frozen=True, slots=True)
class Period:
    """A season or quarter (``SU``, ``Q3``) without its year; ``shift`` as for `DayOfYear`."""

    name: str
    shift: int | None = None

    def value(self, ref: Reference) -> str:
        """The year is the likelier one of the last and the next."""
        if ref.day is None:
            return f"XXXX-{self.name}"
        two = self.two(ref.day)
        return two.likelier(ref) if two else f"{self._year(ref.day):04d}-{self.name}"

    def two(self, day: date) -> Two | None:
        """The last and the next of the name; None if "last" says which, or it is now."""
        covers = self._covers(day)
        last = max(year for year in covers if covers[year][0] <= day)
        following = min(year for year in covers if covers[year][1] >= day)
        if self.shift is not None or last == following:
            return None
        before, after = (f"{year:04d}-{self.name}" for year in (last, following))
        return Two("period", before, _gap(covers[last], day), after, _gap(covers[following], day))

    def _covers(self, day: date) -> dict[int, tuple[date, date]]:
        years = range(day.year - 2, day.year + 3)  # in January, last winter began two years before
        return {year: _days_of(f"{year:04d}-{self.name}") for year in years}

    def _year(self, day: date) -> int:
        covers = self._covers(day)
        if self.shift == -1:
            return max(year for year in covers if covers[year][1] < day)
        if self.shift == 1:
            return min(year for year in covers if covers[year][0] > day)
        return min(covers, key=lambda year: _gap(covers[year], day))


def _days_of(value: str) -> tuple[date, date]:
    first, last = span_of(value) or (value, value)
    start = date(int(first[:4]), int(first[5:7]), 1)
    return start, shift_days(shift_months(date(int(last[:4]), int(last[5:7]), 1), 1), -1)


def _gap(cover: tuple[date, date], day: date) -> int:
    if cover[0] <= day <= cover[1]:
        return 0
    return min(abs((cover[0] - day).days), abs((cover[1] - day).days))


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another ("28–30 June"): ``2003-06-28/2003-06-30``."""

    first: Form
    last: Form

    def value(self, ref: Reference) -> str:
        """Both values with a slash between."""
        last = self.last.value(ref)
        first = self.first.value(ref)
        if first[:4].isdecimal() and last[:4].isdecimal() and first > last:
            first = f"{int(last[:4]) - (first[4:] > last[4:]):04d}{first[4:]}"
        return f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration that begins or ends on the day of writing ("the past five years", "within 60 days")."""

    length: str
    unit: str
    count: int | None
    toward: int

    def value(self, ref: Reference) -> str:  # noqa: ARG002 - the protocol of forms
        """The length of the duration."""
        return self.length

    def cover(self, ref: Reference) -> tuple[str, str] | None:
        """First and last ISO date, as closely as the unit tells them; None where not known."""
        if ref.day is None or self.count is None:
            return None
        there, here = _shift(ref.day, self.unit, self.toward * self.count), _shift(ref.day, self.unit, 0)
        if self.unit in ("week", "weekend"):
            there, here = shift_days(ref.day, 7 * self.toward * self.count).isoformat(), ref.day.isoformat()
        spans = span_of(there), span_of(here)
        if not (spans[0] and spans[1]):
            return None
        earlier, later = sorted(spans[:2])  # type: ignore[type-var]
        return (earlier[0], later[1]) if earlier and later else None


@dataclass(frozen=True, slots=True)
class At:
    """A clock time or a part of the day (``T16:30``, ``TNI``) on a date of another form."""

    base: Form
    time: str

    def value(self, ref: Reference) -> str:
        """The value of the date with the time behind it."""
        return self.base.value(ref) + self.time


@dataclass(frozen=True, slots=True)
class ThatDay:
    """The day of a clock time or part of the day that names none."""

    def value(self, ref: Reference) -> str:
        """The day told before it in the sentence, else the day of writing."""
        return ref.beside or Shifted("day", 0).value(ref)


def other_directions(form: Form, ref: Reference) -> tuple[str, ...]:
    """The values ``form`` may have besides the one it has, if the words around leave open which is meant."""
    base = form.base if isinstance(form, At) else form
    two = base.two(ref.day) if isinstance(base, Weekday | DayOfYear | Period) and ref.day else None
    if two is None or not UNSURE < two.share_ahead(ref) < 1 - UNSURE:
        return ()
    ending = form.time if isinstance(form, At) else ""
    return tuple(sorted({two.before + ending, two.after + ending} - {form.value(ref)}))
