"""Countries by name, adjective, seat and side, in the table or not; capitals as governments or as towns."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

TABLE = [
    rule(
        "a country's name",
        "Japan agreed.",
        "Japan is country Japan",
        "The japan on the box was old.",
        "no japan is",
    ),
    rule(
        "new makes it another",
        "New Jersey voted.",
        "New Jersey is place New Jersey; no Jersey is country",
        "Jersey voted.",
        "Jersey is country Jersey",
    ),
    rule(
        "officials of a capital",
        "Top Tokyo officials agreed.",
        "Top Tokyo officials holds Top officials of Japan",
        "Most Tokyo residents agreed.",
        "no Tokyo is country",
    ),
    rule(
        "what comes from a capital's government",
        "They had instructions from Tokyo.",
        "Tokyo is country Japan",
        "They had a train from Tokyo.",
        "no Tokyo is country",
    ),
    rule(
        "who is on its side",
        "The Tokyo-backed group left.",
        "Tokyo is country Japan",
        "The Tokyo-based group left.",
        "no Tokyo is country",
    ),
    rule(
        "but not New Zealand",
        "New Zealand voted.",
        "New Zealand is country New Zealand",
        "The new Zealand voted.",
        "no new Zealand is country",
    ),
    rule(
        "nor New Delhi",
        "New Delhi agreed.",
        "New Delhi is country India",
        "New Tarn agreed.",
        "no New Tarn is country",
    ),
    rule(
        "a given name makes it a person's",
        "Steve Israel spoke.",
        "Steve Israel is person Steve Israel; no Israel is country",
        "Israel spoke.",
        "Israel is country Israel",
    ),
    rule(
        "before its noun it is an adjective",
        "{The U.S. officials} left.",
        "The U.S. officials holds officials of United States",
        "The U.S. left officials.",
        "U.S. is country United States",
    ),
    rule(
        "an acronym stands in its own case",
        "They left the US.",
        "US is country United States",
        "They left the us to us.",
        "no us is",
    ),
    rule(
        "the adjective beside a noun is no mention",
        "The Iran talks failed.",
        "Iran is country Iran",
        "The Iranian talks failed.",
        "no Iranian is",
    ),
]

SEATS = [
    rule(
        "who acts is a government",
        "Moscow agreed.",
        "Moscow is country Russia",
        "They met in Moscow.",
        "Moscow is place Moscow; Moscow is of Russia",
    ),
    rule(
        "who is judged is one",
        "Moscow is ready to sign.",
        "Moscow is country Russia",
        "Moscow is a city.",
        "Moscow is place Moscow",
    ),
    rule(
        "who is in talks is one",
        "Tokyo is in talks.",
        "Tokyo is country Japan",
        "Tokyo is a port.",
        "Tokyo is place Tokyo",
    ),
    rule(
        "who is accused is one",
        "They accused Moscow.",
        "Moscow is country Russia",
        "They visited Moscow.",
        "Moscow is place Moscow",
    ),
    rule(
        "who is talked with is one",
        "Talks with Moscow failed.",
        "Moscow is country Russia",
        "They flew to Moscow.",
        "Moscow is place Moscow",
    ),
    rule(
        "who has a position is one",
        "The position of Moscow is clear.",
        "Moscow is country Russia",
        "The city of Moscow is cold.",
        "Moscow is place Moscow",
    ),
    rule(
        "whose position it is is one",
        "Moscow's position is clear.",
        "Moscow is country Russia",
        "Moscow's streets are cold.",
        "Moscow is place Moscow",
    ),
    rule(
        "two joined act both",
        "Paris and Moscow agreed.",
        "Paris is country France; Moscow is country Russia",
        "They met in Paris and Moscow.",
        "Paris is place Paris; Moscow is place Moscow",
    ),
    rule(
        "before government",
        "They met the Moscow government.",
        "Moscow government is country Russia",
        "They met in the Moscow suburbs.",
        "no Moscow suburbs is country",
    ),
    rule(
        "a seat",
        "The Kremlin agreed.",
        "Kremlin is country Russia",
        "They met in the Kremlin.",
        "Kremlin is place Kremlin",
    ),
    rule(
        "capitals of a heading",
        "THEY MET IN MOSCOW.",
        "MOSCOW is place Moscow",
        "They met in Moscow.",
        "Moscow is place Moscow",
    ),
    rule(
        "two own a position",
        "Paris and Moscow's position is clear.",
        "Paris is country France; Moscow is country Russia",
        "In Paris, Moscow's position is clear.",
        "Paris is place Paris; Moscow is country Russia",
    ),
]

PEOPLES = [
    rule(
        "a side is its country",
        "The Russian side agreed.",
        "Russian side is country Russia",
        "The Russian street agreed.",
        "no Russian street is",
    ),
    rule(
        "whoever is beside it",
        "They met the Russian side in Tarn.",
        "Russian side is country Russia",
        "They met the Russian teacher in Tarn.",
        "no Russian teacher is country",
    ),
    rule(
        "a government with a genitive",
        "The Russian government's plan failed.",
        "Russian government is country Russia",
        "The Russian nation slept.",
        "no Russian nation is",
    ),
    rule(
        "a people with an article",
        "The Japanese agreed.",
        "Japanese is country Japan",
        "Japanese talks went on.",
        "no Japanese is",
    ),
    rule(
        "two peoples under one article",
        "The Russians and Chinese agreed.",
        "Russians is country Russia; Chinese is country China",
        "They speak Russian and Chinese.",
        "no Chinese is country",
    ),
]

UNKNOWN = [
    rule(
        "an office of state makes a country",
        "Kesmar's prime minister left. Kesmar slept.",
        "Kesmar's prime minister holds prime minister of Kesmar; Kesmar is country Kesmar",
        "Kesmar's fishermen left. Kesmar slept.",
        "no Kesmar is country",
    ),
    rule(
        "its adjective is brought to its name",
        "{The Varlandic minister} left. Varland's president wept.",
        "The Varlandic minister holds minister of Varland",
        "{The Varlandic minister} left. Kesmar's president wept.",
        "The Varlandic minister holds minister of Varlandic",
    ),
    rule(
        "a president alone makes none",
        "Volvar president Jon Aske left. Volvar makes boats.",
        "Volvar president Jon Aske holds president of Volvar; no Volvar is country",
        "Volvar's prime minister, Jon Aske, left. Volvar makes boats.",
        "Volvar is country Volvar",
    ),
    rule(
        "a person has a minister, too",
        "{Aske's minister} left. Jon Aske slept.",
        "Aske's minister holds minister; no Aske is country",
        "{Varland's minister} left. Varland slept.",
        "Varland's minister holds minister of Varland; Varland is country Varland",
    ),
    rule(
        "a party has a president",
        "{The Party's president} left.",
        "The Party's president holds president; no Party is country",
        "{Varland's president} left.",
        "Varland's president holds president of Varland",
    ),
    rule(
        "a side makes one",
        "The Varlandic side agreed.",
        "Varlandic side is country Varlandic",
        "The Islamic side agreed.",
        "no Islamic side is",
    ),
    rule(
        "under the name that the article has",
        "Varland's foreign minister left. They met the Varlandic side.",
        "Varlandic side is country Varland",
        "Kesmar's foreign minister left. They met the Varlandic side.",
        "Varlandic side is country Varlandic",
    ),
    rule(
        "a delegation makes one",
        "The Varlandic delegation left.",
        "Varlandic delegation is country Varlandic",
        "The other delegation left.",
        "no other delegation is country",
    ),
    rule(
        "a person has a government",
        "The Ilian government left. Mr Ilian slept.",
        "no Ilian government is country",
        "The Varlandic government left. Mr Dorn slept.",
        "Varlandic government is country Varlandic",
    ),
]

BODIES = [
    rule(
        "a ministry by its country",
        "The Iranian foreign ministry agreed.",
        "Iranian foreign ministry is organisation foreign ministry; Iranian foreign ministry is of Iran",
        "Iranian foreign fishermen agreed.",
        "no Iranian foreign fishermen is organisation",
    ),
    rule(
        "a parliament that a table knows",
        "Iran's parliament agreed.",
        "Iran's parliament is organisation Majlis",
        "Japan's parliament agreed.",
        "no Japan's parliament is organisation Majlis",
    ),
    rule(
        "an army by its adjective",
        "The Varlandic army marched.",
        "Varlandic army is organisation Varlandic army",
        "The army marched.",
        "no army is",
    ),
    rule(
        "with a capital",
        "The Parliament voted.",
        "Parliament is organisation Parliament",
        "The parliament voted.",
        "no parliament is",
    ),
    rule(
        "not before its building",
        "The Embassy agreed.",
        "Embassy is organisation Embassy",
        "The embassy building burned.",
        "no embassy is",
    ),
]


@pytest.mark.parametrize(COLUMNS, TABLE)
def test_countries_of_the_table(text: str, fact: str, counter: str, instead: str) -> None:
    """By name and acronym, unless another word makes it another name."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, SEATS)
def test_seats_are_governments_or_towns(text: str, fact: str, counter: str, instead: str) -> None:
    """Their role in the sentence says which."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, PEOPLES)
def test_adjectives_that_are_countries(text: str, fact: str, counter: str, instead: str) -> None:
    """Sides, governments and peoples."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, UNKNOWN)
def test_countries_that_no_table_knows(text: str, fact: str, counter: str, instead: str) -> None:
    """By an office of state or by their side."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, BODIES)
def test_organs_of_states(text: str, fact: str, counter: str, instead: str) -> None:
    """Ministries, parliaments and armies, which only their country tells apart."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.xfail(
    strict=True, reason="an adjective is brought to a place's name by resolving only: who is meant"
)
def test_an_adjective_is_of_the_place_that_the_article_names() -> None:
    """The article has both words, and only the adjective has a minister."""
    check(
        "{The Varlandic minister} left. They met in Varland.",
        "The Varlandic minister holds minister of Varland",
    )
