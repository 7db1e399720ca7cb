"""Times that count from another, each pattern with what it must read and what it must leave alone."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.config import Settings
from onrecord.date.isodates import span_of
from onrecord.date.times import find_times
from onrecord.models.english import EnglishParser, load_english
from onrecord.records.articles import PublicationDate
from onrecord.records.readings import TimeExpression

WEDNESDAY = PublicationDate(value="2021-10-13")


@cache
def parser() -> EnglishParser:
    """The bundled parser."""
    return load_english(Settings().language_model)


def times(text: str, published: PublicationDate = WEDNESDAY) -> tuple[TimeExpression, ...]:
    """The time expressions of a text."""
    return find_times(parser().parse(text), published)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They will meet on the last Friday of this month.", "the last Friday of this month", "2021-10-29"),
        ("They met on the last Monday of August.", "the last Monday of August", "2021-08-30"),
        ("They met on the first Monday in May 2019.", "the first Monday in May 2019", "2019-05-06"),
        (
            "They will meet on the second Tuesday of next month.",
            "the second Tuesday of next month",
            "2021-11-09",
        ),
        ("The envoys will return a week on Thursday.", "a week on Thursday", "2021-10-21"),
        ("The envoys will return a fortnight from tomorrow.", "a fortnight from tomorrow", "2021-10-28"),
        ("The envoys spoke a week ago Tuesday.", "a week ago Tuesday", "2021-10-05"),
        ("The ferry sails on Friday week.", "Friday week", "2021-10-22"),
        ("He had written a fortnight ago.", "a fortnight ago", "2021-09-29"),
        ("He will be back in a fortnight.", "a fortnight", "2021-10-27"),
        ("Fees rose in the second half of May.", "the second half of May", "2021-05-16/2021-05-31"),
        ("Fees rose in the first half of 2019.", "the first half of 2019", "2019-H1"),
        ("Fees rose in H2 2019.", "H2 2019", "2019-H2"),
        ("Fees rose in the last two weeks of May.", "the last two weeks of May", "2021-05-18/2021-05-31"),
        ("They paid on the last day of August.", "the last day of August", "2021-08-31"),
        ("Talks broke off on the night of 3-4 March.", "the night of 3-4 March", "2021-03-03/2021-03-04"),
        ("Talks broke off on the night of 3 March.", "the night of 3 March", "2021-03-03TNI"),
        ("They met over the weekend of June 12-13.", "the weekend of June 12-13", "2021-06-12/2021-06-13"),
        ("They met in the week of June 9.", "the week of June 9", "2021-W23"),
        ("They met at this time last year.", "this time last year", "2020-10"),
        ("The pact ends in the fiscal year 2026/27.", "the fiscal year 2026/27", "2026/2027"),
        ("They quarrelled in 2014-2016.", "2014-2016", "2014/2016"),
        ("They will meet on the 20th.", "the 20th", "2021-10-20"),
        ("They met on the 20th.", "the 20th", "2021-09-20"),
        ("They met on Christmas Day.", "Christmas Day", "2020-12-25"),
        ("They met last Thanksgiving.", "last Thanksgiving", "2020-11-26"),
        ("Trade grew in this year's third quarter.", "this year's third quarter", "2021-Q3"),
        ("They met the day before yesterday.", "the day before yesterday", "2021-10-11"),
        ("He will be back in just two weeks.", "two weeks", "2021-W43"),
        ("They will meet early next week.", "early next week", "2021-W42"),
    ],
)
def test_a_time_counted_from_another(text: str, words: str, value: str) -> None:
    """The whole phrase is one time, and its value what a reader takes it for."""
    (time,) = times(text)
    assert (time.span.of(text), time.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The office is on the 9th floor.", []),
        ("The letter speaks of code 2011-05 in the file.", []),
        ("A week on, Thursday is quiet.", ["A week", "Thursday"]),
        ("They won the second half of the match.", []),
        ("He came on the last Friday, in May he left.", ["last Friday", "May"]),
        ("He sent Christmas greetings to all.", []),
        ("They watched the New Year's Eve concert.", []),
        ("This time the envoys stayed.", []),
    ],
)
def test_words_that_count_from_no_time(text: str, words: list[str]) -> None:
    """What only looks like such a phrase is not read as one."""
    assert [time.span.of(text) for time in times(text)] == words


def test_a_clock_time_is_of_the_day_told_before_it_in_its_sentence() -> None:
    """Without one it is of the day of writing."""
    first, noon = times("The day after tomorrow the bridge will close at noon.")
    assert (first.value, noon.value) == ("2021-10-15", "2021-10-15T12:00")
    _, noon = times("They met on Monday. The bridge closed at noon.")
    assert noon.value == "2021-10-13T12:00"


def test_the_following_weekday_counts_from_the_day_told_before() -> None:
    """And not from the day of writing."""
    _, second = times("The talks began on 4 May 2020. The following Wednesday they broke off.")
    assert second.value == "2020-05-06"


def test_halves_of_a_year_cover_their_months() -> None:
    """First and last month of each."""
    assert span_of("2019-H1") == ("2019-01", "2019-06")
    assert span_of("2019-H2") == ("2019-07", "2019-12")
    assert span_of("2019-H3") is None


@pytest.mark.parametrize(
    "text",
    [
        "The last Friday of this month is free.",
        "They meet a week on Thursday.",
        "They meet on the 9th.",
        "They met on Christmas Day.",
    ],
)
def test_without_a_day_of_publication_nothing_is_made_up(text: str) -> None:
    """The day stays open."""
    assert all(time.start is None for time in times(text, PublicationDate()))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The islands are now closed to boats.", ["PRESENT_REF"]),
        ("The daily Ostrel Courier had the story first.", []),
        ("They talked for two months.", ["P2M"]),
        ("Once they had agreed, the envoys shook hands.", []),
    ],
)
def test_words_that_may_tell_a_time_are_judged_by_what_stands_around(text: str, value: list[str]) -> None:
    """The learned judge keeps and leaves out."""
    assert [time.value for time in times(text)] == value
