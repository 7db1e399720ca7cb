"""What comes in: pages as received, and the inputs that could not become one."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class GivenMetadata:
    """What the source itself says of a page beside its bytes (the columns of a table row).

    ``None`` and ``()`` mean that the source does not say. ``date`` is as given, not parsed. ``repeated``
    has the keys of lines that other pages of the same site have, too (`onrecord.clean.lines.repetition`).
    ``heads`` has the lines that run along the margins of a document's pages.
    """

    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    repeated: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A raw input as received.

    Attributes:
        locator: a path of the file as given on the command line, one for each file; ``PATH#ID`` for a row of
            a table.
        data: the bytes as received; for a table row, its text cell in UTF-8.
        raw: ``data`` decoded, before any repair; for a document that is no text itself (PDF, DOCX, RTF), the
            text taken out of it. Raw offsets point into this string.
        encoding: the encoding ``data`` was decoded with; of no meaning for such a document.
        media_type: ``text/html``, ``text/plain`` or a document's own type, whose raw text is plain text.
        given: what the source says beside the bytes.
        retrieved: ISO 8601 date-time of retrieval where the source tells it.
        holder: the locator of the input that this page is a record of; None if it counts as none.
    """

    locator: str
    data: bytes
    raw: str
    encoding: str
    media_type: str
    given: GivenMetadata = GivenMetadata()
    retrieved: str | None = None
    holder: str | None = field(default=None, compare=False)

    @property
    def sha256(self) -> str:
        """Hex digest of ``data``."""
        return sha256(self.data).hexdigest()

    @property
    def content_key(self) -> str:
        """Hex digest of all that a reading depends on: bytes, type, the text taken out, what was given."""
        taken_out = "" if self.media_type.startswith("text/") else self.raw
        told = "\x1f".join((self.media_type, self.encoding, repr(self.given), taken_out))
        return sha256(self.data + b"\x00" + told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that did not become an article, and why.

    Attributes:
        locator: as for a `Page`.
        reason: short code in snake_case, such as ``empty`` or ``binary``.
        message: one sentence for a person.
        records: how many records of the input that holds it it stands for; 0 for a note beside them.
        holder: the locator of that input; None if there is none.
    """

    locator: str
    reason: str
    message: str
    records: int = field(default=1, compare=False)
    holder: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Holding:
    """How many records an input holds, counted as they were met, before it was known what becomes of them.

    Attributes:
        locator: of the input (a table, feed, mailbox, archive); empty for all sources together.
        held: records, rows, items, messages, members.
        passed: how many of them are no inputs by what they are, by the name of that.
        holder: the locator of the input that it is itself a record of; None if it counts as none.
    """

    locator: str
    held: int
    passed: Mapping[str, int]
    holder: str | None = None
