"""Which days a relative time could have been written on, given what it meant: the resolver run backwards."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from onrecord.date.forms import Fixed, Reference
from onrecord.date.isodates import first_day, last_day, span_of
from onrecord.date.scan import scan_times

BEFORE, AFTER = 400, 800  # days before and behind what is meant in which it may have been written


@lru_cache(maxsize=4_096)
def days_of_writing(words: str, meant: str, direction: int) -> tuple[date, ...]:
    """The days on which ``words`` name a time that ``meant`` lies in or covers.

    Each day about it is tried as the day of writing with the resolver of `onrecord.date.forms`.

    Args:
        words: a time expression as it stands ("last month").
        meant: the ISO date it means, at any precision.
        direction: -1 where it is told as past, 1 as ahead, 0 where that is not known.

    Returns:
        The days in order; none where the words name no time that depends on the day of writing.
    """
    found = scan_times(words)
    first, last = first_day(meant), last_day(meant)
    if len(found) != 1 or isinstance(found[0].form, Fixed) or first is None or last is None:
        return ()
    day, end, days = first - timedelta(BEFORE), last + timedelta(AFTER), []
    while day <= end:
        cover = span_of(found[0].form.value(Reference(day, None, direction)))
        if cover and _meets(cover, first, last):
            days.append(day)
        day += timedelta(1)
    return tuple(days)


def _meets(cover: tuple[str, str], first: date, last: date) -> bool:
    start, end = first_day(cover[0]), last_day(cover[1])
    return start is not None and end is not None and start <= last and first <= end
