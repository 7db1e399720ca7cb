"""Numbers of something in invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.config import Settings
from onrecord.extract.context import Context
from onrecord.extract.quantities import find_quantities, number_value
from onrecord.models.english import load_english
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.spans import OffsetMap


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "approximate"),
    [
        ("They will sign about 30 documents.", "about 30 documents", 30.0, "document", True),
        ("They own two of the islands.", "two of the islands", 2.0, "island", False),
        ("He released 1,250 prisoners.", "1,250 prisoners", 1250.0, "prisoner", False),
        ("It lost more than 12 million barrels.", "more than 12 million barrels", 12e6, "barrel", True),
        ("Trade rose by 8 percent.", "8 percent", 8.0, "percent", False),
        ("It cost $2.5 billion.", "$2.5 billion", 2.5e9, "$", False),
    ],
)
def test_a_number_and_what_it_counts(
    text: str, words: str, value: float, unit: str, approximate: bool
) -> None:
    """Digits and words, hedges, money and shares."""
    doc = load_english(Settings().language_model).parse(text)
    found = find_quantities(Context(doc, Article(text, OffsetMap(()), ()), PublicationDate()))
    assert [(q.span.of(text), q.value, q.unit, q.approximate) for q in found] == [
        (words, value, unit, approximate)
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [("three", 3), ("two hundred five", 205), ("one million two hundred thousand", 1.2e6), ("two dozen", 24)],
)
def test_number_words(words: str, value: float) -> None:
    """Number words add up."""
    assert number_value(words.split()) == value


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_give_a_bounded_number_or_none(words: list[str]) -> None:
    """No input raises, and no page id becomes a quantity."""
    value = number_value(words)
    assert value is None or 0 <= value <= 1e18
