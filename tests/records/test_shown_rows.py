"""Which rows are shown, which are the key events, and how sure an event is, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_record import events, statements

from onrecord.records.shown_rows import KEY_EVENTS, key_events, shown_rows, sureness_of
from onrecord.resolve.events.worth import SHOWN

TALKS, OPENING = events()


def test_what_the_gate_holds_back_is_not_shown() -> None:
    """The others keep their order."""
    held_back = replace(TALKS, shown=False)
    assert shown_rows((OPENING, held_back, TALKS)) == (OPENING, TALKS)
    assert shown_rows((OPENING, held_back), every=True) == (OPENING, held_back)


def test_statements_are_held_back_alike() -> None:
    """By the same helper."""
    first, second = statements()
    assert shown_rows((replace(first, shown=False), second)) == (second,)


def test_key_events_are_the_first_in_rank() -> None:
    """At most twenty; a row that is held back is none of them, whatever its rank."""
    rows = [replace(TALKS, id=f"event_{rank}", rank=rank, shown=rank != 3) for rank in range(40, 0, -1)]
    found = key_events(rows)
    assert [row.rank for row in found] == [1, 2, *range(4, KEY_EVENTS + 2)]
    assert len(found) == KEY_EVENTS
    assert key_events(rows[:2]) == (rows[1], rows[0])


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "well supported"), (0.5, "well supported"), (0.49, "likely"), (0.1, "likely"), (0.0, "unsure")],
)
def test_a_confidence_has_words(confidence: float, words: str) -> None:
    """Three of them."""
    assert sureness_of(confidence) == words


def test_the_words_agree_with_the_gate() -> None:
    """What passes it is at least likely, what does not is unsure."""
    assert sureness_of(SHOWN) == "likely"
    assert sureness_of(SHOWN - 0.001) == "unsure"
