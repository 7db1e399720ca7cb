"""Noun phrases that may name what a negotiation is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import read


def lemmas(text: str) -> list[str]:
    """The lemmas of the terms of a text."""
    return [term.lemma for term in read(text).terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param(
            "The return of the islands was discussed.",
            ["return", "return of island", "island"],
            id="an_act_done_to_a_thing",
        ),
        pytest.param(
            "The colour of the islands was discussed.",
            ["colour", "island"],
            id="another_noun_makes_no_act",
        ),
        pytest.param(
            "The lifting of the fishing ban was discussed.",
            ["lifting", "lifting of fishing ban", "fishing ban"],
            id="an_act_done_to_two_words",
        ),
        pytest.param(
            "Enrichment of uranium was discussed.",
            ["enrichment", "enrichment of uranium", "uranium"],
            id="without_determiners",
        ),
        pytest.param("The peace treaties were discussed.", ["peace treaty"], id="plural"),
        pytest.param("The Peace Treaty was discussed.", ["peace treaty"], id="capitals"),
        pytest.param("A new permanent peace treaty was discussed.", ["peace treaty"], id="empty_adjectives"),
        pytest.param(
            "The long-pending peace treaty was discussed.", ["peace treaty"], id="half_of_a_compound"
        ),
        pytest.param("The Japanese fishing fleet was discussed.", ["fishing fleet"], id="a_demonym"),
        pytest.param("Norway was discussed.", [], id="a_state"),
        pytest.param("Prime Minister Dorn and President Venn were discussed.", [], id="people"),
        pytest.param("The three fishing boats were discussed.", ["fishing boat"], id="a_number"),
        pytest.param("Last week was discussed.", [], id="a_date"),
        pytest.param("Twenty million dollars were discussed.", [], id="money"),
        pytest.param("Dorn discussed it.", [], id="a_pronoun"),
        pytest.param("An A was discussed.", [], id="a_letter"),
        pytest.param("The Western Islands were discussed.", ["western island"], id="named_land"),
        pytest.param("The Oster Strait was discussed.", ["oster strait"], id="named_water"),
        pytest.param("The EU's fishing quota was discussed.", ["fishing quota"], id="a_body_that_owns_it"),
        pytest.param(
            "Very long deep cold northern water fishing rights were discussed.",
            ["northern water fishing right"],
            id="no_more_than_four_words",
        ),
        pytest.param(
            "The fishing rights in the strait were discussed.", ["fishing right", "strait"], id="two_phrases"
        ),
        pytest.param(
            "The ministers discussed fish, grain and coal.",
            ["minister", "fish", "grain", "coal"],
            id="a_list",
        ),
    ],
)
def test_the_telling_part_of_a_noun_phrase_is_a_term(text: str, terms: list[str]) -> None:
    """Determiners, numbers, empty adjectives and names of states and people are left out."""
    assert lemmas(text) == terms


@pytest.mark.parametrize(
    ("role", "found"), [("body", True), ("turn", True), ("caption", False), ("aside", False)]
)
def test_terms_are_those_of_the_running_text(role: str, found: bool) -> None:
    """Captions and asides give none."""
    reading = read("The fishing rights were discussed.", role=role)  # type: ignore[arg-type]
    assert bool(reading.terms) is found


_WORDS = st.sampled_from([
    "the", "a", "new", "return", "of", "islands", "fishing", "-", "rights", "Peace", "treaty", "long",
    "NATO", "base", "Oster", "Strait", "Dorn", "12", "met", "lifting", "ban", ",", ".", "and", "its",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_any_words_give_sound_terms(text: str) -> None:
    """Terms stand in order, each stretch once; lemmas are lowercase and start with no determiner."""
    terms = read(text).terms
    spots = [(term.span.start, term.span.end) for term in terms]
    assert spots == sorted(set(spots))
    for term in terms:
        assert term.span.of(text).strip() == term.span.of(text)
        assert term.lemma == term.lemma.lower()
        assert term.lemma.split()[0] not in {"the", "a", "new", "its"}
