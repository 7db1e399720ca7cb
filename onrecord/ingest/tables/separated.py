"""Separated values (CSV, TSV), one article a row below a header line."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING

from onrecord.ingest.decoding import decode
from onrecord.ingest.inputs import ENCODING_BYTES, Head
from onrecord.ingest.kinds import is_html
from onrecord.ingest.tables.day_cells import is_month_first
from onrecord.ingest.tables.separated_records import Record, Records
from onrecord.ingest.tables.table_rows import (
    Table,
    columns_left,
    find_column,
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
MAX_ABOVE = 20  # lines above the header: a title, a day of export and blank lines
ENDINGS = (".csv", ".tsv", ".tab")

_LINE_END = re.compile(r"\r\n|[\r\n]")
_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?[,;\t|]*", re.I)  # what spreadsheet programs write and read

HEADER = "The header line holds more than names: a row that stands in it is not read."
CELLS = (
    "Row {number} has {cells} cells for {columns} columns: "
    "put cells that hold the delimiter in quotation marks."
)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header of a table stands: the lines above it, and the delimiter."""

    above: int
    delimiter: str


def recognises(head: Head) -> bool:
    """Whether the input begins with the header of a table."""
    return not head.is_blank and not is_html(head.text) and _header_of(head) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The rows, read one at a time."""
    header = _header_of(Head(source, options)) or Header(0, DELIMITERS[0])
    encoding = source.encoding()
    table = Table.of(source, options)
    sample = decode(source.head(ENCODING_BYTES))[0]
    table = replace(table, month_first=is_month_first(_days(table, sample, header)))
    with TextIOWrapper(source.open(), encoding, errors="replace", newline="") as stream:
        yield from with_unique_locators(_read_rows(table, stream, header))


def _header_of(head: Head) -> Header | None:
    return find_header(head.text, head.locator, head.options.columns)


def _days(table: Table, sample: str, header: Header) -> Iterator[str]:
    """The cells of the column of days in the beginning of a table."""
    records = Records(StringIO(sample, newline=""), header.delimiter, table.max_row)
    records.skip(header.above)
    names = _names(records.header())
    column = find_column("date", names, table.columns)
    at = names.index(column) if column else len(names)
    return (record.cells[at] for record in records.rows(len(names)) if at < len(record.cells))


def _names(header: Record) -> tuple[str, ...]:
    return tuple(name.strip().removeprefix("\ufeff") for name in header.cells)


def _read_rows(table: Table, stream: TextIO, header: Header) -> Iterator[Page | Reject | NamedFile]:
    """The rows of a file of separated values with a header line; row 1 is the first below it."""
    records = Records(stream, header.delimiter, table.max_row)
    records.skip(header.above)
    header_record = records.header()
    names = _names(header_record)
    if not holds_articles(names, table.columns):
        yield no_text_column(table, names)
        return
    if any(len(name) > MAX_HEADER_FIELD for name in names):
        table.source.holds()
        yield Reject(f"{table.locator}#header", "bad_row", HEADER)
    number = surplus = 0
    filled: set[str] = set()
    for record in _counted(table.source, records, len(names), header_record.last):
        if not record.trouble and not any(cell.strip() for cell in record.cells):
            continue
        number += 1
        cells = record.trouble or _fitting(table, names, record, header.delimiter)
        if isinstance(cells, str):
            where = f"line {record.line}" + (f" to {record.last}" if record.last > record.line else "")
            told = cells.format(number=number, cells=len(record.cells), columns=len(names))
            message = f"Row {number} ({where}) cannot be read: {told}." if record.trouble else told
            rows = record.rows if record.trouble else max(1, (len(record.cells) - 1) // (len(names) - 1 or 1))
            table.source.holds(rows - 1)
            yield Reject(f"{table.locator}#{number}", "bad_row", message, records=rows)
            continue
        row = _row(names, cells)
        surplus += len(cells) > len(names)
        filled.update(name for name, cell in row.items() if cell.strip())
        yield page_of_row(table, row, number)
    yield from columns_left(table, [name for name in names if name in filled], surplus)
    records.check()


def _counted(source: Input, records: Records, width: int, last: int) -> Iterator[Record]:
    """The records behind line ``last``, counted by their lines: a line in none of them counts, too."""
    source.holds(0)
    for record in records.rows(width):
        blank = not record.trouble and not any(cell.strip() for cell in record.cells)
        source.holds(record.line - last - blank)
        last = record.last
        yield record
    source.holds(records.met - last)


def _row(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by name; of columns with the same name the first that is filled."""
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if not row.get(name, "").strip():
            row[name] = cell
    return row


def _fitting(table: Table, names: tuple[str, ...], record: Record, delimiter: str) -> Sequence[str]:
    """The cells of a record; a sentence where it has more than there are columns and the text may be cut.

    A text without marks in the last column goes on over its own commas, which a blank follows. A text that
    holds the delimiter was in marks, so it is whole, and what stands behind the last column is left.
    """
    cells, width = record.cells, len(names)
    extra = [cell for cell in cells[width:] if cell.strip()]
    column = find_column("text", names, table.columns)
    if not extra or column is None:
        return cells
    at = max(place for place, name in enumerate(names) if name == column and place < len(cells))
    text = cells[at]
    if len(extra) >= max(2, width - 1) and any(len(cell) * 2 > len(text) for cell in extra):
        return CELLS  # another row stands behind it
    if at == width - 1 and not record.quoted:
        goes_on = text[:1].strip() and all(cell.startswith(" ") for cell in extra)
        return (*cells[:at], delimiter.join(cells[at:])) if goes_on else CELLS
    whole = (delimiter in text or "\n" in text) and len(text) == max(map(len, cells))
    return cells if whole else CELLS


def find_header(head: str, locator: str, columns: Sequence[tuple[str, str]]) -> Header | None:
    """Where the header of a table stands that begins with ``head``; None for other text.

    Above it may stand blank lines and the line by which spreadsheet programs name the delimiter; in a file
    that is named as tables are, other lines as well.
    """
    named = locator.casefold().endswith(ENDINGS)
    separator: str | None = None
    first: Header | None = None
    for above, line in enumerate(_LINE_END.split(head, maxsplit=MAX_ABOVE)[:MAX_ABOVE]):
        if found := _SEPARATOR.fullmatch(line):
            separator = found[1]
            continue
        if not line.strip(DELIMITERS + ' "\ufeff'):
            continue
        known, delimiter = _best_delimiter(line, separator or DELIMITERS, columns, named=named)
        if known >= 2 and delimiter:
            return Header(above, delimiter)
        first = first or Header(above, separator or delimiter or ("\t" if "\t" in line else ","))
        if not named:
            return first if separator else None
    return first


def _best_delimiter(
    line: str, delimiters: str, columns: Sequence[tuple[str, str]], *, named: bool
) -> tuple[int, str | None]:
    """How many known names the line holds at best, and with which delimiter.

    Prose can hold commas too, so a header has short names, at least two of them known (or given by the
    user), unless the file is named as a table is.
    """
    given = {column.casefold() for _, column in columns}
    best: tuple[int, str | None] = (0 if named else 1, None)
    for delimiter in delimiters:
        names = _cells(line, delimiter)
        if len(names) < 2 or any(len(name) > MAX_HEADER_FIELD for name in names):
            continue
        known = sum(1 for name in names if name.casefold().strip() in given or is_known(name))
        if known > best[0] or (named and best[1] is None):
            best = (known, delimiter)
    return best


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
