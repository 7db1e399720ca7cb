"""Files of the Discourse Network Analyzer (versions 2 and 3): an SQLite database, one page a document.

The only room beside the store that opens a database: here it is an input format, as hostile as any other.
So it is read from a copy that nobody writes to, with the settings that SQLite's authors recommend for files
of strangers (https://www.sqlite.org/security.html).
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

from onrecord.errors import PageRejected
from onrecord.ingest.kinds import is_html
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input

MAX_FILE = 2_000_000_000  # bytes; copied to disk, not held in memory
MAX_CELL = 100_000_000  # bytes; a file with a larger one is refused as a whole, to hold it would cost memory
MAX_SECONDS = 300.0  # for all queries of a file; 10,000 documents take 2
OPERATIONS = 100_000  # of SQLite's machine between two looks at the clock
CHUNK = 1 << 20
MILLISECONDS = 10**11  # version 2 counted them; as seconds the number would be the year 5138

_SIGNATURE = b"SQLite format 3\x00"
_DOCUMENTS = re.compile(rb"CREATE TABLE\s+[\"'`\[]?DOCUMENTS\b", re.I)
DOCUMENTS = "SELECT ID, Title, Text, Author, Source, Date FROM DOCUMENTS ORDER BY ID"
COUNT = "SELECT count(*) FROM DOCUMENTS"
IS_TABLE = "SELECT count(*) FROM sqlite_master WHERE upper(name) = ? AND type = 'table' AND rootpage > 0"

BROKEN = (
    "It is a database of the Discourse Network Analyzer but cannot be read ({told}): save it there again."
)
STATEMENTS = "Its {count:,} coded statements are not read, only the documents they are coded in."


def recognises(head: Head) -> bool:
    """Whether the input is an SQLite database with a table of documents."""
    return head.data.startswith(_SIGNATURE) and _DOCUMENTS.search(head.data) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The documents, and a reject that tells of the coded statements.

    Raises:
        PageRejected: ``broken`` or ``too_large``.
    """
    try:
        with _opened(source) as connection:
            for name in ("DOCUMENTS", "STATEMENTS"):
                if connection.execute(IS_TABLE, (name,)).fetchone()[0] != 1:
                    raise PageRejected("broken", BROKEN.format(told=f"it has no table {name}"))
            source.holds(connection.execute(COUNT).fetchone()[0])
            for row in connection.execute(DOCUMENTS):
                yield _page(source, row, options.max_page_bytes)
            (count,) = connection.execute("SELECT count(*) FROM STATEMENTS").fetchone()
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise PageRejected("broken", BROKEN.format(told=error)) from error
    if count:
        yield Reject(f"{source.locator}#statements", "not_read", STATEMENTS.format(count=count), records=0)


@contextmanager
def _opened(source: Input) -> Iterator[sqlite3.Connection]:
    with TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "copy.dna"
        _copy(source, path)
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA mmap_size = 0")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL)
            deadline = monotonic() + MAX_SECONDS
            connection.set_progress_handler(lambda: monotonic() > deadline, OPERATIONS)
            yield connection


def _copy(source: Input, path: Path) -> None:
    size = 0
    with source.open() as stream, path.open("wb") as out:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > MAX_FILE:
                raise PageRejected("too_large", f"It has more than {MAX_FILE:,} bytes.")
            out.write(chunk)


def _page(source: Input, row: tuple[Any, ...], max_text: int) -> Page | Reject:
    key, title, text, author, outlet, date = row
    locator = f"{source.locator}#{key}"
    if not isinstance(text, str) or not text.strip():
        return Reject(locator, "empty", f"Document {key} has no text.")
    data = text.encode("utf-8", "replace")
    if len(data) > max_text:
        return Reject(locator, "too_large", f"Document {key} has more than {max_text:,} bytes.")
    given = GivenMetadata(
        title=_line(title),
        date=_day(date),
        outlet=_line(outlet),
        byline=(name,) if (name := _line(author)) else (),
    )
    return Page(locator, data, text, "utf-8", "text/html" if is_html(text) else "text/plain", given)


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _day(stamp: object) -> str | None:
    """The day of a date, which is kept as time since 1970 of a clock without a zone."""
    if not isinstance(stamp, int):
        return None
    seconds = stamp / 1000 if abs(stamp) > MILLISECONDS else stamp
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
