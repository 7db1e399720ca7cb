"""What the judgements share: quoting a reading, its day, and the filed row of a statement in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading, StatementMention
    from onrecord.records.rows import Statement
    from onrecord.records.spans import Span

_DAY = len("2019-02-16")

Spots = dict[tuple[str, int, int], "Statement"]


def quoted(filed: FiledReading, span: Span) -> Evidence:
    """The words at ``span`` of the article as evidence."""
    return Evidence(filed.id, span.start, span.end, span.of(filed.reading.article.text))


def day_of(filed: FiledReading) -> str | None:
    """The publication day at the precision known, or None."""
    return filed.reading.published.value


def by_spot(statements: Iterable[Statement]) -> Spots:
    """Statements by article and outer span, to find the row of a statement of a reading."""
    return {(row.article, row.content[0].start, row.content[-1].end): row for row in statements}


def row_at(
    spots: Mapping[tuple[str, int, int], Statement], filed: FiledReading, index: int | None
) -> Statement | None:
    """The filed row of the reading's statement number ``index``; None where there is none."""
    if index is None or index >= len(filed.reading.statements):
        return None
    said: StatementMention = filed.reading.statements[index]
    return spots.get((filed.id, said.content[0].start, said.content[-1].end))


def said_on(filed: FiledReading, row: Statement | None) -> str | None:
    """The day of the words: when they were said where that is known, else the day of publication.

    A month that only the day of publication tells says less than that day.
    """
    told = row.said_on if row is not None else None
    if told is not None and (told.basis != "published" or len(told.value) == _DAY):
        return told.value
    return day_of(filed)


def sentence_at(filed: FiledReading, at: int) -> Span | None:
    """The sentence of the article that holds the character at ``at``."""
    sentences = filed.reading.sentences
    found = bisect_right(sentences, at, key=lambda span: span.start) - 1
    return sentences[found] if found >= 0 and at < sentences[found].end else None


def actor_at(filed: FiledReading, span: Span | None, actors: ActorIndex) -> str | None:
    """The actor named at ``span``: that mention, else the resolved one that shares most with it."""
    if span is None:
        return None
    exact = actors.actor_of(filed.id, span)
    if exact is not None:
        return exact
    held = [
        mention.span
        for mention in filed.reading.mentions
        if mention.span.overlaps(span) and (filed.id, mention.span.start, mention.span.end) in actors.spots
    ]
    best = min(held, key=lambda other: (-other.overlap(span), other.start, other.end), default=None)
    return actors.actor_of(filed.id, best)


def source_groups(articles: Iterable[str], groups: Mapping[str, str]) -> int:
    """How many independent sources the articles are: copies of one another count once."""
    return len({groups.get(article, article) for article in articles})
