"""Every source and addressee has a mention with exactly its span, whatever stands in it."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, read_spans, rule

from onrecord.records.spans import Span

JOINED = [
    rule(
        "two that and joins",
        "{President Venn and Foreign Minister Horst} said no.",
        "President Venn and Foreign Minister Horst means President Venn + Foreign Minister Horst",
        "{President Venn} met Foreign Minister Horst.",
        "no President Venn means",
    ),
    rule(
        "with both",
        "{Both Russia and Japan} said no.",
        "Both Russia and Japan means Russia + Japan",
        "Both said that {Russia} said no.",
        "no Russia means",
    ),
    rule(
        "three",
        "{Russia, China and Japan} said no.",
        "Russia, China and Japan means Russia + China + Japan",
        "{Russia, near Japan}, said no.",
        "no Russia, near Japan means Russia + Japan",
    ),
    rule(
        "with an ampersand",
        "{Paul Dorn & Maria Venn} said no.",
        "Paul Dorn & Maria Venn means Paul Dorn + Maria Venn",
        "{Paul Dorn of Japan} said no.",
        "Paul Dorn of Japan is person Paul Dorn",
    ),
    rule(
        "one group of two countries",
        "{U.S. and European officials} said no.",
        "U.S. and European officials is group unnamed; no U.S. and European officials means",
        "{The U.S. and Japan} said no.",
        "The U.S. and Japan means U.S. + Japan",
    ),
    rule(
        "one body with an and in its name",
        "{The Council of Boats and Nets} said no.",
        "no The Council of Boats and Nets means",
        "{The Harbour Council and the Boat Council} said no.",
        "The Harbour Council and the Boat Council means Harbour Council + Boat Council",
    ),
    rule(
        "a family name that is an office",
        "{Lucy King and Paul Holm} said no.",
        "Lucy King and Paul Holm means Lucy King + Paul Holm",
        "{The king of Japan} said no.",
        "The king of Japan is person title",
    ),
]

NAMED = [
    rule(
        "the article is part of a source",
        "{The Kremlin} said no.",
        "The Kremlin is country Russia",
        "They met near {the wall}.",
        "the wall is group unnamed",
    ),
    rule(
        "whose reporter speaks",
        "{NPR's Paul Dorn} said no.",
        "NPR's Paul Dorn is person Paul Dorn; NPR is organisation NPR",
        "{Paul Dorn's NPR} said no.",
        "Paul Dorn's NPR is organisation NPR",
    ),
    rule(
        "the rival of another",
        "{Mr Venn's rival, Maria Dorn}, said no.",
        "Mr Venn's rival, Maria Dorn is person Maria Dorn",
        "{Maria Dorn's rival, a teacher,} said no.",
        "no Maria Dorn's rival, a teacher, is person teacher",
    ),
    rule(
        "a part of a title",
        "The deputy foreign {minister Maria Dorn} said no.",
        "minister Maria Dorn is person Maria Dorn; "
        "minister Maria Dorn means The deputy foreign minister Maria Dorn",
        "The deputy foreign minister met {Maria Dorn}.",
        "Maria Dorn is person Maria Dorn; no Maria Dorn means",
    ),
    rule(
        "a part of an office",
        "Russian {Foreign Ministry spokeswoman} said no.",
        "Foreign Ministry spokeswoman holds Foreign Ministry spokeswoman of Russia",
        "Russian boats met a {Foreign Ministry spokeswoman}.",
        "no Foreign Ministry spokeswoman holds Foreign Ministry spokeswoman of Russia",
    ),
    rule(
        "words behind the office",
        "{The minister, who had come from Tarn,} said no.",
        "The minister, who had come from Tarn, holds minister",
        "{Those who had come from Tarn} said no.",
        "Those who had come from Tarn is group unnamed",
    ),
    rule(
        "also is no part of it",
        "{The minister also} said no.",
        "The minister also holds minister",
        "{The fisherman also} said no.",
        "The fisherman also is group unnamed",
    ),
    rule(
        "the office of a person speaks for him",
        "{President Dorn's office} said no.",
        "President Dorn's office means President Dorn",
        "{The president's hat} said no.",
        "no The president's hat means President",
    ),
]

SERVANTS = [
    rule(
        "a spokesman is not whom he speaks for",
        "{A spokesman for Mr Venn} said no.",
        "A spokesman for Mr Venn is person unnamed; A spokesman for Mr Venn belongs to Mr Venn",
        "{A spokesman} met Mr Venn.",
        "no A spokesman belongs",
    ),
    rule(
        "nor are several",
        "{Aides to Mr Venn} said no.",
        "Aides to Mr Venn is group unnamed; Aides to Mr Venn belongs to Mr Venn",
        "{Aides} met Mr Venn.",
        "no Aides belongs",
    ),
    rule(
        "nor are spokesmen",
        "{Spokesmen for Mr Venn} said no.",
        "Spokesmen for Mr Venn is group unnamed",
        "{The Japanese spokesman, Mr Venn}, said no.",
        "The Japanese spokesman, Mr Venn is person Venn",
    ),
    rule(
        "an observer belongs to nobody",
        "{Supporters of Mr Venn} said no.",
        "Supporters of Mr Venn is group unnamed; no Supporters of Mr Venn belongs",
        "{Envoys of Mr Venn} said no.",
        "Envoys of Mr Venn belongs to Mr Venn",
    ),
    rule(
        "whose he is, in a word between",
        "{A spokesman} for our Mr Venn said no.",
        "A spokesman belongs to Mr Venn",
        "{A spokesman} in a hall of Mr Venn said no.",
        "no A spokesman belongs",
    ),
    rule(
        "who meets another far off is not the other",
        "{The official in the long fight with Mr Venn over boats} said no.",
        "The official in the long fight with Mr Venn over boats is person title",
        "{Mr Venn in the long fight over boats} said no.",
        "Mr Venn in the long fight over boats is person Venn",
    ),
    rule(
        "nor is one without a mention of his own",
        "{Mr Venn} fought long over boats.",
        "Mr Venn is person Venn",
        "{Angry envoy in the long fight with Mr Venn over boats} said no.",
        "Angry envoy in the long fight with Mr Venn over boats is person unnamed",
    ),
]

DESCRIBED = [
    rule(
        "a pronoun",
        "{It} said no.",
        "It is organisation pronoun",
        "{She} said no.",
        "She is person pronoun",
    ),
    rule(
        "a paper",
        "{A report} said no.",
        "A report is group document",
        "{A boat} said no.",
        "A boat is group unnamed",
    ),
    rule(
        "people of a country",
        "{Japanese fishermen} said no.",
        "Japanese fishermen is group unnamed; Japanese fishermen is of Japan",
        "{Old fishermen} said no.",
        "Old fishermen is group unnamed; no Old fishermen is of",
    ),
    rule(
        "in a country",
        "{Fishermen of Japan} said no.",
        "Fishermen of Japan is of Japan",
        "{Fishermen of Tarn} said no.",
        "no Fishermen of Tarn is of",
    ),
    rule(
        "a name unknown to all",
        "They were sure, {Zorl Tebbin} said.",
        "Zorl Tebbin is person Zorl Tebbin",
        "They were sure, {the Zorl Tebbin} said.",
        "the Zorl Tebbin is organisation Zorl Tebbin",
    ),
    rule(
        "behind a genitive",
        "In Ostrel, {Japan's Zorl Tebbin} said no.",
        "Japan's Zorl Tebbin is person Zorl Tebbin",
        "In Ostrel, {Japan's old fishermen} said no.",
        "Japan's old fishermen is group unnamed",
    ),
    rule(
        "a place that speaks is a body",
        "{Ostrel} said no.",
        "Ostrel is organisation Ostrel",
        "They met in Ostrel near {the port}.",
        "the port is group unnamed",
    ),
    rule(
        "a part of a country's name",
        "{Japanese} minister Maria Dorn said no.",
        "Japanese is country Japan",
        "{Angry} minister Maria Dorn said no.",
        "no Angry is country",
    ),
    rule(
        "a part of a body's name",
        "Russian {Foreign Ministry} spokeswoman Maria Dorn said no.",
        "Foreign Ministry is organisation Foreign Ministry",
        "Russian {foreign} spokeswoman Maria Dorn said no.",
        "no foreign is organisation",
    ),
]

OFFICES = [
    rule(
        "somebody new",
        "{Another official} said no.",
        "Another official is person unnamed",
        "{That official} said no.",
        "That official is person title",
    ),
    rule(
        "one of several",
        "{One official} said no.",
        "One official is person unnamed",
        "{The one official} said no.",
        "The one official is person title",
    ),
    rule(
        "an office with a capital is known",
        "{Foreign Minister} said no.",
        "Foreign Minister is person title",
        "{Deputy prime minister} said no.",
        "Deputy prime minister is person unnamed",
    ),
    rule(
        "a counterpart without a word before",
        "{Counterpart} said no.",
        "Counterpart is counterpart",
        "{Colleague} said no.",
        "no Colleague is counterpart",
    ),
    rule(
        "several",
        "{Some officials} said no.",
        "Some officials is group unnamed",
        "{Some official} said no.",
        "Some official is person unnamed",
    ),
]


@pytest.mark.parametrize(COLUMNS, JOINED)
def test_sources_joined(text: str, fact: str, counter: str, instead: str) -> None:
    """Several speakers have their own mentions; one mention with an "and" has not."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, NAMED)
def test_sources_that_hold_a_mention(text: str, fact: str, counter: str, instead: str) -> None:
    """More words or fewer than the mention in them."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, SERVANTS)
def test_sources_that_serve_another(text: str, fact: str, counter: str, instead: str) -> None:
    """The one named in a source may be another person than the speaker."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, DESCRIBED)
def test_sources_without_a_mention(text: str, fact: str, counter: str, instead: str) -> None:
    """Pronouns, papers, people, names that no table and no model knows."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, OFFICES)
def test_sources_by_their_work(text: str, fact: str, counter: str, instead: str) -> None:
    """Known from elsewhere in the article, or new."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize("words", ["A spokesman who met Mr Venn", "A source close to Mr Venn"])
def test_a_source_that_ends_in_a_name_is_another(words: str) -> None:
    """The one who speaks is the head of the phrase."""
    check(f"{{{words}}} said no.", f"{words} is person unnamed")


def test_a_source_of_blanks_has_a_mention() -> None:
    """Also where no word stands."""
    blank = Span(5, 6)
    (mention,) = read_spans("Boats left.", [blank])
    assert (mention.span, mention.kind, mention.form) == (blank, "group", "unnamed")


def test_an_addressee_has_a_mention() -> None:
    """As a source has, but it does not speak on."""
    text = "Paul Dorn told old fishermen to wait. He left."
    span = Span(text.index("old"), text.index(" to wait"))
    mentions = read_spans(text, [Span(0, 9)], addressee=span)
    assert [mention.kind for mention in mentions if mention.span == span] == ["group"]
    assert [mentions[m.antecedent].name for m in mentions if m.antecedent is not None] == ["Paul Dorn"]


def test_a_source_may_hold_a_pronoun_and_end_the_text() -> None:
    """The pronoun looks for who is meant behind no end."""
    text = "An official met boats. He said that it was over."
    span = Span(0, len(text))
    assert span in [mention.span for mention in read_spans(text, [span])]


def test_a_member_of_a_party_is_who_was_named() -> None:
    """Also where nobody lets them speak; several are not."""
    check(
        "Sen. Rex Holm of Maine left. Aides asked the Maine Republican about it.",
        "the Maine Republican means Sen. Rex Holm",
    )
    check("Sen. Rex Holm of Maine left. Aides asked the Maine Republicans.", "no the Maine Republicans means")
