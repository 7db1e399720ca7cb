"""Bringing older record files up to date."""

import sqlite3
from dataclasses import replace
from importlib.resources import files

import pytest
from contract_schema import violations_of_export
from sample_record import sample_record, write_sample

from onrecord.building.check import check_record
from onrecord.errors import RecordFileError
from onrecord.export.jsonl import write_jsonl
from onrecord.records.record import SCHEMA_VERSION
from onrecord.store import connection as room
from onrecord.store.connection import open_for_writing, read_migrations
from onrecord.store.reader import EventQuery, RecordReader


def objects_of(path):
    """Every table and index of a file, with its SQL."""
    with sqlite3.connect(path) as raw:
        found = raw.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
    raw.close()
    return found


def test_the_migrations_of_the_package_lead_to_its_schema():
    """There is one for every version after the first, and none beyond the present."""
    assert sorted(read_migrations()) == list(range(2, room.SCHEMA_VERSION + 1))


def test_a_file_of_the_first_version_becomes_one_of_the_present(tmp_path):
    """Object by object as a new one, with its rows."""
    new, old = write_sample(tmp_path / "new.onrecord"), write_sample(tmp_path / "old.onrecord")
    with sqlite3.connect(old) as raw:
        for table in ("correction_log", "corrections", "superseded_pages", "holdings", "held"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("PRAGMA user_version = 1")
    raw.close()
    with RecordReader(old) as reader:
        assert reader.record() == replace(sample_record(), corrections=())
        assert reader.log() == ()
    assert objects_of(old) == objects_of(new)


OLD_EVENTS = """
ALTER TABLE events RENAME TO newer;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, status TEXT NOT NULL, start TEXT,
    "end" TEXT, rank INTEGER NOT NULL, background INTEGER NOT NULL, row TEXT NOT NULL
);
INSERT INTO events SELECT seq, id, type, status, start, "end", rank, background,
    json_remove(row, '$.confidence', '$.shown') FROM newer;
UPDATE statements SET row = json_remove(row, '$.shown');
DROP TABLE newer;
CREATE INDEX events_by_date ON events (start);
CREATE INDEX events_by_status ON events (status, type, start);
UPDATE meta SET value = json_set(value, '$.schema_version', 1) WHERE key = 'manifest';
PRAGMA user_version = 4;
"""


def of_version_4(path):
    """The sample as a file from before events were shown or held back."""
    write_sample(path)
    with sqlite3.connect(path) as raw:
        raw.executescript(OLD_EVENTS)
    raw.close()
    return path


def test_all_events_of_an_older_file_are_shown(tmp_path):
    """With confidence 1, and the file exports what the present contract asks for."""
    old = of_version_4(tmp_path / "old.onrecord")
    with RecordReader(old) as reader:
        assert reader.record() == sample_record()
        assert {(row.confidence, row.shown) for row in reader.events(EventQuery(shown=True))} == {(1.0, True)}
        assert len(reader.events(EventQuery(shown=True))) == len(sample_record().events)
        assert reader.manifest().schema_version == SCHEMA_VERSION
        write_jsonl(reader, tmp_path / "export")
        assert list(check_record(reader)) == []
    assert violations_of_export(tmp_path / "export") == []
    assert objects_of(old) == objects_of(write_sample(tmp_path / "new.onrecord"))


def test_all_statements_of_an_older_file_are_shown(tmp_path):
    """As sure as they were, and the file exports what the present contract asks for."""
    old = write_sample(tmp_path / "old.onrecord")
    with sqlite3.connect(old) as raw:
        raw.execute("UPDATE statements SET row = json_remove(row, '$.shown')")
        raw.execute("UPDATE meta SET value = json_set(value, '$.schema_version', 2) WHERE key = 'manifest'")
        raw.execute("PRAGMA user_version = 5")
    raw.close()
    with RecordReader(old) as reader:
        assert reader.record() == sample_record()
        assert reader.manifest().schema_version == SCHEMA_VERSION
        write_jsonl(reader, tmp_path / "export")
        assert list(check_record(reader)) == []
    assert violations_of_export(tmp_path / "export") == []
    assert objects_of(old) == objects_of(write_sample(tmp_path / "new.onrecord"))


def test_an_older_file_with_a_damaged_event_is_still_brought_up_to_date(tmp_path):
    """What is wrong with the row is said when it is read; the other kinds can be read."""
    old = of_version_4(tmp_path / "old.onrecord")
    with sqlite3.connect(old) as raw:
        raw.execute("UPDATE events SET row = substr(row, 1, 40) WHERE seq = 1")
    raw.close()
    with RecordReader(old) as reader:
        assert len(list(reader.rows("statements"))) == 2
        with pytest.raises(RecordFileError, match="damaged"):
            list(reader.rows("events"))


def test_an_older_file_takes_every_step_in_order(tmp_path):
    """Steps that are not yet taken run once, each in its own transaction, and set the version."""
    path = tmp_path / "x.onrecord"
    first = room.SCHEMA_VERSION + 1
    steps = {
        first + 1: "UPDATE extra SET note = note || ' twice';",
        first: "CREATE TABLE extra (note TEXT); INSERT INTO extra VALUES ('once');",
    }
    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(room, "SCHEMA_VERSION", first + 1 if path.exists() else room.SCHEMA_VERSION)
            opened = open_for_writing(path, steps)
        notes = opened.execute("SELECT note FROM extra").fetchall()
        version = opened.execute("PRAGMA user_version").fetchone()
        opened.close()
        assert (notes, version) == ([("once twice",)], (first + 1,))


def test_a_step_that_fails_changes_nothing(tmp_path):
    """A broken migration leaves the file as it was."""
    path = write_sample(tmp_path / "x.onrecord")
    before = objects_of(path)
    step = {room.SCHEMA_VERSION + 1: "CREATE TABLE extra (note TEXT); INSERT INTO nowhere VALUES (1);"}
    with pytest.raises(RecordFileError, match="nowhere"):
        open_for_writing(path, step)
    assert objects_of(path) == before
    with RecordReader(path) as reader:
        assert reader.record() == sample_record()


def test_an_older_file_is_brought_up_to_date_when_it_is_read(tmp_path, monkeypatch):
    """Reading a record of an older version works without a build."""
    path = write_sample(tmp_path / "x.onrecord")
    newer = room.SCHEMA_VERSION + 1
    monkeypatch.setattr(room, "SCHEMA_VERSION", newer)
    monkeypatch.setattr(room, "read_migrations", lambda: {newer: "CREATE TABLE extra (note TEXT);"})
    with RecordReader(path) as reader:
        assert reader.record() == sample_record()
    assert "extra" in {name for _, name, _ in objects_of(path)}


def test_the_schema_says_what_a_record_is():
    """The commented schema names the application id that marks a record."""
    schema = files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")
    assert str(room.APPLICATION_ID) in schema
