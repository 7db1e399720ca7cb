"""The record as a whole: all kinds of row, and the manifest."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.article_rows import ArticleRow
from onrecord.records.corrections import CorrectionRow
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Event,
    Instrument,
    Issue,
    Place,
    Position,
    RejectRow,
    Statement,
    Time,
)

SCHEMA_VERSION = 2
"""Of the contract (docs/record.md); 2 since events have ``confidence`` and statements, too, ``shown``."""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model the record was read with."""

    name: str
    version: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the record holds and what made it."""

    schema_version: int
    onrecord_version: str
    models: tuple[ModelInfo, ...]
    counts: dict[str, int]
    inputs_sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything resolved over all articles, each kind in its export order (by date, then by id)."""

    articles: tuple[ArticleRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    conditions: tuple[Condition, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rejects: tuple[RejectRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()


KINDS = (
    "articles", "statements", "events", "times", "actors", "places", "instruments", "issues",
    "positions", "conditions", "commitments", "conflicts", "rejects", "corrections",
)  # fmt: skip
"""The names of the kinds of row; each is a field of `Record`, a table, and an export file."""
