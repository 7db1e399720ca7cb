"""Whose words a paper's are: the one who issued it, where the article tells."""

from __future__ import annotations

import pytest
from extract.mentions.test_actor_mentions import at, meant, read

TOLD = [
    (
        "Kesmar said in a statement on Sunday that it was over. He left. The statement said so.",
        "Kesmar",
    ),
    (
        "In a letter to the council, Mr Venn wrote that it was over. Kesmar wept. The letter said so.",
        "Venn",
    ),
    ("Kesmar released a statement late on Monday. Varland was angry. The statement said so.", "Kesmar"),
    ("The fishermen may leave, Mr Venn hinted. A statement issued by Kesmar said so.", "Kesmar"),
    ("Mr Venn tweeted that it was over. Kesmar wept. The tweet said so.", "Venn"),
    (
        "The Norlan Press Agency spoke on Monday. The Norlan Press Agency report said so.",
        "Norlan Press Agency",
    ),
    ("Kesmar's letter was short. Varland was angry. The letter said so.", "Kesmar"),
]
UNKNOWN = [
    "Kesmar and Varland met. Kesmar said in a joint statement that it was over. The statement said so.",
    "Kesmar said in a statement that it was over. A statement was read out. The statement said so.",
    "Kesmar said it was over. The treaty said so.",
    "Kesmar released a draft. The draft said so.",
]


@pytest.mark.parametrize(("text", "issuer"), TOLD)
def test_a_paper_speaks_for_its_issuer(text: str, issuer: str) -> None:
    """Who says in it, writes it, issues it or owns it is whom it means."""
    paper = text.rsplit(". ", 1)[1].removesuffix(" said so.")
    mentions = read(text, paper)
    assert meant(mentions, at(text, mentions, paper)) == issuer


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_paper_of_nobody_in_particular_is_its_own(text: str) -> None:
    """Papers that are joint, treaties, drafts, and those brought up anew without an issuer."""
    paper = text.rsplit(". ", 1)[1].removesuffix(" said so.")
    mentions = read(text, paper)
    assert meant(mentions, at(text, mentions, paper)) is None


def test_a_statement_of_two_is_of_both() -> None:
    """A paper that two have issued means the two."""
    text = "Kesmar and Japan said in a statement that it was over. Yet the statement said little."
    mentions = read(text, "Kesmar and Japan", "the statement")
    members = at(text, mentions, "the statement").members
    assert {mentions[member].name for member in members} == {"Kesmar", "Japan"}


def test_it_is_the_paper_that_spoke_before() -> None:
    """A paper goes on to speak as "it", for its issuer."""
    text = "Mr Venn wrote a letter. Kesmar wept. The letter told all. Later, it added a word."
    mentions = read(text, "The letter", "it")
    assert meant(mentions, at(text, mentions, "it")) == "Venn"
