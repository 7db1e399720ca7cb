"""What the user confirms is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_record import events, sample_record, statements

from correct.entries import entry, on
from onrecord.correct.rows import marked

if TYPE_CHECKING:
    from onrecord.records.corrections import CorrectionKind


@pytest.mark.parametrize(("kind", "shown", "confidence"), [("confirm", True, 1.0), ("note", False, 0.02)])
def test_a_confirmed_event_is_not_held_back(kind: CorrectionKind, shown: bool, confidence: float) -> None:
    """One with a note only stays where it was."""
    row = replace(events()[0], confidence=0.02, shown=False)
    record = replace(sample_record(), events=(row,))
    told = marked(record, {row.id: [entry(kind, on("events", row))]}).events[0]
    assert (told.shown, told.confidence, told.confirmed) == (shown, confidence, shown)


@pytest.mark.parametrize(("kind", "shown", "confidence"), [("confirm", True, 1.0), ("note", False, 0.02)])
def test_a_confirmed_statement_is_not_held_back(kind: CorrectionKind, shown: bool, confidence: float) -> None:
    """Nor is a statement."""
    first, second = statements()
    row = replace(first, confidence=0.02, shown=False)
    record = replace(sample_record(), statements=(row, second))
    told = marked(record, {row.id: [entry(kind, on("statements", row))]}).statements[0]
    assert (told.shown, told.confidence, told.confirmed) == (shown, confidence, shown)
