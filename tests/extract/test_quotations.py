"""Quotations by their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quotations import find_quotations, paragraphs_of, with_mode
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


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("“We wait,” he said.", True),
        ("“We wait” is the word.", False),
        ("“We wait.” It rained.", True),
        ("“12 boats wait,” he said.", True),
        ("“we wait,” he said.", False),
        ("He said “We wait.”", False),
        ("He said, “We wait.”", True),
        ("He said: “We wait.”", True),
        ("It rained. “We wait.”", True),
        ("“(We) wait,” he said.", True),
        ("“... We wait,” he said.", True),
        ("“We wait” — he said.", True),
        ("“We wait”", True),
        ("“Why wait?” he said.", True),
    ],
)
def test_an_utterance_of_its_own_begins_and_ends_like_a_sentence(text: str, whole: bool) -> None:
    """It is set off from the words around it, and ends at a stop or at a comma before its attribution."""
    ((_, is_whole),) = quotations(text)
    assert is_whole is whole


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“– We wait, ” he said.", ["We wait"]),
        ("“ We wait,” he said.", []),
        ("“We wait —” he said.", ["We wait"]),
        ("“”", []),
        ("“ , ” he said.", []),
        ("‘go home’ he said.", []),
        ("‘go home now’ he said.", ["go home now"]),
        ("The boats’ captains said ‘we go home now’ to us.", ["we go home now"]),
        ("rock ‘n’ roll and no more", []),
        ("He left.“We wait.”", []),
        ("“We wait. “It rains,” he said.", ["We wait. “It rains"]),
    ],
)
def test_the_words_of_a_quotation_have_no_edges(text: str, inner: list[str]) -> None:
    """No space, comma or dash; single marks around few words and apostrophes make no quotation."""
    assert [words for words, _ in quotations(text)] == inner


def test_a_quotation_does_not_go_on_without_a_mark() -> None:
    """Only if the next paragraph opens with a mark again is it the same speech."""
    for follows, continues in (("“We stay,” he said.", True), ("We stay.", False), ("", False)):
        text = f"“We are ready.\n\n{follows}".rstrip()
        paragraphs = tuple(paragraphs_of(text, Span(0, len(text))))
        assert find_quotations(text, paragraphs)[0].continues is continues


CONTENT = "Dorn said “no boat” and “no net” would pass."


@pytest.mark.parametrize(
    ("words", "expected", "mode"),
    [
        ("would pass", "would pass", "indirect"),
        ("“no boat” and", "“no boat” and", "mixed"),
        ("“no boat”", "no boat", "direct"),
        ("no boat", "no boat", "direct"),
        ("boat” and “no", "“no boat” and “no net”", "mixed"),
        ("said “no", "said “no boat”", "mixed"),
    ],
)
def test_a_content_cuts_no_quotation_in_two(words: str, expected: str, mode: str) -> None:
    """It is widened to the marks, and loses them if it is all quotation."""
    paragraph = Span(0, len(CONTENT))
    content = Span(CONTENT.index(words), CONTENT.index(words) + len(words))
    (whole,), found = with_mode((content,), find_quotations(CONTENT, (paragraph,)))
    assert (whole.of(CONTENT), found) == (expected, mode)


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
