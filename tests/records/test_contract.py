"""Rows as lines of the contract."""

import json
from dataclasses import replace

import msgspec
import pytest
from sample_record import ARTICLE, OTHER, articles, at, events, sample_record, statements

from onrecord.records.contract import date_of, evidence_of, from_line, order_of, to_line
from onrecord.records.record import KINDS

RECORD = sample_record()


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_comes_back_from_its_line(kind):
    """A line holds all of its row."""
    for row in getattr(RECORD, kind):
        assert from_line(kind, to_line(kind, row)) == row


def test_lines_use_the_names_of_the_contract():
    """Python's reserved word `from` is spelt as the contract spells it."""
    offices = [
        office for actor in RECORD.actors for office in json.loads(to_line("actors", actor))["offices"]
    ]
    assert [office["from"] for office in offices] == ["2031-05-06"]
    assert json.loads(to_line("issues", RECORD.issues[0]))["from"] == "discovered"
    assert '"from_"' not in "".join(to_line("actors", actor) for actor in RECORD.actors)


def test_offsets_are_written_as_runs_of_four_numbers():
    """The map to the raw page is short in the export."""
    line = json.loads(to_line("articles", articles()[0]))
    assert line["offsets"] == [[0, len(line["text"]), 14, 14 + len(line["text"])]]


def test_lines_are_not_escaped():
    """Text stays readable: UTF-8, no ASCII escapes."""
    assert "“within weeks”" in to_line("statements", statements()[0])


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("articles", "{}"),
        ("articles", "[]"),
        ("actors", '{"id": "x"}'),
        ("issues", "{"),
        ("statements", '{"id": 3}'),
    ],
)
def test_a_line_that_is_no_row_is_refused(kind, line):
    """Damage shows as one kind of error."""
    with pytest.raises(msgspec.DecodeError):
        from_line(kind, line)


def test_rows_are_ordered_by_date_and_the_undated_come_last():
    """Order of lines: by date where there is one, then by id."""
    dated, undated = events()
    early = replace(undated, start="2019")
    ordered = sorted((undated, dated, early), key=lambda row: order_of("events", row))
    assert [date_of("events", row) for row in ordered] == ["2019", "2031-06", None]


def test_evidence_is_found_at_every_depth():
    """Evidence within history, mentions or a single field is named by the row's own field."""
    found = list(evidence_of(events()[0]))
    assert ("history", at("Talks in Tarn")) in found
    assert ("links", at("The Tarn talks", OTHER)) in found
    assert len(found) == 6
    assert list(evidence_of(articles()[0])) == [("published", at("Monday"))]
    assert all(one.article == ARTICLE for _, one in evidence_of(statements()[0]))
