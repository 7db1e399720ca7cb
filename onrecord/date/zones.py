"""One moment dated twice: in universal time and in the outlet's own time, which may be of another day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.date.candidates import Candidate, CandidateKind

FURTHEST = timedelta(hours=14)  # the time zones of the earth lie from 12 hours behind to 14 before
_BY_HEADLINE = frozenset(get_args(Literal["head", "lead", "top"]))  # marks of a day by the headline
HALF_HOUR = timedelta(minutes=30)  # nearly all of them are whole halves of an hour away

_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)")
_STAMPS: frozenset[CandidateKind] = frozenset(
    ("published_meta", "published_time", "time_tag", "script_published")
)


def in_local_time(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, stamps of universal time with the day on which the page itself dates that moment.

    A page dates it by a stamp of the same moment in another zone, or by a printed day with a time of day that
    differs from the stamp's by the distance of a time zone.
    """
    local = {moment: each.value for each in candidates if (moment := _moment(each)) and _is_local(each)}
    printed = [(each.value, clock) for each in candidates if (clock := _clock(each))]
    return tuple(replace(each, value=_local_day(each, local, printed)) for each in candidates)


def _local_day(each: Candidate, local: dict[datetime, str], printed: Sequence[tuple[str, timedelta]]) -> str:
    moment = _moment(each)
    if moment is None or _is_local(each):
        return each.value
    if moment in local:
        return local[moment]
    days = {
        value
        for value, clock in printed
        if _is_zone(datetime.fromisoformat(f"{value}T00:00+00:00") + clock - moment)
    }
    return days.pop() if len(days) == 1 and each.value not in {value for value, _ in printed} else each.value


def _is_zone(gap: timedelta) -> bool:
    return abs(gap) <= FURTHEST and not gap % HALF_HOUR


def _moment(each: Candidate) -> datetime | None:
    """The moment of a stamp with a zone, to the minute."""
    if each.kind not in _STAMPS or not _STAMP.fullmatch(each.quote):
        return None
    try:
        return datetime.fromisoformat(each.quote).replace(second=0, microsecond=0)
    except ValueError:
        return None


def _is_local(each: Candidate) -> bool:
    moment = _moment(each)
    return moment is not None and moment.utcoffset() != timedelta(0)


def _clock(each: Candidate) -> timedelta | None:
    """The time of day printed behind a day by the headline that is not one of update."""
    marks = set(each.marks)
    at = next((mark[3:] for mark in each.marks if mark.startswith("at ")), None)
    if at is None or not _BY_HEADLINE & marks or {"label_updated", "in_updated"} & marks:
        return None
    hours, _, minutes = at.partition(":")
    return timedelta(hours=int(hours), minutes=int(minutes))
