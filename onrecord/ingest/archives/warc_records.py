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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BufferedReader

CHUNK_BYTES = 1 << 17
MAX_LINE = 1 << 15  # of a header; FastWARC's own limit for all lines together
MAX_HEADERS = 200  # lines; records in the wild have 8 to 20
HEAD_BYTES = 1 << 16  # of a record too large to be read: enough to see what it is
OVERLAP = 64  # bytes; the version line and the beginning of a header are shorter
DIGESTS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5"}

VERSION = re.compile(rb"WARC/\d\.\d+\r?\n")
_EMBEDDED = re.compile(rb"WARC/\d\.\d+\r?\n(?=[\w-]+:)")
_LENGTH = re.compile(r"\d{1,15}")


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


def read_records(stream: BufferedReader, limit: int) -> Iterator[Record]:
    """The records of an uncompressed web archive, one held at a time.

    Args:
        stream: may raise `PageRejected` and go on behind the damage, as `Unpacked` does.
        limit: bytes; of a larger record only the beginning is read.

    Raises:
        PageRejected: ``bomb``, as the stream does.
    """
    source = _Bytes(stream)
    while True:
        if not source.find_version():
            gap = source.cross_gap()
            if gap is None:
                return
            yield Record({}, b"", gap)
            continue
        headers = _read_headers(source)
        if headers is None:
            yield Record({}, b"", source.cross_gap() or "truncated")
        else:
            yield _read_block(source, headers, limit)


def _read_headers(source: _Bytes) -> dict[str, str] | None:
    """The headers of a record; None where the archive ends in them."""
    headers: dict[str, str] = {}
    name = ""
    for _ in range(MAX_HEADERS):
        line = source.line(MAX_LINE)
        if not line:
            return None
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            break
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().casefold()
        headers[name] = value.strip()
    return headers


def _read_block(source: _Bytes, headers: dict[str, str], limit: int) -> Record:
    told = headers.get("content-length", "")
    if not _LENGTH.fullmatch(told):
        return Record(headers, b"", "wrong_length")
    length = int(told)
    if length > limit:
        block = source.take(min(HEAD_BYTES, limit))
        whole = not source.return_embedded(block) and source.pass_over(length - len(block))
        return Record(headers, block, "too_large" if whole else source.cross_gap() or "wrong_length")
    block = source.take(length)
    if len(block) < length:
        fault = source.cross_gap() or "truncated"
        return Record(headers, block, "wrong_length" if source.return_embedded(block) else fault)
    fits = _fits_digest(headers, block)
    if fits:
        return Record(headers, block, None)
    follows, passed = source.another_follows()
    if follows and fits is None:
        return Record(headers, block, None)
    source.return_embedded(block, passed)
    return Record(headers, block, "damaged" if follows else "wrong_length")


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


class _Bytes:
    """A stream read by lines and by counts, in which bytes can be put back.

    Where the stream raises, that is a gap: reading ends before it until `cross_gap`.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._data = b""
        self._at = 0
        self._gap: str | None = None

    def cross_gap(self) -> str | None:
        """Goes on behind a gap, and says what it was; None where there is none."""
        gap, self._gap = self._gap, None
        return gap

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

    def pass_over(self, count: int) -> bool:
        """Leaves bytes behind; False where they end early or a record begins in them, which comes next."""
        before = b""
        while count > 0 and (part := self.take(min(count, CHUNK_BYTES))):
            count -= len(part)
            if self.return_embedded(before + part):
                return False
            before = part[-OVERLAP:]
        return count <= 0

    def return_embedded(self, block: bytes, behind: bytes = b"") -> bool:
        """Puts back a record that begins in a block, with what was read behind it; False where none does."""
        found = _EMBEDDED.search(block)
        returned = (block[found.start() :] if found else b"") + behind
        self._data, self._at = returned + self._data[self._at :], 0
        return found is not None

    def another_follows(self) -> tuple[bool, bytes]:
        """Whether a record or nothing comes next, blank lines aside; and what was read to see that."""
        passed = b""
        while (line := self.line(MAX_LINE)) and not line.strip() and len(passed) < MAX_LINE:
            passed += line
        follows = not line or bool(VERSION.match(line))
        if follows:
            self._data, self._at = line + self._data[self._at :], 0
            return True, b""
        return False, passed + line

    def find_version(self) -> bool:
        """Goes behind the next version line; False at the end or a gap."""
        while line := self.line(MAX_LINE):
            if VERSION.match(line):
                return True
        return False

    def _fill(self) -> bool:
        if self._gap is not None:
            return False
        try:
            more = self._stream.read1(CHUNK_BYTES)
        except PageRejected as error:
            if error.reason == "bomb":
                raise
            self._gap = error.reason
            return False
        self._data, self._at = self._data[self._at :] + more, 0
        return bool(more)
