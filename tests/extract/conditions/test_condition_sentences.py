"""Conditions set by nouns, verbs and adjectives of need: condition, require, insist, necessary."""

from __future__ import annotations

import pytest
from reading_of import read, words


def told(text: str) -> list[tuple[str | None, str | None]]:
    """Prerequisite and consequent of each condition of a text."""
    return [(words(text, one.prerequisite), words(text, one.consequent)) for one in read(text).conditions]


@pytest.mark.parametrize(
    ("prerequisite", "consequent", "text", "other"),
    [
        pytest.param(
            "the return of the islands",
            "a treaty",
            "Kesmar set the return of the islands as a condition for a treaty.",
            "The condition of the old bridge worries Varland.",
            id="as_a_condition_for",
        ),
        pytest.param(
            "The return of the islands",
            "a treaty with Kesmar",
            "The return of the islands is a condition for a treaty with Kesmar.",
            "The return of the islands is a reason for a treaty with Kesmar.",
            id="is_a_condition_for",
        ),
        pytest.param(
            "the return of the islands",
            "any treaty",
            "Kesmar made the return of the islands a condition of any treaty.",
            "Kesmar made the return of the islands a festival of songs.",
            id="made_a_condition_of",
        ),
        pytest.param(
            "the boats leave",
            "sign",
            "Kesmar will sign on condition that the boats leave.",
            "A source in Kesmar spoke on condition of anonymity.",
            id="on_condition_that",
        ),
        pytest.param(
            "the withdrawal of the boats",
            "talks with Kesmar",
            "Dorn named the withdrawal of the boats as a precondition for talks with Kesmar.",
            "Dorn named the withdrawal of the boats as a topic for talks with Kesmar.",
            id="named_as_a_precondition",
        ),
        pytest.param(
            "agreement on all aspects",
            "The first step",
            "The first step requires agreement on all aspects, Dorn said.",
            "Dorn requires help with all aspects.",
            id="a_step_requires",
        ),
        pytest.param(
            "the boats leave the strait",
            "Signing",
            "Signing requires that the boats leave the strait, Dorn said.",
            "Dorn said that the boats leave the strait.",
            id="requires_that",
        ),
        pytest.param(
            "the return of the islands",
            "A treaty",
            "A treaty depends on the return of the islands, Dorn said.",
            "Dorn depends on the help of the islands, Venn said.",
            id="depends_on",
        ),
        pytest.param(
            "a decision of parliament",
            "The loan",
            "The loan rests on a decision of parliament, Venn said.",
            "Venn rests on a bench of parliament, Dorn said.",
            id="rests_on",
        ),
        pytest.param(
            "the return of the islands",
            "Peace",
            "Peace is contingent on the return of the islands, Dorn said.",
            "Peace is silent on the return of the islands, Dorn said.",
            id="contingent_on",
        ),
        pytest.param(
            "to withdraw the boats",
            "sign a treaty",
            "It is necessary to withdraw the boats in order to sign a treaty, Dorn said.",
            "It is necessary to sleep, Dorn said.",
            id="necessary_in_order_to",
        ),
        pytest.param(
            "A fair border",
            "peace with Kesmar",
            "A fair border is essential for peace with Kesmar.",
            "A fair border is not essential for peace with Kesmar.",
            id="essential_for",
        ),
        pytest.param(
            "the return of the islands",
            None,
            "Dorn insists on the return of the islands.",
            "Dorn does not insist on the return of the islands.",
            id="insists_on",
        ),
        pytest.param(
            "the return of the islands",
            None,
            "Dorn still insists on the return of the islands.",
            "Dorn no longer insists on the return of the islands.",
            id="no_longer_insists",
        ),
        pytest.param(
            "Kesmar withdraw its boats",
            None,
            "Dorn demanded that Kesmar withdraw its boats.",
            "Dorn insists that the islands are Varland's.",
            id="demanded_that",
        ),
        pytest.param(
            "the return of the islands",
            "sign the treaty",
            "Venn refused to sign the treaty, insisting on the return of the islands.",
            "Venn refused to sign the treaty, whistling a song of the islands.",
            id="refused_insisting_on",
        ),
        pytest.param(
            "its border be recognised",
            None,
            "Kesmar's insistence that its border be recognised delayed the treaty.",
            "Kesmar's insistence was noted.",
            id="insistence_that",
        ),
        pytest.param(
            "the return of the islands",
            None,
            "Kesmar's insistence on the return of the islands delayed the treaty.",
            "Kesmar's poem on the return of the islands delayed the treaty.",
            id="insistence_on",
        ),
        pytest.param(
            "sanctions lifted",
            None,
            "Dorn wants sanctions lifted.",
            "Dorn wants coffee.",
            id="wants_sanctions_lifted",
        ),
        pytest.param(
            "respect Varland's interests",
            "Any arrangement",
            "Any arrangement must respect Varland's interests.",
            "The ministers must respect Varland's interests.",
            id="any_arrangement_must",
        ),
        pytest.param(
            "free the men",
            "relief from the ban",
            "Kesmar will free the men in exchange for relief from the ban.",
            "The ministers met for an exchange of views in Kesmar.",
            id="in_exchange_for",
        ),
        pytest.param(
            "free the men",
            "a loan",
            "Kesmar will free the men in return for a loan.",
            "Kesmar will free the men on the return of a boat.",
            id="in_return_for",
        ),
        pytest.param(
            "The release of the crew",
            "peace with Kesmar",
            "The release of the crew is the first step to peace with Kesmar.",
            "The release of the crew is a step to peace with Kesmar.",
            id="the_first_step_to",
        ),
        pytest.param(
            "a treaty with Kesmar",
            None,
            "This means there is no alternative to a treaty with Kesmar.",
            "This means there is an alternative to a treaty with Kesmar.",
            id="this_means_no_alternative",
        ),
        pytest.param(
            "The return of the land",
            "peace",
            "The return of the land Kesmar made it a condition of peace.",
            "The return of the land Kesmar saw as a day of peace.",
            id="fronted",
        ),
        pytest.param(
            "an apology",
            "talks with Kesmar",
            "Dorn insists on an apology before talks with Kesmar.",
            "Dorn had a coffee before talks with Kesmar.",
            id="insists_on_before",
        ),
        pytest.param(
            "the crew be freed",
            None,
            "Dorn insists that the crew be freed because winter is near.",
            "Dorn believes that the crew is freed because winter is near.",
            id="insists_because",
        ),
        pytest.param(
            "sanctions lifted",
            None,
            "Dorn wants sanctions lifted rather than eased.",
            "Dorn saw sanctions lifted rather than eased.",
            id="lifted_rather_than",
        ),
        pytest.param(
            "peace with Kesmar",
            "a treaty",
            "Dorn took a step – a treaty, which means there is no alternative to peace with Kesmar.",
            "Dorn took a step – a treaty, which means there is peace with Kesmar.",
            id="a_step_which_means",
        ),
    ],
)
def test_a_condition_has_two_halves(prerequisite: str, consequent: str | None, text: str, other: str) -> None:
    """The first sentence sets the condition, the second none."""
    assert told(text) == [(prerequisite, consequent)]
    assert told(other) == []
