"""TAR archives, read as a stream: each member is an input of its own."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from tarfile import (
    AREGTYPE,
    BLOCKSIZE,
    CONTTYPE,
    DIRTYPE,
    GNUTYPE_LONGLINK,
    GNUTYPE_LONGNAME,
    REGTYPE,
    XGLTYPE,
    XHDTYPE,
    HeaderError,
    TarInfo,
)
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.errors import PageRejected
from onrecord.ingest.archives.unpacking import CHUNK_BYTES
from onrecord.ingest.inputs import read_up_to
from onrecord.ingest.members import FOLDERS, JUNK, counted, is_junk, kept, label_of
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Buffer

    from onrecord.ingest.inputs import Head, IngestOptions, Input

FILE_TYPES = (REGTYPE, AREGTYPE, CONTTYPE)
NOTE_TYPES = (XHDTYPE, XGLTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK)
DAMAGED = b"?"  # the type of a member whose header cannot be read
NAME_BYTES = 100  # of the name in a header
MAX_NOTE = 1 << 20  # bytes of a note about the next member; the longest name that systems allow has 4,096
USTAR, MARK = slice(257, 262), b"ustar"  # where a header names its format, and how
_MARKED = re.compile(rb"ustar(?:\x0000|  \x00)")  # the same with its version

_NAME_NOTE = re.compile(rb"(?:^|\n)\d+ path=([^\n]*)")
_SIZE_NOTE = re.compile(rb"(?:^|\n)\d+ size=(\d{1,18})\n")


def recognises(head: Head) -> bool:
    """Whether the input begins with a header whose checksum is right, or that names its format."""
    return _is_header(head.data[:BLOCKSIZE])


def read(source: Input, options: IngestOptions) -> Iterator[Input | Reject]:
    """The members that are files; hidden ones and traces of the system that packed them are left out.

    Raises:
        PageRejected: ``damaged``, ``truncated`` or ``bomb``.
    """
    source.holds(0)
    with source.open() as stream:
        for member in counted(_Members(stream), source):
            source.holds()
            locator = f"{source.locator}#{label_of(member.name)}"
            if member.type == DAMAGED:
                yield Reject(locator, "damaged", "Its header is damaged, so that it cannot be read.")
                continue
            if passed := FOLDERS if member.type == DIRTYPE else JUNK if is_junk(member.name) else None:
                source.passes(passed)
                continue
            if member.type not in FILE_TYPES:
                yield Reject(
                    locator, "not_a_file", "It is a link, a device or the like, which is not followed."
                )
                continue
            try:
                with kept(member.body) as opener:
                    yield source.inner(locator, opener)
            except PageRejected as error:
                yield Reject(locator, error.reason, error.message)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of the archive; its body is to be read before the next member."""

    name: str
    type: bytes
    body: BinaryIO


class _Members:
    """The members of an archive, one after the other.

    `tarfile` takes the headers apart; its own reading of streams keeps every header, and notes of any length.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = _Rereadable(stream)

    def __iter__(self) -> Iterator[_Member]:
        name, size = None, None  # what notes say of the next member
        while (block := self._block()) and len(block) == BLOCKSIZE:
            if not any(block):  # the end, unless another archive was put behind it
                continue
            header = _header_of(block)
            if header is None:
                yield _Member(self._pass_damage(block, name), DAMAGED, io.BytesIO())
                name, size = None, None
                continue
            if header.type in NOTE_TYPES:
                note = self._note(header)
                name = _name_told(header, note) or name
                size = _size_told(header, note) or size
                continue
            body = _Body(self._stream, header.size if size is None else size)
            yield _Member(name or header.name, header.type, io.BufferedReader(body, CHUNK_BYTES))
            body.pass_over()
            name, size = None, None
        if block:
            raise PageRejected("truncated", "It ends in the middle of a header.")

    def _block(self) -> bytes:
        return read_up_to(cast("BinaryIO", self._stream), BLOCKSIZE)

    def _pass_damage(self, block: bytes, told: str | None) -> str:
        """Goes to the next header; the name of the member whose header is not sound, as far as it is told.

        Where bytes were lost, the headers behind do not stand where blocks begin.
        """
        passed = block[USTAR.stop :]
        while (after := self._block()) and not _is_header(after):
            passed += after
            found = _MARKED.search(passed)
            if found and found.start() >= USTAR.start:
                after = passed[found.start() - USTAR.start :]
                break
            passed = passed[-BLOCKSIZE:]
        self._stream.put_back(after)
        return told or block[:NAME_BYTES].split(b"\x00")[0].decode("utf-8", "replace")

    def _note(self, header: TarInfo) -> bytes:
        body = _Body(self._stream, header.size)
        note = read_up_to(cast("BinaryIO", io.BufferedReader(body)), min(header.size, MAX_NOTE))
        body.pass_over()
        return note


class _Rereadable:
    """A stream in which bytes can be put back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast("io.BufferedIOBase", stream)
        self._back = b""

    def put_back(self, data: bytes) -> None:
        """Bytes that come next again."""
        self._back = data + self._back

    def read(self, size: int) -> bytes:
        """Some bytes, none at the end."""
        if not self._back:
            return self._stream.read(size)
        data, self._back = self._back[:size], self._back[size:]
        return data

    def read1(self, size: int) -> bytes:
        """As `read`, as many as there are at once."""
        return self.read(size) if self._back else self._stream.read1(size)


class _Body(io.RawIOBase):
    """The bytes of a member, with the padding behind them."""

    def __init__(self, stream: _Rereadable, size: int) -> None:
        self._stream = stream
        self._left = size
        self._padding = -size % BLOCKSIZE

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """As of any raw stream; raises `PageRejected` where the archive ends before the member does."""
        view = memoryview(buffer).cast("B")
        data = self._stream.read(min(len(view), self._left))
        if not data and self._left and len(view):
            self._left = self._padding = 0
            raise PageRejected("truncated", "The archive ends in the middle of it.")
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)

    def pass_over(self) -> None:
        """Leaves the rest of the member behind."""
        left = self._left + self._padding
        while left and (data := self._stream.read(min(left, CHUNK_BYTES))):
            left -= len(data)
        self._left = self._padding = 0


def _is_header(block: bytes) -> bool:
    """Whether a block is a header: its checksum is right, or it names its format."""
    return _header_of(block) is not None or block[USTAR] == MARK


def _header_of(block: bytes) -> TarInfo | None:
    try:
        header = TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (HeaderError, ValueError):
        return None
    return header if header.size >= 0 else None


def _name_told(header: TarInfo, note: bytes) -> str | None:
    """The name that a note gives the next member."""
    if header.type == GNUTYPE_LONGNAME:
        return note.rstrip(b"\x00").decode("utf-8", "surrogateescape")
    found = _NAME_NOTE.search(note) if header.type == XHDTYPE else None
    return found[1].decode("utf-8", "surrogateescape") if found else None


def _size_told(header: TarInfo, note: bytes) -> int | None:
    found = _SIZE_NOTE.search(note) if header.type == XHDTYPE else None
    return int(found[1]) if found else None
