"""Statements in invented sentences: who is reported to have said what."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words

from onrecord.records.articles import Part


@pytest.mark.parametrize(
    ("text", "content", "source", "mode"),
    [
        (
            "“We will not sign under pressure,” Foreign Minister Ana Dorn said on Monday.",
            "We will not sign under pressure",
            "Foreign Minister Ana Dorn",
            "direct",
        ),
        (
            '"The islands are ours," said the Varlandic foreign minister.',
            "The islands are ours",
            "the Varlandic foreign minister",
            "direct",
        ),
        (
            "Dorn told reporters: “There is no deadline for this work.”",
            "There is no deadline for this work.",
            "Dorn",
            "direct",
        ),
        (
            "“We are ready”, — said the minister Ana Dorn, opening the meeting.",
            "We are ready",
            "the minister Ana Dorn",
            "direct",
        ),
        (
            "Dorn said that both countries were close to an agreement.",
            "both countries were close to an agreement",
            "Dorn",
            "indirect",
        ),
        (
            "The talks will go on in Tarn, Prime Minister Ben Sable said on Friday.",
            "The talks will go on in Tarn",
            "Prime Minister Ben Sable",
            "indirect",
        ),
        (
            "Dorn said the other side had shown “no will whatsoever” to compromise.",
            "the other side had shown “no will whatsoever” to compromise",
            "Dorn",
            "mixed",
        ),
        (
            "According to the ministry, the visit was put off at the request of the hosts.",
            "the visit was put off at the request of the hosts",
            "the ministry",
            "indirect",
        ),
        (
            "The visit was put off at the request of the hosts, according to a senior diplomat.",
            "The visit was put off at the request of the hosts",
            "a senior diplomat",
            "indirect",
        ),
        (
            "France insists that the fishermen must be released first.",
            "the fishermen must be released first",
            "France",
            "indirect",
        ),
        (
            "Officials have been clear that sanctions will stay until the work is done.",
            "sanctions will stay until the work is done",
            "Officials",
            "indirect",
        ),
        (
            "Japan demanded an end to all naval patrols around the islands.",
            "an end to all naval patrols around the islands",
            "Japan",
            "indirect",
        ),
        (
            "Dorn said on Wednesday it was not too late for a better offer.",
            "it was not too late for a better offer",
            "Dorn",
            "indirect",
        ),
        (
            "Japan: peace treaty must settle the question of the islands",
            "peace treaty must settle the question of the islands",
            "Japan",
            "indirect",
        ),
        (
            "The president called for a new round of talks before the summer.",
            "a new round of talks before the summer",
            "The president",
            "indirect",
        ),
        (
            "Foreign Minister Ana Dorn was quoted by state media on Sunday as saying that boats would stay.",
            "boats would stay",
            "Foreign Minister Ana Dorn",
            "indirect",
        ),
        (
            "The agency cited Dorn as saying the pact was dead.",
            "the pact was dead",
            "Dorn",
            "indirect",
        ),
        (
            "The harbour will open in May, Lund was quoted as saying by Norlan Press.",
            "The harbour will open in May",
            "Lund",
            "indirect",
        ),
        (
            "The fleet left because of Democrats’ unproven allegations that the lighthouse had been sold.",
            "the lighthouse had been sold",
            "Democrats",
            "indirect",
        ),
        (
            "The envoy brought a message from Mr. Venn that the boats would be welcome.",
            "the boats would be welcome",
            "Mr. Venn",
            "indirect",
        ),
        (
            "The treaty makes clear that the council has switched its recognition.",
            "the council has switched its recognition",
            "The treaty",
            "indirect",
        ),
        (
            "That said, he adds, “It is best to avoid a war over boats.”",
            "It is best to avoid a war over boats.",
            "he",
            "direct",
        ),
    ],
)
def test_one_statement(text: str, content: str, source: str, mode: str) -> None:
    """Each construction yields one statement with its content, source and mode."""
    found = read(text)
    assert [(words(text, s), s.source and s.source.of(text), s.mode) for s in found] == [
        (content, source, mode)
    ]


def test_what_is_said_after_a_semicolon_is_not_what_stands_before_it() -> None:
    """The clause with "that" is the content, whatever the parse hangs on the cue beside it."""
    text = "Dorn said the vote changed nothing; she later added that the boats would stay."
    assert [words(text, one) for one in read(text)] == ["the vote changed nothing", "the boats would stay"]


def test_adding_that_has_the_speaker_of_its_sentence() -> None:
    """A participle after the first attribution makes a second statement by the same source."""
    text = "“We are ready to go on,” Dorn said, adding that he expected an answer before the summer."
    first, second = read(text)
    assert words(text, first) == "We are ready to go on"
    assert "an answer before the summer" in words(text, second)
    assert second.source is not None
    assert second.source.of(text) in ("Dorn", "he")


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to say whether the talks would go on.",
        "The book “A Year in Tarn” was sold in both capitals.",
        "He would say that the offer was good if it were.",
        "It rained in Tarn on Monday and the boats stayed in port.",
        "The islands are referred to as the Sables in the south.",
        "The minister was told that the ship had left.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    """What nobody said, or nobody said yet, is no statement."""
    assert read(text) == []


def test_day_addressee_and_occasion_stand_beside_the_cue() -> None:
    """The words beside the cue tell when, to whom and where it was said; those in the content do not."""
    text = "The work will end on Friday, Ana Dorn said on Monday at a meeting with Prime Minister Ben Sable."
    (found,) = read(text, times={"Friday": "2031-03-07", "Monday": "2031-03-03"})
    assert found.said_on == "2031-03-03"
    assert found.occasion is not None
    assert found.occasion.of(text).startswith("a meeting with")
    assert found.addressee is not None
    assert found.addressee.of(text) == "Prime Minister Ben Sable"


def test_a_dateline_is_nobodys_words() -> None:
    """Content is clipped to the body: the dateline before the first sentence is left out."""
    text = "TARN, May 3 (Norlan Press) -- The talks go on, Prime Minister Ben Sable said on Friday."
    body = text.index("The talks")
    parts = (Part("dateline", 0, body - 1), Part("body", body, len(text)))
    assert [words(text, s) for s in read(text, parts)] == ["The talks go on"]


def test_statements_do_not_overlap() -> None:
    """No character of the text is the content of two statements unless one reports the other."""
    text = (
        "Dorn said the ministry had said that “the boats are safe”, according to a paper. "
        "“We know it,” she added, saying that it was good and noting that all had waited."
    )
    taken: set[int] = set()
    for statement in (one for one in read(text) if one.parent is None):
        for part in statement.content:
            span = set(range(part.start, part.end))
            assert not span & taken
            taken |= span


def test_a_hyphen_inside_a_name_does_not_cut_the_source() -> None:
    """The evidence of a speaker is the whole name, "Pak Myung-bak", not its last syllable."""
    text = "President Pak Myung-bak said the talks had failed."
    (statement,) = read(text)
    assert statement.source is not None
    assert statement.source.of(text) == "President Pak Myung-bak"


def test_as_somebody_says_attributes_the_sentence() -> None:
    """Where the clause opens it and has no object; not where it tells a time."""
    text = "As the Lissen Herald reports, the ban on fish is broad."
    (found,) = read(text)
    assert (words(text, found), found.source and found.source.of(text)) == (
        "the ban on fish is broad",
        "the Lissen Herald",
    )
    assert read("As Dorn spoke, fishers left the hall.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Varland has told hundreds of doctors to leave the country.", "to leave the country"),
        ("Horst warned Varland against placing new guns in Tarn.", "placing new guns in Tarn"),
    ],
)
def test_bidding_and_warning_are_said(text: str, content: str) -> None:
    """In an infinitive or behind "against"."""
    (found,) = read(text)
    assert words(text, found) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("President Venn hoped for a treaty before the winter.", "a treaty before the winter"),
        ("President Venn was hoping the boats would leave.", "the boats would leave"),
    ],
)
def test_who_hopes_is_not_who_hops(text: str, content: str) -> None:
    """All forms of "hope" have the frames of that verb."""
    (found,) = read(text)
    assert words(text, found) == content
