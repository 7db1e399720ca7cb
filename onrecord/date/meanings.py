"""What a match of each pattern of time means: one function a pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.date.counted import MonthOfYear
from onrecord.date.counted_meanings import COUNTED, around
from onrecord.date.forms import (
    At,
    DayOfYear,
    Fixed,
    Form,
    Period,
    Range,
    Reference,
    Shifted,
    Stretch,
    ThatDay,
    Weekday,
    Weekend,
)
from onrecord.date.isodates import make_day
from onrecord.date.parts import (
    WORDS,
    Builder,
    clock_of,
    day_number,
    length_of,
    month_of,
    number_of,
    weekday_of,
)


def _read_calendar(match: re.Match[str]) -> Form | None:
    month, year = month_of(match["month"]), match["year"]
    days = [day_number(match[name]) for name in ("day", "until") if match[name]]
    if any(first >= last for first, last in pairwise(days)):
        days = days[:1]
    forms = [_one_day(int(year) if year else None, month, day, weekday_of(match)) for day in days]
    known = [form for form in forms if form]
    if len(known) != len(forms):
        return None
    form = Range(known[0], known[1]) if len(known) == 2 else _with_time(known[0], match)
    return _around(form, match)


def _around(form: Form, match: re.Match[str]) -> Form:
    word = (match["around"] or "").lower()
    if word in WORDS.parts_of_day and not isinstance(form, Range | At):
        return At(form, WORDS.parts_of_day[word])
    return around(form, word)


def _one_day(year: int | None, month: int, day: int, weekday: int | None) -> Form | None:
    if year is None:
        return DayOfYear(month, day, weekday) if make_day(2000, month, day) else None
    found = make_day(year, month, day)
    return Fixed(found.isoformat()) if found else None


def _with_time(form: Form, match: re.Match[str]) -> Form:
    groups = match.groupdict()
    if groups.get("part"):
        return At(form, WORDS.parts_of_day[groups["part"].lower()])
    clock = clock_of(groups)
    return At(form, clock) if clock else form


def _read_numeric(match: re.Match[str]) -> Form | None:
    found = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return _with_time(Fixed(found.isoformat()), match) if found else None


def _read_slashed(match: re.Match[str]) -> Form | None:
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second:
        return None  # 3/4/2019 is March in one country and April in another
    month, day = (first, second) if second > 12 else (second, first)
    found = make_day(int(match["year"]), month, day)
    return Fixed(found.isoformat()) if found else None


def _read_month_year(match: re.Match[str]) -> Form:
    month = month_of(match["month"])
    if match["year"]:
        return Fixed(f"{match['year']}-{month:02d}")
    return MonthOfYear(month, {"last": -1, "this": 0, "next": 1}[match["rel"].lower()])


def _read_month(match: re.Match[str]) -> Form | None:
    shift = match["shift"]
    if (
        not shift
        and match["month"] == "May"
        and not re.search(_BEFORE_MAY, match.string[: match.start()][-12:])
    ):
        return None
    return DayOfYear(month_of(match["month"]), shift=WORDS.shift[shift.lower()] if shift else None)


_BEFORE_MAY = r"(?i)\b(?:in|of|since|by|until|till|before|after|from|to|for|during|early|late|mid)[\s-]$"


def _read_weekday(match: re.Match[str]) -> Form:
    shift = match["shift"]
    form = Weekday(WORDS.weekdays[match["weekday"]], WORDS.shift[shift.lower()] if shift else None)
    return _around(_with_time(form, match), match)


def _read_year(match: re.Match[str]) -> Form | None:
    if re.search(_NOT_BEFORE_YEAR, match.string[max(0, match.start() - 14) : match.start()]):
        return None
    return Fixed(match["year"])


_NOT_BEFORE_YEAR = (
    r"(?i)(?:[$€£¥#/:\d.,–-]"
    r"|\b(?:resolutions?|no\.|nos\.|article|section|flight|room|page|about|nearly|over)\s*)$"
)


def _read_decade(match: re.Match[str]) -> Form:
    if match["four"]:
        return Fixed(match["four"][:3] + "X")
    if match["two"]:
        return Fixed("19" + match["two"][0] + "X")
    return Fixed(f"19{WORDS.decade_words[match['word'].lower()]}X")


def _read_century(match: re.Match[str]) -> Form | None:
    name = match["name"].lower()
    number = int(re.sub(r"\D", "", name)) if name[0].isdecimal() else WORDS.centuries[name]
    return Fixed(f"{number - 1:02d}") if 1 <= number <= 22 else None


def _read_quarter(match: re.Match[str]) -> Form:
    number = WORDS.ordinals[match["ord"].lower()] if match["ord"] else int(match["num"])
    name = f"Q{number}"
    if match["year"]:
        return Fixed(f"{match['year']}-{name}")
    return Period(name)


def _read_season(match: re.Match[str]) -> Form | None:
    name = WORDS.seasons[match["season"].lower()]
    if match["year"]:
        return Fixed(f"{match['year']}-{name}")
    return Period(name, WORDS.shift[match["shift"].lower()] if match["shift"] else None)


def _read_day_word(match: re.Match[str]) -> Form:
    word = match["day_word"].lower()
    form: Form = Shifted("day", WORDS.days[word])
    if word == "tonight":
        return At(form, "TNI")
    return _with_time(form, match)


def _read_part_of_day(match: re.Match[str]) -> Form:
    shift = {"last": -1, "this": 0, "tomorrow": 1}[match["shift"].lower()]
    return At(Shifted("day", shift), WORDS.parts_of_day[match["part"].lower()])


def _read_unit_shifted(match: re.Match[str]) -> Form | None:
    unit = WORDS.units[match["unit"].lower()]
    if unit in ("minute", "hour", "fortnight"):
        return None
    shift = WORDS.shift[match["shift"].lower()]
    if unit == "weekend":
        return Weekend(None if shift == 0 else shift)
    return Shifted(unit, shift)


def _count(match: re.Match[str], unit: str) -> tuple[str, int | None]:
    unit = WORDS.units[unit.lower()]
    count = number_of(match["num"]) if match["num"] else None
    if unit == "fortnight":
        return "week", count * 2 if count else None
    return unit, count


def _count_days(match: re.Match[str]) -> tuple[str, int | None]:
    """As `_count`, but a fortnight is so many days: who says so means the day."""
    unit, count = _count(match, match["unit"])
    if WORDS.units[match["unit"].lower()] == "fortnight":
        return "day", count * 7 if count else None
    return unit, count


def _read_ago(match: re.Match[str]) -> Form:
    unit, count = _count_days(match)
    return Shifted(unit, -count if count is not None else None)


def _read_later(match: re.Match[str]) -> Form | None:
    unit, count = _count_days(match)
    sign = 1 if match["rel"].lower() in ("later", "after") else -1
    if count is None:
        return Fixed("FUTURE_REF" if sign > 0 else "PAST_REF")
    return Shifted(unit, sign * count, told=True)


def _read_from_now(match: re.Match[str]) -> Form:
    unit, count = _count_days(match)
    return Shifted(unit, count) if count is not None else Fixed("FUTURE_REF")


_AND_A_HALF = re.compile(r"\s?(?:1/2|½)$")


def _read_duration(match: re.Match[str]) -> Form | None:
    if re.match(r"[\s-]old\b", match.string[match.end() : match.end() + 5]):
        return None  # an age
    if match["unit"].lower().startswith("quarter") and not re.search(r"\s", match[0]):
        return None  # three-quarters of something, or where sailors sleep
    unit, count = _count(match, match["unit"])
    whole = _AND_A_HALF.sub("", match["num"] or "")
    if match.groupdict().get("half") or whole != (match["num"] or ""):
        return Fixed(length_of(unit, f"{number_of(whole) or 1}.5"))
    amount = match["num"] if match["num"] and "." in match["num"] else ("X" if count is None else str(count))
    return Fixed(length_of(unit, amount))


def _read_stretch(match: re.Match[str]) -> Form:
    unit, count = _count(match, match["unit"])
    toward = 1 if not match["shift"] or WORDS.shift.get(match["shift"].lower(), 1) > 0 else -1
    return Stretch(length_of(unit, "X" if count is None else str(count)), unit, count, toward)


def _read_every(match: re.Match[str]) -> Form:
    what = match["what"]
    if match["unit"]:
        count = number_of(match["num"]) if match["num"] else 1
        return Fixed(length_of(_count(match, match["unit"])[0], str(count or "X")))
    if what in WORDS.months:
        return Fixed(f"XXXX-{WORDS.months[what]:02d}")
    if what in WORDS.weekdays:
        return Fixed(f"XXXX-WXX-{WORDS.weekdays[what]}")
    return Fixed(f"XXXX-{WORDS.seasons[what.lower()]}")


def _read_weekdays(match: re.Match[str]) -> Form:
    return Fixed(f"XXXX-WXX-{WORDS.weekdays[match['weekday']]}")


def _read_per(match: re.Match[str]) -> Form:
    return Fixed(length_of(WORDS.units[match["unit"].lower()], "1"))


def _read_set_word(match: re.Match[str]) -> Form:
    return Fixed(WORDS.sets[match[0].lower()])


def _read_reference(match: re.Match[str]) -> Form | None:
    if match[0].lower() == "soon" and match.string[: match.start()].lower().endswith("as "):
        return None  # "as soon as they agree" tells no time
    words = match[0].lower().split()
    return Fixed(WORDS.references.get(" ".join(words)) or WORDS.references[" ".join(words[1:])])


def _read_recent_units(match: re.Match[str]) -> Form:
    return Fixed("PAST_REF" if match["rel"].lower() in ("recent", "past", "earlier") else "FUTURE_REF")


def _read_units_ahead(match: re.Match[str]) -> Form:  # noqa: ARG001 - the form of builders
    return Fixed("FUTURE_REF")


def _read_clock(match: re.Match[str]) -> Form | None:
    clock = clock_of(match.groupdict())
    if clock is None:
        return None
    weekday = weekday_of(match)
    if match.groupdict().get("month"):
        month, day, year = month_of(match["month"]), day_number(match["day"]), match["year"]
        date_form = _one_day(int(year) if year else None, month, day, None)
        return At(date_form, clock) if date_form else None
    return At(Weekday(weekday) if weekday else ThatDay(), clock)


def _read_part_told(match: re.Match[str]) -> Form:
    return At(ThatDay(), WORDS.parts_of_day[match["part"].lower()])


def _read_half_unit(match: re.Match[str]) -> Form:
    unit = WORDS.units[match["unit"].lower()]
    return Fixed("PT30M" if unit == "hour" else length_of(unit, "0.5"))


def _read_noon(match: re.Match[str]) -> Form:
    weekday = weekday_of(match)
    clock = "T24:00" if match["name"].lower() == "midnight" else "T12:00"
    return At(Weekday(weekday) if weekday else ThatDay(), clock)


def _read_this_unit(match: re.Match[str]) -> Form:
    unit = WORDS.units[match["unit"].lower()]
    return Weekend() if unit == "weekend" else Shifted(unit, 0)


def _read_unit_told(match: re.Match[str]) -> Form | None:
    unit = WORDS.units[match["unit"].lower()]
    if unit in ("minute", "hour", "fortnight", "decade", "century"):
        return None
    word = (match["rel"] or "same").lower()
    return Shifted(unit, WORDS.narrative[word], told=True)


def _read_year_earlier(match: re.Match[str]) -> Form:
    return Shifted(WORDS.units[match["unit"].lower()], -1, told=True)


def _read_day_beside(match: re.Match[str]) -> Form:
    return Shifted("day", -2 if match["rel"].lower() == "before" else 2)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """So many units on, where the verb tells the future; else how long something took ("in two weeks")."""

    then: Form
    length: str

    def value(self, ref: Reference) -> str:
        """The date where the direction is ahead, else the length."""
        return self.then.value(ref) if ref.direction > 0 else self.length


def _read_in_units(match: re.Match[str]) -> Form:
    length = length_of(*_length_parts(_count(match, match["unit"])))
    unit, count = _count_days(match)
    then: Form = Shifted(unit, count) if count is not None else Fixed("FUTURE_REF")
    return _Ahead(then, length)


def _length_parts(counted: tuple[str, int | None]) -> tuple[str, str]:
    unit, count = counted
    return unit, "X" if count is None else str(count)


MEANINGS: dict[str, Builder] = {
    name.removeprefix("_read_"): build
    for name, build in sorted(globals().items())
    if name.startswith("_read_")
} | COUNTED
