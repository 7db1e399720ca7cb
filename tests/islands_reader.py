"""Reads the hand-made story as the store reads a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from islands_story import statements, story
from islands_texts import TEXTS, raw_of

from onrecord.records.record import Manifest
from onrecord.store.reader import SearchHit

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.record import Record
    from onrecord.records.rows import Statement
    from onrecord.store.reader import StatementQuery


class StoryReader:
    """Reads the story as `RecordReader` reads a file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path

    def __enter__(self) -> StoryReader:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def manifest(self) -> Manifest:
        """What made it."""
        return Manifest(1, "0.1.0", (), {}, "00" * 32)

    def state(self) -> str:
        """Never another."""
        return "story"

    def record(self) -> Record:
        """All rows."""
        return story()

    def raw_page(self, article: str) -> str:
        """The raw page around a text."""
        return raw_of(article.removeprefix("article_"))[0]

    def statements(self, query: StatementQuery | None = None) -> tuple[Statement, ...]:
        """The statements whose content holds the words."""
        words = (query.words or "").lower() if query else ""
        return tuple(row for row in statements() if any(words in one.quote.lower() for one in row.content))

    def search(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """The places of the words, as one phrase."""
        hits = []
        for key, text in TEXTS.items():
            at = text.lower().find(words.lower())
            if at >= 0:
                hits.append(
                    SearchHit(f"article_{key}", at, at + len(words), text[at : at + len(words)], None)
                )
        return tuple(hits[:limit])
