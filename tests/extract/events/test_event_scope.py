"""Everyday sentences of which any reader, by rules or learned, must say what became of the event."""

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
            "sanction hypothetical",
            "Kesmar may impose sanctions on Varland.",
            "Kesmar imposed sanctions on Varland.",
            id="may_impose",
        ),
        pytest.param(
            "release hypothetical",
            "Kesmar should release the fishermen.",
            "Kesmar will release the fishermen.",
            id="should_release",
        ),
        pytest.param(
            "release planned",
            "Kesmar agreed to release the fishermen.",
            "Kesmar agreed to consider releasing the fishermen.",
            id="agreed_to_release",
        ),
        pytest.param(
            "talks planned",
            "Kesmar agreed to hold talks with Varland in May.",
            "Kesmar held talks with Varland in March.",
            id="agreed_to_hold_talks",
        ),
        pytest.param(
            "military denied",
            "Norway promised not to attack Portugal.",
            "Norway promised to attack Portugal.",
            id="promised_not_to_attack",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar considered signing the treaty.",
            "Kesmar finished signing the treaty.",
            id="considered_signing",
        ),
        pytest.param(
            "signing planned",
            "Kesmar is expected to sign the treaty in May.",
            "Kesmar is rumoured to have signed the treaty in March.",
            id="is_expected_to_sign",
        ),
        pytest.param(
            "signing hypothetical",
            "Kesmar might have signed the treaty.",
            "Kesmar has signed the treaty.",
            id="might_have_signed",
        ),
        pytest.param(
            "signing happened",
            "The treaty was signed in Oster by Dorn and Venn.",
            "The treaty was not signed in Oster by Dorn and Venn.",
            id="passive_signed",
        ),
        pytest.param(
            "signing planned",
            "The treaty will be signed in Oster.",
            "The treaty was signed in Oster.",
            id="passive_will_be_signed",
        ),
        pytest.param(
            "signing hypothetical",
            "Unless Kesmar signs the treaty, Varland will impose sanctions.",
            "Since Kesmar signed the treaty, Varland will lift sanctions.",
            id="unless_it_signs",
        ),
        pytest.param(
            "visit happened",
            "Dorn has visited Kesmar twice.",
            "Dorn has never visited Kesmar.",
            id="has_visited_twice",
        ),
        pytest.param(
            "visit planned",
            "Dorn begins a visit to Kesmar on 12 May 2031.",
            "Dorn began a visit to Kesmar on 3 March 2031.",
            id="begins_on_a_coming_day",
        ),
        pytest.param(
            "visit cancelled",
            "Dorn planned to visit Kesmar in May but the trip was called off.",
            "Dorn planned to visit Kesmar in May and the trip was praised.",
            id="the_trip_was_called_off",
        ),
        pytest.param(
            "meeting denied",
            "There was no meeting between Dorn and Venn.",
            "There was a meeting between Dorn and Venn.",
            id="there_was_no_meeting",
        ),
        pytest.param(
            "talks denied",
            "There will be no talks with Kesmar.",
            "There will be new talks with Kesmar.",
            id="there_will_be_no_talks",
        ),
        pytest.param(
            "visit denied",
            "A spokesman denied that Dorn would visit Kesmar.",
            "A spokesman confirmed that Dorn would visit Kesmar.",
            id="denied_that_she_would",
        ),
        pytest.param(
            "meeting hypothetical",
            "Dorn refused to rule out a meeting with Venn.",
            "Dorn returned from a meeting with Venn.",
            id="refused_to_rule_out",
        ),
        pytest.param(
            "talks hypothetical",
            "Horst called for talks with Kesmar.",
            "Horst left for talks with Kesmar.",
            id="called_for_talks",
        ),
        pytest.param(
            "release hypothetical",
            "Horst urged Kesmar to release the fishermen.",
            "Horst helped Kesmar when it released the fishermen.",
            id="urged_to_release",
        ),
        pytest.param(
            "signing happened",
            "After signing the treaty, Venn returned home.",
            "Before signing the treaty, Venn returned home.",
            id="after_signing_at_the_head",
        ),
        pytest.param(
            "signing happened",
            "The signing of the treaty took place in Oster.",
            "The signing of the treaty will take place in Oster.",
            id="the_signing_took_place",
        ),
    ],
)
def test_scope_decides_what_became_of_an_event(event: str, text: str, other: str) -> None:
    """The first sentence gives the event this status, the second another or none."""
    assert event in told(text)
    assert event not in told(other)


WRONG_TODAY = pytest.mark.xfail(strict=True, reason="issue: One world of events")


@WRONG_TODAY
@pytest.mark.parametrize(
    ("event", "text"),
    [
        pytest.param(
            "visit cancelled",
            "Dorn scrapped her plan to visit Kesmar.",
            id="a_withdrawn_plan",
        ),
        pytest.param(
            "release happened",
            "Kesmar was forced to release the fishermen.",
            id="was_forced_to_release",
        ),
        pytest.param(
            "signing denied",
            "Kesmar was prevented from signing the treaty.",
            id="was_prevented_from_signing",
        ),
        pytest.param(
            "signing hypothetical",
            "The treaty has yet to be signed.",
            id="has_yet_to_be_signed",
        ),
        pytest.param(
            "signing denied",
            "Dorn almost signed the treaty.",
            id="almost_signed",
        ),
        pytest.param(
            "meeting denied",
            "It is not true that Dorn met Venn in Oster.",
            id="it_is_not_true_that",
        ),
        pytest.param(
            "signing denied",
            "Neither Dorn nor Venn signed the treaty.",
            id="neither_signed",
        ),
        pytest.param(
            "signing denied",
            "Kesmar stopped short of signing the treaty.",
            id="stopped_short_of",
        ),
        pytest.param(
            "talks denied",
            "Kesmar denied that any talks were held in Oster.",
            id="denied_that_talks_were_held",
        ),
        pytest.param(
            "meeting planned",
            "Dorn did not cancel the summit with Venn.",
            id="did_not_cancel",
        ),
        pytest.param(
            "signing hypothetical",
            "Did Kesmar sign the treaty?",
            id="a_question",
        ),
    ],
)
def test_scope_that_rules_do_not_see_yet(event: str, text: str) -> None:
    """A reader would say that the event has this status."""
    assert event in told(text)
