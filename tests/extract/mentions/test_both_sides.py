"""Which two "both sides" are."""

from __future__ import annotations

import pytest
from extract.mentions.test_actor_mentions import at, read

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
