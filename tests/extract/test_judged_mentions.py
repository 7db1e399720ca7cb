"""Terms, conditions, commitments and stances in invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.config import Settings
from onrecord.extract.commitments import find_commitments
from onrecord.extract.conditions import find_conditions
from onrecord.extract.context import Context
from onrecord.extract.stances import find_stances
from onrecord.extract.statements import find_statements
from onrecord.extract.terms import find_terms
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import TimeExpression
from onrecord.records.spans import OffsetMap, Span


def context_of(text: str, times: dict[str, str] | None = None, role: str = "body") -> Context:
    """The context of ``text`` with its statements; ``times`` maps words to their day."""
    article = Article(text, OffsetMap(()), (Part(role, 0, len(text)),))  # type: ignore[arg-type]
    found = tuple(
        TimeExpression(Span(text.index(words), text.index(words) + len(words)), "DATE", day, day, day)
        for words, day in (times or {}).items()
    )
    doc = load_english(Settings().language_model).parse(text)
    context = Context(doc, article, PublicationDate("2031-03-05"), times=found)
    return replace(context, statements=find_statements(context))


@pytest.mark.parametrize(
    ("text", "prerequisite", "consequent"),
    [
        (
            "Varland will only sign a treaty if the islands are returned.",
            "the islands are returned",
            "sign a treaty",
        ),
        (
            "Kesmar agreed to return two islands provided a boundary treaty is signed.",
            "a boundary treaty is signed",
            "return two islands",
        ),
        (
            "Kesmar will not open its ports until the patrol boats are withdrawn.",
            "the patrol boats are withdrawn",
            "open its ports",
        ),
        (
            "Kesmar will close its ports unless Varland withdraws its boats.",
            "Varland withdraws its boats",
            "close its ports",
        ),
        (
            "The return of the islands is a condition for signing a peace treaty with Kesmar.",
            "The return of the islands",
            "signing a peace treaty with Kesmar",
        ),
        (
            "Varland insists that the patrol boats be withdrawn at once.",
            "the patrol boats be withdrawn at once",
            None,
        ),
        (
            "It is necessary to deepen trust between Varland and Kesmar in order to sign a treaty.",
            "to deepen trust between Varland and Kesmar",
            "sign a treaty",
        ),
        (
            "Varland refused to sign, insisting on the return of all islands.",
            "the return of all islands",
            "sign",
        ),
    ],
)
def test_condition_halves_are_exact(text: str, prerequisite: str, consequent: str | None) -> None:
    """Prerequisite and consequent of a condition are the words of the text."""
    (found,) = find_conditions(context_of(text))
    assert found.prerequisite.of(text) == prerequisite
    assert (found.consequent and found.consequent.of(text)) == consequent


@pytest.mark.parametrize(
    "text",
    [
        "Reporters in Ostrel asked if the talks would go on.",
        "The minister of Varland left Tarn before the dinner began.",
        "If you look at the map of Varland, you will see three islands.",
        "A senior official of Kesmar spoke on condition of anonymity.",
        "He looked as if he had not slept since Varland won.",
    ],
)
def test_mere_order_and_questions_set_no_condition(text: str) -> None:
    """Questions, comparisons and the order of events are no conditions."""
    assert find_conditions(context_of(text)) == ()


def test_condition_in_a_quotation_has_its_speaker_as_holder() -> None:
    """The holder of a condition inside a statement is the statement's source."""
    text = '"We will sign the accord only if the boats leave," President Edvin Horst said on Monday.'
    context = context_of(text)
    (found,) = find_conditions(context)
    assert found.statement == 0
    assert found.holder == context.statements[0].source
    assert found.text.of(text) == text


@pytest.mark.parametrize(
    ("text", "undertaking"),
    [
        (
            "Varland promised to release the fishermen by July.",
            "Varland promised to release the fishermen by July",
        ),
        (
            "President Edvin Horst plans to visit Tarn in October.",
            "President Edvin Horst plans to visit Tarn in October",
        ),
        ("The talks will be held in Lissen next week.", "The talks will be held in Lissen next week"),
        (
            "It was agreed to step up cooperation in fishing and energy.",
            "It was agreed to step up cooperation in fishing and energy",
        ),
        (
            "President Horst accepted an invitation to visit Kesmar.",
            "President Horst accepted an invitation to visit Kesmar",
        ),
    ],
)
def test_undertakings_are_found(text: str, undertaking: str) -> None:
    """Promises, plans, schedules and accepted invitations are commitments."""
    (found,) = find_commitments(context_of(text))
    assert found.text.of(text) == undertaking


@pytest.mark.parametrize(
    "text",
    [
        "The accord will improve relations between Varland and Kesmar.",
        "Analysts believe Varland will leave the talks.",
        "Kesmar could not agree to withdraw its boats from the strait.",
        "Will Varland sign the treaty this year?",
        "Varland would withdraw its boats if Kesmar opened its ports.",
    ],
)
def test_predictions_and_denials_undertake_nothing(text: str) -> None:
    """Predictions, opinions, refusals, questions and hypotheses are no commitments."""
    assert find_commitments(context_of(text)) == ()


def test_will_said_of_another_side_is_no_commitment() -> None:
    """What a speaker says that another state will do is not that state's promise."""
    text = '"Kesmar will attack our boats again," said Varland\'s foreign minister Anton Marrick.'
    assert find_commitments(context_of(text)) == ()


def test_due_date_is_read_from_the_clause() -> None:
    """A deadline has an end and no start; a day has both."""
    text = "Varland promised to free the men by 31 July 2031. Horst plans to visit Tarn on 2 October 2031."
    times = {"31 July 2031": "2031-07-31", "2 October 2031": "2031-10-02"}
    first, second = find_commitments(context_of(text, times))
    assert (first.due_start, first.due_end) == (None, "2031-07-31")
    assert (second.due_start, second.due_end) == ("2031-10-02", "2031-10-02")


def test_captions_are_not_read() -> None:
    """A caption or an aside holds no commitments, conditions or terms."""
    context = context_of(
        "Varland promised to release the fishermen if Kesmar opens its ports.", role="caption"
    )
    assert (find_commitments(context), find_conditions(context), find_terms(context)) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"We welcome the fishing accord," Minister Anton Marrick said.', "supports"),
        ('"We reject the fishing accord," Minister Anton Marrick said.', "opposes"),
        ('"We do not support the fishing accord," Minister Anton Marrick said.', "opposes"),
        ('"The accord is unacceptable to us," Minister Anton Marrick said.', "opposes"),
        ('"We are ready to discuss fishing in the strait," Minister Anton Marrick said.', "open"),
        ('"The islands must be returned to us," Minister Anton Marrick said.', "supports"),
        ('"We will sign the accord only if the boats leave," Minister Anton Marrick said.', "conditional"),
        ("Varland's government rejected the plan for the strait.", "opposes"),
    ],
)
def test_stance_of_a_statement(text: str, stance: str) -> None:
    """The highest cue decides; negation flips it; a condition makes it conditional."""
    context = context_of(text)
    found = [
        one
        for one in find_stances(replace(context, conditions=find_conditions(context)))
        if one.statement is not None
    ]
    assert [one.stance for one in found] == [stance]


def test_outlet_tells_a_stance_with_its_holder() -> None:
    """A stance the outlet reports as a fact belongs to the party that is its subject."""
    text = "Kesmar claims the three islands."
    context = context_of(text)
    (found,) = find_stances(replace(context, conditions=find_conditions(context)))
    assert (found.stance, found.holder and found.holder.of(text)) == ("supports", "Kesmar")
    assert found.statement is None
    assert found.target.of(text) == "the three islands"


def test_terms_leave_out_states_determiners_and_empty_adjectives() -> None:
    """A term is the telling part of a noun phrase, lemmatised."""
    text = "The ministers discussed a new permanent peace treaty and the return of the islands."
    lemmas = {term.lemma for term in find_terms(context_of(text))}
    assert {"peace treaty", "island", "return of island"} <= lemmas
