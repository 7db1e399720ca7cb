"""Members of a ZIP file found by the headers before them, if its directory is damaged.

Each member has a header of its own (APPNOTE 6.3.10, section 4.3.7). The directory at the end only repeats it.
If the header does not tell the size, the end of the compressed bytes is looked for, or the next header.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import PageRejected
from onrecord.ingest.archives.unpacking import CHUNK_BYTES, DAMAGED, TRUNCATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Buffer

    from onrecord.ingest.budget import Budget

HEADER = struct.Struct("<4s5H3I2H")
MARK = b"PK\x03\x04"
STORED, DEFLATED = 0, 8  # ways of compression
SIZE_BEHIND = 0x8  # flag bit: sizes and checksum stand behind the bytes
LONG = 0xFFFFFFFF  # a size that only the long form can hold
MAX_NAME = 4_096

_NEXT = re.compile(rb"PK(?:\x03\x04|\x01\x02|\x05\x06|\x07\x08)")


@dataclass(frozen=True, slots=True)
class LocalMember:
    """A member as its own header tells it.

    Attributes:
        name: its bytes.
        flags: of the header.
        method: of compression.
        start: where its bytes begin.
        size: how many bytes it takes in the file; None if the header does not tell.
        checksum: CRC-32 of its content; None if the header does not tell.
    """

    name: bytes
    flags: int
    method: int
    start: int
    size: int | None
    checksum: int | None


def members_by_header(file: BinaryIO) -> Iterator[LocalMember]:
    """The members of a ZIP file in its order; what stands in a member that tells its size is passed over."""
    end = file.seek(0, io.SEEK_END)
    at = 0
    while (at := _find(file, MARK, at)) >= 0:
        member = _member_at(file, at)
        if member is None:
            at += 1
            continue
        yield member
        behind = member.start + (member.size or 0)
        at = behind if behind <= end else member.start


def open_member(file: BinaryIO, member: LocalMember, budget: Budget) -> BinaryIO:
    """The content of a member; reading raises `PageRejected` with ``damaged``, ``truncated`` or ``bomb``."""
    return io.BufferedReader(_Content(file, member, budget), CHUNK_BYTES)


def _member_at(file: BinaryIO, at: int) -> LocalMember | None:
    file.seek(at)
    head = file.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    _, _, flags, method, _, _, checksum, packed, size, name_size, extra_size = HEADER.unpack(head)
    name = file.read(min(name_size, MAX_NAME))
    if not name or name_size > MAX_NAME or b"\x00" in name:
        return None
    start = at + HEADER.size + name_size + extra_size
    is_told = not flags & SIZE_BEHIND and LONG not in (packed, size)
    return LocalMember(name, flags, method, start, packed if is_told else None, checksum if is_told else None)


def _find(file: BinaryIO, mark: bytes, at: int) -> int:
    """Where a mark stands next; -1 if nowhere."""
    file.seek(at)
    kept = b""
    while data := file.read(CHUNK_BYTES):
        kept += data
        found = kept.find(mark)
        if found >= 0:
            return at + found
        dropped = max(0, len(kept) - len(mark) + 1)
        kept, at = kept[dropped:], at + dropped
    return -1


class _Content(io.RawIOBase):
    """The content of a member, unpacked and counted."""

    def __init__(self, file: BinaryIO, member: LocalMember, budget: Budget) -> None:
        self._file = file
        self._at = member.start
        self._left = member.size
        self._told = member.checksum
        self._budget = budget
        self._inflate = zlib.decompressobj(wbits=-zlib.MAX_WBITS) if member.method == DEFLATED else None
        self._checksum = 0
        self._over = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """As of any raw stream."""
        view = memoryview(buffer).cast("B")
        out = b""
        while not out and not self._over:
            out = self._step(len(view))
        self._checksum = zlib.crc32(out, self._checksum)
        if self._over and self._told not in (None, self._checksum):
            self._told = None
            raise PageRejected("damaged", DAMAGED)
        self._budget.spend(len(out))
        view[: len(out)] = out
        return len(out)

    def _step(self, size: int) -> bytes:
        if self._inflate is None:
            data = self._packed(size)
            self._over = not data
            if self._over and self._left:
                raise PageRejected("truncated", TRUNCATED)
            return data
        data = self._inflate.unconsumed_tail or self._packed(CHUNK_BYTES)
        try:
            out = self._inflate.decompress(data, size)
        except zlib.error as error:
            self._over = True
            raise PageRejected("damaged", DAMAGED) from error
        if not data and not out and not self._inflate.eof:
            self._over = True
            raise PageRejected("truncated", TRUNCATED)
        self._over = self._inflate.eof
        return out

    def _packed(self, size: int) -> bytes:
        """Packed bytes; of stored ones whose size is not told, those before the next mark of the archive."""
        self._file.seek(self._at)
        data = self._file.read(size if self._left is None else min(size, self._left))
        if self._left is not None:
            self._left -= len(data)
        elif self._inflate is None:
            found = _NEXT.search(data + self._file.read(3))
            if found and found.start() < len(data):
                data, self._left = data[: found.start()], 0
        self._at += len(data)
        return data
