"""Time expressions in the text, resolved against the article's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.records.articles import PublicationDate
    from onrecord.records.readings import TimeExpression


def find_times(doc: Doc, published: PublicationDate) -> tuple[TimeExpression, ...]:
    """Every time expression, in the order of the text."""
    return ()
