"""Quotations: what stands between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.records.readings import Mode

_PARAGRAPH = re.compile(r"[^\n]+")
_CURLY = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_OPENERS = frozenset('“«„‘"')
_ENDS = frozenset(".!?…")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([—–-/'‘“\"")
_BEFORE_SENTENCE = frozenset('.!?:…”»"—–')
_EDGE = " \t\n\u00a0,;—–-"
MIN_SINGLE_QUOTED = 3  # words; ‘shorter’ ones are scare quotes or apostrophes


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks.

    Attributes:
        outer: with its marks.
        inner: without marks, trailing comma and surrounding space.
        paragraph: the paragraph it stands in.
        opens: True where it can be a whole utterance: it begins like a sentence and is set off
            from the words around it. A False one is a fragment inside somebody else's sentence.
        ends: True where it ends like a sentence or at a comma before its attribution.
        continues: True where the next paragraph's quotation is the same speech (no closing mark).
    """

    outer: Span
    inner: Span
    paragraph: Span
    opens: bool
    ends: bool
    continues: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is an utterance of its own rather than a fragment."""
        return self.opens and self.ends


def paragraphs_of(text: str, span: Span) -> Iterator[Span]:
    """The lines of ``span`` that are not blank, without surrounding space."""
    for match in _PARAGRAPH.finditer(text, span.start, span.end):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            yield Span(start, start + len(words))


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Every quotation of ``text``, in order, not nested; none crosses a paragraph.

    A quotation left open at the end of a paragraph ends there; if the next paragraph opens with a
    mark again, it ``continues`` (the usual layout of a speech over several paragraphs).
    """
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        for start, end, closed in _pairs(text, paragraph):
            quotation = _quotation(text, paragraph, Span(start, end), closed)
            if quotation is None:
                continue
            continues = not closed and following is not None and text[following.start] in _OPENERS
            found.append(
                Quotation(
                    quotation.outer, quotation.inner, paragraph, quotation.opens, quotation.ends, continues
                )
            )
    return tuple(found)


def is_quoted_whole(text: str, paragraph: Span) -> bool:
    """Whether one pair of quotation marks holds all of a paragraph."""
    first = next(_pairs(text, paragraph), None)
    return first == (paragraph.start, paragraph.end, True)


def _pairs(text: str, paragraph: Span) -> Iterator[tuple[int, int, bool]]:
    start: int | None = None
    closer, inside = "", False
    for at in range(paragraph.start, paragraph.end):
        char = text[at]
        if start is None:
            if char in _OPENERS and _can_open(text, at, paragraph):
                start, closer, inside = at, _CURLY.get(char, '"'), False
        elif closer == "”" and (
            char == "“" or (char == '"' and (inside or _begins_word(text, at, paragraph)))
        ):
            inside = char == "“" or not inside  # a quotation in the quotation
        elif _closes(text, at, closer, paragraph):
            yield start, at + 1, True
            start = None
    if start is not None and closer != "’":
        yield start, paragraph.end, False


def _closes(text: str, at: int, closer: str, paragraph: Span) -> bool:
    """Whether a mark closes a quotation; outlets also mix straight and curly marks in one."""
    if text[at] == "”":
        return closer in ('"', "“", "”")
    return (text[at] == closer or (text[at] == '"' and closer == "”")) and _can_close(text, at, paragraph)


def _begins_word(text: str, at: int, paragraph: Span) -> bool:
    return text[at - 1] in " \u00a0([—–-" and at + 1 < paragraph.end and text[at + 1].isalnum()


def _can_open(text: str, at: int, paragraph: Span) -> bool:
    if at + 1 >= paragraph.end or text[at + 1].isspace():
        return False
    return at == paragraph.start or text[at - 1] in _BEFORE_OPENING


def _can_close(text: str, at: int, paragraph: Span) -> bool:
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if text[at] == "’":  # also the apostrophe
        return not after.isalnum() and not text[at - 1].isspace()
    if text[at] == '"':
        follows = text[at + 1 : min(at + 4, paragraph.end)].lstrip()[
            :1
        ]  # ". " 'We hoped": a quotation goes on with another
        return not (text[at - 1].isspace() and (after.isalnum() or follows in ("'", "‘")))
    return True


def _quotation(text: str, paragraph: Span, outer: Span, closed: bool) -> Quotation | None:
    start, end = outer.start + 1, outer.end - closed
    while start < end and text[start] in _EDGE:
        start += 1
    comma = end > start and text[end - 1] == ","
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if start >= end:
        return None
    inner = Span(start, end)
    if text[outer.start] == "‘" and len(inner.of(text).split()) < MIN_SINGLE_QUOTED:
        return None
    after = text[outer.end : paragraph.end].lstrip()
    ends = comma or text[end - 1] in _ENDS or not after or after[0] in ".,—–!?" or not closed
    return Quotation(outer, inner, paragraph, _opens(text, paragraph, outer, inner), ends)


def _opens(text: str, paragraph: Span, outer: Span, inner: Span) -> bool:
    first = inner.of(text).lstrip("[(…. ‘'“")[:1]
    if not (first.isupper() or first.isdecimal()):
        return False
    before = text[paragraph.start : outer.start].rstrip()
    if not before or before[-1] in _BEFORE_SENTENCE:
        return True
    return before[-1] == ","


def with_mode(content: tuple[Span, ...], quotations: Sequence[Quotation]) -> tuple[tuple[Span, ...], Mode]:
    """A content that cuts no quotation in two, without marks where it is all quotation, and its mode.

    ``quotations`` are in order and do not overlap.
    """
    first = bisect_right(quotations, min(span.start for span in content), key=lambda one: one.outer.end)
    last = bisect_left(quotations, max(span.end for span in content), key=lambda one: one.outer.start)
    near = quotations[first:last]
    whole = tuple(dict.fromkeys(_widened(span, near) for span in content))
    mode = _mode(whole, near)
    if mode == "direct":
        whole = tuple(_without_marks(span, near) for span in whole)
    return whole, mode


def _widened(content: Span, quotations: Sequence[Quotation]) -> Span:
    """Widens a content so that it does not cut a quotation in two."""
    for quotation in quotations:
        if content.overlaps(quotation.outer) and not content.contains(quotation.outer):
            if quotation.inner.contains(content):
                continue
            content = content.cover(quotation.outer)
    return content


def _without_marks(content: Span, quotations: Sequence[Quotation]) -> Span:
    return next((q.inner for q in quotations if q.outer.contains(content)), content)


def _mode(content: Sequence[Span], quotations: Sequence[Quotation]) -> Mode:
    quoted = [q for q in quotations if any(part.overlaps(q.inner) for part in content)]
    if not quoted:
        return "indirect"
    if all(any(q.outer.contains(part) for q in quoted) for part in content):
        return "direct"
    return "mixed"
