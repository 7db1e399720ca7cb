"""An input that is one page: HTML or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.decoding import decode
from onrecord.ingest.kinds import is_binary, is_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page

EMPTY = "There is nothing in it."
BINARY = "It is not text: it holds machine data."


def recognises(head: Head) -> bool:
    """Whether the input is text."""
    return not is_binary(head.text)


def read(source: Input, options: IngestOptions) -> Iterator[Page]:
    """The page.

    Raises:
        PageRejected: ``empty``, ``binary`` or ``too_large``.
    """
    yield read_page(source, options.max_page_bytes)


def read_page(source: Input, limit: int) -> Page:
    """The whole input as one page of text or HTML; raises as `read` does."""
    _check(decode(source.head())[0], partial=True)  # before all of it is read
    data = source.read(limit)
    raw, encoding = decode(data, source.charset)
    _check(raw)
    return source.page(data, raw, encoding, "text/html" if is_html(raw) else "text/plain")


def _check(text: str, *, partial: bool = False) -> None:
    blank = not text.strip("\ufeff\x00 \t\r\n")
    if blank and not partial:
        raise PageRejected("empty", EMPTY)
    if not blank and is_binary(text):
        raise PageRejected("binary", BINARY)
