"""What follows an office: its field, its country or body, and what is none of it."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

PREPOSITIONS = [
    rule(
        "of a field and of a country",
        "{The minister of foreign affairs of Japan} left.",
        "The minister of foreign affairs of Japan holds minister of foreign affairs of Japan",
        "{The minister} of whom Japan spoke left.",
        "The minister holds minister",
    ),
    rule(
        "an envoy is to a country",
        "{Russia's ambassador to Japan} left.",
        "Russia's ambassador to Japan holds ambassador to Japan of Russia",
        "{Russia's minister to Japan} left.",
        "Russia's minister to Japan holds minister of Russia",
    ),
    rule(
        "without being of it",
        "{The ambassador to Japan} left.",
        "The ambassador to Japan holds ambassador to Japan; no The ambassador to Japan holds ambassador of",
        "{The ambassador of Japan} left.",
        "The ambassador of Japan holds ambassador of Japan",
    ),
    rule(
        "a minister is for a field",
        "{The minister for trade} left.",
        "The minister for trade holds minister for trade",
        "{The historian for trade} left.",
        "The historian for trade holds historian",
    ),
    rule(
        "a diplomat is in a country",
        "{A diplomat in Japan} left.",
        "A diplomat in Japan holds diplomat of Japan",
        "{A historian in Japan} left.",
        "A historian in Japan holds historian",
    ),
    rule(
        "but not in a town",
        "{A lawmaker in Japan} left.",
        "A lawmaker in Japan holds lawmaker of Japan",
        "{A lawmaker in Tarn} left.",
        "A lawmaker in Tarn holds lawmaker",
    ),
    rule(
        "a capital is no country of an office",
        "{The mayor of Moscow} left.",
        "The mayor of Moscow holds mayor of Moscow",
        "{The president of Russia} left.",
        "The president of Russia holds president of Russia",
    ),
    rule(
        "men are several of a man",
        "Congressmen left.",
        "no Congressmen is person",
        "{A congressman} left.",
        "A congressman is person unnamed",
    ),
]

STATES = [
    rule(
        "the form of a state that no table knows",
        "{The president of the Federative Republic of Kesmar} left.",
        "The president of the Federative Republic of Kesmar holds president of Kesmar",
        "{The president of the Federative Harbour of Kesmar} left.",
        "no The president of the Federative Harbour of Kesmar holds president of Kesmar",
    ),
    rule(
        "the form behind an adjective",
        "{The president of the Argentine Republic} left.",
        "The president of the Argentine Republic holds president of Argentina",
        "{The president of the Republic} left.",
        "no The president of the Republic holds president of Argentina",
    ),
    rule(
        "a state that goes by its form alone is another",
        "The Islamic Republic agreed.",
        "Islamic Republic is country Iran",
        "The Islamic Republic of Kesmar agreed.",
        "no Islamic Republic is",
    ),
    rule(
        "an organ of a country",
        "{The head of Iran's atomic agency} left.",
        "The head of Iran's atomic agency is person title; no Iran is",
        "{The head} left Iran's atomic agency.",
        "Iran is country Iran",
    ),
    rule(
        "a country that no table knows",
        "{The minister of Varland} left.",
        "The minister of Varland holds minister of Varland",
        "{The Minister of Justice} left.",
        "The Minister of Justice holds Minister of Justice; "
        "no The Minister of Justice holds Minister of Justice of",
    ),
    rule(
        "offices that others have are no sign of a country",
        "{The president of Varland} left.",
        "The president of Varland holds president of Varland",
        "{The envoy of Harbour} left.",
        "The envoy of Harbour holds envoy of Harbour",
    ),
    rule(
        "parliament is no name",
        "{The head of parliament} left.",
        "The head of parliament holds head of parliament",
        "{The head of Nordfisk} left.",
        "The head of Nordfisk is person title",
    ),
]

BODIES = [
    rule(
        "by the model",
        "{The Tidewatch Front leader} left.",
        "The Tidewatch Front leader holds leader of Tidewatch Front",
        "{The Tidewatch leader} left.",
        "no The Tidewatch leader holds leader of Tidewatch Front",
    ),
    rule(
        "the capitals up to the noun for a body",
        "Harbour Workers' Association Director Maria Dorn left.",
        "Harbour Workers' Association Director Maria Dorn holds Director of Harbour Workers' Association",
        "Harbour Workers' Boat Director Maria Dorn left.",
        "no Harbour Workers' Boat Director Maria Dorn holds Director of Harbour Workers' Association",
    ),
    rule(
        "a rank between body and head",
        "Harbour Institute research director Maria Dorn left.",
        "Harbour Institute research director Maria Dorn holds research director of Harbour Institute",
        "Harbour Institute Boat Director Maria Dorn left.",
        "no Harbour Institute Boat Director Maria Dorn holds Boat Director of Harbour Institute",
    ),
    rule(
        "a firm before an office of firms",
        "Nordfisk chief executive Maria Dorn left.",
        "Nordfisk chief executive Maria Dorn holds chief executive of Nordfisk",
        "Party chairman Maria Dorn left.",
        "Party chairman Maria Dorn holds chairman",
    ),
    rule(
        "a word of a party is no firm",
        "Nordfisk chairman Maria Dorn left.",
        "Nordfisk chairman Maria Dorn holds chairman of Nordfisk",
        "Republican Chairman Maria Dorn left.",
        "no Republican Chairman Maria Dorn holds Chairman of",
    ),
    rule(
        "the tail of a body's name",
        "{The president of the Council on Foreign Relations} left.",
        "The president of the Council on Foreign Relations holds president of Council on Foreign Relations",
        "{The president of the Harbour Council} on Monday left.",
        "The president of the Harbour Council holds president of Harbour Council",
    ),
    rule(
        "a firm that the model takes for a person",
        "Maria Dorn, chairman of Anton Holm, left.",
        "Maria Dorn holds chairman of Anton Holm; no Anton Holm is person",
        "Maria Dorn, friend of Anton Holm, left.",
        "Anton Holm is person Anton Holm",
    ),
    rule(
        "a body in small letters is part of the title",
        "{The head of the security council} left.",
        "The head of the security council holds head of the security council",
        "{The historian of the security council} left.",
        "The historian of the security council holds historian",
    ),
    rule(
        "of staff",
        "Chief of Staff Maria Dorn left.",
        "Chief of Staff Maria Dorn holds Chief of Staff",
        "Chief of Tarn Maria Dorn left.",
        "no Chief of Tarn Maria Dorn holds Chief of Staff",
    ),
    rule(
        "of state",
        "Secretary of State Maria Dorn left.",
        "Secretary of State Maria Dorn holds Secretary of State",
        "Secretary of Japan Maria Dorn left.",
        "Secretary of Japan Maria Dorn holds Secretary of Japan",
    ),
]

OTHERS = [
    rule(
        "whose spokesman it is",
        "{A spokesman for Prime Minister Maria Venn} left.",
        "A spokesman for Prime Minister Maria Venn belongs to Prime Minister Maria Venn; "
        "A spokesman for Prime Minister Maria Venn holds spokesman",
        "{A spokesman for the police} left.",
        "no A spokesman for the police belongs",
    ),
    rule(
        "with a form of address",
        "{A spokesman for Mr Venn} left.",
        "A spokesman for Mr Venn belongs to Mr Venn",
        "{A spokesman for trade} left.",
        "no A spokesman for trade belongs",
    ),
]


@pytest.mark.parametrize(COLUMNS, PREPOSITIONS)
def test_prepositions_that_offices_take(text: str, fact: str, counter: str, instead: str) -> None:
    """Each office has its own."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, STATES)
def test_states_behind_an_office(text: str, fact: str, counter: str, instead: str) -> None:
    """By table or by the office, under whatever form of state."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, BODIES)
def test_bodies_around_an_office(text: str, fact: str, counter: str, instead: str) -> None:
    """Before it or behind it; none of them is in a table."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, OTHERS)
def test_another_person_is_no_complement(text: str, fact: str, counter: str, instead: str) -> None:
    """The one whom an office serves owns it and holds none of it."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.xfail(
    strict=True, reason="a country's body lends its head to the country: who is meant, and when"
)
def test_the_head_of_a_body_is_no_head_of_the_country() -> None:
    """The body is part of the office."""
    text = "{The head of Iran's atomic agency} left."
    check(text, "The head of Iran's atomic agency holds head of atomic agency of Iran")
