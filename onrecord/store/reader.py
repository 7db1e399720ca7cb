"""Reading a record file."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

import msgspec

from onrecord.errors import RecordFileError, UsageError
from onrecord.records.record import KINDS, Manifest, Record
from onrecord.store.connection import open_for_reading, speaking_of
from onrecord.store.holdings import Balance, read_balances
from onrecord.store.log import read_log
from onrecord.store.rows import read_row
from onrecord.store.stored_pages import changed_pages, raw_as_read
from onrecord.store.words import find_passages, match_expression, split_query
from onrecord.text.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.corrections import Correction
    from onrecord.records.rows import Event, Statement

PASSAGES_PER_ARTICLE = 3  # hits shown of one article, so that a long transcript does not fill the page
_MANIFEST = msgspec.json.Decoder(Manifest)
MIN_KEY = 4  # characters of an id: fewer may be meant for a file name
_END_OF_PERIOD = "~"  # sorts after every digit and dash: "2019~" is after every day of 2019


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A hit of the full-text search: a span of an article's text, and the statement it is in, if any.

    ``start`` and ``end`` hold the words that were looked for, as close together as they stand in their
    paragraph. ``snippet`` is ``text[snippet_start : snippet_start + len(snippet)]`` and holds the span.
    """

    article: str
    start: int
    end: int
    snippet: str
    statement: str | None
    snippet_start: int = 0


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements to give; None asks for any. ``since``/``until`` are ISO dates, both included.

    ``words`` are full-text words that the content must hold. Ids are exact.
    """

    article: str | None = None
    speaker: str | None = None
    side: str | None = None
    issue: str | None = None
    mode: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events to give; None asks for any. ``since``/``until`` are ISO dates, both included.

    ``background`` False leaves out history that is told for context, ``shown`` True what the gate holds back.
    """

    actor: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    background: bool | None = None
    shown: bool | None = None


@dataclass(frozen=True, slots=True)
class EvidenceSpot:
    """A span of an article on which a row rests: the row's kind and id, and the field it stands under."""

    start: int
    end: int
    kind: str
    owner: str
    field: str


class RecordReader:
    """A record file opened for reading; a context manager.

    It reads one snapshot: the record as it stood when it was opened, whatever builds do meanwhile. Safe to
    use from one thread at a time; opening is cheap, so open one for each request or thread.

    Raises:
        RecordFileError: if there is no record at ``path``, its first build never finished, or it is
            damaged or newer than this version. All methods raise it for a damaged file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = ExitStack()
        self._connection = open_for_reading(path)
        self._stack.callback(self._connection.close)
        try:
            with speaking_of(path):
                self._connection.execute("BEGIN")  # all that is asked from now on is asked of one state
            self.manifest()
        except BaseException:
            self._stack.close()
            raise

    def __enter__(self) -> RecordReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the reader cannot be used afterwards."""
        self._stack.close()

    def manifest(self) -> Manifest:
        """What the record holds and what made it."""
        found = self._ask("SELECT value FROM meta WHERE key = 'manifest'")
        if not found:
            raise RecordFileError(
                f"the build of {self.path} has not finished: run the same `onrecord build` again, "
                "it goes on where it stopped"
            )
        try:
            return _MANIFEST.decode(found[0][0])
        except msgspec.DecodeError as exc:
            raise self._damaged(exc) from exc

    def state(self) -> str:
        """A word that stands for the rows: another one each time that they were replaced."""
        return str(self._ask("SELECT coalesce(max(value), '') FROM meta WHERE key = 'state'")[0][0])

    def record(self) -> Record:
        """All rows."""
        return Record(**{kind: tuple(self.rows(kind)) for kind in KINDS})

    def lines(self, kind: str) -> Iterator[str]:
        """The rows of a kind as lines of the contract, in their export order."""
        with speaking_of(self.path):
            for (line,) in self._connection.execute(f"SELECT row FROM {_known(kind)} ORDER BY seq"):
                yield line

    def rows(self, kind: str) -> Iterator[Any]:
        """The rows of a kind (a name of `KINDS`), in their export order."""
        for line in self.lines(kind):
            yield self._row(kind, line)

    def row(self, kind: str, key: str) -> Any:
        """The row of a kind with this id.

        Raises:
            KeyError: if there is none.
        """
        found = self._ask(f"SELECT row FROM {_known(kind)} WHERE id = ?", key)
        if not found:
            raise KeyError(key)
        return self._row(kind, found[0][0])

    def between(self, kind: str, since: str | None, until: str | None) -> tuple[Any, ...]:
        """The rows of a kind that lie, or may lie, between two ISO dates, in their export order.

        Both dates are included. Rows without a date lie nowhere: they come only if both dates are None.

        Raises:
            KeyError: if rows of this kind have no date.
        """
        return self._select(_known(kind), *_between(kind, since, until))

    def names(self) -> dict[str, str]:
        """The names of all actors and the labels of all issues, by id."""
        return dict(self._ask("SELECT id, name FROM actors UNION ALL SELECT id, label FROM issues"))

    def log(self) -> tuple[Correction, ...]:
        """The log of corrections, in its order, whether or not the entries are applied yet."""
        with speaking_of(self.path):
            return read_log(self._connection)

    def ids_like(self, key: str) -> tuple[tuple[str, str], ...]:
        """The kinds and ids of rows whose id begins so; the word before the underscore may be left out.

        At most five of a kind; none for a key of fewer than `MIN_KEY` characters after the underscore.
        """
        found: list[tuple[str, str]] = []
        if len(key.rpartition("_")[2]) < MIN_KEY:
            return ()
        for kind in (kind for kind in KINDS if kind not in ("times", "rejects")):
            begin = key if "_" in key else f"{kind[:-1]}_{key}"
            sql = f"SELECT id FROM {kind} WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 5"
            found += [(kind, name) for (name,) in self._ask(sql, len(begin), begin)]
        return tuple(found)

    def article(self, key: str) -> ArticleRow:
        """The article with this id, unique id prefix (``article_`` left out or not), locator, or file name.

        Raises:
            UsageError: if there is none, or more than one.
        """
        key = printable(key)
        exact = self._ask("SELECT row FROM articles WHERE id = ?", key)
        if exact:
            return cast("ArticleRow", self._row("articles", exact[0][0]))
        known = self._ask("SELECT id, locator FROM articles ORDER BY seq")
        for is_meant in _WAYS_TO_AN_ARTICLE:
            found = [(id_, locator) for id_, locator in known if is_meant(key, id_, locator)]
            if len(found) == 1:
                return cast("ArticleRow", self.row("articles", found[0][0]))
            if found:
                told = ", ".join(f"{id_} ({locator})" for id_, locator in found[:5])
                raise UsageError(f"{key!r} stands for more than one article: name one of {told}")
        raise UsageError(
            f"there is no article {key!r} in {self.path}: name an id, the beginning of one, or a locator; "
            f"`onrecord search {self.path} WORDS` finds them"
        )

    def article_of(self, locator: str) -> ArticleRow | None:
        """The article that came in at exactly this locator, or None."""
        found = self._ask("SELECT row FROM articles WHERE locator = ?", locator)
        return self._row("articles", found[0][0]) if found else None

    def raw_page(self, article: str) -> str:
        """The decoded raw page that an article was read from, as received.

        Raises:
            KeyError: if there is no article with this id.
            RecordFileError: if the record does not hold this page.
        """
        source = self.row("articles", article).source
        with speaking_of(self.path):
            return raw_as_read(self._connection, source.locator, source.sha256)

    def changed_pages(self) -> set[str]:
        """The locators of pages that an unfinished build has changed or dropped since the rows were made."""
        with speaking_of(self.path):
            return changed_pages(self._connection)

    def locators(self) -> set[str]:
        """The locators of all inputs, whether they became articles or not."""
        found = self._ask("SELECT locator FROM pages UNION SELECT locator FROM refusals")
        return {locator for (locator,) in found}

    def balances(self) -> tuple[Balance, ...]:
        """What each input that holds others holds, against what the record has of it."""
        with speaking_of(self.path):
            return tuple(read_balances(self._connection))

    def integrity(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; nothing where it is sound."""
        found = [told for (told,) in self._ask("PRAGMA integrity_check(20)")]
        return () if found == ["ok"] else tuple(found)

    def statements(self, query: StatementQuery | None = None) -> tuple[Statement, ...]:
        """The statements a query asks for, by date, undated ones last; without a query, all."""
        query = query or StatementQuery()
        own = _equal(query, ("article", "speaker", "side", "mode"))
        clauses, values = _both(own, _between("statements", query.since, query.until))
        if query.issue is not None:
            clauses.append("id IN (SELECT statement FROM statement_issues WHERE issue = ?)")
            values.append(query.issue)
        if query.words is not None:
            terms = split_query(query.words)
            if not terms:
                return ()
            clauses.append("seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)")
            values.append(match_expression(terms))
        return self._select("statements", clauses, values)

    def events(self, query: EventQuery | None = None) -> tuple[Event, ...]:
        """The events a query asks for, by date, undated ones last; without a query, all."""
        query = query or EventQuery()
        own = _equal(query, ("type", "status", "background", "shown"))
        clauses, values = _both(own, _between("events", query.since, query.until))
        if query.actor is not None:
            clauses.append("id IN (SELECT event FROM event_actors WHERE actor = ?)")
            values.append(query.actor)
        return self._select("events", clauses, values)

    def evidence(self, article: str) -> tuple[EvidenceSpot, ...]:
        """Every span of an article on which some row rests, in the order of the text."""
        sql = """SELECT start, "end", kind, owner, field FROM evidence WHERE article = ?
                 ORDER BY start, "end" DESC, kind, owner, field"""
        return tuple(EvidenceSpot(*values) for values in self._ask(sql, article))

    def search(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Full-text search; a quoted phrase matches as a phrase, ``negotiat*`` as a prefix.

        An article is a hit if it holds all the words; best articles first, and of each the paragraphs
        that hold most of the words.
        """
        terms = split_query(words)
        if not terms:
            return ()
        sql = """SELECT a.row FROM article_words AS w JOIN articles AS a ON a.seq = w.rowid
                 WHERE article_words MATCH ? ORDER BY rank, a.seq LIMIT ?"""
        hits: list[SearchHit] = []
        for (line,) in self._ask(sql, match_expression(terms), limit):
            article = self._row("articles", line)
            for passage in find_passages(article.text, terms)[:PASSAGES_PER_ARTICLE]:
                start, end, snippet = passage.span.start, passage.span.end, passage.snippet
                statement = self._statement_at(article.id, start, end)
                told = snippet.of(article.text)
                hits.append(SearchHit(article.id, start, end, told, statement, snippet.start))
        return tuple(hits[:limit])

    def _statement_at(self, article: str, start: int, end: int) -> str | None:
        """The innermost statement whose content holds the span."""
        sql = """SELECT owner FROM evidence WHERE article = ? AND start <= ? AND "end" >= ?
                 AND kind = 'statements' AND field = 'content' ORDER BY "end" - start, owner LIMIT 1"""
        found = self._ask(sql, article, start, end)
        return found[0][0] if found else None

    def _select(self, kind: str, clauses: list[str], values: list[object]) -> tuple[Any, ...]:
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        found = self._ask(f"SELECT row FROM {kind} {where} ORDER BY seq", *values)
        return tuple(self._row(kind, line) for (line,) in found)

    def _ask(self, sql: str, *values: object) -> list[Any]:
        values = tuple(printable(value) if isinstance(value, str) else value for value in values)
        with speaking_of(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _row(self, kind: str, line: str) -> Any:
        try:
            return read_row(kind, line)
        except msgspec.DecodeError as exc:
            raise self._damaged(exc) from exc

    def _damaged(self, exc: Exception) -> RecordFileError:
        return RecordFileError(
            f"the record {self.path} is damaged ({exc}): restore it from a copy, or build it again"
        )


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise KeyError(kind)
    return kind


_WAYS_TO_AN_ARTICLE: tuple[Callable[[str, str, str], bool], ...] = (
    lambda key, _, locator: key == locator,
    lambda key, id_, _: bool(key) and id_.startswith((key, f"article_{key}")),
    lambda key, _, locator: key == PurePath(locator).name,
    lambda key, _, locator: key == PurePath(locator).stem,
)
"""Whether a key names an article, from the surest way to the loosest."""


_Asked = tuple[list[str], list[object]]
"""Clauses of a query, and the values of their question marks."""


def _equal(query: object, columns: tuple[str, ...]) -> _Asked:
    asked = [(column, getattr(query, column)) for column in columns if getattr(query, column) is not None]
    return [f"{column} = ?" for column, _ in asked], [value for _, value in asked]


_DAYS = {
    "articles": ("published", "published"),
    "statements": ("said_on", "said_on"),
    "events": ("start", 'coalesce("end", start)'),
    "positions": ("as_of", "as_of"),
    "conditions": ("since", "since"),
    "commitments": ("made_on", "made_on"),
}
"""The columns of the first and the last day of each kind of row that has days."""


def _between(kind: str, since: str | None, until: str | None) -> _Asked:
    """Asks that a row lies, or may lie, between two dates of any precision."""
    first, last = _DAYS[kind]
    clauses: list[str] = []
    values: list[object] = []
    if since is not None:
        # "2019" may lie after 2019-02-16: compare at the precision that is known.
        clauses.append(f"{last} >= substr(?, 1, length({last}))")
        values.append(since)
    if until is not None:
        clauses.append(f"{first} <= ?")
        values.append(until + _END_OF_PERIOD)
    return clauses, values


def _both(one: _Asked, other: _Asked) -> _Asked:
    return one[0] + other[0], one[1] + other[1]
