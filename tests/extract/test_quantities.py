"""Numbers of something in invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import read

from onrecord.extract.quantities import MAX_VALUE, number_value


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "approximate"),
    [
        ("They will sign about 30 documents.", "about 30 documents", 30.0, "document", True),
        ("They own two of the islands.", "two of the islands", 2.0, "island", False),
        ("He released 1,250 prisoners.", "1,250 prisoners", 1250.0, "prisoner", False),
        ("It lost more than 12 million barrels.", "more than 12 million barrels", 12e6, "barrel", True),
        ("Trade rose by 8 percent.", "8 percent", 8.0, "percent", False),
        ("It cost $2.5 billion.", "$2.5 billion", 2.5e9, "$", False),
        ("It cost €5 million.", "€5 million", 5e6, "€", False),
        ("It cost about 5 million euros.", "about 5 million euros", 5e6, "euro", True),
        ("Over $3 million was paid.", "Over $3 million", 3e6, "$", True),
        ("Trade rose by 5% in May.", "5%", 5.0, "percent", False),
        ("Hundreds of people came to Oster.", "Hundreds of people", 100.0, "people", True),
        ("Dozens of boats sailed to Oster.", "Dozens of boats", 12.0, "boat", True),
        ("A hundred people came to Oster.", "hundred people", 100.0, "people", False),
        ("Nineteen boats sailed to Oster.", "Nineteen boats", 19.0, "boat", False),
        ("Three thousand boats sailed to Oster.", "Three thousand boats", 3000.0, "boat", False),
        ("Twenty-one boats sailed to Oster.", "Twenty-one boats", 21.0, "boat", False),
        ("Two hundred and five boats sailed to Oster.", "Two hundred and five boats", 205.0, "boat", False),
        ("Two trillion barrels were sold.", "Two trillion barrels", 2e12, "barrel", False),
        ("They sold 1.5 million tonnes of coal.", "1.5 million tonnes", 1.5e6, "tonne", False),
        ("They sold 3m tonnes of coal.", "3m tonnes", 3e6, "tonne", False),
        ("At least 30 boats sailed.", "At least 30 boats", 30.0, "boat", True),
        ("Up to 30 boats sailed.", "Up to 30 boats", 30.0, "boat", True),
        ("Close to 30 boats sailed.", "Close to 30 boats", 30.0, "boat", True),
        ("An estimated 30 boats sailed.", "An estimated 30 boats", 30.0, "boat", True),
        ("Fewer than 30 boats sailed.", "Fewer than 30 boats", 30.0, "boat", True),
        ("Exactly 30 boats sailed.", "30 boats", 30.0, "boat", False),
        ("At 30 boats the list ended.", "30 boats", 30.0, "boat", False),
        ("One of the boats sailed.", "One of the boats", 1.0, "boat", False),
        ("He lost 2 half-hearted fights.", "2 half-hearted fights", 2.0, "fight", False),
        ("She sold “30 boats” to Venn.", "30 boats", 30.0, "boat", False),
    ],
)
def test_a_number_and_what_it_counts(
    text: str, words: str, value: float, unit: str, approximate: bool
) -> None:
    """Digits and words, hedges, money and shares."""
    assert [(q.span.of(text), q.value, q.unit, q.approximate) for q in read(text).quantities] == [
        (words, value, unit, approximate)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On May 5 Dorn sailed to Oster.", id="a_day"),
        pytest.param("In 2019 Dorn sailed to Oster.", id="a_year"),
        pytest.param("The trial lasted 5 weeks.", id="a_duration"),
        pytest.param("The first boat sailed to Oster.", id="an_ordinal"),
        pytest.param("Dorn met at 5 p.m. in Oster.", id="a_time_of_day"),
        pytest.param("Dorn met them three times.", id="how_often"),
        pytest.param("P5+1 ministers met in Oster.", id="the_end_of_a_name"),
        pytest.param("Resolution 2231 was adopted.", id="the_number_of_a_paper"),
        pytest.param("Dorn bought seven.", id="nothing_counted"),
        pytest.param("The page 99999999999999999999 was read.", id="the_number_of_a_page"),
        pytest.param("More boats sailed.", id="no_number"),
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    """Dates, ordinals, times, numbers in names and bare numbers are left out."""
    assert read(text).quantities == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Seven boats and three crews sailed.", [7.0, 3.0]),
        ("They own two of the four islands.", [2.0, 4.0]),
        ("Dorn sold 20 boats for $30.", [20.0, 30.0]),
    ],
)
def test_several_quantities_stand_in_the_order_of_the_text(text: str, values: list[float]) -> None:
    """Each number counts for itself."""
    assert [quantity.value for quantity in read(text).quantities] == values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three", 3),
        ("two hundred five", 205),
        ("one million two hundred thousand", 1.2e6),
        ("two dozen", 24),
        ("two hundred and five", 205),
        ("twenty one", 21),
        ("2.5 million", 2.5e6),
        ("many", None),
        ("", None),
    ],
)
def test_number_words(words: str, value: float | None) -> None:
    """Number words add up."""
    assert number_value(words.split()) == value


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_give_a_bounded_number_or_none(words: list[str]) -> None:
    """No input raises, and no page id becomes a quantity."""
    value = number_value(words)
    assert value is None or 0 <= value <= MAX_VALUE


_WORDS = st.sampled_from([
    "about", "30", "1,250", "two", "hundred", "and", "five", "million", "of", "the", "boats", "%", "$",
    "-", "to", "Twenty", "one", "some", "2019", "percent", ".", ",", "tonnes",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_any_words_give_sound_quantities(text: str) -> None:
    """Values are bounded, units are named, and the words hold the number."""
    for found in read(text).quantities:
        assert 0 <= found.value <= MAX_VALUE
        assert found.unit
        assert 0 <= found.span.start < found.span.end <= len(text)
