"""What a cue does to its content, and to whom it was said, in invented sentences."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.extract.conditions import find_conditions
from onrecord.extract.context import Context
from onrecord.extract.stances import find_stances
from onrecord.extract.statements import find_statements
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import StanceMention, StatementMention
from onrecord.records.spans import OffsetMap


def read(text: str) -> tuple[StatementMention, tuple[StanceMention, ...]]:
    """The first statement of a text, and all stances."""
    article = Article(text, OffsetMap(()), (Part("body", 0, len(text)),))
    doc = load_english(Settings().language_model).parse(text)
    context = Context(doc, article, PublicationDate("2031-03-05"))
    found = find_statements(context)
    context = Context(doc, article, PublicationDate("2031-03-05"), statements=found[:1])
    return found[0], find_stances(context, find_conditions(context))


@pytest.mark.parametrize(
    ("text", "polarity", "words"),
    [
        ("Foreign Minister Ana Dorn said that Varland would return the islands.", "affirmed", None),
        ("Foreign Minister Ana Dorn denied that Varland would return the islands.", "denied", "denied"),
        ("Ana Dorn rejected claims that Varland would return the islands.", "denied", "rejected"),
        ("Ana Dorn rejected the offer of the Kesmari government.", "affirmed", None),
        ("Ana Dorn does not believe that Kesmar will return the islands.", "denied", "not believe"),
        ("Ana Dorn questioned whether Kesmar would sign the treaty.", "doubted", "questioned"),
    ],
)
def test_a_cue_may_deny_its_content_or_leave_it_open(text: str, polarity: str, words: str | None) -> None:
    """What follows "denied that" is not asserted; the words that deny it are kept."""
    statement, _ = read(text)
    assert statement.polarity == polarity
    told = statement.polarity_words.of(text) if statement.polarity_words else None
    assert told == words


@pytest.mark.parametrize(
    ("cue", "stances"), [("said", ["supports"]), ("denied", ["opposes"]), ("does not believe", [])]
)
def test_what_is_denied_is_not_read_as_support(cue: str, stances: list[str]) -> None:
    """Denying that one would support a treaty is no support of it; not expecting it is no stance."""
    _, found = read(f"Ana Dorn {cue} that Varland would support the treaty.")
    assert [stance.stance for stance in found if stance.statement == 0] == stances


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("“We wait,” Ana Dorn told reporters in Tarn.", "reporters"),
        ("“We wait,” Ana Dorn told a news conference in Tarn.", "a news conference in Tarn"),
        ("Speaking on Norlan One, Ana Dorn said that Varland would wait.", "Norlan One"),
        ("“We wait,” Ana Dorn told NTV’s “Face the Press” on Monday.", "NTV’s “Face the Press”"),
        ("“We shall wait for an answer,” Ana Dorn said, opening a meeting with Prime Minister Ben Sable.",
         "Prime Minister Ben Sable"),
        ("Asked by reporters whether it was over, Ana Dorn said that Varland would wait.", "reporters"),
        ("Ana Dorn said on Monday that Varland would wait.", None),
        ("“We wait,” Ana Dorn told a Norlan network on Monday.", "a Norlan network"),
        ("Ana Dorn told growers on Monday that Varland would wait.", "growers"),
        ("In her “Face the Press” interview, Ana Dorn said that Varland would wait.", "Face the Press"),
        ("Ana Dorn promised Norlanders that Varland would wait.", "Norlanders"),
        ("“We wait,” Ana Dorn said in a speech broadcast on Norlan TV.", None),
    ],
)  # fmt: skip
def test_the_listener_is_named_beside_the_cue(text: str, heard: str | None) -> None:
    """Reporters, a broadcaster or the other party of the meeting hear it."""
    statement, _ = read(text)
    assert (statement.addressee.of(text) if statement.addressee else None) == heard
