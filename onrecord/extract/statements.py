"""Extractor of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention


def find_statements(context: Context) -> tuple[StatementMention, ...]:
    """Every one, in the order of the text."""
    return ()
