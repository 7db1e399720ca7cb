"""Treaties, declarations, agreements and plans that are told from others of their kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import read


def named(text: str) -> list[tuple[str, str, str | None]]:
    """Words, name and year of each instrument of a text."""
    return [(one.span.of(text), one.name, one.year) for one in read(text).instruments]


@pytest.mark.parametrize(
    ("phrase", "name", "year", "text", "other"),
    [
        pytest.param(
            "1956 declaration",
            "declaration",
            "1956",
            "The 1956 declaration ended the war.",
            "The declaration ended the war.",
            id="a_year_before",
        ),
        pytest.param(
            "treaty of 1855",
            "treaty",
            "1855",
            "Varland and Kesmar signed the treaty of 1855.",
            "Varland and Kesmar signed the treaty of friendship.",
            id="of_a_year",
        ),
        pytest.param(
            "agreement signed in 1956",
            "agreement",
            "1956",
            "The agreement signed in 1956 still stands.",
            "The agreement praised in 1956 still stands.",
            id="signed_in_a_year",
        ),
        pytest.param(
            "agreement reached in Oster in 1956",
            "agreement",
            "1956",
            "The agreement reached in Oster in 1956 still stands.",
            "The agreement has worried Oster since 1956.",
            id="reached_somewhere_in_a_year",
        ),
        pytest.param(
            "agreement in 1956",
            "agreement",
            "1956",
            "The agreement in 1956 ended the war.",
            "The agreement after 1956 ended the war.",
            id="in_a_year",
        ),
        pytest.param(
            "agreement on trade and borders of 1855",
            "agreement",
            "1855",
            "The agreement on trade and borders of 1855 still stands.",
            "The agreement on trade and borders still stands.",
            id="what_it_is_on_before_the_year",
        ),
        pytest.param(
            "Treaty on the Protection of Birds",
            "Treaty on the Protection of Birds",
            None,
            "The Treaty on the Protection of Birds was signed.",
            "The treaty on the protection of birds was signed.",
            id="a_name_in_capitals_after",
        ),
        pytest.param(
            "peace treaty",
            "peace treaty",
            None,
            "The peace treaty was signed.",
            "A new treaty was signed.",
            id="a_subject",
        ),
        pytest.param(
            "peace treaty",
            "peace treaty",
            None,
            "The world peace treaty was signed.",
            "The peace treaties of the past were signed.",
            id="one_not_many",
        ),
        pytest.param(
            "joint statement",
            "joint statement",
            None,
            "A joint statement was issued.",
            "A false statement was issued.",
            id="joint",
        ),
        pytest.param(
            "Resolution 17",
            "Resolution 17",
            None,
            "Resolution 17 was adopted.",
            "A resolution was adopted.",
            id="a_numbered_resolution",
        ),
        pytest.param(
            "Oster Plan",
            "Oster Plan",
            None,
            "The Oster Plan was praised.",
            "The plan was praised.",
            id="a_weak_noun_with_a_name",
        ),
        pytest.param(
            "Memorandum on Fishing",
            "Memorandum on Fishing",
            None,
            "The Memorandum on Fishing was praised.",
            "The fishing memorandum was praised.",
            id="a_weak_noun_with_a_tail",
        ),
        pytest.param(
            "Peace Treaty",
            "Peace Treaty",
            None,
            "Sign Peace Treaty, Dorn urged.",
            "Sign Treaty, Dorn urged.",
            id="a_headline_verb_is_no_name",
        ),
        pytest.param(
            "fishing agreement",
            "fishing agreement",
            None,
            "The two-year-old fishing agreement was praised.",
            "The two-year-old agreement was praised.",
            id="two_year_old",
        ),
        pytest.param(
            "interim agreement",
            "interim agreement",
            None,
            "The 19-page interim agreement was praised.",
            "The good agreement was praised.",
            id="adjectives_that_tell",
        ),
        pytest.param(
            "1855 Treaty",
            "Treaty",
            "1855",
            "The 1855 Treaty was praised.",
            "The Treaty was praised.",
            id="a_capital_alone_is_no_name",
        ),
        pytest.param(
            "Constitution of Varland",
            "Constitution of Varland",
            None,
            "The Constitution of Varland was praised.",
            "The constitution was praised.",
            id="a_constitution",
        ),
        pytest.param(
            "Non-Proliferation Treaty",
            "Treaty on the Non-Proliferation of Nuclear Weapons",
            None,
            "The Non-Proliferation Treaty was praised.",
            "The Non-Profit Trophy was praised.",
            id="a_known_name_in_another_form",
        ),
        pytest.param(
            "UN Charter",
            "Charter of the United Nations",
            None,
            "The UN Charter was praised.",
            "The UN charter flight was praised.",
            id="a_known_charter",
        ),
        pytest.param(
            "NPT",
            "Treaty on the Non-Proliferation of Nuclear Weapons",
            None,
            "The NPT was praised.",
            "The SNPT was praised.",
            id="a_known_short_form_is_a_whole_word",
        ),
    ],
)
def test_it_needs_something_of_its_own(
    phrase: str, name: str, year: str | None, text: str, other: str
) -> None:
    """A year, a subject, a party or a name in capitals tells it; without one it is none."""
    assert named(text) == [(phrase, name, year)]
    assert named(other) == []


@pytest.mark.parametrize(
    ("text", "phrase", "parties"),
    [
        ("The Portugal-Norway deal was praised.", "Portugal-Norway deal", ("Portugal", "Norway")),
        (
            "The Norwegian-Portuguese treaty was praised.",
            "Norwegian-Portuguese treaty",
            ("Norway", "Portugal"),
        ),
        ("The Norwegian fishing deal was praised.", "Norwegian fishing deal", ("Norway",)),
        ("The fishing deal was praised in Norway.", "fishing deal", ()),
    ],
)
def test_countries_in_it_are_its_parties(text: str, phrase: str, parties: tuple[str, ...]) -> None:
    """Parties are countries within the phrase; they do not belong to the name."""
    (found,) = read(text).instruments
    assert (found.span.of(text), found.parties) == (phrase, parties)
    assert not any(party in found.name for party in parties)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("A peace treaty and the treaty of 1855 were praised.", ["peace treaty", "treaty of 1855"]),
        ("Resolution 17 and Resolution 18 were adopted.", ["Resolution 17", "Resolution 18"]),
        ("The 1956 peace treaty was praised.", ["1956 peace treaty"]),
        ("Dorn will act on the plan and treat the pact as dead.", []),
    ],
)
def test_several_stand_side_by_side(text: str, phrases: list[str]) -> None:
    """Each is read once, in the order of the text."""
    assert [one.span.of(text) for one in read(text).instruments] == phrases


_WORDS = st.sampled_from([
    "the", "a", "1956", "joint", "peace", "Fishing", "treaty", "Treaty", "declaration", "plan",
    "Resolution", "17", "of", "on", "in", "and", "-", "Oster", "Norwegian", "NPT", "UN", "Charter",
    "signed", "was", ".", ",",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_any_words_give_instruments_that_do_not_overlap(text: str) -> None:
    """Spans lie in the text, in order; a year is in the words; a name has its head."""
    last = 0
    for found in read(text).instruments:
        assert last <= found.span.start < found.span.end <= len(text)
        last = found.span.end
        assert found.year is None or found.year in found.span.of(text)
        assert found.head
        assert found.name
