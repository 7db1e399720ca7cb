"""The evaluation gate."""

from __future__ import annotations

import tomllib

import pytest

from onrecord.evaluate.figures import score_of
from onrecord.evaluate.floors import Floors, as_toml, judge, load_floors, raised
from onrecord.evaluate.measure import CORPORA, Measurement
from onrecord.evaluate.tally import Tally

KEY = "seeds/statements/recall"


def measurement(matched: int, *absent: str, mark: str = "abc", pages: int = 3) -> Measurement:
    """A measurement in which ``matched`` of ten statements of each page of the seeds were found."""
    tallies = [Tally("seeds", "statements", page, matched, 10, 10) for page in "abc"[:pages]]
    scores = () if "seeds" in absent else (score_of(tallies),)
    prints = () if "seeds" in absent else (("seeds", mark),)
    return Measurement(scores, absent, prints)


@pytest.mark.parametrize(
    ("matched", "word", "fails"), [(9, "ok", False), (8, "ok", False), (7, "below", True)]
)
def test_a_score_below_its_floor_closes_the_gate(matched: int, word: str, fails: bool) -> None:
    """The floor itself is still held."""
    (verdict,) = judge(measurement(matched), Floors({KEY: 0.8}, {}))
    assert (verdict.word, verdict.fails) == (word, fails)


def test_a_floor_on_few_items_is_refused() -> None:
    """Twenty gold items carry no floor, even if it is held; thirty do."""
    (verdict,) = judge(measurement(9, pages=2), Floors({KEY: 0.8}, {}))
    assert (verdict.word, verdict.fails) == ("too few items", True)


def test_an_absent_corpus_is_loud_but_does_not_fail() -> None:
    """Somebody without the shared corpora can still run the gate."""
    (verdict,) = judge(measurement(0, "seeds"), Floors({KEY: 0.8}, {"seeds": "abc"}))
    assert not verdict.fails
    assert "NOT MEASURED" in verdict.line


def test_floors_of_other_annotations_are_refused() -> None:
    """A score on a changed corpus is not compared with a floor of the old one."""
    (verdict,) = judge(measurement(10, mark="new"), Floors({KEY: 0.8}, {"seeds": "old"}))
    assert verdict.word == "not comparable"
    assert verdict.fails


def test_a_task_that_is_gone_fails() -> None:
    """A floor whose task is no longer measured on a corpus that is there is not held."""
    (verdict,) = judge(measurement(10), Floors({"seeds/events/f1": 0.1}, {}))
    assert verdict.fails


@pytest.mark.parametrize(
    ("matched", "lower", "expected"), [(9, False, 0.895), (5, False, 0.8), (5, True, 0.495)]
)
def test_pinning_raises_and_lowers_only_when_told(matched: int, lower: bool, expected: float) -> None:
    """Without the flag a floor never sinks."""
    new = raised(measurement(matched), Floors({KEY: 0.8}, {}), lower)
    assert new.floors[KEY] == pytest.approx(expected)
    assert new.measured_on == {"seeds": "abc"}


def test_pinning_leaves_what_was_not_measured() -> None:
    """The floor of an absent corpus stays as it is."""
    assert raised(measurement(0, "seeds"), Floors({KEY: 0.8}, {}), lower=True).floors == {KEY: 0.8}


def test_floors_survive_writing_and_reading() -> None:
    """What is written is what was pinned."""
    floors = Floors({KEY: 0.801}, {"seeds": "abc"})
    table = tomllib.loads(as_toml(floors))
    assert Floors(table["floors"], table["measured_on"]) == floors


def test_the_pinned_floors_are_of_known_corpora() -> None:
    """Every pinned floor is named corpus/task/score and is a share."""
    floors = load_floors().floors
    assert floors
    for key, floor in floors.items():
        corpus, _, _ = key.split("/")
        assert corpus in CORPORA
        assert 0.0 <= floor <= 1.0
