"""Words of full-text queries: as the index splits them, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from onrecord.records.spans import Span

SNIPPET_MARGIN = 90  # code points of context on each side of a hit: one line of a page, two of a terminal

# Characters of scripts written without spaces between words (Korean particles hang on their words, too).
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED_CHARACTER = re.compile(f"([{_UNSPACED}])")
_TOKEN = re.compile(f"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\\W_])+")
_PIECE = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: tokens that must follow each other; the last may be a prefix (``negotiat*``)."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the terms stand together within one paragraph: ``span`` from the first to the last of them."""

    span: Span
    terms: int
    snippet: Span


def space_apart(text: str) -> str:
    """The text with every character of an unspaced script a word of its own."""
    return _UNSPACED_CHARACTER.sub(r" \1 ", text)


def split_query(words: str) -> tuple[Term, ...]:
    """The terms of a query: single words, ``"quoted phrases"``, and prefixes that end in ``*``."""
    terms = []
    for quoted, curly, bare in _PIECE.findall(words):
        tokens = tuple(_fold(token) for token in _TOKEN.findall(quoted or curly or bare))
        if tokens:
            terms.append(Term(tokens, prefix=bare.endswith("*")))
    return tuple(dict.fromkeys(terms))


def match_expression(terms: tuple[Term, ...]) -> str:
    """The FTS5 expression that asks for all of the terms."""
    return " AND ".join(f'"{" ".join(term.tokens)}"{" *" if term.prefix else ""}' for term in terms)


def find_passages(text: str, terms: tuple[Term, ...]) -> list[Passage]:
    """The paragraphs of a text in which terms stand, those with more of the terms first."""
    passages = []
    for start, end in _paragraphs(text):
        spots = _find_terms(text[start:end], terms)
        if spots:
            found = len({term for _, term in spots})
            span = _tightest(spots, found).shift(start)
            passages.append(Passage(span, found, _snippet(text, span, start, end)))
    return sorted(passages, key=lambda passage: (-passage.terms, passage.span))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for gap in re.finditer(r"\n\s*\n", text):
        bounds.append((start, gap.start()))
        start = gap.end()
    return [*bounds, (start, len(text))]


def _find_terms(paragraph: str, terms: tuple[Term, ...]) -> list[tuple[Span, Term]]:
    """Every spot of every term in a paragraph, in the order of the text."""
    words = [(_fold(match.group()), Span(*match.span())) for match in _TOKEN.finditer(paragraph)]
    spots = []
    for index in range(len(words)):
        for term in terms:
            length = len(term.tokens)
            here = [word for word, _ in words[index : index + length]]
            if _matches(here, term):
                spots.append((words[index][1].cover(words[index + length - 1][1]), term))
    return spots


def _matches(here: list[str], term: Term) -> bool:
    if len(here) < len(term.tokens):
        return False
    *firsts, last = term.tokens
    return here[:-1] == firsts and (here[-1].startswith(last) if term.prefix else here[-1] == last)


def _tightest(spots: list[tuple[Span, Term]], wanted: int) -> Span:
    """The shortest stretch that holds ``wanted`` different terms; the first of equals."""
    best, latest = None, {}
    for spot, term in spots:
        latest[term] = spot
        if len(latest) == wanted:
            cover = min(latest.values()).cover(spot)
            best = cover if best is None or len(cover) < len(best) else best
    return best or spots[0][0]


def _snippet(text: str, span: Span, start: int, end: int) -> Span:
    """The hit with some words around it, within its paragraph."""
    left = max(start, span.start - SNIPPET_MARGIN)
    right = min(end, span.end + SNIPPET_MARGIN)
    if left > start:
        space = text.find(" ", left, span.start)
        left = space + 1 if space >= 0 else left
    if right < end:
        space = text.rfind(" ", span.end, right)
        right = space if space >= 0 else right
    return Span(left, right)


def _fold(token: str) -> str:
    """The token as the index has it: lower case, without diacritics."""
    plain = unicodedata.normalize("NFD", token.lower())
    return unicodedata.normalize("NFC", "".join(one for one in plain if not unicodedata.combining(one)))
