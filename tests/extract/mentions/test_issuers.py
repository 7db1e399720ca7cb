"""Whose words a paper's are: the one who issued it, where the article tells."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, at, check, meant, read, rule

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

RULES = [
    rule(
        "who issues it",
        "Japan released a statement. {The statement} said no.",
        "The statement means Japan",
        "Japan burned a statement. {The statement} said no.",
        "no The statement means",
    ),
    rule(
        "who wrote it",
        "Mr Venn wrote a letter. {The letter} said no.",
        "The letter means Mr Venn",
        "Mr Venn ate a letter. {The letter} said no.",
        "no The letter means",
    ),
    rule(
        "who wrote of the same kind",
        "Mr Venn tweeted that it was over. {The tweet} said no.",
        "The tweet means Mr Venn",
        "“Mr Venn tweeted that it was over,” she wrote. {The tweet} said no.",
        "no The tweet means",
    ),
    rule(
        "by whom it is",
        "{A statement} by Japan said no.",
        "A statement means Japan",
        "{A statement} on Japan said no.",
        "no A statement means",
    ),
    rule(
        "by whom it was issued, words between",
        "{A letter} issued late on Monday by Mr Venn said no.",
        "A letter means Mr Venn",
        "{A letter} that was lost by Mr Venn said no.",
        "no A letter means",
    ),
    rule(
        "a body of a state before it",
        "The foreign ministry was shut. {A foreign ministry statement} said no.",
        "A foreign ministry statement means foreign ministry",
        "The foreign ministry was shut. {A foreign ministry gate} said no.",
        "no A foreign ministry gate means",
    ),
    rule(
        "whose it is",
        "{Japan's statement} said no.",
        "Japan's statement means Japan",
        "{The statement} on Japan's boats said no.",
        "no The statement means",
    ),
    rule(
        "a body before it",
        "{The IAEA report} said no.",
        "The IAEA report means IAEA",
        "{The Japan report} said no.",
        "no The Japan report means",
    ),
    rule(
        "who says in it",
        "Mr Venn said through a letter that it was over. {The letter} said no.",
        "The letter means Mr Venn",
        "Mr Venn said of a letter that it was over. {The letter} said no.",
        "no The letter means",
    ),
    rule(
        "with its adjectives",
        "Mr Venn said in a strongly worded open letter that it was over. {The letter} said no.",
        "The letter means Mr Venn",
        "Mr Venn said in Tarn, reading a letter, that it was over. {The letter} said no.",
        "no The letter means",
    ),
    rule(
        "far from the verb",
        "Mr Venn, in a letter on Sunday, asked for help. {The letter} said no.",
        "The letter means Mr Venn",
        "Mr Venn, near a letter on Sunday, asked for help. {The letter} said no.",
        "no The letter means",
    ),
    rule(
        "the last of its kind decides",
        "Japan released a statement. A letter came. {The statement} said no.",
        "The statement means Japan",
        "Japan released a statement. Another statement came. {The statement} said no.",
        "no The statement means",
    ),
    rule(
        "a new one is another",
        "Japan released a statement. {The statement} said no.",
        "The statement means Japan",
        "Japan released a statement. {A second statement} said no.",
        "no A second statement means",
    ),
    rule(
        "quoted words tell no issuer",
        "Japan released a statement. “The statement is old,” she said. {The statement} said no.",
        "The statement means Japan",
        "“Japan released a statement,” she said. {The statement} said no.",
        "no The statement means",
    ),
    rule(
        "a joint one is nobody's",
        "Japan released a long statement. {The statement} said no.",
        "The statement means Japan",
        "Japan released a joint statement. {The statement} said no.",
        "no The statement means",
    ),
    rule(
        "so is one that is called so",
        "Japan released a statement. {The long statement} said no.",
        "The long statement means Japan",
        "Japan released a statement. {The joint statement} said no.",
        "no The joint statement means",
    ),
    rule(
        "treaties have no author",
        "Japan released a report. {The report} said no.",
        "The report means Japan",
        "Japan released a treaty. {The treaty} said no.",
        "no The treaty means",
    ),
    rule(
        "a paper issues none",
        "{The letter} came. Japan released a statement. {The statement} said no.",
        "The statement means Japan",
        "Japan came. {The letter} released a statement. {The statement} said no.",
        "no The statement means",
    ),
    rule(
        "whose word it was",
        "According to {Mr Venn} in a letter, it was over. {The letter} said no.",
        "The letter means Mr Venn",
        "It was over in a letter. {Mr Venn} wept. {The letter} said no.",
        "no The letter means",
    ),
    rule(
        "without an article",
        "Mr Venn said in letter that it was over. {The letter} said no.",
        "The letter means Mr Venn",
        "Mr Venn said by the letter that it was over. {The letter} said no.",
        "no The letter means",
    ),
]


@pytest.mark.parametrize(COLUMNS, RULES)
def test_who_has_issued_a_paper(text: str, fact: str, counter: str, instead: str) -> None:
    """Owners, authors and publishers, in the words of the paper or before."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.xfail(strict=True, reason="a possessive pronoun owns no paper yet: who is meant, and when")
def test_its_statement_is_of_the_body_before() -> None:
    """Whose it is says the pronoun."""
    check("Japan spoke. {Its statement} said no.", "Its statement means Japan")


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
