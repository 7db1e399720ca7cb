"""JSON, one article an object: a file of JSON lines, or one document; see `news_objects` for its shapes."""

from __future__ import annotations

import json
from dataclasses import replace
from io import TextIOWrapper
from itertools import chain
from typing import TYPE_CHECKING, Any

from onrecord.errors import PageRejected
from onrecord.ingest.inputs import HEAD_BYTES, Head
from onrecord.ingest.single_page import read_page
from onrecord.ingest.tables.json_values import Damage, begins_as_json, values_in
from onrecord.ingest.tables.news_objects import is_cells, rows_of
from onrecord.ingest.tables.table_lines import Lines
from onrecord.ingest.tables.table_rows import (
    Table,
    columns_left,
    holds_articles,
    no_text_column,
    page_of_row,
    row_too_large,
    with_unique_locators,
)
from onrecord.records.pages import Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from onrecord.ingest.inputs import IngestOptions, Input, NamedFile

    Numbered = tuple[int, dict[str, Any] | Reject]

ENDINGS = (".jsonl", ".ndjson", ".json", ".js")
MAX_WAITING = 1_000  # rows without a text before the first that has one; then the table is held to have none


def recognises(head: Head) -> bool:
    """Whether an input is JSON at all: it begins with a brace or bracket, or with a program's wrapper."""
    text = begins_as_json(head.text)
    if not text:
        return False
    first = text.split("\n", 1)[0]
    named = head.locator.casefold().endswith(ENDINGS)
    if not head.text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return named
    if not _begins_with_value(first):
        whole = len(head.data) < HEAD_BYTES // 2
        return named or ("\n" not in text.strip() and not whole and first.startswith('{"'))
    return named or first.startswith("{") or _is_json(first)


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The rows.

    Raises:
        PageRejected: ``bad_json``, or ``too_large`` where one document has more bytes than a page may.
    """
    table = Table.of(source, options)
    if _is_one_document(Head(source, options).text):
        page = read_page(source, options.max_page_bytes)
        yield from with_unique_locators(_pages(table, _of_document(table, page.raw)))
        return
    encoding = source.encoding()
    with TextIOWrapper(source.open(), encoding, errors="replace", newline="") as stream:
        yield from with_unique_locators(_pages(table, _of_lines(table, stream)))


def _is_one_document(head: str) -> bool:
    """Whether JSON spans lines: neither its first line is a complete value nor its second."""
    text = head.lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return True
    first, _, rest = text.partition("\n")
    return not _begins_with_value(first) and bool(rest) and not _begins_with_value(rest.split("\n", 1)[0])


def _begins_with_value(line: str) -> bool:
    """Whether a whole object or list stands at the beginning of a line."""
    line = line.lstrip("\x1e \t")
    try:
        json.JSONDecoder().raw_decode(line)
    except (ValueError, RecursionError):
        return False
    return line.startswith(("{", "["))


def _of_lines(table: Table, stream: TextIO) -> Iterator[Numbered]:
    """The rows of a file of JSON objects, one a line; row numbers are line numbers."""
    source = table.source
    source.holds(0)
    lines = Lines(stream, table.max_row)
    for number, line in lines.numbered():
        if line is None:
            source.holds()
            yield number, Reject(f"{table.locator}#{number}", "too_large", row_too_large(table.max_row))
            continue
        if not line.strip("\ufeff\x1e \t\r\n"):
            continue
        source.holds()
        values = list(values_in(line))
        each = [rows_of(value, table.columns) for value in values]
        rows = [row for some in each for row in some]
        bad = max((value.records for value in values if isinstance(value, Damage)), default=0)
        bad = bad or (not all(each) or not each)
        source.holds(max(0, len(rows) + bad - 1))
        if bad:
            told = f"Line {number} is not a JSON object."
            yield number, Reject(f"{table.locator}#{number}", "bad_row", told, records=bad)
        yield from ((number, row) for row in rows)
    lines.check()


def _of_document(table: Table, text: str) -> Iterator[Numbered]:
    """The rows of a JSON document: an object, a list of objects, or several of them."""
    values = list(values_in(text))
    damage = [value for value in values if isinstance(value, Damage)]
    if damage and len(damage) == len(values):
        raise PageRejected("bad_json", f"It begins as JSON but cannot be read: {damage[0].message}.")
    number = strange = 0
    for value in values:
        if isinstance(value, Damage):
            number += 1
            table.source.holds(value.records)
            told = f"Row {number} is damaged: {value.message}."
            yield number, Reject(f"{table.locator}#{number}", "bad_row", told, records=value.records)
            continue
        items = [value] if not isinstance(value, list) or is_cells(value) else value
        table.source.holds(len(value) - 1 if is_cells(value) else len(items))
        for item in items:
            rows = rows_of(item, table.columns) or ([item] if isinstance(item, dict) else [])
            strange += len(value) - 1 - len(rows) if is_cells(value) else not rows
            table.source.holds(max(0, len(rows) - 1) if not is_cells(value) else 0)
            for row in rows:
                number += 1
                yield number, row
    if strange and number:
        told = f"Items that are no objects: {strange:,}."
        yield number, Reject(f"{table.locator}#not_objects", "bad_row", told, records=strange)


def _pages(table: Table, rows: Iterable[Numbered]) -> Iterator[Page | Reject | NamedFile]:
    """The pages of rows; one reject if no row among the first has a text."""
    waiting: list[Numbered] = []
    names: dict[str, None] = {}
    rows = iter(rows)
    for number, row in rows:
        waiting.append((number, row))
        if isinstance(row, Reject):
            continue
        names |= dict.fromkeys(map(str, row))
        if holds_articles(tuple(row), table.columns):
            break
        if len(waiting) >= MAX_WAITING:
            rows = iter(())
            break
    rejects = [row for _, row in waiting if isinstance(row, Reject)]
    if (names or not rejects) and not holds_articles(tuple(names), table.columns):
        others = table.source.ledger.left - sum(row.records for row in rejects)
        yield replace(no_text_column(table, tuple(names)), records=others)
        yield from rejects
        return
    filled: dict[str, None] = {}
    for number, row in chain(waiting, rows):
        if isinstance(row, Reject):
            yield row
            continue
        filled |= dict.fromkeys(str(name) for name, value in row.items() if value not in (None, "", [], {}))
        yield page_of_row(table, row, number)
    yield from columns_left(table, tuple(filled))
