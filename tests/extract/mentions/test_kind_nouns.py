"""Nouns of a kind: the body or the unnamed source they mean."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, at, check, meant, read, rule

BODIES = [
    ("Hezbollah fired rockets. The Kesmari Defence Ministry answered. The group said no.", "the group"),
    ("The Hezbollah movement said no.", "the Hezbollah movement"),
    ("Hezbollah rejected the plan. The militants said no.", "the militants"),
]

RULES = [
    rule(
        "the group is a body without a state",
        "Hezbollah fired rockets. {The group} said no.",
        "The group means Hezbollah",
        "The Harbour Ministry fired rockets. {The group} said no.",
        "no The group means",
    ),
    rule(
        "this one, too",
        "Hezbollah fired rockets. {This movement} said no.",
        "This movement means Hezbollah",
        "Hezbollah fired rockets. {These movements} said no.",
        "no These movements means",
    ),
    rule(
        "the other is another",
        "Hezbollah fired rockets. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. {The other group} said no.",
        "no The other group means",
    ),
    rule(
        "a new one is another",
        "Hezbollah fired rockets. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. {A group} said no.",
        "no A group means",
    ),
    rule(
        "a group of somebody is another",
        "Hezbollah fired rockets. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. {The group} of friends said no.",
        "no The group means",
    ),
    rule(
        "a group brought up between is another",
        "Hezbollah fired rockets. Boats came. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. Another group came. {The group} said no.",
        "no The group means",
    ),
    rule(
        "also with of",
        "Hezbollah fired rockets. Boats came. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. The group of boats came. {The group} said no.",
        "no The group means",
    ),
    rule(
        "of a country it is another",
        "Hezbollah fired rockets. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. {The Japanese group} said no.",
        "no The Japanese group means",
    ),
    rule(
        "the name before the noun",
        "{The Hezbollah movement} said no.",
        "The Hezbollah movement means Hezbollah",
        "{The Senate group} said no.",
        "no The Senate group means",
    ),
    rule(
        "right before it",
        "{The Hezbollah movement} said no.",
        "The Hezbollah movement means Hezbollah",
        "{The Hezbollah boat and fishing movement} said no.",
        "no The Hezbollah boat and fishing movement means",
    ),
    rule(
        "the noun that ends the name",
        "The Harbour News Agency wept. The Fishing Council slept. {The agency} said no.",
        "The agency means Harbour News Agency",
        "The Harbour News Agency wept. The Fishing Council slept. {The firm} said no.",
        "no The firm means",
    ),
    rule(
        "or one like it",
        "Nordfisk Ltd slept. {The company} said no.",
        "The company means Nordfisk Ltd",
        "The Harbour Council slept. {The company} said no.",
        "no The company means",
    ),
    rule(
        "the noun behind the name",
        "The Hezbollah movement fired rockets. The Boat Foundation wept. {The movement} said no.",
        "The movement means Hezbollah",
        "Hezbollah fired rockets. The Boat Foundation wept. {The movement} said no.",
        "The movement means Boat Foundation",
    ),
    rule(
        "the noun before the name",
        "The group Hezbollah fired rockets. The Boat Foundation wept. {The group} said no.",
        "The group means Hezbollah",
        "Hezbollah fired rockets. The Boat Foundation wept. {The group} said no.",
        "The group means Boat Foundation",
    ),
    rule(
        "unless another has just spoken",
        "The group Hezbollah fired rockets. {The Boat Foundation} wept. {The group} said no.",
        "The group means The Boat Foundation",
        "The group Hezbollah fired rockets. {The Boat Ministry} wept. {The group} said no.",
        "The group means Hezbollah",
    ),
    rule(
        "the newspaper publishes",
        "The Norlan Times News Agency wrote. The Harbour Council wept. {The newspaper} said no.",
        "The newspaper means Norlan Times News Agency",
        "The Harbour Council wept. {The newspaper} said no.",
        "no The newspaper means",
    ),
    rule(
        "else the body that has spoken",
        "{The Harbour Council} said yes. The Fishing Council wept. {The newspaper} said no.",
        "The newspaper means The Harbour Council",
        "The Harbour Council came. The Fishing Council wept. {The newspaper} said no.",
        "no The newspaper means",
    ),
    rule(
        "the person is the unnamed one who spoke last",
        "{A fisherman} said yes. {The person} said no.",
        "The person means A fisherman",
        "{A fisherman} said yes. {Mr Venn} said maybe. {The person} said no.",
        "no The person means",
    ),
    rule(
        "one",
        "{A fisherman} said yes. {The person} said no.",
        "The person means A fisherman",
        "{A fisherman} said yes. {The persons} said no.",
        "no The persons means",
    ),
    rule(
        "without more words",
        "{A fisherman} said yes. {The person} said no.",
        "The person means A fisherman",
        "{A fisherman} said yes. {The old person} said no.",
        "no The old person means",
    ),
    rule(
        "of no country",
        "{A fisherman} said yes. {The person} said no.",
        "The person means A fisherman",
        "{A fisherman} said yes. {The person of Japan} said no.",
        "no The person of Japan means",
    ),
    rule(
        "after one, not several",
        "{A fisherman} said yes. {The person} said no.",
        "The person means A fisherman",
        "{Fishermen} said yes. {The person} said no.",
        "no The person means",
    ),
    rule(
        "a person before the noun is no body",
        "{The Harbour Council group} said no.",
        "The Harbour Council group means Harbour Council",
        "Mr Dorn came. {The Dorn group} said no.",
        "The Dorn group means Mr Dorn",
    ),
    rule(
        "a noun beside the name says that it publishes",
        "The Harbour Foundation newspaper wrote. The Fishing Council wept. {The daily} said no.",
        "The daily means Harbour Foundation",
        "The Harbour Foundation wrote. The Fishing Council wept. {The daily} said no.",
        "no The daily means",
    ),
    rule(
        "the individual",
        "{A fisherman} said yes. {The individual} said no.",
        "The individual means A fisherman",
        "{A fisherman} said yes. {The institute} said no.",
        "no The institute means",
    ),
]


@pytest.mark.parametrize(COLUMNS, RULES)
def test_which_one_a_noun_means(text: str, fact: str, counter: str, instead: str) -> None:
    """By its name, by the noun beside it, or as the last that fits."""
    check(text, fact)
    check(counter, instead)


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
