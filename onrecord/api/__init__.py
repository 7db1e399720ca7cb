"""The front door: a record for Python programs. `onrecord` hands its names on (docs/api.md)."""

from onrecord.api.open_record import Record, open
from onrecord.api.record_builds import build
from onrecord.api.row_sequence import Rows
from onrecord.api.who_answers import Who
from onrecord.errors import (
    MissingPackage,
    ModelError,
    OnrecordError,
    RecordFileError,
    SourceError,
    UnknownName,
    UsageError,
)
from onrecord.records.article_rows import ArticleRow
from onrecord.records.corrections import CorrectionRow
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Event,
    Evidence,
    Instrument,
    Issue,
    Place,
    Position,
    RejectRow,
    Statement,
    Time,
)
from onrecord.records.spans import Span

__all__ = [
    "Actor",
    "ArticleRow",
    "Commitment",
    "Condition",
    "Conflict",
    "CorrectionRow",
    "Event",
    "Evidence",
    "Instrument",
    "Issue",
    "MissingPackage",
    "ModelError",
    "OnrecordError",
    "Place",
    "Position",
    "Record",
    "RecordFileError",
    "RejectRow",
    "Rows",
    "SourceError",
    "Span",
    "Statement",
    "Time",
    "UnknownName",
    "UsageError",
    "Who",
    "build",
    "open",
]
