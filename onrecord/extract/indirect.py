"""Statements in plain words: clauses governed by cue verbs, and "according to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.clauses import content_of, trimmed
from onrecord.extract.cues import cue_of, cue_span, is_negated
from onrecord.extract.sources import can_speak, noun_phrase, subject_of
from onrecord.records.readings import Mode, StatementMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation

CLAUSE, ACCORDING, PHRASE = 0.8, 0.8, 0.5
_SUPPRESSED_WHEN_NEGATED = frozenset({"say", "know", "tell", "mention", "specify", "confirm"})


def indirect_statements(
    context: Context, quotations: Sequence[Quotation], prose: Sequence[Span]
) -> list[StatementMention]:
    """Every statement in plain or mixed words outside whole quotations."""
    found: list[StatementMention] = []
    whole = [q.outer for q in quotations if q.whole]
    for token in context.doc:
        if token.lower_ == "according" and token.i + 1 < len(context.doc) and context.doc[token.i + 1].lower_ == "to":
            found.extend(_according_to(context, token, quotations))
            continue
        cue = cue_of(token)
        if cue is None or _inside(token, whole) or not _in_prose(token, prose):
            continue
        found.extend(_attributed(context, token, quotations))
    return found


def _in_prose(token: Token, prose: Sequence[Span]) -> bool:
    return any(span.start <= token.idx < span.end for span in prose)


def _inside(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.idx < span.end for span in spans)


def _attributed(
    context: Context, token: Token, quotations: Sequence[Quotation]
) -> Iterator[StatementMention]:
    cue = cue_of(token)
    assert cue is not None
    subject = subject_of(token)
    if subject is None or (not cue.strong and not can_speak(subject)) or subject.lower_ in ("it", "this", "there", "what"):
        return
    if is_negated(token) and token.lemma_ in _SUPPRESSED_WHEN_NEGATED:
        return
    content = content_of(token, cue)
    source = noun_phrase(subject)
    if not content or source is None or any(source.overlaps(part) for part in content):
        return
    clause = any(child.dep_ == "ccomp" for child in token.children)
    confidence = CLAUSE if clause and cue.strong else PHRASE
    content = tuple(_balanced(part, quotations) for part in content)
    yield StatementMention(
        content, _mode(content, quotations), cue_span(token, content[0]), source, confidence=confidence
    )


def _according_to(
    context: Context, token: Token, quotations: Sequence[Quotation]
) -> Iterator[StatementMention]:
    doc = context.doc
    to = doc[token.i + 1]
    head = next((c for c in to.children if c.dep_ == "pobj"), None)
    if head is None:
        head = next((c for c in token.children if c.dep_ == "pobj"), None)
    if head is None or not can_speak(head):
        return
    source = noun_phrase(head)
    if source is None:
        return
    sentence = token.sent
    first = next((t.i for t in sentence if not t.is_space and not t.is_punct), sentence.start)
    if token.i - first <= 1:
        comma = next((t.i for t in doc[head.i : sentence.end] if t.text == ","), None)
        if comma is None:
            return
        content = trimmed(doc, comma + 1, sentence.end)
    else:
        content = trimmed(doc, first, token.i)
    if content:
        content = tuple(_balanced(part, quotations) for part in content)
        cue = Span(token.idx, to.idx + len(to))
        yield StatementMention(content, _mode(content, quotations), cue, source, confidence=ACCORDING)


def _balanced(content: Span, quotations: Sequence[Quotation]) -> Span:
    """Widens a content so that it does not cut a quotation in two."""
    for quotation in quotations:
        if content.overlaps(quotation.outer) and not content.contains(quotation.outer):
            if quotation.inner.contains(content):
                continue
            content = content.cover(quotation.outer)
    return content


def _mode(content: Sequence[Span], quotations: Sequence[Quotation]) -> Mode:
    quoted = [q for q in quotations if any(part.overlaps(q.inner) for part in content)]
    if not quoted:
        return "indirect"
    if all(any(q.outer.contains(part) for q in quoted) for part in content):
        return "direct"
    return "mixed"
