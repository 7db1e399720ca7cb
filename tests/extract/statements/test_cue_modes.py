"""How a cue gives its words: as one act of saying, as a view held for longer, or as not said yet."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, tagged_context_of

from onrecord.extract.statements import find_statements


def telling(text: str) -> str:
    """The first statement's, by the rules alone."""
    return read(text)[0].telling


def tagged_telling(text: str) -> str:
    """The first statement's, with the tagger."""
    return find_statements(tagged_context_of(text))[0].telling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Dorn said that the ban holds.", "act"),
        ("Ana Dorn says that the ban holds.", "act"),
        ("Ana Dorn insists that the ban holds.", "view"),
        ("Ana Dorn insisted that the ban holds.", "act"),
        ("Ana Dorn believed that the ban would hold.", "view"),
        ("Ana Dorn wanted the ban to hold.", "view"),
        ("Ana Dorn vowed to keep the ban.", "act"),
        ("Ana Dorn is saying that the ban holds.", "act"),
        ("Ana Dorn had said that the ban holds.", "view"),
        ("Ana Dorn came to Tarn, saying that the ban holds.", "act"),
        ("Ana Dorn had come to Tarn, saying that the ban holds.", "view"),
    ],
)
def test_tense_and_verb_decide(text: str, expected: str) -> None:
    """As in "Says" in news is one act, "insists" a view; "wanted" is a view even in the past.

    A participle has the tense of the verb above it.
    """
    assert telling(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Dorn's position that the ban holds is well known.", "view"),
        ("Ana Dorn is sure that the ban holds.", "view"),
        ("The ban holds, according to Ana Dorn.", "act"),
    ],
)
def test_nouns_and_adjectives_give_views(text: str, expected: str) -> None:
    """As in "According to" is no view: it gives what was said."""
    assert telling(text) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("Diplomats", "act"), ("Experts", "view"), ("The diplomat", "view"), ("Ana Dorn", "view")],
)
def test_what_people_in_the_know_believe_is_of_its_day(subject: str, expected: str) -> None:
    """As in "Diplomats believe": they talk to the outlet for the report; experts hold views."""
    verb = "believe" if subject.endswith("s") else "believes"
    assert telling(f"{subject} {verb} that the ban holds.") == expected


def test_what_people_in_the_know_do_not_believe_is_a_view() -> None:
    """With helping verbs it is no news."""
    assert telling("Diplomats do not believe that the ban holds.") == "view"


@pytest.mark.parametrize(
    ("subject", "expected"), [("Ana Dorn", "act"), ("Officials", "act"), ("Fishers", "view")]
)
def test_what_people_in_general_say_is_a_view(subject: str, expected: str) -> None:
    """In the present tense: "Dorn says" is one act, "fishers say" none."""
    verb = "says" if subject == "Ana Dorn" else "say"
    assert telling(f"{subject} {verb} that the ban holds.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boats came after Kesmar threatened to close the port.", "view"),
        ("The boats came when Kesmar threatened to close the port.", "act"),
        ("The boats came because Kesmar announced that it would close the port.", "view"),
        ("Although Kesmar announced that it would close the port, the boats came.", "view"),
    ],
)
def test_what_explains_other_news_is_no_news(text: str, expected: str) -> None:
    """As in "Came after Kesmar threatened that"."""
    assert telling(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Dorn has condemned the attack on the boats.", "act"),
        ("Ana Dorn has long condemned the attack on the boats.", "view"),
        ("Ana Dorn has opposed the ban on the boats.", "view"),
        ("It rained in Tarn.\n\nThen Ana Dorn condemned the attack on the boats.", "act"),
    ],
)
def test_the_perfect_is_news_if_the_article_opens_with_it(text: str, expected: str) -> None:
    """As in "Dorn has condemned the plan"; not "has long condemned it"."""
    assert telling(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Dorn will announce that the ban holds.", "plan"),
        ("“The ban holds for now,” Ana Dorn will say on Friday.", "plan"),
        ("Ana Dorn must make it clear that the ban holds.", "plan"),
        ("Ana Dorn made it clear that the ban holds.", "act"),
        ("Ana Dorn is expected to announce that the ban holds.", "plan"),
        ("“The ban holds for now,” Ana Dorn is scheduled to say on Friday.", "plan"),
        ("Ana Dorn wanted to announce that the ban holds.", "act"),
        ("Ana Dorn would only say that the ban holds.", "act"),
        ("“The ban holds for now,” Ana Dorn would only say.", "act"),
    ],
)
def test_what_is_only_foreseen_is_not_said_yet(text: str, expected: str) -> None:
    """As in "Is expected to say" is a plan; "would only say" gives what was said."""
    assert tagged_telling(text) == expected
