"""Who is said to say it, and how much of the words around belongs to the name."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words_of

LEAVE = "that the boats would leave."
QUOTED = "“The boats will leave in May,”"


def source(text: str) -> str | None:
    """The source of the last statement in a text, by the rules alone."""
    return words_of(text, read(text)[-1].source)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The Herald quoted Ines Morav as saying {LEAVE}", "Ines Morav"),
        (f"Ines Morav was quoted by the Herald as saying {LEAVE}", "Ines Morav"),
        (f"The Herald cited Ines Morav as saying {LEAVE}", "Ines Morav"),
        (f"The Herald followed Ines Morav, saying {LEAVE}", "The Herald"),
    ],
)
def test_who_is_quoted_speaks(text: str, expected: str) -> None:
    """As in "Reuters quoted Amano as saying", "Amano was quoted by Reuters as saying"."""
    assert source(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Ines Morav was told {LEAVE}",
        f"Ines Morav was informed {LEAVE}",
    ],
)
def test_who_is_told_does_not_speak(text: str) -> None:
    """The subject of a passive hears."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council issued a statement demanding an end to the patrols.", "The council"),
        ("Both sides signed a declaration calling for an end to the patrols.", "Both sides"),
        ("The council stood behind a statement demanding an end to the patrols.", "The council"),
        ("The council, which hid its statement, left, demanding an end to the patrols.", "The council"),
    ],
)
def test_a_paper_speaks_for_its_maker(text: str, expected: str) -> None:
    """As in "A statement demanding ...": who made the paper, if the sentence names somebody."""
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The minister, who said {LEAVE[:-1]}, went home.", "The minister"),
        (f"The plan was dropped by Ines Morav, who said {LEAVE}", "Ines Morav"),
        (f"Ines Morav, who leads the talks and said {LEAVE[:-1]}, went home.", "Ines Morav"),
    ],
)
def test_who_stands_for_its_antecedent(text: str, expected: str) -> None:
    """In a relative clause the noun before it speaks."""
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The leader said that monitoring is not acceptable, stating {LEAVE}", "The leader"),
        (f"Ana Dorn came to Tarn and said {LEAVE}", "Ana Dorn"),
        (f"Ana Dorn opened the meeting by saying {LEAVE}", "Ana Dorn"),
        (f"The ban was lifted, Ana Dorn saying {LEAVE}", "Ana Dorn"),
    ],
)
def test_the_subject_may_stand_above_the_cue(text: str, expected: str) -> None:
    """As in "The leader said that monitoring is not acceptable, stating: ..."."""
    assert source(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Kesmari minister, Ines Morav,", "The Kesmari minister, Ines Morav"),
        ("Ines Morav, the Kesmari minister,", "Ines Morav"),
        ("The Kesmari minister, a fisher,", "The Kesmari minister"),
        ("The Kesmari minister who runs the ports", "The Kesmari minister"),
        ("President Pak Tae-ho", "President Pak Tae-ho"),
        ("President Pak Myung-bak", "President Pak Myung-bak"),
        ("A report by the Herald", "A report by the Herald"),
        ("A senior official (of the council)", "A senior official"),
        ("Those in Tarn", "Those in Tarn"),
        ("Many", "Many"),
        ("Both", "Both"),
    ],
)
def test_a_source_is_a_noun_phrase(name: str, expected: str) -> None:
    """With the apposition that names a person, without what a comma or relative clause sets off."""
    assert source(f"{name} said {LEAVE}") == expected


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("said the foreign minister Ines Morav, opening the meeting", "the foreign minister Ines Morav"),
        ("the Kesmari foreign minister noted", "the Kesmari foreign minister"),
        ("said Mr. Venn of the Harbour Board", "Mr. Venn of the Harbour Board"),
        ("said Ana Dorn and Edvin Horst on Monday", "Ana Dorn and Edvin Horst"),
        ("said Varland’s minister for fish", "Varland’s minister for fish"),
        ("she said", "she"),
        ("says an official who did not want to be named", "an official"),
        ("also said Ana Dorn", "Ana Dorn"),
        ("Ana Dorn, the minister, said", "Ana Dorn"),
    ],
)
def test_a_source_beside_a_quotation_is_read_word_by_word(attribution: str, expected: str) -> None:
    """As in "Said the foreign minister Sergei Lavrov, opening ...": the parse is weakest there."""
    assert source(f"{QUOTED} {attribution}.") == expected


@pytest.mark.parametrize(
    "text", ["A statement demanding an end was read.", "The sea saw a statement demanding an end."]
)
def test_a_paper_without_a_maker_is_no_source(text: str) -> None:
    """The phrase that names it holds the words it demands."""
    assert read(text) == []


def test_the_person_just_before_the_cue_speaks() -> None:
    """Rather than a subject farther off: "In an interview with the Beacon, ... Mark Wallace said"."""
    text = f"In an interview with the Beacon, Harbour Chief Executive Mark Wallace said {LEAVE}"
    assert source(text) == "Harbour Chief Executive Mark Wallace"


@pytest.mark.parametrize(
    ("subject", "count"),
    [
        ("The union", 1),
        ("Ines Morav", 1),
        ("Varland", 1),
        ("The treaty", 1),
        ("Everyone", 1),
        ("The stone", 0),
        ("Winter", 0),
        ("Monday", 0),
    ],
)
def test_people_bodies_states_and_papers_can_hope(subject: str, count: int) -> None:
    """A weak cue needs somebody who can speak."""
    assert len(read(f"{subject} hopes {LEAVE}")) == count
