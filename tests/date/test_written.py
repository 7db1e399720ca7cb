"""Dates written in raw pages, in many languages and orders."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.date.calendars import calendar_of
from onrecord.date.written import find_short, find_written


def days_in(raw: str, language: str) -> list[str]:
    """The days written in ``raw``, in the order they are found."""
    return [found.value for found in find_written(raw, calendar_of(language))]


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("14. März 2019", "de"),
        ("14. M&auml;rz 2019", "de-AT"),
        ("le 14 mars 2019", "fr"),
        ("14 de marzo de 2019", "es"),
        ("14. marts 2019", "da"),
        ("14 березня 2019", "uk"),
        ("14 марта 2019", "ru"),
        ("2019 m. kovo 14 d.", "lt"),
        ("2019. március 14.", "hu"),
        ("14 Mart 2019", "tr"),
        ("14 Maret 2019", "id"),
        ("March 14th, 2019", "en"),
        ("Mar. 14, 2019", "fr"),
        ("2019年3月14日", "ja"),
        ("2019년 3월 14일", "ko"),
        ("2019-03-14T08:00", "xx"),
        ("14.03.2019", "de"),
        ("14.3.2019", "fi"),
        ("20190314", "en"),
        ("<b>14</b> <i>mars</i> <i>2019</i>", "nb"),
    ],
)
def test_a_day_is_read_in_the_language_of_its_page(raw: str, language: str) -> None:
    """Names of months and their order come from the CLDR; tags between the parts do not matter."""
    assert days_in(f"x {raw} y", language) == ["2019-03-14"]


@pytest.mark.parametrize(("language", "first"), [("en-US", "2019-03-04"), ("en-GB", "2019-04-03")])
def test_slashes_are_read_both_ways_the_country_s_own_first(language: str, first: str) -> None:
    """3/4/2019 is March in one country and April in another, so both days are candidates."""
    found = {each.form: each.value for each in find_written("3/4/2019", calendar_of(language))}
    assert found["ordered"] == first
    assert set(found.values()) == {"2019-03-04", "2019-04-03"}


def test_a_year_of_two_digits_is_read_only_where_asked() -> None:
    """Such a date is too weak to be looked for in a whole page."""
    assert days_in("10.12.19", "fr") == []
    assert [each.value for each in find_short("am 10.12.19 um", 0, 14)] == ["2019-12-10"]


@pytest.mark.parametrize(
    "raw",
    [
        "version 2019.3",
        "31 February 2019",
        "in 2019",
        "40/40/2019",
        "120190314",
        "2019-03-14159",
        "14 herring 2019",
    ],
)
def test_other_numbers_are_no_days(raw: str) -> None:
    """Versions, long numbers and days the calendar has not are left alone."""
    assert days_in(raw, "en") == []


def test_unknown_languages_have_the_english_months() -> None:
    """A page whose language nobody knows is read as English."""
    assert days_in("14 March 2019", "tlh") == ["2019-03-14"]


@settings(deadline=None)
@given(st.text(alphabet="0123456789 ./-<>年月日aMrch,", max_size=80))
def test_what_is_found_stands_where_it_says(raw: str) -> None:
    """Offsets lie inside the text and in order, whatever the text."""
    for found in find_written(raw, calendar_of("en")):
        assert 0 <= found.start < found.end <= len(raw)
