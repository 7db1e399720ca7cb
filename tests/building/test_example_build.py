"""The bundled example pages, built by the real stages."""

import random
import shutil
from pathlib import Path

import pytest
from contract_schema import violations_of_export

from onrecord.building.check import check_record
from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.export.jsonl import write_jsonl
from onrecord.records.record import KINDS
from onrecord.store.reader import RecordReader

PAGES = Path(__file__).parents[2] / "examples" / "pages"


def export(record, folder):
    """All bytes of an export, by file name."""
    with RecordReader(record) as reader:
        write_jsonl(reader, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The record of the examples."""
    folder = tmp_path_factory.mktemp("examples")
    build_record([str(PAGES)], folder / "x.onrecord", Settings(jobs=1))
    return folder / "x.onrecord"


def test_the_example_record_holds_together(built):
    """Every span and every reference."""
    with RecordReader(built) as reader:
        assert list(check_record(reader)) == []


def test_every_kind_of_row_is_filled(built):
    """No kind is a stub; the pages are all good, and nobody has corrected anything."""
    with RecordReader(built) as reader:
        counts = reader.manifest().counts
    assert {kind for kind in KINDS if counts[kind] == 0} == {"rejects", "corrections"}
    assert counts["articles"] == len(list(PAGES.iterdir()))


def test_the_example_export_keeps_the_contract(built, tmp_path):
    """Against the schemas, row by row."""
    export(built, tmp_path / "out")
    assert violations_of_export(tmp_path / "out") == []


def test_the_example_export_does_not_depend_on_order_or_jobs(built, tmp_path):
    """Page by page, shuffled, in two builds, by two workers: the same bytes."""
    pages = [str(path) for path in sorted(PAGES.iterdir())]
    random.Random(7).shuffle(pages)
    again = tmp_path / "again.onrecord"
    build_record(pages[:7], again, Settings(jobs=2))
    build_record(pages, again, Settings(jobs=2))
    assert export(again, tmp_path / "again") == export(built, tmp_path / "plain")


@pytest.mark.parametrize("folder", ["zzz", "q17", "a"])
def test_what_pages_tell_does_not_depend_on_the_names_of_folders(built, tmp_path, folder):
    """Articles of one day are taken by their bytes, not by ids that are made of paths."""
    for name in ("pages", "mirror"):
        shutil.copytree(PAGES, tmp_path / folder / name)
        build_record([str(tmp_path / folder / name)], tmp_path / "x.onrecord", Settings(jobs=0))
    with RecordReader(built) as reader:
        alone = reader.manifest().counts
    with RecordReader(tmp_path / "x.onrecord") as reader:
        both = reader.manifest().counts
    assert (both["events"], both["conflicts"]) == (alone["events"], alone["conflicts"])


def test_the_same_pages_again_under_another_name_add_only_articles(built, tmp_path):
    """Copies are no second source: no actor, conflict, position, promise or issue more comes of them."""
    mirror = shutil.copytree(PAGES, tmp_path / "mirror")
    shutil.copy(built, tmp_path / "x.onrecord")
    build_record([str(mirror)], tmp_path / "x.onrecord", Settings(jobs=0))
    with RecordReader(built) as reader:
        alone = reader.manifest().counts
    with RecordReader(tmp_path / "x.onrecord") as reader:
        both, problems = reader.manifest().counts, list(check_record(reader))
    doubled = {"articles", "statements", "times"}
    assert both == {kind: count * (2 if kind in doubled else 1) for kind, count in alone.items()}
    assert problems == []
