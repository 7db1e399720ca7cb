"""Sets of days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.articles import PublicationDate
from onrecord.resolve.dating.day_sets import ANY, Days, between, days_of, days_told

SOME_DAYS = st.lists(st.dates(date(2030, 1, 1), date(2031, 12, 31)), max_size=6)


@settings(deadline=None)
@given(SOME_DAYS, SOME_DAYS)
def test_sets_of_days_are_sets(one: list[date], other: list[date]) -> None:
    """What both have, what either has, how many there are."""
    first, second = days_of(one), days_of(other)
    assert first & second == days_of(set(one) & set(other))
    assert first | second == days_of({*one, *other})
    assert first.without(second) == days_of(set(one) - set(other))
    assert len(first) == len(set(one))


@settings(deadline=None)
@given(SOME_DAYS, st.integers(0, 40), st.integers(0, 40))
def test_widening_adds_the_days_about_each(days: list[date], before: int, after: int) -> None:
    """Every day within reach of one of them, and no other."""
    near = {day + timedelta(step) for day in days for step in range(-before, after + 1)}
    assert days_of(days).widened(before, after) == days_of(near)


def test_a_set_without_an_end_has_no_last_day() -> None:
    """An open bound is none, not the year 2100."""
    after = between(date(2031, 3, 17), None)
    assert (after.first, after.last, after.bounded) == (date(2031, 3, 17), None, False)
    assert (ANY.first, ANY.last) == (None, None)
    assert Days(0).first is None


def test_a_judgement_leaves_its_days_open() -> None:
    """A month leaves its days, bounds what lies between, nothing known leaves all."""
    month = days_told(PublicationDate("2031-02"))
    assert (month.first, month.last) == (date(2031, 2, 1), date(2031, 2, 28))
    assert days_told(PublicationDate(latest="2031-02-03")).last == date(2031, 2, 3)
    assert days_told(PublicationDate()) == ANY
