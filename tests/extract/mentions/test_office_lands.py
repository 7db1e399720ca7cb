"""Whose an office is: the land behind the holder, lands of several holders, parts of states."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

CASES = [
    rule(
        "the land behind the holder",
        "President Ulrik Brandsen of Norway left.",
        "President Ulrik Brandsen holds President of Norway",
        "President Ulrik Brandsen spoke of Norway.",
        "President Ulrik Brandsen holds President",
    ),
    rule(
        "two holders with a land each",
        "Foreign ministers Ona Rimsa of Lithuania and Juris Zale of Latvia left.",
        "Ona Rimsa holds Foreign minister of Lithuania; Juris Zale holds Foreign minister of Latvia",
        "Foreign ministers left. Ona Rimsa of Lithuania stayed.",
        "no Ona Rimsa holds",
    ),
    rule(
        "an office of two lands and two holders behind it",
        "The Danish and Estonian foreign ministers, Ida Holm and Mart Kask, said no.",
        "Mart Kask holds foreign minister of Estonia",
        "The Danish and Estonian foreign ministers, with Ida Holm and Mart Kask, said no.",
        "no Mart Kask holds; no Ida Holm holds",
    ),
    rule(
        "an opposite number is a counterpart",
        "Foreign Minister Ida Holm left. Her Polish opposite number, Adam Wilk, stayed.",
        "Her Polish opposite number, Adam Wilk is counterpart",
        "Foreign Minister Ida Holm left. Her Polish house number, Adam Wilk said, was wrong.",
        "no Adam Wilk is counterpart",
    ),
    rule(
        "a part of a state before its office",
        "New Hampshire Governor Carl Sunding left.",
        "New Hampshire Governor Carl Sunding holds Governor of New Hampshire",
        "New Governor Carl Sunding left.",
        "no New Governor Carl Sunding holds Governor of New",
    ),
    rule(
        "a land with and in its name",
        "Bosnia and Herzegovina's envoy, Mira Tolic, left.",
        "Bosnia and Herzegovina's envoy, Mira Tolic holds envoy of Bosnia and Herzegovina",
        "Norway and Sweden's envoys left.",
        "no Mira Tolic holds",
    ),
    rule(
        "an office behind another is its own",
        "President Kang Min-jae of Haedong and Premier Zhou Wenlong of Jinzhou met.",
        "Premier Zhou Wenlong holds Premier of Jinzhou",
        "President Kang Min-jae and Premier Zhou Wenlong met.",
        "Premier Zhou Wenlong holds Premier",
    ),
]


@pytest.mark.parametrize(COLUMNS, CASES)
def test_whose_an_office_is(text: str, fact: str, counter: str, instead: str) -> None:
    """What the words around say, and nothing else."""
    check(text, fact)
    check(counter, instead)
