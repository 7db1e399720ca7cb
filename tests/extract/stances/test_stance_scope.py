"""Scope of stances: whose they are, what takes no side, and which the rules of today miss."""

from __future__ import annotations

import pytest
from extract.stances.test_stance_sentences import quoted, told
from reading_of import read, words

WRONG_TODAY = pytest.mark.xfail(strict=True, reason="issue: Who wants what")


@WRONG_TODAY
@pytest.mark.parametrize(
    ("stance", "said"),
    [
        pytest.param(
            "opposes",
            "We will withdraw from the treaty",
            id="will_withdraw_from",
        ),
        pytest.param(
            "opposes",
            "We will vote against the treaty",
            id="will_vote_against",
        ),
        pytest.param(
            "opposes",
            "We have no intention of selling the islands",
            id="no_intention_of",
        ),
        pytest.param(
            "supports",
            "We are in favour of the treaty",
            id="in_favour_of",
        ),
        pytest.param(
            "opposes",
            "We are against the treaty",
            id="against",
        ),
        pytest.param(
            "opposes",
            "The sale of the islands is out of the question",
            id="out_of_the_question",
        ),
        pytest.param(
            "open",
            "We will discuss the islands",
            id="will_discuss",
        ),
        pytest.param(
            "supports",
            "We will not stop supporting the treaty",
            id="will_not_stop_supporting",
        ),
    ],
)
def test_sides_that_rules_do_not_see_yet(stance: str, said: str) -> None:
    """A reader would say that the speaker takes this side."""
    assert [kind for kind, _ in told(quoted(said))] == [stance]


@pytest.mark.parametrize(
    "said",
    [
        "The treaty has twelve pages",
        "It is raining in Oster",
        "The treaty that we rejected is old",
        "We discussed the islands",
        "The boats sailed at noon",
    ],
)
def test_facts_take_no_side(said: str) -> None:
    """Descriptions, weather, past talks and relative clauses take none."""
    assert told(quoted(said)) == []


@pytest.mark.parametrize(
    ("said", "stances"),
    [
        (
            "We support the plan, but we reject the price",
            [("supports", "the plan"), ("opposes", "the price")],
        ),
        (
            "We welcome the treaty. We oppose the ban",
            [("supports", "the treaty"), ("opposes", "the ban")],
        ),
        (
            "Varland supports the treaty, but Kesmar opposes it",
            [("supports", "the treaty"), ("opposes", "it")],
        ),
        pytest.param(
            "We reject the plan and support the treaty",
            [("opposes", "the plan"), ("supports", "the treaty")],
            marks=WRONG_TODAY,
            id="one_subject",
        ),
    ],
)
def test_each_main_clause_takes_a_side(said: str, stances: list[tuple[str, str]]) -> None:
    """Clauses joined by "but" and "and" may take different sides."""
    assert told(quoted(said)) == stances


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        pytest.param('"We reject the treaty," Prime Minister Dorn said.', None, id="the_speakers_own"),
        pytest.param("Dorn said that Kesmar rejects the treaty.", "Kesmar", id="of_whom_the_speaker_speaks"),
        pytest.param(
            "Varland insists that the treaty be signed.", None, id="the_cue_takes_the_side_of_its_source"
        ),
        pytest.param(
            "The treaty was rejected by the government of Kesmar.", "the government", id="agent_of_a_passive"
        ),
    ],
)
def test_whose_side_it_is(text: str, holder: str | None) -> None:
    """A stance is its speaker's unless another is named as taking it."""
    (found,) = read(text).stances
    assert words(text, found.holder) == holder


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        pytest.param("Dorn denied that Varland would sell the islands.", [], id="denied_of_others"),
        pytest.param("Dorn did not believe that Kesmar would sign the treaty.", [], id="not_believed"),
        pytest.param(
            "Dorn insisted that the islands be returned.",
            [("supports", "the islands be returned")],
            id="insisted_that",
        ),
        pytest.param(
            "Dorn called the treaty a mistake.", [("opposes", "the treaty a mistake")], id="called_a_mistake"
        ),
    ],
)
def test_words_of_attribution_take_a_side(text: str, stances: list[tuple[str, str]]) -> None:
    """Who insists is for it; who denies that another will act is neither for nor against."""
    assert told(text) == stances


def test_what_another_is_reported_to_say_is_his() -> None:
    """The stance inside reported words belongs to the innermost statement."""
    text = '"Horst says that the plan is unacceptable," Prime Minister Dorn told reporters.'
    reading = read(text)
    (found,) = reading.stances
    assert found.statement is not None
    assert words(text, reading.statements[found.statement].source) == "Horst"
