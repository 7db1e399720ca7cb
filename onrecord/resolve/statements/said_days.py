"""The day each statement of an article was said: told beside it, carried over, the report's, or its month."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from onrecord.records.articles import entry_at
from onrecord.records.rows import SaidOn
from onrecord.resolve.report_days import REACH_PARAGRAPHS, day_of_report
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.records.articles import Entry
    from onrecord.records.indexes import ActorIndex, InstrumentIndex
    from onrecord.records.readings import FiledReading, StatementMention
    from onrecord.records.spans import Span
    from onrecord.resolve.report_days import ToldDay

_DAY = len("2019-02-16")
CARRIED_DAYS = 7  # a weekly names the days of its week; of older days it tells the past
MAX_GAP = 200  # characters from the words that are added to, about a sentence
_ADDING = word_sets("resolve", "statements")["adding"]
_PRONOUNS = word_sets("resolve", "statements")["pronouns_of_speakers"]


def days_said(filed: FiledReading, actors: ActorIndex, papers: InstrumentIndex) -> list[SaidOn | None]:
    """The day of each statement of the reading, in their order; None where nothing tells it.

    In this order: the times beside the cue or of the speaker's appearance just before; the date of the
    paper that says it; the day of the same speaker's words before; the day of the report; and of an act
    of saying in a report whose day nothing tells, the month in which it came out. In an entry of a live blog
    that is dated, the entry's day takes the place of the report's, and none is carried to the next entry. A
    standing view has only the day told beside it.
    """
    dates = {paper.id: paper.date for paper in papers.instruments}
    report = day_of_report(filed)
    carried: dict[str, SaidOn] = {}
    days: list[SaidOn | None] = []
    entry: Entry | None = None
    for mention in filed.reading.statements:
        here = _entry(filed, mention)
        if here is not entry:
            entry, carried = here, {}
        key = _key(filed, mention, actors)
        day = _told(mention) or _of_paper(filed, mention, papers, dates)
        if day is None and mention.telling == "act" and _is_reported(filed, mention):
            day = None if mention.said_times or mention.said_around else _month(filed, mention)
        elif day is None and mention.telling == "act":
            before = carried.get(key) or (
                _carried(days[-1]) if days and days[-1] and _adds_to(filed, len(days)) else None
            )
            day = _day_of_act(filed, mention, report, before)
        news = mention.parent is None and mention.telling != "plan"
        if key and day and news and _is_recent(filed, mention, day.value):
            carried[key] = _carried(day)
        days.append(day)
    return days


def _carried(day: SaidOn) -> SaidOn:
    return SaidOn(day.value, day.basis if day.basis == "published" else "context")


def _adds_to(filed: FiledReading, at: int) -> bool:
    """Whether the cue tells that it was said on top of the words just before, by whomever: "added"."""
    said, text = filed.reading.statements, filed.reading.article.text
    cue = said[at].cue
    if at == 0 or _entry(filed, said[at]) is not _entry(filed, said[at - 1]):
        return False
    if cue is None or not set(cue.of(text).casefold().split()) & _ADDING:
        return False
    return said[at].span.start - said[at - 1].span.end <= MAX_GAP


def _is_reported(filed: FiledReading, mention: StatementMention) -> bool:
    """Whether somebody in the news reports it of another, so that it was said before the news."""
    if mention.parent is None:
        return False
    return filed.reading.statements[mention.parent].mode != "direct"


def _day_of_act(
    filed: FiledReading, mention: StatementMention, report: ToldDay | None, carried: SaidOn | None
) -> SaidOn | None:
    """The day of an act of saying beside which no day is told."""
    published = _published(filed, mention) or "9999"
    starts = {time.span: time.start for time in filed.reading.times}
    spans = (*mention.said_around, *mention.said_times)
    bounds = [day for span in spans if (day := starts.get(span)) is None or day <= published]
    if any(day and not _is_recent(filed, mention, day) for day in bounds):
        return carried
    entry = _entry(filed, mention)
    own = SaidOn(entry.day, "published") if entry is not None and entry.day else None
    if bounds:
        return own or _month(filed, mention)
    if carried or own:
        return carried or own
    near = report and _is_near(filed, mention, report)
    return SaidOn(report.day, "context") if report and near else _month(filed, mention)


def _entry(filed: FiledReading, mention: StatementMention) -> Entry | None:
    """The entry of a live blog or digest in which words stand."""
    return entry_at(filed.reading.article.entries, mention.span.start)


def _published(filed: FiledReading, mention: StatementMention) -> str | None:
    """The day on which words came out, at the precision known."""
    return filed.reading.published_at(mention.span.start).value


def _is_near(filed: FiledReading, mention: StatementMention, report: ToldDay) -> bool:
    """Whether the day of the report is that of words beside which nothing tells one.

    It is for those near its top, those said for it or on air (there a listener is named), and those that
    follow in the same or the next paragraph words of which that day is told.
    """
    body = [part.span for part in filed.reading.article.parts if part.role == "body"]
    at = _paragraph(body, mention.content[0])
    if at < REACH_PARAGRAPHS or mention.addressee is not None:
        return True
    told = (one for one in filed.reading.statements if one.said_on == report.day and one.telling == "act")
    return any(0 <= at - _paragraph(body, one.content[0]) <= 1 for one in told)


def _paragraph(body: list[Span], words: Span) -> int:
    """The paragraph of the body in which words begin."""
    return bisect_right(body, words.start, key=lambda part: part.start) - 1


def _told(mention: StatementMention) -> SaidOn | None:
    return SaidOn(mention.said_on, mention.said_on_basis or "time_words") if mention.said_on else None


def _of_paper(
    filed: FiledReading, mention: StatementMention, papers: InstrumentIndex, dates: Mapping[str, str | None]
) -> SaidOn | None:
    """The date of the instrument that is the source ("the declaration provides ...")."""
    if not papers.spots or mention.source is None:
        return None
    for one in filed.reading.instruments:
        found = dates.get(papers.instrument_of(filed.id, one.span) or "")
        if found and one.span.overlaps(mention.source) and _is_paper(filed, mention.source):
            return SaidOn(found, "document")
    return None


def _is_paper(filed: FiledReading, source: Span) -> bool:
    return any(one.form == "document" and one.span == source for one in filed.reading.mentions)


def _key(filed: FiledReading, mention: StatementMention, actors: ActorIndex) -> str:
    """Whose words they are, as far as that tells one speaker from others; "" where it does not."""
    speakers = actors.actors_of(filed.id, mention.source)
    if speakers or mention.source is None:
        return "; ".join(speakers)
    noun = mention.source.of(filed.reading.article.text).casefold().split()[-1]
    return "" if noun in _PRONOUNS else noun


def _is_recent(filed: FiledReading, mention: StatementMention, day: str) -> bool:
    """Whether a day is news on the day of publication: words of an older one are not carried over."""
    published = _published(filed, mention)
    if published is None or len(published) != _DAY:
        return True
    if len(day) != _DAY:
        return published.startswith(day)
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= CARRIED_DAYS


def _month(filed: FiledReading, mention: StatementMention) -> SaidOn | None:
    """The month in which a report came out: what it tells without a day is mostly of that day or the last."""
    published = _published(filed, mention)
    if filed.reading.article.genre not in ("report", "readout") or not published or len(published) != _DAY:
        return None
    return SaidOn(published[:7], "published")
