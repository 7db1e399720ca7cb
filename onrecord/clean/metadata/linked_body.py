"""The text of a page that stands in its JSON-LD alone, each character with its place in the script."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from onrecord.clean.html.headings import longer_words
from onrecord.clean.html.markup import read_markup, strand_of
from onrecord.clean.metadata.linked_data import read_linked_data, text_of
from onrecord.clean.words.features import count_words, plain
from onrecord.clean.words.strand import Piece, Strand, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.clean.metadata.linked_data import Node

FAR_SHORTER = 0.5  # a page's own text with a smaller share of the words of its articleBody is a rest of it
MIN_BODY = 25  # words of an articleBody that is a text, and no teaser
SAME_HEADLINE = 0.5  # of the longer words of the title that the headline of the data has, one of several
LIKE_HEADLINE = (
    0.1  # the same for the only one: the page may be headed for searches, but not about another matter
)

_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_BODY = re.compile(
    rf'"(?:articleBody|text)"\s*+:\s*+(?:{_STRING.pattern}|\[((?:\s*+,?\s*+"(?:[^"\\]++|\\.)*+")++))',
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.IGNORECASE)


def linked_body(raw: str, scripts: Sequence[tuple[int, int]], title: str | None, words: int) -> list[Strand]:
    """The paragraphs of the article that a page's data tell, if the page's own text is far shorter.

    Args:
        raw: the page.
        scripts: where its scripts of data stand.
        title: its title.
        words: how many words of text were found on the page itself.

    Returns:
        The paragraphs, each character with its place in the script; none if the page has as much itself.
    """
    found_bodies = [found for start, end in scripts for found in _BODY.finditer(raw, start, end)]
    places = [found.span(found.lastindex or 0) for found in found_bodies]
    if not _is_far_shorter(words, raw, places):
        return []
    told = _own_body(raw, scripts, title)
    for found_body in found_bodies:
        body = join([_decoded(raw, start, end) for start, end in _strings(found_body)], "\n")
        if body.text == told:
            found = list(_paragraphs(body))
            count = sum(count_words(paragraph.text) for paragraph in found)
            return found if count >= MIN_BODY and words < FAR_SHORTER * count else []
    return []


def _strings(body: re.Match[str]) -> list[tuple[int, int]]:
    """Where the strings of a body stand: one, or several of a list."""
    if body.lastindex == 1:
        return [body.span(1)]
    return [found.span(1) for found in _STRING.finditer(body.string, *body.span(2))]


def _is_far_shorter(words: int, raw: str, places: Sequence[tuple[int, int]]) -> bool:
    """A first look: an escape counts as letters here, so a longer body is never passed over."""
    return any(
        words < FAR_SHORTER * count_words(raw[start:end]) for start, end in places if end - start >= MIN_BODY
    )


def _own_body(raw: str, scripts: Sequence[tuple[int, int]], title: str | None) -> str | None:
    """The articleBody of the object that is this page: the one with the page's title or much the same.

    A single one may be headed in other words than the page.
    """
    told: dict[str, float] = {}
    for node in read_linked_data(raw, scripts).articles:
        if body := _body_of(node):
            headline = text_of(node.get("headline")) or text_of(node.get("name"))
            told[body] = max(told.get(body, 0.0), _likeness(headline, title))
    least = SAME_HEADLINE if len(told) > 1 else LIKE_HEADLINE
    best = max(told, key=lambda body: told[body], default=None)
    return best if best is not None and told[best] >= least else None


def _body_of(node: Node) -> str:
    """The text that an article of linked data has, the strings of a list one a line; empty if it has none."""
    body = node.get("articleBody") or node.get("text")
    lines = [line for line in (body if isinstance(body, list) else [body]) if isinstance(line, str)]
    return "\n".join(lines)


def _likeness(headline: str | None, title: str | None) -> float:
    """The share of the longer words of two titles that both have, 0 to 1; 1 if there is one title only."""
    if not headline or not title or plain(headline) == plain(title):
        return 1.0
    words, own = longer_words(headline), longer_words(title)
    return len(words & own) / (max(len(words), len(own)) or 1)


def _decoded(raw: str, start: int, end: int) -> Strand:
    """The characters that a JSON string between these places means."""
    chunks: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for begin, stop, meant in _characters(raw, start, end):
        chunks.append(meant)
        pieces.append((at, at + len(meant), begin, stop))
        at += len(meant)
    return Strand("".join(chunks), tuple(pieces))


def _characters(raw: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for escape in _ESCAPE.finditer(raw, start, end):
        if escape.start() > start:
            yield start, escape.start(), raw[start : escape.start()]
        start = escape.end()
        yield escape.start(), start, json.loads(f'"{escape[0]}"')
    if end > start:
        yield start, end, raw[start:end]


def _paragraphs(body: Strand, escaped: bool = False) -> Iterator[Strand]:
    """The paragraphs of a body: by its tags, which may be ``escaped`` as entities, else by its lines."""
    lines = [(0, len(body.text))] if _BLOCK_TAG.search(body.text) else _lines(body.text)
    for start, end in lines:
        line = body.slice(start, end)
        for block in read_markup(line.text).blocks:
            found = _seen_through(strand_of(line.text, block), line)
            if _BLOCK_TAG.search(found.text) and not escaped:
                yield from _paragraphs(found, escaped=True)
            else:
                yield found


def _lines(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\n\r\u2028\u2029]+", text)]


def _seen_through(strand: Strand, source: Strand) -> Strand:
    """A strand of the text of ``source`` as one of what ``source`` was taken from."""
    pieces: list[Piece] = []
    for start, end, begin, stop in strand.pieces:
        behind = source.slice(begin, stop)
        if end - start == stop - begin:
            pieces.extend((start + a, start + b, c, d) for a, b, c, d in behind.pieces)
        elif cover := behind.raw_cover():
            pieces.append((start, end, *cover))
    return Strand(strand.text, tuple(pieces)).squeezed()
