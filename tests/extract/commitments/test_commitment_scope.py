"""Scope of commitments: who holds them, when they are due, what is none, and what rules miss today."""

from __future__ import annotations

import pytest
from extract.commitments.test_commitment_sentences import undertakings
from reading_of import read, words

WRONG_TODAY = pytest.mark.xfail(strict=True, reason="issue: Who wants what")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(
            None,
            "2031-05",
            "Kesmar promised to free the crew by May.",
            id="by",
        ),
        pytest.param(
            "2031-03-07",
            "2031-03-07",
            "The talks will be held in Lissen on Friday.",
            id="on",
        ),
        pytest.param(
            "2031-05",
            "2031-05",
            "Prime Minister Dorn plans to visit Kesmar in May.",
            id="in",
        ),
        pytest.param(
            "2031-03-10",
            "2031-03-16",
            "Kesmar will free the crew next week.",
            id="next_week",
        ),
        pytest.param(
            None,
            "2033",
            "Kesmar pledged to pay for the damage until 2033.",
            id="until",
        ),
        pytest.param(
            None,
            "2031-05-12",
            "Kesmar will free the crew no later than 12 May 2031.",
            id="no_later_than",
        ),
        pytest.param(
            None,
            "2031-05",
            "The two presidents will meet again in Oster before the end of May.",
            id="before_the_end_of",
        ),
        pytest.param(
            "2031-03-05",
            "2031-03-15",
            "Kesmar will free the crew within ten days.",
            id="within",
        ),
        pytest.param(
            "2031-05-12",
            "2031-05-12",
            "Both sides agreed to meet again in Oster on 12 May 2031.",
            id="a_day_of_meeting",
        ),
        pytest.param(
            None,
            None,
            "Kesmar agreed last year to free the crew.",
            id="the_day_of_the_promise",
        ),
        pytest.param(
            None,
            None,
            "Kesmar promised in 2019 to free the crew.",
            id="a_year_past",
        ),
        pytest.param(
            None,
            None,
            "Kesmar promised to free the crew.",
            id="no_day",
        ),
    ],
)
def test_when_it_is_due(start: str | None, end: str | None, text: str) -> None:
    """A deadline has no start; the day of the promise is no due day."""
    (found,) = read(text).commitments
    assert (found.due_start, found.due_end) == (start, end)


@pytest.mark.parametrize(
    ("party", "text"),
    [
        pytest.param(
            "Kesmar",
            "Kesmar promised to free the crew.",
            id="subject",
        ),
        pytest.param(
            "President Venn",
            '"I will free the crew by Friday," President Venn said.',
            id="first_person",
        ),
        pytest.param(
            "The two presidents",
            "The two presidents will meet again in Oster.",
            id="joint",
        ),
        pytest.param(
            "Kesmar",
            "Venn repeated Kesmar's commitment to free the crew.",
            id="owner_of_a_promise",
        ),
        pytest.param(
            "the leaders",
            "The agreement of the leaders on the need to act was welcomed.",
            id="of_the_leaders",
        ),
        pytest.param(
            "Kesmar",
            "The deal calls for Kesmar to free the crew.",
            id="whom_a_deal_binds",
        ),
        pytest.param(
            "Venn",
            "Venn announced his intention to visit Varland in May.",
            id="his_intention",
        ),
        pytest.param(
            None,
            "It was agreed to set up a joint commission.",
            id="nobody",
        ),
    ],
)
def test_who_holds_it(party: str | None, text: str) -> None:
    """It is held by who undertakes it, not by who repeats it."""
    (found,) = read(text).commitments
    assert words(text, found.party) == party


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The accord will help the fishermen of Varland.",
            id="prediction",
        ),
        pytest.param(
            "Kesmar will suffer under the ban.",
            id="suffering",
        ),
        pytest.param(
            "Analysts say Kesmar will free the crew.",
            id="analysts",
        ),
        pytest.param(
            "Kesmar hopes that Varland will free the crew.",
            id="hope_for_others",
        ),
        pytest.param(
            "Kesmar hopes to free the crew by May.",
            id="own_hope",
        ),
        pytest.param(
            "Kesmar wants to free the crew.",
            id="wish",
        ),
        pytest.param(
            "Kesmar is trying to free the crew.",
            id="attempt",
        ),
        pytest.param(
            "Kesmar must free the crew by May.",
            id="must",
        ),
        pytest.param(
            "Kesmar should free the crew by May.",
            id="should",
        ),
        pytest.param(
            "Kesmar can free the crew by May.",
            id="can",
        ),
        pytest.param(
            "Kesmar will probably free the crew in May.",
            id="probably",
        ),
        pytest.param(
            "Kesmar is expected to free the crew in May.",
            id="expected_by_others",
        ),
        pytest.param(
            "When will Kesmar free the crew?",
            id="question",
        ),
        pytest.param(
            "Venn wondered whether Kesmar will free the crew.",
            id="whether",
        ),
        pytest.param(
            "Venn denied that Kesmar will free the crew.",
            id="denied",
        ),
        pytest.param(
            "Venn doubted that Varland will free the crew.",
            id="doubted",
        ),
        pytest.param(
            "The minister who will free the crew smiled.",
            id="relative_clause",
        ),
        pytest.param(
            "Kesmar will free the crew if Varland opens its ports.",
            id="conditional",
        ),
        pytest.param(
            "Unless Varland opens its ports, Kesmar will close the strait.",
            id="unless",
        ),
        pytest.param(
            "Kesmar would free the crew if it could.",
            id="would_if",
        ),
        pytest.param(
            "Varland urged Kesmar to promise to free the crew.",
            id="urged_by_others",
        ),
        pytest.param(
            "Kesmar is unwilling to free the crew.",
            id="unwilling",
        ),
        pytest.param(
            "Kesmar rejected a plan to free the crew.",
            id="rejected_plan",
        ),
        pytest.param(
            "President Venn arrives in Varland every winter.",
            id="every_winter",
        ),
        pytest.param(
            "Rain will fall on the ports of Kesmar on Friday.",
            id="rain",
        ),
        pytest.param(
            "The crew was freed on Friday.",
            id="did",
        ),
        pytest.param(
            '"We will see," President Venn said.',
            id="short",
        ),
    ],
)
def test_nothing_is_undertaken(text: str) -> None:
    """Predictions, hopes, duties, questions, conditions and what others say undertake nothing."""
    assert undertakings(text) == []


@WRONG_TODAY
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "President Venn agreed to consider opening the ports of Kesmar.",
            id="agreed_to_consider",
        ),
        pytest.param(
            "Will Kesmar promise to free the crew?",
            id="yes_no_question",
        ),
        pytest.param(
            "Kesmar broke its promise to free the crew.",
            id="broken",
        ),
        pytest.param(
            "Kesmar went back on its promise to free the crew.",
            id="went_back_on",
        ),
        pytest.param(
            "Kesmar shelved its plan to free the crew.",
            id="shelved",
        ),
        pytest.param(
            "Kesmar had planned to free the crew but did not.",
            id="planned_but_did_not",
        ),
        pytest.param(
            "Venn was due to visit Varland in May but called it off.",
            id="called_off",
        ),
    ],
)
def test_what_rules_wrongly_take_for_undertaken(text: str) -> None:
    """A reader would see that nothing is undertaken, or that it was given up."""
    assert undertakings(text) == []


@WRONG_TODAY
@pytest.mark.parametrize(
    ("undertaking", "text"),
    [
        pytest.param(
            "The crew will be freed by Kesmar in May",
            "The crew will be freed by Kesmar in May.",
            id="passive_by",
        ),
        pytest.param(
            "Kesmar gave its word to free the crew",
            "Kesmar gave its word to free the crew.",
            id="gave_its_word",
        ),
        pytest.param(
            "Kesmar will free the crew and open its ports in May",
            "Kesmar will free the crew and open its ports in May.",
            id="will_do_two_acts",
        ),
        pytest.param(
            "Kesmar is committed to freeing the crew",
            "Kesmar is committed to freeing the crew.",
            id="is_committed_to",
        ),
    ],
)
def test_undertakings_that_rules_do_not_see_yet(undertaking: str, text: str) -> None:
    """A reader would say that the act is undertaken."""
    assert undertakings(text) == [undertaking]
