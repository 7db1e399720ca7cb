"""Sets of days: what an article's day of publication may still be.

A set is the bits of one whole number, one for each day from 1900 to 2100, so that any pattern of days (the
Saturdays of a month, all years but one) is kept exactly and two sets meet in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.records.articles import PublicationDate

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
_SIZE = (LAST - FIRST).days + 1
_ALL = (1 << _SIZE) - 1


@dataclass(frozen=True, slots=True)
class Days:
    """A set of days; bit *n* stands for the day *n* days after 1 January 1900."""

    bits: int = _ALL

    def __and__(self, other: Days) -> Days:
        """The days of both."""
        return Days(self.bits & other.bits)

    def __or__(self, other: Days) -> Days:
        """The days of either."""
        return Days(self.bits | other.bits)

    def __bool__(self) -> bool:
        """Whether there is any day."""
        return bool(self.bits)

    def __len__(self) -> int:
        """How many days there are."""
        return self.bits.bit_count()

    def __contains__(self, day: date) -> bool:
        """Whether the day is one of them."""
        at = (day - FIRST).days
        return 0 <= at < _SIZE and bool(self.bits >> at & 1)

    @property
    def first(self) -> date | None:
        """The first day, or None where any before may be meant (the set begins in 1900) or there is none."""
        if not self.bits or self.bits & 1:
            return None
        return _day((self.bits & -self.bits).bit_length() - 1)

    @property
    def last(self) -> date | None:
        """The last day, or None where any later may be meant or there is none."""
        if not self.bits or self.bits >> (_SIZE - 1):
            return None
        return _day(self.bits.bit_length() - 1)

    @property
    def bounded(self) -> bool:
        """Whether it has a first and a last day."""
        return self.first is not None and self.last is not None

    def without(self, other: Days) -> Days:
        """The days that are not in ``other``."""
        return Days(self.bits & ~other.bits)

    def widened(self, before: int, after: int) -> Days:
        """With the days up to ``before`` earlier and ``after`` later than any of these."""
        bits = self.bits
        for count, shift in ((before, _earlier), (after, _later)):
            done = 0
            while done < count:
                step = min(count - done, done + 1)
                bits |= shift(bits, step)
                done += step
        return Days(bits & _ALL)


def _earlier(bits: int, days: int) -> int:
    return bits >> days


def _later(bits: int, days: int) -> int:
    return bits << days


def _day(at: int) -> date:
    return date.fromordinal(FIRST.toordinal() + at)


def _at(day: date) -> int:
    return min(max((day - FIRST).days, 0), _SIZE - 1)


ANY = Days()
"""Every day: nothing is known."""
NONE = Days(0)


def between(first: date | None, last: date | None) -> Days:
    """From the first to the last day, both included; None for no bound."""
    low = 0 if first is None else _at(first)
    high = _SIZE - 1 if last is None else _at(last)
    return Days((1 << (high + 1)) - (1 << low)) if low <= high else NONE


def days_of(days: Iterable[date]) -> Days:
    """The set of single days."""
    bits = 0
    for day in days:
        if FIRST <= day <= LAST:
            bits |= 1 << _at(day)
    return Days(bits)


def days_told(published: PublicationDate) -> Days:
    """The days that a judgement leaves open."""
    value = published.value
    if value is None:
        return between(_first_of(published.earliest), _last_of(published.latest))
    return between(_first_of(value), _last_of(value))


def _first_of(iso: str | None) -> date | None:
    return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :]) if iso else None


def _last_of(iso: str | None) -> date | None:
    if iso is None or len(iso) == len("2019-02-16"):
        return _first_of(iso)
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
