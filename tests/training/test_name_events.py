"""Readers get clauses with some words around them; their answers become labels without words."""

import runpy
from pathlib import Path

import pytest
from told_of import told

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = runpy.run_path(str(ROOT / "training" / "name_events.py"))
PLACES = [
    {"article": "a", "sha256": "0a", "at": [0, 9], "trigger_at": 5},
    {"article": "a", "sha256": "0a", "at": [20, 30], "trigger_at": 25},
    {"article": "b", "sha256": "0b", "at": [3, 12], "trigger_at": 8},
]
MEETING = {
    "event": "tarn-meeting", "date": "2031-03-04", "status": "happened", "worth": "2",
    "label": "Dorn and Venn meet in Tarn", "who": "Ora Dorn; Tala Venn", "place": "-",
}  # fmt: skip


def _clause(number, kind, event="-"):
    return {"n": str(number), "kind": kind, "event": event, "told": "-", "date": "-"}


def test_answers_become_labels_by_article():
    """A dash is nothing; names stand between semicolons."""
    clauses = [_clause(1, "event", "tarn-meeting"), _clause(2, "saying"), _clause(3, "event", "tarn-meeting")]
    first, *articles = SCRIPT["pack"](PLACES, clauses, [MEETING])
    assert first["events"]["tarn-meeting"]["who"] == ["Ora Dorn", "Tala Venn"]
    assert first["events"]["tarn-meeting"]["place"] is None
    assert [one["article"] for one in articles] == ["a", "b"]
    assert [clause["event"] for clause in articles[0]["clauses"]] == ["tarn-meeting", None]


@pytest.mark.parametrize(
    "second",
    [[], [_clause(2, "event", "nobody-knows")], [_clause(2, "saying", "tarn-meeting")], [_clause(2, "odd")]],
)
def test_an_answer_that_is_missing_or_makes_no_sense_is_refused(second):
    """The number of the clause is named."""
    clauses = [_clause(1, "event", "tarn-meeting"), *second, _clause(3, "state")]
    with pytest.raises(ValueError, match="clause 2"):
        list(SCRIPT["pack"](PLACES, clauses, [MEETING]))


def test_clauses_are_asked_in_the_order_of_the_days():
    """Numbered, marked, with the weekday of the article; beside it, where each stands."""
    late, early = told("Dorn left.", "a", "2031-03-06"), told("Venn came.", "b", "2031-03-04")
    text, places = SCRIPT["ask"]([late, early], {"a": "late", "b": "early"})
    assert [place["article"] for place in places] == ["early", "late"]
    assert "article of Tue 2031-03-04" in text
    assert "1) …[[Venn came.]]…" in text
