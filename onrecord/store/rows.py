"""Which columns each kind of row is stored under, beside the row itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.records.contract import evidence_of, from_line, to_line
from onrecord.store.words import space_apart

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

Values = tuple[object, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "id", "published", "language", "outlet", "genre", "title", "locator", "copy_role", "copy_of",
    ),
    "statements": (
        "id", "article", "said_on", "mode", "speaker", "side", "addressee", "occasion", "utterance",
    ),
    "events": ("id", "type", "status", "start", "end", "rank", "background", "shown"),
    "times": ("article", "value"),
    "actors": ("id", "name", "kind", "side"),
    "places": ("id", "name", "country"),
    "instruments": ("id", "name", "date"),
    "issues": ("id", "label"),
    "positions": ("id", "actor", "side", "issue", "stance", "as_of", "statement"),
    "conditions": ("id", "holder", "since"),
    "commitments": ("id", "party", "made_on", "outcome"),
    "conflicts": ("id", "kind", "subject"),
    "rejects": ("locator", "reason"),
    "corrections": ("id", "kind", "status"),
}  # fmt: skip
"""The columns of each kind's table, beside ``seq`` and ``row``."""

DERIVED = ("statement_issues", "event_actors", "evidence")
"""Tables that repeat what rows hold, for queries."""

WORDS = ("article_words", "statement_words")
"""The full-text tables."""


def _article_values(row: Any) -> Values:
    return (
        row.id, row.published.value, row.language, row.outlet, row.genre, row.title, row.source.locator,
        row.copies.role, row.copies.of,
    )  # fmt: skip


def _statement_values(row: Any) -> Values:
    return (
        row.id, row.article, row.said_on.value if row.said_on else None, row.mode, row.speaker, row.side,
        row.addressee, row.occasion, row.utterance,
    )  # fmt: skip


_VALUES: dict[str, Callable[[Any], Values]] = {"articles": _article_values, "statements": _statement_values}


def values_of(kind: str, row: Any) -> Values:
    """The values of a row's columns, in the order of `COLUMNS`."""
    if kind in _VALUES:
        return _VALUES[kind](row)
    return tuple(getattr(row, column) for column in COLUMNS[kind])


def insert_rows(connection: sqlite3.Connection, kind: str, rows: Sequence[Any]) -> None:
    """Fills the table of a kind, and what is derived from it, with rows in their export order."""
    names = ", ".join(f'"{column}"' for column in ("seq", *COLUMNS[kind], "row"))
    marks = ", ".join("?" * (len(COLUMNS[kind]) + 2))
    connection.executemany(
        f"INSERT INTO {kind} ({names}) VALUES ({marks})",
        ((seq, *values_of(kind, row), to_line(kind, row)) for seq, row in enumerate(rows, start=1)),
    )
    for seq, row in enumerate(rows, start=1):
        _insert_evidence(connection, kind, row)
        if kind in _DERIVE:
            _DERIVE[kind](connection, seq, row)


def read_row(kind: str, line: str) -> Any:
    """The row of a stored line."""
    return from_line(kind, line)


def clear_rows(connection: sqlite3.Connection) -> None:
    """Empties every table of rows and all that is derived from them."""
    for table in (*COLUMNS, *DERIVED):
        connection.execute(f"DELETE FROM {table}")
    for table in WORDS:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")


def _insert_evidence(connection: sqlite3.Connection, kind: str, row: Any) -> None:
    owner = getattr(row, "id", None)
    if owner is not None:
        connection.executemany(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)",
            [(one.article, one.start, one.end, kind, owner, field) for field, one in evidence_of(row)],
        )


def _derive_article(connection: sqlite3.Connection, seq: int, row: Any) -> None:
    words = (seq, space_apart(row.title or ""), space_apart(row.text))
    connection.execute("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", words)


def _derive_statement(connection: sqlite3.Connection, seq: int, row: Any) -> None:
    content = space_apart(" … ".join(one.quote for one in row.content))
    connection.execute("INSERT INTO statement_words (rowid, content) VALUES (?, ?)", (seq, content))
    connection.executemany(
        "INSERT OR IGNORE INTO statement_issues VALUES (?, ?)", [(issue, row.id) for issue in row.issues]
    )


def _derive_event(connection: sqlite3.Connection, _seq: int, row: Any) -> None:
    actors = [(one.actor, row.id) for one in row.participants if one.actor]
    connection.executemany("INSERT OR IGNORE INTO event_actors VALUES (?, ?)", actors)


_DERIVE: dict[str, Callable[[sqlite3.Connection, int, Any], None]] = {
    "articles": _derive_article,
    "statements": _derive_statement,
    "events": _derive_event,
}
