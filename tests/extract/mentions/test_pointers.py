"""Pronouns that neither speak nor are the subject outside quotations: whom they mean, and nothing else."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import pointed, read, rule

from tests.reading_of import read as read_all

COLUMNS = ("text", "found", "counter", "instead")


@pytest.mark.parametrize(
    COLUMNS,
    [
        rule(
            "an object",
            "Maria Dorn came. Paul Aske saw her.",
            "her: Maria Dorn",
            "The rain came. Paul Aske saw her.",
            "",
        ),
        rule(
            "an owner",
            "Paul Aske lost his post.",
            "his: Paul Aske",
            "Rain fell, and his boat sank.",
            "",
        ),
        rule(
            "a state",
            "Japan said it would leave.",
            "it: Japan",
            "It is clear that Japan will leave.",
            "",
        ),
        rule(
            "a body",
            "The Harbour Party lost its seats.",
            "its: Harbour Party",
            "Paul Aske found its seats.",
            "",
        ),
        rule(
            "several",
            "Officials left with their boats.",
            "their: Officials",
            "Paul Dorn left with their boats.",
            "",
        ),
        rule(
            "in a quotation",
            "Maria Dorn came. “She is late,” the guard said.",
            "She: Maria Dorn",
            "Paul Dorn came. “She is late,” the guard said.",
            "",
        ),
    ],
)
def test_whom_a_pointer_means(text: str, found: str, counter: str, instead: str) -> None:
    """The one before who fits; a pronoun that means nobody is left out."""
    for words, expected in ((text, found), (counter, instead)):
        assert "; ".join(f"{pronoun}: {name}" for pronoun, name in pointed(words)) == expected


def test_who_speaks_is_not_spoken_of() -> None:
    """In the first person: "her" is another, or nobody."""
    reading = read_all("Ada Lund came. Maria Dorn said: “We saw her.”")
    assert [reading.mentions[one.antecedent or 0].name for one in reading.pointers] == ["Ada Lund"]
    assert not read_all("Maria Dorn said: “We saw her.”").pointers


def test_a_pointer_tells_the_gender_to_other_pronouns() -> None:
    """Not before it stands with somebody."""
    told = read("Zorl Tebbin took her hat. He left.")
    assert [one.antecedent for one in told if one.form == "pronoun"] == [None]
    told = read("Zorl Tebbin took the hat. He left.")
    assert [one.antecedent for one in told if one.form == "pronoun"] == [0]


def test_pointers_are_apart_from_mentions() -> None:
    """A subject outside quotations is a mention; its other forms are pointers alone."""
    text = "Maria Dorn came. She lost her post. Paul Aske met her."
    reading = read_all(text)
    assert [one.span.of(text) for one in reading.mentions] == ["Maria Dorn", "She", "Paul Aske"]
    assert [(one.span.of(text), one.antecedent) for one in reading.pointers] == [("her", 0), ("her", 0)]
