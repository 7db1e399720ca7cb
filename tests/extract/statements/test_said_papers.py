"""The day of words said in a paper, if the article gives the day of the paper further down."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read

SAID = "Ana Dorn said in a statement that the round was over."
SUNDAY = "2031-03-02"


def day(text: str) -> tuple[str | None, str | None]:
    """The day of the first statement and what it rests on, if Sunday is known."""
    statement = read(text, times={"Sunday": SUNDAY})[0]
    return statement.said_on, statement.said_on and statement.said_on_basis


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} The boats lay in port. The statement on Sunday named no date.",
        f"{SAID} The statement Sunday named no date.",
        f"{SAID} The statement of Sunday named no date.",
        f"{SAID} The statement was released on Sunday.",
        f"{SAID} Her statement was published on Sunday.",
        f"{SAID} Statements are short. The statement was released on Sunday.",
    ],
)
def test_the_day_of_the_paper_is_the_day_of_its_words(text: str) -> None:
    """As in "Dorn said in a statement that ... . The statement on Sunday named no date"."""
    assert day(text) == (SUNDAY, "context")


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} A statement on Sunday named no date.",
        f"{SAID} The letter on Sunday named no date.",
        f"{SAID} Ben Sable sent another statement. The statement on Sunday named no date.",
        f"{SAID} The statement was read by all on Sunday.",
        f"{SAID} The boats were released on Sunday.",
    ],
)
def test_another_paper_gives_no_day(text: str) -> None:
    """A new one, one of another kind, or one with which nothing was done on that day."""
    assert day(text) == (None, None)


def test_a_time_beside_the_cue_comes_first() -> None:
    """The paper is asked only if the cue has no time of its own."""
    text = "Ana Dorn said in a statement on Friday that it was over. The statement on Sunday named no date."
    statement = read(text, times={"Friday": "2031-02-28", "Sunday": SUNDAY})[0]
    assert (statement.said_on, statement.said_on_basis) == ("2031-02-28", "time_words")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Sable said that Kesmar would wait. The statement was released on Sunday.", (SUNDAY, "context")),
        ("Ben Sable said that Kesmar would wait. A statement was released on Sunday.", (None, None)),
        ("Ben Sable said that Kesmar would wait. The statement was hated on Sunday.", (None, None)),
        (
            "Ben Sable said that Kesmar would wait. Rain fell. The statement was released on Sunday.",
            (None, None),
        ),
    ],
)
def test_the_next_sentence_may_call_the_words_a_paper(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    """As in "Kesmar said it would wait. The statement was released on Saturday."."""
    assert day(text) == expected


def test_the_paper_is_sought_within_reach() -> None:
    """Not in all of a long article."""
    far = f"{SAID} {'The boats lay in port. ' * 250}The statement on Sunday named no date."
    near = f"{SAID} {'The boats lay in port. ' * 50}The statement on Sunday named no date."
    assert (day(far), day(near)) == ((None, None), (SUNDAY, "context"))
