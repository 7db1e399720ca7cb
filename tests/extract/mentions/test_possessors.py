"""Whose somebody or something is, is not who speaks."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

LEAD = "Foreign Minister Anton Venn left. "
OWNED = [
    rule(
        "the party of a person is another",
        LEAD + "{Venn's party} said no.",
        "Venn's party belongs to Foreign Minister Anton Venn",
        LEAD + "{Venn} said no.",
        "Venn means Foreign Minister Anton Venn",
    ),
    rule(
        "by office, too",
        LEAD + "{The minister's party} said no.",
        "The minister's party belongs to Foreign Minister Anton Venn",
        LEAD + "{The minister} said no.",
        "The minister means Foreign Minister Anton Venn",
    ),
    rule(
        "who is close to a person is another",
        LEAD + "{Sources close to Venn} said no.",
        "no Sources close to Venn means Foreign Minister Anton Venn",
        LEAD + "{Mr Venn} said no.",
        "Mr Venn means Foreign Minister Anton Venn",
    ),
    rule(
        "an age makes a person of a name",
        "{Ulf Tarn}, 61, a farmer, said no.",
        "Ulf Tarn is person Ulf Tarn",
        "{Tarn} said no in 61 words.",
        "no Tarn is person Ulf Tarn",
    ),
]
DESCRIBED = [
    rule(
        "a party's man is who spoke last",
        "{Senator Anton Venn} was glad. {The Tarn conservative} said no.",
        "The Tarn conservative means Senator Anton Venn",
        "{Senator Anton Venn} was glad. {A Tarn conservative} said no.",
        "no A Tarn conservative means Senator Anton Venn",
    ),
    rule(
        "the farmer is who was introduced as one",
        "{Susan Miller}, 58, a farmer, wept. {Anton Venn} sang. {The farmer} said no.",
        "The farmer means Susan Miller",
        "{Susan Miller}, 58, a baker, wept. {Anton Venn} sang. {The farmer} said no.",
        "no The farmer means Susan Miller",
    ),
    rule(
        "some of a group are of the group",
        "{Most observers} said no. {Some} said yes.",
        "Some means Most observers",
        "{Anton Venn} said no. {Some} said yes.",
        "no Some means Anton Venn",
    ),
]


@pytest.mark.parametrize(COLUMNS, OWNED)
def test_an_owner_does_not_speak(text: str, fact: str, counter: str, instead: str) -> None:
    """But who is named beside the words does."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, DESCRIBED)
def test_descriptions(text: str, fact: str, counter: str, instead: str) -> None:
    """Of who was introduced so, or spoke last."""
    check(text, fact)
    check(counter, instead)
