"""What a copy's page says of its original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.web.phrases import COPY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.article_rows import ArticleRow
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

MOST_DIFFERENCES = 6  # stretches of its own words that are shown; further ones are counted
LEAST_WORDS = 3  # of a stretch worth showing; shorter ones are marks and single words
MOST_CHARACTERS = 160  # shown of one stretch


@dataclass(frozen=True, slots=True)
class CopyView:
    """How an article copies its original.

    Attributes:
        kind: how the copy came about, in words.
        original_href: the original's page, or None where it is not shown.
        share: the share of its words that stand in the original, in words; empty where not known.
        reason: why the other is the original; empty where not known.
        differences: stretches of words that do not stand in the original, shortened.
        further: how many more there are.
    """

    kind: str
    original_href: str | None
    share: str
    reason: str
    differences: tuple[str, ...]
    further: int


def copy_view(index: RecordIndex, links: Links, row: ArticleRow) -> CopyView | None:
    """How an article copies its original; None for an original."""
    copies = row.copies
    if copies.of is None:
        return None
    own = [words for words in _own_words(row) if len(words.split()) >= LEAST_WORDS]
    return CopyView(
        kind=COPY_KINDS.get(copies.kind or copies.role, copies.role),
        original_href=links.article(copies.of) if copies.of in index.articles else None,
        share="" if copies.share is None else f"{copies.share:.0%}",
        reason=copies.reason or "",
        differences=tuple(_clip(words) for words in own[:MOST_DIFFERENCES]) if copies.shared else (),
        further=max(0, len(own) - MOST_DIFFERENCES),
    )


def _own_words(row: ArticleRow) -> Iterator[str]:
    """The stretches of the text that do not stand in the original."""
    at = 0
    for one in row.copies.shared:
        yield " ".join(row.text[at : one.start].split())
        at = one.end
    yield " ".join(row.text[at:].split())


def _clip(words: str) -> str:
    return words if len(words) <= MOST_CHARACTERS else words[:MOST_CHARACTERS].rsplit(" ", 1)[0] + " …"
