"""The events of an article whose day became known after it was read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.articles import PublicationDate
    from onrecord.records.readings import EventMention, Reading, TimeExpression
    from onrecord.records.spans import Span

_DAY = len("2019-02-16")
_TOLD = {"happened": -1, "planned": 1}  # the direction that a time beside it tells


def with_late_day(reading: Reading, published: PublicationDate, times: Sequence[TimeExpression]) -> Reading:
    """The reading with its day, with its times told from it, and with the days these give to its events.

    An event without a time gets one where its sentence tells exactly one that waited for the day. (Where the
    day is known before reading, the parse says which time is whose; here only the plain case is taken.)
    """
    waited = {time.span for time in reading.times if time.start is None}
    late = [time for time in times if time.span in waited and time.type in ("DATE", "TIME") and time.start]
    events = tuple(_with_day(event, reading.sentences, late) for event in reading.events)
    return replace(reading, published=published, times=tuple(times), events=events)


def with_other_day(reading: Reading, published: PublicationDate, times: Sequence[TimeExpression]) -> Reading:
    """The reading of an article that was taken to be of another day: what its time words dated is dated anew.

    `with_late_day` is to follow, for what waited for a day.

    Args:
        reading: as read.
        published: the day.
        times: the times told from it.
    """
    told = {time.span: time for time in times}
    known = replace(reading, published=published)
    events = tuple(
        _dated_anew(event, told, known.published_at(event.trigger.start).value) for event in reading.events
    )
    statements = tuple(
        replace(one, said_on=None) if one.said_times or one.said_on_basis == "published" else one
        for one in reading.statements
    )
    return replace(reading, published=published, events=events, statements=statements)


def _dated_anew(
    event: EventMention, told: Mapping[Span, TimeExpression], published: str | None
) -> EventMention:
    start, end = event.start, event.end
    if event.basis == "published":
        start, end = published, None
    elif event.time is not None and event.time in told:
        time = told[event.time]
        first, last = (value[:_DAY] if value else None for value in (time.start, time.end))
        by_then = event.start is None and event.end is not None
        start, end = (None, last or first) if by_then else (first, last if last != first else None)
    later = end or start
    old = later is not None and published is not None and _a_year_before(published) > later
    return replace(event, start=start, end=end, background=old)


def _a_year_before(day: str) -> str:
    return f"{int(day[:4]) - 1:04d}{day[4:]}"


def _with_day(event: EventMention, sentences: Sequence[Span], late: Sequence[TimeExpression]) -> EventMention:
    number = bisect_right(sentences, event.trigger.start, key=lambda span: span.start) - 1
    if event.start or event.end or event.status not in _TOLD or number < 0:
        return event
    beside = [time for time in late if sentences[number].contains(time.span)]
    if len(beside) != 1 or beside[0].direction * _TOLD[event.status] < 0:
        return event
    return replace(event, start=beside[0].start, end=beside[0].end, time=beside[0].span, basis="text")
