"""Rows of tables to pages: which column holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.ingest.inputs import NamedFile
from onrecord.ingest.kinds import is_html
from onrecord.ingest.named_files import named_file
from onrecord.records.pages import GivenMetadata, Page, Reject
from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.ingest.inputs import IngestOptions, Input

_NAME_NOISE = re.compile(r"[\s_.\-]+")
_AUTHORS = re.compile(r"\s*(?:;|,|\band\b|&|\|)\s*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

Found = TypeVar("Found", bound="Page | Reject | NamedFile")


@dataclass(frozen=True, slots=True)
class Table:
    """A table on the way in: where it is, which columns the user named, how large a row may be."""

    source: Input
    columns: tuple[tuple[str, str], ...]
    max_row: int

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
    return {row["field"]: tuple(row["names"].split()) for row in word_rows("ingest", "columns", None)}


def holds_articles(names: tuple[str, ...], told: Sequence[tuple[str, str]]) -> bool:
    """Whether a column holds the text of articles, or names the files that do."""
    return any(find_column(field, names, told) for field in ("text", "file"))


def no_text_column(table: Table, columns: tuple[str, ...]) -> Reject:
    """The reject for a table in which no column holds the text."""
    seen = ", ".join(columns[:20]) or "none"
    return Reject(
        table.locator,
        "no_text_column",
        f"No column holds the text (columns seen: {seen}); name it with --map text=COLUMN.",
    )


def page_of_row(table: Table, row: Mapping[str, Any], number: int) -> Page | Reject | NamedFile:
    """The page of a row, or the file it names; a reject where it has no text or too much."""
    names = tuple(name for name in row if isinstance(name, str))

    def cell(field: str) -> Any:
        column = find_column(field, names, table.columns)
        return None if column is None else row[column]

    locator = f"{table.locator}#{_words(cell('id')) or number}"
    text = _SURROGATE.sub("\ufffd", cell("text")) if isinstance(cell("text"), str) else ""
    given = GivenMetadata(
        title=_words(cell("title")),
        date=_words(cell("date")),
        outlet=_words(cell("outlet")),
        byline=_authors(cell("byline")),
        url=_words(cell("url")),
        language=_words(cell("language")),
    )
    if not text.strip():
        name = _words(cell("file"))
        empty = Reject(locator, "empty", f"Row {number} has no text.")
        return named_file(table.source, locator, name, given) if name else empty
    data = text.encode()
    if len(data) > table.max_row:
        return Reject(locator, "too_large", row_too_large(table.max_row))
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


def row_too_large(limit: int) -> str:
    """The sentence for a row that is larger than a page may be."""
    return f"The row is larger than {limit:,} bytes; raise the limit or split the file."
