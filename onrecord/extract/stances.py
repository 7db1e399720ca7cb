"""Extractor of stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import StanceMention


def find_stances(context: Context) -> tuple[StanceMention, ...]:
    """Every one, in the order of the text."""
    return ()
