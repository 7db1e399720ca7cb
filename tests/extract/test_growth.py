"""Texts made to be slow: four times the text takes about four times as long to read."""

from __future__ import annotations

import random
import time

import pytest
from reading_of import read

SMALL = 3_000  # characters
TIMES = 4
QUADRATIC = 7.0  # four times the text would take up to sixteen times the time; linear time takes four times
GRAIN = 0.15  # seconds; less is not measured well


def names() -> list[str]:
    """Names that differ, always the same."""
    rng = random.Random(1)
    given, family = ("an", "el", "mi", "to", "ra"), ("ka", "ro", "li", "men", "tu", "sa", "vor", "den")
    pairs = (("".join(rng.choices(given, k=2)), "".join(rng.choices(family, k=3))) for _ in range(3_000))
    return [f"{first} {last}".title() for first, last in pairs]


UNITS = {
    "said": "said ",
    "said that": "he said that ",
    "said by names": "{} said ",
    "names": "{}, ",
    "names in sentences": "{} said it was late. ",
    "one name": "Horst said no. ",
    "family": "Anton Horst and Ina Horst left. ",
    "ministers": "minister ",
    "ministers of": "minister of ",
    "offices": "the foreign minister and ",
    "of": "of ",
    "and": "and ",
    "commas": "boats, ",
    "quotation marks": '"',
    "opening marks": "“",
    "quoted words": '"a" ',
    "quotations": "“We go,” he said, ",
    "apostrophes": "Dorn's ",
    "brackets": "(a ",
    "tags": "<a>",
    "dates": "on 3 March 2031, ",
    "numbers": "30, ",
    "years": "2031 ",
    "conditions": "if he agrees ",
    "promises": "will sign the treaty ",
    "pronouns": "his ",
    "countries": "France and Germany, ",
    "one word": "a",
    "dashes": "— ",
    "points": ". ",
    "turns": "DORN: We go.\n\n",
    "short paragraphs": "He said no.\n\n",
    "treaties": "Treaty of Oster ",
    "listeners": "told reporters that ",
    "prose without an end": "the minister said on Monday that he would sign the treaty if they agreed and ",
}


@pytest.mark.parametrize("kind", UNITS)
def test_time_grows_as_the_text_does(kind: str) -> None:
    """Four times the text takes far less than sixteen times the time."""
    small, large = (seconds(text_of(UNITS[kind], size)) for size in (SMALL, TIMES * SMALL))
    assert large < QUADRATIC * max(small, GRAIN)


def text_of(unit: str, size: int) -> str:
    """The unit over and over, with another name each time."""
    if "{}" not in unit:
        return (unit * (size // len(unit) + 1))[:size].strip()
    return "".join(unit.format(name) for name in names())[:size].strip()


def seconds(text: str) -> float:
    """The processor's time for reading a text."""
    read("Anton Horst left.")  # the models are loaded
    begun = time.process_time()
    read.__wrapped__(text)
    return time.process_time() - begun
