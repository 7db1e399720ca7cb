"""JSON, one article an object: a file of JSON lines, or one document; see `news_objects` for its shapes."""

from __future__ import annotations

import json
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from onrecord.errors import PageRejected
from onrecord.ingest.inputs import HEAD_BYTES, Head
from onrecord.ingest.single_page import read_page
from onrecord.ingest.tables.news_objects import rows_of
from onrecord.ingest.tables.table_lines import Lines
from onrecord.ingest.tables.table_rows import (
    Table,
    holds_articles,
    no_text_column,
    page_of_row,
    row_too_large,
    with_unique_locators,
)
from onrecord.records.pages import Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from onrecord.ingest.inputs import IngestOptions, Input, NamedFile

ENDINGS = (".jsonl", ".ndjson", ".json")


def recognises(head: Head) -> bool:
    """Whether an input that begins with a brace or bracket is JSON at all."""
    text = head.text.lstrip()
    if not text.startswith(("{", "[")):
        return False
    first = text.split("\n", 1)[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        whole = len(head.data) < HEAD_BYTES // 2
        return head.locator.casefold().endswith(ENDINGS) or (
            "\n" not in text.strip() and not whole and first.startswith('{"')
        )
    return True


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The rows.

    Raises:
        PageRejected: ``bad_json``, or ``too_large`` where one document has more bytes than a page may.
    """
    table = Table.of(source, options)
    if _is_one_document(Head(source, options).text):
        page = read_page(source, options.max_page_bytes)
        try:
            yield from with_unique_locators(_read_document(table, page.raw))
        except (ValueError, RecursionError) as error:
            raise PageRejected("bad_json", f"It begins as JSON but cannot be read: {error}.") from error
        return
    encoding = source.encoding()
    with TextIOWrapper(source.open(), encoding, errors="replace", newline="") as stream:
        yield from with_unique_locators(_read_lines(table, stream))


def _is_one_document(head: str) -> bool:
    """Whether JSON spans lines: its first line is no complete object."""
    text = head.lstrip()
    if text.startswith("["):
        return True
    first, _, rest = text.partition("\n")
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return bool(rest) and len(first) < 3  # a brace alone on its line
    return False


def _read_lines(table: Table, stream: TextIO) -> Iterator[Page | Reject | NamedFile]:
    """The rows of a file of JSON objects, one a line; row numbers are line numbers."""
    rows = 0
    for number, line in Lines(stream, table.max_row).numbered():
        if line is None:
            yield Reject(f"{table.locator}#{number}", "too_large", row_too_large(table.max_row))
            continue
        if not line.strip():
            continue
        value = _json_object(line)
        if value is None:
            yield Reject(f"{table.locator}#{number}", "bad_row", f"Line {number} is not a JSON object.")
            continue
        for row in rows_of(value, table.columns):
            if rows == 0 and not holds_articles(tuple(row), table.columns):
                yield no_text_column(table, tuple(row))
                return
            rows += 1
            yield page_of_row(table, row, number)


def _read_document(table: Table, text: str) -> Iterator[Page | Reject | NamedFile]:
    """The rows of a JSON document: an object, or a list of objects."""
    rows = rows_of(json.loads(text), table.columns)
    columns = tuple(dict.fromkeys(str(name) for row in rows for name in row))
    if not holds_articles(columns, table.columns):
        yield no_text_column(table, columns)
        return
    for number, row in enumerate(rows, start=1):
        yield page_of_row(table, row, number)


def _json_object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
