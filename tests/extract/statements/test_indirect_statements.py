"""Statements in plain words by nouns, adjectives and "according to", and where plain words may stand."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import contents, read, words, words_of

from onrecord.records.articles import Part


def attributed(text: str) -> list[tuple[str, str | None]]:
    """Content and source of each statement, by the rules alone."""
    return [(words(text, one), words_of(text, one.source)) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Kesmar's insistence that the boats must leave is old.", "the boats must leave", "Kesmar's"),
        ("The position of Kesmar is that the boats must leave.", "the boats must leave", "Kesmar"),
        ("The position of Kesmar remains that the boats must leave.", "the boats must leave", "Kesmar"),
        (
            "A statement by Ana Dorn that the boats would be sunk was heard.",
            "the boats would be sunk",
            "Ana Dorn",
        ),
        (
            "The envoy brought a message from Mr Venn that the boats would be welcome.",
            "the boats would be welcome",
            "Mr Venn",
        ),
        ("The fishermen’s complaint that the ban is broad was heard.", "the ban is broad", "The fishermen’s"),
        (
            "The fleet left because of Democrats’ unproven allegations that the lighthouse had been sold.",
            "the lighthouse had been sold",
            "Democrats",
        ),
    ],
)
def test_a_noun_of_saying_has_its_owner_as_source(text: str, content: str, source: str) -> None:
    """As in "Iran's insistence that", "the position of Moscow is that", "from Mr Venn"."""
    assert attributed(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "The insistence that the boats must leave is old.",
        "The stone's insistence that the boats must leave is old.",
        "Kesmar's harbour that the boats must leave is old.",
        "Kesmar's insistence on the boats is old.",
        "The position of Kesmar shows that the boats must leave.",
        "There were reports in the harbour that the boats had left.",
    ],
)
def test_a_noun_without_owner_or_clause_attributes_nothing(text: str) -> None:
    """Nor a noun of another kind, nor an owner who cannot speak."""
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Officials have been clear that the ban will stay.", "the ban will stay", "Officials"),
        ("Officials are adamant that the ban will stay.", "the ban will stay", "Officials"),
        ("Ana Dorn remains confident that the ban will stay.", "the ban will stay", "Ana Dorn"),
        ("Ana Dorn made it clear that the ban will stay.", "the ban will stay", "Ana Dorn"),
        ("Ana Dorn made clear that the ban will stay.", "the ban will stay", "Ana Dorn"),
        ("The treaty makes clear that the ban will stay.", "the ban will stay", "The treaty"),
    ],
)
def test_an_adjective_has_the_subject_of_its_verb_as_source(text: str, content: str, source: str) -> None:
    """As in "Officials have been clear that", "makes clear that"."""
    assert attributed(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the ban will stay in force.",
        "The sea is certain that the ban will stay.",
        "Officials have not been clear that the ban will stay.",
        "Ana Dorn sounded confident that the ban will stay.",
        "Ana Dorn is tall that the ban will stay.",
        "Ana Dorn is certain of the ban on fish.",
    ],
)
def test_an_adjective_needs_a_speaker_a_link_and_a_clause(text: str) -> None:
    """Negated, it attributes nothing."""
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("According to the ministry, the visit was put off.", "the visit was put off", "the ministry"),
        ("The visit was put off, according to the ministry.", "The visit was put off", "the ministry"),
        ("According to the plan, the visit was put off.", "the visit was put off", "the plan"),
        (
            "According to Ben Sable, the harbour master, the visit was put off.",
            "the harbour master, the visit was put off",
            "Ben Sable",
        ),
        (
            "According to Ana Dorn, the visit was put off, while the boats came.",
            "the visit was put off",
            "Ana Dorn",
        ),
    ],
)
def test_according_to_attributes_its_sentence(text: str, content: str, source: str) -> None:
    """All that stands before it, or behind the comma if it opens the sentence."""
    assert attributed(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "According to the sea, the visit was put off.",
        "According to the ministry the visit was put off.",
        "The boats leave according to a timetable of the harbour.",
        "The visit was according the ministry put off.",
    ],
)
def test_according_to_needs_a_speaker_and_a_comma(text: str) -> None:
    """A timetable says nothing; without a comma one cannot tell where the words begin."""
    assert attributed(text) == []


def test_plain_words_inside_a_whole_quotation_are_nested() -> None:
    """They are the speaker's report of another; only words outside count in their own right."""
    text = "“Horst said that the boats would stay at home,” Ana Dorn said."
    assert [one.parent for one in read(text)] == [None, 0]


def test_mixed_words_are_read() -> None:
    """A fragment in marks does not close a sentence to reading."""
    text = "Ana Dorn said that “no boat at all” would stay."
    assert [(words(text, one), one.mode) for one in read(text)] == [("“no boat at all” would stay", "mixed")]


def test_only_prose_is_read() -> None:
    """A content is cut to its paragraph of prose; captions and asides are no prose."""
    caption, body = "Ana Dorn said that the boats would stay.", "Ben Sable said that the boats would leave."
    text = f"{caption}\n\n{body}"
    parts = (Part("caption", 0, len(caption)), Part("body", len(caption) + 2, len(text)))
    assert [words(text, one) for one in read(text, parts)] == ["the boats would leave"]
    assert contents(text) == ["the boats would stay", "the boats would leave"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was “a sign that Horst said that the boats would stay” for long.", "the boats would stay"),
        ("It was “a sign that Horst said that the boats would stay.”", "the boats would stay"),
        (
            "“We wait. The talks go on, the minister was quoted as saying, adding that “no boat” would pass.",
            "The talks go on",
        ),
    ],
)
def test_a_quotation_that_holds_its_attribution_is_not_the_content(text: str, content: str) -> None:
    """As in a fragment, or a quotation left open: only the words behind the cue are."""
    assert (words(text, read(text)[0]), read(text)[0].mode) == (content, "indirect")
