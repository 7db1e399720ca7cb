"""ZIP archives: each member is an input of its own."""

from __future__ import annotations

import io
import re
import struct
import zlib
from contextlib import contextmanager
from functools import partial
from typing import IO, TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from onrecord.errors import PageRejected
from onrecord.ingest.archives.saved_folders import lies_in_part_folder
from onrecord.ingest.archives.unpacking import CHUNK_BYTES, DAMAGED
from onrecord.ingest.archives.zip_members import members_by_header, open_member
from onrecord.ingest.members import FOLDERS, JUNK, counted, is_junk, label_of, seekable
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
MANY = 0xFFFF  # members; so many or more
PARTS = "parts of saved pages"
OFFICE_PART = "[Content_Types].xml"  # in every Office Open XML file

# Characters of GBK that are common (level 1 of GB 2312, and its punctuation), none of them in western names.
_CHINESE = re.compile(rb"(?:[\x20-\x7e]|[\xb0-\xd7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe])+")

_ERRORS = (BadZipFile, zlib.error, EOFError, struct.error, RuntimeError, ValueError, LookupError)


def recognises(head: Head) -> bool:
    """Whether the input begins as a ZIP file does."""
    return head.data.startswith(BEGINNINGS)


def read(source: Input, options: IngestOptions) -> Iterator[Input | Reject]:
    """The members that are files; hidden ones, parts of saved pages and traces of packing are left out.

    Raises:
        PageRejected: ``damaged``, ``bomb``, or ``unsupported`` where it is an office document.
    """
    with seekable(source) as file:
        try:
            archive = _opened(file)
        except PageRejected as error:
            if error.reason != "damaged":
                raise
            yield from _by_headers(source, file, error.message)
            return
        with archive:
            yield from _listed(source, archive)


def _listed(source: Input, archive: ZipFile) -> Iterator[Input | Reject]:
    """The members that the directory lists."""
    names = set(archive.namelist())
    if OFFICE_PART in names:
        raise PageRejected(
            "unsupported", "It is an Office document of a kind that is not read; save its text."
        )
    source.holds(len(archive.infolist()))
    for info in counted(archive.infolist(), source):
        if passed := _passed_over(info.filename, names):
            source.passes(passed)
            continue
        yield member_of(source, archive, info, f"{source.locator}#{label_of(_name_of(info))}")


def _by_headers(source: Input, file: BinaryIO, damage: str) -> Iterator[Input | Reject]:
    """The members of an archive whose directory is damaged, and a reject that says so."""
    source.holds(0)
    names = {name_from_bytes(member.name) for member in counted(members_by_header(file), source)}
    if OFFICE_PART in names:
        raise PageRejected("damaged", damage)
    for member in counted(members_by_header(file), source):
        source.holds()
        name = name_from_bytes(member.name)
        if passed := _passed_over(name, names):
            source.passes(passed)
            continue
        locator = f"{source.locator}#{label_of(name)}"
        opener = partial(open_member, file, member, source.budget)
        yield _refused(locator, member.flags, member.method) or source.inner(locator, opener)
    yield Reject(source.locator, "damaged", f"{damage} Its members were found without it.", records=0)


def _passed_over(name: str, names: set[str]) -> str | None:
    """What a member is that is no input, by its name; None if it may be one."""
    if name.endswith("/"):
        return FOLDERS
    if is_junk(name):
        return JUNK
    return PARTS if lies_in_part_folder(name, names) else None


def _name_of(info: ZipInfo) -> str:
    """The name of a member; `ZipFile` reads one that does not say that it is in UTF-8 as cp437."""
    if info.flag_bits & NAMED_IN_UTF8:
        return info.filename
    try:
        return name_from_bytes(info.filename.encode("cp437"))
    except UnicodeError:
        return info.filename


def name_from_bytes(name: bytes) -> str:
    """The name that bytes mean: many tools write UTF-8 without saying so, those of Chinese systems GBK."""
    try:
        return name.decode()
    except UnicodeError:
        return name.decode("gbk" if _CHINESE.fullmatch(name) else "cp437")


@contextmanager
def open_zip(source: Input) -> Iterator[ZipFile]:
    """The archive with its directory read; raises as `read` does, and ``damaged`` if that is not possible."""
    with seekable(source) as file, _opened(file) as archive:
        yield archive


def _opened(file: BinaryIO) -> ZipFile:
    told = _check_directory(file)
    try:
        archive = ZipFile(file)
        listed = len(archive.infolist())
        if listed < told != MANY:
            raise BadZipFile(f"it lists {listed:,} of {told:,} members")
    except (*_ERRORS, NotImplementedError) as error:
        raise PageRejected("damaged", f"Its directory cannot be read: {error}.") from error
    return archive


def member_of(source: Input, archive: ZipFile, info: ZipInfo, locator: str) -> Input | Reject:
    """A member as an input, or why it cannot be read."""
    opener = partial(_open, archive, info, source.budget)
    return _refused(locator, info.flag_bits, info.compress_type) or source.inner(locator, opener)


def _refused(locator: str, flags: int, method: int) -> Reject | None:
    """Why a member cannot be read; None if it can."""
    if flags & ENCRYPTED:
        return Reject(locator, "encrypted", "It is encrypted; unpack it with its password and give that.")
    if method not in READ_METHODS:
        return Reject(
            locator, "unsupported", "It is compressed in a way that is not read; unpack it and give that."
        )
    return None


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


def _check_directory(file: BinaryIO) -> int:
    """How many members the end of a ZIP file tells; `PageRejected` if its directory is too large for memory.

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
    return _number(tail, END_MARK, "<H", 10)


def _number(tail: bytes, mark: bytes, form: str, offset: int) -> int:
    """A number ``offset`` bytes behind the beginning of the last record of a kind; 0 without one."""
    at = tail.rfind(mark)
    if at < 0 or at + offset + struct.calcsize(form) > len(tail):
        return 0
    return int(struct.unpack_from(form, tail, at + offset)[0])
