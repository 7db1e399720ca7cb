"""On which occasion and on which day it was said, by the words beside the cue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extract.statements.statements_read import context_of, read, words_of

from onrecord.extract.statements import find_statements, said_anew
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import Reading, TimeExpression
from onrecord.records.spans import OffsetMap, Span

TUESDAY, WEDNESDAY, THURSDAY = "2031-03-04", "2031-03-05", "2031-03-06"


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("“The ban will end,” Morav said at a peace conference in Tarn.", "a peace conference in Tarn"),
        ("“The ban will end,” Morav said in Tarn.", None),
        ("“The ban will end,” Morav said, opening talks with Ben Sable.", "talks with Ben Sable"),
        ("“The ban will end,” Morav said after arriving for a meeting in Tarn.", "a meeting in Tarn"),
        ("In a call to Ines Morav, President Venn said that the coast was open.", "a call to Ines Morav"),
        ("President Venn said that the call to Ines Morav was short.", None),
        ("“The conference is over,” Morav said.", None),
    ],
)
def test_the_occasion_stands_beside_the_cue(text: str, occasion: str | None) -> None:
    """However deep below it; what stands in the words said is none."""
    assert words_of(text, read(text)[0].occasion) == occasion


@pytest.mark.parametrize(
    ("day", "value", "said_on"),
    [
        ("on Tuesday", TUESDAY, TUESDAY),
        ("on Thursday", THURSDAY, "2031-02-27"),
        ("this week", "2031-W10", None),
        ("in February", "2031-02", "2031-02"),
        ("in December", "2031-12", None),
    ],
)
def test_what_was_said_was_not_said_after_the_page(day: str, value: str, said_on: str | None) -> None:
    """A weekday after the page's own is the one a week before; a month after it is none."""
    text = f"Ana Dorn said {day} that Kesmar would wait."
    time = _time(text, day, value)
    context = replace(context_of(text), times=(time,))
    assert [one.said_on for one in find_statements(context)] == [said_on]


def test_what_is_planned_may_be_said_after_the_page() -> None:
    """As in "Will say on Thursday"."""
    text = "“The ban holds for now,” Ana Dorn will say on Thursday."
    (statement,) = read(text, times={"Thursday": THURSDAY})
    assert (statement.telling, statement.said_on) == ("plan", THURSDAY)


@pytest.mark.parametrize(
    ("start", "end", "said_on"),
    [
        ("2031-03-03", "2031-03-04", "2031-03"),
        ("2031-02-27", "2031-03-02", "2031"),
        ("2030-12-30", "2031-01-02", None),
        ("2031-03-03", None, "2031-03-03"),
    ],
)
def test_a_stretch_of_days_gives_the_month_or_year_they_share(
    start: str, end: str | None, said_on: str | None
) -> None:
    """The month of a week that lies within one."""
    text = "Ana Dorn said in those days that Kesmar would wait."
    span = _time(text, "those days", WEDNESDAY).span
    context = replace(context_of(text), times=(TimeExpression(span, "DATE", "2031", start, end),))
    assert [one.said_on for one in find_statements(context)] == [said_on]


def test_the_most_precise_time_gives_the_day() -> None:
    """Of "last week on Thursday", the Thursday."""
    text = "Ana Dorn said last week on Thursday that Kesmar would wait."
    (statement,) = read(text, times={"last week": "2031-02", "Thursday": "2031-02-27"})
    assert statement.said_on == "2031-02-27"


def test_a_day_known_later_is_filled_in() -> None:
    """An article whose day became known after it was read gives its days of saying anew."""
    text = "Ana Dorn said on Tuesday that Kesmar would wait. Ben Sable said that it would not."
    unknown = TimeExpression(_time(text, "on Tuesday", TUESDAY).span, "DATE", "XXXX-WXX-2")
    context = replace(context_of(text), times=(unknown,), published=PublicationDate())
    statements = find_statements(context)
    assert [one.said_on for one in statements] == [None, None]
    known = replace(unknown, value=TUESDAY, start=TUESDAY, end=TUESDAY)
    reading = Reading(context.article, PublicationDate(WEDNESDAY), times=(known,), statements=statements)
    assert [one.said_on for one in said_anew(reading)] == [TUESDAY, None]


def test_a_transcript_whose_day_becomes_known_was_said_on_it() -> None:
    """Of a report nothing is known by that alone."""
    text = "Ana Dorn: The work goes on."
    parts = (Part("turn", text.index("The"), len(text), Span(0, len("Ana Dorn"))),)
    (statement,) = read(text, parts)
    assert statement.said_on is None
    for genre, said_on in (("transcript", WEDNESDAY), ("report", None)):
        article = Article(text, OffsetMap(()), parts, genre=genre)
        reading = Reading(article, PublicationDate(WEDNESDAY), statements=(statement,))
        assert [one.said_on for one in said_anew(reading)] == [said_on]


def test_a_quotation_carried_over_has_no_day_of_its_own() -> None:
    """The time in the sentence of its speaker may be another's."""
    text = "“We waited for a long time,” Dorn said on Tuesday.\n\n“The other side knows our view and waits.”"
    first, second = read(text, times={"on Tuesday": TUESDAY})
    assert (first.said_on, second.implied, second.said_on) == (TUESDAY, True, None)


def test_said_anew_changes_nothing_that_was_known() -> None:
    """The same day gives the same statements."""
    text = "“We wait,” Ana Dorn said on Tuesday.\n\n“The other side knows our view and waits for us.”"
    context = context_of(text, times={"on Tuesday": TUESDAY})
    statements = find_statements(context)
    reading = Reading(context.article, context.published, times=context.times, statements=statements)
    assert said_anew(reading) == statements != ()


def _time(text: str, words: str, value: str) -> TimeExpression:
    start = text.index(words)
    return TimeExpression(Span(start, start + len(words)), "DATE", value, value, value)
