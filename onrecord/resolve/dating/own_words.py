"""Bounds from an article's own words: its page's, a dateline without a year, the weekday of its lead."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.records.articles import DateEvidence
from onrecord.resolve.dating.date_bounds import Bound
from onrecord.resolve.dating.day_sets import ANY, FIRST, LAST, days_of, days_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.readings import FiledReading, TimeExpression
    from onrecord.resolve.dating.day_sets import Days

NEWS_LAG = 3  # days a report may appear after the day of its dateline or the weekday its lead tells of
LEAD_PARAGRAPHS = 2  # in which a day of the week is that of the news
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")


def bounds_of_words(filed: FiledReading) -> Iterator[Bound]:
    """What the article alone leaves open."""
    published = filed.reading.published
    told = days_told(published)
    if told != ANY and (published.value or published.latest):
        yield Bound("page", told, "the page itself bounds it", published.evidence)
    elif told != ANY:
        yield Bound("told", told, "it tells of such a day as past", published.evidence)
    dateline = _dateline(filed)
    if dateline:
        days = days_of(_days_of_dateline(filed, dateline)).widened(0, NEWS_LAG)
        yield Bound("dateline", days, "its dateline gives day and month", (_words(filed, dateline),))


def dateline_day(filed: FiledReading, days: Days) -> date | None:
    """The day of the dateline in the one year that ``days`` leave open; else None."""
    dateline = _dateline(filed)
    if dateline is None:
        return None
    fitting = [
        day for day in _days_of_dateline(filed, dateline) if days_of([day]).widened(0, NEWS_LAG) & days
    ]
    return fitting[0] if len(fitting) == 1 else None


def days_of_lead(filed: FiledReading) -> Bound | None:
    """The days just behind the day of the week that the lead tells of: they sharpen a month that is known."""
    time = _weekday_of(filed)
    match = _WEEKDAY.fullmatch(time.value) if time else None
    if time is None or match is None:
        return None
    start = FIRST + timedelta((int(match[1]) - FIRST.isoweekday()) % 7)
    weekdays = days_of(start + timedelta(7 * week) for week in range((LAST - start).days // 7 + 1))
    return Bound(
        "weekday",
        weekdays.widened(0, NEWS_LAG),
        "its lead tells of a day of the week",
        (_words(filed, time),),
    )


def _words(filed: FiledReading, time: TimeExpression) -> DateEvidence:
    return DateEvidence(time.span.start, time.span.end, time.span.of(filed.reading.article.text))


def _dateline(filed: FiledReading) -> TimeExpression | None:
    """A day and month without a year in a dateline."""
    parts = [part.span for part in filed.reading.article.parts if part.role == "dateline"]
    return next(
        (
            time
            for time in filed.reading.times
            if _YEARLESS.fullmatch(time.value) and any(part.contains(time.span) for part in parts)
        ),
        None,
    )


def _days_of_dateline(filed: FiledReading, dateline: TimeExpression) -> list[date]:
    """The day of the dateline in the years in which it is the weekday the lead tells of, or the day after."""
    match = _YEARLESS.fullmatch(dateline.value)
    days = [*_each_year(int(match[1]), int(match[2]))] if match else []
    weekday = _weekday(filed)
    return [day for day in days if weekday is None or (day.isoweekday() - weekday) % 7 <= 1]


def _weekday(filed: FiledReading) -> int | None:
    time = _weekday_of(filed)
    return int(time.value[len("XXXX-WXX-")]) if time else None


def _weekday_of(filed: FiledReading) -> TimeExpression | None:
    """The first time of the lead that waits for the day of publication, where that is a day of the week."""
    reading = filed.reading
    lead = [part.span for part in reading.article.parts if part.role in ("body", "standfirst")][
        :LEAD_PARAGRAPHS
    ]
    for time in reading.times:
        waits = time.type in ("DATE", "TIME") and time.value.startswith("XXXX")
        if waits and any(part.contains(time.span) for part in lead):
            return time if _WEEKDAY.fullmatch(time.value) and time.direction <= 0 else None
    return None


def _each_year(month: int, day: int) -> Iterator[date]:
    for year in range(FIRST.year, LAST.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:
            continue
