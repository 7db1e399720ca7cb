"""Spelling variants of names, and titles that stand for others."""

from __future__ import annotations

import pytest

from onrecord.text.names import fold, name_words, same_person_name, same_word
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
