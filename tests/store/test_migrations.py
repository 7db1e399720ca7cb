"""Bringing older record files up to date."""

import sqlite3
from dataclasses import replace
from importlib.resources import files

import pytest
from sample_record import sample_record, write_sample

from onrecord.errors import RecordFileError
from onrecord.store import connection as room
from onrecord.store.connection import open_for_writing, read_migrations
from onrecord.store.reader import RecordReader


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
