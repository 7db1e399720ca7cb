"""MHTML, as browsers save a page in one file: its main HTML part is the page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.mail.mime import (
    charset_of,
    content_of,
    header_names,
    header_of,
    parts_of,
    read_message,
    sent_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from onrecord.ingest.inputs import Head, IngestOptions, Input

SAVED = "snapshot-content-location"  # Chromium's own header, the address of the page
SENT = frozenset({"to", "message-id", "received", "return-path", "delivered-to"})  # mail has one of them
HTML = ("text/html", "application/xhtml+xml")


def recognises(head: Head) -> bool:
    """Whether the input is a message of related parts that was never sent."""
    names = header_names(head.text)
    if SAVED in names:
        return True
    related = "content-type" in names and "multipart/related" in head.text[:4096].casefold()
    return related and "mime-version" in names and not names & SENT


def read(source: Input, options: IngestOptions) -> Iterator[Input]:
    """The page, at the locator of the file.

    Raises:
        PageRejected: ``empty`` where no part is HTML, and as `read_message` and `parts_of`.
    """
    message = read_message(source)
    part = _main_part(message)
    where = header_of(part, "Content-Location")
    url = where if where.startswith(("http://", "https://")) else header_of(message, SAVED) or None
    yield replace(
        source,
        opener=partial(BytesIO, content_of(part)),
        given=source.given if source.given.url else replace(source.given, url=url),
        retrieved=source.retrieved or sent_at(message),
        charset=charset_of(part),
        depth=source.depth + 1,
    )


def _main_part(message: Message) -> Message:
    """The HTML part that the message names as its own, else the first."""
    parts = [part for part in parts_of(message) if part.get_content_type() in HTML]
    if not parts:
        raise PageRejected("empty", "It is a saved page without an HTML part.")
    saved, start = header_of(message, SAVED), message.get_param("start")
    return next(
        (
            part
            for part in parts
            if (saved and header_of(part, "Content-Location") == saved)
            or (start and header_of(part, "Content-ID") == start)
        ),
        parts[0],
    )
