"""Extractor of commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.records.readings import CommitmentMention


def find_commitments(context: Context) -> tuple[CommitmentMention, ...]:
    """Every one, in the order of the text."""
    return ()
