"""Whom a pronoun means: by role, nearness, gender, and who speaks."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

ROLES = [
    rule(
        "the subject before the object",
        "Mr Aske met Mr Dorn. {He} said no.",
        "He means Mr Aske",
        "Mr Dorn met Mr Aske. {He} said no.",
        "He means Mr Dorn",
    ),
    rule(
        "who has spoken goes on",
        "Mr Aske came with {Mr Dorn}. {Mr Dorn} said no. “Rain fell,” {he} said.",
        "he means Mr Dorn",
        "Mr Aske came with Mr Dorn. {Mr Aske} said no. “Rain fell,” {he} said.",
        "he means Mr Aske",
    ),
    rule(
        "whom another quotes",
        "Paul Dorn slept. “Mr Aske came. {He} left,” she wrote.",
        "He means Mr Aske",
        "Paul Dorn slept. “Rain came. {He} left,” she wrote.",
        "He means Paul Dorn",
    ),
    rule(
        "near",
        "Maria Dorn came to Tarn. Rain fell. {She} said no.",
        "She means Maria Dorn",
        f"Maria Dorn came to Tarn. {'Rain fell. ' * 13}{{She}} said no.",
        "no She means",
    ),
    rule(
        "nearer",
        "Maria Dorn came. Ada Lund came. Ada Lund wept. {She} said no.",
        "She means Ada Lund",
        "Ada Lund came. Maria Dorn came. Maria Dorn wept. {She} said no.",
        "She means Maria Dorn",
    ),
]

KINDS = [
    rule(
        "she is a woman",
        "Maria Dorn came. Paul Aske slept. {She} left.",
        "She means Maria Dorn",
        "Maria Dorn came. Paul Aske slept. {He} left.",
        "He means Paul Aske",
    ),
    rule(
        "by the office",
        "Spokeswoman Zorl Tebbin came. {She} left.",
        "She means Spokeswoman Zorl Tebbin",
        "Spokeswoman Zorl Tebbin came. {He} left.",
        "no He means",
    ),
    rule(
        "by the other pronouns",
        "Zorl Tebbin came. She wept. {She} left.",
        "She means Zorl Tebbin",
        "Zorl Tebbin came. She wept. {He} left.",
        "no He means",
    ),
    rule(
        "it is a body or a state",
        "Japan spoke. {It} said no.",
        "It means Japan",
        "Paul Dorn spoke. {It} said no.",
        "no It means",
    ),
    rule(
        "they are several",
        "Officials spoke. {They} said no.",
        "They means Officials",
        "Paul Dorn spoke. {They} said no.",
        "no They means",
    ),
    rule(
        "or a state",
        "Japan spoke. {They} said no.",
        "They means Japan",
        "{A report} spoke. {They} said no.",
        "no They means",
    ),
    rule(
        "he is one",
        "Mr Dorn spoke. {He} said no.",
        "He means Mr Dorn",
        "Officials spoke. {He} said no.",
        "no He means",
    ),
    rule(
        "who speaks for himself is nobody's",
        "Mr Dorn spoke. {He} said no.",
        "He means Mr Dorn",
        "Mr Dorn spoke. {I} said no.",
        "no I means",
    ),
    rule(
        "nor are we",
        "Officials spoke. {They} said no.",
        "They means Officials",
        "Officials spoke. {We} said no.",
        "no We means",
    ),
]

RELATIVES = [
    rule(
        "who is the one right before",
        "Paul Dorn, {who} had come, said no.",
        "who means Paul Dorn",
        "Paul Dorn slept while those outside, {who} had come, said no.",
        "no who means",
    ),
    rule(
        "which is a state, too",
        "Japan, {which} had come, said no.",
        "which means Japan",
        "Japan slept near the boat, {which} had come.",
        "no which means",
    ),
    rule(
        "a pronoun that means nobody",
        "Maria Dorn, {who} had come, wept.",
        "who means Maria Dorn",
        "{She} said no. She, {who} had come, wept.",
        "no who means",
    ),
]

PAPERS = [
    rule(
        "it is the paper that spoke last",
        "Mr Venn wrote a letter. {The letter} told all. Later, {it} added a word.",
        "it means Mr Venn",
        "{Mr Venn} wrote a letter. Later, {it} added a word.",
        "no it means",
    ),
    rule(
        "not if its issuer is named since",
        "Mr Venn wrote a letter. {The letter} said no. {It} said yes.",
        "It means Mr Venn",
        "Mr Venn wrote a letter. {The letter} said no. Mr Venn slept. {It} said yes.",
        "no It means",
    ),
]

INTRODUCED = [
    rule(
        "who is introduced at the end of a paragraph",
        "Ada Lund came. Reporters asked Maria Brandt, a mother of two.\n\n“We wait,” {she} said.",
        "she means Maria Brandt",
        "Maria Brandt came. Reporters asked Ada Lund, a mother of two.\n\n“We wait,” {she} said.",
        "she means Ada Lund",
    ),
    rule(
        "of the gender",
        "Ada Lund came. Reporters asked Paul Brandt, a father of two.\n\n“We wait,” {he} said.",
        "he means Paul Brandt",
        "Ada Lund came. Reporters asked Paul Brandt, a father of two.\n\n“We wait,” {she} said.",
        "she means Ada Lund",
    ),
]

UNNAMED = [
    rule(
        "a name of the new paragraph before an unnamed speaker of the last",
        "{An official} said no.\n\nMaria Dorn came to Tarn, and {she} said yes.",
        "she means Maria Dorn",
        "{An official} said no.\n\nRain came to Tarn, and {she} said yes.",
        "she means An official",
    ),
    rule(
        "who has a name",
        "{An official} said no.\n\nMaria Dorn came to Tarn, and {she} said yes.",
        "she means Maria Dorn",
        "{An official} said no.\n\nA teacher came to Tarn, and {she} said yes.",
        "she means An official",
    ),
]


@pytest.mark.parametrize(COLUMNS, ROLES)
def test_role_and_nearness(text: str, fact: str, counter: str, instead: str) -> None:
    """Subjects and speakers come first, and who is named near."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, KINDS)
def test_kind_and_gender(text: str, fact: str, counter: str, instead: str) -> None:
    """A pronoun goes to no antecedent of another kind or gender."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, RELATIVES)
def test_relative_pronouns(text: str, fact: str, counter: str, instead: str) -> None:
    """They mean the mention that they stand beside."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, PAPERS)
def test_papers_go_on_as_it(text: str, fact: str, counter: str, instead: str) -> None:
    """For their issuer, while they are near."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, INTRODUCED)
def test_the_newly_introduced_speak_next(text: str, fact: str, counter: str, instead: str) -> None:
    """The next paragraph quotes them."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, UNNAMED)
def test_a_name_before_an_unnamed_source(text: str, fact: str, counter: str, instead: str) -> None:
    """A new paragraph turns to whom it names."""
    check(text, fact)
    check(counter, instead)
