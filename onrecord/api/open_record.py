"""A record file opened for a Python program."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self, TypeVar, Unpack

from onrecord.api import selected_rows as select
from onrecord.api.row_sequence import Rows
from onrecord.api.who_answers import Who, ask_who
from onrecord.errors import UsageError
from onrecord.records.article_rows import ArticleRow
from onrecord.records.corrections import CorrectionRow
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Event,
    Instrument,
    Issue,
    Place,
    Position,
    RejectRow,
    Statement,
    Time,
)
from onrecord.store.reader import EvidenceSpot, RecordReader, SearchHit

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from onrecord.api.row_filters import (
        ActorFilters,
        ArticleFilters,
        CommitmentFilters,
        ConditionFilters,
        ConflictFilters,
        EventFilters,
        PositionFilters,
        StatementFilters,
        TimeFilters,
    )
    from onrecord.records.record import Manifest

Row = TypeVar("Row")


class Record:
    """A record file opened for reading; a context manager.

    It cannot change the file. It shows the record as it stood when it was opened, so that all it gives fits
    together. Open it again to see what a later build made. It belongs to one thread at a time. Opening is
    cheap, so each thread opens its own.

    A method that takes filters raises ``TypeError`` if there is no such filter, ``UsageError`` if a filter
    cannot have the value, and ``UnknownName`` (a ``UsageError`` with ``near_misses``) if the record has no
    such name. Every method raises ``RecordFileError`` if the file is damaged, and ``UsageError`` after
    `close`.

    Args:
        path: the record file.

    Raises:
        RecordFileError: if there is no record at ``path``, its first build has not ended, or it is damaged or
            from a newer onrecord.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._opened: RecordReader | None = RecordReader(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record {self._path}>"

    @property
    def path(self) -> Path:
        """The record file."""
        return self._path

    def close(self) -> None:
        """Closes the file. Rows that were given stay; a closed record may be closed again."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def articles(self, **filters: Unpack[ArticleFilters]) -> Rows[ArticleRow]:
        """The articles by day of publication, undated ones last.

        Args:
            **filters: ``outlet``, and the days ``since``, ``until``, ``on``, ``year``; see `ArticleFilters`.
        """
        return self._rows(ArticleRow, select.select_articles(self._reader, filters))

    def statements(self, **filters: Unpack[StatementFilters]) -> Rows[Statement]:
        """The statements by day, undated ones last.

        Statements that are held back as unsure come only with ``all=True``.

        Args:
            **filters: ``speaker``, ``side``, ``issue``, ``article``, ``mode``, ``words``, ``all``, and the
                days ``since``, ``until``, ``on``, ``year``; see `StatementFilters`.
        """
        return self._rows(Statement, select.select_statements(self._reader, filters))

    def events(self, **filters: Unpack[EventFilters]) -> Rows[Event]:
        """The events by day; undated ones last, by the day of the first report.

        Events that are held back as unsure come only with ``all=True``.

        Args:
            **filters: ``actor``, ``type``, ``status``, ``article``, ``background``, ``top``, ``all``, and the
                days ``since``, ``until``, ``on``, ``year``; see `EventFilters`.
        """
        return self._rows(Event, select.select_events(self._reader, filters))

    def actors(self, **filters: Unpack[ActorFilters]) -> Rows[Actor]:
        """The people, countries, bodies and groups, those named most often first.

        Args:
            **filters: ``name``, ``kind``; see `ActorFilters`.
        """
        return self._rows(Actor, select.select_actors(self._reader, filters))

    def positions(self, **filters: Unpack[PositionFilters]) -> Rows[Position]:
        """The positions by day, undated ones last. One with ``shift_from`` is a shift.

        Args:
            **filters: ``side``, ``issue``, ``stance``, and the days ``since``, ``until``, ``on``, ``year``;
                see `PositionFilters`.
        """
        return self._rows(Position, select.select_positions(self._reader, filters))

    def conditions(self, **filters: Unpack[ConditionFilters]) -> Rows[Condition]:
        """The conditions by the first day they were set, undated ones last.

        Args:
            **filters: ``holder``, and the days ``since``, ``until``, ``on``, ``year``; see
                `ConditionFilters`.
        """
        return self._rows(Condition, select.select_conditions(self._reader, filters))

    def commitments(self, **filters: Unpack[CommitmentFilters]) -> Rows[Commitment]:
        """The undertakings and their outcomes, by the day they were made, undated ones last.

        Args:
            **filters: ``party``, ``outcome``, and the days ``since``, ``until``, ``on``, ``year``; see
                `CommitmentFilters`.
        """
        return self._rows(Commitment, select.select_commitments(self._reader, filters))

    def conflicts(self, **filters: Unpack[ConflictFilters]) -> Rows[Conflict]:
        """The sources that cannot all be right.

        Args:
            **filters: ``kind``; see `ConflictFilters`.
        """
        return self._rows(Conflict, select.select_conflicts(self._reader, filters))

    def times(self, **filters: Unpack[TimeFilters]) -> Rows[Time]:
        """The time expressions, by article and place in it.

        Args:
            **filters: ``article``; see `TimeFilters`.
        """
        return self._rows(Time, select.select_times(self._reader, filters))

    def places(self) -> Rows[Place]:
        """The places with all their names."""
        return self._rows(Place, self._reader.rows("places"))

    def instruments(self) -> Rows[Instrument]:
        """The treaties, declarations, agreements, resolutions and plans."""
        return self._rows(Instrument, self._reader.rows("instruments"))

    def issues(self) -> Rows[Issue]:
        """The subjects of the negotiation."""
        return self._rows(Issue, self._reader.rows("issues"))

    def rejects(self) -> Rows[RejectRow]:
        """The inputs that are no articles, with the reasons."""
        return self._rows(RejectRow, self._reader.rows("rejects"))

    def corrections(self) -> Rows[CorrectionRow]:
        """The entries of the log of corrections as of the last build, with the status of each."""
        return self._rows(CorrectionRow, self._reader.rows("corrections"))

    def who(self, words: str, on: str | None = None) -> Who:
        """Who held an office on a day, or who goes by a name.

        Args:
            words: an office ("foreign minister of Varland", "Varland's president"), or a name.
            on: an ISO date of any precision; None asks for all days.
        """
        return ask_who(self._reader, words, on)

    def search(self, words: str, limit: int = 50) -> Rows[SearchHit]:
        """The places where articles hold all the words, the best article first.

        Args:
            words: words, ``"phrases"`` and prefixes (``negotiat*``).
            limit: at most so many hits.
        """
        return self._rows(SearchHit, self._reader.search(words, limit))

    def article(self, key: str) -> ArticleRow:
        """The article with this id, beginning of an id, locator, or file name.

        Raises:
            UsageError: if there is none, or more than one.
        """
        return self._reader.article(key)

    def statement(self, key: str) -> Statement:
        """The statement with this id.

        Raises:
            KeyError: if there is none.
        """
        row: Statement = self._reader.row("statements", key)
        return row

    def event(self, key: str) -> Event:
        """The event with this id, shown or held back.

        Raises:
            KeyError: if there is none.
        """
        row: Event = self._reader.row("events", key)
        return row

    def raw_page(self, article: str) -> str:
        """The page of an article as it was received, decoded.

        ``ArticleRow.offsets`` leads from the article's text to this one.

        Raises:
            KeyError: if there is no article with this id.
            RecordFileError: if the record does not hold the page that the article was read from.
        """
        return self._reader.raw_page(article)

    def evidence(self, article: str) -> Rows[EvidenceSpot]:
        """Every span of the article with this id on which some row rests, in the order of the text."""
        return self._rows(EvidenceSpot, self._reader.evidence(article))

    def names(self) -> Mapping[str, str]:
        """The names of actors and the labels of issues, by id."""
        return MappingProxyType(self._reader.names())

    def manifest(self) -> Manifest:
        """The counts of the rows, and the models that read the pages."""
        return self._reader.manifest()

    @property
    def _reader(self) -> RecordReader:
        if self._opened is None:
            raise UsageError(f"the record {self._path} is closed: open it again")
        return self._opened

    def _rows(self, type_: type[Row], rows: Iterable[Row]) -> Rows[Row]:
        return Rows(type_, rows, self._reader.names())


def open(path: str | os.PathLike[str]) -> Record:
    """Opens a record file for reading.

    Raises:
        RecordFileError: if there is no record at ``path``, its first build has not ended, or it is damaged or
            from a newer onrecord.
    """
    return Record(path)
