"""Texts in which each mention could be held against each other: steps are counted, by no clock."""

from __future__ import annotations

import sys
from itertools import count, product
from typing import TYPE_CHECKING, Any

import pytest
from reading_of import read

if TYPE_CHECKING:
    from types import FrameType

SMALL = 2_500  # characters
TIMES = 4
MOST = 6  # times the steps for four times the text; quadratic ones are sixteen times as many

UNITS = {
    "pronouns": "he said that he left and ",
    "quotations with a pronoun": "“We go,” he said, ",
    "new names and pronouns": "{} said that he would go, and she left. ",
    "new names with offices": "Foreign Minister {} met the foreign minister. ",
    "unnamed ones": "A minister said no. The minister left. An official said the person left. ",
    "papers": "The statement said no. ",
    "papers of new ones": "{} issued a statement. The statement said no. ",
    "bodies": "The {} Group met the group. ",
    "conditions": "Dorn said he would sign if they paid. ",
    "undertakings": "We will sign the treaty of {} on Monday. ",
    "counts": "Some 30 boats and 40 lorries left on 3 March 2031. ",
}


@pytest.mark.parametrize("kind", UNITS)
def test_steps_grow_as_the_text_does(kind: str) -> None:
    """Calls of functions while four times the text is read; what is looked up once is known before."""
    texts = [text_of(UNITS[kind], size) for size in (SMALL, TIMES * SMALL)]
    read.__wrapped__(texts[-1])
    small, large = map(steps, texts)
    assert large < MOST * small


def text_of(unit: str, size: int) -> str:
    """The unit over and over, with another name each time."""
    syllables = ("ka", "ro", "li", "men", "tu", "sa", "vor", "den")
    names = ("".join(one) for one in product(syllables, repeat=5))
    text = ""
    while len(text) < size:
        name = next(names)
        text += unit.format(f"{name[4:].title()} {name[::-1].title()}")
    return text


def steps(text: str) -> int:
    """The calls of Python and C functions that reading a text takes."""
    calls = count()

    def note(frame: FrameType, event: str, argument: Any) -> None:
        if event in {"call", "c_call"}:
            next(calls)

    sys.setprofile(note)
    try:
        read.__wrapped__(text)
    finally:
        sys.setprofile(None)
    return next(calls)
