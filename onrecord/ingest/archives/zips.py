"""ZIP archives: each member is an input of its own."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import contextmanager
from functools import partial
from typing import IO, TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from onrecord.errors import PageRejected
from onrecord.ingest.archives.saved_folders import lies_in_part_folder
from onrecord.ingest.archives.unpacking import CHUNK_BYTES, DAMAGED
from onrecord.ingest.members import counted, is_junk, label_of, seekable
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from typing_extensions import Buffer

    from onrecord.ingest.budget import Budget
    from onrecord.ingest.inputs import Head, IngestOptions, Input

BEGINNINGS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08PK\x03\x04",
)  # with a member, without, split and joined
READ_METHODS = (ZIP_STORED, ZIP_DEFLATED)  # others are rare, and zipfile sets their output no bound
ENCRYPTED, NAMED_IN_UTF8 = 0x1, 0x800  # flag bits of a member
END_MARK, LONG_END_MARK = b"PK\x05\x06", b"PK\x06\x06"
IN_LONG_END = 0xFFFFFFFF  # a number that only the long form of the last record can hold
END_BYTES = 200 + 65_535  # the last records of the file, with the longest comment
MAX_DIRECTORY = 128 << 20  # bytes; a million members with names of 80 characters
OFFICE_PART = "[Content_Types].xml"  # in every Office Open XML file

_ERRORS = (BadZipFile, zlib.error, EOFError, struct.error, RuntimeError, ValueError, LookupError)


def recognises(head: Head) -> bool:
    """Whether the input begins as a ZIP file does."""
    return head.data.startswith(BEGINNINGS)


def read(source: Input, options: IngestOptions) -> Iterator[Input | Reject]:
    """The members that are files; hidden ones, parts of saved pages and traces of packing are left out.

    Raises:
        PageRejected: ``damaged``, ``bomb``, or ``unsupported`` where it is an office document.
    """
    with open_zip(source) as archive:
        names = set(archive.namelist())
        if OFFICE_PART in names:
            raise PageRejected(
                "unsupported", "It is an Office document of a kind that is not read; save its text."
            )
        for info in counted(archive.infolist(), source):
            name = info.filename
            if not (name.endswith("/") or is_junk(name) or lies_in_part_folder(name, names)):
                yield member_of(source, archive, info, f"{source.locator}#{label_of(_name_of(info))}")


def _name_of(info: ZipInfo) -> str:
    """The name of a member; many tools write UTF-8 without saying so, which `ZipFile` reads as cp437."""
    if info.flag_bits & NAMED_IN_UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


@contextmanager
def open_zip(source: Input) -> Iterator[ZipFile]:
    """The archive with its directory read; raises as `read` does."""
    with seekable(source) as file:
        _check_directory(file)
        try:
            archive = ZipFile(file)
        except (*_ERRORS, NotImplementedError) as error:
            raise PageRejected("damaged", f"Its directory cannot be read: {error}.") from error
        with archive:
            yield archive


def member_of(source: Input, archive: ZipFile, info: ZipInfo, locator: str) -> Input | Reject:
    """A member as an input, or why it cannot be read."""
    if info.flag_bits & ENCRYPTED:
        return Reject(locator, "encrypted", "It is encrypted; unpack it with its password and give that.")
    if info.compress_type not in READ_METHODS:
        return Reject(
            locator, "unsupported", "It is compressed in a way that is not read; unpack it and give that."
        )
    return source.inner(locator, partial(_open, archive, info, source.budget))


def _open(archive: ZipFile, info: ZipInfo, budget: Budget) -> BinaryIO:
    try:
        stream = archive.open(info)
    except (*_ERRORS, NotImplementedError) as error:
        raise PageRejected("damaged", f"It cannot be taken out of the archive: {error}.") from error
    return io.BufferedReader(_Member(stream, budget), CHUNK_BYTES)


class _Member(io.RawIOBase):
    """The bytes of a member, counted, its errors told as those of a page."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """As of any raw stream."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(view))
        except _ERRORS as error:
            raise PageRejected("damaged", DAMAGED) from error
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Closes the member."""
        if not self.closed:
            self._stream.close()
        super().close()


def _check_directory(file: BinaryIO) -> None:
    """Raises `PageRejected` where the directory of a ZIP file is too large to be held in memory.

    The end of the file tells its size. The `ZipFile` reads it all, at three to ten times that size.
    """
    end = file.seek(0, io.SEEK_END)
    file.seek(max(0, end - END_BYTES))
    tail = file.read(END_BYTES)
    size = _number(tail, END_MARK, "<I", 12)
    if size == IN_LONG_END:
        size = _number(tail, LONG_END_MARK, "<Q", 40)
    if size > MAX_DIRECTORY:
        raise PageRejected("bomb", f"Its directory has {size:,} bytes, more than any archive of pages needs.")
    file.seek(0)


def _number(tail: bytes, mark: bytes, form: str, offset: int) -> int:
    """A number ``offset`` bytes behind the beginning of the last record of a kind; 0 without one."""
    at = tail.rfind(mark)
    if at < 0 or at + offset + struct.calcsize(form) > len(tail):
        return 0
    return int(struct.unpack_from(form, tail, at + offset)[0])
