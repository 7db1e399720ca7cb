"""Sources named on the command line to pages."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import SourceError
from onrecord.ingest.decoding import decode, find_encoding
from onrecord.ingest.kinds import is_binary, is_html, unsupported, unsupported_text
from onrecord.ingest.tables import (
    Table,
    find_column,
    find_delimiter,
    read_json,
    read_jsonl,
    read_separated,
    with_unique_locators,
)
from onrecord.records.pages import Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD_BYTES = 1 << 16  # what is read of a file to tell what it is


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What ingest may be told: table columns (field, column), and the largest page in bytes."""

    columns: tuple[tuple[str, str], ...] = ()
    max_page_bytes: int = 20_000_000


def find_pages(sources: Sequence[str], options: IngestOptions) -> Iterator[Page | Reject]:
    """Every page of the sources, in the order of their locators within a source.

    A folder is searched with all its folders; hidden files are passed over. The rows of a table
    come in the order of the file, read one at a time.

    Raises:
        SourceError: if a source does not exist.
    """
    for source in dict.fromkeys(sources):
        if not os.path.lexists(source):
            raise SourceError(f"There is no file or folder {source!r}; check the path.")
    for source in dict.fromkeys(sources):
        for found in _files(source):
            if isinstance(found, Reject):
                yield found
            else:
                yield from _read_file(found, options)


def _files(source: str) -> Iterator[str | Reject]:
    """Paths of the files in ``source``, sorted; a folder that cannot be read is a reject."""
    if not Path(source).is_dir():
        yield source
        return
    waiting: list[tuple[str, frozenset[tuple[int, int]]]] = [(source, frozenset())]
    while waiting:
        path, above = waiting.pop()
        if not Path(path).is_dir():
            yield path
            continue
        try:
            status = Path(path).stat()
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
        except OSError as error:
            yield Reject(path, "unreadable", _cannot("folder", error))
            continue
        here = (status.st_dev, status.st_ino)
        if here in above:  # a link to a folder that holds it
            continue
        waiting.extend((os.path.join(path, name), above | {here}) for name in reversed(names))  # noqa: PTH118


def _read_file(path: str, options: IngestOptions) -> Iterator[Page | Reject]:
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            yield Reject(path, "unreadable", "It is not a regular file (a device, pipe or socket).")
            return
        with Path(path).open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        yield from _read_recognised(path, head, options)
    except OSError as error:
        yield Reject(path, "unreadable", _cannot("file", error))


def _read_recognised(path: str, head: bytes, options: IngestOptions) -> Iterator[Page | Reject]:
    known = unsupported(head)
    text = "" if known else decode(head)[0]
    known = known or unsupported_text(text)
    if known:
        what, advice = known
        yield Reject(path, "unsupported", f"It is {what}, which onrecord does not read yet; {advice}.")
    elif not text.strip("\ufeff\x00 \t\r\n"):
        yield _read_page(path, options) if len(head) == HEAD_BYTES else _empty(path)
    elif is_binary(text):
        yield Reject(path, "binary", "It is not text: it holds machine data.")
    elif text.lstrip().startswith(("{", "[")) and _is_json(path, text):
        yield from _read_json(path, text, options)
    elif not is_html(text) and (delimiter := find_delimiter(text, path, options.columns)):
        yield from _read_separated(path, delimiter, options)
    else:
        yield _read_page(path, options)


def _read_page(path: str, options: IngestOptions) -> Page | Reject:
    size = Path(path).stat().st_size
    if size > options.max_page_bytes:
        message = f"It has {size:,} bytes; a page may have {options.max_page_bytes:,}."
        return Reject(path, "too_large", message)
    data = Path(path).read_bytes()
    raw, encoding = decode(data)
    if not raw.strip("\x00 \t\r\n"):
        return _empty(path)
    if is_binary(raw):
        return Reject(path, "binary", "It is not text: it holds machine data.")
    return Page(path, data, raw, encoding, "text/html" if is_html(raw) else "text/plain")


def _is_json(path: str, head: str) -> bool:
    """Whether a file that begins with a brace or bracket is JSON at all."""
    first = head.lstrip().split("\n", 1)[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        whole = len(head.encode(errors="replace")) < HEAD_BYTES // 2
        return path.casefold().endswith((".jsonl", ".ndjson", ".json")) or (
            "\n" not in head.strip() and not whole and first.startswith('{"')
        )
    return True


def _read_json(path: str, head: str, options: IngestOptions) -> Iterator[Page | Reject]:
    table = Table(path, options.columns, options.max_page_bytes)
    if _is_one_document(head):
        page = _read_page(path, options)
        if isinstance(page, Reject):
            yield page
            return
        try:
            yield from with_unique_locators(read_json(table, page.raw))
        except (ValueError, RecursionError) as error:
            yield Reject(path, "bad_json", f"It begins as JSON but cannot be read: {error}.")
        return
    with Path(path).open(encoding=_table_encoding(path), errors="replace", newline="") as stream:
        yield from with_unique_locators(read_jsonl(table, stream))


def _is_one_document(head: str) -> bool:
    """Whether JSON spans lines: its first line is no complete object."""
    text = head.lstrip()
    if text.startswith("["):
        return True
    first, _, rest = text.partition("\n")
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return bool(rest) and len(first) < 3  # a brace alone on its line
    return False


def _read_separated(path: str, delimiter: str, options: IngestOptions) -> Iterator[Page | Reject]:
    table = Table(path, options.columns, options.max_page_bytes)
    with Path(path).open(encoding=_table_encoding(path), errors="replace", newline="") as stream:
        yield from with_unique_locators(read_separated(table, stream, delimiter))


def _table_encoding(path: str) -> str:
    """The encoding of a table, told from its first megabyte."""
    with Path(path).open("rb") as stream:
        head = stream.read(1 << 20)
    if len(head) == 1 << 20:
        head = head[: head.rfind(b"\n") + 1] or head
    return find_encoding(head)


def _empty(path: str) -> Reject:
    return Reject(path, "empty", "There is nothing in it.")


def _cannot(what: str, error: OSError) -> str:
    return f"The {what} cannot be read: {error.strerror or error}."


__all__ = ["IngestOptions", "find_column", "find_pages"]
