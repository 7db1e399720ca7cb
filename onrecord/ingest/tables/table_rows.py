"""Rows of tables to pages: which column holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from onrecord.ingest.inputs import NamedFile
from onrecord.ingest.kinds import is_html
from onrecord.ingest.named_files import named_file
from onrecord.ingest.tables.day_cells import day_of
from onrecord.records.pages import GivenMetadata, Page, Reject
from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.ingest.inputs import IngestOptions, Input

_NAME_NOISE = re.compile(r"[\s_.\-]+")
_AUTHORS = re.compile(r"\s*(?:;|,|\band\b|&|\|)\s*")
PASSED = "passed"  # the columns that hold no field and are no loss
MAX_SEEN = 20  # names of columns in a message
NOTHING = frozenset(
    {"", "nan", "nat", "none", "null", "n/a", "<na>", "\\n"}
)  # how programs write an empty cell
WRAPPED = ("name", "title", "rendered", "value", "$date", "$oid", "#text", "text", "plain")
# ``rendered`` is of WordPress, ``$date`` and ``$oid`` of MongoDB, ``#text`` of XML turned into JSON

_ADDRESS = re.compile(r"https?://\S+\Z", re.I)
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ (?:chars?|characters?|words?)\]\s*\Z")
_LISTED = re.compile(r"\s*\[.*\]\s*", re.S)
_QUOTED = re.compile(r"""(?<!\w)(["'])(.{1,300}?)\1(?=\s*[,\]])""")
_UNNAMED = re.compile(r"unnamed:? ?\d+|index|level_\d+|_c\d+", re.I)
_SURROGATE = re.compile(r"[\ud800-\udfff]")

Found = TypeVar("Found", bound="Page | Reject | NamedFile")


@dataclass(frozen=True, slots=True)
class Table:
    """A table on the way in: where it is, the columns the user named, the largest row, its order of days."""

    source: Input
    columns: tuple[tuple[str, str], ...]
    max_row: int
    month_first: bool = False

    @classmethod
    def of(cls, source: Input, options: IngestOptions) -> Table:
        """The table of an input."""
        return cls(source, options.columns, options.max_page_bytes)

    @property
    def locator(self) -> str:
        """Where the table is."""
        return self.source.locator


def with_unique_locators(found: Iterable[Found]) -> Iterator[Found]:
    """The rows of a table, those that share an earlier row's locator numbered: ``PATH#ID~2``."""
    used: set[str] = set()
    counts: dict[str, int] = {}
    for row in found:
        if isinstance(row, NamedFile):
            yield row
            continue
        locator = row.locator
        while locator in used:
            counts[row.locator] = counts.get(row.locator, 1) + 1
            locator = f"{row.locator}~{counts[row.locator]}"
        used.add(locator)
        yield row if locator == row.locator else replace(row, locator=locator)


def is_known(name: str) -> bool:
    """Whether ``name`` is a column name of press tables."""
    plain = _plain(name)
    return any(plain in names for field, names in known_columns().items() if field != PASSED)


def find_column(field: str, names: tuple[str, ...], told: Sequence[tuple[str, str]]) -> str | None:
    """The column among ``names`` that holds ``field``: as the user told, else by its common names."""
    return next(iter(find_columns(field, names, told)), None)


def find_columns(field: str, names: tuple[str, ...], told: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The columns that may hold ``field``, the surest first; only the column that the user named, if any."""
    for wanted, column in told:
        if wanted == field:
            return tuple(name for name in names if name.casefold() == column.casefold())[:1]
    plain = {_plain(name): name for name in reversed(names)}
    return tuple(plain[known] for known in known_columns()[field] if known in plain)


def columns_left(table: Table, names: Sequence[str], surplus: int = 0) -> Iterator[Reject]:
    """The note on columns with something in them that are not understood, and on cells behind the last."""
    given = {column.casefold() for _, column in table.columns}
    known = {name for names in known_columns().values() for name in names}
    left = [name for name in names if _plain(name) not in known and name.casefold() not in given and name]
    left = [name for name in left if not name.startswith("@") and not _UNNAMED.fullmatch(name)]
    told = []
    if left:
        more = f" and {len(left) - MAX_SEEN} more" if len(left) > MAX_SEEN else ""
        told.append(f"Columns that are not understood: {', '.join(left[:MAX_SEEN])}{more}")
    if surplus:
        told.append(f"Rows with cells behind the last column: {surplus:,}")
    if told:
        advice = "The rows were read without them; name a column with --map FIELD=COLUMN."
        yield Reject(table.locator, "columns_left", f"{'. '.join(told)}. {advice}", records=0)


@cache
def known_columns() -> Mapping[str, tuple[str, ...]]:
    """Field to its common column names, the surest first (``data/columns.tsv``)."""
    return {row["field"]: tuple(row["names"].split()) for row in word_rows("ingest", "columns", None)}


def holds_articles(names: tuple[str, ...], told: Sequence[tuple[str, str]]) -> bool:
    """Whether a column holds the text of articles, or names the files that do."""
    return any(find_column(field, names, told) for field in ("text", "file"))


def no_text_column(table: Table, columns: tuple[str, ...]) -> Reject:
    """The reject for a table in which no column holds the text."""
    seen = ", ".join(columns[:MAX_SEEN]) or "none"
    return Reject(
        table.locator,
        "no_text_column",
        f"No column holds the text (columns seen: {seen}); name it with --map text=COLUMN.",
    )


def page_of_row(table: Table, row: Mapping[str, Any], number: int) -> Page | Reject | NamedFile:
    """The page of a row, or the file it names; a reject where it has no text or too much."""
    names = tuple(name for name in row if isinstance(name, str))

    def cells(field: str) -> list[Any]:
        return [row[name] for name in find_columns(field, names, table.columns)]

    def line(field: str) -> str | None:
        return next(filter(None, map(_words, cells(field))), None)

    locator = f"{table.locator}#{line('id') or number}"
    text = next(filter(None, map(_text, cells("text"))), "")
    outlet, address = _outlet(filter(None, map(_words, cells("outlet"))))
    given = GivenMetadata(
        title=line("title"),
        date=day_of(line("date"), month_first=table.month_first),
        outlet=outlet,
        byline=next(filter(None, map(_authors, cells("byline"))), ()),
        url=line("url") or address,
        language=line("language"),
    )
    if not text:
        name = line("file")
        empty = Reject(locator, "empty", f"Row {number} has no text.")
        return named_file(table.source, locator, name, given) if name else empty
    data = text.encode()
    if len(data) > table.max_row:
        return Reject(locator, "too_large", row_too_large(table.max_row))
    return Page(locator, data, text, "utf-8", "text/html" if is_html(text) else "text/plain", given)


def _plain(name: str) -> str:
    return _NAME_NOISE.sub("", name).casefold()


def _inner(value: object) -> object:
    """What stands for an object: its name or text, or the value that a program wrapped."""
    if not isinstance(value, dict):
        return value
    return next((value[name] for name in WRAPPED if isinstance(value.get(name), str | int | float)), None)


def is_wrapped(value: object) -> bool:
    """Whether a value is an object that stands for its text."""
    return isinstance(value, dict) and isinstance(_inner(value), str)


def _text(value: object) -> str:
    """A cell as the text of an article, without the note on how much of it a service left out."""
    value = _inner(value)
    if not isinstance(value, str) or value.strip().casefold() in NOTHING:
        return ""
    return _CUT.sub("", _SURROGATE.sub("\ufffd", value)) if value.strip() else ""


def _words(value: object) -> str | None:
    """A cell as one line of text, None where it says nothing."""
    value = _inner(value)
    if value is None or isinstance(value, list | dict | bool):
        return None
    line = " ".join(_SURROGATE.sub("\ufffd", str(value)).split())
    return None if line.casefold() in NOTHING else line


def _outlet(values: Iterable[str]) -> tuple[str | None, str | None]:
    """The name of an outlet, else the host of the first address; and that address if it is a page's."""
    names = list(values)
    address = next((name for name in names if _ADDRESS.match(name)), None)
    name = next((name for name in names if not _ADDRESS.match(name)), None)
    host = urlsplit(address).hostname if address else None
    page = address if address and urlsplit(address).path.strip("/") else None
    return name or (host.removeprefix("www.") if host else None), page


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, str) and _LISTED.fullmatch(value):
        value = [found[2] for found in _QUOTED.finditer(value)]
    if isinstance(value, list):
        names = [name for item in value if (name := _words(item))]
    else:
        line = _words(value) or ""
        names = [name for name in _AUTHORS.split(re.sub(r"^by:?\s+", "", line, flags=re.I)) if name]
    return tuple(dict.fromkeys(names))


def row_too_large(limit: int) -> str:
    """The sentence for a row that is larger than a page may be."""
    return f"The row is larger than {limit:,} bytes; raise the limit or split the file."
