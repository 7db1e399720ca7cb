"""Articles and time expressions as rows of the record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.records.article_rows import ArticleRow, Published, RawEvidence, Rejected, SourceInfo
from onrecord.records.rows import Evidence, Time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.articles import DateEvidence, PublicationDate
    from onrecord.records.readings import FiledReading


def file_articles(filed: Sequence[FiledReading], copies: Mapping[str, Copies]) -> tuple[ArticleRow, ...]:
    """The row of every article."""
    days = sort_days({reading.id: reading.reading.published for reading in filed})
    return tuple(_article_row(reading, copies[reading.id], days.get(reading.id)) for reading in filed)


def sort_days(published: Mapping[str, PublicationDate]) -> dict[str, str]:
    """The ISO days at which the articles without a date sort, by article id.

    That is the day before and behind which theirs is as likely, else the middle of their interval, else their
    one bound, else the median of the record's dates; none if no article of the record has a date.
    """
    dated = sorted(each.value for each in published.values() if each.value)
    median = dated[len(dated) // 2] if dated else None
    days = {
        article: each.middle or _middle(each) or each.earliest or each.latest or median
        for article, each in published.items()
        if not each.value
    }
    return {article: day for article, day in days.items() if day}


def _middle(published: PublicationDate) -> str | None:
    if not (published.earliest and published.latest):
        return None
    first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
    return (first + (last - first) // 2).isoformat()


def file_times(filed: Sequence[FiledReading]) -> tuple[Time, ...]:
    """The row of every time expression of every article."""
    return tuple(
        Time(
            article=reading.id,
            start=time.span.start,
            end=time.span.end,
            quote=time.span.of(reading.reading.article.text),
            type=time.type,
            value=time.value,
            anchor=time.anchor,
            alternatives=time.alternatives,
        )
        for reading in filed
        for time in reading.reading.times
    )


def _article_row(filed: FiledReading, copies: Copies, sort_day: str | None) -> ArticleRow:
    article = filed.reading.article
    return ArticleRow(
        id=filed.id,
        source=SourceInfo(filed.locator, filed.sha256, filed.media_type, filed.retrieved),
        outlet=article.outlet,
        agency=article.agency,
        byline=article.byline,
        language=article.language,
        genre=article.genre,
        translated=article.translated,
        title=article.title,
        text=article.text,
        parts=article.parts,
        published=_published_row(filed.id, filed.reading.published, sort_day),
        copies=copies,
        url=article.url,
        offsets=article.offsets,
    )


def _published_row(article: str, published: PublicationDate, sort_day: str | None) -> Published:
    return Published(
        value=published.value,
        earliest=published.earliest,
        latest=published.latest,
        basis=published.basis,
        confidence=published.confidence,
        evidence=tuple(_date_evidence(article, one) for one in published.evidence),
        rejected=tuple(Rejected(one.value, one.why, one.quote) for one in published.rejected),
        reasons=published.reasons,
        sort_day=sort_day,
    )


def _date_evidence(article: str, found: DateEvidence) -> Evidence | RawEvidence:
    if found.raw:
        return RawEvidence(found.start, found.end, found.quote)
    return Evidence(found.article or article, found.start, found.end, found.quote)
