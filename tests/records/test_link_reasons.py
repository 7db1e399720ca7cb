"""What decided whether two tellings are of one event, in words."""

from __future__ import annotations

import pytest

from onrecord.records.link_reasons import reason_words, speaks_for
from onrecord.records.rows import Evidence, Link, Reason

WORDS = Evidence("article_1", 0, 4, "They")


@pytest.mark.parametrize(
    ("matter", "what", "without", "words"),
    [
        ("people", ("Ines Morav", "Oto Sable"), 0.3, "both name Ines Morav, Oto Sable"),
        ("people", (), 0.3, "the same people are named beside them"),
        ("people", ("Ines Morav",), 0.9, "whom they name differs"),
        ("place", ("tarn",), 0.3, "both say where: tarn"),
        ("place", (), 0.9, "the places differ"),
        ("time", ("2031-03-05",), 0.3, "both are of 2031-03-05"),
        ("time", ("2031-03-05", "2031-03"), 0.9, "one is of 2031-03-05, one of 2031-03"),
        ("time", (), 0.9, "only one says when"),
        ("words", ("treaty", "sign"), 0.3, "both say “treaty, sign”"),
        ("words", ("treaty",), 0.9, "their words differ"),
        ("deed", ("sign",), 0.3, "the same act: “sign”"),
        ("kind", ("statement_issued",), 0.3, "the same kind of event: statement issued"),
        ("reports", ("2031-03-06",), 0.3, "reported on one day"),
        ("reports", ("2031-03-06", "2031-03-07"), 0.3, "reported one day apart"),
        ("reports", ("2030-03-06", "2031-03-06"), 0.9, "reported 365 days apart"),
        ("article", ("0",), 0.9, "in one article, in one sentence"),
        ("article", ("1",), 0.3, "in one article, in neighbouring sentences"),
        ("article", ("7",), 0.3, "in one article, 7 sentences apart"),
        ("telling", (), 0.9, "one is told in another tense, or denied"),
    ],
)
def test_a_reason_in_words(matter: str, what: tuple[str, ...], without: float, words: str) -> None:
    """What speaks for one event says what is shared; what speaks against it, what differs."""
    reason = Reason(matter, what, without)
    link = Link(WORDS, WORDS, 0.6, (reason,))
    assert reason_words(link, reason) == words
    assert speaks_for(link, reason) == (without < 0.6)


def test_days_are_spelled_as_asked() -> None:
    """A page spells them out."""
    reason = Reason("time", ("2031-03-05",), 0.1)
    assert (
        reason_words(Link(WORDS, WORDS, 0.6, (reason,)), reason, lambda day: f"<{day}>")
        == "both are of <2031-03-05>"
    )


def test_a_matter_of_a_later_version_is_named() -> None:
    """Its code is better than nothing."""
    reason = Reason("weather", (), 0.1)
    assert reason_words(Link(WORDS, WORDS, 0.6, (reason,)), reason) == "weather"
