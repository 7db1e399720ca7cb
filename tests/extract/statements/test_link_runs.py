"""Links to other pages that run on in a sentence behind a name."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import tagged_context_of as context_of
from extract.statements.statements_read import words, words_of

from onrecord.extract.statements import find_statements
from onrecord.extract.statements.link_runs import without_links
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span

GLUED = "Leader Emil Venn Emil (Milo) VennTalks fail: what comes next | Dorn says budget should pass MORE"
APART = "Ana Dorn Ana Maria Dorn Pilots urge Venn to fill the board MORE"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{GLUED} (N-Lissen) said on Monday that the offices would close.", "Leader Emil Venn"),
        (f"{APART} told reporters that the offices would close.", "Ana Dorn"),
    ],
)
def test_words_of_links_are_nobodys_and_the_name_before_them_speaks(text: str, name: str) -> None:
    """What stands behind the links is said by who is named before them."""
    (found,) = find_statements(context_of(text))
    assert (words(text, found), words_of(text, found.source)) == ("the offices would close", name)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Dorn and Emil Dorn said that MORE, their party, should speak.",
        "Ana Dorn, Ana DornTalks wrote, said that the offices would close.",
        "Emil Venn said that Venn Street should get MORE trees.",
    ],
)
def test_a_name_that_comes_again_or_a_word_in_capitals_alone_is_no_run(text: str) -> None:
    """Only both together are."""
    whole = StatementMention((Span(0, len(text)),), "indirect")
    assert without_links(text, [whole]) == [whole]


def test_many_names_are_read_in_time() -> None:
    """A hostile page repeats a name without end."""
    text = "Dorn Dorn " * 20_000
    whole = StatementMention((Span(0, len(text)),), "indirect")
    assert without_links(text, [whole]) == [whole]
