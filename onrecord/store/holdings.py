"""Counts of what inputs hold, in a record file: as they came in, and what became of each record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from onrecord.text.printable import printable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.records.pages import Holding

_PASSED = msgspec.json.Decoder(dict[str, int])


@dataclass(frozen=True, slots=True)
class Balance:
    """What an input holds, against what the record has of it.

    Attributes:
        locator: of the input; empty for all sources of a build together.
        held: records that its reader met.
        passed: how many of them are no inputs by what they are, by the name of that.
        pages: records that are pages of the record: articles, copies, or rejects once they were read.
        inputs: records that hold records themselves.
        refusals: records that are rejects.
        gone: records that ended at a locator that is not in the record.
    """

    locator: str
    held: int
    passed: dict[str, int]
    pages: int
    inputs: int
    refusals: int
    gone: int


def settle_record(
    connection: sqlite3.Connection, holder: str | None, locator: str, records: int, build: int
) -> None:
    """Keeps that records of ``holder`` ended at a locator; nothing if there is no holder."""
    if holder is None or not records:
        return
    connection.execute(
        """INSERT INTO held VALUES (?, ?, ?, ?) ON CONFLICT (holder, locator, build)
           DO UPDATE SET records = records + excluded.records""",
        (printable(holder), locator, build, records),
    )


def add_holding(connection: sqlite3.Connection, holding: Holding, build: int) -> None:
    """Keeps how many records an input holds, in the place of what earlier builds counted.

    Two inputs of one build that have one locator (members of a ZIP with one name) are counted together.
    """
    locator = printable(holding.locator)
    held, passed = holding.held, dict(holding.passed)
    sql = "SELECT held, passed FROM holdings WHERE locator = ? AND build = ?"
    if before := connection.execute(sql, (locator, build)).fetchone():
        held += before[0]
        for what, count in _PASSED.decode(before[1]).items():
            passed[what] = passed.get(what, 0) + count
    told = msgspec.json.encode(passed, order="sorted").decode()
    connection.execute("DELETE FROM held WHERE holder = ? AND build < ?", (locator, build))
    connection.execute("INSERT OR REPLACE INTO holdings VALUES (?, ?, ?, ?)", (locator, held, told, build))
    settle_record(connection, holding.holder, locator, 1, build)


def forget_holdings(connection: sqlite3.Connection, build: int) -> None:
    """Drops the counts of inputs that this build has not met."""
    for table in ("holdings", "held"):
        connection.execute(f"DELETE FROM {table} WHERE build < ?", (build,))


def read_balances(connection: sqlite3.Connection) -> Iterator[Balance]:
    """The balance of each input that holds others, by its locator."""
    sql = """SELECT h.locator, h.held, h.passed,
                    total(e.records) FILTER (WHERE e.state = 'page'),
                    total(e.records) FILTER (WHERE e.state = 'input'),
                    total(e.records) FILTER (WHERE e.state = 'refusal'),
                    total(e.records) FILTER (WHERE e.state = 'gone')
             FROM holdings AS h LEFT JOIN (
                 SELECT holder, records, build, CASE
                     WHEN EXISTS (SELECT 1 FROM pages AS p WHERE p.locator = held.locator) THEN 'page'
                     WHEN held.locator <> holder
                          AND EXISTS (SELECT 1 FROM holdings AS i WHERE i.locator = held.locator) THEN 'input'
                     WHEN EXISTS (SELECT 1 FROM refusals AS r WHERE r.locator = held.locator) THEN 'refusal'
                     WHEN EXISTS (SELECT 1 FROM holdings AS i WHERE i.locator = held.locator) THEN 'input'
                     ELSE 'gone' END AS state
                 FROM held
             ) AS e ON e.holder = h.locator AND e.build = h.build
             GROUP BY h.locator ORDER BY h.locator"""
    for locator, held, passed, *counts in connection.execute(sql):
        yield Balance(locator, held, _PASSED.decode(passed), *map(int, counts))
