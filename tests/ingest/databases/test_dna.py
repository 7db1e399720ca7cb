"""A file of the Discourse Network Analyzer gives its documents, and harms nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ingest.packing import pages_of

from onrecord.ingest.databases import dna
from onrecord.records.pages import Page, Reject

TEXT = "Varland and Kesmar will resume talks on the Sable islands, the minister said."
SCHEMA = """
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
                       Section TEXT, Notes TEXT, Type TEXT, Date INTEGER NOT NULL);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, DocumentId INTEGER, Start INTEGER, Stop INTEGER);
"""
DAY = 1928361600  # 2031-02-09T00:00Z


def database(path: Path, *documents: tuple[object, ...], statements: int = 0, schema: str = SCHEMA) -> Path:
    """A file with documents (id, title, text, author, source, date)."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(schema)
        connection.executemany(
            "INSERT INTO DOCUMENTS(ID, Title, Text, Author, Source, Date) VALUES (?, ?, ?, ?, ?, ?)",
            documents,
        )
        connection.executemany(
            "INSERT INTO STATEMENTS VALUES (?, 1, 0, 5)", [(n,) for n in range(statements)]
        )
    return path


def read(path: Path) -> list[Page | Reject]:
    """All that the file gives."""
    return pages_of([path], max_page_bytes=5000)


def test_documents_are_pages_with_their_fields(tmp_path: Path) -> None:
    """Version 3 counts seconds, version 2 milliseconds; the coded statements are told of."""
    path = database(
        tmp_path / "a.dna",
        (7, "Talks resume", TEXT, "Bel, Ada", "Ostrel Herald", DAY),
        (9, "", TEXT, "", "", DAY * 1000),
        (11, "T", "  ", "", "", DAY),
        (12, "T", "x" * 4990 + "é" * 10, "", "", DAY),
        statements=3,
    )
    first, second, empty, large, coded = read(path)
    assert isinstance(first, Page)
    assert (first.locator, first.raw) == (f"{path}#7", TEXT)
    told = first.given
    assert (told.title, told.byline, told.outlet) == ("Talks resume", ("Bel, Ada",), "Ostrel Herald")
    assert isinstance(second, Page)
    assert told.date == second.given.date == "2031-02-09"
    assert second.given.title is None
    assert (empty.locator, empty.reason) == (f"{path}#11", "empty")  # type: ignore[union-attr]
    assert (large.locator, large.reason) == (f"{path}#12", "too_large")  # type: ignore[union-attr]
    assert coded == Reject(f"{path}#statements", "not_read", dna.STATEMENTS.format(count=3))


def test_the_file_is_not_touched(tmp_path: Path) -> None:
    """Neither its bytes nor its folder change."""
    path = database(tmp_path / "a.dna", (1, "T", TEXT, "", "", DAY))
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.dna"]


def test_a_view_in_the_place_of_the_documents_is_not_asked(tmp_path: Path) -> None:
    """A view could count for ever."""
    path = database(tmp_path / "a.dna", (1, "T", TEXT, "", "", DAY))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            "ALTER TABLE DOCUMENTS RENAME TO D; CREATE VIEW DOCUMENTS AS SELECT * FROM D;"
        )
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE DOCUMENTS(x)' WHERE name = 'D'")
    (reject,) = read(path)
    assert isinstance(reject, Reject)
    assert reject.reason == "broken"


def test_a_query_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is looked at while SQLite works."""
    monkeypatch.setattr(dna, "MAX_SECONDS", -1.0)
    monkeypatch.setattr(dna, "OPERATIONS", 1)
    (reject,) = read(database(tmp_path / "a.dna", (1, "T", TEXT, "", "", DAY)))
    assert isinstance(reject, Reject)
    assert reject.reason == "broken"
    assert "interrupted" in reject.message


@pytest.mark.parametrize("at", range(100, 8000, 450))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, at: int) -> None:
    """Zeros in the middle of a page of the database raise nothing."""
    path = database(tmp_path / "a.dna", *((n, "T", TEXT, "", "", DAY) for n in range(60)))
    data = bytearray(path.read_bytes())
    data[at : at + 60] = bytes(60)
    path.write_bytes(data)
    assert all(isinstance(found, Page) or found.reason for found in read(path))


def test_another_database_is_not_taken_for_one(tmp_path: Path) -> None:
    """It is named for what it is."""
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection, connection:
        connection.execute("CREATE TABLE other(x)")
    (reject,) = read(tmp_path / "a.db")
    assert isinstance(reject, Reject)
    assert reject.reason == "unsupported"
    assert "SQLite" in reject.message
