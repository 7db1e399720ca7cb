"""The export that others rely on."""

import json
from dataclasses import replace

import pytest
from contract_schema import SCHEMAS, violations, violations_of_export
from sample_record import sample_record, statements, write_sample

from onrecord.errors import UsageError
from onrecord.export.jsonl import write_jsonl
from onrecord.records.record import KINDS
from onrecord.store.reader import RecordReader


@pytest.fixture
def exported(tmp_path):
    """The sample record, exported."""
    with RecordReader(write_sample(tmp_path / "x.onrecord")) as reader:
        write_jsonl(reader, tmp_path / "out")
    return tmp_path / "out"


def lines_of(exported, kind):
    """The rows of a file."""
    return [json.loads(line) for line in (exported / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def test_there_is_a_file_for_every_kind_and_a_manifest(exported):
    """Also for kinds without rows, and nothing else."""
    assert sorted(path.name for path in exported.iterdir()) == sorted(
        ["manifest.json", *(f"{kind}.jsonl" for kind in KINDS)]
    )
    counts = json.loads((exported / "manifest.json").read_text("utf-8"))["counts"]
    assert counts == {kind: len(lines_of(exported, kind)) for kind in KINDS}


def test_the_export_keeps_the_contract(exported):
    """Every line has at least the fields the contract names, of the kinds it names."""
    assert violations_of_export(exported) == []
    assert set(SCHEMAS) == {*KINDS, "manifest", "common"}


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("statements", "content", []),
        ("statements", "mode", "loud"),
        ("statements", "said_on", {"value": "May 2031", "basis": "page"}),
        ("events", "start", "2031-13"),
        ("events", "type", "wedding"),
        ("articles", "copies", None),
        ("conflicts", "versions", []),
    ],
)
def test_the_schemas_can_fail(exported, kind, field, value):
    """What the contract forbids is found."""
    row = lines_of(exported, kind)[0]
    assert violations(kind, {**row, field: value})
    assert violations(kind, {name: told for name, told in row.items() if name != field})
    assert violations(kind, {**row, "more": 1}) == []


def test_every_quote_is_what_stands_at_its_offsets(exported):
    """`text[start:end] == quote`, for the reader of the files alone."""
    texts = {row["id"]: row["text"] for row in lines_of(exported, "articles")}
    found = 0
    for row in lines_of(exported, "statements"):
        for one in row["content"]:
            assert texts[one["article"]][one["start"] : one["end"]] == one["quote"]
            found += 1
    assert found == 2


def test_exporting_again_replaces_what_was_there(tmp_path):
    """An old export in the folder does not show through."""
    write_sample(tmp_path / "x.onrecord")
    smaller = replace(sample_record(), statements=statements()[:1])
    for record in (sample_record(), smaller):
        with RecordReader(write_sample(tmp_path / "x.onrecord", record)) as reader:
            write_jsonl(reader, tmp_path / "out")
    assert len(lines_of(tmp_path / "out", "statements")) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file where the folder should be."""
    (tmp_path / "out").write_text("mine")
    with (
        RecordReader(write_sample(tmp_path / "x.onrecord")) as reader,
        pytest.raises(UsageError, match="name a folder"),
    ):
        write_jsonl(reader, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"
