"""What holds of every finder, of whatever text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import read

from onrecord.records.readings import Reading
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND = (
    "mentions",
    "statements",
    "events",
    "conditions",
    "commitments",
    "quantities",
    "instruments",
    "terms",
    "stances",
)
SENTENCES = (
    "Prime Minister Ina Dorn met President Karel Venn in Oster on 3 March 2031.",
    '"We will sign the treaty only if the boats leave," Foreign Minister Anton Horst said.',
    "Kesmar promised to free about 30 fishermen by May.",
    "Varland rejected the 1956 declaration and called off the talks.",
    "The return of the islands is a condition for a peace treaty with Kesmar.",
    "It rained.",
    "Horst denied reports of a meeting — “nonsense”, he said.",
    "Venn: yes, no; (perhaps) …",
)
FAR = "The river is long.\n\nThe harbour was quiet.\n\nThe bread was fresh.\n\nThe bells rang.\n\n"
"""Paragraphs that say nothing, between what is read and what must not matter."""


def spans(found: object) -> Iterator[Span]:
    """Every span in a row of a reading."""
    if isinstance(found, Span):
        yield found
    elif isinstance(found, tuple):
        for part in found:
            yield from spans(part)
    elif is_dataclass(found):
        for field in fields(found):
            yield from spans(getattr(found, field.name))


def rows(reading: Reading, name: str, end: int) -> list[tuple[Span, ...]]:
    """The spans of the rows of one finder that lie before ``end``."""
    held = (tuple(spans(row)) for row in getattr(reading, name))
    return [row for row in held if all(span.end <= end for span in row)]


TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text(text: str) -> None:
    """No span is empty or begins or ends with a blank."""
    reading = read(text)
    for name in FOUND:
        for row in getattr(reading, name):
            for span in spans(row):
                assert 0 <= span.start < span.end <= len(text)
                assert span.of(text) == span.of(text).strip()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_characters_can_be_read(text: str) -> None:
    """No text makes a finder fail, and no span leaves it."""
    reading = read(text)
    for name in FOUND:
        for row in getattr(reading, name):
            assert all(0 <= span.start < span.end <= len(text) for span in spans(row))


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…"])
def test_an_empty_article_gives_nothing(text: str) -> None:
    """Blanks and points hold no finding."""
    reading = read(text)
    assert [getattr(reading, name) for name in FOUND] == [()] * len(FOUND)


@pytest.mark.parametrize("first", SENTENCES)
@pytest.mark.parametrize(
    "name", ["events", "conditions", "commitments", "quantities", "instruments", "terms", "stances"]
)
def test_a_paragraph_far_below_changes_nothing(name: str, first: str) -> None:
    """What is found in a paragraph is the same whatever stands far below it."""
    alone = rows(read(f"{first}\n\n{FAR}The day ended."), name, len(first))
    for other in (SENTENCES[3], SENTENCES[4], SENTENCES[1]):
        assert rows(read(f"{first}\n\n{FAR}{other}"), name, len(first)) == alone


@pytest.mark.parametrize("text", SENTENCES)
def test_reading_twice_gives_the_same(text: str) -> None:
    """A reading is a pure function of its text."""
    assert read.__wrapped__(text) == read.__wrapped__(text)
