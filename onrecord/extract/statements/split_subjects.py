"""The subject that an attribution splits from what is said: "Varland, he said, will not sign"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import trimmed
from onrecord.extract.tokens import SUBJECTS

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention
    from onrecord.records.spans import Span


def with_split_subject(context: Context, statement: StatementMention) -> StatementMention:
    """The statement with the subject that begins its sentence as its first part, where one is split off."""
    cue, content = statement.cue, statement.content
    if statement.mode == "direct" or cue is None or cue.end > content[0].start:
        return statement
    subject = _split_off(context, content[0], cue)
    if subject is None or (statement.source is not None and subject.overlaps(statement.source)):
        return statement
    return replace(statement, content=(subject, *content))


def _split_off(context: Context, content: Span, cue: Span) -> Span | None:
    """The subject of the content's verb at the beginning of its sentence, before a comma and the cue."""
    for token in context.doc.char_span(content.start, content.end, alignment_mode="contract") or ():
        for child in token.lefts:
            if child.dep_ not in SUBJECTS or child.idx >= cue.start:
                continue
            first, last = child.left_edge, child.right_edge
            if context.doc[last.i + 1].text == "," and first.i == token.sent.start:
                return trimmed(context.article.text, first.idx, last.idx + len(last))
    return None
