"""Which two "both sides" are."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, at, check, read, rule

PAIRS = [
    ("Israel and Japan met. China helped. Both sides said no.", "Both sides", {"Israel", "Japan"}),
    (
        "Israel fears China. Israeli and Chinese envoys met. The two countries agreed.",
        "The two countries",
        {"Israel", "China"},
    ),
    ("Japan and Hezbollah met, and Israel wept. Both said no.", "Both", {"Japan", "Hezbollah"}),
    (
        "Japan-China talks began. Japan, which fears China, and Iran wept. Both sides said no.",
        "Both sides",
        {"Japan", "China"},
    ),
]

RULES = [
    rule(
        "joined by and",
        "Israel and Japan met. China wept. {Both sides} said no.",
        "Both sides means Israel + Japan",
        "Israel met Japan. China wept. {Both sides} said no.",
        "no Both sides means",
    ),
    rule(
        "an article between",
        "Japan and the Netherlands met. {Both sides} said no.",
        "Both sides means Japan + Netherlands",
        "Japan and the old Netherlands met. {Both sides} said no.",
        "no Both sides means",
    ),
    rule(
        "adjectives with a hyphen",
        "Japan feared China. Chinese-Japanese talks began. {Both sides} said no.",
        "Both sides means China + Japan",
        "Japan feared China. Chinese talks began. {Both sides} said no.",
        "no Both sides means",
    ),
    rule(
        "a third stands before",
        "Japan and China met. {Both sides} said no.",
        "Both sides means Japan + China",
        "Israel, Japan and China met. {Both sides} said no.",
        "no Both sides means",
    ),
    rule(
        "a third stands behind",
        "Japan and China met. {Both sides} said no.",
        "Both sides means Japan + China",
        "Japan and China and Israel met. {Both sides} said no.",
        "no Both sides means",
    ),
    rule(
        "two names of one are no pair",
        "Japan and China met. {Both sides} said no.",
        "Both sides means Japan + China",
        "Japan and Japanese boats met. {Both sides} said no.",
        "no Both sides means",
    ),
    rule(
        "the last pair before",
        "Japan and China met. Israel and Iran met. {Both sides} said no.",
        "Both sides means Israel + Iran",
        "Japan and China met. {Both sides} said no. Israel and Iran met.",
        "Both sides means Japan + China",
    ),
    rule(
        "both alone",
        "Japan and China met. {Both} said no.",
        "Both means Japan + China",
        "Japan and China met. {All} said no.",
        "no All means Japan + China",
    ),
    rule(
        "of a pair both must be named",
        "Japan feared China. Chinese-Japanese talks began. {Both sides} said no.",
        "Both sides means China + Japan",
        "Japan wept. Chinese-Japanese talks began. {Both sides} said no.",
        "no Both sides means",
    ),
]


@pytest.mark.parametrize(COLUMNS, RULES)
def test_which_two_are_a_pair(text: str, fact: str, counter: str, instead: str) -> None:
    """Two names side by side, and no third with them."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(("text", "words", "names"), PAIRS)
def test_both_are_the_two_named_as_a_pair(text: str, words: str, names: set[str]) -> None:
    """Two names that stand side by side, whatever is named after them."""
    mentions = read(text, words)
    assert {mentions[member].name for member in at(text, mentions, words).members} == names


@pytest.mark.parametrize(
    "text",
    [
        "Israel, Japan and China met. Both sides said no.",
        "Israel fears China. Iran laughed. Both sides said no.",
    ],
)
def test_both_stay_unknown_without_a_pair(text: str) -> None:
    """Three in a row are no two, nor are two that never stand together."""
    assert at(text, read(text, "Both sides"), "Both sides").members == ()
