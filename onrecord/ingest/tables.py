"""Tables: one article a row, as JSON lines, a JSON document, or separated values."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from onrecord.ingest.kinds import is_html
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

DELIMITERS = ",\t;|"
MAX_HEADER_FIELD = 60  # a column name longer than this is a sentence
SEPARATED_ENDINGS = (".csv", ".tsv", ".tab")
MAX_FIELD = 2**31 - 1  # the csv module's own limit is 128 KiB a field; `_Lines` bounds a record instead

_NAME_NOISE = re.compile(r"[\s_.\-]+")
_AUTHORS = re.compile(r"\s*(?:;|,|\band\b|&|\|)\s*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A table on the way in: where it is, which columns the user named, how large a row may be."""

    locator: str
    columns: tuple[tuple[str, str], ...]
    max_row: int


def with_unique_locators(found: Iterable[Page | Reject]) -> Iterator[Page | Reject]:
    """The rows of a table, those that share an earlier row's locator numbered: ``PATH#ID~2``."""
    used: set[str] = set()
    counts: dict[str, int] = {}
    for row in found:
        locator = row.locator
        while locator in used:
            counts[row.locator] = counts.get(row.locator, 1) + 1
            locator = f"{row.locator}~{counts[row.locator]}"
        used.add(locator)
        yield row if locator == row.locator else replace(row, locator=locator)


def read_jsonl(table: Table, stream: TextIO) -> Iterator[Page | Reject]:
    """The rows of a file of JSON objects, one a line; row numbers are line numbers."""
    seen: dict[str, None] = {}
    rows = 0
    for number, line in _Lines(stream, table.max_row).numbered():
        if line is None:
            yield Reject(f"{table.locator}#{number}", "too_large", _too_large(table.max_row))
            continue
        if not line.strip():
            continue
        row = _json_object(line)
        if row is None:
            yield Reject(f"{table.locator}#{number}", "bad_row", f"Line {number} is not a JSON object.")
            continue
        if rows == 0 and find_column("text", tuple(row), table.columns) is None:
            seen.update(dict.fromkeys(row))
            yield no_text_column(table, tuple(seen))
            return
        rows += 1
        yield _page_of_row(table, row, number)


def read_json(table: Table, text: str) -> Iterator[Page | Reject]:
    """The rows of a JSON document: an object, or a list of objects."""
    value = json.loads(text)
    rows = [row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict)]
    columns = tuple(dict.fromkeys(str(name) for row in rows for name in row))
    if find_column("text", columns, table.columns) is None:
        yield no_text_column(table, columns)
        return
    for number, row in enumerate(rows, start=1):
        yield _page_of_row(table, row, number)


def read_separated(table: Table, stream: TextIO, delimiter: str) -> Iterator[Page | Reject]:
    """The rows of a file of separated values with a header line; row 1 is the first below it."""
    csv.field_size_limit(MAX_FIELD)
    lines = _Lines(stream, table.max_row)
    reader = csv.reader(lines.records(), delimiter=delimiter)
    header = [name.strip().removeprefix("\ufeff") for name in next(reader, [])]
    if find_column("text", tuple(header), table.columns) is None:
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
        except (csv.Error, _RecordTooLarge) as error:
            yield Reject(f"{table.locator}#{number}", "bad_row", f"Row {number} cannot be read: {error}.")
            reader = csv.reader(lines.records(), delimiter=delimiter)
            continue
        if any(cell.strip() for cell in cells):
            yield _page_of_row(table, dict(zip(header, cells, strict=False)), number)


def find_delimiter(head: str, locator: str, columns: Sequence[tuple[str, str]]) -> str | None:
    """The delimiter of a table of separated values that begins with ``head``; None for other text.

    Prose can hold commas too, so the first line must look like a header: short names, at least two
    of them known (or told by the user), or the file must be named as a table is.
    """
    first = head.lstrip("\ufeff\r\n ").split("\n", 1)[0].rstrip("\r")
    told = {column.casefold() for _, column in columns}
    named = locator.casefold().endswith(SEPARATED_ENDINGS)
    best: tuple[int, str] | None = None
    for delimiter in DELIMITERS:
        names = next(csv.reader([first], delimiter=delimiter), [])
        if len(names) < 2 or any(len(name) > MAX_HEADER_FIELD for name in names):
            continue
        known = sum(1 for name in names if name.casefold().strip() in told or is_known(name))
        if (known >= 2 or named) and (best is None or (known, len(names)) > best[0:1]):
            best = (known, delimiter) if best is None or known > best[0] else best
    if best:
        return best[1]
    return "\t" if named and "\t" in first else "," if named else None


def is_known(name: str) -> bool:
    """Whether ``name`` is a column name of press tables."""
    plain = _plain(name)
    return any(plain in names for names in known_columns().values())


def find_column(field: str, names: tuple[str, ...], told: Sequence[tuple[str, str]]) -> str | None:
    """The column among ``names`` that holds ``field``: as the user told, else by its common names."""
    for wanted, column in told:
        if wanted == field:
            return next((name for name in names if name.casefold() == column.casefold()), None)
    plain = {_plain(name): name for name in reversed(names)}
    return next((plain[known] for known in known_columns()[field] if known in plain), None)


@cache
def known_columns() -> Mapping[str, tuple[str, ...]]:
    """Field to its common column names, the surest first (``data/columns.tsv``)."""
    lines = (files("onrecord.ingest") / "data" / "columns.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {field: tuple(names.split()) for field, names in rows}


def no_text_column(table: Table, columns: tuple[str, ...]) -> Reject:
    """The reject for a table in which no column holds the text."""
    seen = ", ".join(columns[:20]) or "none"
    return Reject(
        table.locator,
        "no_text_column",
        f"No column holds the text (columns seen: {seen}); name it with --map text=COLUMN.",
    )


def _page_of_row(table: Table, row: Mapping[str, Any], number: int) -> Page | Reject:
    names = tuple(name for name in row if isinstance(name, str))

    def cell(field: str) -> Any:
        column = find_column(field, names, table.columns)
        return None if column is None else row[column]

    locator = f"{table.locator}#{_words(cell('id')) or number}"
    text = _SURROGATE.sub("\ufffd", cell("text")) if isinstance(cell("text"), str) else ""
    if not text.strip():
        return Reject(locator, "empty", f"Row {number} has no text.")
    data = text.encode()
    if len(data) > table.max_row:
        return Reject(locator, "too_large", _too_large(table.max_row))
    given = GivenMetadata(
        title=_words(cell("title")),
        date=_words(cell("date")),
        outlet=_words(cell("outlet")),
        byline=_authors(cell("byline")),
        url=_words(cell("url")),
        language=_words(cell("language")),
    )
    return Page(locator, data, text, "utf-8", "text/html" if is_html(text) else "text/plain", given)


def _plain(name: str) -> str:
    return _NAME_NOISE.sub("", name).casefold()


def _words(value: object) -> str | None:
    """A cell as one line of text, None where it says nothing."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if value is None or isinstance(value, list | dict | bool):
        return None
    line = " ".join(_SURROGATE.sub("\ufffd", str(value)).split())
    return None if line.casefold() in {"", "nan", "none", "null", "n/a"} else line


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        names = [name for item in value if (name := _words(item))]
    else:
        line = _words(value) or ""
        names = [name for name in _AUTHORS.split(re.sub(r"^by:?\s+", "", line, flags=re.I)) if name]
    return tuple(dict.fromkeys(names))


def _json_object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _too_large(limit: int) -> str:
    return f"The row is larger than {limit:,} bytes; raise the limit or split the file."


class _RecordTooLarge(Exception):
    """A record of separated values grew past the limit; most likely a quote is never closed."""


class _Lines:
    """Lines of a stream, none held longer than ``limit`` characters."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._taken = 0

    def numbered(self) -> Iterator[tuple[int, str | None]]:
        """Line numbers from 1 with the line, or None for a line that is too long."""
        number = 0
        while line := self._stream.readline(self._limit + 1):
            number += 1
            if len(line) > self._limit and not line.endswith("\n"):
                self._skip_line()
                yield number, None
            else:
                yield number, line

    def begin_record(self) -> None:
        """Begin to count anew."""
        self._taken = 0

    def records(self) -> Iterator[str]:
        """Lines for a csv reader; raises where one record takes more than the limit."""
        while line := self._stream.readline(self._limit + 1):
            self._taken += len(line)
            if self._taken > self._limit:
                if not line.endswith("\n"):
                    self._skip_line()
                raise _RecordTooLarge("larger than the limit, or a quotation mark is never closed")
            yield line.replace("\x00", "\ufffd")

    def _skip_line(self) -> None:
        while (rest := self._stream.readline(1 << 20)) and not rest.endswith("\n"):
            pass
