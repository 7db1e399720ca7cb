"""From a quote of the gold to the span of the cleaned text that it stands for."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from onrecord.evaluate.gold import GoldPage
    from onrecord.records.articles import Article

_CONTEXT = 80  # characters on either side that tell one occurrence of a quote from another


class Locator:
    """Finds the gold's quotes in the text that cleaning made of the page.

    For plain text the way leads back over the article's offset map. Where that leads nowhere (the
    other copy of a body that stands twice was kept) and for HTML, the quote is searched for, and of
    several occurrences the one whose surroundings are most alike is taken.
    """

    def __init__(self, gold: GoldPage, article: Article) -> None:
        self._gold = gold
        self._text = article.text
        self._clean_at = _raw_to_clean(article) if gold.quotes_raw else {}

    def span(self, quote: str, occurrence: int | None = None) -> Span | None:
        """The span of the clean text, or None where cleaning dropped the words."""
        start, end = self._gold.find(quote, occurrence)
        mapped = [self._clean_at[at] for at in range(start, end) if at in self._clean_at]
        if mapped and 2 * len(mapped) >= end - start:
            return Span(min(mapped), max(mapped) + 1)
        return self._search(start, end)

    def _search(self, start: int, end: int) -> Span | None:
        words = self._gold.quoted[start:end].split()
        pattern = r"\s+".join(map(re.escape, words))
        before = _squeeze(self._gold.quoted[max(0, start - _CONTEXT) : start])
        after = _squeeze(self._gold.quoted[end : end + _CONTEXT])
        found = [Span(*match.span()) for match in re.finditer(pattern, self._text)]
        return max(found, key=lambda span: (self._likeness(span, before, after), -span.start), default=None)

    def _likeness(self, span: Span, before: str, after: str) -> int:
        own_before = _squeeze(self._text[max(0, span.start - _CONTEXT) : span.start])
        own_after = _squeeze(self._text[span.end : span.end + _CONTEXT])
        return _same(own_before[::-1], before[::-1]) + _same(own_after, after)


def _raw_to_clean(article: Article) -> dict[int, int]:
    table: dict[int, int] = {}
    for run in article.offsets.runs:
        length = run.end - run.start
        for step in range(run.raw_end - run.raw_start):
            table.setdefault(run.raw_start + step, run.start + min(step, length - 1))
    return table


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _same(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
