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


@pytest.mark.parametrize(
    ("said", "content", "source"),
    [
        ("the union hopes the deal will hold", "the deal will hold", "the union"),
        ("both sides urged the other to wait for spring", "the other to wait for spring", "both sides"),
        ("Kesmar threatened to close the port of Tarn", "to close the port of Tarn", "Kesmar"),
        ("Kesmar denied that the coast was shared", "the coast was shared", "Kesmar"),
        ("Kesmar called for talks on the islands", "talks on the islands", "Kesmar"),
        ("Horst had called on both governments to wait", "both governments to wait", "Horst"),
        ("Kesmar blamed Varland for the loss of the boats", "Varland for the loss of the boats", "Kesmar"),
        ("Kesmar condemned the loss of the boats", "the loss of the boats", "Kesmar"),
        ("the union expressed doubt about the deal", "doubt about the deal", "the union"),
    ],
)
def test_less_than_a_clause_counts_if_a_noun_has_said_it(said: str, content: str, source: str) -> None:
    """What was hoped in a clause, and what was asked for, promised, blamed and the like in few words."""
    text = f"Venn said {said}."
    outer, inner = read(text)
    assert (words(text, outer), outer.parent) == (said, None)
    assert (words(text, inner), words_of(text, inner.source), inner.parent) == (content, source, 0)


@pytest.mark.parametrize(
    "said",
    [
        "the union hopes for a deal that will hold",
        "he hopes the deal will hold",
        "his aides hope the deal will hold",
        "they urged the other to wait for spring",
        "Kesmar threatens the peace of the islands",
        "Kesmar denied them the right to the islands",
        "the Kesmari side countered the plan of the council",
        "Kesmar called the minister in the night",
        "Kesmar never pledged to return the boats",
        "Kesmar no longer demands the return of the boats",
        "Kesmar praised Varland for the return of the boats",
        "Kesmar opposed the loss of the boats",
    ],
)
def test_a_deed_or_a_view_in_few_words_is_no_report(said: str) -> None:
    """Nor what a pronoun hopes, which is as a rule the speaker, nor what was not said."""
    assert [one.parent for one in read(f"Venn said {said}.")] == [None]


@pytest.mark.parametrize(
    "source", ["I", "We", "You", "It", "One", "Who", "People", "Everybody", "Everyone", "Nobody"]
)
def test_the_speakers_own_and_anybodys_words_are_no_report(source: str) -> None:
    """As in "We say", "people say"."""
    text = f"“{source} said that the coast will never be shared,” Venn told reporters."
    assert [one.parent for one in read(text)] == [None]


@pytest.mark.parametrize(
    ("quoted", "mode"),
    [
        ("Horst says that ‘the coast will never be shared again’", "mixed"),
        ("Horst says that the coast will never be shared", "indirect"),
        ("Horst says that Varland's coast won't be shared", "indirect"),
    ],
)
def test_inner_marks_make_a_report_mixed(quoted: str, mode: str) -> None:
    """An apostrophe makes none."""
    _, inner = read(f"“{quoted},” Venn said.")
    assert inner.mode == mode


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ana Dorn told farmers that the ban would end, reports the Lissen Herald.",
            ["Ana Dorn told farmers that the ban would end", "the ban would end"],
        ),
        (
            "Dorn said the talks had failed, according to the Lissen Herald.",
            ["Dorn said the talks had failed", "the talks had failed"],
        ),
        ("The ban would end, reports the Lissen Herald.", ["The ban would end"]),
        ("“The ban would end,” Ana Dorn told farmers, as the Lissen Herald reports.", ["The ban would end"]),
    ],
)
def test_a_report_holds_the_words_the_cue_and_the_source_of_another(text: str, contents: list[str]) -> None:
    """As in "Dorn told farmers that ..., reports the Herald": the inner one points at the report."""
    found = read(text)
    assert [words(text, one) for one in found] == contents
    assert [one.parent for one in found] == [None, 0][: len(contents)]


def test_three_levels_are_read_as_two() -> None:
    """What a reported speaker reports of a third belongs to the outermost speaker."""
    text = "Ana Dorn said Horst had said that Venn had said that the coast will never be shared."
    assert [one.parent for one in read(text)] == [None, 0, 0]
