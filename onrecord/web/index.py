"""The record, looked up by id: what every page starts from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.correct.told import tell_mark
from onrecord.records.shown_rows import shown_rows
from onrecord.web.inputs import shown_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.corrections import CorrectionRow
    from onrecord.records.record import Manifest, Record
    from onrecord.records.rows import Actor, Event, Issue, Place, Position, Statement

    Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """A record with its lookups. A reference to a row that is not there is worded, never an error.

    Attributes:
        every_row: whether lists hold the statements and events, too, that their gates hold back.
    """

    record: Record
    title: str
    manifest: Manifest | None = None
    articles: Mapping[str, ArticleRow] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    in_article: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    in_utterance: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    in_group: Mapping[str, tuple[ArticleRow, ...]] = field(default_factory=dict)
    position_of: Mapping[str, tuple[Position, ...]] = field(default_factory=dict)
    corrections: Mapping[str, CorrectionRow] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    every_row: bool = False

    @classmethod
    def of(cls, record: Record, title: str = "", manifest: Manifest | None = None) -> RecordIndex:
        """The index over ``record``; ``title`` heads the pages, or the biggest sides if it is empty."""
        locators = [row.source.locator for row in record.articles] + [row.locator for row in record.rejects]
        index = cls(
            record,
            title,
            manifest,
            articles={row.id: row for row in record.articles},
            statements={row.id: row for row in record.statements},
            events={row.id: row for row in record.events},
            actors={row.id: row for row in record.actors},
            places={row.id: row for row in record.places},
            issues={row.id: row for row in record.issues},
            positions={row.id: row for row in record.positions},
            in_article=_gather(record.statements, lambda row: row.article),
            in_utterance=_gather(record.statements, lambda row: row.utterance),
            in_group=_gather(record.articles, lambda row: row.copies.group),
            position_of=_gather(record.positions, lambda row: row.statement or ""),
            corrections={row.id: row for row in record.corrections},
            inputs=shown_names(locators),
        )
        return index if title else replace(index, title=_title_of(index))

    @property
    def listed_events(self) -> tuple[Event, ...]:
        """The events that lists and drawings hold."""
        return shown_rows(self.record.events, self.every_row)

    @property
    def unlisted_events(self) -> int:
        """How many events are held back from them."""
        return len(self.record.events) - len(self.listed_events)

    @property
    def listed_statements(self) -> tuple[Statement, ...]:
        """The statements that lists hold and counts count."""
        return shown_rows(self.record.statements, self.every_row)

    @property
    def unlisted_statements(self) -> int:
        """How many statements are held back from them."""
        return len(self.record.statements) - len(self.listed_statements)

    def sides(self) -> list[tuple[str, int]]:
        """The actors that listed statements are made for, with their number; the most first."""
        counts = Counter(row.side for row in self.listed_statements if row.side)
        return sorted(counts.items(), key=lambda one: (-one[1], self.name(one[0]), one[0]))

    def marks(self, corrections: Iterable[str]) -> tuple[str, ...]:
        """The corrections applied to a row, in words."""
        return tuple(tell_mark(self.corrections[one]) for one in corrections if one in self.corrections)

    def name(self, actor: str | None, unknown: str = "not known") -> str:
        """The canonical name of an actor."""
        found = self.actors.get(actor or "")
        return found.name if found else unknown

    def issue_label(self, issue: str) -> str:
        """The label of an issue."""
        found = self.issues.get(issue)
        return found.label if found else "unnamed issue"

    def outlet(self, article: str) -> str:
        """How a source is called: its outlet, else the agency, else its file."""
        found = self.articles.get(article)
        if found is None:
            return "source not in the record"
        return found.outlet or found.agency or self.inputs[found.source.locator]

    def published(self, article: str) -> str | None:
        """The publication date of an article as judged, or None."""
        found = self.articles.get(article)
        return found.published.value if found else None

    def sort_day(self, article: str) -> str | None:
        """Where an article sorts: its date, or about where its date must lie."""
        found = self.articles.get(article)
        return (found.published.value or found.published.sort_day) if found else None

    def article_title(self, article: str) -> str:
        """The headline of an article, else its first words."""
        found = self.articles.get(article)
        if found is None:
            return "Article not in the record"
        if found.title:
            return found.title
        words = found.text[:90].split("\n")[0].strip()
        return words + "…" if words else self.inputs[found.source.locator]


def _title_of(index: RecordIndex) -> str:
    """What a record is called that was given no title: its two biggest sides."""
    names = [index.name(side) for side, _ in index.sides() if side in index.actors]
    return " and ".join(names[:2]) or "Press record"


def _gather(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    gathered: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        gathered[key(row)].append(row)
    return {name: tuple(found) for name, found in gathered.items()}
