"""Records of separated values, each read by itself: a mark gone wrong costs its own row only.

The csv module reads on to the next quotation mark, however many rows lie before it. So each record is read
from its own line, and what it took is asked whether it swallowed a row.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.ingest.tables.table_lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

MAX_LOOSE_LINES = 100  # lines of a cell with marks that are not doubled; press texts have some 60 paragraphs
MAX_LOOSE_FAILED = 500  # records of a table that were tried so in vain; behind them only their first line is
MAX_FIELD = 2**31 - 1  # the csv module's own limit is 128 KiB a field; `Lines` bounds a record instead

OPEN = (
    "a quotation mark in it is not closed, or one is not doubled; "
    "write it again with each mark inside doubled"
)
LARGE = "it is larger than the limit"

WORDS = "words"
RARE = "\t|"  # delimiters that press texts do not hold, so programs put no marks around cells

_NUMBER = re.compile(r"\d{1,12}")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].{0,30})?")
_ADDRESS = re.compile(r"https?://\S+", re.I)


@dataclass(frozen=True, slots=True)
class Record:
    """A record.

    Attributes:
        cells: what it holds; empty for a blank line and for one that cannot be read.
        line: the number of its first line in the file, from 1.
        last: the number of its last line.
        quoted: whether a quotation mark stands in it.
        trouble: why it cannot be read; None where it can.
        rows: how many rows it is, as far as one that cannot be read shows.
    """

    cells: tuple[str, ...]
    line: int
    last: int
    quoted: bool = False
    trouble: str | None = None
    rows: int = 1


class Records:
    """The records of a stream from its first line on."""

    def __init__(self, stream: TextIO, delimiter: str, limit: int) -> None:
        csv.field_size_limit(MAX_FIELD)
        self._all_lines = Lines(stream, limit)
        self._lines = self._all_lines.numbered()
        self._ahead: deque[str | None] = deque()
        self._delimiter = delimiter
        self._limit = limit
        self._taken = 0
        self._failed = 0
        self._model: tuple[str | None, ...] = ()
        self._opened = re.compile(rf'(?:^|{re.escape(delimiter)})"')

    def skip(self, count: int) -> None:
        """Passes over lines."""
        self._drop(count)

    @property
    def met(self) -> int:
        """How many lines of the stream were read."""
        return self._all_lines.met

    def check(self) -> None:
        """Raises the damage that was met in the stream, if any; called behind the last record."""
        self._all_lines.check()

    def header(self) -> Record:
        """The first record, whatever it holds."""
        cells, count = self._strict(0) or ((self._line(0) or "").split(self._delimiter), 1)
        return self._take(cells, count)

    def rows(self, width: int) -> Iterator[Record]:
        """The records behind; ``width`` is how many cells the header has."""
        while self._reaches(0):
            record = self._row(width)
            if record.cells and len(record.cells) == width:
                self._model = tuple(map(_kind, record.cells))
            yield record

    def _row(self, width: int) -> Record:
        if self._line(0) is None:
            return self._take((), 1, LARGE)
        plain = self._strict(0)
        if plain and len(plain[0]) == width and not self._swallows(0, plain[1], width):
            return self._take(*plain)
        others = (self._strict(0, escape="\\"), self._loose(width), self._unmarked())
        held = 0
        for cells, count in filter(None, others):
            if len(cells) == width and not self._swallows(0, count, width, loose=True):
                held = self._rows_inside(cells)
                if not held:
                    return self._take(cells, count)
        if plain and not self._swallows(0, plain[1], width):
            return self._take(*plain)
        count = 1
        while self._reaches(count) and not self._begins_row(count, width):
            count += 1
        return replace(self._take((), count, OPEN), rows=1 + held)

    def _take(self, cells: Sequence[str], count: int, trouble: str | None = None) -> Record:
        quoted = any('"' in (self._ahead[at] or "") for at in range(min(count, len(self._ahead))))
        first = self._taken + 1
        self._drop(count)
        return Record(tuple(cells), first, max(first, self._taken), quoted, trouble)

    def _drop(self, count: int) -> None:
        for _ in range(count):
            if self._reaches(0):
                self._ahead.popleft()
                self._taken += 1

    def _reaches(self, at: int) -> bool:
        while len(self._ahead) <= at:
            _, line = next(self._lines, (0, ""))
            if line == "":
                return False
            self._ahead.append(None if line is None else line.replace("\x00", "\ufffd"))
        return True

    def _line(self, at: int) -> str | None:
        """The line so far ahead; None where it is too long or there is none."""
        return self._ahead[at] if self._reaches(at) else None

    def _following(self, at: int) -> Iterator[str]:
        size = 0
        while (line := self._line(at)) is not None:
            size += len(line)
            if size > self._limit:
                return
            yield line
            at += 1

    def _strict(self, at: int, escape: str | None = None) -> tuple[list[str], int] | None:
        """The cells of the record that begins so far ahead, and its lines; None where a mark is wrong."""
        if escape and escape not in (self._line(at) or ""):
            return None
        reader = csv.reader(self._following(at), delimiter=self._delimiter, escapechar=escape, strict=True)
        try:
            cells = next(reader, None)
        except csv.Error:
            return None
        return None if cells is None else (cells, reader.line_num)

    def _loose(self, width: int) -> tuple[list[str], int] | None:
        """As `_strict`; a mark closes a cell only before a delimiter or a line's end, another is a word's."""
        text = ""
        most = MAX_LOOSE_LINES if self._failed < MAX_LOOSE_FAILED else 1
        for count, line in enumerate(self._following(0), start=1):
            if count > most or (count > 1 and self._begins_row(count - 1, width)):
                break
            text += line
            if '"' in line or count == 1:
                cells = _loose_cells(text.rstrip("\r\n"), self._delimiter)
                if cells is not None and len(cells) == width:
                    return cells, count
        self._failed += 1
        return None

    def _unmarked(self) -> tuple[list[str], int] | None:
        """The cells of a line whose marks are all words, as tables with a rare delimiter are written."""
        line = (self._line(0) or "").rstrip("\r\n")
        return (line.split(self._delimiter), 1) if self._delimiter in RARE else None

    def _swallows(self, at: int, count: int, width: int, *, loose: bool = False) -> bool:
        """Whether a line in a record begins a row of its own."""
        return any(self._begins_row(at + step, width, sure=not loose) for step in range(1, count))

    def _rows_inside(self, cells: Sequence[str]) -> int:
        """How many rows a cell holds whose newlines were lost: their first cells stand behind a mark."""
        model = self._model or self._own_model()
        before = (self._line(0) or "").split('"', 1)[0].count(self._delimiter)
        forms = [(at, kind) for at, kind in enumerate(model[:before]) if kind not in (None, WORDS)]
        pieces = [piece for cell in cells for piece in cell.split('"')[1:-1]]
        rows = [piece.split(self._delimiter) for piece in pieces if piece.endswith(self._delimiter)]
        return sum(
            len(row) == before + 1 and all(kind in (_kind(row[at]), _kind(row[at][1:])) for at, kind in forms)
            for row in rows
            if forms
        )

    def _begins_row(self, at: int, width: int, *, sure: bool = False) -> bool:
        """Whether the line so far ahead begins as other rows do; ``sure`` wants more than an id's form."""
        line = (self._line(at) or "").rstrip("\r\n")
        model = self._model or self._own_model()
        if line.count(self._delimiter) + 1 < min(width, 2) or not _may_begin(line, model):
            return False
        opened = self._opened.search(line)
        leading = line[: opened.start()].split(self._delimiter) if opened and opened.start() else []
        cells = leading if opened else line.split(self._delimiter)
        if (len(cells) != width and not opened) or any(
            wanted and kind != wanted for kind, wanted in zip(map(_kind, cells), model, strict=False) if kind
        ):
            return False
        alike = sum(
            1
            for cell, wanted in zip(cells, model, strict=False)
            if wanted not in (None, WORDS) and _kind(cell) == wanted
        )
        if alike >= 2 or (alike and self._goes_on(cells[0])):
            return True
        whole = None if sure else self._strict(at)
        return (
            whole is not None
            and len(whole[0]) == width
            and (alike > 0 or not any(kind not in (None, WORDS) for kind in model))
        )

    def _own_model(self) -> tuple[str | None, ...]:
        """The kinds of the cells before the first mark of the record itself, where none was read before."""
        return tuple(map(_kind, (self._line(0) or "").split('"', 1)[0].split(self._delimiter)[:-1]))

    def _goes_on(self, cell: str) -> bool:
        """Whether a number is the next after the record's own."""
        own = (self._line(0) or "").split(self._delimiter, 1)[0]
        return bool(_NUMBER.fullmatch(own) and _NUMBER.fullmatch(cell)) and int(cell) - int(own) in (1, 2)


def _may_begin(line: str, model: Sequence[str | None]) -> bool:
    """Whether the first letter of a line fits the kind of the first cell; most lines of a text do not."""
    first = line.lstrip(' "')[:1]
    if not model or model[0] in (None, WORDS):
        return bool(first)
    return first in "hH" if model[0] == "address" else first.isdigit()


def _kind(cell: str) -> str | None:
    """The form of a cell; None where it tells little."""
    cell = cell.strip(' "')
    for kind, form in (("number", _NUMBER), ("day", _DAY), ("address", _ADDRESS)):
        if form.fullmatch(cell):
            return kind
    return WORDS if len(cell.split()) > 2 else None


def _loose_cells(text: str, delimiter: str) -> list[str] | None:
    """The cells of a text; None where a cell is still open."""
    cells, at = [], 0
    while True:
        found = _cell(delimiter).match(text, at)
        if found is None:
            return None
        cells.append(found[1].replace('""', '"') if found[1] is not None else found[2])
        if found.end() >= len(text):
            return cells
        at = found.end() + 1


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'[ ]*"((?:[^"]|"(?![ ]*(?:{mark}|\Z)))*+)"[ ]*(?={mark}|\Z)|(?![ ]*")([^{mark}]*)')
