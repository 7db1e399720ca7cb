"""A quotation as every page shows it: the words, whose page they stand on, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.web.phrases import spell_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.records.rows import Evidence
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of an article.

    Attributes:
        words: exactly as they stand there.
        href: the highlighted words in their article.
        outlet: whose page it is.
        published: ISO date of publication, or None.
        published_words: the same for a reader.
        article: id of the article.
    """

    words: str
    href: str
    outlet: str
    published: str | None
    published_words: str
    article: str


def quote_of(index: RecordIndex, links: Links, evidence: Evidence) -> QuoteView:
    """One piece of evidence as a quotation."""
    published = index.published(evidence.article)
    return QuoteView(
        words=evidence.quote,
        href=links.span(evidence.article, evidence.start, evidence.end),
        outlet=index.outlet(evidence.article),
        published=published,
        published_words=spell_date(published, "undated"),
        article=evidence.article,
    )


def quotes_of(index: RecordIndex, links: Links, evidence: Iterable[Evidence]) -> tuple[QuoteView, ...]:
    """Several pieces of evidence: the earliest publication first, undated ones about where they must lie."""
    quotes = [
        quote_of(index, links, one)
        for one in sorted(evidence, key=lambda one: (one.article, one.start, one.end))
    ]
    return tuple(sorted(quotes, key=lambda quote: index.sort_day(quote.article) or "~"))
