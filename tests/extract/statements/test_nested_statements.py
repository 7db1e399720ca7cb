"""Whom a speaker reports as having said what."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words, words_of

TEXT = "“Horst says that the coast will never be shared,” Venn told reporters. “We hope that he is wrong.”"


def test_a_speaker_reports_another() -> None:
    """Both levels stand, each with its own source, the inner one pointing at the outer."""
    outer, inner, _ = read(TEXT)
    assert words(TEXT, outer) == "Horst says that the coast will never be shared"
    assert words(TEXT, inner) == "the coast will never be shared"
    assert outer.source is not None
    assert inner.source is not None
    assert (outer.source.of(TEXT), inner.source.of(TEXT)) == ("Venn", "Horst")
    assert (outer.parent, inner.parent) == (None, 0)


def test_what_speakers_say_of_themselves_is_no_further_statement() -> None:
    """A speaker who says "we hope" or "I said" speaks for himself."""
    assert [statement.parent for statement in read(TEXT)] == [None, 0, None]


@pytest.mark.parametrize(
    "text",
    [
        "“It says a lot that they came,” Venn said.",
        "“People think that the coast is ours,” Venn said.",
        "“Horst said no,” Venn said.",
    ],
)
def test_nobody_in_particular_is_not_reported(text: str) -> None:
    """Nor is a mere yes or no."""
    assert [statement.parent for statement in read(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        '“Talks have a price. The minister must share the coast," Horst told the Herald, "if there is one.”',
        '“Talks have a price," Horst told us, "and Venn says the coast has none," he told us, "at all.',
        "On a call, Venn “was angry about what he meant was the council’s refusal to share the coast, "
        "according to envoys briefed on the conversation,” they write.",
    ],
)
def test_no_words_are_stated_twice(text: str) -> None:
    """However the marks are mixed, no two statements and no two parts of one have the same words."""
    found = read(text)
    assert found
    assert len({statement.content for statement in found}) == len(found)
    assert all(len(set(statement.content)) == len(statement.content) for statement in found)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "“The union is still demanding to shorten the working day,” Dorn said.",
            "to shorten the working day",
            "The union",
        ),
        (
            "Venn said the opposition had agreed the strike should go on.",
            "the strike should go on",
            "the opposition",
        ),
        (
            "“Kesmar accused both banks of hiding the debt,” Dorn said.",
            "both banks of hiding the debt",
            "Kesmar",
        ),
    ],
)
def test_what_another_asked_for_or_holds_is_reported_too(text: str, content: str, source: str) -> None:
    """In few words as in a clause, where a noun tells whose it is."""
    _, inner = read(text)
    assert words(text, inner) == content
    assert inner.source is not None
    assert inner.source.of(text) == source
    assert inner.parent == 0


@pytest.mark.parametrize(
    "text",
    [
        "Venn denied that the government had ever promised to hand over an island.",
        "“Varland no longer insists on the return of the islands,” Venn said.",
        "Venn said he hoped the strike would end.",
        "“Kesmar called Dorn and Brandt in the night,” Venn said.",
        "“Kesmar threatens the peace of the islands,” Venn said.",
    ],
)
def test_what_nobody_said_is_not_reported(text: str) -> None:
    """Nor what speakers hope themselves, nor whom somebody telephoned."""
    assert [statement.parent for statement in read(text)] == [None]


def test_who_reports_what_another_told_is_the_outer_source() -> None:
    """The day told in the report is that of the words it reports."""
    text = "Ana Dorn told farmers on Tuesday that the ban would end in June, reports the Lissen Herald."
    outer, inner = read(text, times={"on Tuesday": "2031-03-04"})
    assert words(text, outer) == "Ana Dorn told farmers on Tuesday that the ban would end in June"
    assert words(text, inner) == "the ban would end in June"
    assert outer.source is not None
    assert inner.source is not None
    assert (outer.source.of(text), inner.source.of(text)) == ("the Lissen Herald", "Ana Dorn")
    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.said_on == "2031-03-04"


TUESDAY, SUNDAY = "2031-03-04", "2031-03-02"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Ilka Brandt said on Tuesday that Tomas Reyl had told her on Sunday that the boats would leave.",
            [TUESDAY, SUNDAY],
        ),
        ("“Horst told me on Sunday that the coast stays ours,” Venn said on Tuesday.", [TUESDAY, SUNDAY]),
        (
            "Ilka Brandt said that Tomas Reyl had told her that the boats would leave on Tuesday.",
            [None, None],
        ),
    ],
)
def test_each_level_has_its_own_day(text: str, days: list[str | None]) -> None:
    """The inner day stands in the outer words; what the inner words tell is no day of saying."""
    told = {word: day for word, day in (("Tuesday", TUESDAY), ("Sunday", SUNDAY)) if word in text}
    assert [statement.said_on for statement in read(text, times=told)] == days
