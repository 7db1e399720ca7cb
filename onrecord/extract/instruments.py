"""Extractor of instruments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import InstrumentMention


def find_instruments(context: Context) -> tuple[InstrumentMention, ...]:
    """Every one, in the order of the text."""
    return ()
