"""Conditions set by a clause or preposition: if, unless, until, before, after, once, without."""

from __future__ import annotations

import pytest
from extract.conditions.test_condition_sentences import told


@pytest.mark.parametrize(
    ("prerequisite", "consequent", "text", "other"),
    [
        pytest.param(
            "the boats leave the strait",
            "sign",
            "Varland will sign if the boats leave the strait.",
            "Dorn asked if the boats had left the strait.",
            id="if",
        ),
        pytest.param(
            "the boats leave the strait",
            "sign",
            "Varland would sign if the boats leave the strait.",
            "Varland would sign if Kesmar had not lost the war.",
            id="if_in_the_past",
        ),
        pytest.param(
            "the rains come",
            "close its ports",
            "Varland will close its ports if the rains come.",
            "The truce might collapse if the rains come, Dorn said.",
            id="if_after_a_guess",
        ),
        pytest.param(
            "Kesmar frees the crew",
            "close its ports",
            "Varland will close its ports unless Kesmar frees the crew.",
            "Varland will close its ports while Kesmar frees the crew.",
            id="unless_after",
        ),
        pytest.param(
            "Kesmar frees the crew",
            "close its ports",
            "Unless Kesmar frees the crew, Varland will close its ports.",
            "While Kesmar frees the crew, Varland will close its ports.",
            id="unless_before",
        ),
        pytest.param(
            "Kesmar frees the crew",
            "lift the ban",
            "Varland will not lift the ban until Kesmar frees the crew.",
            "Varland waited until Kesmar had freed the crew.",
            id="not_until",
        ),
        pytest.param(
            "the islands are returned",
            "No treaty will be signed",
            "No treaty will be signed before the islands are returned, Dorn said.",
            "Dorn drank tea before the session began in Kesmar.",
            id="no_treaty_before",
        ),
        pytest.param(
            "an apology",
            "any date is set",
            "Dorn demanded an apology before any date is set.",
            "Dorn received an apology before any date was set.",
            id="demanded_before_any_date",
        ),
        pytest.param(
            "the boats have left",
            "Sanctions will be lifted",
            "Sanctions will be lifted only after the boats have left, Dorn said.",
            "Sanctions were lifted days after the boats had left, Dorn said.",
            id="only_after",
        ),
        pytest.param(
            "After that is done",
            "sanctions will be lifted",
            "After that is done, sanctions will be lifted, Dorn said.",
            "After that was done, Dorn left Kesmar.",
            id="after_that_is_done",
        ),
        pytest.param(
            "the boats have been withdrawn",
            "Sanctions will be lifted",
            "Sanctions will be lifted after the boats have been withdrawn, Dorn said.",
            "Venn left Varland after the boats had sailed.",
            id="after_they_have_been",
        ),
        pytest.param(
            "the treaty is signed",
            "open its ports",
            "Once the treaty is signed, Kesmar will open its ports.",
            "Kesmar once signed the treaty and opened its ports.",
            id="once",
        ),
        pytest.param(
            "the boats leave",
            "open its ports",
            "Kesmar will open its ports provided that the boats leave.",
            "Kesmar provided food to the crew.",
            id="provided_that",
        ),
        pytest.param(
            "the boats stay in the strait",
            "keep the ban",
            "Varland will keep the ban as long as the boats stay in the strait.",
            "Varland kept the ban as long as the boats stayed in the strait.",
            id="as_long_as",
        ),
        pytest.param(
            "the boats stay in the strait",
            "talk",
            "So long as the boats stay in the strait, Kesmar will not talk.",
            "The line was as long as the coast of Varland.",
            id="as_long_as_a_coast",
        ),
        pytest.param(
            "a settlement of the border",
            "no treaty",
            "There will be no treaty without a settlement of the border, Dorn said.",
            "There was a treaty without a settlement of the border, Dorn said.",
            id="no_treaty_without",
        ),
        pytest.param(
            "guarantees from Varland",
            "sign",
            "Kesmar cannot sign without guarantees from Varland.",
            "Horst left Kesmar without a word.",
            id="cannot_without",
        ),
        pytest.param(
            "the return of the islands",
            "sign the treaty",
            "Without the return of the islands, Kesmar will not sign the treaty.",
            "Without the return of the islands, Kesmar signed the treaty.",
            id="without_at_the_head",
        ),
        pytest.param(
            "failed talks",
            "close its ports",
            "In the event of failed talks, Varland will close its ports.",
            "In the event Varland closed its ports.",
            id="in_the_event_of",
        ),
        pytest.param(
            "an attack on its boats",
            "close its ports",
            "Varland will close its ports in case of an attack on its boats.",
            "In the case of Varland, the ports will be closed.",
            id="in_case_of",
        ),
        pytest.param(
            "the boats leave the strait",
            "reversible",
            "Kesmar described the ban as reversible if the boats leave the strait.",
            "Kesmar described the ban as it left the strait.",
            id="described_as_reversible_if",
        ),
        pytest.param(
            "the boats stay in the strait",
            "sanctions",
            "Kesmar threatened sanctions if the boats stay in the strait.",
            "Kesmar lifted sanctions when the boats left the strait.",
            id="threatened_if",
        ),
        pytest.param(
            "the islands are returned",
            "sign",
            "Kesmar will only sign if the islands are returned.",
            "Kesmar will sign even if the islands are not returned.",
            id="will_only_if",
        ),
        pytest.param(
            "the islands are returned",
            "sign the treaty",
            "Only if the islands are returned will Kesmar sign the treaty.",
            "Only Kesmar knows if the islands are returned.",
            id="only_if_at_the_head",
        ),
        pytest.param(
            "the boats leave the strait",
            "sign the treaty",
            "Venn said Kesmar would sign the treaty if the boats leave the strait.",
            "Venn wondered if the boats of Kesmar would leave the strait.",
            id="said_it_would_if",
        ),
        pytest.param(
            "a treaty is signed",
            "The boats will stay",
            "The boats will stay until a treaty is signed, Venn said.",
            "The boats stayed until a treaty was signed, Venn said.",
            id="will_stay_until",
        ),
        pytest.param(
            "the boats leave the strait",
            "a loan",
            "Varland offered a loan if the boats leave the strait.",
            "Varland paid a loan when the boats left the strait.",
            id="offered_if",
        ),
        pytest.param(
            "the boats leave the strait",
            "sign",
            "Kesmar will not sign unless and until the boats leave the strait.",
            "Kesmar did sign and then the boats left the strait.",
            id="unless_and_until",
        ),
    ],
)
def test_a_clause_sets_a_condition(prerequisite: str, consequent: str | None, text: str, other: str) -> None:
    """The first sentence sets the condition, the second none."""
    assert told(text) == [(prerequisite, consequent)]
    assert told(other) == []
