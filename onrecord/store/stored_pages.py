"""Pages in a record file: as they are stored, and as the rows of the record were read from them.

A build takes pages in before it replaces the rows. A page that it replaces or drops is kept in
``superseded_pages`` until the rows are replaced, too. So rows and page fit, also after a build was killed.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import RecordFileError
from onrecord.records.pages import GivenMetadata, Page

if TYPE_CHECKING:
    import sqlite3

_GIVEN = msgspec.json.Decoder(GivenMetadata)


def pack_page(page: Page) -> tuple[bytes, bytes | None]:
    """The columns ``data`` and ``raw`` of a page."""
    raw = None if _decodes_to(page.data, page.encoding, page.raw) else _squeeze(page.raw)
    return zlib.compress(page.data), raw


def unpack_page(row: tuple[Any, ...]) -> Page:
    """The page of a row of ``pages``.

    Raises:
        RecordFileError: if it is damaged.
    """
    locator, _, _, media_type, encoding, retrieved, given, packed, packed_raw, _ = row
    data, raw = _unpack(locator, packed, encoding, packed_raw)
    return Page(locator, data, raw, encoding, media_type, unpack_given(given), retrieved)


def unpack_given(told: str) -> GivenMetadata:
    """What the source says of a page, as the column ``given`` has it."""
    return _GIVEN.decode(told)


def keep_superseded(connection: sqlite3.Connection, which: str, *values: object) -> None:
    """Keeps the pages that a build is about to replace or drop, as far as rows were read from them.

    Args:
        connection: the record.
        which: the condition that the pages meet, in SQL.
        *values: of its question marks.
    """
    connection.execute(
        f"""INSERT OR IGNORE INTO superseded_pages SELECT locator, encoding, data, raw FROM pages
            WHERE {which} AND locator IN (SELECT locator FROM articles)""",
        values,
    )


def forget_superseded(connection: sqlite3.Connection) -> None:
    """Drops the pages that no row was read from any more."""
    connection.execute("DELETE FROM superseded_pages")


def changed_pages(connection: sqlite3.Connection) -> set[str]:
    """The locators of pages that rows were read from, and that are gone or others now."""
    sql = """SELECT s.locator FROM superseded_pages AS s LEFT JOIN pages AS p USING (locator)
             WHERE s.data IS NOT p.data OR s.encoding IS NOT p.encoding OR s.raw IS NOT p.raw"""
    return {locator for (locator,) in connection.execute(sql)}


def raw_as_read(connection: sqlite3.Connection, locator: str, digest: str) -> str:
    """The decoded page that the article at ``locator`` was read from, whose bytes have this hash.

    Raises:
        RecordFileError: if the record does not hold it.
    """
    found = None
    for table in ("superseded_pages", "pages"):
        sql = f"SELECT data, encoding, raw FROM {table} WHERE locator = ?"
        found = found or connection.execute(sql, (locator,)).fetchone()
    if found is None:
        raise RecordFileError(f"the page {locator} is not in the record: run the same `onrecord build` again")
    data, raw = _unpack(locator, *found)
    if sha256(data).hexdigest() != digest:
        raise RecordFileError(
            f"the page {locator} is not the one that its article was read from: a build was interrupted, "
            "run the same `onrecord build` again"
        )
    return raw


def _unpack(locator: str, packed: bytes, encoding: str, packed_raw: bytes | None) -> tuple[bytes, str]:
    try:
        data = zlib.decompress(packed)
        if packed_raw is not None:
            return data, zlib.decompress(packed_raw).decode("utf-8", "surrogatepass")
        return data, data.decode(encoding)
    except (zlib.error, UnicodeDecodeError, LookupError) as exc:
        raise RecordFileError(
            f"the stored page {locator} is damaged ({exc}): "
            "build the record again from its sources into another file"
        ) from exc


def _squeeze(raw: str) -> bytes:
    return zlib.compress(raw.encode("utf-8", "surrogatepass"))


def _decodes_to(data: bytes, encoding: str, raw: str) -> bool:
    try:
        return data.decode(encoding) == raw
    except (UnicodeDecodeError, LookupError):
        return False
