"""Records of web archives (WARC, ISO 28500), told apart even where lengths lie and bytes are damaged.

FastWARC reads sound archives at the same speed, but a damaged record ends its reading without a word or
with an error, and all records behind it are lost (docs/decisions/0013).
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.archives.unpacking import DamagedMember

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BufferedReader

CHUNK_BYTES = 1 << 17
MAX_LINE = 1 << 15  # of a header; FastWARC's own limit for all lines together
MAX_HEADERS = 200  # lines; records in the wild have 8 to 20
HEAD_BYTES = 1 << 16  # of a record too large to be read: enough to see what it is
OVERLAP = 256  # bytes; the version line and the first name of a header are shorter
SMALLEST_RECORD = 64  # bytes; type, day, name and length of a record alone have more
MAX_REREAD = 1 << 30  # bytes put back after wrong lengths; one wrong length puts back a page at most
DIGESTS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5"}

# The line that a record begins with, or the first header of its own if that line is damaged.
_BEGINNING = re.compile(rb"WARC/\d\.\d+[ \t\r]*\n(?=[\w-]+:|\Z)|(?<![^\n])(?=WARC-[\w-]+:)")
# A blank line or a few bytes may stand before it; an HTML page that shows a record begins with a tag.
_ARCHIVE = re.compile(
    rb"(?!\s*<(?!WARC/)[!?\w])[\s\S]{0,512}?(?:WARC/\d\.\d+[ \t\r]*\n(?:[\w-]+:|\Z)|(?<![^\n])WARC-[\w-]+:)"
)
_NEXT = re.compile(rb"WARC/\d\.\d+[ \t\r]*\n")
_LENGTH = re.compile(r"\d{1,15}")
_HEAD_END = re.compile(rb"\n\n")
_BLANK = b"\x00 \t\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a web archive.

    Attributes:
        headers: its own headers (not those of a server's answer in it), names in lower case; empty where
            damage was met outside of a record.
        block: its bytes; of one with a fault, as far as they were read.
        fault: ``truncated``, ``damaged``, ``wrong_length`` or ``too_large``; None for a sound record.
    """

    headers: Mapping[str, str]
    block: bytes
    fault: str | None


def begins_archive(head: bytes) -> bool:
    """Whether bytes are the beginning of a web archive."""
    return _ARCHIVE.match(head) is not None


def read_records(stream: BufferedReader, limit: int) -> Iterator[Record]:
    """The records of an uncompressed web archive, one held at a time.

    Args:
        stream: may raise `PageRejected` and go on behind the damage, as `Unpacked` does.
        limit: bytes; of a larger record only the beginning is read.

    Raises:
        PageRejected: ``bomb``, as the stream does, or if wrong lengths make it be read again and again.
    """
    source = _Bytes(stream)
    sound = True
    while True:
        begun, passed = source.find_record()
        if sound and passed >= SMALLEST_RECORD:
            yield Record({}, b"", "damaged")
        if not begun:
            gap = source.cross_gap()
            if gap is None:
                return
            yield Record({}, b"", gap)
            sound = False
            continue
        record = _read_record(source, limit)
        sound = record.fault is None
        yield record


def _read_record(source: _Bytes, limit: int) -> Record:
    """The record whose version line was read."""
    begun = source.place
    headers, ended, bare = _read_headers(source)
    if not ended:
        return Record(headers, b"", source.cross_gap() or "truncated")
    told = headers.get("content-length", "")
    if not _LENGTH.fullmatch(told):
        return Record(headers, b"", "wrong_length")
    if int(told) > limit:
        return _read_large(source, headers, int(told), limit)
    block = source.take(int(told))
    if len(block) == int(told):
        fits = _fits_digest(headers, block)
        if fits or (fits is None and source.another_follows()):
            return Record(headers, block, None if fits else source.fault_since(begun))
    if bare:
        source.put_back(block)
        block = b"".join(source.before_next())
        if _fits_without_returns(headers, block, int(told)):
            return Record(headers, block, None)
        source.put_back(block)
        block = source.take(int(told))
    return Record(headers, block, _fault_of(source, block, int(told)))


def _read_headers(source: _Bytes) -> tuple[dict[str, str], bool, bool]:
    """The headers of a record, whether they end, and whether their lines end without a carriage return."""
    headers: dict[str, str] = {}
    name = ""
    bare = True
    for _ in range(MAX_HEADERS):
        line = source.line(MAX_LINE)
        if not line:
            return headers, False, bare
        bare = bare and not line.endswith(b"\r\n")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            break
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().casefold()
        headers.setdefault(name, value.strip())
    return headers, True, bare


def _read_large(source: _Bytes, headers: dict[str, str], length: int, limit: int) -> Record:
    """A record that is too large to be read, if its length is true."""
    block = source.take(min(HEAD_BYTES, limit))
    if _BEGINNING.search(block):
        source.put_back(block)
        return Record(headers, block, "wrong_length")
    if not source.pass_over(length - len(block)):
        return Record(headers, block, source.cross_gap() or "wrong_length")
    if source.another_follows():
        return Record(headers, block, "too_large")
    source.rewind()
    return Record(headers, block, "wrong_length")


def _fault_of(source: _Bytes, block: bytes, length: int) -> str:
    """What is wrong with a record; what its length made it swallow is put back."""
    if len(block) < length and not _BEGINNING.search(block):
        return source.cross_gap() or "truncated"
    follows = len(block) == length and source.another_follows()
    source.put_back(block)
    return "damaged" if follows else "wrong_length"


def _fits_digest(headers: Mapping[str, str], block: bytes) -> bool | None:
    """Whether the block has the digest that the record tells; None where it tells none that is known."""
    name, _, value = headers.get("warc-block-digest", "").partition(":")
    method = DIGESTS.get(name.strip().casefold())
    if method is None:
        return None
    digest = hashlib.new(method, block, usedforsecurity=False)
    forms = (b32encode(digest.digest()).decode(), b64encode(digest.digest()).decode())
    told = value.strip().rstrip("=")
    return told.casefold() == digest.hexdigest() or told in {form.rstrip("=") for form in forms}


def _fits_without_returns(headers: Mapping[str, str], block: bytes, length: int) -> bool:
    """Whether a block is that of the record, but for the carriage returns that its lines have lost."""
    block = block.removesuffix(b"\n").removesuffix(b"\n")
    if not 0 <= length - len(block) <= block.count(b"\n"):
        return False
    end = _HEAD_END.search(block)
    at = end.end() if end else len(block)
    forms = (block[:at].replace(b"\n", b"\r\n") + block[at:], block.replace(b"\n", b"\r\n"), block)
    return any(_fits_digest(headers, form) is not False for form in forms)


class _Bytes:
    """A stream read by lines and by counts, in which bytes can be put back.

    Where the stream raises, that is a gap: reading ends before it until `cross_gap`.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._data = b""
        self._at = 0
        self._filled = 0  # bytes that the stream gave
        self._reread = 0
        self._gap: PageRejected | None = None

    @property
    def place(self) -> int:
        """How many bytes of the stream were read."""
        return self._filled - (len(self._data) - self._at)

    def cross_gap(self) -> str | None:
        """Goes on behind a gap, and says what it was; None where there is none."""
        gap, self._gap = self._gap, None
        return gap.reason if gap else None

    def fault_since(self, place: int) -> str | None:
        """The fault of the record that began at a place: the wrong checksum of the member it alone is in."""
        if isinstance(self._gap, DamagedMember) and self._filled - self._gap.given >= place - OVERLAP:
            return self.cross_gap() if self._gap.given else None
        return None

    def line(self, limit: int) -> bytes:
        """The next line with its end, or as much as ``limit`` of it; empty at the end or a gap."""
        while (end := self._data.find(b"\n", self._at)) < 0:
            if len(self._data) - self._at > limit or not self._fill():
                end = len(self._data) - 1
                break
        end = min(end + 1, self._at + limit)
        line = self._data[self._at : end]
        self._at = end
        return line

    def take(self, count: int) -> bytes:
        """The next bytes, fewer at the end or a gap."""
        parts = []
        while count > 0 and (self._at < len(self._data) or self._fill()):
            part = self._data[self._at : self._at + count]
            self._at += len(part)
            count -= len(part)
            parts.append(part)
        return b"".join(parts)

    def before_next(self) -> Iterator[bytes]:
        """The bytes before the next record, piece by piece, up to the end or a gap."""
        while not (begun := _BEGINNING.search(self._data, self._at)):
            start, self._at = self._at, max(self._at, len(self._data) - OVERLAP)
            yield self._data[start : self._at]
            if not self._fill():
                start, self._at = self._at, len(self._data)
                yield self._data[start:]
                return
        start, self._at = self._at, begun.start()
        yield self._data[start : self._at]

    def find_record(self) -> tuple[bool, int]:
        """Goes behind the next version line; whether there is one, how many bytes before it are not blank."""
        passed = sum(len(part.translate(None, _BLANK)) for part in self.before_next())
        begun = _BEGINNING.match(self._data, self._at)
        self._at = begun.end() if begun else self._at
        return begun is not None, passed

    def pass_over(self, count: int) -> bool:
        """Leaves bytes behind; False where they end early or a record begins in them, which comes next."""
        before = b""
        while count > 0 and (part := self.take(min(count, CHUNK_BYTES))):
            count -= len(part)
            if _BEGINNING.search(before + part):
                self.put_back(before + part)
                return False
            before = part[-OVERLAP:]
        return count <= 0

    def put_back(self, block: bytes) -> None:
        """Bytes that come next again."""
        self._reread += len(block)
        if self._reread > MAX_REREAD + self._filled:
            raise PageRejected("bomb", "Too many of its records tell a wrong length; nothing more is read.")
        self._data, self._at = block + self._data[self._at :], 0

    def rewind(self) -> None:
        """The last few bytes come next again."""
        self._at = max(0, self._at - OVERLAP)

    def another_follows(self) -> bool:
        """Whether a record or nothing comes next, blank lines aside, or the two that end a record."""
        passed = b""
        while (line := self.line(MAX_LINE)) and not line.strip(_BLANK) and len(passed) < MAX_LINE:
            passed += line
        self.put_back(passed + line)
        return not line or passed.startswith(b"\r\n\r\n") or _NEXT.match(line.lstrip(_BLANK)) is not None

    def _fill(self) -> bool:
        if self._gap is not None:
            return False
        try:
            more = self._stream.read1(CHUNK_BYTES)
        except PageRejected as error:
            if error.reason == "bomb":
                raise
            self._gap = error
            return False
        kept = max(0, self._at - OVERLAP)
        self._data, self._at = self._data[kept:] + more, self._at - kept
        self._filled += len(more)
        return bool(more)
