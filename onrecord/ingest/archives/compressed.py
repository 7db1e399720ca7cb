"""One file compressed with gzip, bzip2, xz or Zstandard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from onrecord.ingest.archives import zstd
from onrecord.ingest.archives.unpacking import BZIP2, GZIP, MAGIC_BYTES, XZ, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.archives.unpacking import Codec
    from onrecord.ingest.inputs import Head, IngestOptions, Input

CODECS = (GZIP, BZIP2, XZ)


def recognises(head: Head) -> bool:
    """Whether the input begins as a compressed stream does."""
    return _codec_of(head.data) is not None or _is_zstd(head.data)


def read(source: Input, options: IngestOptions) -> Iterator[Input]:
    """What was compressed, at the locator of the input itself: it is the same page or table."""
    codec = _codec_of(source.head(MAGIC_BYTES)) or zstd.zstd_codec(source)

    def opener() -> BinaryIO:
        return unpacked(source.open(), codec, source.budget)

    yield replace(source, opener=opener, depth=source.depth + 1)


def _codec_of(head: bytes) -> Codec | None:
    return next((codec for codec in CODECS if codec.magic.match(head)), None)


def _is_zstd(head: bytes) -> bool:
    return head.startswith((zstd.MAGIC, zstd.DICTIONARY_MAGIC))
