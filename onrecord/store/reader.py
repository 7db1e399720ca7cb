"""Reading a record file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.rows import ArticleRow, Manifest, Record


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A hit of the full-text search: a span of an article's text, and the statement it is in, if any."""

    article: str
    start: int
    end: int
    snippet: str
    statement: str | None


class RecordReader:
    """A record file opened for reading; a context manager."""

    def __init__(self, path: Path) -> None:
        raise NotImplementedError

    def manifest(self) -> Manifest:
        """What the record holds and what made it."""
        raise NotImplementedError

    def record(self) -> Record:
        """All rows."""
        raise NotImplementedError

    def article(self, key: str) -> ArticleRow:
        """The article with this id, unique id prefix, or locator (or its file name)."""
        raise NotImplementedError

    def raw_page(self, article: str) -> str:
        """The decoded raw page of an article, as received."""
        raise NotImplementedError

    def search(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Full-text search; a quoted phrase matches as a phrase."""
        raise NotImplementedError
