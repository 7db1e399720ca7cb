"""Which times of an article give the day of saying, and which only bound it."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words_of

from onrecord.records.readings import StatementMention

END = "“The ban will end in time,”"
MONDAY, TUESDAY = "2031-03-03", "2031-03-04"


def last(text: str, **times: str) -> StatementMention:
    """The last statement of a text, by the rules, with the value of each time."""
    return read(text, times=times)[-1]


def day(text: str, words: str, value: str = MONDAY) -> str | None:
    """The day on which the last statement of a text was said, by the words of one time."""
    return last(text, **{words: value}).said_on


@pytest.mark.parametrize(
    "text",
    [
        f"{END} Ana Dorn said on Monday.",
        "Ana Dorn said on Monday that the ban would end.",
        f"{END} Ana Dorn said at a meeting on Monday.",
        f"{END} Ana Dorn said in an interview aired on Monday.",
        f"{END} Ana Dorn said in an interview that was aired on Monday.",
        f"{END} Ana Dorn said in a letter sent on Monday.",
        f"{END} Ana Dorn said, opening talks on Monday.",
        f"{END} Ana Dorn said when she spoke to reporters on Monday.",
        f"{END} Ana Dorn said before leaving for Tarn on Monday.",
        "On Monday both sides signed a statement demanding an end to the patrols.",
        "On Monday, Ines Morav laid out a plan and said that the coast would be shared.",
        "On Monday, Ines Morav came to Tarn, saying that the coast would be shared.",
    ],
)
def test_a_time_that_hangs_on_the_cue_gives_the_day(text: str) -> None:
    """On the cue itself, on its occasion, or on a verb that governs the cue.

    "On Friday she laid out a plan and said", "on Friday they signed a statement demanding", "an interview
    aired Sunday", "before leaving on Monday, he said".
    """
    assert day(text, "Monday") == MONDAY


@pytest.mark.parametrize(
    "text",
    [
        f"{END} said Ana Dorn, who was born on Monday.",
        f"{END} Ana Dorn said of the boats that left on Monday.",
        f"When prices fell on Monday, {END} Ana Dorn wrote.",
        "Ana Dorn said that the boats had left on Monday.",
        "On Monday the boats left. Ana Dorn said that the ban held.",
    ],
)
def test_other_times_of_the_sentence_do_not(text: str) -> None:
    """Not "when prices fell in 2012, he wrote", nor a time in the words said."""
    assert last(text, Monday=MONDAY).said_times == ()


def test_what_is_claimed_now_has_no_day() -> None:
    """As in "Is now claiming" gives no day."""
    text = "Ana Dorn is now claiming that the ban would end."
    assert last(text, now="PRESENT_REF").said_times == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{END} Ana Dorn said until Monday.",
        f"{END} Ana Dorn said before Monday.",
        "Since Monday, Ana Dorn has said that the ban would end.",
    ],
)
def test_a_bound_is_no_day(text: str) -> None:
    """What stands under "before", "until", "since" only bounds the day; it is kept apart."""
    statement = last(text, Monday=MONDAY)
    assert (statement.said_on, statement.said_times) == (None, ())
    assert [words_of(text, span) for span in statement.said_around] == ["Monday"]


@pytest.mark.xfail(strict=True, reason="the talks are taken for the occasion, though they were still to come")
@pytest.mark.parametrize("words", ["before Monday's talks", "ahead of a visit on Monday"])
def test_what_is_said_before_an_occasion_is_not_said_on_its_day(words: str) -> None:
    """As in "Before Monday's talks, she said"."""
    text = f"{END} Ana Dorn said {words}."
    assert [words_of(text, span) for span in last(text, Monday=MONDAY).said_around] == ["Monday"]


def test_a_title_is_no_time() -> None:
    """As in "This Week" in quotation marks is a programme."""
    text = "Ana Dorn said on “This Week” that the ban would end."
    assert day(text, "This Week", "2031-02") is None
    assert day("Ana Dorn said this week that the ban would end.", "this week", "2031-02") == "2031-02"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Asked on Tuesday when it begins, Foreign Minister Ana Dorn could not say.", "she"),
        ("President Venn spoke to reporters on Tuesday.", "he"),
        ("President Venn held a news conference on Tuesday.", "he"),
        ("President Venn spoke to reporters on Tuesday.", "Venn"),
        ("She spoke to reporters on Tuesday.", "Dorn"),
        ("President Venn spoke to reporters on Tuesday. It rained.", "he"),
    ],
)
def test_the_sentences_before_give_the_day_of_an_appearance(before: str, speaker: str) -> None:
    """As in "Asked on Tuesday when it begins, Dorn could not say. “...,” she said."."""
    text = f"{before} {END} {speaker} said."
    statement = last(text, Tuesday=TUESDAY)
    assert (statement.said_on, statement.said_on_basis) == (TUESDAY, "context")


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("It rained in Tarn on Tuesday.", "she"),
        ("President Venn sailed to Tarn on Tuesday.", "he"),
        ("President Venn spoke to reporters on Tuesday.", "Ana Dorn"),
        ("The boats spoke to reporters on Tuesday.", "he"),
        ("She spoke to reporters on Tuesday.\n\n", "Dorn"),
        ("President Venn spoke to reporters on Tuesday. It rained. It snowed.", "he"),
    ],
)
def test_other_sentences_before_give_no_day(before: str, speaker: str) -> None:
    """Nor does the appearance of another, a pronoun in another paragraph, or what is more than two before."""
    gap = "" if before.endswith("\n") else " "
    assert last(f"{before}{gap}{END} {speaker} said.", Tuesday=TUESDAY).said_times == ()


def test_a_year_is_no_day_of_an_appearance() -> None:
    """Only a time beside the cue may be as broad."""
    text = f"President Venn spoke to reporters in 2029. {END} he said."
    assert day(text, "2029", "2029") is None
    assert day(f"{END} President Venn said in 2029.", "2029", "2029") == "2029"


def test_a_view_has_no_appearance() -> None:
    """What somebody believes was not said on the day he was seen."""
    text = "President Venn spoke to reporters on Tuesday. Venn believed that the ban would end."
    assert last(text, Tuesday=TUESDAY).said_on is None
