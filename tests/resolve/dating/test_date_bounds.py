"""Bounds on a day: how they are joined, and what becomes of those that clash."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.articles import DateEvidence
from onrecord.resolve.dating.date_bounds import HOLDS, Bound, join_bounds, narrowed
from onrecord.resolve.dating.day_sets import NONE, Days, between

DAYS = st.dates(date(2030, 1, 1), date(2032, 12, 31))
STRETCHES = st.tuples(DAYS, DAYS).map(lambda pair: between(min(pair), max(pair)))
BOUNDS = st.builds(Bound, st.sampled_from(sorted(HOLDS)), STRETCHES, st.sampled_from(["a", "b"]))


def test_bounds_that_agree_leave_what_all_leave() -> None:
    """Each narrows the days, and each is told as used."""
    after = Bound("holder", between(date(2031, 3, 1), None), "after Mira Venn")
    before = Bound("page", between(None, date(2031, 4, 30)), "before it was fetched")
    joined = join_bounds([after, before])
    assert (joined.days.first, joined.days.last) == (date(2031, 3, 1), date(2031, 4, 30))
    assert set(joined.used) == {after, before}


def test_the_less_sure_of_two_that_clash_is_reported() -> None:
    """It is not believed, and it does not vanish."""
    fetched = Bound("page", between(None, date(2030, 12, 31)), "before it was fetched")
    event = Bound("event", between(date(2031, 3, 1), date(2031, 3, 31)), "the month after the talks")
    joined = join_bounds([event, fetched])
    assert joined.days == fetched.days
    assert (joined.used, joined.clashing) == ((fetched,), (event,))


def test_two_of_one_kind_that_contradict_each_other_are_both_reported() -> None:
    """Neither is surer, so the days are as wide as without them."""
    one = Bound("event", between(date(2031, 3, 1), date(2031, 3, 31)), "one event")
    other = Bound("event", between(date(2031, 5, 1), date(2031, 5, 31)), "another event")
    joined = join_bounds([one, other])
    assert not joined.days.bounded
    assert set(joined.clashing) == {one, other}


def test_of_two_that_say_the_same_the_words_are_chosen_by_their_place() -> None:
    """Two articles that bound a day alike leave the same evidence in every run and order."""
    days = between(date(2031, 3, 1), None)
    pair = [Bound("holder", days, "why", (DateEvidence(at, at + 4, "Venn"),)) for at in (10, 50)]
    assert join_bounds(pair).used == join_bounds(pair[::-1]).used == (pair[0],)


@settings(deadline=None)
@given(st.lists(BOUNDS, max_size=6).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_bounds_does_not_matter(orders: tuple[list[Bound], list[Bound]]) -> None:
    """Any order gives the same days, the same used, the same clashing."""
    assert join_bounds(orders[0]) == join_bounds(orders[1])


@settings(deadline=None)
@given(st.lists(BOUNDS, max_size=8))
def test_every_bound_is_kept_to_or_reported(bounds: list[Bound]) -> None:
    """There is always a day left, and it fits every bound that is not reported as clashing."""
    joined = join_bounds(bounds)
    assert joined.days
    for bound in set(bounds) - set(joined.clashing):
        assert joined.days & bound.days == joined.days


@settings(deadline=None)
@given(STRETCHES, STRETCHES)
def test_what_is_open_only_narrows(before: Days, now: Days) -> None:
    """A later round never opens a day again, and never closes the last."""
    after = narrowed({"a": before}, {"a": now})["a"]
    assert after
    assert after & before == after
    assert narrowed({"a": before}, {"a": NONE})["a"] == before
