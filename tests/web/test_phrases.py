"""Dates are worded at the precision they have."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.web.phrases import day_bounds, shorten, spell_date, spell_interval


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-02-16", "16 February 2019"),
        ("2019-02", "February 2019"),
        ("2019", "2019"),
        (None, "date not known"),
        ("2021-FA", "2021"),
        ("soon", "soon"),
        ("2019-13", "2019"),
    ],
)
def test_dates_keep_their_precision(value: str | None, words: str) -> None:
    """No day is made up for a month, no month for a year."""
    assert spell_date(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-03-03", "2021-03-05", "3–5 March 2021"),
        ("2021-03-03", "2021-10-12", "3 March – 12 October 2021"),
        ("2020-03-03", "2021-10-12", "3 March 2020 – 12 October 2021"),
        ("2021", "2021", "2021"),
        ("2021-03", None, "March 2021"),
        (None, None, "date not known"),
    ],
)
def test_intervals_do_not_repeat_themselves(start: str | None, end: str | None, words: str) -> None:
    """What both ends share is said once."""
    assert spell_interval(start, end) == words


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02-31", date(2021, 2, 28), date(2021, 2, 28)),
        ("1961", date(1961, 1, 1), date(1961, 12, 31)),
    ],
)
def test_bounds_of_a_date(value: str, first: date, last: date) -> None:
    """A date stands for all its days; an impossible day for the last possible one."""
    assert day_bounds(value) == (first.toordinal(), last.toordinal())


def test_no_date_has_no_bounds() -> None:
    """What is no date is nowhere on the timeline."""
    assert day_bounds("XXXX-06") is None


def test_long_words_are_cut_at_a_word() -> None:
    """A cut is marked and never inside a word where a space is near."""
    assert shorten("Signing of the documents in Ostrel", 20) == "Signing of the…"
