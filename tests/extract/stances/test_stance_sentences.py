"""Stances in everyday sentences: who is for, against, open or sets a condition, and to what."""

from __future__ import annotations

import pytest
from reading_of import read, words


def told(text: str) -> list[tuple[str, str]]:
    """Stance and target of each stance of a text."""
    return [(one.stance, one.target.of(text)) for one in read(text).stances]


def quoted(said: str) -> str:
    """A sentence with a quotation."""
    return f'"{said}," Prime Minister Dorn said.'


@pytest.mark.parametrize(
    ("stance", "target", "said", "other"),
    [
        pytest.param(
            "supports",
            "the treaty",
            "We support the treaty",
            "We do not support the treaty",
            id="support",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "We oppose the treaty",
            "We do not oppose the treaty",
            id="oppose",
        ),
        pytest.param(
            "opposes",
            "a sale of the islands",
            "We rule out a sale of the islands",
            "We do not rule out a sale of the islands",
            id="rule_out",
        ),
        pytest.param(
            "opposes",
            "the islands",
            "We give up the islands",
            "We do not give up the islands",
            id="never_give_up",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "We withdraw from the treaty",
            "We will withdraw the boats",
            id="withdraw_from",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "We vote against the treaty",
            "We vote for the treaty",
            id="vote_against",
        ),
        pytest.param(
            "open",
            "the return of the islands",
            "We no longer insist on the return of the islands",
            "We still insist on the return of the islands",
            id="no_longer_insist",
        ),
        pytest.param(
            "supports",
            "the plan",
            "Everyone spoke highly of the plan",
            "Everyone spoke loudly of the plan",
            id="spoke_highly",
        ),
        pytest.param(
            "supports",
            "to be settled",
            "The matter had to be settled",
            "The matter was being settled",
            id="had_to_be_settled",
        ),
        pytest.param(
            "open",
            "to discuss the islands",
            "We are ready to discuss the islands",
            "We discussed the islands",
            id="ready_to_discuss",
        ),
        pytest.param(
            "open",
            "the plan",
            "We hope to consider the plan soon",
            "We considered the plan",
            id="hope_to_consider",
        ),
        pytest.param(
            "open",
            "the islands",
            "We are glad to have an opportunity to discuss the islands",
            "We had a day to discuss the islands",
            id="opportunity_to_discuss",
        ),
        pytest.param(
            "supports",
            "The plan",
            "The plan is an important step",
            "The plan is a long text",
            id="an_important_step",
        ),
        pytest.param(
            "supports",
            "Signing",
            "Signing was the right decision",
            "Signing was not the right decision",
            id="the_right_decision",
        ),
        pytest.param(
            "opposes",
            "The treaty",
            "The treaty is far from perfect",
            "The treaty is made of paper",
            id="far_from",
        ),
        pytest.param(
            "supports",
            "the treaty",
            "There is no alternative to the treaty",
            "There is an alternative to the treaty",
            id="no_alternative_to",
        ),
        pytest.param(
            "opposes",
            "the strikes",
            "We want an end to the strikes",
            "We want more of the strikes",
            id="an_end_to",
        ),
        pytest.param(
            "opposes",
            "the talks",
            "We want to stop the talks",
            "We want to hold the talks",
            id="stop_the_talks",
        ),
        pytest.param(
            "supports",
            "The islands",
            "The islands must be returned",
            "The islands were returned",
            id="must_be_returned",
        ),
        pytest.param(
            "opposes",
            "The islands",
            "The islands must not be sold",
            "The islands must be sold",
            id="must_not_be_sold",
        ),
        pytest.param(
            "opposes",
            "the plan",
            "We cannot accept the plan",
            "We can accept the plan",
            id="cannot_accept",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "We will not sign the treaty",
            "We will sign the treaty",
            id="will_not_sign",
        ),
        pytest.param(
            "opposes",
            "The treaty",
            "The treaty is illegal",
            "The treaty is not illegal",
            id="illegal",
        ),
        pytest.param(
            "supports",
            "The treaty",
            "The treaty is acceptable",
            "The treaty is not acceptable",
            id="acceptable",
        ),
        pytest.param(
            "opposes",
            "to sell the islands",
            "We refuse to sell the islands",
            "We ask to sell the islands",
            id="refuse_to_sell",
        ),
        pytest.param(
            "supports",
            "the treaty",
            "We have no objection to the treaty",
            "We have an objection to the treaty",
            id="no_objection",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "Nobody wants the treaty",
            "Everybody wants the treaty",
            id="nobody_wants",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "We failed to support the treaty",
            "We managed to support the treaty",
            id="failed_to_support",
        ),
        pytest.param(
            "supports",
            "to sign the treaty",
            "We are prepared to sign the treaty",
            "We are not prepared to sign the treaty",
            id="prepared_to_sign",
        ),
        pytest.param(
            "conditional",
            "accept the treaty",
            "We would accept the treaty if the boats left the strait",
            "We would accept the treaty",
            id="accept_if",
        ),
        pytest.param(
            "conditional",
            "accept the treaty",
            "We will accept the treaty unless the price rises",
            "We will accept the treaty",
            id="accept_unless",
        ),
        pytest.param(
            "conditional",
            "accept the treaty",
            "We will not accept the treaty until the boats leave",
            "We will not accept the treaty",
            id="not_accept_until",
        ),
    ],
)
def test_words_of_a_speaker_take_a_side(stance: str, target: str, said: str, other: str) -> None:
    """The first quotation has this stance to the target, the second has not."""
    assert told(quoted(said)) == [(stance, target)]
    assert stance not in {kind for kind, _ in told(quoted(other))}


@pytest.mark.parametrize(
    ("stance", "target", "holder", "text", "other"),
    [
        pytest.param(
            "opposes",
            "the treaty",
            "Dorn",
            "Dorn rejected the treaty.",
            "Dorn read the treaty.",
            id="rejected",
        ),
        pytest.param(
            "supports",
            "the treaty",
            "Dorn",
            "Dorn praised the treaty.",
            "Dorn printed the treaty.",
            id="praised",
        ),
        pytest.param(
            "supports",
            "the treaty",
            "Varland's parliament",
            "Varland's parliament backed the treaty.",
            "Varland's parliament did not back the treaty.",
            id="backed",
        ),
        pytest.param(
            "opposes",
            "the treaty",
            "Varland",
            "Varland abandoned the treaty.",
            "The storm destroyed the pier of Varland.",
            id="abandoned",
        ),
        pytest.param(
            "supports",
            "the return of the islands",
            "Varland",
            "Varland seeks the return of the islands.",
            "Varland films the return of the islands.",
            id="seeks",
        ),
        pytest.param(
            "supports",
            "The treaty",
            "Kesmar",
            "The treaty was welcomed by Kesmar.",
            "The treaty was printed by Kesmar.",
            id="welcomed_by",
        ),
        pytest.param(
            "opposes",
            "the ban on fishing",
            "Kesmar",
            "Kesmar's opposition to the ban on fishing is old.",
            "Opposition to the ban on fishing is old.",
            id="opposition_to",
        ),
        pytest.param(
            "supports",
            "the return of the islands",
            "Kesmar",
            "Kesmar's demand for the return of the islands is old.",
            "Demand for the return of the islands is old.",
            id="demand_for",
        ),
        pytest.param(
            "open",
            "to talk about the islands",
            "Venn",
            "Venn is willing to talk about the islands.",
            "Venn is known to talk about the islands.",
            id="willing_to_talk",
        ),
        pytest.param(
            "opposes",
            "to sign the treaty",
            "Kesmar",
            "Kesmar is reluctant to sign the treaty.",
            "Kesmar is about to sign the treaty.",
            id="reluctant_to",
        ),
        pytest.param(
            "conditional",
            "sign the treaty",
            "Kesmar",
            "Kesmar will only sign the treaty if the boats leave.",
            "Kesmar will sign the treaty at noon.",
            id="will_only_if",
        ),
    ],
)
def test_an_outlet_tells_the_side_of_a_party(
    stance: str, target: str, holder: str, text: str, other: str
) -> None:
    """The first sentence tells that the holder takes the side, the second does not."""
    (found,) = read(text).stances
    assert (found.stance, found.target.of(text), words(text, found.holder)) == (stance, target, holder)
    assert stance not in {kind for kind, _ in told(other)}
