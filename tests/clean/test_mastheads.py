"""The publication's name as its page prints it."""

import pytest

from onrecord.clean.parts.mastheads import find_masthead, is_publication

TITLE = "Talks on the islands to resume"


@pytest.mark.parametrize(
    ("head", "tail", "name"),
    [
        (
            ["Ostrel Gazette | All that is true", "Politics"],
            ["Copyright 2031 Gazette Holding"],
            "Ostrel Gazette",
        ),
        (["HARBOUR NEWS", TITLE], ["Subscribe to the Harbour News today"], "Harbour News"),
        (["Skip to content", "Tarn Tribune, June 8, 2031"], [], "Tarn Tribune"),
        (["Source: Norlan Press | 2031-10-05"], ["Straits Tribune", TITLE], "Straits Tribune"),
        (["Latest News", "World News", "News"], ["Local Weather Today", "Sports"], None),
        ([TITLE], ["Ferry crews back pay offer, says Post", "Norlan Press"], None),
    ],
)
def test_a_masthead_is_told_from_sections_and_headlines(
    head: list[str], tail: list[str], name: str | None
) -> None:
    """It stands above the body, or above the headline said again; its case is the page's own."""
    assert find_masthead(head, tail, TITLE) == name


def test_a_headline_like_a_name_is_no_masthead() -> None:
    """The title itself is never the outlet."""
    assert is_publication("Ostrel Courier")
    assert find_masthead(["Ostrel Courier"], [], "Ostrel Courier") is None
