"""Rows as columns under the names of the contract."""

import json

import pytest
from sample_record import FERRY, VARLAND, at, sample_record

from onrecord.api.row_columns import columns_of
from onrecord.records.contract import ROW_TYPES, to_line
from onrecord.records.rows import Actor, Issue, Statement
from onrecord.store.reader import SearchHit

RECORD = sample_record()
NAMES = {VARLAND: "Varland", FERRY: "Sable ferry"}


def at_path(plain, name):
    """The value of a column in a row of the export."""
    for step in name.split("."):
        plain = None if plain is None else plain[step]
    return plain


@pytest.mark.parametrize("kind", ROW_TYPES)
def test_a_column_holds_what_the_export_holds(kind):
    """Every field of the contract, objects spread out."""
    rows = getattr(RECORD, kind)
    columns = columns_of(ROW_TYPES[kind], rows, NAMES)
    lines = [json.loads(to_line(kind, row)) for row in rows]
    own = {name: column for name, column in columns.items() if not name.endswith(".name")}
    assert {name.split(".")[0] for name in own} == lines[0].keys()
    assert own == {name: [at_path(line, name) for line in lines] for name in own}


@pytest.mark.parametrize("kind", ROW_TYPES)
def test_no_rows_have_all_columns(kind):
    """A script goes on if a filter keeps no row."""
    type_ = ROW_TYPES[kind]
    assert [*columns_of(type_, (), {})] == [*columns_of(type_, getattr(RECORD, kind), NAMES)]


def test_names_stand_beside_ids():
    """Of actors and issues; None where there is no id or no name."""
    columns = columns_of(Statement, RECORD.statements, NAMES)
    assert columns["side.name"] == ["Varland", None]
    assert columns["addressee.name"] == [None, None]
    assert columns["issues.name"] == [["Sable ferry"], [None]]


def test_an_evidence_is_spread_out_and_a_tuple_is_a_list():
    """The quotation and its place."""
    columns = columns_of(Statement, RECORD.statements[:1], NAMES)
    cue, content = at("said"), RECORD.statements[0].content[0]
    assert [columns[f"cue.{field}"] for field in ("start", "end", "quote")] == [
        [cue.start],
        [cue.end],
        ["said"],
    ]
    assert columns["content"][0][0]["quote"] == content.quote
    assert columns["said_on.value"] == ["2031-05-05"]


def test_names_are_those_of_the_contract():
    """``from_`` is ``from``, within rows too."""
    assert "from" in columns_of(Issue, RECORD.issues, {})
    offices = [one for cell in columns_of(Actor, RECORD.actors, {})["offices"] for one in cell]
    assert offices[0]["from"] == "2031-05-06"


def test_rows_that_are_not_of_the_contract_have_their_own_fields():
    """Hits of a search."""
    hit = SearchHit("article_1", 3, 5, "a ferry", None)
    assert columns_of(SearchHit, [hit], {})["snippet"] == ["a ferry"]
