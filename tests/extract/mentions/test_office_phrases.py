"""Phrases with an office as head: their modifiers, their country or body, and the holders behind them."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

COMPOUNDS = [
    rule(
        "general behind the head",
        "Consul General Maria Dorn left. The consul general slept.",
        "Consul General Maria Dorn holds Consul General; The consul general means Consul General Maria Dorn",
        "General Maria Dorn left. The consul general slept.",
        "no The consul general means",
    ),
    rule(
        "designate behind a hyphen",
        "Ambassador-designate Maria Dorn left.",
        "Ambassador-designate Maria Dorn holds Ambassador - designate",
        "Ambassador - so Maria Dorn said - left.",
        "no Ambassador - so",
    ),
    rule(
        "in chief",
        "{The editor-in-chief} left.",
        "The editor-in-chief is person title; The editor-in-chief holds editor - in - chief",
        "{The editor in Japan} left.",
        "The editor in Japan holds editor",
    ),
    rule(
        "two offices of one body",
        "Maria Dorn, president and CEO of Nordfisk, left.",
        "Maria Dorn holds president of Nordfisk",
        "{The president} and the envoy of Japan left.",
        "The president holds president; the envoy of Japan holds envoy of Japan",
    ),
]

MODIFIERS = [
    rule(
        "the adjective of a country that the model takes for a person",
        "{Her Kesmari counterpart} left.",
        "Her Kesmari counterpart is person title; Her Kesmari counterpart holds counterpart of Kesmari",
        "Kesmari, {her counterpart}, left.",
        "her counterpart holds counterpart",
    ),
    rule(
        "the same before a name",
        "Kesmari Foreign Minister Nadia Corvin left.",
        "Kesmari Foreign Minister Nadia Corvin holds Foreign Minister of Kesmari",
        "Old Kesmari Foreign Minister Nadia Corvin left.",
        "Kesmari is person Kesmari; Foreign Minister Nadia Corvin holds Foreign Minister",
    ),
    rule(
        "behind former",
        "Former Kesmari Foreign Minister Nadia Corvin left.",
        "Former Kesmari Foreign Minister Nadia Corvin holds Former Foreign Minister of Kesmari",
        "Kesmari Foreign Minister Nadia Corvin left.",
        "no Kesmari Foreign Minister Nadia Corvin is former",
    ),
    rule(
        "former says that it is over",
        "Former Varlandic minister Anton Dorn left.",
        "Former Varlandic minister Anton Dorn holds Former minister of Varlandic; "
        "Former Varlandic minister Anton Dorn is former",
        "Varlandic minister Anton Dorn left.",
        "no Varlandic minister Anton Dorn is former",
    ),
    rule(
        "then with a hyphen says so, too",
        "Then-President Holm left.",
        "Then-President Holm is person Holm; Then-President Holm is former",
        "Then President Holm left.",
        "President Holm holds President; no President Holm is former",
    ),
    rule(
        "ex as well",
        "Ex-President Holm left.",
        "Ex-President Holm is former",
        "President Holm left.",
        "no President Holm is former",
    ),
    rule(
        "two fields of one office",
        "Trade and Industry Minister Maria Dorn left.",
        "Trade and Industry Minister Maria Dorn holds Trade and Industry Minister",
        "Japan and Foreign Minister Maria Dorn left.",
        "Foreign Minister Maria Dorn holds Foreign Minister",
    ),
    rule(
        "three fields",
        "Agriculture, Forestry and Fisheries Minister Maria Dorn left.",
        "Agriculture, Forestry and Fisheries Minister Maria Dorn is person Maria Dorn",
        "In Tarn, Fisheries Minister Maria Dorn left.",
        "Fisheries Minister Maria Dorn holds Fisheries Minister",
    ),
    rule(
        "an office before and joins nothing",
        "The Trade and Industry Minister left.",
        "The Trade and Industry Minister is person title",
        "The President and Foreign Minister Maria Dorn left.",
        "The President is person title; Foreign Minister Maria Dorn is person Maria Dorn",
    ),
    rule(
        "a group of two countries",
        "{U.S. and European officials} left.",
        "U.S. and European officials is group unnamed; no U.S. and European officials means",
        "{U.S. officials} and European voters left.",
        "U.S. officials holds officials of United States",
    ),
    rule(
        "the hyphens of a word",
        "Tidewatch-led minister Anton Dorn left.",
        "minister Anton Dorn is person Anton Dorn",
        "In Tarn - minister Anton Dorn left.",
        "minister Anton Dorn is person Anton Dorn",
    ),
    rule(
        "an adjective of the holder is no part of the office",
        "{His hawkish security adviser} left.",
        "His hawkish security adviser holds security adviser",
        "{His national security adviser} left.",
        "His national security adviser holds national security adviser",
    ),
    rule(
        "a participle that qualifies a person",
        "{The visiting Japanese minister} left.",
        "The visiting Japanese minister holds visiting minister of Japan",
        "{The smiling minister} left.",
        "The smiling minister holds minister",
    ),
    rule(
        "newly elected",
        "{The newly elected president of Japan} left.",
        "The newly elected president of Japan holds newly elected president of Japan",
        "{The newly painted president} left.",
        "The newly painted president is person title",
    ),
    rule(
        "numbers are no part of an office",
        "{The two Japanese ministers} left.",
        "The two Japanese ministers holds ministers of Japan",
        "{The first president of Japan} left.",
        "The first president of Japan holds first president of Japan",
    ),
    rule(
        "days are no part of an office",
        "On Monday Minister Anton Dorn left.",
        "Minister Anton Dorn is person Anton Dorn; no Monday Minister",
        "In Tarn, Trade Minister Anton Dorn left.",
        "Trade Minister Anton Dorn holds Trade Minister",
    ),
    rule(
        "nor are small words",
        "Yesterday Minister Anton Dorn left.",
        "Minister Anton Dorn is person Anton Dorn; no Yesterday Minister",
        "New Minister Anton Dorn left.",
        "New Minister Anton Dorn holds New Minister",
    ),
    rule(
        "ex before the adjective",
        "Ex-Kesmari Foreign Minister Nadia Corvin left.",
        "Ex-Kesmari Foreign Minister Nadia Corvin holds Ex Foreign Minister of Kesmari; "
        "Ex-Kesmari Foreign Minister Nadia Corvin is former",
        "Kesmari Foreign Minister Nadia Corvin left.",
        "no Kesmari Foreign Minister Nadia Corvin is former",
    ),
]

OWNERS = [
    rule(
        "a country that no table knows",
        "{Tarn's mayor} left.",
        "Tarn's mayor holds mayor of Tarn",
        "{The mayor} left Tarn.",
        "The mayor holds mayor",
    ),
    rule(
        "its country",
        "{Japan's mayor} left.",
        "Japan's mayor holds mayor of Japan",
        "{The mayor} left Japan.",
        "The mayor holds mayor",
    ),
    rule(
        "a capital",
        "{Moscow's mayor} left.",
        "Moscow's mayor holds mayor of Russia",
        "{The mayor} left Moscow.",
        "The mayor holds mayor",
    ),
    rule(
        "the body goes before the country",
        "{The IAEA's Japanese director} left.",
        "The IAEA's Japanese director holds director of International Atomic Energy Agency",
        "{The Japanese director} left.",
        "The Japanese director holds director of Japan",
    ),
    rule(
        "two countries are not one",
        "{Russian and Chinese envoys} left.",
        "Russian and Chinese envoys holds envoys; no Russian and Chinese envoys holds envoys of",
        "{Russian envoys} left.",
        "Russian envoys holds envoys of Russia",
    ),
    rule(
        "a noun for a body owns an office",
        "{The ministry's spokesman} left.",
        "The ministry's spokesman is person title",
        "The boat's {spokesman} left.",
        "spokesman is person unnamed",
    ),
    rule(
        "the country does, too",
        "{The country's president} left.",
        "The country's president is person title",
        "The boat's {president} left.",
        "no The boat's president is",
    ),
    rule(
        "an adjective with a capital is of a country",
        "{The Varlandic minister} left.",
        "The Varlandic minister holds minister of Varlandic",
        "{The Atlantic minister} left.",
        "The Atlantic minister holds Atlantic minister",
    ),
]

HOLDERS = [
    rule(
        "several names behind offices of several",
        "Foreign Ministers Anton Dorn, Maria Venn and Jon Aske left.",
        "Anton Dorn holds Foreign Ministers; "
        "Maria Venn holds Foreign Ministers; Jon Aske holds Foreign Ministers",
        "Foreign Minister Anton Dorn, Maria Venn and Jon Aske left.",
        "no Maria Venn holds; no Jon Aske holds",
    ),
    rule(
        "not behind small letters",
        "Foreign Ministers Anton Dorn and Maria Venn left.",
        "Maria Venn holds Foreign Ministers",
        "The foreign ministers Anton Dorn and Maria Venn left.",
        "The foreign ministers is group unnamed; no Maria Venn holds",
    ),
    rule(
        "a form of address between",
        "Supreme Leader Ayatollah Ali Dorn left.",
        "Supreme Leader Ayatollah Ali Dorn is person Ali Dorn; "
        "Supreme Leader Ayatollah Ali Dorn holds Supreme Leader",
        "Supreme Leader and Ayatollah Ali Dorn left.",
        "no Ali Dorn holds Supreme Leader",
    ),
    rule(
        "an academic one",
        "President Dr. Anton Dorn left.",
        "President Dr. Anton Dorn holds President",
        "President or Dr. Anton Dorn left.",
        "no Dr. Anton Dorn holds",
    ),
    rule(
        "a body is no holder",
        "He met Chairman Tidewatch in Tarn.",
        "Chairman Tidewatch is person Tidewatch",
        "He met Chairman Tidewatch Group in Tarn.",
        "no Chairman Tidewatch is",
    ),
    rule(
        "an office in a heading has no holder in the text",
        "Foreign Minister Anton Dorn left.",
        "Foreign Minister Anton Dorn is person Anton Dorn",
        "Foreign Minister\n\nAnton Dorn left.",
        "no Anton Dorn holds",
    ),
]


@pytest.mark.parametrize(COLUMNS, COMPOUNDS)
def test_heads_of_several_words(text: str, fact: str, counter: str, instead: str) -> None:
    """Offices that go on behind their head noun, and two that one person holds."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, MODIFIERS)
def test_words_before_the_head(text: str, fact: str, counter: str, instead: str) -> None:
    """Countries, fields, participles, and what says that the office is held no more."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, OWNERS)
def test_whose_office_it_is(text: str, fact: str, counter: str, instead: str) -> None:
    """Countries, bodies and their adjectives among the modifiers."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, HOLDERS)
def test_names_behind_an_office(text: str, fact: str, counter: str, instead: str) -> None:
    """One holder, or several behind an office in the plural."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.xfail(
    strict=True, reason="the parser takes a small vice-president apart: who is meant, and when"
)
@pytest.mark.parametrize("words", ["The vice-president of Japan", "Japan's vice-president"])
def test_a_vice_president_is_no_president(words: str) -> None:
    """With a hyphen and small letters as little as without."""
    check(f"{{{words}}} left.", f"{words} holds vice - president of Japan")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for German Chancellor Ana Holm left.", "no Ana Holm holds spokesman"),
        (
            "The pro-Norwegian President Rex Holm left.",
            "no The pro-Norwegian President Rex Holm holds President of",
        ),
        (
            "The Norwegian President Rex Holm left.",
            "The Norwegian President Rex Holm holds President of Norway",
        ),
        ("The prime minister of the self-declared republic left.", "no The prime minister of the self"),
        ("Uighur Muslims left. Uighur Muslims came.", "no Uighur Muslims is person"),
    ],
)
def test_whose_an_office_is_not(text: str, expected: str) -> None:
    """Of a person, of whom the holder favours, of half a word; those of a faith are no person."""
    check(text, expected)
