"""To whom it was said: each example of a rule beside words that look like it."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, tagged_context_of, words_of

from onrecord.extract.statements import find_statements


def heard(text: str) -> str | None:
    """The listener of the first statement in a text."""
    return words_of(text, read(text)[0].addressee)


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("“We wait,” Ana Dorn told reporters in Tarn.", "reporters"),
        ("“We wait,” Ana Dorn assured the council in Tarn.", "the council in Tarn"),
        ("“We wait,” Ana Dorn added in Tarn.", None),
        ("Ana Dorn told growers on Monday that Varland would wait.", "growers"),
        ("Ana Dorn told the truth that the pact was dead.", None),
        ("Ana Dorn told the council that the pact was dead.", "the council"),
        ("Ana Dorn promised Norlanders that Varland would wait.", "Norlanders"),
        ("Ana Dorn promised boats, adding that Varland would wait.", None),
        ("“We wait,” Ana Dorn said to the harbour council.", "the harbour council"),
        ("“We wait,” Ana Dorn said to the sea.", None),
        ("“We wait,” Ana Dorn said for the council.", None),
    ],
)
def test_whoever_is_given_the_words_hears_them(text: str, listener: str | None) -> None:
    """The object of a verb of telling, or who stands behind "to"; not a thing."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("In a letter Venn wrote to Dorn, praising the plan for the coast.", "Dorn"),
        ("In a letter Venn read to Dorn, praising the plan for the coast.", None),
        ("President Venn wrote to Ines Morav praising the plan for the coast.", "Ines Morav"),
        ("President Venn came to Ines Morav praising the plan for the coast.", None),
    ],
)
def test_a_letter_is_heard_by_whom_it_is_written_to(text: str, listener: str | None) -> None:
    """As in "Wrote to Dorn praising the plan", also if the parse takes it for a clause."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("The council urged both sides to go on.", "both sides"),
        ("The council urged talks on the islands.", None),
        ("Venn called on both governments to open a line.", "both governments"),
        ("Venn called for both governments to open a line.", None),
        ("The council asked that President Dorn be brief, saying that time was short.", None),
        ("“Open the line,” the council told both governments.", "both governments"),
        ("Dorn told Venn to close the port of Tarn.", "Venn"),
    ],
)
def test_who_is_bidden_hears_it(text: str, listener: str | None) -> None:
    """The one who is to do it may open the content."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("The council asked that President Dorn be brief.", "President Dorn"),
        ("The council feared that President Dorn would be brief.", None),
        ("Venn asked both governments to open a line to the islands.", "both governments"),
        ("Venn wanted both governments to open a line to the islands.", None),
    ],
)
def test_who_is_asked_to_do_it_hears_it(text: str, listener: str | None) -> None:
    """As in "asked both governments to open a line", "asked that Dorn be brief"; cues of the tagger."""
    assert words_of(text, find_statements(tagged_context_of(text))[0].addressee) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("When asked by reporters whether it was so, Ines Morav said that the ban would end.", "reporters"),
        ("When seen by reporters in Tarn, Ines Morav said that the ban would end.", None),
        ("When asked in Tarn whether it was so, Ines Morav said that the ban would end.", None),
        ("“The ban will end,” Morav said when asked by reporters in Tarn.", "reporters in Tarn"),
    ],
)
def test_who_asked_hears_the_answer(text: str, listener: str | None) -> None:
    """As in "When asked by reporters whether it was so, she said"."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("“The ban will end,” Morav said at a news conference in Tarn.", "news conference"),
        ("“The ban will end,” Morav said at a press briefing in Tarn.", "press briefing"),
        ("“The ban will end,” Morav said at a briefing in Tarn.", "briefing"),
        ("“The ban will end,” Morav said at a presser in Tarn.", "presser"),
        ("“The ban will end,” Morav said at a peace conference in Tarn.", None),
        ("“The ban will end,” Ana Dorn told a news conference in Tarn.", "a news conference in Tarn"),
    ],
)
def test_the_press_hears_what_is_said_before_it(text: str, listener: str | None) -> None:
    """A news conference or a briefing, not every conference."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        (
            "“The ban will end,” Morav said at a meeting with Prime Minister Ben Sable.",
            "Prime Minister Ben Sable",
        ),
        (
            "“The ban will end,” Morav said at a meeting with his counterpart Ben Sable.",
            "his counterpart Ben Sable",
        ),
        ("“The ban will end,” Morav said, opening talks with Ben Sable.", "Ben Sable"),
        ("“The ban will end,” Morav said, holding a meeting in Tarn on Monday with Ben Sable.", "Ben Sable"),
        ("“The ban will end,” Morav said at a meeting about Ben Sable.", None),
        ("“The ban will end,” Morav said at a meeting with tea.", None),
        ("“The ban will end,” Morav said, opening a box with Ben Sable.", None),
    ],
)
def test_the_other_party_of_a_meeting_hears_it(text: str, listener: str | None) -> None:
    """As in "A meeting with his counterpart Kono", "opening talks with Kono"."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("Speaking on Norlan One, Ana Dorn said that Varland would wait.", "Norlan One"),
        ("Waiting on Norlan One, Ana Dorn said that Varland would wait.", None),
        ("Ana Dorn, interviewed on Norlan One, said that Varland would wait.", "Norlan One"),
        ("In an interview aired on Norlan One, Ana Dorn said that Varland would wait.", "Norlan One"),
        ("In a speech aired on Norlan One, Ana Dorn said that Varland would wait.", None),
        ("“We wait,” Ana Dorn said in a speech broadcast on Norlan TV.", None),
        ("“We wait,” Ana Dorn told a Norlan network on Monday.", "a Norlan network"),
        ("Ana Dorn said on Monday that Varland would wait.", None),
    ],
)
def test_a_broadcaster_hears_what_is_said_to_it(text: str, listener: str | None) -> None:
    """Somebody speaks to a station in an interview; a speech is only broadcast on it."""
    assert heard(text) == listener


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("“We wait,” Ana Dorn told NTV’s “Face the Press” on Monday.", "NTV’s “Face the Press”"),
        ("“We wait,” Ana Dorn said on NTV’s “Face the Press” on Monday.", "NTV’s “Face the Press”"),
        ("Ana Dorn said on “Varland Today” that the islands would wait.", "Varland Today"),
        ("Ana Dorn said on “varland today” that the islands would wait.", None),
        ("In her “Face the Press” interview, Ana Dorn said that Varland would wait.", "Face the Press"),
        ("In her “face the press” interview, Ana Dorn said that Varland would wait.", None),
        ("In her “Face the Press” speech, Ana Dorn said that Varland would wait.", None),
        ("Ana Dorn said in an interview that Varland would wait.", None),
    ],
)
def test_a_programme_is_known_by_its_title(text: str, listener: str | None) -> None:
    """A title in quotation marks that begins with a capital, with its broadcaster or without."""
    assert heard(text) == listener


def test_the_listener_is_none_of_the_words_said() -> None:
    """Whoever stands in the content is not who hears it."""
    text = "“Tell the council that we wait,” Ana Dorn said."
    assert heard(text) is None
