"""Entries of a log made for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.correct.looks import target_of
from onrecord.records.corrections import Correction, Target, with_id

if TYPE_CHECKING:
    from onrecord.records.corrections import CorrectionKind
    from onrecord.records.record import Record
    from onrecord.records.rows import Actor, Event, Statement

KINDS = {"reject": None, "confirm": None, "set_date": "2021-04-01", "note": "seen", "rename": "Somebody"}


def entry(kind: CorrectionKind, target: Target | None, value: str | None = None, **more: Any) -> Correction:
    """An entry by ana; ``at`` is its second, for the order of the log."""
    when = f"2026-01-01T00:00:{more.pop('at', 0):02}.000Z"
    who = more.pop("who", "ana")
    return with_id(Correction("", kind, who, when, target=target, value=value, **more))


def undo(other: Correction, at: int = 50) -> Correction:
    """The entry that undoes another."""
    return entry("undo", None, other.id, at=at)


def on(kind: str, row: Any) -> Target:
    """The target of a row."""
    return target_of(kind, row, "a row")


def statement(record: Record, words: str) -> Statement:
    """The only statement with these words."""
    (found,) = [row for row in record.statements if words in " ".join(one.quote for one in row.content)]
    return found


def statements(record: Record, words: str) -> list[Statement]:
    """All statements with these words."""
    return [row for row in record.statements if words in " ".join(one.quote for one in row.content)]


def actor(record: Record, name: str) -> Actor:
    """The only actor of this name."""
    (found,) = [row for row in record.actors if row.name == name]
    return found


def called(record: Record, name: str) -> Target:
    """The target of the actor of this name."""
    return on("actors", actor(record, name))


def event(record: Record, label: str) -> Event:
    """The first event whose label has these words."""
    return next(row for row in record.events if label in row.label)


def moved(target: Target, by: int, length: int) -> Target:
    """The target as of another cut: each stretch of words begins later and keeps so many characters."""
    words = tuple(
        replace(one, start=one.start + by, end=one.start + by + length, quote=one.quote[by : by + length])
        for one in target.words
    )
    return replace(target, id=None, words=words)
