"""Streams out of compressed streams, with bounded memory and work."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Protocol

from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Buffer

    from onrecord.ingest.budget import Budget

CHUNK_BYTES = 1 << 17
MAGIC_BYTES = 16  # no magic is longer
XZ_MEMORY = 256 << 20  # xz -9 needs 65 MB to unpack; more is asked for only to exhaust the memory

DAMAGED = "Its compressed bytes are damaged: they cannot be unpacked, or their checksum is wrong."
TRUNCATED = "It ends in the middle of its compressed bytes."


class DamagedMember(PageRejected):
    """A member that is damaged.

    Attributes:
        given: how many unpacked bytes of it came before the damage.
    """

    def __init__(self, given: int) -> None:
        super().__init__("damaged", DAMAGED)
        self.given = given


class Unpacker(Protocol):
    """What unpacks one member (frame, stream) of a compressed file; the protocol of the standard library."""

    @property
    def eof(self) -> bool:
        """Whether the member is over, and its checksum was right."""

    @property
    def needs_input(self) -> bool:
        """Whether it can give more without more packed bytes."""

    @property
    def unused_data(self) -> bytes:
        """What came behind the member."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Up to ``max_length`` unpacked bytes."""


GZIP_BITS = 31  # zlib's name for a gzip frame around the stream


class DeflateUnpacker:
    """A DEFLATE stream, told as the other unpackers of the standard library tell theirs.

    Before it raises, it gives the bytes before the damage: all of them if only the checksum is wrong.

    Args:
        bits: what frame is around it, see `zlib.decompressobj`; one of gzip if nothing is said.
    """

    def __init__(self, bits: int = GZIP_BITS) -> None:
        self._inner = zlib.decompressobj(wbits=bits)
        self._error: zlib.error | None = None

    @property
    def eof(self) -> bool:
        """See `Unpacker`."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """See `Unpacker`."""
        return not self._inner.unconsumed_tail and self._error is None

    @property
    def unused_data(self) -> bytes:
        """See `Unpacker`."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """See `Unpacker`."""
        if self._error is not None:
            raise self._error
        packed = self._inner.unconsumed_tail + data
        before = self._inner.copy()
        try:
            return self._inner.decompress(packed, max_length)
        except zlib.error as error:
            self._error = error
            out = _before_damage(before, packed)
            if not out:
                raise
            return out


def _before_damage(inner: zlib._Decompress, packed: bytes) -> bytes:
    """What can be unpacked of bytes at which `zlib` raises."""
    out = bytearray()
    try:
        for at in range(len(packed)):
            out += inner.decompress(packed[at : at + 1])
    except zlib.error:
        pass
    return bytes(out)


@dataclass(frozen=True, slots=True)
class Codec:
    """A way of packing.

    Attributes:
        magic: what a member begins with.
        begin: makes the unpacker of a member.
        errors: what the unpacker raises where the bytes are damaged.
        resumes: whether a member is looked for behind a damaged one: where there may be many of them.
    """

    magic: re.Pattern[bytes]
    begin: Callable[[], Unpacker]
    errors: tuple[type[Exception], ...]
    resumes: bool = False


GZIP = Codec(re.compile(rb"\x1f\x8b\x08"), DeflateUnpacker, (zlib.error,), resumes=True)
BZIP2 = Codec(
    re.compile(rb"BZh[1-9]1AY&SY"), bz2.BZ2Decompressor, (OSError, ValueError, EOFError), resumes=True
)
XZ = Codec(
    re.compile(rb"\xfd7zXZ\x00"),
    partial(lzma.LZMADecompressor, memlimit=XZ_MEMORY),
    (lzma.LZMAError, EOFError),
    resumes=True,
)


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a stream of packed members.

    Reading raises `PageRejected` with ``damaged``, ``truncated`` or ``bomb``. After damage it goes on
    with the next member where the codec can find one, else it is at its end.
    """

    def __init__(self, packed: BinaryIO, codec: Codec, budget: Budget) -> None:
        self._packed = packed
        self._codec = codec
        self._budget = budget
        self._unpacker: Unpacker | None = None
        self._chunk = b""  # packed bytes last read
        self._next = 0  # where in them those begin that no unpacker has been given
        self._began = 0  # where in them the current member began; 0 where it began before them
        self._over = False  # nothing more is read
        self._given = 0  # unpacked bytes of the current member

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fills the buffer as far as one step of unpacking does; 0 at the end."""
        view = memoryview(buffer).cast("B")
        out = self._step(len(view))
        view[: len(out)] = out
        return len(out)

    def close(self) -> None:
        """Closes the packed stream, too."""
        if not self.closed:
            self._packed.close()
        super().close()

    def _step(self, size: int) -> bytes:
        while self._unpacker is not None or self._begin_member():
            unpacker = self._unpacker
            if unpacker is None:
                break
            wanting = unpacker.needs_input
            data = self._take() if wanting else b""
            try:
                out = unpacker.decompress(data, size)
            except self._codec.errors as error:
                self._find_next_member()
                raise DamagedMember(self._given) from error
            self._given += len(out)
            if unpacker.eof:
                self._next = len(self._chunk) - len(unpacker.unused_data)
                self._unpacker = None
            elif wanting and not data and not out:
                self._find_next_member()  # a damaged header can take in all that follows
                raise PageRejected("truncated", TRUNCATED)
            if out:
                self._budget.spend(len(out))
                return out
        return b""

    def _take(self) -> bytes:
        """Packed bytes not given to an unpacker yet, read where there are none; empty at the end."""
        if self._next >= len(self._chunk) and (more := self._read()):
            self._chunk, self._next, self._began = more, 0, 0
        data = self._chunk[self._next :]
        self._next = len(self._chunk)
        return data

    def _begin_member(self) -> bool:
        """Begins the next member; False where there is none. Zeros between members are padding."""
        while data := self._take():
            rest = data.lstrip(b"\x00")
            if rest:
                self._next = self._began = len(self._chunk) - len(rest)
                self._unpacker = self._codec.begin()
                self._given = 0
                return True
        return False

    def _find_next_member(self) -> None:
        """Leaves a damaged member behind."""
        self._unpacker = None
        start = self._began + 1
        while self._codec.resumes and self._chunk:
            found = self._codec.magic.search(self._chunk, start)
            if found:
                self._next = found.start()
                return
            more = self._read()
            self._chunk, start = (self._chunk[-MAGIC_BYTES:] + more if more else b""), 0
        self._chunk, self._next, self._over = b"", 0, True

    def _read(self) -> bytes:
        return b"" if self._over else self._packed.read(CHUNK_BYTES)


def unpacked(packed: BinaryIO, codec: Codec, budget: Budget) -> BinaryIO:
    """A stream of the unpacked bytes of ``packed``, which is closed with it."""
    return io.BufferedReader(Unpacked(packed, codec, budget), CHUNK_BYTES)
