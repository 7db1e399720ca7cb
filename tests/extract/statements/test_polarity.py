"""What a cue does to its content: affirms it, denies it or leaves it open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extract.statements.statements_read import context_of, read, tagged_context_of, words_of

from onrecord.extract.conditions import find_conditions
from onrecord.extract.stances import find_stances
from onrecord.extract.statements import find_statements

RETURN = "that Varland would return the islands."


def polarity(text: str) -> tuple[str, str | None]:
    """How the cue of the first statement leaves its content, and by which words; by the rules alone."""
    statement = read(text)[0]
    return statement.polarity, words_of(text, statement.polarity_words)


def tagged_polarity(text: str) -> tuple[str, str | None]:
    """The same with the tagger, which finds cues of several words."""
    statement = find_statements(tagged_context_of(text))[0]
    return statement.polarity, words_of(text, statement.polarity_words)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", ("affirmed", None)),
        ("announced", ("affirmed", None)),
        ("denied", ("denied", "denied")),
        ("never denied", ("doubted", "never denied")),
        ("did not deny", ("doubted", "not deny")),
        ("did not announce", ("doubted", "not announce")),
        ("never claimed", ("doubted", "never claimed")),
        ("did not want to claim", ("doubted", "not want to claim")),
        ("left without claiming", ("doubted", "without claiming")),
        ("left, claiming", ("affirmed", None)),
        ("does not believe", ("denied", "not believe")),
        ("believes", ("affirmed", None)),
        ("questioned", ("doubted", "questioned")),
        ("failed to confirm", ("doubted", "failed to confirm")),
    ],
)
def test_the_cue_verb_decides(cue: str, expected: tuple[str, str | None]) -> None:
    """What follows "denied that" is not asserted; the words that deny it are kept.

    "Does not believe that" denies; "did not say that" leaves open; a denial denied is open too.
    """
    text = f"Foreign Minister Ana Dorn {cue} {RETURN}"
    statement = find_statements(tagged_context_of(text))[0]
    assert (statement.polarity, words_of(text, statement.polarity_words)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ana Dorn rejected claims {RETURN}", ("denied", "rejected")),
        (f"Ana Dorn rejected the many claims {RETURN}", ("denied", "rejected")),
        (f"Ana Dorn dismissed the report {RETURN}", ("denied", "dismissed")),
        ("Ana Dorn rejected the offer of the Kesmari government.", ("affirmed", None)),
        ("Ana Dorn dismissed the minister of the islands.", ("affirmed", None)),
        ("Ana Dorn did not reject claims that Varland would return them.", ("doubted", "not reject")),
    ],
)
def test_a_claim_rejected_is_denied(text: str, expected: tuple[str, str | None]) -> None:
    """As in "The many claims that"; whoever rejects an offer denies nothing."""
    assert polarity(text) == expected


def test_a_claim_rejected_is_denied_if_the_cue_holds_it_too() -> None:
    """The tagger takes "rejected claims" for the cue; the noun of the claim need not stand in the content."""
    assert tagged_polarity(f"Ana Dorn rejected claims {RETURN}") == ("denied", "rejected")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ana Dorn's denial {RETURN[:-1]} was short.", ("denied", "denial")),
        (f"Ana Dorn's promise {RETURN[:-1]} was short.", ("affirmed", None)),
        (f"Officials are sceptical {RETURN}", ("doubted", "sceptical")),
        (f"Officials are certain {RETURN}", ("affirmed", None)),
    ],
)
def test_nouns_and_adjectives_deny_and_doubt_too(text: str, expected: tuple[str, str | None]) -> None:
    """As in "A denial that", "sceptical that"."""
    assert polarity(text) == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("ruled out", ("denied", "ruled")),
        ("did not rule out", ("doubted", "not rule")),
        ("did not doubt", ("affirmed", None)),
        ("has no doubt", ("affirmed", None)),
        ("doubted", ("doubted", "doubted")),
        ("refused to confirm", ("doubted", "refused to confirm")),
        ("declined to say", ("doubted", "declined to say")),
        ("agreed to say", ("affirmed", None)),
    ],
)
def test_cues_of_several_words_are_read_by_all_of_them(cue: str, expected: tuple[str, str | None]) -> None:
    """As in "Ruled out that" denies; under "refused to" nothing was said; what is not doubted is asserted."""
    assert tagged_polarity(f"Ana Dorn {cue} {RETURN}") == expected


@pytest.mark.parametrize(
    ("cue", "stances"), [("said", ["supports"]), ("denied", ["opposes"]), ("does not believe", [])]
)
def test_what_is_denied_is_not_read_as_support(cue: str, stances: list[str]) -> None:
    """Denying that one would support a treaty is no support of it; not expecting it is no stance."""
    context = context_of(f"Ana Dorn {cue} that Varland would support the treaty.")
    context = replace(context, statements=find_statements(context)[:1])
    stances_read = find_stances(replace(context, conditions=find_conditions(context)))
    assert [stance.stance for stance in stances_read if stance.statement == 0] == stances
