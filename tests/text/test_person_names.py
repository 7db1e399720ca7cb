"""Spelling variants of names, and titles that stand for others."""

from __future__ import annotations

import pytest

from onrecord.text.names import fold, name_words, same_person_name, same_word, whole_name, why_same
from onrecord.text.titles import can_stand_for, is_specific, normal_title


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergei", "Sergey", True),
        ("Yuri", "Yury", True),
        ("Rouhani", "Rohani", True),
        ("Araqchi", "Araghchi", True),
        ("Abe", "Abu", False),
        ("Putin", "Putyatin", False),
        ("J", "Jane", True),
    ],
)
def test_same_word(one: str, other: str, same: bool) -> None:
    """Transliterations of one name are one; short names must be equal."""
    assert same_word(fold(one), fold(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mohammad Javad Zarif", "Javad Zarif", True),
        ("Nobueri Kodaira", "Kodaira Nobueri", True),
        ("Bashar al-Assad", "Bashar Assad", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Ilka Brandt", "Ilka Brand", False),
        ("Jim Mattis", "James Mattis", True),
        ("Robert Menendez", "Bob Menendez", True),
        ("Bob Menendez", "Bill Menendez", False),
        ("Søren Kjær", "Soren Kjaer", True),
        ("Mohammed bin Salman", "Mohammad bin Salman", True),
        ("Mohammed bin Salman", "Khalid Salman", False),
    ],
)
def test_same_person_name(one: str, other: str, same: bool) -> None:
    """Names of one person may lack words, not contradict each other."""
    assert same_person_name(name_words(one), name_words(other)) is same


@pytest.mark.parametrize(
    ("title", "normal"),
    [
        ("Minister of foreign Affairs", "foreign minister"),
        ("Minister for Defence", "defence minister"),
        ("Defense Minister", "defence minister"),
        ("former Prime Minister", "prime minister"),
        ("Secretary of State", "secretary of state"),
        ("ex-President", "president"),
    ],
)
def test_normal_title(title: str, normal: str) -> None:
    """One office has one normal form."""
    assert normal_title(title) == normal


@pytest.mark.parametrize(
    ("short", "held", "fits"),
    [
        ("minister", "foreign minister", True),
        ("minister", "prime minister", False),
        ("leader", "president", True),
        ("diplomat", "foreign minister", True),
        ("president", "vice president", False),
        ("supreme leader", "president", False),
        ("lawmaker", "senator", True),
    ],
)
def test_can_stand_for(short: str, held: str, fits: bool) -> None:
    """A general word stands for the offices it covers only."""
    assert can_stand_for(short, held) is fits


def test_only_named_offices_have_holders() -> None:
    """For "Chief" or "minister" alone tells no office."""
    assert is_specific("foreign minister")
    assert not is_specific("minister")
    assert not is_specific("chief")


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Angus KingOvernight Energy", "Angus King"),
        ("Rex Holm Rex Wayne HolmSteve Reyl", "Rex Holm"),
        ("Holm Rex John HolmDem", "Rex John Holm"),
        ("Mitch McConnell", "Mitch McConnell"),
        ("Ron DeSantis", "Ron DeSantis"),
        ("Garret FitzGerald", "Garret FitzGerald"),
        ("Boutros Boutros-Ghali", "Boutros Boutros-Ghali"),
    ],
)
def test_names_without_what_was_run_on_to_them(name: str, whole: str) -> None:
    """A lost space or a heading in the text makes no new person; names that are written so stay."""
    assert whole_name(name) == whole


def test_the_son_of_one_is_not_the_one() -> None:
    """A father's name after "bin" is no family name."""
    assert name_words("Mohammed bin Salman")[-1] != name_words("King Salman")[-1]
    assert name_words("Osama bin Laden")[-1] == name_words("bin Laden")[-1]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jim Holm", "James Holm", "a short form of the given name"),
        ("Sergei Holm", "Sergey Holm", "another spelling of the name"),
        ("Abe Shinzo", "Shinzo Abe", "the same names in another order"),
        ("George W. Holm", "George Holm", "a shorter or longer form of the name"),
    ],
)
def test_why_two_names_are_one(one: str, other: str, why: str) -> None:
    """Told to the user who doubts it."""
    assert why_same(name_words(one), name_words(other)) == why
