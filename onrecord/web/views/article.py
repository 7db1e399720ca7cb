"""One article: its text with everything found in it highlighted, and the page as received."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.records.article_rows import RawEvidence
from onrecord.records.spans import Span
from onrecord.web.links import span_id
from onrecord.web.markup import Highlight, mark_up, nest
from onrecord.web.phrases import SPAN_KINDS, spell_date
from onrecord.web.spans import KINDS, Found, SpansByArticle
from onrecord.web.views.copy import CopyView, copy_view
from onrecord.web.views.sources import SourceView, source_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from onrecord.records.article_rows import ArticleRow
    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

LONG_PAGE = 400_000  # characters; a longer raw page is shown around its marks only
CONTEXT = 3_000  # characters kept on each side of a mark of a long raw page
_BLOCK = re.compile(r"[^\n]+")
_HIT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the margin: what was found in the block, and where the record has it."""

    kind: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph of the article."""

    role: str
    html: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as a page shows it."""

    source: SourceView
    blocks: tuple[BlockView, ...]
    legend: tuple[tuple[str, str, int], ...]
    copy: CopyView | None
    others: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class RawView:
    """The page as received; ``skipped`` characters between two pieces are not shown."""

    source: SourceView
    pieces: tuple[tuple[Markup, int], ...]
    legend: tuple[tuple[str, str, int], ...]
    length: int


def serve_article(asked: Asked) -> dict[str, Any]:
    """One article, with the found words that a search led to."""
    row = asked.row_of(asked.index.articles)
    spans = asked.loaded.spans.of(row.id)
    return {"view": article_view(asked.index, asked.links, row, spans, _asked_hit(asked, row))}


def serve_raw(asked: Asked) -> dict[str, Any]:
    """The page of an article as received."""
    row = asked.row_of(asked.index.articles)
    text = asked.reader.raw_page(row.id)
    return {"view": raw_view(asked.index, asked.links, row, asked.loaded.spans.of(row.id), text)}


def show_articles(index: RecordIndex, links: Links) -> dict[str, Any]:
    """The texts of all articles, made as they are written."""
    spans = SpansByArticle(index, links)
    return {"articles": (article_view(index, links, row, spans.of(row.id)) for row in index.record.articles)}


def _asked_hit(asked: Asked, row: ArticleRow) -> Span | None:
    match = _HIT.fullmatch(asked.query.get("hit", ""))
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return Span(start, end) if start < end <= len(row.text) else None


def article_view(
    index: RecordIndex, links: Links, row: ArticleRow, spans: Sequence[Found], hit: Span | None = None
) -> ArticleView:
    """The article with its highlights; ``hit`` is one more span to mark, found by a search."""
    if hit:
        spans = (*spans, Found(hit, "hit", "the words of the search", None))
    inside = [found for found in spans if found.span.end <= len(row.text)]
    marks = _highlights(inside, links.text_anchor(row.id))
    others = (one for one in index.in_group.get(row.copies.group, ()) if one.id != row.id)
    return ArticleView(
        source=source_view(index, links, row),
        blocks=_blocks(row, marks, inside),
        legend=_legend(inside),
        copy=copy_view(index, links, row),
        others=tuple(source_view(index, links, one) for one in others),
    )


def _highlights(spans: Sequence[Found], prefix: str) -> list[Highlight]:
    merged: dict[Span, list[Found]] = {}
    for found in spans:
        merged.setdefault(found.span, []).append(found)
    marks = []
    for span, all_found in sorted(merged.items()):
        kinds = tuple(sorted({found.kind for found in all_found}, key=KINDS.index))
        label = _hover(all_found)
        marks.append(Highlight(span.start, span.end, kinds, span_id(span.start, span.end, prefix), label))
    return marks


def _hover(all_found: Sequence[Found]) -> str:
    told = {f"{SPAN_KINDS[found.kind]}: {found.label}": None for found in all_found if found.kind != "name"}
    return "; ".join(list(told)[:3])


def _blocks(row: ArticleRow, marks: Sequence[Highlight], spans: Sequence[Found]) -> tuple[BlockView, ...]:
    blocks = [Span(*match.span()) for match in _BLOCK.finditer(row.text)]
    cut = [_pieces_in(mark, blocks) for mark in (*_labels(row), *marks)]
    flat = sorted(nest(cut), key=lambda mark: mark.start)
    out, at, told = [], 0, 0
    linked = [found for found in spans if found.href and found.kind != "position"]
    for block in blocks:
        first = at
        while at < len(flat) and flat[at].start < block.end:
            at += 1
        begun = told
        while told < len(linked) and linked[told].span.start < block.end:
            told += 1
        out.append(
            BlockView(
                _role_of(row, block),
                mark_up(row.text, block.start, block.end, flat[first:at]),
                _notes(linked[begun:told]),
            )
        )
    return tuple(out)


def _labels(row: ArticleRow) -> list[Highlight]:
    """The names before the turns of a transcript, and the datelines; nothing links to them."""
    turns = list(dict.fromkeys(part.label for part in row.parts if part.label))
    lines = [part.span for part in row.parts if part.role == "dateline"]
    return [
        Highlight(span.start, span.end, (kind,))
        for kind, spans in (("label", turns), ("dateline", lines))
        for span in spans
        if span.end <= len(row.text)
    ]


def _pieces_in(mark: Highlight, blocks: Sequence[Span]) -> list[Highlight]:
    """The parts of a highlight inside the blocks it touches."""
    pieces = []
    for block in blocks:
        if block.end <= mark.start:
            continue
        if block.start >= mark.end:
            break
        pieces.append(replace(mark, start=max(mark.start, block.start), end=min(mark.end, block.end)))
    return pieces


def _role_of(row: ArticleRow, block: Span) -> str:
    """The role that most of the block plays; a turn wins, for its name stands outside its part."""
    shares: dict[str, int] = {}
    for part in row.parts:
        shared = part.span.overlap(block)
        if shared:
            shares[part.role] = shares.get(part.role, 0) + shared
    return max(sorted(shares), key=lambda role: shares[role], default="body")


def _notes(spans: Sequence[Found]) -> tuple[Note, ...]:
    notes = {Note(one.kind, one.label, one.href or ""): None for one in spans}
    return tuple(notes)


def _legend(spans: Sequence[Found]) -> tuple[tuple[str, str, int], ...]:
    counts = {kind: len({one.span for one in spans if one.kind == kind}) for kind in KINDS}
    return tuple((kind, SPAN_KINDS[kind], count) for kind, count in counts.items() if count)


def raw_view(index: RecordIndex, links: Links, row: ArticleRow, spans: Sequence[Found], raw: str) -> RawView:
    """The page as received, with the same spans highlighted by way of the offset map."""
    cut = [
        [
            replace(mark, start=piece.start, end=piece.end)
            for piece in row.offsets.to_raw(Span(mark.start, mark.end))
        ]
        for mark in _highlights(spans, "")
    ]
    for one in row.published.evidence:
        if isinstance(one, RawEvidence) and one.raw_start < one.raw_end:
            name = f"raw-{one.raw_start}-{one.raw_end}"
            label = f"Publication date: {spell_date(row.published.value)}"
            cut.append([Highlight(one.raw_start, one.raw_end, ("date",), name, label)])
    inside = [[piece for piece in pieces if piece.end <= len(raw)] for pieces in cut]
    marks = sorted(nest([pieces for pieces in inside if pieces]), key=lambda mark: mark.start)
    return RawView(source_view(index, links, row), _raw_pieces(raw, marks), _legend(spans), len(raw))


def _raw_pieces(raw: str, marks: Sequence[Highlight]) -> tuple[tuple[Markup, int], ...]:
    if len(raw) <= LONG_PAGE:
        return ((mark_up(raw, 0, len(raw), marks), 0),)
    pieces = []
    shown = 0
    for start, end in _windows(len(raw), marks):
        inside = [mark for mark in marks if start <= mark.start < end]
        pieces.append((mark_up(raw, start, end, inside), start - shown))
        shown = end
    return tuple(pieces)


def _windows(length: int, marks: Sequence[Highlight]) -> list[tuple[int, int]]:
    windows: list[tuple[int, int]] = []
    for mark in marks:
        start, end = max(0, mark.start - CONTEXT), min(length, mark.end + CONTEXT)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows or [(0, min(length, LONG_PAGE))]
