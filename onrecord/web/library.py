"""The record file behind the pages: loaded once, and again when the file changes."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from onrecord.store.reader import StatementQuery
from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.spans import SpansByArticle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.records.record import Manifest, Record
    from onrecord.records.rows import Statement
    from onrecord.store.reader import SearchHit

Stamp = tuple[tuple[int, int], ...]


class Reader(Protocol):
    """What the pages need of `onrecord.store.reader.RecordReader`."""

    def __enter__(self) -> Reader: ...

    def __exit__(self, *exc: object) -> None: ...

    def manifest(self) -> Manifest:
        """What the record holds and what made it."""

    def record(self) -> Record:
        """All rows."""

    def raw_page(self, article: str) -> str:
        """The decoded raw page of an article."""

    def statements(self, query: StatementQuery | None = None) -> tuple[Statement, ...]:
        """The statements a query asks for."""

    def search(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Full-text search."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The record as of one state of its file."""

    index: RecordIndex
    links: ServerLinks
    spans: SpansByArticle


class Library:
    """Hands out the record, reading it again when its file has changed.

    Each request opens its own reader for raw pages and search, for a reader belongs to its thread.
    """

    def __init__(self, path: Path, open_record: Callable[[Path], Reader], title: str = "") -> None:
        self._path = path
        self._title = title
        self._open = open_record
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._loaded: Loaded | None = None

    def current(self) -> Loaded:
        """The record as its file stands now.

        Raises:
            RecordFileError: if the file is missing or damaged.
        """
        with self._lock:
            stamp = self._look()
            if self._loaded is None or stamp != self._stamp:
                self._loaded = self._load()
                self._stamp = stamp
            return self._loaded

    def raw_page(self, article: str) -> str:
        """The decoded raw page of an article, as received."""
        with self._open(self._path) as reader:
            return reader.raw_page(article)

    def statements_with(self, words: str) -> frozenset[str]:
        """The ids of the statements whose content holds the words."""
        with self._open(self._path) as reader:
            return frozenset(row.id for row in reader.statements(StatementQuery(words=words)))

    def search(self, words: str, limit: int) -> tuple[SearchHit, ...]:
        """Full-text search over the articles."""
        with self._open(self._path) as reader:
            return reader.search(words, limit)

    def _load(self) -> Loaded:
        with self._open(self._path) as reader:
            index = RecordIndex.of(reader.record(), self._title, reader.manifest())
        links = ServerLinks()
        return Loaded(index, links, SpansByArticle(index, links))

    def _look(self) -> Stamp:
        beside = self._path.with_name(self._path.name + "-wal")
        stats = (path.stat() for path in (self._path, beside) if path.exists())
        return tuple((one.st_mtime_ns, one.st_size) for one in stats)
