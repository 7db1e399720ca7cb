"""Quotations and who spoke them: by the words beside them, by the speech before, by a signature."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words, words_of


def test_attribution_in_the_middle_splits_the_content() -> None:
    """A quotation that goes on after its attribution is one statement with two content spans."""
    text = "“The offer,” Dorn said, “is on the table until May.”"
    (found,) = read(text)
    assert words(text, found) == "The offer | is on the table until May."


def test_second_quotation_of_a_paragraph_keeps_its_speaker() -> None:
    """A quotation without a frame goes to whoever spoke before it in the paragraph."""
    text = "“We waited for a long time,” Dorn said. “There is still much to be done.”"
    first, second = read(text)
    assert words(text, second) == "There is still much to be done."
    assert second.source == first.source
    assert not second.implied


def test_paragraph_of_quotation_goes_on_with_the_speech_before_it() -> None:
    """A paragraph that is all quotation is the last speaker's, and says that this is implied."""
    text = (
        "“We waited for a long time,” Dorn said.\n\n“The other side knows our view and will have to answer.”"
    )
    _, second = read(text)
    assert second.implied
    assert second.cue is None
    assert second.source is not None
    assert second.source.of(text) == "Dorn"


def test_open_quotation_takes_the_speaker_of_the_paragraph_it_goes_on_in() -> None:
    """A speech over two paragraphs, attributed only in the second, is one speaker's in both."""
    text = "“We waited for a long time.\n\n“Now the other side has to answer,” Dorn said."
    first, second = read(text)
    assert words(text, first) == "We waited for a long time."
    assert first.implied
    assert first.source == second.source is not None


def test_an_adverbial_goes_on_behind_the_attribution() -> None:
    """It is no sentence, though what follows begins with a name."""
    text = "“In a speech on the islands,” Dorn reported, “Venn said that the talks go on.”"
    assert words(text, read(text)[0]) == "In a speech on the islands | Venn said that the talks go on."


def test_a_quotation_may_be_signed() -> None:
    """By who stands behind a dash at the end of its paragraph, whoever spoke before."""
    text = (
        "Ana Dorn said the port would stay closed.\n\n"
        "“It would be better to open it and to ask nobody.” — Maria Reyl, Tarn Herald\n\n"
        "“A closed port is no port, and they know it.” — Economist"
    )
    _, *signed = read(text)
    assert [one.source.of(text) if one.source else None for one in signed] == ["Maria Reyl", "Economist"]


def speakers(text: str) -> list[str | None]:
    """The source of each statement."""
    return [words_of(text, one.source) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The boats will leave in May,” Ana Dorn said.", "Ana Dorn"),
        ("“The boats will leave in May,” said Ana Dorn.", "Ana Dorn"),
        ("“The boats will leave in May” — Ana Dorn added.", "Ana Dorn"),
        ("“The boats will leave in May!” Ana Dorn said.", "Ana Dorn"),
        ("Ana Dorn said: “The boats will leave in May.”", "Ana Dorn"),
        ("Ana Dorn said, “The boats will leave in May.”", "Ana Dorn"),
        ("Ana Dorn said:\n\n“The boats will leave in May.”", "Ana Dorn"),
        ("It rained. Ana Dorn said: “The boats will leave in May.”", "Ana Dorn"),
        ("“The boats will leave in May,” Ana Dorn wrote, “and the gas with them.”", "Ana Dorn"),
        ("“The boats will leave in May,” the minister says.", "the minister"),
        ("That said, he adds, “It is best to avoid a war over boats.”", "he"),
    ],
)
def test_the_words_beside_a_quotation_are_its_frame(text: str, source: str) -> None:
    """Behind it, before it, or on the line before it."""
    (statement,) = read(text)
    assert (statement.mode, words_of(text, statement.source)) == ("direct", source)


@pytest.mark.parametrize(
    "text",
    [
        "“The boats will leave in May.” Ana Dorn ate fish.",
        "“The boats will leave in May.” It was Ana Dorn who saw them.",
        "The tide was low. “The boats will leave in May.”",
        "Nets lay about:\n\n“The boats will leave in May.”",
        "The song “The Boats Will Leave in May” is old.",
        "“Boats leave.”",
    ],
)
def test_words_without_a_cue_are_no_frame(text: str) -> None:
    """Nor does the next sentence attribute a quotation that has ended."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The offer,” Dorn said, “is on the table until May.”", ["The offer | is on the table until May."]),
        ("“We go,” Ana Dorn said, “and we stay.”", ["We go | and we stay."]),
        ("“We go,” Ana Dorn said. “And we stay for good.”", ["We go", "And we stay for good."]),
        ("“We go on now,” Ana Dorn said, “They stay at home.”", ["We go on now", "They stay at home."]),
        ("“On Monday,” Ana Dorn said, “Venn said that they go.”", ["On Monday | Venn said that they go."]),
    ],
)
def test_a_quotation_resumes_the_sentence_that_its_attribution_splits(text: str, expected: list[str]) -> None:
    """As in "A," he said, "b.": it begins with a small letter, or what stands before it is no sentence."""
    assert [words(text, one) for one in read(text) if one.parent is None] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A closed port is no port at all.” — Maria Reyl, Tarn Herald", ["Maria Reyl"]),
        ("“A closed port is no port at all.” – Economist", ["Economist"]),
        ("“A closed port is no port at all.” -- Maria Reyl", ["Maria Reyl"]),
        ("“A closed port is no port at all.” — maria", []),
        ("“A closed port is no port at all.” — Maria Reyl. It rained.", []),
        ("“Closed port.” — Maria Reyl", []),
        (
            "“A closed port is no port at all.” — Maria Reyl of the Old Port of the Town of Tarn in Varland",
            [],
        ),
        ("“A closed port is no port at all.” — Maria mends it at home", []),
    ],
)
def test_a_signature_stands_behind_a_dash(text: str, expected: list[str]) -> None:
    """To the end of the paragraph: “We wait.” — Ana Dorn, mayor. It is short, and a name."""
    assert speakers(text) == expected


SPEECH = "“We waited for a long time,” Dorn said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SPEECH} “There is still much to be done.”", [("Dorn", False), ("Dorn", False)]),
        (f"{SPEECH}\n\n“There is still much to be done.”", [("Dorn", False), ("Dorn", True)]),
        (f"{SPEECH}\n\nA sign read that day “There is still much to be done.”", [("Dorn", False)]),
        (
            "“There is still much to be done.” “We waited for a long time,” Dorn said.",
            [("Dorn", False), ("Dorn", False)],
        ),
        (
            "“There is still much to be done.\n\n“We waited for a long time,” Dorn said.",
            [("Dorn", True), ("Dorn", False)],
        ),
        ("“There is still much to be done.”\n\n“We waited for a long time,” Dorn said.", [("Dorn", False)]),
        (
            "Dorn said that the boats would stay. “There is still much to be done.”",
            [("Dorn", False), ("Dorn", False)],
        ),
    ],
)
def test_a_quotation_without_a_frame_goes_to_who_spoke_before(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    """In its paragraph, or in the one before if it is all quotation, which is only implied."""
    assert [(words_of(text, one.source), one.implied) for one in read(text)] == expected


def test_an_implied_speaker_has_no_cue() -> None:
    """In the same paragraph the cue carries over too."""
    text = f"{SPEECH} “There is still much to be done.”\n\n“Now the other side has to answer.”"
    assert [words_of(text, one.cue) for one in read(text)] == ["said", "said", None]


def test_who_refers_to_a_thing_is_who_spoke() -> None:
    """Not whom the quotation before speaks of: “...he won,” Dorn said, referring to the vote."""
    text = "“It was a fair vote, and he won it,” Dorn said, referring to the election of the new mayor."
    assert set(speakers(text)) == {"Dorn"}


@pytest.mark.parametrize("cue", ["said", "added", "noted", "says", "reports"])
def test_a_cue_that_the_parser_takes_for_a_noun_is_a_cue(cue: str) -> None:
    """Beside a quotation some verbs are often mistagged."""
    text = f"“The boats,” {cue} the harbour council; “they leave.”"
    assert speakers(text)[0] == "the harbour council"
    assert speakers(text.replace(f" {cue} ", " boats ")) != speakers(text)
