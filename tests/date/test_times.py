"""Time expressions: what is found and what it comes to."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.config import Settings
from onrecord.date.isodates import first_day, last_day
from onrecord.date.scan import scan_times
from onrecord.date.times import find_times
from onrecord.models.english import EnglishParser, load_english
from onrecord.records.articles import PublicationDate
from onrecord.records.readings import TimeExpression

FRIDAY = PublicationDate(value="2019-11-22")
UNDATED = PublicationDate()


@cache
def parser() -> EnglishParser:
    """The bundled parser."""
    return load_english(Settings().language_model)


def times(text: str, published: PublicationDate = FRIDAY) -> tuple[TimeExpression, ...]:
    """The time expressions of a text."""
    return find_times(parser().parse(text), published)


def only(text: str, published: PublicationDate = FRIDAY) -> tuple[str, str]:
    """The words and the value of the only time expression."""
    (time,) = times(text, published)
    return time.span.of(text), time.value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The treaty was signed on January 21, 2014 in Tarn.", "January 21, 2014", "2014-01-21"),
        ("The treaty was signed on 21 January 2014 in Tarn.", "21 January 2014", "2014-01-21"),
        ("It appeared on Fri 22nd November, 2019 at last.", "Fri 22nd November, 2019", "2019-11-22"),
        ("The note is dated 2019-01-17 and unsigned.", "2019-01-17", "2019-01-17"),
        ("The note is dated 17.01.2019 and unsigned.", "17.01.2019", "2019-01-17"),
        ("The session of 28–30 June 2003 brought nothing.", "28–30 June 2003", "2003-06-28/2003-06-30"),
        ("They met in November 2018 on the islands.", "November 2018", "2018-11"),
        ("The declaration of 1956 holds.", "1956", "1956"),
        ("Both fished there in the 1990s.", "the 1990s", "199X"),
        ("The border was drawn in the nineteenth century.", "the nineteenth century", "18"),
        ("Trade doubled in the third quarter of 2018.", "the third quarter of 2018", "2018-Q3"),
        ("The winter of 1994 was hard.", "winter of 1994", "1994-WI"),
    ],
)
def test_whole_dates_need_no_anchor(text: str, words: str, value: str) -> None:
    """A date with its year means the same whenever it was written."""
    assert only(text, UNDATED) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ministers met on Monday.", "Monday", "2019-11-18"),
        ("The ministers met on Friday.", "Friday", "2019-11-22"),
        ("The ministers will meet on Monday.", "Monday", "2019-11-25"),
        ("The ministers are scheduled to meet on Monday.", "Monday", "2019-11-25"),
        ("The envoy arrives in Ostrel on Tuesday.", "Tuesday", "2019-11-26"),
        ("The ministers met last Friday.", "last Friday", "2019-11-15"),
        ("The ministers will meet next Friday.", "next Friday", "2019-11-29"),
        ("The talks broke off yesterday.", "yesterday", "2019-11-21"),
        ("The envoy lands tomorrow.", "tomorrow", "2019-11-23"),
        ("The ministers met last week.", "last week", "2019-W46"),
        ("The ministers met last month.", "last month", "2019-10"),
        ("The ministers will meet next year.", "next year", "2020"),
        ("They shook hands last December.", "last December", "2018-12"),
        ("They shook hands last June.", "last June", "2019-06"),
        ("The vote is to be held in January.", "January", "2020-01"),
        ("The vote was held in December.", "December", "2018-12"),
        ("The fleet left on January 21.", "January 21", "2019-01-21"),
        ("The fleet will leave on January 21.", "January 21", "2020-01-21"),
        ("The pact was shaken on at the end of last year.", "the end of last year", "2018"),
        ("The minister will travel early next month.", "early next month", "2019-12"),
        ("The envoy left three days ago.", "three days ago", "2019-11-19"),
        ("The war ended two decades ago.", "two decades ago", "199X"),
        ("The minister will return in two weeks.", "two weeks", "2019-W49"),
        ("They quarrelled last summer.", "last summer", "2019-SU"),
        ("The minister spoke on Monday evening.", "Monday evening", "2019-11-18TEV"),
        ("The minister spoke over the weekend.", "the weekend", "2019-W46-WE"),
        ("The minister will speak at the weekend.", "the weekend", "2019-W47-WE"),
        ("The minister called President Anton Venn Sunday to thank him.", "Sunday", "2019-11-17"),
        ("The agency helped, allowing police to arrest them on Monday.", "Monday", "2019-11-18"),
        ("The truce was extended until January.", "January", "2020-01"),
        ("They have waited since January.", "January", "2019-01"),
        ("The record was set on Monday.", "Monday", "2019-11-18"),
        ("The vote is set for Monday.", "Monday", "2019-11-25"),
        ("Experts warn of Thursday's vote.", "Thursday", "2019-11-21"),
        ("The council spoke of the summit in Tarn in June.", "June", "2019-06"),
        ("Sanctions were lifted a year after they were laid.", "a year", "P1Y"),
        ("The ministers spoke this morning.", "this morning", "2019-11-22TMO"),
    ],
)
def test_relative_words_count_from_publication(text: str, words: str, value: str) -> None:
    """What names no year is resolved against the day of publication and the tense of its verb."""
    assert only(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They talked for two months.", "DURATION", "P2M"),
        ("They talked for several days.", "DURATION", "PXD"),
        ("A ten-year lease was offered.", "DURATION", "P10Y"),
        ("The fleet must leave within 60 days.", "DURATION", "P60D"),
        ("Every year they quarrel over herring.", "SET", "P1Y"),
        ("The annual meeting brought nothing.", "SET", "P1Y"),
        ("They talk each Monday of herring.", "SET", "XXXX-WXX-1"),
        ("They now talk of herring.", "DATE", "PRESENT_REF"),
        ("They recently talked of herring.", "DATE", "PAST_REF"),
        ("They hope for peace in the near future.", "DATE", "FUTURE_REF"),
    ],
)
def test_durations_sets_and_references(text: str, kind: str, value: str) -> None:
    """Lengths of time, repeated times and words for now, once and soon."""
    (time,) = times(text)
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Monday.", "XXXX-WXX-1"),
        ("The ministers met on January 21.", "XXXX-01-21"),
        ("The ministers met in June.", "XXXX-06"),
        ("The ministers met last year.", "XXXX"),
        ("The ministers met yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_day_of_publication_nothing_is_invented(text: str, value: str) -> None:
    """An article without a date leaves the year open and gives no dates."""
    (time,) = times(text, UNDATED)
    assert (time.value, time.start, time.end, time.anchor) == (value, None, None, None)


@pytest.mark.parametrize(
    ("published", "value"),
    [
        (PublicationDate(value="2019-02"), "XXXX-WXX-6"),
        (PublicationDate(earliest="2019-02-15", latest="2019-02-15"), "2019-02-09"),
        (PublicationDate(earliest="2019-02-11", latest="2019-02-15"), "2019-02-09"),
        (PublicationDate(earliest="2019-02-11", latest="2019-02-17"), "XXXX-WXX-6"),
        (PublicationDate(earliest="2019-02-11"), "XXXX-WXX-6"),
    ],
)
def test_bounds_resolve_only_where_they_agree(published: PublicationDate, value: str) -> None:
    """A weekday resolves where the first and the last possible day of publication lead to one day."""
    (time,) = times("The ministers met on Saturday.", published)
    assert time.value == value


def test_a_month_of_publication_settles_last_month() -> None:
    """What is coarser than the month of publication resolves although its day is not known."""
    (time,) = times("They talked last month.", PublicationDate(value="2019-02"))
    assert (time.value, time.start, time.anchor) == ("2019-01", "2019-01", "2019-02")


def test_the_next_day_counts_from_the_date_told_before() -> None:
    """In a story "the next day" follows the day told last, not that of publication."""
    first, second = times("As planned, the president arrives on December 15. The next day he will fish.")
    assert (first.value, second.value) == ("2019-12-15", "2019-12-16")


def test_the_next_day_of_a_day_without_year() -> None:
    """The day goes on although the year stays open."""
    text = "As planned, the president arrives on December 31. The next day he will fish."
    assert [time.value for time in times(text, UNDATED)] == ["XXXX-12-31", "XXXX-01-01"]


def test_a_weekday_without_tense_names_its_alternative() -> None:
    """Where no verb tells the direction, the other reading is kept."""
    (time,) = times("Next round: Monday in Tarn.")
    assert time.value == "2019-11-18"
    assert time.alternatives == ("2019-11-25",)


@pytest.mark.parametrize(
    "text",
    [
        "The minister may march against the council.",
        "Resolution 1929 is in force.",
        "The 38-year-old envoy will report as soon as they agree.",
        "The crew returned to its quarters with three-quarters of the herring.",
        "They demanded 1956 crates of herring.",
        "The price rose to 2,018 crowns.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    """Modal verbs, numbers of resolutions and amounts are no dates."""
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The ministers met last week.", "2019-11-11", "2019-11-17"),
        ("It grew in the third quarter.", "2019-07", "2019-09"),
        ("It grew over the past five years.", "2014", "2019"),
        ("The fleet must leave within 60 days.", "2019-11-22", "2020-01-21"),
        ("They fished in the 1990s.", "1990", "1999"),
    ],
)
def test_the_calendar_a_value_covers(text: str, start: str, end: str) -> None:
    """Start and end are ISO dates at the precision known."""
    (time,) = times(text)
    assert (time.start, time.end) == (start, end)


VOCABULARY = (
    "on|the|last|next|Monday|May|3|21st|2014|1990s|two|weeks|ago|in|of|January,|-|days|year|every|12:30|p.m.|fall"
    "|first|quarter|end|31|–|February|99|to|within|past|Q3|day|before|yesterday|noon|3/14/2015"
)
WORDS = st.sampled_from(VOCABULARY.split("|"))


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_scanning_never_fails_and_spans_are_ordered(text: str) -> None:
    """Whatever the words, spans are disjoint, in order and inside the text."""
    found = scan_times(text)
    spots = [edge for time in found for edge in (time.span.start, time.span.end)]
    assert spots == sorted(spots)
    assert not spots or spots[-1] <= len(text)


@given(st.text(max_size=200))
def test_any_text_can_be_scanned(text: str) -> None:
    """No text is too strange."""
    scan_times(text)


@given(st.dates().map(lambda day: day.isoformat()), st.integers(4, 10))
def test_first_day_is_never_after_the_last(iso: str, length: int) -> None:
    """At every precision a date begins before it ends."""
    value = iso[:length].rstrip("-")
    first, last = first_day(value), last_day(value)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


def test_on_a_sunday_the_weekend_is_this_one() -> None:
    """What was planned for this weekend was planned for the two days one of which it is."""
    sunday = PublicationDate(value="2019-11-24")
    assert only("The vote is planned for this weekend.", sunday) == ("this weekend", "2019-W47-WE")


@pytest.mark.parametrize("period", ["winter", "spring", "summer", "autumn", "quarter"])
@pytest.mark.parametrize("shift", ["last", "this", "next"])
def test_a_period_told_from_any_month_has_a_year(shift: str, period: str) -> None:
    """Also "last winter" in January, when the last one that is over began two years before."""
    for month in range(1, 13):
        day = PublicationDate(value=f"2016-{month:02d}-15")
        _, value = only(f"The boats were counted {shift} {period}.", day)
        assert value.startswith("201")
