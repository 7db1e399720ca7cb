"""Web archive collections (WACZ, Webrecorder 2021): a ZIP file of WARC files with an index and page lists.

The page lists are not read: their titles are those of the HTML, their times those of the records.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.archives import compressed, warc, zips
from onrecord.ingest.inputs import Head, Input
from onrecord.ingest.kinds import ZIP_MEMBER
from onrecord.ingest.members import counted, is_junk, label_of
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile, ZipInfo

    from onrecord.ingest.inputs import IngestOptions
    from onrecord.records.pages import Page

_PART = re.compile(rb"archive/[^/]{1,200}\.warc|datapackage\.json|pages/|indexes/")
_ARCHIVE = re.compile(r"(?:.*/)?[^/]+\.warc(?:\.gz|\.zst)?", re.S)  # in ``archive/``, but for odd tools


def recognises(head: Head) -> bool:
    """Whether the input begins as a ZIP file with a part of such a collection."""
    members = ZIP_MEMBER.finditer(head.data) if zips.recognises(head) else ()
    return any(_PART.match(head.data, member.end()) for member in members)


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | Input]:
    """The documents of all its archives, at ``PATH#URL``, then what they hold beside, counted.

    A ZIP file that only resembles a collection, or whose directory is damaged, is read as a ZIP file. Raises
    as `zips.read`.
    """
    archives = []
    try:
        with zips.open_zip(source) as file:
            archives = [info for info in file.infolist() if _is_archive(info.filename)]
            yield from _documents(source, file, archives, options)
    except PageRejected as error:
        if error.reason != "damaged" or source.ledger.is_open:
            raise
    if not archives:
        yield from zips.read(source, options)


def _is_archive(name: str) -> bool:
    return _ARCHIVE.fullmatch(name) is not None and not is_junk(name)


def _documents(
    source: Input, file: ZipFile, archives: list[ZipInfo], options: IngestOptions
) -> Iterator[Page | Reject | Input]:
    passed = warc.PassedOver()
    if archives:
        source.holds(0)
    for info in counted(archives, source):
        member = zips.member_of(source, file, info, source.locator)
        if isinstance(member, Reject):
            source.holds()
            yield member
            continue
        try:
            for archive in _unpacked(member, options):
                yield from warc.read_archive(archive, options, passed)
        except PageRejected as error:
            if error.reason == "bomb":
                raise
            source.holds()
            yield Reject(source.locator, error.reason, f"{label_of(info.filename)}: {error.message}")
    yield from passed.rejects(source.locator)


def _unpacked(member: Input, options: IngestOptions) -> Iterator[Input]:
    packed = compressed.recognises(Head(member, options))
    return compressed.read(member, options) if packed else iter((member,))
