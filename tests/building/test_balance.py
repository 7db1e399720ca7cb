"""`check` proves that each record of each input is an article, a copy or a reject, over several builds."""

import gzip
import json
import sqlite3

import pytest
from fake_stages import fake_resolve, load_as_told
from ingest.archives.warcs import record
from ingest.hostile import VALID
from ingest.packing import TEXT, zipped

from onrecord.building import run
from onrecord.building.balance import imbalance_of
from onrecord.building.check import check_record
from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.ingest.tables import json_rows
from onrecord.records.pages import Holding, Page, Reject
from onrecord.store.holdings import Balance
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Stages that are quick; the inputs are found as they are."""
    monkeypatch.setattr(run, "resolve_readings", fake_resolve)


def rows(*names):
    """A file of JSON lines with these ids."""
    return b"".join(
        json.dumps({"id": n, "title": "T", "text": f"{TEXT} So says {n}."}).encode() + b"\n" for n in names
    )


def build(out, *sources, fresh=False):
    """Builds into a record."""
    settings = Settings(jobs=0, fresh=fresh)
    build_record([str(source) for source in sources], out, settings, load=load_as_told)


def balances(out):
    """What each input holds, by the name of its file, and the problems that `check` finds with inputs."""
    with RecordReader(out) as reader:
        told = {one.locator.rsplit("/", 1)[-1]: one for one in reader.balances()}
        return told, [one.message for one in check_record(reader) if one.kind == "inputs"]


def test_a_record_of_all_kinds_balances(tmp_path):
    """Also when it is built again."""
    folder = tmp_path / "in"
    folder.mkdir()
    for kind, data in VALID.items():
        (folder / f"{kind}.dat").write_bytes(data)
    out = tmp_path / "x.onrecord"
    for _ in range(2):
        build(out, folder)
        told, problems = balances(out)
        assert problems == []
        assert told[""].held == len(VALID)
        assert (told["mbox.dat"].held, told["mbox.dat"].pages + told["mbox.dat"].inputs) == (2, 2)
        assert (told["tar.dat"].held, told["tar.dat"].inputs, told["tar.dat"].refusals) == (3, 1, 1)


def test_a_row_that_a_reader_swallows_fails_the_check(tmp_path, monkeypatch):
    """With the name of the input and the numbers."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(rows("a", "b", "c"))

    def swallowing(found):
        yield from (one for one in found if not one.locator.endswith("#b"))

    monkeypatch.setattr(json_rows, "with_unique_locators", swallowing)
    build(tmp_path / "x.onrecord", path)
    told, problems = balances(tmp_path / "x.onrecord")
    assert told["a.jsonl"].held == 3
    (problem,) = problems
    assert "holds 3 records, of which the record has 2 pages; 1 are lost" in problem
    monkeypatch.undo()
    monkeypatch.setattr(run, "resolve_readings", fake_resolve)
    build(tmp_path / "x.onrecord", path)
    assert balances(tmp_path / "x.onrecord")[1] == []


def test_a_page_that_is_gone_from_the_record_fails_the_check(tmp_path):
    """Though the rows of the record agree with each other."""
    path, out = tmp_path / "a.jsonl", tmp_path / "x.onrecord"
    path.write_bytes(rows("a", "b", "c"))
    build(out, path)
    with sqlite3.connect(out) as raw:
        raw.execute("DELETE FROM pages WHERE locator LIKE '%#b'")
        raw.execute("DELETE FROM articles WHERE locator LIKE '%#b'")
        raw.execute("""UPDATE meta SET value = replace(value, '"articles":3', '"articles":2')""")
    raw.close()
    _, problems = balances(out)
    assert any("1 are gone from the record" in one for one in problems)


def test_rows_that_a_changed_table_has_no_more_stay_and_are_not_counted(tmp_path):
    """Until a fresh build drops them."""
    path, out = tmp_path / "a.jsonl", tmp_path / "x.onrecord"
    for names, fresh, articles in (("abc", False, 3), ("ad", False, 4), ("ad", True, 2), ("", False, 2)):
        path.write_bytes(rows(*names))
        build(out, path, fresh=fresh)
        told, problems = balances(out)
        assert problems == []
        if names:
            assert (told["a.jsonl"].held, told["a.jsonl"].pages) == (len(names), len(names))
        with RecordReader(out) as reader:
            assert reader.manifest().counts["articles"] == articles


def test_inputs_of_other_builds_keep_their_counts(tmp_path):
    """A table is built without its neighbour, then both, then one of them is no table any more."""
    first, second, out = tmp_path / "a.jsonl", tmp_path / "b.zip", tmp_path / "x.onrecord"
    first.write_bytes(rows("a", "b"))
    second.write_bytes(zipped({"c.jsonl": rows("c", "d"), "e.txt": TEXT.encode()}))
    build(out, first)
    build(out, second)
    told, problems = balances(out)
    assert problems == []
    assert (told["a.jsonl"].held, told["b.zip"].held, told["b.zip#c.jsonl"].held) == (2, 2, 2)
    build(out, first, second)
    first.write_text(TEXT)
    build(out, first)
    assert balances(out)[1] == []
    build(out, first, fresh=True)
    told, problems = balances(out)
    assert problems == []
    assert list(told) == [""]


def test_a_file_that_a_table_names_is_a_record_of_the_table(tmp_path):
    """Also if it is built by itself later; named twice, it counts with the first."""
    (tmp_path / "p.txt").write_text(TEXT)
    (tmp_path / "q.txt").write_text(f"{TEXT} Again.")
    table, out = tmp_path / "t.csv", tmp_path / "x.onrecord"
    table.write_text("id,title,file\n1,T,p.txt\n2,U,q.txt\n3,V,p.txt\n")
    build(out, tmp_path / "p.txt", table)
    told, problems = balances(out)
    assert problems == []
    assert (told["t.csv"].held, told["t.csv"].pages) == (3, 2)
    assert sum(told["t.csv"].passed.values()) == 1
    build(out, tmp_path / "p.txt")
    assert balances(out)[1] == []


def test_the_same_page_twice_is_two_records_with_one_page(tmp_path):
    """Captures of an address, and damage that is told in the same words."""
    data = record() + record() + (record("", kind="response") * 2)
    path, out = tmp_path / "a.warc.gz", tmp_path / "x.onrecord"
    path.write_bytes(gzip.compress(data))
    build(out, path)
    told, problems = balances(out)
    assert problems == []
    assert (told["a.warc.gz"].held, told["a.warc.gz"].pages, told["a.warc.gz"].refusals) == (4, 2, 2)


def test_counts_of_a_killed_build_do_not_count(tmp_path):
    """Those of the build before hold until the input is read to its end again."""
    path, out = tmp_path / "a.jsonl", tmp_path / "x.onrecord"
    path.write_bytes(rows("a", "b"))
    build(out, path)
    with RecordWriter(out) as writer:
        writer.begin("another")
        data = f"{TEXT} So says a.".encode()
        writer.add_page(Page(f"{path}#a", data, data.decode(), "utf-8", "text/plain", holder=str(path)))
    with RecordReader(out) as reader:
        (balance,) = (one for one in reader.balances() if one.locator)
        assert imbalance_of(balance) is None
        assert (balance.held, balance.pages) == (2, 2)


def test_a_record_of_an_older_version_has_no_counts(tmp_path):
    """Until it is built again."""
    path, out = tmp_path / "a.jsonl", tmp_path / "x.onrecord"
    path.write_bytes(rows("a", "b"))
    build(out, path)
    with sqlite3.connect(out) as raw:
        raw.execute("DROP TABLE holdings")
        raw.execute("DROP TABLE held")
        raw.execute("PRAGMA user_version = 3")
    raw.close()
    assert balances(out) == ({}, [])
    build(out, path)
    told, problems = balances(out)
    assert (told["a.jsonl"].held, problems) == (2, [])


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((5, {"folders": 1}, 2, 1, 1, 0), None),
        ((0, {}, 0, 0, 0, 0), None),
        (
            (5, {"folders": 1}, 2, 0, 1, 0),
            "holds 5 records, of which the record has 2 pages, 1 rejects, 1 folders; 1 are lost",
        ),
        ((1, {}, 2, 0, 0, 0), "that is 1 more than it holds"),
        ((2, {}, 1, 0, 0, 1), "1 are gone"),
        ((2, {}, 0, 0, 0, 0), "of which the record has nothing; 2 are lost"),
    ],
)
def test_an_imbalance_says_its_numbers(counts, told):
    """None where all is there."""
    found = imbalance_of(Balance("a", *counts))
    assert found == told if told is None else told in (found or "")


def test_holdings_of_one_locator_are_added(tmp_path):
    """Two members of an archive with one name."""
    out = tmp_path / "x.onrecord"
    with RecordWriter(out) as writer:
        writer.begin("reader")
        for _ in range(2):
            writer.add_refusal(Reject("a#1", "empty", "It is empty.", holder="a"))
            writer.add_holding(Holding("a", 2, {"folders": 1}, ""))
        writer.add_holding(Holding("", 2, {}))
    with sqlite3.connect(out) as raw:
        assert raw.execute("SELECT held, passed FROM holdings WHERE locator = 'a'").fetchone() == (
            4, '{"folders":2}',
        )  # fmt: skip
        found = raw.execute("SELECT holder, locator, records FROM held ORDER BY 1").fetchall()
    raw.close()
    assert found == [("", "a", 2), ("a", "a#1", 2)]
