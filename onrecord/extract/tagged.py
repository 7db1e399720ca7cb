"""Statements from a tagger's attributions: exact spans of the prose, with mode, cue and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions import find_attributions
from onrecord.extract.grammar import trimmed
from onrecord.extract.quotations import with_mode
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.attributions import Attribution, Part
    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation
    from onrecord.extract.tagging import Tagging


def tagged_statements(
    context: Context, tagging: Tagging, quotations: Sequence[Quotation], prose: Sequence[Span]
) -> list[StatementMention]:
    """The statements a tagger found in the prose, in the order of the text."""
    found: list[StatementMention] = []
    for attribution in find_attributions(tagging):
        for parts in _split(context.article.text, attribution):
            content = tuple(_exact(context, part, prose) for part in parts)
            known = tuple(span for span in content if span is not None)
            if known:
                found.append(
                    _statement(attribution, known, quotations, min(part.confidence for part in parts))
                )
    return found


def _statement(
    attribution: Attribution, content: tuple[Span, ...], quotations: Sequence[Quotation], confidence: float
) -> StatementMention:
    whole, mode = with_mode(content, quotations)
    return StatementMention(
        whole,
        mode,
        attribution.cue.span if attribution.cue else None,
        attribution.source.span if attribution.source else None,
        confidence=round(confidence, 3),
    )


def _split(text: str, attribution: Attribution) -> Iterator[tuple[Part, ...]]:
    """The contents of a cue, those of one sentence together: "A," he said, "b"."""
    group: list[Part] = []
    for part in attribution.content:
        if group and not _goes_on(text, group[-1], part, attribution.cue):
            yield tuple(group)
            group = []
        group.append(part)
    if group:
        yield tuple(group)


def _goes_on(text: str, one: Part, other: Part, cue: Part | None) -> bool:
    """Whether a content goes on behind the attribution that splits its sentence."""
    between = text[one.span.end : other.span.start]
    if cue is None or "\n" in between or not one.span.end <= cue.span.start < other.span.start:
        return False
    return text[other.span.start : other.span.end].lstrip("\"'“‘«„ ")[:1].islower()


def _exact(context: Context, part: Part, prose: Sequence[Span]) -> Span | None:
    """The words of a content within one paragraph of prose, without edges; None where none are left."""
    text, span = context.article.text, part.span
    for paragraph in prose:
        if paragraph.overlaps(span):
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            if text[start:end].lower().startswith("that "):
                start += len("that ")
            return trimmed(text, start, end)
    return None
