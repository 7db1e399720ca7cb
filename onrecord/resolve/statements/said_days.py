"""The day each statement of an article was said: the likeliest of the days that the article tells about it.

Candidates are the day beside the cue, the nearest days that the outlet tells, the day of the same speaker's
words before, the day of the report, the one on which it came out, and its month. What tells a day counts
alone and together with how the statement stands. The weights are learned by ``training/train_said_days.py``.
Two things are not weighed: words in a transcript have its day, and what a dated paper says has its date.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.records.articles import entry_at
from onrecord.records.rows import SaidOn
from onrecord.resolve.report_days import REACH_PARAGRAPHS, day_of_report
from onrecord.text.choice import learned_weights, likeliest
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from onrecord.records.articles import Entry
    from onrecord.records.indexes import ActorIndex, InstrumentIndex
    from onrecord.records.readings import FiledReading, StatementMention
    from onrecord.records.spans import Span
    from onrecord.text.choice import Features

    Choose = Callable[[int, Mapping[str, Features]], str]

NO_DAY = ""
"""The candidate that stands for no day."""

_YEAR, _MONTH, _DAY = len("2019"), len("2019-02"), len("2019-02-16")
_PRECISIONS = {_YEAR: "year", _MONTH: "month", _DAY: "day"}
_AGES = ((-1, "ahead"), (0, "same day"), (1, "day before"), (2, "two days"), (7, "week"), (31, "month"))
MAX_GAP = 200  # characters from the words that are added to, about a sentence
NEAR = 400  # characters to a day told, two sentences; with 200 and 800, as many days are right
_ADDING = word_sets("resolve", "statements")["adding"]
_PRONOUNS = word_sets("resolve", "statements")["pronouns_of_speakers"]


@dataclass(frozen=True, slots=True)
class _Article:
    """What is looked up for each statement.

    Attributes:
        filed: the article.
        report: the day that it tells of, or None.
        body: where its paragraphs begin.
        reached: the numbers, from 1, of the paragraphs with words of that day and of those just after.
        days: the days that the outlet tells.
    """

    filed: FiledReading
    report: str | None
    body: list[int]
    reached: set[int]
    days: list[tuple[Span, str]]


def days_said(filed: FiledReading, actors: ActorIndex, papers: InstrumentIndex) -> list[SaidOn | None]:
    """The day of each statement of the reading, in their order; None if likelier nothing tells it."""
    weights = learned_weights("resolve", "said_day")
    return choose_days(filed, actors, papers, lambda _, told: likeliest(told, weights))


def choose_days(
    filed: FiledReading, actors: ActorIndex, papers: InstrumentIndex, choose: Choose
) -> list[SaidOn | None]:
    """The day that ``choose`` picks for each statement, in their order; later ones have it as a candidate.

    In an entry of a live blog that is dated, the entry's day takes the place of the report's, and none is
    carried to the next entry.

    Args:
        filed: the article.
        actors: who speaks.
        papers: the instruments, with their dates.
        choose: gets the number of a statement and the features of each candidate, `NO_DAY` among them.
    """
    article, last = _article(filed), 0
    carried: dict[str, SaidOn] = {}
    days: list[SaidOn | None] = []
    for number, mention in enumerate(filed.reading.statements):
        if not filed.reading.article.in_one_entry(last, mention.span.start):
            carried = {}
        last = mention.span.start
        key, day = _key(filed, mention, actors), _fixed(filed, mention, papers)
        if day is None:
            told = list(_candidates(article, mention))
            if key in carried and not mention.said_times:
                told.append((carried[key], "carried"))
            before = days[-1] if _adds_to(filed, number) else None
            if before and not mention.said_times:
                told.append((_carried(before), "added"))
            best = choose(number, _features(article, mention, told))
            day = next((one for one, _ in told if one.value == best), None)
        if day and key and mention.parent is None:
            carried[key] = _carried(day)
        days.append(day)
    return days


def _article(filed: FiledReading) -> _Article:
    reading, report = filed.reading, day_of_report(filed)
    said = sorted(part for one in reading.statements for part in one.content)
    days = [
        (time.span, time.start)
        for time in reading.times
        if time.start and time.type in ("DATE", "TIME") and time.end in (None, time.start)
        and not _is_said(said, time.span)
    ]  # fmt: skip
    body = [part.start for part in reading.article.parts if part.role == "body"]
    day = report.day if report else None
    of_day = [one.span.start for one in reading.statements if one.said_on == day and one.telling == "act"]
    reached = {bisect_right(body, start) + step for start in of_day for step in (0, 1)}
    return _Article(filed, day, body, reached, days)


def _is_said(said: list[Span], span: Span) -> bool:
    at = bisect_right(said, span.start, key=lambda part: part.start)
    return any(part.contains(span) for part in said[max(0, at - 3) : at])


def _candidates(article: _Article, mention: StatementMention) -> Iterator[tuple[SaidOn, str]]:
    """The days that are told about a statement, each with what tells it; the first of a day has its basis."""
    reading = article.filed.reading
    if mention.said_on:
        basis = mention.said_on_basis or "time_words"
        yield SaidOn(mention.said_on, basis), "before" if basis == "context" else "beside"
    entry = _entry(article, mention)
    if entry is not None and entry.day:
        yield SaidOn(entry.day, "published"), "report"
    elif article.report:
        yield SaidOn(article.report, "context"), "report"
    published = reading.published_at(mention.span.start).value or ""
    if len(published) == _DAY:
        yield from _told_near(article, mention)
        yield SaidOn(published, "published"), "published"
        yield SaidOn(published[:_MONTH], "published"), "its month"


def _told_near(article: _Article, mention: StatementMention) -> Iterator[tuple[SaidOn, str]]:
    """The last day that the outlet tells before the cue and the first after it."""
    spot = (mention.cue or mention.content[0]).start
    at = bisect_right(article.days, spot, key=lambda told: told[0].start)
    for number, kind in ((at - 1, "told before"), (at, "told after")):
        for span, day in article.days[max(0, number) : number + 1]:
            apart = abs(span.start - spot) > NEAR or span in (*mention.said_times, *mention.said_around)
            if not apart and article.filed.reading.article.in_one_entry(span.start, spot):
                yield SaidOn(day, "context"), kind


def _features(
    article: _Article, mention: StatementMention, told: list[tuple[SaidOn, str]]
) -> dict[str, Features]:
    stands = _standing(article, mention)
    found: dict[str, Features] = {NO_DAY: dict.fromkeys(["none", *(f"none, {each}" for each in stands)], 1.0)}
    for day, kind in told:
        looks = (_PRECISIONS.get(len(day.value), ""), _age(article, mention, day.value), *stands)
        names = (kind, *(f"{kind}, {each}" for each in looks))
        found.setdefault(day.value, {}).update(dict.fromkeys(names, 1.0))
    return found


def _standing(article: _Article, mention: StatementMention) -> tuple[str, ...]:
    """How a statement stands: what its cue tells, whether a report's day reaches it, who tells it."""
    statements = article.filed.reading.statements
    reported = mention.parent is not None and statements[mention.parent].mode != "direct"
    return (
        mention.telling,
        "near" if _is_near(article, mention) else "far",
        "reported" if reported else "first hand",
        "dated" if mention.said_times else "bounded" if mention.said_around else "undated",
    )


def _is_near(article: _Article, mention: StatementMention) -> bool:
    """Whether the day of the report reaches it: near the top, said to somebody, beside words of that day."""
    paragraph, entry = bisect_right(article.body, mention.content[0].start), _entry(article, mention)
    heard = mention.addressee is not None or (entry is not None and entry.day is not None)
    return heard or paragraph <= REACH_PARAGRAPHS or paragraph in article.reached


def _entry(article: _Article, mention: StatementMention) -> Entry | None:
    return entry_at(article.filed.reading.article.entries, mention.span.start)


def _age(article: _Article, mention: StatementMention, value: str) -> str:
    """How old a day was when the words came out; of a month or year, whether it is its own."""
    published = article.filed.reading.published_at(mention.span.start).value or ""
    if len(published) != _DAY or len(value) != _DAY:
        return "its own" if published.startswith(value) else "another"
    age = (date.fromisoformat(published) - date.fromisoformat(value)).days
    return next((name for last, name in _AGES if age <= last), "older")


def _carried(day: SaidOn) -> SaidOn:
    return SaidOn(day.value, day.basis if day.basis == "published" else "context")


def _adds_to(filed: FiledReading, at: int) -> bool:
    """Whether the cue tells that it was said on top of the words just before, by whomever: "added"."""
    said, article = filed.reading.statements, filed.reading.article
    cue, start, end = said[at].cue, said[at].span.start, said[at - 1].span.end
    if at == 0 or cue is None or not set(cue.of(article.text).casefold().split()) & _ADDING:
        return False
    return start - end <= MAX_GAP and article.in_one_entry(start, said[at - 1].span.start)


def _fixed(filed: FiledReading, mention: StatementMention, papers: InstrumentIndex) -> SaidOn | None:
    """The day of a transcript, or the date of the paper that is the source ("the declaration says")."""
    source = mention.source
    if mention.said_on and mention.said_on_basis == "published":
        return SaidOn(mention.said_on, "published")
    papered = any(one.form == "document" and one.span == source for one in filed.reading.mentions)
    if mention.said_on or source is None or not papers.spots or not papered:
        return None
    dates = {paper.id: paper.date for paper in papers.instruments}
    spots = (one.span for one in filed.reading.instruments if one.span.overlaps(source))
    found = (dates.get(papers.instrument_of(filed.id, span) or "") for span in spots)
    return next((SaidOn(day, "document") for day in found if day), None)


def _key(filed: FiledReading, mention: StatementMention, actors: ActorIndex) -> str:
    """Whose words they are, as far as that tells one speaker from others; "" where it does not."""
    speakers = actors.actors_of(filed.id, mention.source)
    if speakers or mention.source is None:
        return "; ".join(speakers)
    noun = mention.source.of(filed.reading.article.text).casefold().split()[-1]
    return "" if noun in _PRONOUNS else noun
