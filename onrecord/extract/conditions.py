"""Extractor of conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import ConditionMention


def find_conditions(context: Context) -> tuple[ConditionMention, ...]:
    """Every one, in the order of the text."""
    return ()
