"""The corrections of a record, applied step by step while it is resolved.

Each step takes what a stage made and gives it back as the user wants it, so that the stages after it know of
nothing else. Everything here is a function of the readings and the log; without a log nothing changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from onrecord.correct.actors import Casting
from onrecord.correct.articles import corrected_day, rejection
from onrecord.correct.events import EventGrouping
from onrecord.correct.ledger import Ledger
from onrecord.correct.looks import look_at
from onrecord.correct.matching import Match, Shelf, find_row
from onrecord.correct.rows import marked, renumbered, with_date, without_actors, without_spots
from onrecord.correct.settling import Hit, Settled, settle
from onrecord.correct.statements import statement_hits, without_statements
from onrecord.records.corrections import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.correct.actors import Resolve
    from onrecord.records.article_rows import Copies
    from onrecord.records.articles import PublicationDate
    from onrecord.records.corrections import Correction
    from onrecord.records.indexes import ActorIndex, EventIndex, InstrumentIndex, PlaceIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.record import Record
    from onrecord.records.rows import RejectRow
    from onrecord.records.wishes import EventWish

    Row = TypeVar("Row")

    class ResolveEvents(Protocol):
        """Makes the events of the record, given wishes (`onrecord.resolve.events.merge_events`)."""

        def __call__(self, *, wishes: Sequence[EventWish]) -> EventIndex:
            """The events, as the wishes want them in the order given."""


ON_ROWS = ("reject", "confirm", "set_date", "note")


class Desk:
    """The log of a record, while it is resolved.

    Args:
        entries: the log, in any order.
    """

    def __init__(self, entries: Iterable[Correction]) -> None:
        self.ledger = Ledger(entries)
        self._texts: Mapping[str, str] = {}
        self._refused: list[RejectRow] = []
        self._days: Mapping[str, PublicationDate] = {}
        self._said = Settled()
        self._speakers: Mapping[str, tuple[str, ...]] = {}

    def articles(self, filed: Sequence[FiledReading]) -> list[FiledReading]:
        """The readings without rejected articles; their days are set in `days`."""
        known = {reading.id: reading for reading in filed}
        settled = settle(self._article_hits(known), self.ledger)
        for article, entry in sorted(settled.rejected.items()):
            self._refused.append(rejection(known[article].locator, entry))
        kept = [reading for reading in filed if reading.id not in settled.rejected]
        self._texts = {reading.id: reading.reading.article.text for reading in kept}
        self._days = {
            article: corrected_day(known[article].reading.published, entry)
            for article, entry in settled.dates.items()
            if entry.kind != "confirm" or entry.value != known[article].reading.published.value
        }
        return kept

    @property
    def days(self) -> Mapping[str, PublicationDate]:
        """The days of publication that the user has set, by article."""
        return self._days

    def statements(self, filed: Sequence[FiledReading], copies: Mapping[str, Copies]) -> list[FiledReading]:
        """The readings without rejected statements, and without what was read in them as said."""
        self._said = settle(statement_hits(filed, copies, self.ledger), self.ledger)
        rejected = frozenset(self._said.rejected)
        return [without_statements(reading, rejected) if rejected else reading for reading in filed]

    def cast(self, resolve: Resolve) -> ActorIndex:
        """The actors that ``resolve`` finds when it is told what the user wishes."""
        return Casting(self.ledger, self._texts).resolve(resolve)

    def actors(self, resolve: Resolve) -> ActorIndex:
        """The same without rejected ones, for all stages to come; the ledger is told of every entry."""
        casting = Casting(self.ledger, self._texts)
        index = casting.resolve(resolve)
        casting.tell(index)
        hits = [
            hit
            for entry in self.ledger.standing(*ON_ROWS, of="actors")
            if (hit := self._hit(entry, casting.find(entry.target, index) if entry.target else Match()))
        ]
        index = without_actors(index, settle(hits, self.ledger).rejected)
        self._speakers = dict(self._who_spoke(casting, index))
        return index

    def said(self) -> Mapping[str, Said]:
        """What the user says of statements, by their ids."""
        found = {row: Said(said_on=entry.value) for row, entry in self._said.dates.items()}
        for row, speakers in self._speakers.items():
            found[row] = replace(found.get(row, Said()), speakers=speakers)
        return found

    def places(self, index: PlaceIndex) -> PlaceIndex:
        """The places without rejected ones."""
        gone = self._settled("places", index.places).rejected
        kept = tuple(row for row in index.places if row.id not in gone)
        return replace(index, places=kept, spots=without_spots(index.spots, gone)) if gone else index

    def instruments(self, index: InstrumentIndex) -> InstrumentIndex:
        """The instruments without rejected ones."""
        gone = self._settled("instruments", index.instruments).rejected
        kept = tuple(row for row in index.instruments if row.id not in gone)
        return replace(index, instruments=kept, spots=without_spots(index.spots, gone)) if gone else index

    def events(self, resolve: ResolveEvents) -> EventIndex:
        """The events as the user joins and parts them, on the days that he tells, without rejected ones.

        Args:
            resolve: makes the events, given wishes.
        """
        grouping = EventGrouping(self.ledger, self._texts)
        index = resolve(wishes=grouping.wishes())
        settled = self._settled("events", index.events)
        grouping.tell(index, settled.rejected)
        if not (settled.dates or settled.rejected):
            return index
        rows = [
            with_date(row, settled.dates[row.id]) if row.id in settled.dates else row
            for row in index.events
            if row.id not in settled.rejected
        ]
        return replace(index, events=renumbered(rows), spots=without_spots(index.spots, settled.rejected))

    def keep(self, kind: str, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows of a kind without rejected ones."""
        gone = self._settled(kind, rows).rejected
        return tuple(row for row in rows if getattr(row, "id", None) not in gone) if gone else rows

    def finish(self, record: Record) -> Record:
        """The record with its rows marked, the log with what became of it, and the articles refused."""
        if not self.ledger.entries:
            return record
        told = marked(record, self.ledger.marks())
        return replace(told, corrections=self.ledger.rows(), rejects=(*told.rejects, *self._refused))

    def _article_hits(self, known: Mapping[str, FiledReading]) -> Iterator[Hit]:
        for entry in self.ledger.standing(*ON_ROWS, of="articles"):
            article = entry.target.id if entry.target else None
            if article is not None and article in known:
                yield Hit(entry, article)
            else:
                self.ledger.failed(entry, f"{article} is not in the record")

    def _settled(self, kind: str, rows: Iterable[Any]) -> Settled:
        """What holds for rows of a kind that rests on words and names."""
        entries = self.ledger.standing(*ON_ROWS, of=kind)
        if not entries:
            return Settled()
        shelf = Shelf(look_at(kind, row) for row in rows)
        hits = []
        for entry in entries:
            if entry.target is not None:
                match = find_row(entry.target, shelf.near(entry.target), self._texts)
                hits.append(self._hit(entry, match))
        return settle((hit for hit in hits if hit is not None), self.ledger)

    def _hit(self, entry: Correction, match: Match) -> Hit | None:
        if match.row is None:
            self.ledger.failed(entry, match.why or "")
            return None
        return Hit(entry, match.row)

    def _who_spoke(self, casting: Casting, index: ActorIndex) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The speakers that the user names, as actors of the record."""
        for statement, entry in self._said.speakers.items():
            found = [casting.find(one, index) for one in entry.others]
            missing = next((one for one in found if one.row is None), None)
            if missing is None:
                yield statement, tuple(dict.fromkeys(one.row for one in found if one.row is not None))
            else:
                self.ledger.failed(entry, f"the speaker is not found: {missing.why}")
