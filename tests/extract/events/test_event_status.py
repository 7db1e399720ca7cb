"""What became of an event, by the words around it: it happened, is planned, called off, denied or open."""

from __future__ import annotations

import pytest
from reading_of import read


def told(text: str) -> set[str]:
    """Type and status of each event of a text, with a blank between."""
    return {f"{event.type} {event.status}" for event in read(text).events}


@pytest.mark.parametrize(
    ("event", "text", "other"),
    [
        pytest.param(
            "talks cancelled",
            "Varland called off the talks with Kesmar.",
            "Varland called up the talks with Kesmar.",
            id="call_off",
        ),
        pytest.param(
            "visit planned",
            "Venn put off his visit to Varland.",
            "Venn ended his visit to Varland.",
            id="put_off",
        ),
        pytest.param(
            "talks hypothetical",
            "Kesmar ruled out talks with Varland.",
            "Kesmar held talks with Varland.",
            id="rule_out",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar will sign the treaty only if the boats leave.",
            "Kesmar will sign the treaty.",
            id="only_if",
        ),
        pytest.param(
            "signing planned",
            "Kesmar will sign the treaty.",
            "Kesmar signed the treaty.",
            id="will",
        ),
        pytest.param(
            "signing denied",
            "Kesmar left the talks without signing the treaty.",
            "Kesmar left the talks after signing the treaty.",
            id="without_signing",
        ),
        pytest.param(
            "meeting denied",
            "Kesmar dismissed a claim that Dorn had met Venn in Oster.",
            "Kesmar welcomed a report that Dorn had met Venn in Oster.",
            id="dismissed_a_claim",
        ),
        pytest.param(
            "signing hypothetical",
            "The ban ends provided a treaty is signed.",
            "The ban ended after a treaty was signed.",
            id="provided_a_treaty_is_signed",
        ),
        pytest.param(
            "military denied",
            "Kesmar denied that its navy had fired on a trawler.",
            "Kesmar said that its navy had fired on a trawler.",
            id="denied_that",
        ),
        pytest.param(
            "sanction hypothetical",
            "Kesmar insisted that sanctions be lifted.",
            "Kesmar said that sanctions were lifted.",
            id="insisted_that_it_be_lifted",
        ),
        pytest.param(
            "signing planned",
            "Dorn will visit Kesmar and sign the treaty.",
            "Dorn visited Kesmar and signed the treaty.",
            id="will_visit_and_sign",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar has not signed the treaty.",
            "Kesmar has signed the treaty.",
            id="has_not_signed",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar never signed the treaty.",
            "Kesmar once signed the treaty.",
            id="never_signed",
        ),
        pytest.param(
            "signing denied",
            "Kesmar did not sign the treaty.",
            "Kesmar did sign the treaty.",
            id="did_not_sign",
        ),
        pytest.param(
            "signing denied",
            "Kesmar will not sign the treaty.",
            "Kesmar will sign the treaty.",
            id="will_not_sign",
        ),
        pytest.param(
            "visit planned",
            "Horst said he would visit Kesmar.",
            "Horst would visit Kesmar if he were asked.",
            id="said_he_would_visit",
        ),
        pytest.param(
            "visit hypothetical",
            "Horst would visit Kesmar if he were asked.",
            "Horst said he would visit Kesmar.",
            id="would_if",
        ),
        pytest.param(
            "visit planned",
            "Dorn to visit Kesmar in May",
            "Dorn visits Kesmar",
            id="a_headline_with_to",
        ),
        pytest.param(
            "signing hypothetical",
            "It is unclear whether to sign the treaty.",
            "It is planned to sign the treaty.",
            id="whether_to_sign",
        ),
        pytest.param(
            "signing denied",
            "Kesmar was unable to sign the treaty.",
            "Kesmar was able to sign the treaty.",
            id="unable_to",
        ),
        pytest.param(
            "signing planned",
            "Kesmar was ready to sign the treaty.",
            "Kesmar was afraid to sign the treaty.",
            id="ready_to",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar has to sign the treaty.",
            "Kesmar plans to sign the treaty.",
            id="have_to_sign",
        ),
        pytest.param(
            "signing planned",
            "Dorn flew in to sign the treaty.",
            "Dorn flew out after signing the treaty.",
            id="flew_in_to_sign",
        ),
        pytest.param(
            "signing happened",
            "Kesmar managed to sign the treaty.",
            "Kesmar tried to sign the treaty.",
            id="managed_to",
        ),
        pytest.param(
            "signing denied",
            "Kesmar failed to sign the treaty.",
            "Kesmar managed to sign the treaty.",
            id="failed_to",
        ),
        pytest.param(
            "visit hypothetical",
            "Dorn wants to visit Kesmar in May.",
            "Dorn plans to visit Kesmar in May.",
            id="wants_to",
        ),
        pytest.param(
            "invitation happened",
            "Venn thanked Dorn for inviting him.",
            "Venn begged Dorn for inviting him.",
            id="thanked_for_inviting",
        ),
        pytest.param(
            "military hypothetical",
            "Kesmar accused Norway of attacking Portugal.",
            "Kesmar condemned Norway for attacking Portugal.",
            id="accused_of_attacking",
        ),
        pytest.param(
            "signing happened",
            "By signing the treaty Kesmar ended the war.",
            "By signing the treaty Kesmar would end the war.",
            id="by_signing",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar left the talks before signing the treaty.",
            "Kesmar left the talks after signing the treaty.",
            id="before_signing",
        ),
        pytest.param(
            "signing planned",
            "Plans to sign a treaty were praised.",
            "Hopes to sign a treaty were praised.",
            id="plans_to",
        ),
        pytest.param(
            "signing hypothetical",
            "There are no plans to sign a treaty.",
            "There are plans to sign a treaty.",
            id="no_plans_to",
        ),
        pytest.param(
            "signing hypothetical",
            "Hopes of signing a treaty rose in Oster.",
            "Plans of signing a treaty rose in Oster.",
            id="hopes_of",
        ),
        pytest.param(
            "signing denied",
            "The refusal to sign a treaty worries Oster.",
            "The decision to sign a treaty worries Oster.",
            id="the_refusal_to",
        ),
        pytest.param(
            "visit planned",
            "The plan for a visit to Kesmar was praised by Horst.",
            "The report on a visit to Kesmar was praised by Horst.",
            id="plans_for_a_visit",
        ),
        pytest.param(
            "agreement happened",
            "The agreement they negotiated in Oster was praised.",
            "The agreement they want to negotiate in Oster was praised.",
            id="an_agreement_they_negotiated",
        ),
        pytest.param(
            "meeting planned",
            "Varland and Kesmar announced a summit.",
            "Varland and Kesmar held a summit.",
            id="announced_a_summit",
        ),
        pytest.param(
            "agreement happened",
            "Varland and Kesmar announced an agreement.",
            "Varland and Kesmar want an agreement.",
            id="announced_an_agreement",
        ),
        pytest.param(
            "visit happened",
            "The visit to Kesmar is not cancelled.",
            "The visit to Kesmar is cancelled.",
            id="the_visit_is_not_cancelled",
        ),
        pytest.param(
            "agreement hypothetical",
            "A deal between Varland and Kesmar is likely.",
            "A deal between Varland and Kesmar is old.",
            id="a_deal_is_likely",
        ),
        pytest.param(
            "talks happened",
            "Kesmar failed to agree at talks in Oster.",
            "Kesmar failed to hold talks in Oster.",
            id="failed_to_agree_at_talks",
        ),
        pytest.param(
            "signing planned",
            "During the visit it is planned to sign a treaty.",
            "During the visit it was agreed not to sign a treaty.",
            id="during_the_visit_it_is_planned",
        ),
        pytest.param(
            "talks hypothetical",
            "Kesmar is open for talks with Varland.",
            "Kesmar returned from talks with Varland.",
            id="open_for_talks",
        ),
        pytest.param(
            "visit happened",
            "Venn ended a visit to Varland that had been put off twice.",
            "Venn put off a visit to Varland that had been planned.",
            id="ended_a_visit_put_off_before",
        ),
        pytest.param(
            "talks planned",
            "The talks with Kesmar set for May will be held in Oster.",
            "The talks with Kesmar held in May were cheered in Oster.",
            id="the_talks_set_for_may",
        ),
        pytest.param(
            "meeting planned",
            "The delayed summit of the leaders worries Oster.",
            "The recent summit of the leaders worries Oster.",
            id="delayed",
        ),
        pytest.param(
            "meeting cancelled",
            "The cancelled summit of the leaders worries Oster.",
            "The crowded summit of the leaders worries Oster.",
            id="cancelled",
        ),
        pytest.param(
            "meeting hypothetical",
            "A possible summit of the leaders worries Oster.",
            "The last summit of the leaders worries Oster.",
            id="possible",
        ),
        pytest.param(
            "meeting planned",
            "The forthcoming summit of the leaders worries Oster.",
            "The last summit of the leaders worries Oster.",
            id="forthcoming",
        ),
        pytest.param(
            "meeting hypothetical",
            "Varland wants a summit with Kesmar.",
            "Varland held a summit with Kesmar.",
            id="wants_a_summit",
        ),
        pytest.param(
            "talks hypothetical",
            "Varland proposed talks with Kesmar.",
            "Varland began talks with Kesmar.",
            id="proposed_talks",
        ),
        pytest.param(
            "talks denied",
            "Varland boycotted the talks with Kesmar.",
            "Varland joined the talks with Kesmar.",
            id="boycotted_the_talks",
        ),
        pytest.param(
            "talks planned",
            "Varland planned talks with Kesmar.",
            "Varland ended talks with Kesmar.",
            id="planned_talks",
        ),
        pytest.param(
            "meeting denied",
            "Kesmar denied reports of a meeting with Varland.",
            "Kesmar denied entry to a meeting with Varland.",
            id="denied_reports_of_a_meeting",
        ),
        pytest.param(
            "meeting denied",
            "Venn rejected reports that the two presidents had met in Oster.",
            "Venn read reports that the two presidents had met in Oster.",
            id="rejected_reports_that",
        ),
        pytest.param(
            "meeting denied",
            "No meeting took place between Dorn and Venn.",
            "A meeting took place between Dorn and Venn.",
            id="no_meeting_took_place",
        ),
    ],
)
def test_the_words_around_tell_the_status(event: str, text: str, other: str) -> None:
    """The first sentence gives the event this status, the second another or none."""
    assert event in told(text)
    assert event not in told(other)
