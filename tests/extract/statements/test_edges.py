"""Where the words of a statement in plain words begin and end."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import context_of, words

from onrecord.extract.statements.edges import with_whole_edges
from onrecord.records.readings import Mode, StatementMention
from onrecord.records.spans import Span


def edged(text: str, content: str, cue: str, source: str, mode: Mode = "indirect") -> str:
    """The content that is left of one that was found so."""

    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    statement = StatementMention((at(content),), mode, at(cue), at(source))
    return words(text, with_whole_edges(context_of(text), statement))


@pytest.mark.parametrize(
    ("text", "content", "cue", "whole"),
    [
        (
            "Ana Dorn has called on the army to back her ever since she declared herself leader in January.",
            "the army to back her ever",
            "has called on",
            "the army to back her",
        ),
        ("Ana Dorn denied the tax is a burden.", "is a burden", "denied", "the tax is a burden"),
        (
            "Ana Dorn is willing to protect them so long as the sailors are denied a vote.",
            "to protect them so long as the sailors",
            "is willing",
            "to protect them so long as the sailors are denied a vote",
        ),
        (
            "Ana Dorn knew the descent would bring the country close to exit from the union.",
            "the descent would bring the country close to exit from the",
            "knew",
            "the descent would bring the country close to exit from the union",
        ),
    ],
)
def test_a_cut_clause_is_made_whole_and_a_loose_word_cut(
    text: str, content: str, cue: str, whole: str
) -> None:
    """A word that joins what follows goes; a subject gets its predicate, a predicate its subject."""
    assert edged(text, content, cue, "Ana Dorn") == whole


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        (
            "Ana Dorn said the boats would stay in port until the talks end.",
            "the boats would stay in port",
            "said",
        ),
        ("Ana Dorn told Venn was late.", "was late", "told"),
        ("Ana Dorn insisted shutting the port handed the board a theme.", "shutting the port", "insisted"),
        ("Ana Dorn said boats would go on.", "boats would go on", "said"),
        ("Ana Dorn said is over.", "is over", "said"),
    ],
)
def test_other_edges_stay(text: str, content: str, cue: str) -> None:
    """A whole clause, a listener before a clause, a particle of its verb."""
    assert edged(text, content, cue, "Ana Dorn") == content


def test_a_quotation_is_not_touched() -> None:
    """Its marks say where it ends."""
    text = "“We trust the army to back us ever,” Ana Dorn said."
    content = "We trust the army to back us ever"
    assert edged(text, content, "said", "Ana Dorn", "direct") == content
