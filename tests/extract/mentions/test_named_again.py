"""Nouns by which a country or body is named again."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import read_inner


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Norway voted. They came to the country.", "the country", "Norway"),
        ("Norway sent boats. Sweden warned the country.", "the country", "Norway"),
        ("The Fish Committee met. He left the committee.", "the committee", "Fish Committee"),
        ("The Committee on Fish met. He left the committee.", "the committee", "Committee on Fish"),
        ("The Senate met. He left the chamber.", "the chamber", "U.S. Senate"),
        ("Saudi Arabia and Norway met. They left the kingdom.", "the kingdom", "Saudi Arabia"),
    ],
)
def test_a_noun_names_again(text: str, words: str, meant: str) -> None:
    """The country most in view that does not act on it; the body whose name says the noun."""
    assert [one.name for one in read_inner(text) if one.span.of(text) == words] == [meant]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left the committee.", "the committee"),
        ("The Fish Committee met. A committee left. He saw the committee.", "the committee"),
        ("The Fish Committee met. He saw the committee of friends.", "the committee"),
        ("The Fish Council met. He left the committee.", "the committee"),
        ("Norway voted. They came to the country of their fathers.", "the country"),
        ("Norway voted. Some country people came.", "country"),
    ],
)
def test_a_noun_names_nobody(text: str, words: str) -> None:
    """If none fits, another was brought up, or the words behind say which one."""
    assert words not in [one.span.of(text) for one in read_inner(text)]
