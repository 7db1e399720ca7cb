"""Meetings, talks, visits, calls and words sent, beside sentences in which the same words name no event."""

from __future__ import annotations

import pytest
from reading_of import read


@pytest.mark.parametrize(
    ("type_", "text", "other"),
    [
        pytest.param(
            "talks",
            "The ministers held talks in Lissen.",
            "The ministers held a torch in Lissen.",
            id="held_talks",
        ),
        pytest.param(
            "talks",
            "The delegations opened a second round of talks in Oster.",
            "The delegations opened a second round of golf in Oster.",
            id="a_round_of_talks",
        ),
        pytest.param(
            "meeting",
            "The two sides held a series of meetings in Oster.",
            "The two sides held a series of beliefs in Oster.",
            id="a_series_of_meetings",
        ),
        pytest.param(
            "talks",
            "The two sides opened negotiations on the strait.",
            "The two sides opened a bottle on the strait.",
            id="opened_negotiations",
        ),
        pytest.param(
            "talks",
            "The delegations consulted with President Karel Venn.",
            "The delegations consulted a map.",
            id="consulted_with",
        ),
        pytest.param(
            "meeting",
            "Dorn and Venn held a meeting in Oster.",
            "Dorn and Venn held hands in Oster.",
            id="held_a_meeting",
        ),
        pytest.param(
            "meeting",
            "The meeting of the ministers was long.",
            "The meeting room was long.",
            id="the_room_of_a_meeting",
        ),
        pytest.param(
            "meeting",
            "The leaders attended a summit in Lissen.",
            "The leaders attended a school in Lissen.",
            id="attended_a_summit",
        ),
        pytest.param(
            "meeting",
            "Prime Minister Ina Dorn met with President Karel Venn.",
            "Prime Minister Ina Dorn met with an accident.",
            id="met_with_somebody",
        ),
        pytest.param(
            "meeting",
            "President Karel Venn received Prime Minister Ina Dorn.",
            "President Karel Venn received a medal.",
            id="received_somebody",
        ),
        pytest.param(
            "meeting",
            "President Karel Venn was received by Prime Minister Ina Dorn.",
            "The parcel was received by Prime Minister Ina Dorn.",
            id="was_received",
        ),
        pytest.param(
            "meeting",
            "President Karel Venn hosted Prime Minister Ina Dorn in Oster.",
            "President Karel Venn hosted a quiz in Oster.",
            id="hosted_somebody",
        ),
        pytest.param(
            "visit",
            "Foreign Minister Horst paid a visit to Kesmar.",
            "Foreign Minister Horst paid a bill to Kesmar.",
            id="paid_a_visit",
        ),
        pytest.param(
            "visit",
            "Venn travelled to Varland for talks with Dorn.",
            "Venn travelled light.",
            id="travelled_to",
        ),
        pytest.param(
            "visit",
            "Foreign Minister Anton Horst flew to Norway.",
            "The pigeons flew to the roof.",
            id="flew_to",
        ),
        pytest.param(
            "visit",
            "President Karel Venn visited Lissen.",
            "President Karel Venn visited his dentist.",
            id="visited_a_name",
        ),
        pytest.param(
            "call",
            "Dorn had a phone call with Venn.",
            "Dorn had a phone with buttons.",
            id="a_phone_call",
        ),
        pytest.param(
            "call",
            "Venn telephoned Prime Minister Dorn.",
            "Venn telephoned in vain.",
            id="telephoned",
        ),
        pytest.param(
            "call",
            "Prime Minister Dorn spoke by phone with President Karel Venn.",
            "Prime Minister Dorn spoke with President Karel Venn.",
            id="spoke_by_phone",
        ),
        pytest.param(
            "statement_issued",
            "Horst held a news conference in Lissen.",
            "Horst held a parents conference in Lissen.",
            id="a_news_conference",
        ),
        pytest.param(
            "statement_issued",
            "The ministry issued a statement on the boats.",
            "The statement of the witness was false.",
            id="issued_a_statement",
        ),
        pytest.param(
            "statement_issued",
            "Dorn delivered a speech to parliament.",
            "Dorn delivered a parcel to parliament.",
            id="delivered_a_speech",
        ),
        pytest.param(
            "letter",
            "President Venn sent a letter to Prime Minister Dorn.",
            "Letters of the alphabet were carved into the wall.",
            id="sent_a_letter",
        ),
        pytest.param(
            "letter",
            "Prime Minister Ina Dorn wrote to President Karel Venn.",
            "Prime Minister Ina Dorn wrote three novels.",
            id="wrote_to_somebody",
        ),
        pytest.param(
            "invitation",
            "Venn invited Prime Minister Dorn to visit Kesmar.",
            "Venn invited trouble.",
            id="invited_somebody",
        ),
        pytest.param(
            "invitation",
            "Dorn accepted an invitation from President Venn.",
            "Dorn accepted a parcel from President Venn.",
            id="an_invitation_from",
        ),
    ],
)
def test_contact_is_named_by_words_in_their_place(type_: str, text: str, other: str) -> None:
    """The first sentence tells an event of the type, the second none."""
    assert type_ in {event.type for event in read(text).events}
    assert type_ not in {event.type for event in read(other).events}
