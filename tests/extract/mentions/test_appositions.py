"""Offices beside names: who holds what by the words around, and phrases without a holder's name."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

BESIDE = [
    rule(
        "the office behind the name",
        "Maria Venn, Varland's foreign minister, left.",
        "Maria Venn holds foreign minister of Varland",
        "Maria Venn, Varland's foreign minister's aide, left.",
        "no Maria Venn holds foreign minister",
    ),
    rule(
        "the office in brackets",
        "Anton Dorn (the mayor of Tarn) left.",
        "Anton Dorn holds mayor of Tarn",
        "Anton Dorn (as the mayor of Tarn said) left.",
        "no Anton Dorn holds",
    ),
    rule(
        "the office between dashes",
        "Anton Dorn – the mayor of Tarn – left.",
        "Anton Dorn holds mayor of Tarn",
        "Anton Dorn left. The mayor of Tarn slept.",
        "no Anton Dorn holds",
    ),
    rule(
        "the office before the name",
        "His envoy, Oru Dorn, left.",
        "His envoy, Oru Dorn is person Oru Dorn; His envoy, Oru Dorn holds envoy",
        "Envoys, Oru Dorn said, left.",
        "no Oru Dorn holds",
    ),
    rule(
        "the office of a country before the name",
        "Varland's envoy, Oru Dorn, left.",
        "Varland's envoy, Oru Dorn holds envoy of Varland",
        "Varland's envoys, Oru Dorn said, left.",
        "no Oru Dorn holds",
    ),
    rule(
        "the office before a form of address",
        "Her envoy, the Rev. Anton Dorn, left.",
        "Her envoy, the Rev. Anton Dorn holds envoy",
        "Her envoy, the late Anton Dorn, left.",
        "no Anton Dorn holds",
    ),
    rule(
        "a comma that closes no apposition",
        "The envoy, Anton Dorn, left.",
        "The envoy, Anton Dorn holds envoy",
        "The envoy, Anton Dorn who had come, left.",
        "no Anton Dorn holds",
    ),
    rule(
        "one office only",
        "The envoy, Anton Dorn, the mayor of Tarn, left.",
        "The envoy, Anton Dorn holds envoy",
        "Anton Dorn, the mayor of Tarn, left.",
        "Anton Dorn holds mayor of Tarn",
    ),
    rule(
        "offices of several are not of one",
        "Anton Dorn, envoy of Varland, left.",
        "Anton Dorn holds envoy of Varland",
        "Anton Dorn, envoys of Varland, left.",
        "no Anton Dorn holds",
    ),
    rule(
        "the subject behind a comma is another person",
        "Maria Dorn, the envoy of Varland, said no.",
        "Maria Dorn holds envoy of Varland",
        "In support of Mr Venn, the {lawmaker} said no.",
        "no Mr Venn holds",
    ),
    rule(
        "who works for an officer is not the officer",
        "Maria Dorn, the president, left.",
        "Maria Dorn holds president",
        "Maria Dorn, the president's spokesman, left.",
        "no Maria Dorn holds",
    ),
    rule(
        "a counterpart has the office of the other",
        "Maria Venn, the mayor of Tarn, left.",
        "Maria Venn holds mayor of Tarn",
        "Foreign Minister Paul Dorn came. Her counterpart, Maria Venn, the mayor of Tarn, left.",
        "Her counterpart, Maria Venn holds Foreign Minister",
    ),
]

APPOINTED = [
    rule(
        "who was appointed",
        "Ilka Morav, who was appointed as foreign minister of Varland, left.",
        "Ilka Morav holds foreign minister of Varland",
        "Ilka Morav, who was met by the foreign minister of Varland, left.",
        "no Ilka Morav holds",
    ),
    rule(
        "who became",
        "Ilka Morav became foreign minister of Varland.",
        "Ilka Morav holds foreign minister of Varland",
        "Anton Dorn met the foreign minister of Varland.",
        "no Anton Dorn holds",
    ),
    rule(
        "in another sentence",
        "Anton Dorn was named envoy.",
        "Anton Dorn holds envoy",
        "They met Anton Dorn. Was an envoy there?",
        "no Anton Dorn holds",
    ),
    rule(
        "who was is no more",
        "Anton Holm, who was envoy to Japan, left.",
        "Anton Holm is former",
        "Anton Holm, who is envoy to Japan, left.",
        "Anton Holm holds envoy to Japan; no Anton Holm is former",
    ),
    rule(
        "who served is no more",
        "Anton Holm served as mayor of Tarn.",
        "Anton Holm is former",
        "Anton Holm now served as mayor of Tarn.",
        "Anton Holm holds mayor of Tarn; no Anton Holm is former",
    ),
    rule(
        "who was elected is",
        "Anton Dorn was the president of Varland.",
        "Anton Dorn is former",
        "Anton Dorn was elected president of Varland.",
        "Anton Dorn holds elected president of Varland; no Anton Dorn is former",
    ),
    rule(
        "who was a counterpart is one",
        "Anton Holm, who was envoy to Japan, left.",
        "Anton Holm is former",
        "Anton Holm, who was his counterpart, left.",
        "Anton Holm is counterpart; no Anton Holm is former",
    ),
]

ALONE = [
    rule(
        "an office that the article knows",
        "The envoy spoke.",
        "The envoy is person title",
        "Envoy spoke.",
        "no Envoy is",
    ),
    rule(
        "somebody new",
        "An envoy spoke.",
        "An envoy is person unnamed",
        "The envoy spoke.",
        "The envoy is person title",
    ),
    rule(
        "an office with its country needs no article",
        "Foreign Minister of Japan spoke.",
        "Foreign Minister of Japan is person title; "
        "Foreign Minister of Japan holds Foreign Minister of Japan",
        "Foreign Minister spoke.",
        "no Foreign Minister is",
    ),
    rule(
        "people of work, no office, do",
        "President of Japan spoke.",
        "President of Japan is person title",
        "Historian of Japan spoke.",
        "no Historian of Japan is",
    ),
    rule(
        "several of a kind that speaks",
        "Officials spoke.",
        "Officials is group unnamed",
        "Presidents spoke.",
        "no Presidents is",
    ),
    rule(
        "several of a country",
        "Japanese presidents spoke.",
        "Japanese presidents is group unnamed; Japanese presidents holds presidents of Japan",
        "Old presidents spoke.",
        "no Old presidents is",
    ),
    rule(
        "the members of a body are the body",
        "NATO members spoke.",
        "NATO members is organisation North Atlantic Treaty Organization",
        "NATO officials spoke.",
        "NATO officials is group unnamed",
    ),
    rule(
        "with a capital, too",
        "Members of NATO spoke.",
        "Members of NATO is organisation North Atlantic Treaty Organization",
        "Members of the Harbour Club spoke.",
        "Members of the Harbour Club is group unnamed",
    ),
]

PRONOUNS = [
    rule(
        "subjects are mentions",
        "They said no.",
        "They is group pronoun",
        "We saw them.",
        "no them is",
    ),
    rule(
        "outside quotations",
        "He left.",
        "He is person pronoun",
        "“He left,” it said.",
        "no He is",
    ),
]


@pytest.mark.parametrize(COLUMNS, BESIDE)
def test_an_office_beside_a_name(text: str, fact: str, counter: str, instead: str) -> None:
    """It is the person's whom commas, brackets or dashes set it beside."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, APPOINTED)
def test_an_office_that_a_clause_gives(text: str, fact: str, counter: str, instead: str) -> None:
    """Who was appointed, who became, who was."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, ALONE)
def test_an_office_without_a_name(text: str, fact: str, counter: str, instead: str) -> None:
    """A mention if it stands for somebody in particular, or for people who speak as a group."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, PRONOUNS)
def test_pronouns_that_are_mentions(text: str, fact: str, counter: str, instead: str) -> None:
    """Those of the article's own sentences, as subjects."""
    check(text, fact)
    check(counter, instead)
