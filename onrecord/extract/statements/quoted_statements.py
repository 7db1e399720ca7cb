"""Quotations attributed by their frames: the words beside them in the same sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import has_finite_verb, tokens_of
from onrecord.extract.places import Places
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.extract.statements.cue_tokens import cue_of, cue_span
from onrecord.extract.statements.source_phrases import (
    able_speaker_of,
    noun_phrase,
    source_after,
    speaker_of,
    stretch_source,
)
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span
from onrecord.text.verbs import cue_verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation

_SIGNED = re.compile(r"\s*(?:—|–|--|-)\s*([A-Z][^,;:.!?“”\"()]*?)(?:,[^.!?“”\"]*)?\s*")
MAX_SIGNATURE = 12  # words with the dash and what tells who it is
MAX_LINE = 400  # characters looked at above a quotation
MAX_LEAD_IN = 20  # words of a line that leads in a quotation
MIN_QUOTED = 3  # words; a shorter whole quotation without a frame is a title or a scare quote
FRAMED = 0.95
_LEADING = frozenset({"-", "—", "–", "--", ",", ".", "!", "?", "…"})
_MISTAGGED = statement_words("mistagged")
_QUOTE_MARKS = '“"«„'


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution found beside a quotation: the cue token, its source, and the frame's tokens."""

    cue: Token
    source: Span | None
    start: int
    end: int


def quoted_statements(
    context: Context, quotations: Sequence[Quotation]
) -> tuple[list[StatementMention], list[Quotation]]:
    """A statement for each whole quotation with a frame, and the whole quotations without one.

    Parts of one sentence that its attribution splits are joined ("A," he said, "b.").
    """
    found: list[StatementMention] = []
    orphans: list[Quotation] = []
    index = 0
    while index < len(quotations):
        quotation = quotations[index]
        after = _frame_after(context.doc, quotations, index)
        frame = after or _frame_before(context, quotations, index)
        signed = _signature(context, quotation) if after is None else None
        if frame is None and signed is None:
            signed = _lead_in(context, quotation)
        if signed is not None and quotation.whole and _words(context, quotation) >= MIN_QUOTED:
            found.append(StatementMention((quotation.inner,), "direct", None, signed, confidence=FRAMED))
            index += 1
            continue
        if frame is None or not _is_utterance(context, quotation):
            if frame is None and quotation.whole and _words(context, quotation) >= MIN_QUOTED:
                orphans.append(quotation)
            index += 1
            continue
        content = [quotation.inner]
        while (
            after is not None
            and index + 1 < len(quotations)
            and _resumes(context, quotations[index], quotations[index + 1], after)
        ):
            index += 1
            content.append(quotations[index].inner)
        found.append(
            StatementMention(tuple(content), "direct", cue_span(frame.cue), frame.source, confidence=FRAMED)
        )
        index += 1
    return found, orphans


def _signature(context: Context, quotation: Quotation) -> Span | None:
    """Who stands behind a quotation and a dash, to the end of the paragraph: “We wait.” — Ana Dorn, mayor."""
    text = context.article.text
    match = _SIGNED.fullmatch(text, quotation.outer.end, quotation.paragraph.end)
    if match is None or len(match.group().split()) > MAX_SIGNATURE:
        return None
    signature = Span(*match.span(1))
    if any(token.pos_ == "VERB" for token in tokens_of(context.doc, signature)):
        return None
    return signature


def _lead_in(context: Context, quotation: Quotation) -> Span | None:
    """Who is named in a line without a verb that leads in the quotation below: "From Ana Dorn, mayor:"."""
    text, at = context.article.text, quotation.outer.start
    first, _, last = text[max(0, at - MAX_LINE) : at].rstrip().rpartition("\n")
    line = last.rstrip()
    if (
        at != quotation.paragraph.start
        or not line.endswith(":")
        or len(line.split()) > MAX_LEAD_IN
        or not first
    ):
        return None
    start = text.rindex(line, 0, at)
    tokens = tokens_of(context.doc, Span(start, start + len(line) - 1))
    if not tokens or has_finite_verb(tokens):
        return None
    end = next((token.i for token in tokens if token.text in (",", "(")), tokens[-1].i + 1)
    named = [token.i for token in tokens if token.i < end and token.pos_ == "PROPN"]
    if not named or context.doc[named[-1]].i < end - 1:
        leads = [
            token.i for token in tokens if token.i < end and token.lower_ in statement_words("leading_in")
        ]
        return stretch_source(context.doc, leads[0] + 1, end) if leads else None
    begin = named[-1]
    while begin - 1 in named or (begin - 2 in named and context.doc[begin - 1].text in (".", "-")):
        begin -= 1
    return stretch_source(context.doc, begin, end)


def _words(context: Context, quotation: Quotation) -> int:
    return len(quotation.inner.of(context.article.text).split())


def _is_utterance(context: Context, quotation: Quotation) -> bool:
    return quotation.whole or (quotation.opens and _words(context, quotation) >= MIN_QUOTED)


def _resumes(context: Context, before: Quotation, quotation: Quotation, frame: Frame) -> bool:
    """Whether a quotation goes on with the sentence that an attribution split ("A," he said, "b.").

    It begins with a small letter, or what stands ``before`` is no sentence ("On Monday," he said, "Venn ..").
    """
    doc = context.doc
    if doc[frame.end - 1].idx + 3 < quotation.outer.start or quotation.outer.start < doc[frame.start].idx:
        return False
    first = quotation.inner.of(context.article.text)[:1]
    between = context.article.text[: quotation.outer.start].rstrip()
    goes_on = first.islower() or not has_finite_verb(tokens_of(doc, before.inner))
    return goes_on and between.endswith((",", "—", "–", "-"))


def _frame_after(doc: Doc, quotations: Sequence[Quotation], index: int) -> Frame | None:
    quotation = quotations[index]
    limit = quotation.paragraph.end
    if index + 1 < len(quotations):
        limit = min(limit, max(quotations[index + 1].outer.start, quotation.outer.end))
    start, end = _tokens(doc, quotation.outer.end, limit)
    while start < end and (doc[start].text in _LEADING or doc[start].is_space):
        start += 1
    end = _sentence_stop(doc, start, end)
    return _frame(doc, start, end, first=True) if start < end and _follows_on(doc, start) else None


def with_quoted_speakers(
    found: Sequence[StatementMention], quotations: Sequence[Quotation], framed: Sequence[StatementMention]
) -> list[StatementMention]:
    """Statements found by rules, none with a source that stands in a quotation before its cue.

    Of “...he won,” Dorn said, referring to the vote, the parse takes "he" for who refers to it; it is Dorn.
    """
    places = Places((number, part) for number, one in enumerate(framed) for part in one.content)
    return [_with_quoted_speaker(one, quotations, (framed, places)) for one in found]


def _with_quoted_speaker(
    statement: StatementMention,
    quotations: Sequence[Quotation],
    framed: tuple[Sequence[StatementMention], Places],
) -> StatementMention:
    source, cue = statement.source, statement.cue
    if source is None or cue is None:
        return statement
    at = bisect_right(quotations, source.start, key=lambda quotation: quotation.outer.start) - 1
    outer = quotations[at].outer if at >= 0 else None
    if outer is None or not outer.contains(source) or outer.end > cue.start:
        return statement
    near = (framed[0][number] for number in framed[1].near(outer.start, outer.end))
    said = (one for one in near if any(part.overlaps(outer) for part in one.content))
    speaker = next((one.source for one in said if one.source and not outer.contains(one.source)), None)
    return replace(statement, source=speaker) if speaker is not None else statement


def _follows_on(doc: Doc, start: int) -> bool:
    """Whether the words after a quotation attribute it rather than begin the next sentence.

    They do where the quotation ends in a comma, or where the cue comes within a few words.
    """
    before = doc[start - 1] if start else doc[start]
    comma = any(doc[i].text in (",", "—", "–", "--") for i in range(max(0, start - 4), start))
    sentence_end = before.text in (".",) or any(doc[i].text == "." for i in range(max(0, start - 2), start))
    return comma or not sentence_end


def _frame_before(context: Context, quotations: Sequence[Quotation], index: int) -> Frame | None:
    doc, quotation = context.doc, quotations[index]
    floor, ceiling = quotation.paragraph.start, quotation.outer.start
    if floor == ceiling:  # "He said:" on the line before
        before = context.article.text[:floor].rstrip()
        if not before.endswith(":"):
            return None
        floor, ceiling = before.rfind("\n") + 1, len(before)
    elif index and quotations[index - 1].paragraph == quotation.paragraph:
        floor = max(floor, quotations[index - 1].outer.end)
    start, end = _tokens(doc, floor, ceiling)
    for i in range(end - 1, start, -1):
        if doc[i - 1].text in (".", "!", "?") and doc[i].text[:1].isupper():
            start = i
            break
    words = [t for t in doc[start:end] if not t.is_space]
    if not words or (words[-1].text not in (",", ":") and words[-1].lemma_.lower() not in cue_verbs()):
        return None
    return _frame(doc, start, end, first=False)


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    if start >= end:
        return 0, 0
    span = doc.char_span(start, end, alignment_mode="contract")
    return (span.start, span.end) if span is not None else (0, 0)


def _sentence_stop(doc: Doc, start: int, end: int) -> int:
    for i in range(start, end):
        if doc[i].text in (".", "!", "?") and (
            i + 1 >= end or doc[i + 1].text[:1].isupper() or doc[i + 1].is_space
        ):
            return i
    return end


def _frame(doc: Doc, start: int, end: int, *, first: bool) -> Frame | None:
    """The attribution in tokens ``[start, end)``: by the first cue after a quotation, the last before it."""
    order = range(start, end) if first else range(end - 1, start - 1, -1)
    cue = next((doc[i] for i in order if _frames(doc[i])), None)
    return Frame(cue, _source(doc, cue, start, end), start, end) if cue is not None else None


def _frames(token: Token) -> bool:
    cue = cue_verbs().get(token.lemma_.lower())
    if token.lower_ in _MISTAGGED and token.pos_ == "NOUN":
        return True
    if cue is None or not (cue.quote or (cue.clause and cue.strong)):
        return False
    return cue_of(token) is not None


def _source(doc: Doc, cue: Token, start: int, end: int) -> Span | None:
    limit = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    subject = able_speaker_of(cue) or speaker_of(cue)
    if subject is not None and start <= subject.i < end:
        found = noun_phrase(subject, limit)
        if found is not None:
            return found
    before = stretch_source(doc, start, cue.i) if cue.i > start else None
    after = source_after(doc, cue, end) if before is None else None
    if before is not None or after is not None:
        return before or after
    return noun_phrase(subject) if subject is not None else None
