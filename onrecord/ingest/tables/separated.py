"""Separated values (CSV, TSV), one article a row below a header line."""

from __future__ import annotations

import csv
import re
from io import TextIOWrapper
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.inputs import Head
from onrecord.ingest.kinds import is_html
from onrecord.ingest.tables.table_lines import Lines, RecordTooLarge
from onrecord.ingest.tables.table_rows import (
    Table,
    holds_articles,
    is_known,
    no_text_column,
    page_of_row,
    with_unique_locators,
)
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from onrecord.ingest.inputs import IngestOptions, Input, NamedFile
    from onrecord.records.pages import Page

DELIMITERS = ",\t;|"
MAX_HEADER_FIELD = 60  # a column name longer than this is a sentence
ENDINGS = (".csv", ".tsv", ".tab")
MAX_FIELD = 2**31 - 1  # the csv module's own limit is 128 KiB a field; `Lines` bounds a record instead

_LINE_END = re.compile(r"\r\n|[\r\n]")


def recognises(head: Head) -> bool:
    """Whether the input begins with the header of a table."""
    return not head.is_blank and not is_html(head.text) and _delimiter_of(head) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The rows, read one at a time."""
    delimiter = _delimiter_of(Head(source, options)) or DELIMITERS[0]
    encoding = source.encoding()
    with TextIOWrapper(source.open(), encoding, errors="replace", newline="") as stream:
        yield from with_unique_locators(_read_rows(Table.of(source, options), stream, delimiter))


def _delimiter_of(head: Head) -> str | None:
    return find_delimiter(head.text, head.locator, head.options.columns)


def _read_rows(table: Table, stream: TextIO, delimiter: str) -> Iterator[Page | Reject | NamedFile]:
    """The rows of a file of separated values with a header line; row 1 is the first below it."""
    csv.field_size_limit(MAX_FIELD)
    lines = Lines(stream, table.max_row)
    reader = csv.reader(lines.records(), delimiter=delimiter)
    try:
        header = [name.strip().removeprefix("\ufeff") for name in next(reader, [])]
    except (csv.Error, RecordTooLarge) as error:
        raise PageRejected("bad_row", f"The header of the table cannot be read: {error}.") from error
    if not holds_articles(tuple(header), table.columns):
        yield no_text_column(table, tuple(header))
        return
    number = 0
    while True:
        lines.begin_record()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, RecordTooLarge) as error:
            yield Reject(f"{table.locator}#{number}", "bad_row", f"Row {number} cannot be read: {error}.")
            reader = csv.reader(lines.records(), delimiter=delimiter)
            continue
        if any(cell.strip() for cell in cells):
            yield page_of_row(table, dict(zip(header, cells, strict=False)), number)


def find_delimiter(head: str, locator: str, columns: Sequence[tuple[str, str]]) -> str | None:
    """The delimiter of a table of separated values that begins with ``head``; None for other text.

    Prose can hold commas too, so the first line must look like a header: short names, at least two
    of them known (or told by the user), or the file must be named as a table is.
    """
    first = _LINE_END.split(head.lstrip("\ufeff\r\n "), maxsplit=1)[0]
    told = {column.casefold() for _, column in columns}
    named = locator.casefold().endswith(ENDINGS)
    best: tuple[int, str] | None = None
    for delimiter in DELIMITERS:
        names = _cells(first, delimiter)
        if len(names) < 2 or any(len(name) > MAX_HEADER_FIELD for name in names):
            continue
        known = sum(1 for name in names if name.casefold().strip() in told or is_known(name))
        if (known >= 2 or named) and (best is None or (known, len(names)) > best[0:1]):
            best = (known, delimiter) if best is None or known > best[0] else best
    if best:
        return best[1]
    return "\t" if named and "\t" in first else "," if named else None


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
