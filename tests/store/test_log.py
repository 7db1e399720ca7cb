"""The log of corrections in a record file."""

from __future__ import annotations

import multiprocessing
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_record import correction, sample_manifest, sample_record, write_sample

from onrecord.errors import RecordFileError
from onrecord.records.corrections import with_id
from onrecord.store.log import add_entries
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.corrections import Correction

ADDERS, EACH = 4, 25


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the sample record, whose log has one entry."""
    return write_sample(tmp_path / "x.onrecord")


def numbered(number: int) -> Correction:
    """An entry of its own."""
    return with_id(replace(correction(), value=f"note {number}", when="2031-05-08T10:00:00.000Z"))


def test_entries_come_back_in_the_order_of_the_log(path: Path) -> None:
    """By moment, then id; those that are there already are not added again."""
    entries = [numbered(1), replace(numbered(2), when="2031-05-06T00:00:00.000Z"), correction()]
    entries[1] = with_id(entries[1])
    assert add_entries(path, entries) == 2
    assert add_entries(path, reversed(entries)) == 0
    with RecordReader(path) as reader:
        assert reader.log() == (entries[1], correction(), entries[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE correction_log SET entry = '{}'",
        "DELETE FROM correction_log",
        "UPDATE OR REPLACE correction_log SET id = 'x'",
    ],
)
def test_the_database_refuses_to_change_an_entry(path: Path, statement: str) -> None:
    """Whoever asks."""
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        raw.execute(statement)
    raw.close()


def test_the_database_keeps_the_first_of_two_entries_with_one_id(path: Path) -> None:
    """Even where it is told to replace it."""
    raw = sqlite3.connect(path)
    raw.execute("INSERT OR REPLACE INTO correction_log VALUES (?, '2020', '{}')", (correction().id,))
    raw.commit()
    raw.close()
    with RecordReader(path) as reader:
        assert reader.log() == (correction(),)


def _add(path: Path, number: int) -> None:
    for at in range(EACH):
        add_entries(path, [numbered(number * EACH + at)])


def test_several_processes_add_at_once(path: Path) -> None:
    """No entry is lost."""
    context = multiprocessing.get_context("forkserver")
    adders = [context.Process(target=_add, args=(path, number)) for number in range(ADDERS)]
    for one in adders:
        one.start()
    for one in adders:
        one.join()
    with RecordReader(path) as reader:
        assert {one.value for one in reader.log()} >= {f"note {n}" for n in range(ADDERS * EACH)}


def test_entries_can_be_added_while_a_build_writes(path: Path) -> None:
    """And rows that do not know of them do not get in."""
    with RecordWriter(path) as writer:
        record = sample_record()
        add_entries(path, [numbered(1)])
        assert len(writer.corrections()) == 2
        assert not writer.replace_record(record, sample_manifest(record))
    with RecordReader(path) as reader:
        assert reader.record() == record


def test_a_damaged_entry_is_told(path: Path) -> None:
    """With what to do."""
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO correction_log VALUES ('correction_x', '2020', '{')")
    raw.commit()
    raw.close()
    with RecordReader(path) as reader, pytest.raises(RecordFileError, match="log of corrections is damaged"):
        reader.log()


def test_nothing_is_added_where_no_record_is(tmp_path: Path) -> None:
    """And no file is made."""
    with pytest.raises(RecordFileError, match="not there"):
        add_entries(tmp_path / "no.onrecord", [correction()])
    assert list(tmp_path.iterdir()) == []
