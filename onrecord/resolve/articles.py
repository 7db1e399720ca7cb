"""Articles and time expressions as rows of the record."""

from __future__ import annotations

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
    return tuple(_article_row(reading, copies[reading.id]) for reading in filed)


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


def _article_row(filed: FiledReading, copies: Copies) -> ArticleRow:
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
        published=_published_row(filed.id, filed.reading.published),
        copies=copies,
        url=article.url,
        offsets=article.offsets,
    )


def _published_row(article: str, published: PublicationDate) -> Published:
    return Published(
        value=published.value,
        earliest=published.earliest,
        latest=published.latest,
        basis=published.basis,
        confidence=published.confidence,
        evidence=tuple(_date_evidence(article, one) for one in published.evidence),
        rejected=tuple(Rejected(one.value, one.why, one.quote) for one in published.rejected),
        reasons=published.reasons,
    )


def _date_evidence(article: str, found: DateEvidence) -> Evidence | RawEvidence:
    if found.raw:
        return RawEvidence(found.start, found.end, found.quote)
    return Evidence(found.article or article, found.start, found.end, found.quote)
