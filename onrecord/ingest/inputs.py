"""What the readers of the input kinds are given: bytes that can be opened, and the beginning of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from onrecord.errors import PageRejected
from onrecord.ingest.budget import Budget
from onrecord.ingest.decoding import decode, find_encoding
from onrecord.ingest.ledger import Ledger
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase

HEAD_BYTES = 1 << 16  # what is read of an input to tell what it is
READ_BYTES = 1 << 20  # asked of a stream at once
ENCODING_BYTES = 1 << 20  # what is read of a table to tell its encoding
MAX_DEPTH = 4  # archives in archives: a page in a WARC in a WACZ in a ZIP is the deepest one meets
DAMAGED_AHEAD = 16  # damaged members passed over to see what the input is
NOTHING_GIVEN = GivenMetadata()

_PACKED_ENDING = re.compile(r"\.(?:gz|bz2|xz|zst)$", re.I)


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What ingest may be told.

    Attributes:
        columns: table columns (field, column).
        max_page_bytes: the largest page.
        follow_links: whether links that lead out of a folder are followed.
        record: the record that is being built; it is no source, wherever it lies.
    """

    columns: tuple[tuple[str, str], ...] = ()
    max_page_bytes: int = 20_000_000
    follow_links: bool = False
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes on the way in: a file, or what an archive holds.

    Attributes:
        locator: see `Page`.
        opener: opens the bytes from their beginning; may be called more than once, and only while the
            reader that gave the input has not gone on.
        given: what the source says beside the bytes.
        retrieved: ISO 8601 date-time of retrieval where the source tells it.
        depth: how many archives it lies in.
        charset: the encoding that the server named which sent the bytes, where an archive kept that.
        path: where the file is; None for what lies in an archive.
        budget: what may still be unpacked out of the file it lies in.
        ledger: the records that its reader counts.
    """

    locator: str
    opener: Callable[[], BinaryIO]
    given: GivenMetadata = NOTHING_GIVEN
    retrieved: str | None = None
    depth: int = 0
    charset: str | None = None
    path: str | None = None
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)
    ledger: Ledger = field(default_factory=Ledger, compare=False, repr=False)

    def holds(self, count: int = 1) -> None:
        """Counts records that its reader has met, see `Ledger.holds`."""
        self.ledger.holds(count)

    def passes(self, what: str, count: int = 1) -> None:
        """Says that records are no inputs by definition, see `Ledger.passes`."""
        self.ledger.passes(what, count)

    def open(self) -> BinaryIO:
        """The bytes from their beginning; the caller closes the stream."""
        return self.opener()

    def head(self, size: int = HEAD_BYTES) -> bytes:
        """The first ``size`` bytes, fewer where there are fewer or damage begins."""
        with self.open() as stream:
            return read_up_to(stream, size, as_far=True)

    def read(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            PageRejected: ``too_large`` where there are more than ``limit``; no more than that is read.
        """
        with self.open() as stream:
            data = read_up_to(stream, limit + 1)
        if len(data) > limit:
            raise PageRejected("too_large", f"It has more than {limit:,} bytes, the most a page may have.")
        return data

    def encoding(self) -> str:
        """The encoding of a table, told from its first megabyte."""
        head = self.head(ENCODING_BYTES)
        if len(head) == ENCODING_BYTES:
            head = head[: head.rfind(b"\n") + 1] or head
        return find_encoding(head)

    def inner(self, locator: str, opener: Callable[[], BinaryIO] | bytes) -> Input:
        """An input that lies in this one; what was given with this one holds for it, too."""
        if isinstance(opener, bytes):
            data = opener
            opener = lambda: BytesIO(data)  # noqa: E731
        return replace(self, locator=locator, opener=opener, depth=self.depth + 1, path=None)

    def page(self, data: bytes, raw: str, encoding: str, media_type: str) -> Page:
        """The page that this input is."""
        return Page(self.locator, data, raw, encoding, media_type, self.given, self.retrieved)


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that an input names, what it says of it, and the day of retrieval where it tells one."""

    path: str
    given: GivenMetadata
    retrieved: str | None = None


class Head:
    """The beginning of an input, by which readers recognise their kind.

    Its ``locator`` is without the ending of a compression, which tells nothing of what was compressed.
    """

    def __init__(self, source: Input, options: IngestOptions) -> None:
        self.locator = _PACKED_ENDING.sub("", source.locator)
        self.options = options
        self.data = source.head()

    @property
    def is_whole(self) -> bool:
        """Whether the input ends within the head."""
        return len(self.data) < HEAD_BYTES

    @cached_property
    def text(self) -> str:
        """The head as text, whatever it is."""
        return decode(self.data)[0]

    @cached_property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen in the head."""
        return not self.text.strip("\ufeff\x00 \t\r\n")


class Reader(Protocol):
    """A module of this room that reads one kind of input.

    A reader may raise `PageRejected` and `OSError`; both become the reject of the input itself, and what
    was found before stays. A reader of inputs that hold others calls `Input.holds` for each record that it
    meets, before it decides what becomes of it, and gives each as a page, input, named file or reject.
    """

    def recognises(self, head: Head) -> bool:
        """Whether the input is of this kind, told by its content."""

    def read(self, source: Input, options: IngestOptions) -> Iterator[Page | Reject | Input | NamedFile]:
        """The pages and rejects of the input, inputs within it and files it names, each with its own kind."""


def read_up_to(stream: BinaryIO, size: int, *, as_far: bool = False) -> bytes:
    """Up to ``size`` bytes; streams of archives give fewer at a time than asked for.

    With ``as_far``, damage is passed over, and is met again by who reads on.
    """
    chunks: list[bytes] = []
    damage: PageRejected | None = None
    for _ in range(DAMAGED_AHEAD if as_far else 1):
        try:
            while size > 0 and (chunk := cast("BufferedIOBase", stream).read1(min(size, READ_BYTES))):
                chunks.append(chunk)
                size -= len(chunk)
            break
        except PageRejected as error:
            if not as_far or error.reason == "bomb":
                raise
            damage = error
    if damage is not None and not chunks:
        raise damage
    return b"".join(chunks)
