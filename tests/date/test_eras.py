"""The Persian and the Buddhist calendar, where a page says plainly that it counts so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.page import clean_page
from onrecord.date.eras import eras_of, of_persian, read_in_eras
from onrecord.date.publication import find_publication_date
from onrecord.records.articles import PublicationDate
from onrecord.records.pages import GivenMetadata, Page

TEXT = "The harbour board of Ostrel will meet the envoys of Tarn again, the board said after the talks. " * 3
PERSIAN, BUDDHIST, NONE = frozenset(("persian",)), frozenset(("buddhist",)), frozenset[str]()


def judged(head: str, lang: str = "en", line: str = "", given_date: str | None = None) -> PublicationDate:
    """The day of publication of a page."""
    raw = (
        f"<html lang='{lang}'><head><title>Talks in Ostrel go on</title>{head}</head>"
        f"<body><h1>Talks in Ostrel go on</h1><p class='date'>{line}</p><p>{TEXT}</p></body></html>"
    )
    page = Page("page.html", raw.encode(), raw, "utf-8", "text/html", GivenMetadata(date=given_date))
    return find_publication_date(page, clean_page(page))


def stamp(value: str) -> str:
    """A meta tag with a time of publication."""
    return f'<meta property="article:published_time" content="{value}">'


@pytest.mark.parametrize(
    ("persian", "ours"),
    [
        ((1357, 11, 22), "1979-02-11"),
        ((1375, 12, 30), "1997-03-20"),
        ((1399, 1, 1), "2020-03-20"),
        ((1399, 2, 31), "2020-05-20"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
        ((1400, 12, 30), None),
        ((1399, 7, 31), None),
        ((1399, 13, 1), None),
        ((1399, 1, 0), None),
    ],
)
def test_days_of_the_persian_calendar(persian: tuple[int, int, int], ours: str | None) -> None:
    """Years of 365 and 366 days from the equinox; no day that no month has."""
    found = of_persian(*persian)
    assert (found.isoformat() if found else None) == ours


@given(st.integers(1300, 1420), st.integers(1, 12), st.integers(1, 29))
def test_each_persian_day_follows_the_one_before(year: int, month: int, day: int) -> None:
    """Within a month the days are consecutive, and each new year follows the last day of the old one."""
    one, other = of_persian(year, month, day), of_persian(year, month, day + 1)
    assert one is not None
    assert other is None or other - one == timedelta(1)
    last = of_persian(year, 12, 30) or of_persian(year, 12, 29)
    assert last is not None
    assert of_persian(year + 1, 1, 1) == last + timedelta(1)
    assert date(year + 621, 3, 19) <= (of_persian(year, 1, 1) or date.min) <= date(year + 621, 3, 23)


@pytest.mark.parametrize(
    ("text", "eras", "day"),
    [
        ("1399/02/21 - 18:59", PERSIAN, "2020-05-10"),
        ("۱۳۹۹/۰۲/۲۱", PERSIAN, "2020-05-10"),
        ("21-2-1399", PERSIAN, "2020-05-10"),
        ("۲۱ ارديبهشت ۱۳۹۹", PERSIAN, "2020-05-10"),
        ("21 Ordibehesht 1399", NONE, "2020-05-10"),
        ("۲۱ ثور ۱۳۹۹", PERSIAN, "2020-05-10"),
        ("2563-05-10T10:00:00+07:00", BUDDHIST, "2020-05-10"),
        ("10 พฤษภาคม พ.ศ. 2563", NONE, "2020-05-10"),
        ("๑๐ พ.ค. ๒๕๖๓", BUDDHIST, "2020-05-10"),
        ("Sunday 10 May 2563 BE", NONE, "2020-05-10"),
        ("1399/02/21", NONE, None),
        ("2563-05-10", NONE, None),
        ("10 May 2563", NONE, None),
        ("1441/09/16", PERSIAN, None),
        ("1399/13/21", PERSIAN, None),
        ("item 21399/02/21", PERSIAN, None),
        ("2020-05-10", PERSIAN | BUDDHIST, None),
    ],
)
def test_days_are_read_by_language_month_or_mark(text: str, eras: frozenset[str], day: str | None) -> None:
    """Digits alone need a page that counts so; names of months and marks speak for themselves."""
    assert read_in_eras(text, eras) == day


def test_a_page_says_by_which_calendar_it_counts() -> None:
    """By its root element or the language that its data name; no other language does."""
    assert eras_of("<html>", "fa-IR") == PERSIAN
    assert eras_of('<meta property="og:locale" content="th_TH">', "en") == BUDDHIST
    assert eras_of('{"@type":"NewsArticle","inLanguage":"fa-IR"}', "en") == PERSIAN
    assert eras_of('{"inLanguage":"fr"}', "ar") == NONE


@pytest.mark.parametrize(
    ("head", "lang", "line", "day"),
    [
        (stamp("1399/02/21 - 18:59"), "fa", "", "2020-05-10"),
        (stamp("2563-05-10T10:00:00+07:00"), "th-TH", "", "2020-05-10"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","inLanguage":"th",'
         '"datePublished":"2563-05-10"}</script>', "en", "", "2020-05-10"),
        ("", "fa", "۲۱ اردیبهشت ۱۳۹۹", "2020-05-10"),
        ("", "en", "Sunday 10 May 2563 BE", "2020-05-10"),
        (stamp("1399/02/21"), "en", "", None),
        (stamp("2563-05-10"), "en", "", None),
        (stamp("1441-09-16"), "ar", "", None),
        (stamp("2020-05-10"), "fa", "", "2020-05-10"),
    ],
)  # fmt: skip
def test_the_day_of_a_page(head: str, lang: str, line: str, day: str | None) -> None:
    """Its metadata and what it prints are read by its calendar; without one such a year is rejected."""
    found = judged(head, lang, line)
    assert found.value == day
    if day is None:
        assert any("another calendar" in each.why for each in found.rejected)


def test_a_date_of_a_table_is_read_by_the_language_of_its_article() -> None:
    """A row of a Persian export tells the Persian day."""
    assert judged("", "fa", given_date="1399/02/21").value == "2020-05-10"
    assert judged("", "en", given_date="1399/02/21").value is None
