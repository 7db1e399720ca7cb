"""What a match of a pattern of time means that counts from another time; see `onrecord.date.meanings`."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.date.counted import (
    Around,
    DayOfMonth,
    Edge,
    Half,
    MonthOfYear,
    Moved,
    Nth,
    OfQuarter,
    SameMonth,
    SameTime,
)
from onrecord.date.forms import DayOfYear, Fixed, Form, Range, Reference, Shifted, Stretch, Weekday
from onrecord.date.isodates import make_day
from onrecord.date.parts import WORDS, Builder, day_number, length_of, month_of, number_of

_LAST_MONTH = 12
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}


def _whole(match: re.Match[str]) -> Form:
    """The month or year of the fragment ``WITHIN``."""
    if match["of_unit"]:
        unit, word = WORDS.units[match["of_unit"].lower()], match["of_shift"].lower()
        if word == "the":
            return SameMonth() if unit == "month" else Shifted(unit, 0)
        return Shifted(unit, WORDS.shift[word])
    if not match["of_month"]:
        return Fixed(match["of_year"])
    month = month_of(match["of_month"])
    if match["of_year"]:
        return Fixed(f"{match['of_year']}-{month:02d}")
    if match["of_rel"]:
        return MonthOfYear(month, WORDS.shift[match["of_rel"].lower()])
    return DayOfYear(month)


def _read_nth_weekday(match: re.Match[str]) -> Form:
    return Nth(WORDS.weekdays[match["weekday"]], _nth(match["nth"]), _whole(match))


def _nth(word: str) -> int:
    return WORDS.ordinals.get(word.lower(), -1)


def _read_half(match: re.Match[str]) -> Form:
    return Half(1 if _nth(match["nth"]) == 1 else 2, _whole(match))


def _read_half_name(match: re.Match[str]) -> Form:
    return Fixed(f"{match['year']}-H{match['nth']}")


def _read_edge(match: re.Match[str]) -> Form | None:
    count = number_of(match["num"]) if match["num"] else 1
    unit = WORDS.units[match["unit"].lower()]
    vague = match["unit"].lower() == "days" and not match["num"]
    if count is None or vague:
        return _whole(match) if vague else None
    days = count * _DAYS[unit]
    return Edge(days if _nth(match["nth"]) == 1 else -days, _whole(match))


def _base(match: re.Match[str], toward: int) -> Form:
    if match["weekday"]:
        return Weekday(WORDS.weekdays[match["weekday"]], toward)
    return Shifted("day", WORDS.days[match["day_word"].lower()])


def _read_moved(match: re.Match[str]) -> Form | None:
    unit = WORDS.units[match["unit"].lower()]
    count = number_of(match["num"]) if match["num"] else 1
    if count is None:
        return None
    groups = match.groupdict()
    toward = -1 if (groups.get("toward") or "").split()[:1] in (["ago"], ["last"]) else 1
    base = _base(match, toward)
    if unit in _MONTHS:
        return Moved(base, months=toward * count * _MONTHS[unit])
    return Moved(base, days=toward * count * _DAYS[unit])


def _read_weekday_told(match: re.Match[str]) -> Form:
    return _Told(WORDS.weekdays[match["weekday"]], WORDS.narrative[match["rel"].lower()])


class _Told:
    """The weekday before or after the day told last: "the following Monday"."""

    __slots__ = ("shift", "weekday")

    def __init__(self, weekday: int, shift: int) -> None:
        self.weekday, self.shift = weekday, shift

    def value(self, ref: Reference) -> str:
        """The day; counted from the day of writing if none was told."""
        told = Shifted("day", 0, told=True).value(ref) if ref.told else ""
        day = make_day(*(int(part) for part in told.split("-"))) if told[:4].isdecimal() else ref.day
        return Weekday(self.weekday, self.shift).value(Reference(day))


def _read_same_time(match: re.Match[str]) -> Form:
    if match["day_word"]:
        return Shifted("day", WORDS.days[match["day_word"].lower()])
    shift, unit = WORDS.shift[match["shift"].lower()], WORDS.units[match["unit"].lower()]
    if unit == "week":
        return Moved(Shifted("day", 0), days=shift * _DAYS["week"])
    return SameTime("year" if unit == "year" else "month", shift)


def _read_day_of_month(match: re.Match[str]) -> Form:
    return DayOfMonth(day_number(match["day"]))


def _read_years(match: re.Match[str]) -> Form | None:
    """A range of years, a fiscal year among them; "2011-12" without a word before may be a month."""
    first, last = match["year"], match["until"]
    whole = first[: 4 - len(last)] + last
    short = len(last) < len(first)
    if int(whole) <= int(first) or (short and not match["fiscal"] and int(last) <= _LAST_MONTH):
        return None
    return Fixed(f"{first}/{whole}")


def _read_quarter_of(match: re.Match[str]) -> Form:
    name = f"Q{WORDS.ordinals[match['ord'].lower()]}"
    return OfQuarter(name, WORDS.shift[(match["rel"] or match["of_rel"]).lower()])


def _read_spoken_of(match: re.Match[str]) -> Form:
    unit = WORDS.units[match["unit"].lower()]
    return Shifted(unit, -1 if unit == "quarter" else 0)  # who speaks of the quarter speaks of its results


def _read_fortnight(match: re.Match[str]) -> Form:
    toward: Literal[-1, 1] = 1 if WORDS.shift.get(match["shift"].lower(), 1) >= 0 else -1
    return Stretch(length_of("week", "2"), "week", 2, toward)


def _read_holiday(match: re.Match[str]) -> Form:
    month, day, nth = WORDS.holidays[" ".join(match["holiday"].split())]
    shift = WORDS.shift[match["shift"].lower()] if match["shift"] else None
    if nth:
        whole: Form = DayOfYear(month, shift=shift)
        return Nth(day, nth, Fixed(f"{match['year']}-{month:02d}") if match["year"] else whole)
    if match["year"]:
        return Fixed(f"{match['year']}-{month:02d}-{day:02d}")
    return DayOfYear(month, day, shift=shift)


def around(form: Form, word: str) -> Form:
    """The week, weekend or part of the day in which, or the range over which, a day or range is."""
    unit = WORDS.units.get(word.lower())
    if unit is None or isinstance(form, Range):
        return form
    return Around("weekend" if unit == "weekend" else "week", form)


COUNTED: dict[str, Builder] = {
    name.removeprefix("_read_"): build
    for name, build in sorted(globals().items())
    if name.startswith("_read_")
}
