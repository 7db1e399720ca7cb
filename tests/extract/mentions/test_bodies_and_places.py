"""Bodies and places: by a noun, by the model, and whose they are."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

BY_NOUN = [
    rule(
        "a body that the press writes small",
        "The eurozone agreed.",
        "eurozone is organisation Eurozone",
        "The trade zone agreed.",
        "no zone is organisation",
    ),
    rule(
        "the army of a country",
        "The Norwegian army would go.",
        "Norwegian army is organisation army; Norwegian army is of Norway",
        "An army would go.",
        "no army is organisation",
    ),
    rule(
        "bodies between commas are several",
        "It will be ruined by Merck, Uber, and Ikea.",
        "Merck is organisation Merck; Uber is organisation Uber",
        "A law firm, Hughes, Hubbard & Reed, agreed.",
        "Hughes, Hubbard & Reed is organisation Hughes, Hubbard & Reed",
    ),
    rule(
        "whom a body owns is a person",
        "As Tidewatch’s Rex Holm has reported, it failed.",
        "Rex Holm is person Rex Holm",
        "The Harbour Council’s statement has failed.",
        "no statement is person",
    ),
    rule(
        "an administration is a body",
        "The Dorn administration agreed.",
        "Dorn administration is organisation Dorn administration",
        "The new administration agreed.",
        "no new administration is; no administration is",
    ),
    rule(
        "of a country it is the country",
        "The Horst administration agreed.",
        "Horst administration is organisation Horst administration",
        "The US administration agreed.",
        "US administration is country United States",
    ),
    rule(
        "a bank with the name of its country",
        "The Central Bank of Varland agreed.",
        "Central Bank of Varland is organisation Central Bank of Varland",
        "The central bank agreed.",
        "no central bank is organisation",
    ),
    rule(
        "a bank with the name of its town",
        "The Bank of Tarn agreed.",
        "Bank of Tarn is organisation Bank of Tarn",
        "The bank of the river was green.",
        "no bank of the river is",
    ),
    rule(
        "a country that is known",
        "The Bank of South Korea agreed.",
        "Bank of South Korea is organisation Bank of South Korea",
        "The Bank and South Korea agreed.",
        "South Korea is country South Korea; no Bank of South Korea",
    ),
    rule(
        "a bank that a table knows",
        "The Bank of Ostrel agreed.",
        "Bank of Ostrel is organisation Bank of Ostrel",
        "The World Bank of Ostrel agreed.",
        "World Bank is organisation World Bank",
    ),
    rule(
        "a bank of a name, no more",
        "The Bank of Tarn agreed.",
        "Bank of Tarn is organisation Bank of Tarn",
        "They met at the Bank of the river.",
        "no Bank of the river is organisation",
    ),
]

BY_MODEL = [
    rule(
        "a noun for bodies ends the name",
        "The Harbour Council met.",
        "Harbour Council is organisation Harbour Council",
        "The Harbour Conference met.",
        "no Harbour Conference is",
    ),
    rule(
        "an article and a genitive are no part of it",
        "They met at the Harbour Institute's hall.",
        "Harbour Institute is organisation Harbour Institute",
        "They met at the institute's hall.",
        "no institute is",
    ),
    rule(
        "an island is a place",
        "They went to Reyl Island.",
        "Reyl Island is place Reyl Island",
        "They went to the Reyl Island Council.",
        "Reyl Island Council is organisation Reyl Island Council",
    ),
    rule(
        "a quarter of the compass belongs to a place",
        "They came from northern Ostrel.",
        "northern Ostrel is place northern Ostrel",
        "They came from cold Ostrel.",
        "no cold Ostrel is",
    ),
    rule(
        "also with a capital",
        "They came from Northern Ostrel.",
        "Northern Ostrel is place Northern Ostrel",
        "They came from Ostrel.",
        "Ostrel is place Ostrel",
    ),
]

WHOSE = [
    rule(
        "a genitive before it",
        "Japan's Harbour Council met.",
        "Japan's Harbour Council is organisation Harbour Council; Japan's Harbour Council is of Japan",
        "The Harbour Council met.",
        "no Harbour Council is of",
    ),
    rule(
        "the genitive of a capital",
        "Tokyo's Harbour Council met.",
        "Tokyo's Harbour Council is of Japan",
        "Tarn's Harbour Council met.",
        "no Harbour Council is of",
    ),
    rule(
        "of a country behind it",
        "The Harbour Ministry of Japan met.",
        "Harbour Ministry of Japan is organisation Harbour Ministry; Harbour Ministry of Japan is of Japan",
        "The Harbour Ministry met Japan.",
        "no Harbour Ministry is of",
    ),
    rule(
        "with an article",
        "The Harbour Ministry of the Netherlands met.",
        "Harbour Ministry of the Netherlands is of Netherlands",
        "The Harbour Ministry of the coast met.",
        "no Harbour Ministry is of",
    ),
    rule(
        "an organ that a table knows",
        "The Duma met.",
        "Duma is organisation State Duma; Duma is of Russia",
        "The IAEA met.",
        "IAEA is organisation International Atomic Energy Agency; no IAEA is of",
    ),
    rule(
        "the ministry of the last country so called",
        "The Japanese foreign ministry met. {The foreign ministry} slept.",
        "The foreign ministry is of Japan; The foreign ministry means Japanese foreign ministry",
        "Japan and Russia met. {The foreign ministry} slept.",
        "no The foreign ministry is of",
    ),
    rule(
        "the last of two",
        "Russia's foreign ministry met. The Japanese foreign ministry wept. {The foreign ministry} slept.",
        "The foreign ministry is of Japan",
        "The Japanese foreign ministry met. Russia's foreign ministry wept. {The foreign ministry} slept.",
        "The foreign ministry is of Russia",
    ),
    rule(
        "the country's",
        "Russia agreed. The country's foreign ministry slept.",
        "foreign ministry is of Russia",
        "Russia agreed. The party's foreign ministry slept.",
        "no foreign ministry is of",
    ),
    rule(
        "the nation's, by its adjective",
        "The Russian talks failed. The nation's foreign ministry slept.",
        "foreign ministry is of Russia",
        "The talks failed. The nation's foreign ministry slept.",
        "no foreign ministry is of",
    ),
    rule(
        "the same body is one",
        "The Harbour Council met. The Harbour Council slept.",
        "Harbour Council means Harbour Council",
        "The Harbour Council met. The Fishing Council slept.",
        "no Fishing Council means",
    ),
    rule(
        "the same name of two countries is two",
        "Russia's foreign ministry met. Russia's foreign ministry slept.",
        "Russia's foreign ministry means Russia's foreign ministry",
        "Russia's foreign ministry met. Japan's foreign ministry slept.",
        "no Japan's foreign ministry means",
    ),
]


@pytest.mark.parametrize(COLUMNS, BY_NOUN)
def test_bodies_that_a_noun_makes_known(text: str, fact: str, counter: str, instead: str) -> None:
    """Administrations and banks, whatever the model takes their names for."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, BY_MODEL)
def test_names_of_the_model(text: str, fact: str, counter: str, instead: str) -> None:
    """Cleaned of what is no part of the name."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, WHOSE)
def test_whose_a_body_is(text: str, fact: str, counter: str, instead: str) -> None:
    """The country that the words around name, or the last one so called."""
    check(text, fact)
    check(counter, instead)
