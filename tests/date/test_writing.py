"""Relative times run backwards: when can the words have been written?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.date.forms import Reference
from onrecord.date.isodates import first_day, last_day, span_of
from onrecord.date.scan import scan_times
from onrecord.date.writing import days_of_writing


@pytest.mark.parametrize(
    ("words", "meant", "direction", "first", "last"),
    [
        ("last month", "2031-03-17", -1, "2031-04-01", "2031-04-30"),
        ("last month", "2031-03", -1, "2031-04-01", "2031-04-30"),
        ("last year", "2031-03-17", -1, "2032-01-01", "2032-12-31"),
        ("on Monday", "2031-03-17", -1, "2031-03-17", "2031-03-23"),
        ("yesterday", "2031-03-17", -1, "2031-03-18", "2031-03-18"),
        ("this year", "2031-03-17", 0, "2031-01-01", "2031-12-31"),
    ],
)
def test_words_and_their_meaning_bound_the_day_of_writing(
    words: str, meant: str, direction: int, first: str, last: str
) -> None:
    """A meeting of March that is last month's is told of in April."""
    days = days_of_writing(words, meant, direction)
    assert (days[0].isoformat(), days[-1].isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["in 2031", "for three years", "herring", "on 17 March 2031"])
def test_words_that_do_not_depend_on_the_day_of_writing_bound_nothing(words: str) -> None:
    """They were true on any day."""
    assert days_of_writing(words, "2031-03-17", 0) == ()


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["last month", "last week", "on Friday", "yesterday", "last year"]),
    st.dates(date(2030, 1, 1), date(2033, 1, 1)),
)
def test_the_day_of_writing_is_among_those_found(words: str, written: date) -> None:
    """Whatever the words mean on a day, running back from that meaning leads to the day again."""
    value = scan_times(words)[0].form.value(Reference(written, None, -1))
    cover = span_of(value)
    assert cover is not None
    start = first_day(cover[0])
    end = last_day(cover[1])
    assert start is not None
    assert end is not None
    middle = start + timedelta((end - start).days // 2)
    assert written in days_of_writing(words, middle.isoformat(), -1)
