"""The rows of each kind that filters ask for, in the order in which a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.api.meant_names import find_actors, find_issues, find_outlets, find_with_side
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
    read_filters,
)
from onrecord.records.shown_rows import shown_rows
from onrecord.store.reader import EventQuery, StatementQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.rows import Actor, Commitment, Condition, Conflict, Event, Position, Statement, Time
    from onrecord.store.reader import RecordReader

    Given = Mapping[str, object]


def select_articles(reader: RecordReader, given: Given) -> list[ArticleRow]:
    """The articles that `ArticleFilters` ask for, by day of publication, undated ones last."""
    asked = read_filters(ArticleFilters, given)
    rows: list[ArticleRow] = list(reader.between("articles", asked.get("since"), asked.get("until")))
    if "outlet" not in asked:
        return rows
    every = (row.outlet for row in reader.rows("articles") if row.outlet)
    outlets = find_outlets(every, asked["outlet"])
    return [row for row in rows if row.outlet in outlets]


def select_statements(reader: RecordReader, given: Given) -> list[Statement]:
    """The statements that `StatementFilters` ask for, by day, undated ones last.

    Those that are held back come only if ``all`` is asked for.
    """
    asked = read_filters(StatementFilters, given)
    speakers = _meant(find_actors, reader, asked.get("speaker"))
    sides = _meant(find_actors, reader, asked.get("side"))
    issues = _meant(find_issues, reader, asked.get("issue"))
    query = StatementQuery(
        article=_article(reader, asked),
        mode=asked.get("mode"),
        since=asked.get("since"),
        until=asked.get("until"),
        words=asked.get("words"),
    )
    return [
        row
        for row in shown_rows(reader.statements(query), bool(asked.get("all")))
        if (speakers is None or row.speaker in speakers)
        and (sides is None or row.side in sides)
        and (issues is None or issues.intersection(row.issues))
    ]


def select_events(reader: RecordReader, given: Given) -> list[Event]:
    """The events that `EventFilters` ask for, by day; undated ones last, by the day of the first report.

    Those that are held back come only if ``all`` is asked for.
    """
    asked = read_filters(EventFilters, given)
    actors = _meant(find_actors, reader, asked.get("actor"))
    article = _article(reader, asked)
    query = EventQuery(
        type=asked.get("type"),
        status=asked.get("status"),
        since=asked.get("since"),
        until=asked.get("until"),
        background=asked.get("background"),
        shown=None if asked.get("all") else True,
    )
    rows = [
        row
        for row in reader.events(query)
        if (actors is None or any(one.actor in actors for one in row.participants))
        and (article is None or article in row.articles)
    ]
    if "top" in asked:
        best = {row.id for row in sorted(rows, key=lambda row: (row.rank, row.id))[: asked["top"]]}
        rows = [row for row in rows if row.id in best]
    return sorted(rows, key=lambda row: "" if row.start is not None else row.first_reported or "9999")


def select_actors(reader: RecordReader, given: Given) -> list[Actor]:
    """The actors that `ActorFilters` ask for, those named most often first."""
    asked = read_filters(ActorFilters, given)
    named = _meant(find_actors, reader, asked.get("name"))
    rows: list[Actor] = [
        row
        for row in reader.rows("actors")
        if asked.get("kind") in (None, row.kind) and (named is None or row.id in named)
    ]
    return sorted(rows, key=lambda row: (-row.times_named, row.name, row.id))


def select_positions(reader: RecordReader, given: Given) -> list[Position]:
    """The positions that `PositionFilters` ask for, by day, undated ones last."""
    asked = read_filters(PositionFilters, given)
    sides = _meant(find_actors, reader, asked.get("side"))
    issues = _meant(find_issues, reader, asked.get("issue"))
    return [
        row
        for row in reader.between("positions", asked.get("since"), asked.get("until"))
        if (sides is None or row.side in sides or row.actor in sides)
        and (issues is None or row.issue in issues)
        and asked.get("stance") in (None, row.stance)
    ]


def select_conditions(reader: RecordReader, given: Given) -> list[Condition]:
    """The conditions that `ConditionFilters` ask for, by day, undated ones last."""
    asked = read_filters(ConditionFilters, given)
    holders = _meant(find_with_side, reader, asked.get("holder"))
    rows = reader.between("conditions", asked.get("since"), asked.get("until"))
    return [row for row in rows if holders is None or row.holder in holders]


def select_commitments(reader: RecordReader, given: Given) -> list[Commitment]:
    """The commitments that `CommitmentFilters` ask for, by day, undated ones last."""
    asked = read_filters(CommitmentFilters, given)
    parties = _meant(find_with_side, reader, asked.get("party"))
    return [
        row
        for row in reader.between("commitments", asked.get("since"), asked.get("until"))
        if (parties is None or row.party in parties) and asked.get("outcome") in (None, row.outcome)
    ]


def select_conflicts(reader: RecordReader, given: Given) -> list[Conflict]:
    """The conflicts that `ConflictFilters` ask for."""
    asked = read_filters(ConflictFilters, given)
    return [row for row in reader.rows("conflicts") if asked.get("kind") in (None, row.kind)]


def select_times(reader: RecordReader, given: Given) -> list[Time]:
    """The time expressions that `TimeFilters` ask for, by article and place in it."""
    article = _article(reader, read_filters(TimeFilters, given))
    return [row for row in reader.rows("times") if article in (None, row.article)]


def _meant(
    find: Callable[[RecordReader, str], frozenset[str]], reader: RecordReader, words: str | None
) -> frozenset[str] | None:
    """The ids that words stand for; None if there are no words."""
    return None if words is None else find(reader, words)


def _article(reader: RecordReader, asked: Mapping[str, Any]) -> str | None:
    return reader.article(asked["article"]).id if "article" in asked else None
