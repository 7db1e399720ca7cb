"""Runs of words that are names of people: where they begin, where they end, and what is none."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

FORMS = [
    rule(
        "an office's word is a family name behind a form of address",
        "Sen. Angus King left. Mr. King spoke.",
        "Sen. Angus King is person Angus King; Mr. King means Sen. Angus King",
        "The king of Norway left. Mr. President spoke.",
        "no Mr. President is person President",
    ),
    rule(
        "a Ben is no son",
        "Sen. Ben Holm left. Senator Holm spoke.",
        "Senator Holm means Sen. Ben Holm",
        "Prince Omar bin Holm left. Senator Holm spoke.",
        "no Senator Holm means",
    ),
    rule(
        "the full name of who is called by one word is no body's",
        "Foaz Izadi, close to the court, was it. “They will,” {Izadi} said.",
        "Izadi means Foaz Izadi",
        "The Foaz Institute was it. “They will,” {Izadi} said.",
        "no Izadi means",
    ),
    rule(
        "a form of address makes a name",
        "Mr Koizumi spoke in Tarn.",
        "Mr Koizumi is person Koizumi",
        "The mister spoke in Tarn.",
        "no The mister is person",
    ),
    rule(
        "the name alone is found again behind a form of address",
        "Mr Koizumi spoke in Tarn. Koizumi left.",
        "Koizumi means Mr Koizumi",
        "The president spoke in Tarn. Koizumi left.",
        "Koizumi is person Koizumi; no Koizumi means",
    ),
    rule(
        "Mrs tells a woman",
        "Mrs Venn spoke. She left.",
        "She means Mrs Venn",
        "Mrs Venn spoke. He left.",
        "no He means",
    ),
    rule(
        "Mr tells a man",
        "Mr Venn spoke. He left.",
        "He means Mr Venn",
        "Mr Venn spoke. She left.",
        "no She means",
    ),
    rule(
        "a short form of an office is the office",
        "Sen. Paul Dorn spoke. The senator left.",
        "Sen. Paul Dorn holds senator; The senator means Sen. Paul Dorn",
        "Dr. Paul Dorn spoke. The senator left.",
        "no Dr. Paul Dorn holds; no The senator means",
    ),
    rule(
        "particles belong to a name",
        "Ludwig van der Holm spoke in Tarn.",
        "Ludwig van der Holm is person Ludwig van der Holm",
        "Ludwig went with Holm to Tarn.",
        "no Ludwig went",
    ),
    rule(
        "a particle with a hyphen belongs to a name",
        "Ali al-Moravi spoke in Tarn.",
        "Ali al-Moravi is person Ali al-Moravi",
        "Ali, Moravi and others spoke in Tarn.",
        "no Ali, Moravi is",
    ),
    rule(
        "two family names with a hyphen are one name",
        "Anton Dorn-Reyl spoke in Tarn.",
        "Anton Dorn-Reyl is person Anton Dorn-Reyl",
        "Anton Dorn - Reyl wept - spoke in Tarn.",
        "Anton Dorn is person Anton Dorn",
    ),
    rule(
        "a small syllable behind a hyphen belongs to a name",
        "Moon Jae-in spoke in Tarn. Moon left.",
        "Moon Jae-in is person Moon Jae-in; Moon means Moon Jae-in",
        "Moon Jae in Tarn spoke.",
        "no Moon Jae in",
    ),
    rule(
        "a syllable of two in the middle of the text",
        "Oru Ban-ti spoke in Tarn.",
        "Oru Ban-ti is person Oru Ban-ti",
        "The ban-ti of Tarn was lifted.",
        "no ban-ti is",
    ),
    rule(
        "a word of another meaning begins a name with a hyphen",
        "“Real life still happens,” said Day-Lin Holm, a teacher in Tarn.",
        "Day-Lin Holm is person Day-Lin Holm",
        "On that day Lin Holm left Tarn.",
        "Lin Holm is person Lin Holm",
    ),
    rule(
        "an office that is a family name follows a given name",
        "Lucy Prince spoke in Tarn. Prince left.",
        "Lucy Prince is person Lucy Prince; Prince means Lucy Prince",
        "The prince spoke in Tarn. Prince left.",
        "The prince holds prince; no Prince is person",
    ),
    rule(
        "and goes on no further",
        "In Tarn, Lucy King said no. King wept.",
        "Lucy King is person Lucy King; King means Lucy King",
        "In Tarn, King Ludwig Holm said no.",
        "King Ludwig Holm is person Ludwig Holm; King Ludwig Holm holds King",
    ),
    rule(
        "brackets of an editor are no part of a name",
        "Foreign Minister [Anton] Dorn left.",
        "Foreign Minister [Anton] Dorn is person Anton Dorn",
        "Foreign Minister [sic] left.",
        "no Foreign Minister [sic",
    ),
    rule(
        "a short form behind the name belongs to it",
        "Anton Dorn Jr. left Tarn.",
        "Anton Dorn Jr. is person Anton Dorn Jr.",
        "Anton Dorn left Tarn.",
        "Anton Dorn is person Anton Dorn",
    ),
    rule(
        "a verb with a capital is no given name",
        "Removing Dorn was hard. Mr Dorn left.",
        "Dorn is person Dorn; no Removing Dorn",
        "Rosa Dorn was hard. Mr Dorn left.",
        "Rosa Dorn is person Rosa Dorn",
    ),
    rule(
        "an adjective with a capital is no given name",
        "Angry Anton Dorn left the room.",
        "Anton Dorn is person Anton Dorn; no Angry Anton Dorn is",
        "Anton Dorn left the angry room.",
        "Anton Dorn is person Anton Dorn",
    ),
    rule(
        "an article takes no word from a name",
        "The Anton Dorn plan failed. Anton Dorn left.",
        "Anton Dorn is person Anton Dorn; no The Anton Dorn",
        "The Anton Dorn Institute failed.",
        "no Anton Dorn is person",
    ),
    rule(
        "a given name before another capital begins a name",
        "Helen Zorl-Tebbin left.",
        "Helen Zorl-Tebbin is person Helen Zorl-Tebbin",
        "The helen of Tarn left.",
        "no helen is person",
    ),
    rule(
        "an office before a family name is an office",
        "In Tarn, Lucy King said no.",
        "Lucy King is person Lucy King",
        "Lucy Prince Holm spoke in Tarn.",
        "Prince Holm holds Prince",
    ),
]

OFFICES_AND_LANDS = [
    rule(
        "the field of an office is no given name",
        "Minister of Seabirds Maria Dorn left.",
        "Minister of Seabirds Maria Dorn is person Maria Dorn",
        "Maria Seabirds Dorn left.",
        "Maria Seabirds Dorn is person Maria Seabirds Dorn",
    ),
    rule(
        "nor are two fields",
        "Minister of Finance and Trade Maria Dorn left.",
        "Minister of Finance and Trade Maria Dorn is person Maria Dorn",
        "Minister of Finance Anton Dorn and Maria Venn left.",
        "Minister of Finance Anton Dorn is person Anton Dorn; Maria Venn is person Maria Venn",
    ),
    rule(
        "the land of an office is no given name",
        "The Minister of Varland Maria Dorn left.",
        "The Minister of Varland Maria Dorn is person Maria Dorn; "
        "The Minister of Varland Maria Dorn holds Minister of Varland",
        "The friend of Varland Dorn left.",
        "no Dorn is person Dorn",
    ),
]

JOINED = [
    rule(
        "a summit of two is no person",
        "The Holm-Reyl summit failed. Anton Holm met Maria Reyl.",
        "no Holm-Reyl is person",
        "Mr Holm-Reyl failed. Anton Holm met Maria Reyl.",
        "Mr Holm-Reyl is person Holm-Reyl",
    ),
    rule(
        "talks of two with a long dash are no person",
        "The Holm–Aske talks went on. Mr Holm met Mr Aske.",
        "no Holm–Aske is person",
        "Maria Holm–Aske went on.",
        "Maria Holm–Aske is person Maria Holm–Aske",
    ),
    rule(
        "a double name is no pair of those who bear its parts",
        "Anton Garcia-Holm left Tarn. Mr Garcia-Holm slept.",
        "Mr Garcia-Holm means Anton Garcia-Holm",
        "Anton Garcia left Tarn. Mr Garcia-Holm slept.",
        "no Mr Garcia-Holm means",
    ),
]

AGAIN = [
    rule(
        "a family name alone is found again",
        "Maria Dorn left. Dorn slept.",
        "Dorn means Maria Dorn",
        "Maria Dorn left. Horn slept.",
        "no Horn means",
    ),
    rule(
        "a given name alone is found again",
        "Maria Dorn left. Maria said no.",
        "Maria means Maria Dorn",
        "Maria Dorn left. Marian said no.",
        "no Marian means",
    ),
    rule(
        "a family name behind an office is found again",
        "President Dorn left. Dorn slept.",
        "Dorn means President Dorn",
        "Dorn left. Dorn slept.",
        "no Dorn means President Dorn",
    ),
    rule(
        "an island is not its namesake",
        "Mr Reyl left. Reyl Island was empty.",
        "no Reyl is; Reyl Island is place Reyl Island",
        "Mr Dorn left. The Dorn government slept.",
        "Dorn means Mr Dorn",
    ),
    rule(
        "a month is not its namesake",
        "Mr May left. They met in May.",
        "Mr May is person May; no May is",
        "Mr Mai left. They met Mai in Tarn.",
        "Mai means Mr Mai",
    ),
]


@pytest.mark.parametrize(COLUMNS, FORMS)
def test_names_begin_and_end(text: str, fact: str, counter: str, instead: str) -> None:
    """Forms of address, particles, hyphens and brackets, and words that are names only beside others."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, OFFICES_AND_LANDS)
def test_what_an_office_is_of_is_no_given_name(text: str, fact: str, counter: str, instead: str) -> None:
    """Fields and lands stand between an office and the name of its holder."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, JOINED)
def test_two_names_with_a_dash(text: str, fact: str, counter: str, instead: str) -> None:
    """Two people of the article, or one person of two names."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, AGAIN)
def test_names_are_found_again(text: str, fact: str, counter: str, instead: str) -> None:
    """By the family name or the given name alone, whatever the model takes it for."""
    check(text, fact)
    check(counter, instead)
