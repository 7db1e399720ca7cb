"""The log of corrections in a record file: entries are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import RecordFileError
from onrecord.records.corrections import Correction, to_log_line
from onrecord.store.connection import open_for_adding, speaking_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

_ENTRY = msgspec.json.Decoder(Correction)


def add_entries(path: Path, entries: Iterable[Correction]) -> int:
    """Adds entries to the log of a record, all or none; how many were not there already.

    May be called while a build writes the file, and by several processes at once.

    Raises:
        RecordFileError: if there is no record at ``path``, or it cannot be written.
    """
    connection = open_for_adding(path)
    try:
        with speaking_of(path):
            connection.execute("BEGIN IMMEDIATE")
            before = _count(connection)
            connection.executemany(
                "INSERT INTO correction_log VALUES (?, ?, ?)",
                [(one.id, one.when, to_log_line(one)) for one in entries],
            )
            added = _count(connection) - before
            connection.execute("COMMIT")
    finally:
        connection.close()
    return added


def read_log(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The entries of the log, in its order.

    Raises:
        RecordFileError: if one is damaged.
    """
    sql = "SELECT entry FROM correction_log ORDER BY moment, id"
    try:
        return tuple(_ENTRY.decode(line) for (line,) in connection.execute(sql))
    except msgspec.DecodeError as exc:
        raise RecordFileError(
            f"the log of corrections is damaged ({exc}): restore the record from a copy, or build it again "
            "and import the log from an export"
        ) from exc


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM correction_log").fetchone()[0])
