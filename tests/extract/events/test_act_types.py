"""Agreements, votes, force and posts, beside sentences in which the same words name no event."""

from __future__ import annotations

import pytest
from reading_of import read


@pytest.mark.parametrize(
    ("type_", "text", "other"),
    [
        pytest.param(
            "agreement",
            "Varland and Kesmar agreed to open the strait.",
            "Dorn agrees with the newspaper.",
            id="agreed_to_act",
        ),
        pytest.param(
            "agreement",
            "Varland and Kesmar agreed on a border.",
            "Dorn disagreed on a border.",
            id="agreed_on",
        ),
        pytest.param(
            "agreement",
            "Varland and Kesmar reached a deal on fishing.",
            "A deal on fishing would be welcome.",
            id="reached_a_deal",
        ),
        pytest.param(
            "agreement",
            "A final agreement pleased the fishermen.",
            "An agreement would please the fishermen.",
            id="a_final_agreement",
        ),
        pytest.param(
            "agreement",
            "Under the accord between Varland and Kesmar, boats may pass.",
            "An accord of harps and flutes filled the hall.",
            id="an_accord_between",
        ),
        pytest.param(
            "agreement",
            "Under the deal struck Monday, boats may pass.",
            "Under the match struck Monday, boats may pass.",
            id="the_deal_struck",
        ),
        pytest.param(
            "agreement",
            "The council adopted a resolution.",
            "The council adopted a tough tone.",
            id="adopted_a_paper",
        ),
        pytest.param(
            "agreement",
            "Norway accepted the offer.",
            "Norway accepted the facts.",
            id="accepted_an_offer",
        ),
        pytest.param(
            "agreement",
            "The border is agreed, Dorn said.",
            "Nothing is agreed until everything is agreed, Dorn said.",
            id="nothing_is_agreed",
        ),
        pytest.param(
            "signing",
            "Varland and Kesmar signed a treaty.",
            "Dorn signed a football.",
            id="signed_a_treaty",
        ),
        pytest.param(
            "signing",
            "Portugal and Norway concluded a convention.",
            "Portugal and Norway concluded that it was late.",
            id="concluded_a_paper",
        ),
        pytest.param(
            "signing",
            "The signing of the treaty took place in Oster.",
            "The signing of a striker delighted the club.",
            id="signing_of_a_treaty",
        ),
        pytest.param(
            "signing",
            "The 1956 declaration of Portugal and Norway ended the war.",
            "The declaration of love ended the quarrel.",
            id="a_paper_with_its_year",
        ),
        pytest.param(
            "ratification",
            "Parliament ratified the treaty.",
            "Parliament reread the treaty.",
            id="ratified",
        ),
        pytest.param(
            "ratification",
            "The ratification of the treaty by parliament came late.",
            "The ratification of the seating came late.",
            id="ratification_of_a_paper",
        ),
        pytest.param(
            "vote",
            "Parliament voted on the bill.",
            "Parliament slept on the bill.",
            id="voted_on",
        ),
        pytest.param(
            "vote",
            "The president vetoed the bill.",
            "The president paid the bill.",
            id="vetoed",
        ),
        pytest.param(
            "vote",
            "Kesmar abstained on Monday.",
            "Kesmar rested on Monday.",
            id="abstained",
        ),
        pytest.param(
            "sanction",
            "Varland imposed sanctions on Kesmar.",
            "Sanctions hurt the poor.",
            id="imposed_sanctions",
        ),
        pytest.param(
            "sanction",
            "The lifting of sanctions began in May.",
            "The lifting of weights began in May.",
            id="lifting_of_sanctions",
        ),
        pytest.param(
            "sanction",
            "New sanctions angered Oster.",
            "Sanctions anger everybody.",
            id="new_sanctions",
        ),
        pytest.param(
            "sanction",
            "Portugal sanctioned Norway.",
            "Portugal sanctioned the film.",
            id="sanctioned_somebody",
        ),
        pytest.param(
            "military",
            "Kesmar's army invaded Varland.",
            "Kesmar's army loved Varland.",
            id="invaded",
        ),
        pytest.param(
            "military",
            "The navy of Kesmar fired on a trawler.",
            "The club fired its coach.",
            id="fired_on_a_boat",
        ),
        pytest.param(
            "military",
            "Norway shot at a Portuguese boat.",
            "Norway shot at a target.",
            id="shot_at_a_boat",
        ),
        pytest.param(
            "military",
            "Kesmar launched a missile.",
            "Kesmar launched a website.",
            id="launched_a_missile",
        ),
        pytest.param(
            "military",
            "Varland deployed troops to the border.",
            "Varland deployed a new argument.",
            id="deployed_troops",
        ),
        pytest.param(
            "military",
            "Rebels seized the town of Oster.",
            "Rebels seized the moment.",
            id="seized_a_town",
        ),
        pytest.param(
            "military",
            "Portuguese soldiers attacked Norwegian troops.",
            "Critics attacked the budget.",
            id="troops_attacked",
        ),
        pytest.param(
            "military",
            "Norway struck Portuguese troops.",
            "Norway struck a pose.",
            id="struck_troops",
        ),
        pytest.param(
            "military",
            "Kesmar staged a missile test.",
            "Kesmar staged a spelling test.",
            id="a_missile_test",
        ),
        pytest.param(
            "military",
            "An attack on Norway was repelled.",
            "An attack of nerves was overcome.",
            id="an_attack_on",
        ),
        pytest.param(
            "release",
            "Kesmar released three fishermen.",
            "Kesmar released a film.",
            id="released_fishermen",
        ),
        pytest.param(
            "release",
            "The release of the fishermen was welcomed.",
            "The release of the album was a success.",
            id="release_of_fishermen",
        ),
        pytest.param(
            "release",
            "Norway freed a hostage.",
            "Norway freed the market.",
            id="freed_a_hostage",
        ),
        pytest.param(
            "appointment",
            "Dorn was elected president.",
            "Dorn was seated beside the president.",
            id="elected",
        ),
        pytest.param(
            "appointment",
            "Horst was sworn in as foreign minister.",
            "Horst swore loudly.",
            id="sworn_in",
        ),
        pytest.param(
            "appointment",
            "Horst resigned on Monday.",
            "Horst rested on Monday.",
            id="resigned",
        ),
        pytest.param(
            "appointment",
            "Venn sacked his foreign minister.",
            "Venn sacked the potatoes.",
            id="sacked_a_minister",
        ),
        pytest.param(
            "appointment",
            "Venn took office in May.",
            "Venn took a walk in May.",
            id="took_office",
        ),
        pytest.param(
            "protest",
            "Varland summoned the ambassador of Kesmar.",
            "Dorn summoned her courage.",
            id="summoned_an_envoy",
        ),
        pytest.param(
            "protest",
            "Fishermen protested outside the embassy.",
            "Fishermen waited outside the embassy.",
            id="protested_outside",
        ),
        pytest.param(
            "protest",
            "Norway lodged a protest.",
            "Norway lodged a guest.",
            id="lodged_a_protest",
        ),
        pytest.param(
            "withdrawal",
            "Kesmar withdrew from the treaty.",
            "Kesmar withdrew the remark.",
            id="withdrew_from_a_treaty",
        ),
        pytest.param(
            "withdrawal",
            "Kesmar pulled out of the talks.",
            "Kesmar pulled the rope.",
            id="pulled_out",
        ),
        pytest.param(
            "withdrawal",
            "Varland recalled its ambassador.",
            "Dorn recalled her childhood.",
            id="recalled_its_envoy",
        ),
        pytest.param(
            "withdrawal",
            "Norway quit the union.",
            "Norway quit smoking.",
            id="quit_a_union",
        ),
        pytest.param(
            "withdrawal",
            "The withdrawal of Kesmar's troops began in May.",
            "The cheering of Kesmar's troops began in May.",
            id="withdrawal_of_troops",
        ),
        pytest.param(
            "other",
            "Varland expelled two diplomats.",
            "Varland excelled at chess.",
            id="expelled",
        ),
        pytest.param(
            "other",
            "Kesmar returned the islands to Varland.",
            "Kesmar returned the greeting.",
            id="returned_land",
        ),
        pytest.param(
            "other",
            "The return of the islands to Varland was celebrated.",
            "The return of spring was celebrated.",
            id="return_of_land",
        ),
        pytest.param(
            "other",
            "Kesmar rejected the proposal.",
            "Kesmar rejected the word.",
            id="rejected_an_offer",
        ),
        pytest.param(
            "other",
            "Kesmar refused to sign the treaty.",
            "Kesmar refused to comment.",
            id="refused_a_deed",
        ),
        pytest.param(
            "other",
            "Venn hosted a dinner for Dorn.",
            "Venn hosted a podcast for Dorn.",
            id="hosted_a_dinner",
        ),
        pytest.param(
            "other",
            "The arrest of two fishermen was announced.",
            "The arrest of the decay was announced.",
            id="arrest_of_somebody",
        ),
    ],
)
def test_an_act_is_named_by_words_in_their_place(type_: str, text: str, other: str) -> None:
    """The first sentence tells an event of the type, the second none."""
    assert type_ in {event.type for event in read(text).events}
    assert type_ not in {event.type for event in read(other).events}
