"""Opening record files: what is one, which version it has, and who may write to it."""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from time import monotonic, sleep
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from onrecord.errors import RecordFileError, RecordInUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

APPLICATION_ID = int.from_bytes(b"onrc", "big")
SCHEMA_VERSION = 6
_BUSY_SECONDS = 30  # a reader waits this long for the moment in which a build replaces the rows
_PAUSE = 0.05  # seconds between two tries to take the lock
_MIGRATION = re.compile(r"(\d{4})_\w+\.sql")


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection to the record at ``path``; an older file is brought up to date first.

    Raises:
        RecordFileError: if there is no record at ``path``, or not one this version can read.
    """
    if not path.is_file():
        what = "a folder" if path.is_dir() else "not there"
        raise RecordFileError(
            f"cannot open the record {path}: it is {what}; make one with `onrecord build SOURCE --out {path}`"
        )
    with speaking_of(path):
        connection = _connect_read_only(path)
        try:
            version = _version_of(connection, path)
        except BaseException:
            connection.close()
            raise
        if version == SCHEMA_VERSION:
            return connection
        connection.close()
    with WriteLock(path, _BUSY_SECONDS), speaking_of(path):
        open_for_writing(path).close()
        return _connect_read_only(path)


def open_for_adding(path: Path) -> sqlite3.Connection:
    """A connection that adds to the log of a record, whether or not a build is writing the file.

    Raises:
        RecordFileError: if there is no record at ``path``, or it cannot be written.
    """
    open_for_reading(path).close()  # also brings an older file up to date
    with speaking_of(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def open_for_writing(path: Path, migrations: Mapping[int, str] | None = None) -> sqlite3.Connection:
    """A connection to the record at ``path``, made or brought up to date as needed.

    Transactions are explicit (``BEGIN``). The caller holds the `WriteLock`. ``migrations`` lead to each
    version from the one before; None takes those of the package.

    Raises:
        RecordFileError: if something else is at ``path``, or it cannot be written.
    """
    with speaking_of(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)
        try:
            _prepare(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def read_migrations() -> dict[int, str]:
    """The migrations of the package: the version each leads to, and its SQL."""
    found = {}
    for entry in files("onrecord.store").joinpath("migrations").iterdir():
        match = _MIGRATION.fullmatch(entry.name)
        if match:
            found[int(match[1])] = entry.read_text(encoding="utf-8")
    return found


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Turns what SQLite says within into a `RecordFileError` about ``path``."""
    try:
        yield
    except sqlite3.Error as exc:
        raise RecordFileError(_explain(path, exc)) from exc


class WriteLock:
    """Keeps a second build off a record file; freed by the system when its process dies.

    The lock is an advisory one on ``FILE-lock`` beside the record, which is removed when it is given back. A
    record has one lock, whatever links lead to it.

    Args:
        path: the record.
        patience: seconds to wait for somebody else to give it back.

    Raises:
        RecordInUse: if somebody else holds it.
        RecordFileError: if the folder cannot be written, or the lock's name is taken by another file.
    """

    def __init__(self, path: Path, patience: float = 0.0) -> None:
        self._record = path
        self._until = monotonic() + patience
        self._path = Path(f"{os.path.realpath(path)}-lock")
        self._file: IO[str] | None = None

    def __enter__(self) -> WriteLock:
        if self._record.is_dir():
            raise RecordFileError(f"cannot write the record {self._record}: it is a folder; name a file")
        while self._file is None:
            self._file = self._take()
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _take(self) -> IO[str] | None:
        """The locked file, or None if it was removed by its last holder meanwhile (try again)."""
        try:
            file = self._path.open("a", encoding="utf-8")
        except OSError as exc:
            raise RecordFileError(
                f"cannot write the record {self._record}: {exc.strerror or exc}; "
                "name a file in a folder that exists and that you may write to"
            ) from exc
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            file.close()
            if monotonic() < self._until:
                sleep(_PAUSE)
                return None
            raise RecordInUse(
                f"another build is writing the record {self._record}: wait until it has finished, "
                "or build into another file with --out"
            ) from exc
        status = os.fstat(file.fileno())
        try:
            if os.path.samestat(status, self._path.stat()):
                if status.st_size == 0:
                    return file
                file.close()
                raise RecordFileError(
                    f"cannot write the record {self._record}: its lock would be {self._path.name}, which is "
                    "another file; name another record with --out"
                )
        except FileNotFoundError:
            pass
        file.close()
        return None


def _connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that only reads, also where file or folder cannot be written.

    A reader that may write takes the files of the write-ahead log away when it is the last to close; where
    it may not, and there is no log, the file is read as one that nobody changes.
    """
    real = os.path.realpath(path)
    address = f"file:{quote(os.fsencode(real))}"
    has_log = os.path.lexists(f"{real}-wal")
    for mode in ("mode=rw", "mode=ro", *([] if has_log else ["mode=ro&immutable=1"])):
        try:
            return _connect_as(f"{address}?{mode}")
        except sqlite3.OperationalError as exc:
            failed = exc
    raise failed


def _connect_as(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a record file.

    Raises:
        RecordFileError: if it is no record or a newer one.
    """
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise RecordFileError(
            f"{path} is not a record: name a file made by `onrecord build`, or make one with "
            f"`onrecord build SOURCE --out FILE`"
        )
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise RecordFileError(
            f"the record {path} was written by a newer onrecord (schema {version}, this one knows "
            f"{SCHEMA_VERSION}): upgrade onrecord, or build the record again into another file"
        )
    return version


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Mapping[int, str] | None) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if _is_blank(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        _run_script(connection, _schema(), SCHEMA_VERSION)
    version = _version_of(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    steps = read_migrations() if migrations is None else migrations
    for step in sorted(number for number in steps if number > version):
        _run_script(connection, steps[step], step)


def _is_blank(connection: sqlite3.Connection) -> bool:
    objects = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return objects == 0 and _pragma(connection, "application_id") in (0, APPLICATION_ID)


def _run_script(connection: sqlite3.Connection, script: str, version: int) -> None:
    """Runs a script and sets the version, all in one transaction."""
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION_ID};\n"
        f"PRAGMA user_version = {version};\nCOMMIT;"
    )


def _schema() -> str:
    return files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _explain(path: Path, exc: sqlite3.Error) -> str:
    said = str(exc)
    if "not a database" in said:
        return f"{path} is not a record (no SQLite file): name a file made by `onrecord build`"
    if isinstance(exc, sqlite3.OperationalError) and "malformed" not in said:
        return (
            f"cannot use the record {path}: {said}; see that the file and its folder can be read and "
            "written, that the disk is not full, and that no other program holds the file"
        )
    return (
        f"the record {path} is damaged ({said}): restore it from a copy, "
        "or build it again from its sources into another file"
    )
