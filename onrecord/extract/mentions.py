"""Extractor of mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import Mention


def find_mentions(context: Context) -> tuple[Mention, ...]:
    """Every one, in the order of the text."""
    return ()
