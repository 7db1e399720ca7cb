"""Statements inside statements: whom a speaker quotes, in turn, as having said what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.indirect import CLAUSE, attributions_at
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.context import Context
    from onrecord.records.readings import Mode

NESTED = 0.6
MIN_WORDS = 3  # a shorter inner content is an answer or a name
_OWN = frozenset(
    {"i", "we", "you", "us", "me", "it", "one", "who", "people", "everybody", "everyone", "nobody"}
)
_INNER_MARKS = re.compile(r"(?<!\w)['‘]\w[^'‘’]{8,}['’](?!\w)")


def nested_statements(context: Context, statements: Sequence[StatementMention]) -> list[StatementMention]:
    """What speakers report of other speakers; ``parent`` counts in ``statements``.

    Only clauses of a cue with a source of its own, named in the same content, count: a speaker's "I said",
    "we hope" is his own speech.
    """
    found: dict[tuple[Span, ...], StatementMention] = {}
    for number, statement in enumerate(statements):
        for part in statement.content:
            for inner in _inside(context, part):
                found.setdefault(inner.content, replace(inner, parent=number))
    outer = {statement.content for statement in statements}
    return [inner for content, inner in found.items() if content not in outer]


def _inside(context: Context, part: Span) -> Iterator[StatementMention]:
    tokens = context.doc.char_span(part.start, part.end, alignment_mode="contract")
    for token in tokens or ():
        for content, cue, source, confidence in attributions_at(token):
            if confidence < CLAUSE or not part.contains(source) or _is_own(context, source):
                continue
            if not all(part.contains(span) and span != part for span in content):
                continue
            words = " ".join(span.of(context.article.text) for span in content)
            if len(words.split()) >= MIN_WORDS:
                mode: Mode = "mixed" if _INNER_MARKS.search(words) else "indirect"
                yield StatementMention(tuple(content), mode, cue, source, confidence=NESTED)


def _is_own(context: Context, source: Span) -> bool:
    return source.of(context.article.text).split()[0].casefold() in _OWN
