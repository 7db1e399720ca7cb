"""Members of archives: which are passed over, what they are called, where they are kept meanwhile."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from onrecord.errors import PageRejected
from onrecord.ingest.inputs import read_up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.ingest.inputs import Input

MAX_MEMBERS = 1_000_000  # so many rejects still fit; a crawl's archive holds some 50,000 pages
MAX_LABEL = 2_000  # characters; the longest web address that browsers and servers agree on
IN_MEMORY = 20_000_000  # a member up to this size, the most a page may have, is held in memory
MAX_SPOOLED = 8_000_000_000  # bytes on disk for one archive in another; larger ones are to be unpacked first
COPY_BYTES = 1 << 20
# Members that are no inputs by what they are, as `Input.passes` counts them.
FOLDERS, JUNK = "folders", "hidden members and traces of packing"

_JUNK = re.compile(r"(?:^|/)(?:\.|__MACOSX(?:/|$)|(?:thumbs\.db|desktop\.ini)$)", re.I)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")
_DRIVE = re.compile(r"[A-Za-z]:")

Member = TypeVar("Member")


def is_junk(name: str) -> bool:
    """Whether a member is hidden, or only a trace of the system that packed the archive."""
    return bool(_JUNK.search(label_of(name)))


def label_of(name: str) -> str:
    """The name of a member as a part of a locator.

    A label is only shown and compared, never a path to write to: the root, drives, ``.`` and ``..`` and
    control characters are taken out of it, and what is too long is cut.
    """
    parts = [part.strip() for part in _UNPRINTABLE.sub(" ", name.replace("\\", "/")).split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part)]
    return "/".join(kept)[:MAX_LABEL] or "unnamed"


def counted(members: Iterable[Member], source: Input) -> Iterator[Member]:
    """The members of an archive, as long as there are not too many and they do not unpack to too much.

    Raises:
        PageRejected: ``bomb``.
    """
    for number, member in enumerate(members, start=1):
        if number > MAX_MEMBERS:
            raise PageRejected("bomb", f"It holds more than {MAX_MEMBERS:,} members; the rest is left.")
        yield member
        source.budget.check()


@contextmanager
def seekable(source: Input) -> Iterator[BinaryIO]:
    """The bytes of an input as a file in which one can go back; raises as `kept` does."""
    with source.open() as stream:
        if stream.seekable():
            yield stream
            return
        with kept(stream) as opener, opener() as file:
            yield file


@contextmanager
def kept(stream: BinaryIO) -> Iterator[Callable[[], BinaryIO]]:
    """Opens, as often as one likes, what is left in a stream: from memory, or from a nameless file if large.

    Raises:
        PageRejected: ``too_large`` above `MAX_SPOOLED` bytes.
    """
    data = read_up_to(stream, IN_MEMORY + 1)
    if len(data) <= IN_MEMORY:
        yield partial(BytesIO, data)
        return
    with tempfile.TemporaryFile() as file:
        size = 0
        while data:
            size += len(data)
            if size > MAX_SPOOLED:
                raise PageRejected("too_large", f"An archive in it has more than {MAX_SPOOLED:,} bytes.")
            file.write(data)
            data = stream.read(COPY_BYTES)
        file.flush()
        yield partial(_reopen, file.fileno())


def _reopen(descriptor: int) -> BinaryIO:
    again = os.fdopen(os.dup(descriptor), "rb")
    again.seek(0)
    return again
