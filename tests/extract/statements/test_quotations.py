"""Quotations by their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.statements.quotations import find_quotations
from onrecord.extract.statements.turn_statements import paragraphs_of
from onrecord.records.spans import Span


def quotations(text: str) -> list[tuple[str, bool]]:
    """The inner words of each quotation and whether it is a whole utterance."""
    paragraphs = tuple(paragraphs_of(text, Span(0, len(text))))
    return [(q.inner.of(text), q.whole) for q in find_quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We are ready,” he said.", [("We are ready", True)]),
        ('"We are ready," he said. "We wait."', [("We are ready", True), ("We wait.", True)]),
        ("«We are ready», he said.", [("We are ready", True)]),
        ("He spoke of “no will” at all.", [("no will", False)]),
        ("“We are ready”, — said Dorn.", [("We are ready", True)]),
        ("It's Dorn's “first” offer", [("first", False)]),
        ("‘We are quite ready to go,’ he said; it’s Dorn’s word.", [("We are quite ready to go", True)]),
        ("“He told me ‘go home’ and I did,” she said.", [("He told me ‘go home’ and I did", True)]),
        ('A 5" pipe and nothing else', []),
        (
            'He wrote: "The ban holds. " \'We had hoped so,\' Dorn said."',
            [("The ban holds. \" 'We had hoped so,' Dorn said.", True)],
        ),
        ('“We are ready," he said. “We wait."', [("We are ready", True), ("We wait.", True)]),
        ('“The “red line" is old,” he said.', [('The “red line" is old', True)]),
        ('“The "red line" is not new,” he said.', [('The "red line" is not new', True)]),
    ],
)
def test_marks(text: str, found: list[tuple[str, bool]]) -> None:
    """Straight, curly, single and angle marks; fragments and whole utterances."""
    assert quotations(text) == found


def test_open_quotation_goes_on_in_the_next_paragraph() -> None:
    """A paragraph without a closing mark, followed by one with an opening mark, continues."""
    text = "“We are ready.\n\n“We wait,” he said."
    paragraphs = tuple(paragraphs_of(text, Span(0, len(text))))
    first, second = find_quotations(text, paragraphs)
    assert (first.continues, second.continues) == (True, False)


@given(st.text(alphabet='ab .,\n“”"‘’«»', max_size=60))
def test_quotations_lie_in_their_paragraphs_and_do_not_overlap(text: str) -> None:
    """Whatever the marks, quotations are ordered, inside one paragraph, and never nested."""
    paragraphs = tuple(paragraphs_of(text, Span(0, len(text)))) if text else ()
    end = 0
    for quotation in find_quotations(text, paragraphs):
        assert quotation.outer.start >= end
        assert quotation.paragraph.contains(quotation.outer)
        assert quotation.outer.contains(quotation.inner)
        end = quotation.outer.end
