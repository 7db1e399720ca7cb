"""Statements: who is reported to have said what, in quotation marks or in plain words.

A tagger and rules over the parse find them together; at each place the surest method wins (decision 19).
Turns of a transcript are attributed by their labels, quotations by the words beside them (their frame), plain
words by the clause that a cue governs, and the rest by the tagger. Without a tagger the rules do it alone.
The division follows Pareti's PARC (source, cue, content) and PolNeAR's guidelines; the rules are our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import tokens_of
from onrecord.extract.quotations import find_quotations, paragraphs_of
from onrecord.extract.statements.edges import with_whole_edges
from onrecord.extract.statements.indirect_statements import PHRASE, indirect_statements
from onrecord.extract.statements.likelihood import with_likelihood
from onrecord.extract.statements.link_runs import without_links
from onrecord.extract.statements.nested_statements import nested_statements, with_reports
from onrecord.extract.statements.occasions import with_occasions
from onrecord.extract.statements.quoted_statements import quoted_statements, with_quoted_speakers
from onrecord.extract.statements.speaker_ranking import attribute_free_quotations
from onrecord.extract.statements.split_subjects import with_split_subject
from onrecord.extract.statements.tagged_statements import (
    tagged_statements,
    with_better_sources,
    with_longer_contents,
)
from onrecord.extract.statements.turn_statements import colon_statements, turn_statements
from onrecord.extract.statements.unsaid import is_unsaid, without_display
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation
    from onrecord.extract.tagging import Tagging
    from onrecord.records.articles import Article
    from onrecord.records.readings import StatementMention

_STOPS = re.compile(r"[.!?]\s|\n")
_READ_ROLES = frozenset({"body", "standfirst"})


def find_statements(context: Context) -> tuple[StatementMention, ...]:
    """Every attributed statement of the article, in the order of the text.

    None overlaps another but those that a speaker reports of others, which lie in their ``parent``. Their
    ``confidence`` is how likely each is right.
    """
    return with_likelihood(context, unjudged_statements(context))


def unjudged_statements(context: Context) -> tuple[StatementMention, ...]:
    """The statements of `find_statements`, with how sure the method is that found them as ``confidence``."""
    chosen, clear = _chosen(context, context.tagging)
    found = without_links(context.article.text, chosen)
    nested = nested_statements(context, found)
    return with_occasions(context, _in_order(with_reports([*found, *nested], clear)))


def statements_by_rules(context: Context) -> tuple[StatementMention, ...]:
    """The statements that rules over the parse find, none overlapping another, in the order of the text."""
    return _chosen(context, None)[0]


@dataclass(frozen=True, slots=True)
class Attributed:
    """What words beside it attribute, before quotations that stand free are given to anybody.

    Attributes:
        prose: the paragraphs that are read.
        quotations: all of them, in order.
        orphans: those that no words beside them attribute.
        framed: statements by the words beside a quotation.
        indirect: clauses in plain words that rules find, the surest first.
        tagged: what the tagger finds.
    """

    prose: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    orphans: list[Quotation]
    framed: list[StatementMention]
    indirect: list[StatementMention]
    tagged: list[StatementMention]

    def known(self, text: str) -> tuple[StatementMention, ...]:
        """What is attributed outside the orphans, none overlapping another, in the order of the text."""
        near = (one for one in self.tagged if _in_one_paragraph(text, one) and not self.is_free(one))
        return _without_overlap(text, [*self.framed, *self.indirect, *near])

    def is_free(self, one: StatementMention) -> bool:
        """Whether a statement is made of an orphan."""
        return any(part.overlaps(orphan.inner) for part in one.content for orphan in self.orphans)


def attributed(context: Context, tagging: Tagging | None) -> Attributed:
    """What the words beside it attribute in an article."""
    text = context.article.text
    prose = without_display(text, prose_paragraphs(context.article))
    quotations = find_quotations(text, prose)
    framed, orphans = quoted_statements(context, quotations)
    indirect = indirect_statements(context, quotations, prose)
    indirect = with_quoted_speakers(indirect, quotations, [*framed, *indirect])
    tagged = tagged_statements(context, tagging, quotations, prose) if tagging else []
    tagged = [one for one in tagged if _in_one_entry(context.article, one)]
    if tagging:
        framed = with_better_sources(text, framed, tagging, tagged)
        indirect = with_longer_contents(context, with_better_sources(text, indirect, tagging, tagged), tagged)
    framed, indirect, tagged = (
        [one for one in found if not is_unsaid(context, one)] for found in (framed, indirect, tagged)
    )
    orphans = [one for one in orphans if not any(_is_beside(text, one, told) for told in tagged)]
    return Attributed(
        prose, quotations, orphans, framed, sorted(indirect, key=lambda one: -one.confidence), tagged
    )


def _without_tail(
    context: Context, one: StatementMention, quotations: Sequence[Quotation]
) -> StatementMention:
    """A content without the adverbs behind its last quotation: 'called it "a trick" later on'."""
    if one.mode != "mixed":
        return one
    last = one.content[-1]
    ends = [quotation.outer.end for quotation in quotations if last.start < quotation.outer.end < last.end]
    tail = tokens_of(context.doc, Span(ends[-1], last.end)) if ends else []
    if not tail or any(token.pos_ not in ("ADV", "ADP", "PART", "PUNCT", "SPACE") for token in tail):
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, ends[-1])))


def _is_beside(text: str, quotation: Quotation, told: StatementMention) -> bool:
    """Whether a tagger finds a quotation's attribution in its own sentence: “We wait,” Venn is due to say."""
    if told.cue is None or told.source is None or told.content != (quotation.inner,):
        return False
    first, last = min(told.cue.start, told.source.start), max(told.cue.end, told.source.end)
    if first >= quotation.outer.end:
        between = text[quotation.outer.end : last]
        return text[quotation.inner.end] == "," and not _STOPS.search(between)
    return last <= quotation.outer.start and not _STOPS.search(text[last : quotation.outer.start])


def _chosen(
    context: Context, tagging: Tagging | None
) -> tuple[tuple[StatementMention, ...], list[StatementMention]]:
    """What the surest of the methods finds at each place, and all clauses in plain words that rules find.

    The order of the methods was measured (decision 19).
    """
    text, told = context.article.text, attributed(context, tagging)
    known = told.known(text)
    carried = attribute_free_quotations(context, told.orphans, known, told.quotations)
    tagged = [replace(one, source=None, cue=None) if told.is_free(one) else one for one in told.tagged]
    clear = [one for one in told.indirect if one.confidence > PHRASE]
    phrases = [one for one in told.indirect if one.confidence <= PHRASE]
    rules = [*turn_statements(context), *told.framed, *clear]
    near = [one for one in tagged if _in_one_paragraph(text, one)]
    far = [one for one in tagged if not _in_one_paragraph(text, one)]
    whole = [
        _without_tail(context, with_split_subject(context, with_whole_edges(context, one)), told.quotations)
        for one in (*rules, *near, *carried, *phrases, *far)
    ]
    return _without_overlap(text, [*whole, *colon_statements(context, told.prose)]), clear


def _in_one_entry(article: Article, one: StatementMention) -> bool:
    """Whether a statement, its cue and its source stand in one entry of a live blog or digest."""
    beside = (one.cue, one.source)
    return all(article.in_one_entry(one.span.start, span.start) for span in beside if span is not None)


def _in_one_paragraph(text: str, one: StatementMention) -> bool:
    """Whether a statement and its cue stand in one paragraph."""
    if one.cue is None:
        return False
    return "\n" not in text[min(one.cue.end, one.span.end) : max(one.cue.start, one.span.start)]


def prose_paragraphs(article: Article) -> tuple[Span, ...]:
    """The paragraphs in which the outlet writes: body and standfirst, without turns, datelines, asides."""
    return tuple(
        span
        for part in article.parts
        if part.role in _READ_ROLES
        for span in paragraphs_of(article.text, part.span)
    )


def _in_order(found: Sequence[StatementMention]) -> tuple[StatementMention, ...]:
    """Statements by place, an outer one before those inside it, ``parent`` counting in that order."""
    order = sorted(range(len(found)), key=lambda at: (found[at].span.start, -found[at].span.end, at))
    moved = {before: after for after, before in enumerate(order)}
    ordered = (found[at] for at in order)
    return tuple(one if one.parent is None else replace(one, parent=moved[one.parent]) for one in ordered)


def _without_overlap(text: str, found: Sequence[StatementMention]) -> tuple[StatementMention, ...]:
    """Drops what overlaps a statement earlier in ``found``; the rest in the order of the text."""
    kept: list[StatementMention] = []
    taken = bytearray(len(text))
    for statement in found:
        if not any(any(taken[part.start : part.end]) for part in statement.content):
            kept.append(statement)
            for part in statement.content:
                taken[part.start : part.end] = b"\x01" * len(part)
    return tuple(sorted(kept, key=lambda s: (s.span.start, s.span.end)))
