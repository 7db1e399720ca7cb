"""Who and where a clause tells of, and which of its words tell it alone."""

from __future__ import annotations

import pytest

from onrecord.records.tellings import Telling
from tests.reading_of import read, words


def telling(text: str, trigger: str) -> Telling:
    """The telling of the clause whose head is ``trigger``."""
    return next(one for one in read(text).tellings if one.trigger.of(text) == trigger)


def says(text: str, trigger: str) -> list[str]:
    """The parts of what a clause tells."""
    return [" ".join(run.of(text) for run in part) for part in telling(text, trigger).says]


def test_a_clause_tells_who_does_it_to_whom_and_where() -> None:
    """The subject acts; the object and those behind prepositions do not; "in" tells where."""
    text = "Prime Minister Tala Venn met President Ora Dorn in Geneva on Monday."
    one = telling(text, "met")
    assert [span.of(text) for span in one.doers] == ["Prime Minister Tala Venn"]
    assert [span.of(text) for span in one.others] == ["President Ora Dorn"]
    assert words(text, one.place) == "Geneva"


def test_the_subject_of_a_passive_does_not_act() -> None:
    """Who is arrested is another; who arrests acts."""
    text = "Ora Dorn was arrested by Tala Venn on Monday."
    one = telling(text, "arrested")
    assert [span.of(text) for span in one.doers] == ["Tala Venn"]
    assert [span.of(text) for span in one.others] == ["Ora Dorn"]


def test_somebody_given_something_is_another() -> None:
    """A pronoun is kept, for the record knows whom it means."""
    text = "Tala Venn met Ora Dorn on Monday and gave him a letter."
    assert "him" in [span.of(text) for span in telling(text, "gave").others]


@pytest.mark.parametrize(
    ("text", "trigger", "parts"),
    [
        (
            "However, Dorn, who had come on Monday, signed the accord with Venn in Geneva on Friday.",
            "signed",
            ["signed the accord", "with Venn", "in Geneva"],
        ),
        ("Last week, Venn accused Dorn of breaking the 2015 accord.", "accused", None),
        ("Venn said on Sunday that the talks in Geneva had failed.", "said", None),
        ("Venn left the room after Dorn refused to speak.", "left", ["left the room"]),
        ("Venn did not sign the accord.", "sign", ["did not sign the accord"]),
    ],
)
def test_what_a_clause_says_alone(text: str, trigger: str, parts: list[str] | None) -> None:
    """Times, leading words and clauses that only go with it are left out; what completes the verb stays."""
    whole = {
        "accused": "accused Dorn of breaking the 2015 accord",
        "said": "said the talks in Geneva had failed",
    }
    found = says(text, trigger)
    assert found == parts if parts else " ".join(found) == whole[trigger]


def test_a_name_with_a_preposition_is_not_cut() -> None:
    """A part never begins inside a name."""
    text = "Dorn joined the Organization for Security and Co-operation in Europe in 2020."
    assert not any(part.startswith("for Security") for part in says(text, "joined"))


def test_a_relative_clause_tells_of_the_noun_before_it() -> None:
    """Not of "who"; and the lead has no part of the clause."""
    text = "Venn praised Ora Dorn, who had signed the treaty in May."
    assert words(text, telling(text, "signed").lead) == "Ora Dorn"
    assert says(text, "signed") == ["had signed the treaty"]


def test_the_lead_is_the_noun_phrase_without_other_clauses() -> None:
    """What hangs on it and names it stays."""
    text = "The talks between Dorn and Venn, which began in May, collapsed on Tuesday."
    assert words(text, telling(text, "collapsed").lead) == "The talks between Dorn and Venn"


def test_a_long_lead_is_cut_before_a_preposition() -> None:
    """As late as it can be; "of" stays with its words."""
    text = "Concern about the rising cost of bread in the small towns of the north grew on Monday."
    assert words(text, telling(text, "grew").lead) == "Concern about the rising cost of bread"


def test_a_dateline_is_no_part_of_the_lead() -> None:
    """What stands before a dash leads in."""
    text = "GENEVA — The push for a new treaty ran aground on Monday."
    assert words(text, telling(text, "ran").lead) == "The push for a new treaty"


def test_a_verb_that_only_led_to_a_time_goes_with_it() -> None:
    """Nothing hangs in the air."""
    text = "Venn imposed a tariff on steel beginning on Monday."
    assert says(text, "imposed") == ["imposed a tariff", "on steel"]
