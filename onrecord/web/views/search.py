"""Hits of the full-text search, each with the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.web.phrases import spell_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.store.reader import SearchHit
    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

AROUND = 110  # characters shown on each side of a hit
HITS = 100  # hits of a search shown


@dataclass(frozen=True, slots=True)
class HitView:
    """Found words with what stands around them."""

    before: str
    words: str
    after: str
    href: str
    title: str
    outlet: str
    published_words: str
    statement_href: str | None
    speaker: str | None


def serve_search(asked: Asked) -> dict[str, Any]:
    """Words in the articles."""
    words = asked.query.get("q", "").strip()[:200]
    hits = asked.reader.search(words, HITS) if words else ()
    return {"hits": hit_views(asked.index, asked.links, hits), "q": words, "most": HITS}


def hit_views(index: RecordIndex, links: Links, hits: Iterable[SearchHit]) -> tuple[HitView, ...]:
    """The hits that stand in an article of the record."""
    return tuple(view for hit in hits if (view := _hit(index, links, hit)))


def _hit(index: RecordIndex, links: Links, hit: SearchHit) -> HitView | None:
    article = index.articles.get(hit.article)
    if article is None or not 0 <= hit.start < hit.end <= len(article.text):
        return None
    statement = index.statements.get(hit.statement or "")
    return HitView(
        before=_clip(
            article.text[max(0, hit.start - AROUND) : hit.start], front=True, cut=hit.start > AROUND
        ),
        words=article.text[hit.start : hit.end],
        after=_clip(
            article.text[hit.end : hit.end + AROUND], front=False, cut=hit.end + AROUND < len(article.text)
        ),
        href=f"{links.article(hit.article)}?hit={hit.start}-{hit.end}#s-{hit.start}-{hit.end}",
        title=index.article_title(hit.article),
        outlet=index.outlet(hit.article),
        published_words=spell_date(index.published(hit.article), "undated"),
        statement_href=links.statement(statement.id) if statement else None,
        speaker=statement.speaker_name if statement else None,
    )


def _clip(text: str, *, front: bool, cut: bool) -> str:
    """Drops the half word at the far end and marks the cut."""
    if not cut:
        return text
    if front:
        return "… " + text.partition(" ")[2]
    return text.rpartition(" ")[0] + " …"
