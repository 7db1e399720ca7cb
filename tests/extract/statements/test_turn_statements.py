"""Turns of transcripts, and lines that begin with a speaker and a colon."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import contents, read, words, words_of

from onrecord.records.articles import Part
from onrecord.records.spans import Span


def test_turns_are_statements_by_paragraph() -> None:
    """Each paragraph of a turn is a direct statement of its label; questions and directions are not."""
    text = "Ana Dorn: Thank you.\n\nThe work goes on.\n\n<…>\n\nQuestion: When will you sign it?"
    turn, question = text.index("Thank"), text.index("When")
    parts = (
        Part("turn", turn, text.index("Question") - 2, Span(0, len("Ana Dorn"))),
        Part("turn", question, len(text), Span(text.index("Question"), text.index("Question") + 8)),
    )
    found = read(text, parts, "transcript")
    assert [words(text, s) for s in found] == ["Thank you.", "The work goes on."]
    assert {s.source.of(text) for s in found if s.source} == {"Ana Dorn"}
    assert {s.said_on for s in found} == {"2031-03-05"}


def transcript(*turns: tuple[str, str]) -> list[str]:
    """The labels whose turns are statements."""
    text = ""
    parts = []
    for label, spoken in turns:
        start = len(text)
        text += f"{label}: {spoken}\n\n"
        parts.append(Part("turn", start + len(label) + 2, len(text) - 2, Span(start, start + len(label))))
    return [s.source.of(text) for s in read(text, tuple(parts), "transcript") if s.source]


def test_who_only_asks_says_nothing() -> None:
    """The turns of moderators, of journalists with their outlet, and of who mostly asks are no statements."""
    found = transcript(
        ("THE MODERATOR", "Welcome to Tarn."),
        ("Ana Dorn", "Thank you."),
        ("Eva Holm, Courier", "Who signs?"),
        ("Ana Dorn", "We do."),
        ("Ned Lind", "And when?"),
        ("Ana Dorn", "In May, why not?"),
        ("Ned Lind", "Where?"),
        ("Ana Dorn", "In Tarn."),
    )
    assert found == ["Ana Dorn"] * 4


def test_who_holds_an_office_may_ask() -> None:
    """A president who questions a governor is a party all the same."""
    found = transcript(
        ("President of Varland Ben Sable", "Good morning."),
        ("Governor Ned Lind", "The harvest is in."),
        ("Ben Sable", "All of it?"),
        ("Ned Lind", "All."),
        ("Ben Sable", "And the mills?"),
    )
    assert found.count("Ben Sable") == 2


def test_address_of_a_turn_joins_the_paragraph_after_it() -> None:
    """A line of address that ends in a comma is no statement of its own."""
    text = "Ana Dorn: Mr President,\n\nwelcome to Tarn."
    parts = (Part("turn", text.index("Mr"), len(text), Span(0, len("Ana Dorn"))),)
    assert [words(text, s) for s in read(text, parts, "transcript")] == ["Mr President, | welcome to Tarn."]


@pytest.mark.parametrize(
    ("turns", "speaking"),
    [
        ((("QUESTION", "Go on."), ("Ana Dorn", "We do.")), ["Ana Dorn"]),
        ((("Q", "Go on."), ("Ana Dorn", "We do.")), ["Ana Dorn"]),
        ((("The Host", "Go on."), ("Ana Dorn", "We do.")), ["Ana Dorn"]),
        ((("Quinn", "Go on."), ("Ana Dorn", "We do.")), ["Quinn", "Ana Dorn"]),
        ((("Eva Holm, Courier", "Who signs?"), ("Ana Dorn", "We do.")), ["Ana Dorn"]),
        ((("Eva Holm", "Who signs?"), ("Ana Dorn", "We do.")), ["Eva Holm", "Ana Dorn"]),
        ((("Eva Holm, Courier", "Thank you."), ("Ana Dorn", "We do.")), ["Eva Holm, Courier", "Ana Dorn"]),
        ((("Ned Lind", "Why?"), ("Ana Dorn", "So."), ("Ned Lind", "Who?")), ["Ana Dorn"]),
        (
            (("Ned Lind", "Why?"), ("Ana Dorn", "So."), ("Ned Lind", "No.")),
            ["Ned Lind", "Ana Dorn", "Ned Lind"],
        ),
        (
            (("Governor Lind", "Why?"), ("Ana Dorn", "So."), ("Governor Lind", "Who?")),
            ["Governor Lind", "Ana Dorn", "Governor Lind"],
        ),
    ],
)
def test_who_asks_is_known_by_word_outlet_or_turns(
    turns: tuple[tuple[str, str], ...], speaking: list[str]
) -> None:
    """As in "Question", "Ana Reed, Courier", or at least six in ten turns that end in a question."""
    assert transcript(*turns) == speaking


def turn(words_said: str) -> list[str]:
    """The statements of one turn of Ana Dorn's."""
    label = "Ana Dorn"
    text = f"{label}: {words_said}"
    parts = (Part("turn", len(label) + 2, len(text), Span(0, len(label))),)
    return [words(text, one) for one in read(text, parts, "transcript")]


@pytest.mark.parametrize("direction", ["<…>", "(Applause.)", "[Laughter]", "* * *", "(Applause)."])
def test_a_direction_is_not_spoken(direction: str) -> None:
    """Applause and omissions are left out; brackets inside a sentence stay."""
    assert turn(f"We go on.\n\n{direction}\n\nThank you.") == ["We go on.", "Thank you."]
    assert turn(f"We go on {direction} and on.") == [f"We go on {direction} and on."]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Mr President,\n\nwelcome to Tarn.", ["Mr President, | welcome to Tarn."]),
        ("Mr President,\n\nColleagues,\n\nwelcome.", ["Mr President, | Colleagues, | welcome."]),
        ("Mr President.\n\nWelcome to Tarn.", ["Mr President.", "Welcome to Tarn."]),
        ("Welcome to Tarn,", ["Welcome to Tarn,"]),
    ],
)
def test_an_address_belongs_to_the_paragraph_after_it(said: str, expected: list[str]) -> None:
    """A line that ends in a comma; the last one stands alone."""
    assert turn(said) == expected


def test_a_turn_goes_on_under_the_last_label() -> None:
    """A turn without a label is the last speaker's; before any label it is nobody's."""
    text = "Good morning.\n\nAna Dorn: We go on.\n\nAnd on."
    first, second, third = text.index("Good"), text.index("We"), text.index("And")
    label = Span(text.index("Ana"), text.index(":"))
    parts = (
        Part("turn", first, first + len("Good morning.")),
        Part("turn", second, second + len("We go on."), label),
        Part("turn", third, len(text)),
    )
    found = read(text, parts, "transcript")
    assert [(words(text, one), words_of(text, one.source)) for one in found] == [
        ("We go on.", "Ana Dorn"),
        ("And on.", "Ana Dorn"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("President Edvin Horst: the islands are not for sale", ["the islands are not for sale"]),
        (
            "Kesmar: treaty must settle the question of the islands",
            ["treaty must settle the question of the islands"],
        ),
        ("President Edvin Horst: the islands of the south", []),
        ("Weather: rain is expected on the islands", []),
        ("president Edvin Horst: the islands are not for sale", []),
        (f"President Edvin Horst: the islands are not for sale {'and not for rent ' * 6}", []),
    ],
)
def test_a_line_may_begin_with_its_speaker(line: str, expected: list[str]) -> None:
    """As in "Dorn: islands not for sale": a short line with a verb, of a known kind of speaker."""
    assert contents(line) == expected
