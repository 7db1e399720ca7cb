"""Statements in copies that are their originals': the same words at the same place of the text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.records.spans import Span
from onrecord.resolve.copies.alignment import span_in_original

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.rows import Statement

LEAST_SAME = 0.5  # of two contents' characters, intersection over union: as our scorer tells one statement


def find_copied(statements: Sequence[Statement], copies: Mapping[str, Copies]) -> Mapping[str, str]:
    """The original's statement of every statement in a copy whose words stand in it, by id.

    A statement whose words the copy added or changed, or that was not found in the original, is absent.
    """
    in_article: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for statement in statements:
        in_article[statement.article].append((_extent(statement), statement.id))
    found = {}
    for statement in statements:
        copy = copies[statement.article]
        place = span_in_original(copy.shared, _extent(statement)) if copy.of else None
        best = _best(place, in_article[copy.of]) if copy.of and place else None
        if best is not None:
            found[statement.id] = best
    return found


def _extent(statement: Statement) -> Span:
    """From the first to the last character of the content."""
    return Span(min(one.start for one in statement.content), max(one.end for one in statement.content))


def _best(place: Span, listed: Sequence[tuple[Span, str]]) -> str | None:
    """The statement that stands at a place, or None."""
    same = [(-_likeness(place, span), name) for span, name in listed if place.overlaps(span)]
    likeness, name = min(same, default=(0.0, ""))
    return name if -likeness >= LEAST_SAME else None


def _likeness(one: Span, other: Span) -> float:
    both = one.overlap(other)
    return both / (len(one) + len(other) - both)
