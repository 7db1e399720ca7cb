"""How likely statements are right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extract.statements.statements_read import context_of, tagged_context_of

from onrecord.extract.statements import find_statements
from onrecord.extract.statements.likelihood import SIGNS, signs_of
from onrecord.extract.statements.statement_mentions import unjudged_statements
from onrecord.records.articles import Part
from onrecord.records.spans import Span
from onrecord.text.forest import learned_forest

CLEAR = "Foreign Minister Ana Venn said that the talks in Lissen would go on until the end of the week."


def test_the_judge_asks_for_the_signs_that_are_given() -> None:
    """In this order."""
    assert learned_forest("extract", "statements").names == SIGNS


def test_a_clear_statement_is_likely() -> None:
    """Somebody named, a verb of saying, a clause."""
    (found,) = find_statements(tagged_context_of(CLEAR))
    assert 0.9 < found.confidence <= 1


@pytest.mark.parametrize(
    "doubtful",
    [
        "The plan, which the paper has called “ambitious”, was drawn up in spring.",
        "Others see a chance in the delay, and the harbour hopes for more ships.",
        "Many in Kesmar hope to fish there again.",
    ],
)
def test_what_nobody_in_particular_says_is_less_likely(doubtful: str) -> None:
    """Or words that are hardly said at all: if a statement is found, it is well below a clear one."""
    (clear,) = find_statements(tagged_context_of(CLEAR))
    found = find_statements(tagged_context_of(doubtful))
    assert all(one.confidence < clear.confidence - 0.2 for one in found)


def test_the_likelihood_changes_nothing_else() -> None:
    """The statements are those that were chosen."""
    context = tagged_context_of(f"{CLEAR} “We wait,” said Ben Sable of Kesmar.")
    judged, before = find_statements(context), unjudged_statements(context)
    assert len(judged) == 2
    assert [replace(one, confidence=0.0) for one in judged] == [
        replace(one, confidence=0.0) for one in before
    ]


def test_without_a_tagger_the_method_tells_how_sure_it_is() -> None:
    """The judge has learned what the tagger says."""
    context = context_of(CLEAR)
    assert find_statements(context) == unjudged_statements(context)


def test_turns_of_a_transcript_keep_the_confidence_of_their_labels() -> None:
    """The tagger does not read them."""
    text = "VENN: We will wait for the answer of Kesmar until spring."
    part = Part("turn", 0, len(text), Span(0, 4))
    context = tagged_context_of(text, part)
    assert find_statements(context) == unjudged_statements(context) != ()


def test_signs_are_numbers_for_a_statement_without_cue_or_source() -> None:
    """One for each name."""
    context = tagged_context_of(CLEAR)
    (one,) = unjudged_statements(context)
    assert context.tagging is not None
    signs = signs_of(context, context.tagging, [one, replace(one, cue=None, source=None)])
    assert signs.shape == (2, len(SIGNS))
    assert (signs[1, [SIGNS.index("cue tagged"), SIGNS.index("source tagged")]] == -1).all()
    assert signs[1, SIGNS.index("source words")] == 0
