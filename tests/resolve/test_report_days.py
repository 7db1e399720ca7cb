"""The day of an event that a report tells as its news, on hand-made readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import EventMention, FiledReading, Reading, StatementMention, TimeExpression
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.report_days import ToldDay, day_of_news, day_of_report

TEXT = (
    "TARN, March 3 - Orlo met Sable. He said it was over.\n\n"
    "On Friday all goes on.\n\nA year ends.\n\nSable spoke at talks."
)


def span(words: str) -> Span:
    """The words in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def filed(statements: tuple[StatementMention, ...] = (), friday: str = "2031-03-07") -> FiledReading:
    """The text as an article of 4 March 2031 with its dateline and the day in its second paragraph."""
    starts = [TEXT.index(words) for words in ("Orlo", "On", "A year", "Sable spoke")]
    ends = [TEXT.index("\n\nOn"), TEXT.index("\n\nA"), TEXT.index("\n\nSable"), len(TEXT)]
    parts = (
        Part("dateline", 0, len("TARN, March 3")),
        *(Part("body", start, end) for start, end in zip(starts, ends, strict=True)),
    )
    sentences = (Span(0, TEXT.index(" He")), span("He said it was over."), *(part.span for part in parts[2:]))
    times = (
        TimeExpression(span("March 3"), "DATE", "2031-03-03", "2031-03-03", "2031-03-03"),
        TimeExpression(span("Friday"), "DATE", friday, friday, friday),
    )
    reading = Reading(
        Article(TEXT, OffsetMap(()), parts),
        PublicationDate("2031-03-04"),
        sentences=sentences,
        times=times,
        statements=statements,
    )
    return FiledReading("a", "a", "a", "text/plain", None, reading)


def event(words: str, news: bool = True) -> EventMention:
    """A meeting that happened, named by these words."""
    return EventMention("meeting", span(words), span(words), "happened", news=news)


def test_news_of_the_lead_is_of_the_day_of_the_dateline() -> None:
    """The meeting of the lead gets the day of the dateline; what is not told as news gets none."""
    one = filed()
    report = day_of_report(one)
    assert report == ToldDay("2031-03-03", "dateline")
    assert day_of_news(one, event("met"), report) == report
    assert day_of_news(one, event("met", news=False), report) is None


def test_a_weekend_is_no_day_of_a_report() -> None:
    """A time of two days does not tell on which of them."""
    one = filed()
    weekend = TimeExpression(span("March 3"), "DATE", "2031-W09-WE", "2031-03-01", "2031-03-02")
    assert day_of_report(replace(one, reading=replace(one.reading, times=(weekend,)))) is None


@pytest.mark.parametrize("words", ["goes on", "talks"])
def test_news_beside_another_day_or_far_down_has_no_day(words: str) -> None:
    """Another day in the sentence, or a place far down in the text, leaves the event undated."""
    one = filed()
    assert day_of_news(one, event(words), day_of_report(one)) is None


@pytest.mark.parametrize(
    ("said_on", "found"),
    [("2031-03-02", ToldDay("2031-03-02", "text")), (None, ToldDay("2031-03-03", "dateline"))],
)
def test_the_occasion_of_a_statement_shares_its_day(said_on: str | None, found: ToldDay) -> None:
    """An occasion has the day beside its statement, else the day of the report, wherever it stands."""
    said = StatementMention((span("it was over"),), "indirect", occasion=span("talks"), said_on=said_on)
    one = filed((said,))
    assert day_of_news(one, event("talks"), day_of_report(one)) == found
