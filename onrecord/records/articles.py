"""What cleaning and dating make of a page: the article's own words and its day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.records.spans import OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["dateline", "standfirst", "body", "turn", "caption", "aside"]
Genre = Literal["report", "transcript", "readout", "opinion", "other"]
Translated = Literal["none", "machine", "human", "unknown"]
DateBasis = Literal["metadata", "url", "page", "dateline", "inferred", "none", "correction"]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of an article's text and the role it plays there.

    A ``dateline`` part is the opening of a paragraph (``MOSCOW, Jan. 16 (Xinhua) --``); the body
    part begins after it. A ``turn`` is one speaker's turn in a transcript: ``label`` is the span of
    the speaker's name before the colon, and the part itself begins after the colon. If a letter stands
    there for the person interviewed, ``label`` is where the text names that person.
    """

    role: Role
    start: int
    end: int
    label: Span | None = None

    @property
    def span(self) -> Span:
        """The part as a span of the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of an article that stands for itself: an entry of a live blog, an item of a digest.

    Attributes:
        start: offset in the text of the article; ``end`` behind its last code point.
        day: the ISO day that the entry is dated; None if it is dated by its article alone.
        basis: what the day rests on; ``none`` without a day.
    """

    start: int
    end: int
    day: str | None = None
    basis: DateBasis = "none"

    @property
    def span(self) -> Span:
        """The entry as a span of the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """A page's own text, cleaned and frozen; all offsets of a reading point into ``text``.

    The title is not part of ``text``. Blocks are separated by one blank line (two newlines);
    line breaks and runs of spaces inside a block are one space.

    Attributes:
        text: the article's own words in reading order.
        offsets: the way back from ``text`` to `Page.raw`.
        parts: ordered, not overlapping; every non-blank character of ``text`` is in one part,
            but for turn labels and dateline marks.
        title: the headline, or None.
        title_raw: where the headline stands in `Page.raw`, where it does.
        outlet: the publication whose page this is.
        agency: whose copy it is, where another's (Xinhua on a newspaper's page).
        byline: the authors as printed.
        language: BCP 47.
        entries: if the page has many of its own days or people, its pieces in the order of the text; they do
            not overlap. Found by dating (`onrecord.date.entries`).
    """

    text: str
    offsets: OffsetMap
    parts: tuple[Part, ...]
    title: str | None = None
    title_raw: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    language: str = "en"
    genre: Genre = "report"
    translated: Translated = "unknown"
    url: str | None = None
    entries: tuple[Entry, ...] = ()

    def in_one_entry(self, one: int, other: int) -> bool:
        """Whether two offsets of the text lie in the same entry, or both outside of all."""
        return entry_at(self.entries, one) is entry_at(self.entries, other)


def entry_at(entries: Sequence[Entry], offset: int) -> Entry | None:
    """The entry about an offset of the text, None where there is none."""
    at = bisect_right(entries, offset, key=lambda entry: entry.start) - 1
    return entries[at] if at >= 0 and offset < entries[at].end else None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """The words a date rests on, in the clean text (``raw`` False) or in the raw page (True).

    ``article`` is the id of another article in whose clean text they stand, or None for this one.
    """

    start: int
    end: int
    quote: str
    raw: bool = False
    article: str | None = None


@dataclass(frozen=True, slots=True)
class RejectedDate:
    """A candidate that was not believed: its ISO value, why, and the words it stood in."""

    value: str
    why: str
    quote: str


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A judgement on the day of publication.

    ``value`` is ISO 8601 at the precision known (``2019``, ``2019-02``, ``2019-02-16``) or None.
    ``earliest`` and ``latest`` bound the day (ISO days) where something is known. ``reasons`` tell, a
    clause each, what other articles of the record have to do with it. ``middle`` is the ISO day before and
    behind which the day is as likely, if other articles say so; it only tells where the article sorts.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: DateBasis = "none"
    confidence: float = 0.0
    evidence: tuple[DateEvidence, ...] = ()
    rejected: tuple[RejectedDate, ...] = ()
    reasons: tuple[str, ...] = ()
    middle: str | None = None


def published_at(published: PublicationDate, entries: Sequence[Entry], offset: int) -> PublicationDate:
    """When the words at an offset of the text came out: on their entry's day, else when the article did."""
    entry = entry_at(entries, offset) if entries else None
    if entry is None or entry.day is None:
        return published
    return replace(
        published, value=entry.day, earliest=entry.day, latest=entry.day, basis=entry.basis, evidence=()
    )
