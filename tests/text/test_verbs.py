"""The table of verbs: each verb has one row, and each cell says something that is known."""

from __future__ import annotations

import pytest

from onrecord.errors import WordListError
from onrecord.text.verbs import ANSWERS, Column, check_verbs, cue_verbs, deeds, verbs
from onrecord.text.word_lists import parse_rows, word_rows

HEAD = "lemma\tframes\tstrength\ttelling\tpolarity\tday\tlistener\tsaying\ttense\n"


def test_frames_say_what_can_be_the_content() -> None:
    """The prepositions of a frame stand behind its letters."""
    call, vow = cue_verbs()["call"], cue_verbs()["vow"]
    assert (call.clause, call.noun, call.prepositions, call.strong) == (False, True, ("for", "on"), False)
    assert (vow.clause, vow.quote, vow.infinitive, vow.strong) == (True, True, True, True)


def test_a_deed_is_no_cue() -> None:
    """It was measured and left out."""
    assert "refuse" in deeds()
    assert not deeds() & cue_verbs().keys()


@pytest.mark.parametrize(("column", "answer"), [(c, answer) for c in ANSWERS for answer in ANSWERS[c]])
def test_every_answer_is_given_of_some_verb(column: Column, answer: str) -> None:
    """An answer of no verb would be a rule that no word needs."""
    assert verbs(column, answer) <= {row["lemma"] for row in word_rows("text", "verbs")}
    assert verbs(column, answer)


def test_an_unknown_answer_is_no_empty_set() -> None:
    """A slip in a rule is an error."""
    with pytest.raises(ValueError, match="no answer of the column polarity: denied, "):
        verbs("polarity", "deny")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("vow\tcz\tstrong", "frames"),
        ("vow\tcq\tfirm", "strength"),
        ("vow\tcq", "strength"),
        ("vow\t\tstrong", "strength"),
        ("vow\tcq\tstrong\tact|seen", "telling"),
        ("vow\t\t\t\tview", "polarity"),
    ],
)
def test_a_cell_that_says_nothing_known_is_named(row: str, column: str) -> None:
    """With its verb."""
    rows = parse_rows(HEAD + row, "verbs_en.tsv")
    with pytest.raises(WordListError, match=rf"verbs_en\.tsv, verb vow: .* {column}$"):
        check_verbs(rows, "verbs_en.tsv")


def test_a_verb_has_one_row() -> None:
    """What is asked of it stands in one place."""
    rows = parse_rows(HEAD + "vow\tcq\tstrong\nvow\t\t\tact\n", "verbs_en.tsv")
    with pytest.raises(WordListError, match="verb vow: it has two rows"):
        check_verbs(rows, "verbs_en.tsv")
