"""Steps by which articles tell an event, on hand-made tellings about invented countries."""

from __future__ import annotations

import pytest

from onrecord.resolve.events.event_history import history_of, status_of
from tests.told_of import group, told, typed

PLAN = told("Dorn will meet Venn", "a", "2031-03-01", status="planned")
DONE = told("Dorn met Venn", "c", "2031-03-06")


def steps(*members: object, start: str | None = None) -> list[tuple[str | None, str]]:
    """Day and status of each step."""
    return [(step.as_of, step.status) for step in history_of(group(*members, start=start))]  # type: ignore[arg-type]


def test_a_plan_that_comes_true_has_two_steps() -> None:
    """In the order of the articles, whatever the order of the members; each with its evidence."""
    assert steps(DONE, PLAN) == [("2031-03-01", "planned"), ("2031-03-06", "happened")]
    assert [step.evidence.quote for step in history_of(group(DONE, PLAN))] == [
        "Dorn will meet Venn",
        "Dorn met Venn",
    ]


def test_told_again_it_is_no_step() -> None:
    """A second article that tells the same adds nothing."""
    assert steps(PLAN, told("Dorn is to meet Venn", "b", "2031-03-02", status="planned")) == [
        ("2031-03-01", "planned")
    ]


@pytest.mark.parametrize("status", ["planned", "hypothetical"])
def test_what_happened_is_not_undone_by_a_later_plan(status: str) -> None:
    """But a later denial is a step."""
    later = told("Dorn may meet Venn", "d", "2031-03-08", status=status)
    assert steps(DONE, later) == [("2031-03-06", "happened")]
    denied = told("Dorn did not meet Venn", "d", "2031-03-08", status="denied")
    assert steps(DONE, denied)[-1] == ("2031-03-08", "denied")


@pytest.mark.parametrize(
    "facts", [{"traits": ("pluperfect",)}, {"traits": ("after",)}, {"relation": "relcl"}]
)
def test_what_is_only_recalled_is_no_news(facts: dict[str, object]) -> None:
    """The words that recall it do not tell the first step, unless there are no others."""
    recalled = told("who had met Venn", "b", "2031-03-02", **facts)
    assert steps(PLAN, recalled) == [("2031-03-01", "planned")]
    assert steps(recalled) == [("2031-03-02", "happened")]


def test_an_article_without_a_day_never_tells_the_last_step() -> None:
    """It comes first."""
    undated = told("Dorn will meet Venn", "z", None, status="planned")
    assert steps(DONE, undated) == [(None, "planned"), ("2031-03-06", "happened")]


def test_before_its_day_a_planned_event_has_not_happened() -> None:
    """A clause read as past is a plan if others tell the plan; without them it is believed."""
    early = told("Dorn meets Venn", "b", "2031-03-02")
    assert steps(early, PLAN, start="2031-03-05") == [("2031-03-01", "planned")]
    assert steps(early, start="2031-03-05") == [("2031-03-02", "happened")]


def test_a_visit_is_called_off_by_a_clause_about_it() -> None:
    """Not by one that only names it beside something else called off."""
    words = "Dorn called off his visit to Tarn"
    own = typed(
        words, "visit", "cancelled", trigger="visit", lead="Dorn", says=["called off his visit", "to Tarn"]
    )
    assert status_of(own) == "cancelled"
    words = "Dorn spoke to reporters before a visit to Tarn"
    other = typed(words, "visit", "cancelled", trigger="visit", lead="Dorn", says=["spoke to reporters"])
    assert status_of(other) == "happened"


def test_a_plan_put_off_to_another_day_is_a_step() -> None:
    """Told again with less precision it is none."""
    words = "visit of Dorn to Tarn"
    first = typed(words, "visit", "planned", "a", "2031-01-10", start="2031-03-01")
    vague = typed(words, "visit", "planned", "b", "2031-01-11", start="2031-03")
    moved = typed(words, "visit", "planned", "c", "2031-02-20", moved=True)
    again = typed(words, "visit", "planned", "d", "2031-03-20", start="2031-06")
    found = history_of(group(first, vague, moved, again, start="2031-06-14"))
    assert [(step.as_of, step.start) for step in found] == [
        ("2031-01-10", "2031-03-01"),
        ("2031-02-20", None),
        ("2031-03-20", "2031-06-14"),
    ]


@pytest.mark.parametrize(("planned", "kept"), [("2064", None), ("2032-03", "2032-03")])
def test_no_plan_is_for_years_after_the_event(planned: str, kept: str | None) -> None:
    """Such a time is of something else in the sentence; one of the year after may be of a plan that moved."""
    plan = typed("visit of Dorn to Tarn", "visit", "planned", "a", "2031-01-10", start=planned)
    first, _ = history_of(group(plan, DONE, start="2031-03-05"))
    assert first.start == kept
