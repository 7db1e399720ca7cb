"""What lies at a place of a text is found as by looking at all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.places import STRETCH, Places, Taken
from onrecord.records.spans import Span

SPANS = st.tuples(st.integers(0, 5 * STRETCH), st.integers(1, 2 * STRETCH)).map(
    lambda at: Span(at[0], sum(at))
)


@given(st.lists(SPANS), SPANS)
def test_all_that_overlap_are_near(spans: list[Span], place: Span) -> None:
    """In their order, each once."""
    near = list(Places(enumerate(spans)).near(place.start, place.end))
    assert near == sorted(set(near))
    assert {number for number, span in enumerate(spans) if span.overlaps(place)} <= set(near)


@given(st.lists(SPANS), SPANS)
def test_taken_as_by_looking_at_all(spans: list[Span], place: Span) -> None:
    """Touching is not overlapping."""
    assert Taken(spans).overlaps(place) == any(span.overlaps(place) for span in spans)


def test_few_things_are_near() -> None:
    """However many there are."""
    spans = [Span(at, at + 10) for at in range(0, 100 * STRETCH, 16)]
    assert len(Places(enumerate(spans)).near(50 * STRETCH, 50 * STRETCH + 5)) <= STRETCH // 16 + 1
