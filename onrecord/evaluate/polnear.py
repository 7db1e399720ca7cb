"""Statements on PolNeAR, a public corpus of attributions in political news (Newell et al., LREC 2018).

Its annotations are standoff files of the brat tool: ``T3<tab>Content 115 290<tab>words``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.gold import SHARED
from onrecord.evaluate.tally import Miss, Tally, at_least_half, match
from onrecord.pipeline import Models, read_page
from onrecord.records.pages import Page
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.records.readings import Reading

DEV = SHARED / "corpora" / "polnear" / "data" / "dev"
_CONTENT = re.compile(r"^T\d+\tContent ([\d ;]+)\t", re.MULTILINE)
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Attributed:
    """An article with its contents as raw spans; a content in pieces has several."""

    name: str
    page: Page
    contents: tuple[tuple[Span, ...], ...]


def load_polnear(limit: int | None) -> list[Attributed]:
    """The development articles, ``limit`` of them spread over all; none where the corpus is absent.

    Some were annotated by several people; the first file by name is taken.
    """
    first: dict[str, Path] = {}
    for path in sorted((DEV / "attributions").glob("*.ann")):
        first.setdefault(_ANNOTATOR.sub("", path.stem), path)
    paths = list(first.values())
    step = max(1, len(paths) // limit) if limit else 1
    return [_load(path) for path in paths[::step][:limit]]


def score_polnear(articles: list[Attributed], models: Models, tick: Callable[[], None]) -> Iterator[Tally]:
    """Contents by span, by part and by word, an article at a time."""
    for article in articles:
        reading = read_page(article.page, models)
        yield _by_span(article, reading)
        yield _by_part(article, reading)
        yield _by_word(article, reading)
        tick()


def _by_span(article: Attributed, reading: Reading) -> Tally:
    raw = article.page.raw
    gold = [Span(spans[0].start, spans[-1].end) for spans in article.contents]
    found = [span for span in (_raw_cover(reading, one.span) for one in reading.statements) if span]
    pairs = match(gold, found, at_least_half)
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    misses = [Miss(article.name, "missed", span.of(raw)) for i, span in enumerate(gold) if i not in hit_gold]
    misses += [
        Miss(article.name, "false", span.of(raw)) for j, span in enumerate(found) if j not in hit_found
    ]
    counts = (len(pairs), len(gold), len(found))
    return Tally("polnear", "statements", article.name, *counts, misses=tuple(misses))


def _by_part(article: Attributed, reading: Reading) -> Tally:
    """Contents that an attribution splits count as the pieces they are in."""
    gold = sorted({span for spans in article.contents for span in spans})
    parts = (_raw_cover(reading, part) for statement in reading.statements for part in statement.content)
    found = [span for span in parts if span]
    pairs = match(gold, found, at_least_half)
    return Tally("polnear", "parts of statements", article.name, len(pairs), len(gold), len(found))


def _by_word(article: Attributed, reading: Reading) -> Tally:
    raw = article.page.raw
    found_spans = [
        span
        for statement in reading.statements
        for content in statement.content
        for span in reading.article.offsets.to_raw(content)
    ]
    gold = _words_in(raw, [span for spans in article.contents for span in spans])
    found = _words_in(raw, found_spans)
    return Tally("polnear", "words of statements", article.name, len(gold & found), len(gold), len(found))


def _words_in(raw: str, spans: list[Span]) -> set[int]:
    return {span.start + word.start() for span in spans for word in _WORD.finditer(span.of(raw))}


def _raw_cover(reading: Reading, span: Span) -> Span | None:
    pieces = reading.article.offsets.to_raw(span)
    return Span(pieces[0].start, max(piece.end for piece in pieces)) if pieces else None


def _load(path: Path) -> Attributed:
    name = _ANNOTATOR.sub("", path.stem)
    data = (DEV / "text" / f"{name}.txt").read_bytes()
    raw = data.decode("utf-8")
    contents = []
    for places in _CONTENT.findall(path.read_text(encoding="utf-8")):
        spans = [Span(*map(int, place.split())) for place in places.split(";")]
        contents.append(tuple(sorted(spans)))
    return Attributed(name, Page(f"{name}.txt", data, raw, "utf-8", "text/plain"), tuple(contents))
