"""Writing a record file: pages and readings as they come, the rows of the record all at once."""

from __future__ import annotations

import zlib
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import RecordFileError
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.record import KINDS
from onrecord.records.rows import RejectRow, row_id
from onrecord.store.connection import WriteLock, open_for_writing, speaking_of
from onrecord.store.holdings import add_holding, forget_holdings, settle_record
from onrecord.store.log import read_log
from onrecord.store.rows import clear_rows, insert_rows
from onrecord.store.stored_pages import (
    forget_superseded,
    keep_superseded,
    pack_page,
    unpack_given,
    unpack_page,
)
from onrecord.text.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.records.corrections import Correction
    from onrecord.records.pages import Holding, Page, Reject
    from onrecord.records.record import Manifest, Record


def _plain_text(value: object) -> str:
    """Text of a class of its own (lxml marks the text it finds) as plain text."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"a reading holds a {type(value).__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain_text)
_READING = msgspec.msgpack.Decoder(Reading)


def pack_reading(reading: Reading) -> bytes:
    """A reading as the store keeps it.

    Raises:
        UnicodeEncodeError: if a text holds half a surrogate pair.
    """
    return zlib.compress(_ENCODER.encode(reading))


def unpack_reading(blob: bytes) -> Reading:
    """The reading of a `pack_reading`.

    Raises:
        RecordFileError: if it is none.
    """
    try:
        return _READING.decode(zlib.decompress(blob))
    except (zlib.error, msgspec.DecodeError) as exc:
        raise RecordFileError(
            f"a stored reading is damaged ({exc}): build the record again from its sources into another file"
        ) from exc


@dataclass(frozen=True, slots=True)
class Failure:
    """Why no reading came of a page. ``lasting`` is False where the next build is to try again."""

    reason: str
    message: str
    lasting: bool = True


class RecordWriter:
    """A record file opened for a build; a context manager that holds the file's lock.

    Each method commits what it writes before it returns: a build killed between two calls loses nothing.

    Args:
        path: the file; made if it is not there.
        patience: seconds to wait where another build has it.

    Raises:
        RecordFileError: if something else is at ``path``, it cannot be written, or another build has it.
    """

    def __init__(self, path: Path, patience: float = 0.0) -> None:
        self.path = path
        self._stack = ExitStack()
        self._stack.enter_context(WriteLock(path, patience))
        try:
            self._connection = open_for_writing(path)
        except BaseException:
            self._stack.close()
            raise
        self._stack.callback(self._connection.close)
        self._stack.enter_context(speaking_of(path))
        self._build = int(self._fact("build") or 0)
        self._reader = self._fact("reader") or ""

    def __enter__(self) -> RecordWriter:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.__exit__(*error)  # type: ignore[arg-type]

    def begin(self, reader: str) -> None:
        """Begins a build: readings by another ``reader`` do not count; accidents are tried again."""
        self._build += 1
        self._reader = reader
        self._set_fact("build", str(self._build))
        self._set_fact("reader", reader)
        self._connection.execute("DELETE FROM readings WHERE NOT lasting")

    @property
    def codebook(self) -> str | None:
        """The text of the codebook given to the last build that was given one."""
        return self._fact("codebook")

    @codebook.setter
    def codebook(self, text: str) -> None:
        self._set_fact("codebook", text)

    @property
    def wikidata(self) -> str | None:
        """The text of the table of Wikidata ids given to the last build that was given one."""
        return self._fact("wikidata")

    @wikidata.setter
    def wikidata(self, text: str) -> None:
        self._set_fact("wikidata", text)

    @property
    def reader(self) -> str:
        """What the readings were read with."""
        return self._reader

    def corrections(self) -> tuple[Correction, ...]:
        """The log of corrections, in its order."""
        return read_log(self._connection)

    def add_page(self, page: Page) -> None:
        """Keeps a page; one that stood at the same locator before this build is replaced.

        Two different pages that name the same locator within one build (rows of a table that share an
        id, captures of one address) are both kept: the second as ``LOCATOR~`` and the beginning of its
        hash. Of the same page met twice the earlier retrieval is kept.
        """
        locator = self._free_locator(page)
        settle_record(self._connection, page.holder, locator, 1, self._build)
        self._connection.execute(
            "DELETE FROM refusals WHERE locator = ? AND build < ?", (locator, self._build)
        )
        if self._meets_again(locator, page):
            return
        self._forget_later_reading(page)
        given = msgspec.json.encode(page.given).decode()
        keep_superseded(self._connection, "locator = ?", locator)
        self._connection.execute(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                locator, page.sha256, page.content_key, page.media_type, page.encoding, page.retrieved, given,
                *pack_page(page), self._build,
            ),
        )  # fmt: skip

    def add_refusal(self, reject: Reject) -> None:
        """Keeps an input that could not become a page, in the place of what earlier builds met there.

        A page that this build met at the same locator stays: an address can be captured well and badly. Of
        two refusals at one locator the second is kept as ``LOCATOR~`` and the beginning of a hash.
        """
        locator, message = printable(reject.locator), printable(reject.message)
        sql = "SELECT 1 FROM refusals WHERE locator = ? AND build = ? AND message <> ?"
        if self._connection.execute(sql, (locator, self._build, message)).fetchone():
            locator = f"{locator}~{sha256(message.encode()).hexdigest()[:8]}"
        values = (locator, reject.reason, message, self._build)
        self._connection.execute("BEGIN")
        keep_superseded(self._connection, "locator = ? AND build < ?", locator, self._build)
        self._connection.execute("DELETE FROM pages WHERE locator = ? AND build < ?", (locator, self._build))
        self._connection.execute("INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?)", values)
        settle_record(self._connection, reject.holder, locator, reject.records, self._build)
        self._connection.execute("COMMIT")

    def add_holding(self, holding: Holding) -> None:
        """Keeps how many records an input holds; called after all that came of them was added."""
        self._connection.execute("BEGIN")
        add_holding(self._connection, holding, self._build)
        self._connection.execute("COMMIT")

    def forget_unseen(self) -> int:
        """Drops the inputs that this build has not met; how many those were."""
        self._connection.execute(
            """DELETE FROM readings WHERE content_key IN
               (SELECT content_key FROM pages WHERE build < ? AND retrieved IS NOT NULL)""",
            (self._build,),
        )
        keep_superseded(self._connection, "build < ?", self._build)
        forget_holdings(self._connection, self._build)
        dropped = 0
        for table in ("pages", "refusals"):
            dropped += self._connection.execute(
                f"DELETE FROM {table} WHERE build < ?", (self._build,)
            ).rowcount
        return dropped

    def locators(self) -> set[str]:
        """The locators of all inputs."""
        sql = "SELECT locator FROM pages UNION SELECT locator FROM refusals"
        return {locator for (locator,) in self._connection.execute(sql)}

    def text_pages(self) -> Iterator[Page]:
        """Every page of plain text, by its locator."""
        sql = "SELECT * FROM pages WHERE media_type <> 'text/html' ORDER BY locator"
        for row in self._connection.execute(sql).fetchall():
            yield unpack_page(row)

    def tell_repeated(self, locator: str, repeated: tuple[str, ...]) -> None:
        """Says which lines of a page its site repeats, in the place of what was said of them before."""
        sql = "SELECT given FROM pages WHERE locator = ?"
        if unpack_given(self._connection.execute(sql, (locator,)).fetchone()[0]).repeated == repeated:
            return
        sql = "SELECT * FROM pages WHERE locator = ?"
        page = unpack_page(self._connection.execute(sql, (locator,)).fetchone())
        told = replace(page, given=replace(page.given, repeated=repeated))
        self._connection.execute(
            "UPDATE pages SET given = ?, content_key = ? WHERE locator = ?",
            (msgspec.json.encode(told.given).decode(), told.content_key, locator),
        )

    def unread(self) -> list[str]:
        """The content keys of the pages that have no reading yet, in order."""
        sql = """SELECT DISTINCT content_key FROM pages WHERE content_key NOT IN
                 (SELECT content_key FROM readings WHERE reader = ?) ORDER BY content_key"""
        return [key for (key,) in self._connection.execute(sql, (self._reader,))]

    def page(self, content_key: str) -> Page:
        """A page with this content: the one with the smallest locator, with the earliest retrieval of any."""
        sql = "SELECT * FROM pages WHERE content_key = ? ORDER BY locator LIMIT 1"
        page = unpack_page(self._connection.execute(sql, (content_key,)).fetchone())
        sql = "SELECT MIN(retrieved) FROM pages WHERE content_key = ?"
        (retrieved,) = self._connection.execute(sql, (content_key,)).fetchone()
        return replace(page, retrieved=retrieved)

    def add_reading(self, content_key: str, outcome: bytes | Failure) -> None:
        """Keeps what came of reading a page: a packed reading, or why there is none."""
        values: tuple[object, ...] = (outcome, None, None, True)
        if isinstance(outcome, Failure):
            values = (None, outcome.reason, printable(outcome.message), outcome.lasting)
        self._connection.execute(
            "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?)", (content_key, self._reader, *values)
        )

    def readings(self) -> Iterator[FiledReading]:
        """Every page that is an article, with its reading and its article's id.

        The id derives from the bytes. Where the same bytes came in at several locators, the smallest
        locator has the plain id and the ids of the others derive from their locators, too.
        """
        sql = """SELECT p.sha256, p.locator, p.media_type, p.retrieved, r.blob
                 FROM pages AS p JOIN readings AS r USING (content_key)
                 WHERE r.reader = ? AND r.blob IS NOT NULL ORDER BY p.sha256, p.locator"""
        before = None
        for digest, locator, media_type, retrieved, blob in self._connection.execute(sql, (self._reader,)):
            own = (digest,) if digest != before else (digest, locator)
            before = digest
            article = row_id("article", *own)
            yield FiledReading(article, locator, digest, media_type, retrieved, unpack_reading(blob))

    def rejects(self) -> tuple[RejectRow, ...]:
        """Every input that did not become an article, and why."""
        sql = """SELECT locator, reason, message FROM refusals UNION ALL
                 SELECT p.locator, r.reason, r.message FROM pages AS p JOIN readings AS r USING (content_key)
                 WHERE r.reader = ? AND r.blob IS NULL ORDER BY 1, 2, 3"""
        return tuple(RejectRow(*values) for values in self._connection.execute(sql, (self._reader,)))

    def inputs_sha256(self) -> str:
        """A hash over the locators and hashes of all inputs; an input that was refused counts as empty."""
        sql = """SELECT locator, sha256 FROM pages UNION ALL SELECT locator, '' FROM refusals ORDER BY 1, 2"""
        told = "".join(f"{locator}\x1f{digest}\n" for locator, digest in self._connection.execute(sql))
        return sha256(told.encode()).hexdigest()

    def replace_record(self, record: Record, manifest: Manifest) -> bool:
        """Puts rows, each kind in its export order, in the place of those of the last build.

        Nothing is written, and False returned, where the log of corrections has other entries than
        ``record``: somebody has added one meanwhile.
        """
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if {one.id for one in self.corrections()} != {one.id for one in record.corrections}:
                self._connection.execute("ROLLBACK")
                return False
            clear_rows(self._connection)
            for kind in KINDS:
                insert_rows(self._connection, kind, getattr(record, kind))
            self._connection.execute("DELETE FROM readings WHERE reader <> ?", (self._reader,))
            forget_superseded(self._connection)
            self._set_fact("state", token_hex(16))
            self._set_fact("manifest", msgspec.json.encode(manifest).decode())
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        return True

    def _free_locator(self, page: Page) -> str:
        locator = printable(page.locator)
        sql = "SELECT content_key FROM pages WHERE locator = ? AND build = ?"
        taken = self._connection.execute(sql, (locator, self._build)).fetchone()
        if taken is None or taken[0] == page.content_key:
            return locator
        return f"{locator}~{page.content_key[:8]}"

    def _meets_again(self, locator: str, page: Page) -> bool:
        """Marks the page as met where it stands unchanged in the record, and says whether it does.

        One that this build has met already is unchanged unless it was retrieved earlier now.
        """
        sql = """UPDATE pages SET build = ?1 WHERE locator = ?2 AND content_key = ?3
                 AND (retrieved IS ?4 OR build = ?1 AND (?4 IS NULL OR retrieved < ?4))"""
        values = (self._build, locator, page.content_key, page.retrieved)
        return self._connection.execute(sql, values).rowcount > 0

    def _forget_later_reading(self, page: Page) -> None:
        """Drops the reading of this content where this page was retrieved before all others that have it.

        Nothing is published after it was retrieved, so that the reading would be another one.
        """
        if page.retrieved is None:
            return
        sql = "SELECT 1 FROM pages WHERE content_key = ? AND retrieved <= ?"
        if not self._connection.execute(sql, (page.content_key, page.retrieved)).fetchone():
            sql = "DELETE FROM readings WHERE content_key = ?"
            self._connection.execute(sql, (page.content_key,))

    def _fact(self, key: str) -> str | None:
        found = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def _set_fact(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
