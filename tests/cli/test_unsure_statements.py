"""Commands on a record whose gate holds a statement back."""

import json
from dataclasses import replace

import pytest
from sample_record import sample_record, statements, write_sample

FIRST, SECOND = statements()
HELD_BACK = replace(FIRST, confidence=0.1, shown=False)
UNSURE = "1 statement, also unsure: 1 (--all)"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The sample record with what is said of the ferry held back."""
    rows = replace(sample_record(), statements=(HELD_BACK, SECOND))
    return str(write_sample(tmp_path_factory.mktemp("gate") / "sample.onrecord", rows))


@pytest.mark.parametrize(
    ("options", "expected", "absent"),
    [
        ([], ["Jon Taal", UNSURE], ["Ada Brenn", "held back"]),
        (["--all"], ["Jon Taal", "Ada Brenn", "(held back)", "2 statements"], ["unsure"]),
        (["--speaker", "taal"], ["1 statement"], ["unsure"]),
        (["--speaker", "brenn"], ["0 statements, also unsure: 1 (--all)"], ["Ada Brenn"]),
        (["--words", "ferry", "--all"], ["Ada Brenn", "1 statement"], ["unsure"]),
    ],
)
def test_statements_are_listed_if_they_pass_the_gate(say, record, options, expected, absent):
    """And what else meets the filters is counted."""
    out = " ".join(say("statements", record, *options).split())
    assert [words for words in expected if words not in out] == []
    assert [words for words in absent if words in out] == []


@pytest.mark.parametrize(("options", "ids"), [([], [SECOND.id]), (["--all"], [FIRST.id, SECOND.id])])
def test_json_holds_the_statements_shown(say, record, options, ids):
    """In the list, and beneath an article."""
    assert [row["id"] for row in json.loads(say("statements", record, "--json", *options))] == ids
    assert [
        row["id"] for row in json.loads(say("show", record, "one", "--json", *options))["statements"]
    ] == ids


@pytest.mark.parametrize(
    ("options", "numbers", "count"), [([], [2], UNSURE), (["--all"], [1, 2], "2 statements")]
)
def test_an_article_marks_the_statements_shown(say, record, options, numbers, count):
    """Each has one number, whether or not all are asked for."""
    out = say("show", record, "one", *options)
    assert [at for at in (1, 2) if f"⟧{at}" in out] == numbers
    assert count in out


def test_a_statement_that_is_asked_for_is_shown(say, record):
    """By its id or its number, though it is held back."""
    for wanted in (FIRST.id, "1"):
        out = say("show", record, "one", "--statement", wanted)
        assert "⟧1" in out
        assert "⟧2" not in out


def test_json_lines_hold_every_statement(say, record, tmp_path):
    """The dossier lists only those shown, unless all are asked for; issues keep theirs."""
    for options in ([], ["--all"]):
        say("export", record, "--format", "jsonl", "--out", tmp_path / "out", *options)
        lines = (tmp_path / "out" / "statements.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["shown"] for line in lines] == [False, True]
        assert FIRST.id in (tmp_path / "out" / "issues.jsonl").read_text("utf-8")
