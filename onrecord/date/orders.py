"""Whether 3/4/2016 is in March or in April: by the other dates of the page, by its language, or not known."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.date.candidates import Candidate

LAST_MONTH = 12

_NUMBERS = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2\d{2,4}")


def settle_orders(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates without the readings that the page's other dates speak against.

    25/4/2016 elsewhere on the page says that 3/4/2016 is in April, and so do metadata of 3 April. If they
    disagree or are silent, both readings stay.
    """
    told = {sure for each in candidates if (sure := _order(each.quote))}
    places = _places(candidates)
    clear = {each.value for each in candidates if len(places[each.start]) < 2}
    return tuple(each for each in candidates if _may_be(each, places[each.start], clear, told))


def _may_be(each: Candidate, readings: set[str], clear: set[str], orders: set[str]) -> bool:
    if len(readings) < 2:
        return True
    if readings & clear:
        return each.value in clear
    return len(orders) != 1 or _is_day_first(each) == (orders == {"day"})


def other_reading(chosen: str, believed: Sequence[Candidate]) -> str | None:
    """The other day that all dates which name a day can be read as; None if one of them is clear."""
    places = _places(believed)
    others: set[str] = set()
    for each in believed:
        if each.value == chosen:
            others |= {value for value in places[each.start] if value != chosen} or {chosen}
        elif chosen.startswith(each.value):
            return None  # the month of the address
    return others.pop() if len(others) == 1 and chosen not in others else None


def _places(candidates: Sequence[Candidate]) -> dict[int, set[str]]:
    places: dict[int, set[str]] = defaultdict(set)
    for each in candidates:
        if each.raw and each.start >= 0 and _NUMBERS.fullmatch(each.quote):
            places[each.start].add(each.value)
        else:
            places.setdefault(each.start, set())
    return places


def _order(quote: str) -> str | None:
    """``day`` or ``month``, if only one of the first two numbers can be a month."""
    found = _NUMBERS.fullmatch(quote)
    one, two = (int(found[1]), int(found[3])) if found else (0, 0)
    if one > LAST_MONTH >= two:
        return "day"
    return "month" if two > LAST_MONTH >= one else None


def _is_day_first(each: Candidate) -> bool:
    found = _NUMBERS.fullmatch(each.quote)
    return (
        found is not None and int(found[1]) == int(each.value[8:10]) and int(found[3]) == int(each.value[5:7])
    )
