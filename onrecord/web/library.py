"""The record file behind the pages: loaded once, and again when its rows change."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.spans import SpansByArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.records.record import Manifest, Record
    from onrecord.records.rows import Statement
    from onrecord.store.reader import SearchHit, StatementQuery


class Reader(Protocol):
    """What the pages need of `onrecord.store.reader.RecordReader`."""

    def __enter__(self) -> Reader: ...

    def __exit__(self, *exc: object) -> None: ...

    def manifest(self) -> Manifest:
        """What the record holds and what made it."""

    def state(self) -> str:
        """A word that stands for the rows: another one each time that they were replaced."""

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
    """Hands out the record, reading its rows again when a build has replaced them.

    Each request opens its own reader, for a reader belongs to its thread and has one state of the record.
    """

    def __init__(self, path: Path, open_record: Callable[[Path], Reader], title: str = "") -> None:
        self._path = path
        self._title = title
        self._open = open_record
        self._lock = Lock()
        self._state = ""
        self._loaded: Loaded | None = None

    @contextmanager
    def opened(self) -> Iterator[tuple[Reader, Loaded]]:
        """The record as its file stands now: open, and its rows. Both are of one state.

        Raises:
            RecordFileError: if the file is missing or damaged.
        """
        with self._open(self._path) as reader:
            yield reader, self._loaded_by(reader)

    def _loaded_by(self, reader: Reader) -> Loaded:
        with self._lock:
            state = reader.state()
            if self._loaded is None or state != self._state:
                index = RecordIndex.of(reader.record(), self._title, reader.manifest())
                links = ServerLinks()
                self._loaded = Loaded(index, links, SpansByArticle(index, links))
                self._state = state
            return self._loaded
