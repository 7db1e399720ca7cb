"""Nouns of a kind: the body or the unnamed source they mean."""

from __future__ import annotations

import pytest
from extract.mentions.test_actor_mentions import at, meant, read

BODIES = [
    ("Hezbollah fired rockets. The Kesmari Defence Ministry answered. The group said no.", "the group"),
    ("The Hezbollah movement said no.", "the Hezbollah movement"),
    ("Hezbollah rejected the plan. The militants said no.", "the militants"),
]


@pytest.mark.parametrize(("text", "words"), BODIES)
def test_a_body_by_its_kind(text: str, words: str) -> None:
    """The group, the movement, the militants: the body without a state that the article speaks of."""
    words = words.capitalize() if words.capitalize() in text else "The" + words[3:]
    mentions = read(text, words)
    assert meant(mentions, at(text, mentions, words)) == "Hezbollah"


def test_an_agency_is_the_one_called_so() -> None:
    """The noun that ends a body's name goes to it, whatever is named between."""
    text = "The Harbour News Agency reported losses. The Fishing Council wept. The agency said more."
    mentions = read(text, "The agency")
    assert meant(mentions, at(text, mentions, "The agency")) == "Harbour News Agency"


def test_the_newspaper_is_a_body_that_publishes() -> None:
    """Whatever other bodies are named between."""
    text = "The Norlan Times News Agency wrote. The Harbour Council wept. The newspaper said more."
    mentions = read(text, "The newspaper")
    assert meant(mentions, at(text, mentions, "The newspaper")) == "Norlan Times News Agency"


def test_the_group_is_the_body_that_has_just_spoken() -> None:
    """Rather than one that is called a group further up."""
    text = "Rockets of the group Hezbollah fell. The Boat Foundation rejected it. The group said more."
    mentions = read(text, "The Boat Foundation", "The group")
    assert meant(mentions, at(text, mentions, "The group")) == "Boat Foundation"


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah rejected the plan. A group of senators met in Ostrel. The group said no.",
        "The Foreign Ministry rejected the plan. The group said no.",
        "Hezbollah rejected the plan. The group of experts said no.",
    ],
)
def test_a_group_of_others_is_no_body(text: str) -> None:
    """A group brought up as people, a ministry, a group of somebody."""
    words = "The group of experts" if "experts" in text else "The group"
    mentions = read(text, words)
    assert meant(mentions, at(text, mentions, words)) is None


def test_the_person_is_the_unnamed_source_who_spoke_last() -> None:
    """An unnamed source stays one whatever it is called next."""
    text = "A fisherman from Ostrel said the boats were back. Prices fell. The person said more."
    mentions = read(text, "A fisherman from Ostrel", "The person")
    source = at(text, mentions, "A fisherman from Ostrel")
    antecedent = at(text, mentions, "The person").antecedent
    assert antecedent is not None
    assert mentions[antecedent] is source


def test_a_pronoun_far_back_does_not_hide_a_name_near() -> None:
    """Pronouns stand behind the names of a chain; an old one must not end the search for a near name."""
    between = "Prices fell again in Ostrel. " * 10
    text = f"Mr Anton Holm spoke. He left. Mr Jon Aske came. {between}Mr Holm said he agreed. He left."
    mentions = read(text, "He")
    last = max((m for m in mentions if m.form == "pronoun"), key=lambda mention: mention.span.start)
    assert meant(mentions, last) == "Anton Holm"
