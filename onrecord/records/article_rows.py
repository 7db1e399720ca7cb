"""The row of an article, field for field as the output contract names them (see docs/record.md)."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.articles import Part
from onrecord.records.rows import Evidence
from onrecord.records.spans import OffsetMap


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where an article came from."""

    locator: str
    sha256: str
    media_type: str
    retrieved: str | None


@dataclass(frozen=True, slots=True)
class RawEvidence:
    """Words of the raw page that are not in the clean text."""

    raw_start: int
    raw_end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A date that was not believed, and why."""

    value: str
    why: str
    quote: str


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date as a judgement; see `onrecord.records.articles.PublicationDate`.

    ``sort_day`` is the ISO day at which an article without a value sorts; it is no date of anything.
    """

    value: str | None
    earliest: str | None
    latest: str | None
    basis: str
    confidence: float
    evidence: tuple[Evidence | RawEvidence, ...]
    rejected: tuple[Rejected, ...]
    reasons: tuple[str, ...] = ()
    sort_day: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch of a copy's text, and the stretch of its original's with the same characters."""

    start: int
    end: int
    of_start: int
    of_end: int


@dataclass(frozen=True, slots=True)
class Copies:
    """The group of copies an article is in; all but ``group`` and ``role`` are empty for an original.

    Attributes:
        group: the same for all copies of one original.
        role: original | copy | excerpt.
        of: id of the original.
        kind: how the copy came about (`onrecord.resolve.copies.copy_kinds.CopyKind`).
        reason: why ``of`` is the original and not this article, in a sentence.
        share: the share of this article's words that stand in the original.
        shared: where they stand, in the order of this article's text; they do not overlap in it.
    """

    group: str
    role: str
    of: str | None
    kind: str | None = None
    reason: str | None = None
    share: float | None = None
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the record. ``offsets`` leads from ``text`` back to the raw page."""

    id: str
    source: SourceInfo
    outlet: str | None
    agency: str | None
    byline: tuple[str, ...]
    language: str
    genre: str
    translated: str
    title: str | None
    text: str
    parts: tuple[Part, ...]
    published: Published
    copies: Copies
    url: str | None
    offsets: OffsetMap
    confirmed: bool = False
    corrections: tuple[str, ...] = ()
