"""A quotation as every page shows it: the words, whose page they stand on, and the way there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.web.phrases import spell_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.records.rows import Evidence
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

AROUND = 240  # characters of its sentence on either side of a quotation
# A sign that ends a sentence after a word of four letters or more: shorter ones are often abbreviations.
_END = re.compile(r"(?<=[^\W\d_]{4})[.!?…][\"'”’»)]*\s|\n")


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
        before, after: the rest of their sentence, if it was asked for.
    """

    words: str
    href: str
    outlet: str
    published: str | None
    published_words: str
    article: str
    before: str = ""
    after: str = ""


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


def quotes_of(
    index: RecordIndex,
    links: Links,
    evidence: Iterable[Evidence],
    show: Callable[[RecordIndex, Links, Evidence], QuoteView] = quote_of,
) -> tuple[QuoteView, ...]:
    """Several pieces of evidence: the earliest publication first, undated ones about where they must lie."""
    quotes = [show(index, links, one) for one in sorted(evidence)]
    return tuple(sorted(quotes, key=lambda quote: index.sort_day(quote.article) or "~"))


def quote_in_sentence(index: RecordIndex, links: Links, evidence: Evidence) -> QuoteView:
    """One piece of evidence with the rest of the sentence that it stands in."""
    quote = quote_of(index, links, evidence)
    article = index.articles.get(evidence.article)
    if article is None:
        return quote
    before, after = around(article.text, evidence.start, evidence.end)
    return replace(quote, before=before, after=after)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after ``text[start:end]`` in its sentence, at most `AROUND` characters each."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    ends = [match.end() for match in _END.finditer(text, first, start)]
    before = text[ends[-1] if ends else first : start]
    if not ends and first:
        before = "…" + before[before.find(" ") :]
    close = _END.search(text, max(end - 1, start), last)
    after = text[end : close.end()].rstrip() if close and close.end() > end else text[end:last]
    if close is None and last < len(text):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return before, "" if close and close.end() <= end else after
