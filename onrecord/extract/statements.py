"""Statements: who is reported to have said what, in quotation marks or in plain words.

A first method by rules over the parse. Quotations are attributed by the words beside them (the
frame), where a parser is weakest; plain words by the clause a cue verb governs; turns of a
transcript by their labels. Method after the rule-based attribution of Pareti (PARC) and of
the Gender Gap Tracker, with the frames of PolNeAR's guidelines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.indirect import indirect_statements
from onrecord.extract.occasions import with_occasions
from onrecord.extract.quoted import quoted_statements
from onrecord.extract.quotations import find_quotations
from onrecord.extract.turns import turn_statements

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention
    from onrecord.records.spans import Span

_READ_ROLES = frozenset({"body", "standfirst"})


def find_statements(context: Context) -> tuple[StatementMention, ...]:
    """Every attributed statement of the article, in the order of the text, none overlapping another."""
    text = context.article.text
    turns = turn_statements(context)
    if any(part.role == "turn" for part in context.article.parts):
        prose = tuple(s for s in prose_paragraphs(context) if not _in_turn(context, s))
    else:
        prose = prose_paragraphs(context)
    quotations = find_quotations(text, prose)
    quoted = quoted_statements(context, quotations)
    indirect = indirect_statements(context, quotations, prose)
    chosen = _without_overlap([*turns, *quoted, *indirect])
    return with_occasions(context, chosen)


def prose_paragraphs(context: Context) -> tuple[Span, ...]:
    """The paragraphs in which the outlet writes: body and standfirst, without datelines and asides."""
    from onrecord.extract.turns import paragraphs_of

    return tuple(
        span
        for part in context.article.parts
        if part.role in _READ_ROLES
        for span in paragraphs_of(context.article.text, part.span)
    )


def _in_turn(context: Context, span: Span) -> bool:
    return any(part.role == "turn" and part.span.overlaps(span) for part in context.article.parts)


def _without_overlap(found: list[StatementMention]) -> tuple[StatementMention, ...]:
    """Drops what overlaps a statement found by a surer method; earlier in ``found`` is surer at equal confidence."""
    kept: list[StatementMention] = []
    for statement in sorted(found, key=lambda s: -s.confidence):
        if not any(a.overlaps(b) for other in kept for a in other.content for b in statement.content):
            kept.append(statement)
    return tuple(sorted(kept, key=lambda s: (s.span.start, s.span.end)))
