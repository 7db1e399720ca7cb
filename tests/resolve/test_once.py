"""A stage that two parts of resolving ask is made once, unless a reading has changed in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from reading_of import reading_of

import onrecord.pipeline as pipeline
from onrecord.pipeline import resolve_readings
from onrecord.records.corrections import Correction, Target, with_id
from onrecord.records.readings import FiledReading
from onrecord.resolve.once import Once

WEEK = "2031-03-20"
MINISTER = "Foreign Minister Ada Horst spoke in Ostrel. Ms Horst named no date."
GUEST = "The round goes on, said Foreign Minister Ada Horst. Nobody from Kesmar came."

REPORT = " ".join(
    f"Foreign Minister Ada Horst wrote letter {number} to the {noun} council of Ostrel about its herring."
    for number, noun in enumerate(("harbour", "fishing", "trading", "sailing", "farming", "mining"), start=11)
)


def counting_stage() -> tuple[Callable[..., Any], list[int]]:
    """A stage that counts its readings and notes each time that it is asked."""
    asked: list[int] = []

    def stage(read: Any, *rest: Any) -> Any:
        asked.append(len(read))
        return (len(read), rest)

    return stage, asked


def test_the_same_readings_in_another_list_give_the_answer_made_before() -> None:
    """Readings are told by their identity, not by the list they come in."""
    stage, asked = counting_stage()
    once, filed = Once(stage), [reading_of("a", WEEK, MINISTER), reading_of("b", WEEK, GUEST)]
    assert once(filed) == once(tuple(filed)) == (2, ())
    assert asked == [2]


def test_a_reading_that_has_changed_gives_a_new_answer() -> None:
    """Equal words with another day are another reading; so is a reading less."""
    stage, asked = counting_stage()
    once, filed = Once(stage), [reading_of("a", WEEK, MINISTER), reading_of("b", WEEK, GUEST)]
    once(filed)
    once([filed[0], replace(filed[1])])
    once(filed[:1])
    assert asked == [2, 2, 1]


def test_other_wishes_give_another_answer_and_equal_ones_the_same() -> None:
    """What else a stage is given is compared by value, and no answer to the same readings is forgotten."""
    stage, asked = counting_stage()
    once, filed = Once(stage), [reading_of("a", WEEK, MINISTER)]
    assert once(filed, ("x",)) == (1, (("x",),))
    assert once(filed, ()) == (1, ((),))
    assert once(filed, ("x",)) == (1, (("x",),))
    assert asked == [1, 1]


def calls(monkeypatch: pytest.MonkeyPatch, filed: list[FiledReading], *log: Correction) -> dict[str, int]:
    """How often a record asks each shared stage for its work."""
    counted: dict[str, int] = {}
    for name in ("resolve_actors", "group_copies", "resolve_places"):
        stage = getattr(pipeline, name)

        def counting(*given: Any, _name: str = name, _stage: Any = stage, **named: Any) -> Any:
            counted[_name] = counted.get(_name, 0) + 1
            return _stage(*given, **named)

        monkeypatch.setattr(pipeline, name, counting)
    resolve_readings(filed, None, log)
    return counted


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("The round goes on.", 1, id="its day stays unknown"),
        pytest.param(REPORT, 2, id="it is a copy, so its day is near the original's"),
    ],
)
def test_actors_copies_and_places_are_made_once_unless_a_day_is_inferred(
    monkeypatch: pytest.MonkeyPatch, text: str, times: int
) -> None:
    """Dating asks for them if an article has no day; the record uses them if dating has given none."""
    filed = [reading_of("a", WEEK, REPORT), reading_of("b", None, text)]
    inferred = pipeline.date_articles(filed, pipeline.days_of_writing)
    assert len(inferred) == times - 1
    assert set(calls(monkeypatch, filed).values()) == {times}


def test_what_the_user_wishes_of_actors_is_carried_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename reaches dating and the record by one and the same making of the actors."""
    filed = [reading_of("a", WEEK, MINISTER), reading_of("b", None, "The round goes on.")]
    called = Target("actors", names=("Ada Horst",))
    wish = with_id(
        Correction("", "rename", "ana", "2031-04-01T00:00:00.000Z", target=called, value="A. Horst")
    )
    assert calls(monkeypatch, filed, wish)["resolve_actors"] == 1
