"""The row an entry is about, after spans have moved."""

from __future__ import annotations

import pytest

from onrecord.correct.looks import Look
from onrecord.correct.matching import find_row, place_of
from onrecord.records.corrections import Target, Words

HOME, OTHER = "article_0000000000000001", "article_0000000000000002"
TEXT = "He said that the ferry would open within weeks and that fishing rights come first. The ferry opened."
TEXTS = {HOME: TEXT}


def words(quote: str, article: str = HOME) -> Words:
    """The words at their first place in the text."""
    start = TEXT.index(quote)
    return Words(article, start, start + len(quote), quote)


def look(name: str, *quotes: str) -> Look:
    """A row that rests on these words."""
    return Look(name, words=tuple((one.article, one.start, one.end) for one in map(words, quotes)))


ROWS = (look("a", "the ferry would open within weeks"), look("b", "fishing rights come first"))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("the ferry would open within weeks", "a"),
        ("that the ferry would open within weeks", "a"),
        ("ferry would open within", "a"),
        ("would open within weeks and that", "a"),
        ("ferry", None),  # a small part of it
        ("and that fishing rights", "b"),
        ("the ferry would open within weeks and that fishing rights come first", None),
        ("The ferry opened", None),
    ],
)
def test_the_statement_that_shares_at_least_half_is_meant(quote: str, expected: str | None) -> None:
    """Of both: a long one that swallows the words is another."""
    match = find_row(Target("statements", words=(words(quote),)), ROWS, TEXTS)
    assert match.row == expected
    assert (match.why is None) == (expected is not None)


def test_two_that_fit_equally_are_none() -> None:
    """Nothing is guessed."""
    rows = (look("a", "the ferry"), look("b", "the ferry"))
    match = find_row(Target("statements", words=(words("the ferry"),)), rows, TEXTS)
    assert match.why == "a and b fit equally well"
    match = find_row(Target("statements", id="b", words=(words("the ferry"),)), rows, TEXTS)
    assert match.row == "b"


def test_an_event_is_known_by_half_of_its_mentions() -> None:
    """It may have gathered many more since."""
    target = Target("events", words=(words("ferry would open"), words("fishing rights")))
    rows = (look("a", "ferry would open", "within weeks", "come first", "He said"), look("b", "that the"))
    assert find_row(target, rows, TEXTS).row == "a"


def test_words_are_found_where_they_stand_now() -> None:
    """At their place, else at the nearest other place."""
    moved = Words(HOME, 20, 25, "ferry")
    assert place_of(moved, TEXTS) == words("ferry")
    assert place_of(Words(HOME, 80, 85, "ferry"), TEXTS) == Words(
        HOME, TEXT.rindex("ferry"), TEXT.rindex("ferry") + 5, "ferry"
    )
    assert place_of(Words(HOME, 0, 3, "ice"), TEXTS) is None
    assert place_of(Words(OTHER, 0, 2, "He"), TEXTS) is None


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (Target("statements", words=(Words(OTHER, 0, 2, "He"),)), "not in the record"),
        (Target("statements", words=(Words(HOME, 0, 3, "ice"),)), "no longer stand"),
        (Target("statements", words=(words("opened"),)), "none of the statements any more"),
        (Target("issues", names=("tariffs",)), "none of the issues any more"),
    ],
)
def test_what_is_not_found_is_told(target: Target, why: str) -> None:
    """Each by its reason."""
    found = find_row(target, (*ROWS, Look("i", names=("ferry", "boats"))), TEXTS)
    assert why in (found.why or "")


def test_names_lead_to_rows_without_words() -> None:
    """By the first name, by any, by at least half of them."""
    rows = (Look("a", names=("Ferry", "boat", "pier")), Look("b", names=("fishing rights", "herring")))
    assert find_row(Target("issues", names=("ferry",)), rows, TEXTS).row == "a"
    assert find_row(Target("issues", names=("herring", "cod")), rows, TEXTS).row == "b"
    assert find_row(Target("issues", names=("ship", "boat", "pier")), rows, TEXTS).row == "a"
    assert find_row(Target("issues", names=("ship", "boat", "x", "y")), rows, TEXTS).row is None
