"""Scope of conditions: who sets them, which are none, and which the rules of today miss."""

from __future__ import annotations

import pytest
from extract.conditions.test_condition_sentences import told
from reading_of import read, words

WRONG_TODAY = pytest.mark.xfail(strict=True, reason="issue: Who wants what")


@WRONG_TODAY
@pytest.mark.parametrize(
    ("prerequisite", "consequent", "text"),
    [
        pytest.param(
            "the boats leave and the crew is freed",
            "sign the treaty",
            "Kesmar will sign the treaty if the boats leave and the crew is freed.",
            id="and_the_crew_is_freed",
        ),
        pytest.param(
            "the boats leave",
            "open its ports",
            "When the boats leave, Kesmar will open its ports.",
            id="when_the_boats_leave",
        ),
        pytest.param(
            "the release of the crew",
            "The loan",
            "The loan hinges on the release of the crew, Venn said.",
            id="hinges_on",
        ),
        pytest.param(
            "Trust",
            "peace between Varland and Kesmar",
            "Trust is a prerequisite for peace between Varland and Kesmar.",
            id="prerequisite_for",
        ),
        pytest.param(
            "the boats be withdrawn",
            None,
            "Dorn demands that the boats be withdrawn.",
            id="demands_that_be_withdrawn",
        ),
        pytest.param(
            "a treaty is signed",
            "return two islands and open its ports",
            "Kesmar will return two islands and open its ports once a treaty is signed.",
            id="two_acts_once",
        ),
        pytest.param(
            "the islands are returned",
            "The treaty can be signed",
            "The treaty can be signed only when the islands are returned, Venn said.",
            id="only_when",
        ),
    ],
)
def test_conditions_that_rules_do_not_see_yet(prerequisite: str, consequent: str | None, text: str) -> None:
    """A reader would name these two halves."""
    assert told(text) == [(prerequisite, consequent)]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        pytest.param(
            "Kesmar set the return of the islands as a condition for a treaty.", "Kesmar", id="setter"
        ),
        pytest.param("A treaty depends on the return of the islands, Dorn said.", "Dorn", id="speaker"),
        pytest.param("Varland will sign if the boats leave the strait.", "Varland", id="own_act"),
        pytest.param("Dorn demanded an apology before any date is set.", "Dorn", id="who_demands"),
        pytest.param("Dorn wants sanctions lifted.", "Dorn", id="who_wants"),
        pytest.param(
            "The return of the islands is a condition for a treaty with Kesmar.", None, id="nobody_sets_it"
        ),
        pytest.param(
            "Kesmar's insistence on the return of the islands delayed the treaty.", "Kesmar", id="owner"
        ),
        pytest.param(
            '"We will sign only if the boats leave," Foreign Minister Anton Horst said.',
            "Foreign Minister Anton Horst",
            id="we_of_a_quotation",
        ),
        pytest.param(
            "Venn said Kesmar would sign the treaty if the boats leave the strait.",
            "Kesmar",
            id="whom_the_speaker_speaks_of",
            marks=WRONG_TODAY,
        ),
    ],
)
def test_who_sets_a_condition(text: str, holder: str | None) -> None:
    """It is set by who demands it or says it, else by the party whose act hangs on it."""
    (found,) = read(text).conditions
    assert words(text, found.holder) == holder


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kesmar dropped its condition that the boats leave the strait.", id="dropped"),
        pytest.param("Varland rejected the condition that its boats leave the strait.", id="rejected"),
        pytest.param("Kesmar no longer demands that the islands be returned.", id="no_longer"),
        pytest.param("Kesmar will sign the treaty; it sets no conditions.", id="no_conditions"),
        pytest.param("If you walk along the coast of Varland, you will see three islands.", id="you"),
        pytest.param("Kesmar will sign even if the islands are not returned.", id="even_if"),
        pytest.param("It is necessary if possible to open the ports.", id="a_word_is_no_act"),
        pytest.param("If the kettle is hot, it will whistle.", id="nobody_named"),
        pytest.param("Kesmar signed because the islands were returned.", id="a_reason"),
        pytest.param("Kesmar signed although the islands were not returned.", id="in_spite"),
        pytest.param(
            "Venn denied that Kesmar would sign only if the boats leave the strait.",
            id="denied",
            marks=WRONG_TODAY,
        ),
    ],
)
def test_no_condition_is_set(text: str) -> None:
    """Dropped, denied and idle conditions, reasons and order are none."""
    assert told(text) == []


def test_a_condition_is_told_by_its_sentence() -> None:
    """The text of a condition is its whole sentence; its statement is the one it stands in."""
    text = "It rained. Dorn said that Varland would sign if the boats leave the strait. It rained again."
    (found,) = read(text).conditions
    assert found.text.of(text) == "Dorn said that Varland would sign if the boats leave the strait."
    assert found.statement == 0
