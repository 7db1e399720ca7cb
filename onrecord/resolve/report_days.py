"""The day a news report tells of, and which of its events happened on that day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.records.articles import entry_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.readings import (
        EventMention,
        FiledReading,
        Reading,
        StatementMention,
        TimeExpression,
    )
    from onrecord.records.spans import Span

_DAY = len("2019-02-16")
LEAD_PARAGRAPHS = 6  # with 2, four fewer of the 116 dated statements of the examples are right
OPENING_PARAGRAPHS = 1  # with 2, days of what happened before are taken for the day of the report
NEWS_PARAGRAPHS = 3  # further down, a simple past without a day is as often history as news
WEEK_DAYS = 7  # words of older days are history, and tell nothing of the days a report is made of
NEWS_DAYS = 3  # a report tells of the last days; an older day in its lead is background
LATE_DAYS = 1  # further down, an older day is as often that of one speaker alone
REACH_PARAGRAPHS = 8  # who first speaks further down spoke on any of the last days; 7 to 10 do as well

_Basis = Literal["dateline", "text"]
_Days = list[tuple["Span", str]]


@dataclass(frozen=True, slots=True)
class ToldDay:
    """An ISO day and what tells it: the ``dateline``, or words of the ``text``."""

    day: str
    basis: _Basis


def day_of_report(filed: FiledReading) -> ToldDay | None:
    """The day a news report tells of: one in its text just before it came out, or its dateline's.

    That is the day told beside the first words said in its opening, else the first day in its opening, else
    the dateline's, else of the first words said in its lead, else the day it came out where its lead names
    that; where all that it dates was said on one day, that day, in a comment too. A day that only an event
    has is not the report's where what was said in the last days was said on others. None for other genres.
    """
    reading, published = filed.reading, filed.reading.published.value
    said = _days_of_saying(reading)
    body = [part.span for part in reading.article.parts if part.role == "body"]
    days = [(time.span, time.start) for time in reading.times if time.start and _is_one_day(time)]
    recent = {day for _, day in said if _is_recent(day, published, WEEK_DAYS)}
    opening, lead = body[:OPENING_PARAGRAPHS], body[:LEAD_PARAGRAPHS]
    if reading.article.genre in ("report", "readout"):
        of_events = [(span, day) for span, day in days if not recent or day in recent]
        datelines = [part.span for part in reading.article.parts if part.role == "dateline"]
        tiers: tuple[tuple[_Days, list[Span], int, _Basis], ...] = (
            (said, opening, NEWS_DAYS, "text"),
            (of_events, opening, LATE_DAYS if datelines else NEWS_DAYS, "text"),
            (days, datelines, NEWS_DAYS, "dateline"),
            (said, lead, LATE_DAYS, "text"),
            (of_events, lead, 0, "text"),
        )
        for told, places, age, basis in tiers:
            if found := _first(told, places, published, age):
                return ToldDay(found, basis)
    others = [(span, day) for span, day in days if day not in recent]
    if reading.article.genre not in ("report", "readout", "opinion") or len(recent) != 1:
        return None
    if _first(others, opening, published, NEWS_DAYS):
        return None
    only = [(span, day) for span, day in said if day in recent]
    found = _first(only, body[:REACH_PARAGRAPHS], published, NEWS_DAYS)
    return ToldDay(found, "text") if found else None


def _is_one_day(time: TimeExpression) -> bool:
    """Whether a time lies within one day: no weekend."""
    return len(time.start or "") == _DAY and time.end in (None, time.start)


def _first(told: _Days, places: list[Span], published: str | None, age: int) -> str | None:
    """The first of the days that is told in one of the places and at most ``age`` days old."""
    for span, day in told:
        if any(place.contains(span) for place in places) and _is_recent(day, published, age):
            return day
    return None


def _days_of_saying(reading: Reading) -> _Days:
    """The days told beside acts of saying, with where the words were said stand."""
    return [
        (one.said_times[0], one.said_on)
        for one in reading.statements
        if one.telling == "act" and one.said_on and len(one.said_on) == _DAY and one.said_times
    ]


def _is_recent(day: str, published: str | None, age: int) -> bool:
    """Whether a day lies at most ``age`` days before the day of publication, where that is known."""
    if published is None or len(published) != _DAY:
        return True
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= age


def day_of_news(filed: FiledReading, event: EventMention, report: ToldDay | None) -> ToldDay | None:
    """The day of an event without a date that the article tells as its own news; else None.

    That is the day of the statement it is the occasion of, else the day of its entry of a live blog, else the
    day of the report where the event stands in the lead or is such an occasion; both if its sentence names no
    other time.

    Args:
        filed: the article.
        event: one of its events.
        report: the article's day (`day_of_report`).
    """
    if not event.news or event.start or event.status != "happened":
        return None
    said = [one for one in filed.reading.statements if _is_occasion(one, event)]
    days = sorted({one.said_on for one in said if one.said_on and len(one.said_on) == _DAY})
    if len(days) == 1:
        return ToldDay(days[0], "text")
    entry = entry_at(filed.reading.article.entries, event.trigger.start)
    if entry is not None and entry.day:
        report = ToldDay(entry.day, "dateline")
    elif report is None or not (said or _in_lead(filed, event)):
        return None
    return report if all(time.start == report.day for time in _times_beside(filed, event)) else None


def _is_occasion(statement: StatementMention, event: EventMention) -> bool:
    return statement.occasion is not None and statement.occasion.overlaps(event.trigger)


def _in_lead(filed: FiledReading, event: EventMention) -> bool:
    lead = [part for part in filed.reading.article.parts if part.role == "body"][:NEWS_PARAGRAPHS]
    return any(part.span.contains(event.trigger) for part in lead)


def _times_beside(filed: FiledReading, event: EventMention) -> Iterator[TimeExpression]:
    """The calendar times in the sentence of the event, in the outlet's own words."""
    reading = filed.reading
    at = bisect_right(reading.sentences, event.trigger.start, key=lambda span: span.start) - 1
    if at < 0:
        return
    sentence = reading.sentences[at]
    said = [part for one in reading.statements for part in one.content if part.overlaps(sentence)]
    for time in reading.times:
        if time.start and sentence.contains(time.span) and not any(part.overlaps(time.span) for part in said):
            yield time
