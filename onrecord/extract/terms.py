"""Extractor of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import Term


def find_terms(context: Context) -> tuple[Term, ...]:
    """Every one, in the order of the text."""
    return ()
