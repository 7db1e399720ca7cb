"""Zstandard, with the dictionaries that web archives put before their records."""

from __future__ import annotations

import re
import struct
from functools import partial
from typing import TYPE_CHECKING

from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdDict, ZstdError

from onrecord.errors import PageRejected
from onrecord.ingest.archives.unpacking import DAMAGED, Codec

if TYPE_CHECKING:
    from onrecord.ingest.inputs import Input

MAGIC = b"\x28\xb5\x2f\xfd"
DICTIONARY_MAGIC = (
    b"\x5d\x2a\x4d\x18"  # the skippable frame of "Zstandard compression of WARC files", IIPC 2021
)
MAX_DICTIONARY = 16 << 20  # those of the Archive Team, who use them most, have up to 1 MB
WINDOW_LOG = 27  # 128 MB, the most that the command-line tool unpacks without being told to
_OPTIONS: dict[int, int] = {DecompressionParameter.window_log_max: WINDOW_LOG}


def zstd_codec(source: Input) -> Codec:
    """How to unpack the Zstandard input ``source``.

    Raises:
        PageRejected: ``damaged`` where it begins with a dictionary that is none.
    """
    dictionary = _read_dictionary(source)
    begin = partial(ZstdDecompressor, zstd_dict=dictionary, options=_OPTIONS)
    return Codec(re.compile(re.escape(MAGIC)), begin, (ZstdError, EOFError), resumes=True)


def _read_dictionary(source: Input) -> ZstdDict | None:
    head = source.head(8)
    if len(head) < 8 or not head.startswith(DICTIONARY_MAGIC):
        return None
    (size,) = struct.unpack("<I", head[4:])
    content = source.head(8 + min(size, MAX_DICTIONARY))[8:]
    try:
        if content.startswith(MAGIC):
            content = ZstdDecompressor(options=_OPTIONS).decompress(content, MAX_DICTIONARY)
        return ZstdDict(content)
    except (ZstdError, ValueError) as error:
        raise PageRejected("damaged", DAMAGED) from error
