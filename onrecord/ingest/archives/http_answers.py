"""Answers of web servers as archives keep them: status, headers, and the body as it was sent."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import brotli
from backports.zstd import ZstdDecompressor, ZstdError

from onrecord.errors import PageRejected
from onrecord.ingest.archives.unpacking import CHUNK_BYTES, GZIP, Codec, DeflateUnpacker, Unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.ingest.budget import Budget

MAX_HEAD = 1 << 16  # bytes of status line and headers; browsers allow 256 KB, servers send 1 to 8
MAX_CODINGS = 3  # one on the other; more than one is rare, more than three is an attack

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b[^\n]*\n")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"(?:\r?\n)?[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,500})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_ANY = re.compile(rb"")


class _Brotli:
    """A Brotli stream, told as the unpackers of the standard library tell theirs.

    The library's own bound of its output is a lower one.
    """

    unused_data = b""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self._held = b""

    @property
    def eof(self) -> bool:
        return not self._held and self._inner.is_finished()

    @property
    def needs_input(self) -> bool:
        return not self._held and self._inner.can_accept_more_data()

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if not self._held:
            self._held = self._inner.process(data, output_buffer_limit=max_length)
        out, self._held = self._held[:max_length], self._held[max_length:]
        return out


class _Deflate(DeflateUnpacker):
    """A DEFLATE stream, with the frame of zlib as it should be, or bare as some servers send it."""

    def __init__(self) -> None:
        super().__init__(zlib.MAX_WBITS)
        self._begun = False

    def decompress(self, data: bytes, max_length: int) -> bytes:
        data = self._inner.unconsumed_tail + data
        try:
            out = self._inner.decompress(data, max_length)
        except zlib.error:
            if self._begun:
                raise
            self._inner = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
            out = self._inner.decompress(data, max_length)
        self._begun = True
        return out


CODINGS: Mapping[str, Codec] = {
    "gzip": GZIP,
    "x-gzip": GZIP,
    "deflate": Codec(_ANY, _Deflate, (zlib.error,)),
    "br": Codec(_ANY, _Brotli, (brotli.error,)),
    "zstd": Codec(_ANY, ZstdDecompressor, (ZstdError, EOFError)),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent.

    Attributes:
        status: the code, such as 200; None for a resource that no web server sent.
        headers: by name in lower case.
        body: as it was sent, in whatever coding.
    """

    status: int | None
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """As the server names it, in lower case; empty where it does not."""
        return self.headers.get("content-type", "").partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The encoding of the body that the server names."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None

    def decoded(self, limit: int, budget: Budget) -> bytes:
        """The body without the codings it was sent in; one that the headers name in error is passed over.

        Raises:
            PageRejected: ``too_large`` where there are more than ``limit`` bytes, ``damaged``, ``bomb``.
        """
        body = self.body
        if "chunked" in self.headers.get("transfer-encoding", "").casefold():
            body = join_chunks(body)
        names = self.headers.get("content-encoding", "").casefold().replace(" ", "").split(",")
        for name in names[: -MAX_CODINGS - 1 : -1]:
            if name in CODINGS:
                body = _decode(body, CODINGS[name], limit, budget)
        return body


def read_answer(block: bytes) -> Answer | None:
    """The answer that the block of a record holds; None where it holds none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _END_OF_HEAD.search(block, status.end() - 2, MAX_HEAD)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block[:MAX_HEAD], b"")
    headers: dict[str, str] = {}
    for line in head[status.end() :].decode("latin-1").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().casefold(), value.strip())
    return Answer(int(status[1]), headers, body)


def join_chunks(body: bytes) -> bytes:
    """A body sent in chunks, as far as they go; the body itself where it is not in chunks (any more)."""
    parts = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            break
        parts.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
    return b"".join(parts) if parts or chunk else body


def _decode(body: bytes, codec: Codec, limit: int, budget: Budget) -> bytes:
    """A body unpacked, as far as it goes; as it is where it is not packed so."""
    stream = Unpacked(BytesIO(body), codec, budget)
    parts: list[bytes] = []
    size = 0
    try:
        while part := stream.read(CHUNK_BYTES):
            size += len(part)
            if size > limit:
                raise PageRejected(
                    "too_large", f"It unpacks to more than {limit:,} bytes, the most a page may have."
                )
            parts.append(part)
    except PageRejected as error:
        cut = error.reason == "truncated"
        if (parts and not cut) or error.reason not in ("damaged", "truncated"):
            raise
        if not parts:
            return body
    return b"".join(parts)
