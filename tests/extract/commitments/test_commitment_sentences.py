"""Commitments in everyday sentences: which words undertake an act."""

from __future__ import annotations

import pytest
from reading_of import read


def undertakings(text: str) -> list[str]:
    """The words of each commitment of a text."""
    return [one.text.of(text) for one in read(text).commitments]


@pytest.mark.parametrize(
    ("undertaking", "text", "other"),
    [
        pytest.param(
            "President Venn agreed to open the ports of Kesmar",
            "President Venn agreed to open the ports of Kesmar.",
            "President Venn could not agree to open the ports of Kesmar.",
            id="agreed_to",
        ),
        pytest.param(
            "President Venn promised to free the crew by May",
            "President Venn promised to free the crew by May.",
            "President Venn did not promise to free the crew by May.",
            id="promised_by_a_day",
        ),
        pytest.param(
            "Prime Minister Dorn plans to visit Kesmar in May",
            "Prime Minister Dorn plans to visit Kesmar in May.",
            "Prime Minister Dorn likes to visit Kesmar in May.",
            id="plans_to",
        ),
        pytest.param(
            "Kesmar vowed to keep its boats in the strait",
            "Kesmar vowed to keep its boats in the strait.",
            "Kesmar used to keep its boats in the strait.",
            id="vowed_to",
        ),
        pytest.param(
            "It was agreed to set up a joint commission",
            "It was agreed to set up a joint commission.",
            "It was agreed that the ports were old and ugly.",
            id="it_was_agreed_to",
        ),
        pytest.param(
            "Kesmar undertook to pay for the damage",
            "Kesmar undertook to pay for the damage.",
            "Kesmar refused to pay for the damage.",
            id="undertook_to",
        ),
        pytest.param(
            "Venn swore to defend the islands of Kesmar",
            "Venn swore to defend the islands of Kesmar.",
            "Venn failed to defend the islands of Kesmar.",
            id="swore_to",
        ),
        pytest.param(
            "Kesmar offered to free the crew",
            "Kesmar offered to free the crew.",
            "Kesmar withdrew its offer to free the crew.",
            id="offered_to",
        ),
        pytest.param(
            "Kesmar decided to free the crew",
            "Kesmar decided to free the crew.",
            "Kesmar decided against freeing the crew.",
            id="decided_to",
        ),
        pytest.param(
            "Kesmar committed itself to freeing the crew",
            "Kesmar committed itself to freeing the crew.",
            "Kesmar objected at length to freeing the crew.",
            id="committed_itself_to",
        ),
        pytest.param(
            "Kesmar has promised Varland to free the crew",
            "Kesmar has promised Varland to free the crew.",
            "Kesmar has urged Varland to free the crew.",
            id="has_promised_somebody",
        ),
        pytest.param(
            "Kesmar expects to free the crew in May",
            "Kesmar expects to free the crew in May.",
            "Varland expects Kesmar to free the crew in May.",
            id="expects_to_act",
        ),
        pytest.param(
            "Both sides agreed on a plan for the strait",
            "Both sides agreed on a plan for the strait.",
            "Both sides argued on a plan for the strait.",
            id="agreed_on",
        ),
        pytest.param(
            "The talks are scheduled to begin in Oster in May",
            "The talks are scheduled to begin in Oster in May.",
            "The talks were known to begin in Oster in May.",
            id="scheduled_to",
        ),
        pytest.param(
            "Kesmar is ready to free the crew",
            "Kesmar is ready to free the crew.",
            "Kesmar is not ready to free the crew.",
            id="is_ready_to",
        ),
        pytest.param(
            "The talks are due on Friday in Oster",
            "The talks are due on Friday in Oster.",
            "The talks are dull on Friday in Oster.",
            id="are_due_on",
        ),
        pytest.param(
            "The meeting of the commission scheduled for June",
            "The meeting of the commission scheduled for June will be held in Oster.",
            "Venn praised the meeting of the commission held in June.",
            id="the_meeting_scheduled_for",
        ),
        pytest.param(
            "The agreement of the leaders on the need to act",
            "The agreement of the leaders on the need to act was welcomed.",
            "The talk of the leaders on the need to act was welcomed.",
            id="agreement_of_the_leaders_on",
        ),
        pytest.param(
            "The leaders' agreement on the need to act",
            "The leaders' agreement on the need to act was welcomed.",
            "The leaders' articles on the need to act were welcomed.",
            id="the_leaders_agreement_on",
        ),
        pytest.param(
            "his intention to visit Varland in May",
            "Venn announced his intention to visit Varland in May.",
            "Venn has no intention to visit Varland in May.",
            id="his_intention_to",
        ),
        pytest.param(
            "Kesmar's commitment to free the crew",
            "Venn repeated Kesmar's commitment to free the crew.",
            "Venn repeated Kesmar's failure to free the crew.",
            id="their_commitment_to",
        ),
        pytest.param(
            "President Venn accepted an invitation to visit Varland",
            "President Venn accepted an invitation to visit Varland.",
            "President Venn declined an invitation to visit Varland.",
            id="accepted_an_invitation_to",
        ),
        pytest.param(
            "Kesmar to free the crew",
            "The deal calls for Kesmar to free the crew.",
            "The coach calls for Kesmar to free the crew.",
            id="the_deal_calls_for",
        ),
        pytest.param(
            "withdrawing the boats from the strait",
            "The plan stipulates withdrawing the boats from the strait.",
            "The plan avoids withdrawing the boats from the strait.",
            id="the_plan_stipulates",
        ),
        pytest.param(
            "President Venn's forthcoming visit to Varland",
            "President Venn's forthcoming visit to Varland was announced.",
            "President Venn's last visit to Varland was praised.",
            id="his_forthcoming_visit",
        ),
        pytest.param(
            "Kesmar will free the crew next week",
            "Kesmar will free the crew next week.",
            "Kesmar freed the crew last week.",
            id="a_party_will",
        ),
        pytest.param(
            "Kesmar will continue to work for peace",
            "Kesmar will continue to work for peace.",
            "Kesmar had to work for peace.",
            id="will_continue_to",
        ),
        pytest.param(
            "Kesmar will begin lifting the ban in May",
            "Kesmar will begin lifting the ban in May.",
            "Kesmar may begin lifting the ban in May.",
            id="will_begin_lifting",
        ),
        pytest.param(
            "We will have another meeting in May",
            '"We will have another meeting in May," Venn said.',
            '"We will have a good time in May," Venn said.',
            id="we_will_have_a_meeting",
        ),
        pytest.param(
            "The talks will be held in Lissen next week",
            "The talks will be held in Lissen next week.",
            "The talks were held in Lissen last week.",
            id="talks_will_be_held",
        ),
        pytest.param(
            "I promise to free the crew",
            '"I promise to free the crew," President Venn said.',
            '"They owe too much to the crew," President Venn said.',
            id="i_promise_to",
        ),
        pytest.param(
            "I will free the crew by Friday",
            '"I will free the crew by Friday," President Venn said.',
            '"They will free the crew by Friday," President Venn said.',
            id="i_will",
        ),
        pytest.param(
            "Kesmar will free the crew",
            '"Kesmar will free the crew," President Venn of Kesmar said.',
            '"Varland will free the crew," President Venn of Kesmar said.',
            id="his_own_land_will",
        ),
        pytest.param(
            "he would free the crew",
            "President Venn said he would free the crew.",
            "President Venn said Varland would free the crew.",
            id="said_he_would",
        ),
        pytest.param(
            "Kesmar will stop attacking the boats of Varland",
            "Kesmar will stop attacking the boats of Varland.",
            "Kesmar would stop attacking the boats of Varland if it could.",
            id="will_stop",
        ),
        pytest.param(
            "Kesmar promised not to attack the boats of Varland",
            "Kesmar promised not to attack the boats of Varland.",
            "Kesmar never promised to spare the boats of Varland.",
            id="promised_not_to",
        ),
        pytest.param(
            "Kesmar will not attack the crew this year",
            "Kesmar will not attack the crew this year.",
            "Kesmar did not attack the crew this year.",
            id="will_not",
        ),
        pytest.param(
            "Kesmar promised to free the crew and to open its ports",
            "Kesmar promised to free the crew and to open its ports.",
            "Kesmar hoped to free the crew and to open its ports.",
            id="two_infinitives",
        ),
        pytest.param(
            "The president arrives in Lissen on Friday",
            "The president arrives in Lissen on Friday.",
            "The president arrives in Lissen every winter.",
            id="a_timetable",
        ),
        pytest.param(
            "The talks begin in Oster on 12 May 2031",
            "The talks begin in Oster on 12 May 2031.",
            "The talks begin in Oster with a song.",
            id="talks_begin",
        ),
        pytest.param(
            "The talks will take place in Oster on Friday",
            "The talks will take place in Oster on Friday.",
            "The talks will take three days in Oster.",
            id="will_take_place",
        ),
        pytest.param(
            "The talks should be held in Oster in May",
            "The talks should be held in Oster in May.",
            "The talks should be short in Oster in May.",
            id="should_be_held",
        ),
        pytest.param(
            "Kesmar is set to free the crew in May",
            "Kesmar is set to free the crew in May.",
            "Kesmar is said to free the crew in May.",
            id="set_to",
        ),
        pytest.param(
            "It is planned to free the crew in May",
            "It is planned to free the crew in May.",
            "It is useful to free the crew in May.",
            id="it_is_planned_to",
        ),
        pytest.param(
            "In May, Kesmar will free the crew",
            "In May, Kesmar will free the crew.",
            "In May, Kesmar could free the crew.",
            id="opened_by_a_time",
        ),
        pytest.param(
            "Our ministers will free the crew",
            '"Our ministers will free the crew," President Venn said.',
            '"Some people will free the crew," President Venn said.',
            id="our_ministers_will",
        ),
        pytest.param(
            "Portugal will free the crew",
            '"Portugal will free the crew," the Portuguese minister said.',
            '"Norway will free the crew," the Portuguese minister said.',
            id="by_the_adjective_of_the_land",
        ),
        pytest.param(
            "Kesmar to free the crew",
            "The deal provides for Kesmar to free the crew.",
            "The deal waits for Kesmar to free the crew.",
            id="provides_for",
        ),
        pytest.param(
            "Kesmar agreed in principle to free the crew",
            "Kesmar agreed in principle to free the crew.",
            "Kesmar agreed in spite of the crew.",
            id="agreed_in_principle",
        ),
    ],
)
def test_an_act_is_undertaken(undertaking: str, text: str, other: str) -> None:
    """The first sentence undertakes an act of one's own, the second does not."""
    assert undertakings(text) == [undertaking]
    assert undertakings(other) == []
