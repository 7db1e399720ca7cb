"""Quotations attributed by their frames: the words beside them in the same sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.cues import cue_of, cue_span
from onrecord.extract.lexicon import cue_verbs
from onrecord.extract.sources import noun_phrase, source_after, stretch_source, subject_of
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation

MIN_QUOTED = 3  # words; a shorter whole quotation without a frame is a title or a scare quote
FRAMED, CARRIED, IMPLIED = 0.95, 0.85, 0.6
_LEADING = frozenset({"-", "—", "–", "--", ",", ".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution found beside a quotation: the cue token, its source, and the frame's tokens."""

    cue: Token
    source: Span | None
    start: int
    end: int


def quoted_statements(context: Context, quotations: Sequence[Quotation]) -> list[StatementMention]:
    """A statement for each whole quotation, joined where one sentence is split by its attribution."""
    found: list[StatementMention] = []
    last: Frame | None = None
    index = 0
    while index < len(quotations):
        quotation = quotations[index]
        after = _frame_after(context.doc, quotations, index)
        before = None if after else _frame_before(context.doc, quotations, index)
        frame = after or before
        if not _is_statement(context, quotation, frame):
            index += 1
            continue
        content = [quotation.inner]
        if after is not None:
            while index + 1 < len(quotations) and _resumes(context, quotations[index + 1], after):
                index += 1
                content.append(quotations[index].inner)
        statement = _statement(context, quotation, tuple(content), frame, last)
        if statement is not None:
            found.append(statement)
        last = frame or last
        index += 1
    return found


def _is_statement(context: Context, quotation: Quotation, frame: Frame | None) -> bool:
    words = len(quotation.inner.of(context.article.text).split())
    if frame is not None:
        return quotation.whole or (quotation.opens and words >= MIN_QUOTED)
    return quotation.whole and words >= MIN_QUOTED


def _resumes(context: Context, quotation: Quotation, frame: Frame) -> bool:
    """Whether a quotation goes on with the sentence that an attribution split ("A," he said, "b.")."""
    doc = context.doc
    if doc[frame.end - 1].idx + 3 < quotation.outer.start or quotation.outer.start < doc[frame.start].idx:
        return False
    first = quotation.inner.of(context.article.text)[:1]
    between = context.article.text[: quotation.outer.start].rstrip()
    return first.islower() and between.endswith((",", "—", "–", "-"))


def _statement(
    context: Context,
    quotation: Quotation,
    content: tuple[Span, ...],
    frame: Frame | None,
    last: Frame | None,
) -> StatementMention | None:
    if frame is not None:
        cue = cue_span(frame.cue)
        return StatementMention(content, "direct", cue, frame.source, confidence=FRAMED)
    if last is None:
        return None
    text = context.article.text
    last_at = last.cue.idx
    same_paragraph = quotation.paragraph.start <= last_at < quotation.paragraph.end
    if same_paragraph:
        cue = cue_span(last.cue)
        return StatementMention(content, "direct", cue, last.source, confidence=CARRIED)
    if quotation.outer.start != quotation.paragraph.start and text[quotation.paragraph.start] not in "“\"«":
        return None
    return StatementMention(content, "direct", None, last.source, implied=True, confidence=IMPLIED)


def _frame_after(doc: Doc, quotations: Sequence[Quotation], index: int) -> Frame | None:
    quotation = quotations[index]
    limit = quotation.paragraph.end
    if index + 1 < len(quotations):
        limit = min(limit, max(quotations[index + 1].outer.start, quotation.outer.end))
    start, end = _tokens(doc, quotation.outer.end, limit)
    start = _skip_leading(doc, start, end)
    if start is None:
        return None
    end = _sentence_stop(doc, start, end)
    return _frame(doc, start, end, first=True)


def _skip_leading(doc: Doc, start: int, end: int) -> int | None:
    """Past the comma and dash after the quotation; None where a new sentence begins instead."""
    while start < end and (doc[start].text in _LEADING or doc[start].is_space):
        start += 1
    return start if start < end else None


def _frame_before(doc: Doc, quotations: Sequence[Quotation], index: int) -> Frame | None:
    quotation = quotations[index]
    floor = quotation.paragraph.start
    if index and quotations[index - 1].paragraph == quotation.paragraph:
        floor = max(floor, quotations[index - 1].outer.end)
    start, end = _tokens(doc, floor, quotation.outer.start)
    for i in range(end - 1, start, -1):
        if doc[i - 1].text in (".", "!", "?") and doc[i].text[:1].isupper():
            start = i
            break
    words = [t for t in doc[start:end] if not t.is_space]
    if not words or words[-1].text not in (",", ":") and words[-1].lemma_.lower() not in cue_verbs():
        return None
    return _frame(doc, start, end, first=False)


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    if start >= end:
        return 0, 0
    span = doc.char_span(start, end, alignment_mode="contract")
    return (span.start, span.end) if span is not None else (0, 0)


def _sentence_stop(doc: Doc, start: int, end: int) -> int:
    for i in range(start, end):
        if doc[i].text in (".", "!", "?") and (i + 1 >= end or doc[i + 1].text[:1].isupper() or doc[i + 1].is_space):
            return i
    return end


def _frame(doc: Doc, start: int, end: int, *, first: bool) -> Frame | None:
    """The attribution in tokens ``[start, end)``; after a quotation the first cue counts, before it the last."""
    order = range(start, end) if first else range(end - 1, start - 1, -1)
    for i in order:
        cue = cue_verbs().get(doc[i].lemma_.lower())
        if cue is None or not (cue.quote or (cue.clause and cue.strong)) or doc[i].pos_ not in ("VERB", "AUX", "NOUN"):
            continue
        if doc[i].pos_ == "NOUN" and doc[i].lower_ not in ("said", "says", "added", "noted", "stated", "notes"):
            continue
        if cue_of(doc[i]) is None and doc[i].pos_ == "VERB":
            continue
        return Frame(doc[i], _source(doc, doc[i], start, end), start, end)
    return None


def _source(doc: Doc, cue: Token, start: int, end: int) -> Span | None:
    limit = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    subject = subject_of(cue)
    if subject is not None and start <= subject.i < end:
        found = noun_phrase(subject, limit)
        if found is not None:
            return found
    before = stretch_source(doc, start, cue.i) if cue.i > start else None
    if before is not None:
        return before
    after = source_after(doc, cue, end)
    if after is not None:
        return after
    return noun_phrase(subject) if subject is not None else None
