"""Statements inside statements: whom a speaker quotes, in turn, as having said what."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import has_finite_verb
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.extract.statements.indirect_statements import CLAUSE, attributions_at
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span
from onrecord.text.verbs import cue_verbs, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import Mode

NESTED = 0.6
MIN_WORDS = 3  # a shorter inner content is an answer or a name
_OWN = statement_words("own")
_PRONOUNS = statement_words("pronouns")
_UNSAID = statement_words("unsaid")
_CALLING = statement_words("calling")
_AFTER_COMMA = re.compile(r"[,:]\s*['‘]")
_INNER_END = re.compile(r"[,.!?]?['’](?!\w)")
_INNER_MARKS = re.compile(r"(?<!\w)['‘]\w[^'‘’]{8,}['’](?!\w)|[\"“”]")


def nested_statements(context: Context, statements: Sequence[StatementMention]) -> list[StatementMention]:
    """What speakers report of other speakers; ``parent`` counts in ``statements``.

    Only what has a source of its own, named in the same content, counts: a speaker's "I said", "we hope" is
    his own speech. Less than a clause of a strong cue counts where a noun tells the source, for "he hopes" is
    as a rule the speaker: a clause ("the union hopes the deal will hold"), and what was asked for, promised
    and the like ("both urged the other to wait").
    """
    found: dict[tuple[Span, ...], StatementMention] = {}
    for number, statement in enumerate(statements):
        for part in statement.content:
            for inner in _inside(context, part):
                found.setdefault(inner.content, replace(inner, parent=number))
    outer = {statement.content for statement in statements}
    return [inner for content, inner in found.items() if content not in outer]


def with_reports(
    found: Sequence[StatementMention], clear: Sequence[StatementMention]
) -> list[StatementMention]:
    """The statements, with those that report one of them: "Dorn told farmers that ..., reports the Herald".

    A report holds the words, the cue and the source of a statement of ``found``, which becomes its inner one.

    Args:
        found: the statements, ``parent`` counting in them.
        clear: clauses with cue and source, of which only those not in ``found`` can be reports.
    """
    out = list(found)
    stated = {one.content for one in found}
    order = sorted((one.span.start, at) for at, one in enumerate(found) if one.parent is None)
    for report in clear:
        first = bisect_left(order, (report.span.start,))
        last = bisect_left(order, (report.span.end,))
        inner = [at for _, at in order[first:last] if _holds(report, found[at])]
        if inner and report.content not in stated and all(out[at].parent is None for at in inner):
            stated.add(report.content)
            part = next((at for _, at in order[first:last] if _is_part(report, found[at])), len(out))
            out[part:] = [report, *out[part + 1 :]]
            for at in inner:
                out[at] = replace(out[at], parent=part)
    return out


def _is_part(report: StatementMention, one: StatementMention) -> bool:
    """Whether a statement is a lesser reading of a report: the same source, the first of its words."""
    fewer = all(any(held.contains(part) for held in report.content) for part in one.content)
    return fewer and one.source == report.source and one.span.start == report.span.start


def _holds(report: StatementMention, one: StatementMention) -> bool:
    """Whether a content covers another statement whole: what was said, by whom and how it is told."""
    parts = (*one.content, one.cue, one.source)
    own = (report.cue, report.source)
    if report.mode == "direct" or any(held.overlaps(part) for held in report.content for part in own if part):
        return False
    return all(part is not None and any(held.contains(part) for held in report.content) for part in parts)


def _inside(context: Context, part: Span) -> Iterator[StatementMention]:
    tokens = context.doc.char_span(part.start, part.end, alignment_mode="contract")
    for token in tokens or ():
        for content, cue, source, confidence in attributions_at(token):
            if not part.contains(source) or _is_own(context, source):
                continue
            if confidence < CLAUSE and not _is_told(context, token, content, source):
                continue
            if not all(part.contains(span) and span != part for span in content):
                continue
            quoted = _in_inner_marks(context.article.text, content)
            words = " ".join(span.of(context.article.text) for span in quoted or content)
            if len(words.split()) >= MIN_WORDS:
                mode: Mode = "direct" if quoted else "mixed" if _INNER_MARKS.search(words) else "indirect"
                yield StatementMention(quoted or tuple(content), mode, cue, source, confidence=NESTED)


def _in_inner_marks(text: str, content: Sequence[Span]) -> tuple[Span, ...] | None:
    """What a quotation in the quotation holds, if a content begins with one: 'We wait,' and I left."""
    start = content[0].start
    if not _AFTER_COMMA.search(text, max(0, start - 4), start + 1):
        return None
    if text[start - 1 : start] not in ("'", "‘") and text[start : start + 1] not in ("'", "‘"):
        return None
    start += text[start] in "'‘"
    end = _INNER_END.search(text, start, content[-1].end + 2)
    return (Span(start, end.start()),) if end else None


def _is_told(context: Context, cue: Token, content: Sequence[Span], source: Span) -> bool:
    """Whether less than a clause of a strong cue is what the source has said."""
    if source.of(context.article.text).split()[0].casefold() in _PRONOUNS:
        return False
    lemma = cue.lemma_.lower()
    entry = cue_verbs().get(lemma)
    if entry is None or any(child.lower_ in _UNSAID for child in cue.children):
        return False
    if any(child.dep_ == "ccomp" and has_finite_verb((child, *child.children)) for child in cue.children):
        return True
    if lemma in verbs("saying", "done") and not content[0].of(context.article.text).startswith("to "):
        return False
    if lemma == "call":
        before = context.article.text[: content[0].start].split()
        return bool(before) and before[-1].casefold() in _CALLING
    return entry.quote or lemma in verbs("saying", "brief")


def _is_own(context: Context, source: Span) -> bool:
    return source.of(context.article.text).split()[0].casefold() in _OWN
