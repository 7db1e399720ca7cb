"""The stamps of entries: a day, a time of day or both, alone in an element ("21.40 CEST 9 April")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.date.isodates import first_day, make_day, precision
from onrecord.date.labels import word_patterns
from onrecord.date.stamps import parse_date
from onrecord.date.surroundings import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.date.calendars import Calendar
    from onrecord.date.surroundings import Layout

MAX_STAMPS = 1_000  # elements of a page looked at; live blogs have some hundred entries
MAX_STAMP = 60  # code points of the text of an element that is nothing but a stamp
MAX_OTHER = 2  # words beside day and time: "Posted at", "CEST", "Saturday"
MINUTES = 60
NOON, LAST_MONTH, LAST_DAY = 12, 12, 31

_NODE = re.compile(r">([^<>]{3,200}+)(?=<)")
_LINE = re.compile(
    rf"^[ \t]{{0,99}}(?=[^\n]{{0,{MAX_STAMP}}}\d)(\S[^\n]{{2,{MAX_STAMP}}}?)[ \t\r]{{0,99}}$", re.MULTILINE
)
_ATTRIBUTE = re.compile(
    r"""<[a-zA-Z][^<>]{0,300}?\b(?:datetime|data-[\w-]{0,30}?(?:time|date|stamp)[\w-]{0,20})\s{0,3}=\s{0,3}["']([^"'<>]{8,60})["'][^<>]{0,300}>""",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.:/-])([01]?\d|2[0-3])(?:[:.h]([0-5]\d)(?::[0-5]\d)?\s?(?:([ap])\.?m\.?(?![^\W\d_]))?|\s?([ap])\.?m\.?(?![^\W\d_]))(?![\d/-])",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º)?\s{1,2}(?:de |of |d['’])?([^\W\d_]{3,20})\.?"
    r"(?:,?\s{1,2}(?:de )?(\d{4}))?(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,20})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:,?\s{1,2}(\d{4}))?(?![\d:.])"
)
_DIGITS = re.compile(
    r"(?<!\d)(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4})?|(\d{4})年(\d{1,2})月(\d{1,2})日)(?!\d)"
)
_PLACES = ((1, 6, 7), (2, 5, 8), (3, 4, 9))  # groups of a year, of a month and of a day
_Day = tuple[int | None, int | None, int | None]
_NO_DAY: _Day = (None, None, None)
_WORD = re.compile(r"[^\W\d_]+")
_ZONE = re.compile(r"^(?:[A-Z]{2,5}|[Uu]hr|[Hh])$")
_QUOTING = frozenset(("blockquote", "figure", "figcaption", "cite", "q", "aside"))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp and where it stands in the raw page.

    Attributes:
        start: raw offset; ``end`` behind it.
        moment: the ISO day of a stamp that programs read; None if it is printed only.
        month: with ``day``, as printed; None if no day is printed.
        year: as printed, or None.
        minute: of the day, as printed; None if no time of day is.
    """

    start: int
    end: int
    moment: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    minute: int | None = None

    def iso_day(self, near: date | None) -> str | None:
        """The printed day; without a printed year, that nearest to a day. None if none is printed."""
        if self.month is None or self.day is None:
            return None
        if self.year or near is None:
            found = make_day(self.year, self.month, self.day) if self.year else None
            return found.isoformat() if found else None
        around = (make_day(near.year + step, self.month, self.day) for step in (-1, 0, 1))
        days = [each for each in around if each is not None]
        return min(days, key=lambda each: abs(each - near)).isoformat() if days else None


def find_stamps(layout: Layout, calendar: Calendar, start: int, end: int) -> list[Stamp]:
    """The stamps between two offsets in the order of the page, without those of quoted posts and comments."""
    found = [*_written(layout, start, end), *_printed(layout, calendar, start, end)]
    return sorted(found, key=lambda each: each.start)


def stamps_of_lines(raw: str, calendar: Calendar) -> list[Stamp]:
    """The stamps of a text without markup: lines that are nothing else."""
    told = ((match, read_stamp(match[1], calendar)) for match in islice(_LINE.finditer(raw), MAX_STAMPS))
    return [Stamp(match.start(1), match.end(1), None, *found) for match, found in told if found]


def _written(layout: Layout, start: int, end: int) -> Iterator[Stamp]:
    for match in islice(_ATTRIBUTE.finditer(layout.raw, start, end), MAX_STAMPS):
        value = parse_date(match[1])
        if value and precision(value) == 3 and _is_of_the_page(layout, match.start()):
            yield Stamp(match.start(), match.end(), moment=value)


def _printed(layout: Layout, calendar: Calendar, start: int, end: int) -> Iterator[Stamp]:
    nodes = (match for match in _NODE.finditer(layout.raw, start, end) if _is_short(match[1]))
    for match in islice(nodes, MAX_STAMPS):
        told = read_stamp(match[1], calendar)
        if told and _is_of_the_page(layout, match.start(1)):
            yield Stamp(match.start(1), match.end(1), None, *told)


def _is_short(text: str) -> bool:
    return len(text.strip()) <= MAX_STAMP and any(map(str.isdecimal, text))


def _is_of_the_page(layout: Layout, at: int) -> bool:
    if layout.block(at) != "page":
        return False
    about = ancestors(layout.raw, at)
    names = " ".join(words for _, words in about)
    classes = word_patterns("publication_classes")
    return not any(tag in _QUOTING for tag, _ in about) and not any(
        classes[kind].search(names) for kind in ("comment", "embed")
    )


Told = tuple[int | None, int | None, int | None, int | None]
"""Month, day, year and minute of the day of a stamp, as far as it tells them."""


def read_stamp(text: str, calendar: Calendar) -> Told | None:
    """What a short text tells if it is nothing but a stamp; None if it is more, or no stamp."""
    text = " ".join(text.replace("&nbsp;", " ").split())
    (month, day, year), rest = _in_digits(text)
    clock = _CLOCK.search(rest)
    minute = _minute(clock) if clock else None
    rest = _without(rest, clock) if clock and minute is not None else rest
    if month is None:
        (month, day, year), rest = _named(rest, calendar)
    others = [word for word in _WORD.findall(rest) if not _ZONE.match(word)]
    if (minute is None and month is None) or len(others) > MAX_OTHER or any(c.isdecimal() for c in rest):
        return None
    return month, day, year, minute


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _minute(clock: re.Match[str]) -> int | None:
    half = (clock[3] or clock[4] or "").lower()
    hour = int(clock[1])
    if half and not 1 <= hour <= NOON:
        return None
    return (hour % NOON + NOON * (half == "p") if half else hour) * MINUTES + int(clock[2] or 0)


def _named(text: str, calendar: Calendar) -> tuple[_Day, str]:
    """The day with the month's name in a text, and the text without it."""
    for pattern, name, number in ((_DAY_MONTH, 2, 1), (_MONTH_DAY, 1, 2)):
        for found in pattern.finditer(text):
            month = calendar.month(found[name])
            if month and 1 <= int(found[number]) <= LAST_DAY:
                return (month, int(found[number]), int(found[3]) if found[3] else None), _without(text, found)
    return _NO_DAY, text


def _in_digits(text: str) -> tuple[_Day, str]:
    """The day in digits in a text, and the text without it."""
    digits = _DIGITS.search(text)
    if digits is None:
        return _NO_DAY, text
    year, month, day = (int(next(filter(None, digits.group(*of)), "0")) for of in _PLACES)
    if not (1 <= month <= LAST_MONTH and 1 <= day <= LAST_DAY):
        return _NO_DAY, text
    return (month, day, year or None), _without(text, digits)


def day_of(stamps: list[Stamp], near: date | None) -> str | None:
    """The day of an entry by its stamps: the printed one, if it lies within a day of that programs read."""
    moment = next((each.moment for each in stamps if each.moment), None)
    printed = next((day for each in stamps if (day := each.iso_day(first_day(moment or "") or near))), None)
    told = first_day(moment or "")
    own = first_day(printed or "")
    if told and own and abs(told - own) > timedelta(1):
        return moment
    return printed or moment
