"""What looks like somebody's words and is not."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import contents, read, words, words_of

LEAD = "Ana Dorn said that the boats would stay."


@pytest.mark.parametrize(
    "text",
    [
        "No one said that the port was safe.",
        "Nobody claimed that the port was safe.",
        "Neither Ana Dorn nor Anton Venn said that the port was safe.",
        "No minister said that the port was safe.",
        "If Ana Dorn says that the port is safe, boats will leave.",
        "Boats will stay until Ana Dorn says that the port is safe.",
        "Unless Ana Dorn says that the port is safe, boats will stay.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """Nor is what somebody may yet say."""
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Dorn said that no one was safe.", "no one was safe"),
        (
            "Ana Dorn said that boats would leave if the port was safe.",
            "boats would leave if the port was safe",
        ),
        ("Before Ana Dorn said that the port was safe, boats left.", "the port was safe"),
        ("No 10 said that the port was safe.", "the port was safe"),
    ],
)
def test_but_what_is_said_of_nobody_or_earlier_is(text: str, content: str) -> None:
    """A house with a number speaks."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    "heading", ["“A harbour of regrets”", "“No port, no deal”", "“The boats would stay”"]
)
def test_a_heading_in_quotation_marks_is_nobodys(heading: str) -> None:
    """It ends without a mark, or repeats words of the text."""
    assert contents(f"{LEAD}\n\n{heading}\n\nThe port was shut.") == ["the boats would stay"]


def test_a_quotation_that_ends_like_a_sentence_is_no_heading() -> None:
    """It goes on with the speech before."""
    text = "“We waited for a long time,” Dorn said.\n\n“We will wait no more.”"
    assert contents(text) == ["We waited for a long time", "We will wait no more."]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("And from Chairwoman Maria Reyl:", "Chairwoman Maria Reyl"),
        ("From the desk of Maria Reyl, chief analyst of the port:", "Maria Reyl"),
        ("A statement by the ministry:", "the ministry"),
    ],
)
def test_a_line_that_leads_in_tells_the_speaker(line: str, speaker: str) -> None:
    """It is no words of anybody's itself."""
    text = f"{LEAD}\n\n{line}\n\n“The boats will leave in May.”"
    *_, found = read(text)
    assert words(text, found) == "The boats will leave in May."
    assert words_of(text, found.source) == speaker


def test_whom_a_source_cites_is_no_content() -> None:
    """As in "citing the envoy"; who reports the words speaks."""
    text = "Ana Dorn, citing the envoy Anton Venn, said that a date was near."
    assert contents(text) == ["a date was near"]


def test_words_in_inner_marks_end_at_them() -> None:
    """What the outer speaker goes on with is not told by the inner one."""
    text = "“Premier Venn told me, ‘You will get your port back,’ and I believed him,” said Ana Dorn."
    inner = next(one for one in read(text) if one.parent is not None)
    assert words(text, inner) == "You will get your port back"
    assert inner.mode == "direct"
