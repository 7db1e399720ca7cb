"""Extractor of quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import Quantity


def find_quantities(context: Context) -> tuple[Quantity, ...]:
    """Every one, in the order of the text."""
    return ()
