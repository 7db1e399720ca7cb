"""E-mail (EML): the message is a page, each document attached to it an input of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, cast

from onrecord.ingest.decoding import decode
from onrecord.ingest.mail.message_text import MessageText, plain_subject, text_of
from onrecord.ingest.mail.mime import (
    charset_of,
    content_of,
    filename_of,
    header_names,
    header_of,
    parts_of,
    read_message,
)
from onrecord.ingest.members import label_of
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import GivenMetadata

SENT = frozenset({"message-id", "received", "return-path", "mime-version"})  # prose has none of them
ADDRESSED = frozenset({"from", "to", "subject", "date", "sender"})
FEWEST = 2  # headers that address a message, one of them with an address or a time, without those of its way
_SENDER = re.compile(r"^(?:(?:from|to|sender):[^\r\n]{0,200}@|date:[^\r\n]{0,60}\d\d:\d\d)", re.I | re.M)
_SHORT_YEAR = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}[\s-][A-Za-z]{3}[\s-]\d\d(?!\d)")
BODIES = ("text/html", "text/plain")  # HTML first: the other is often its poorer copy, with broken lines
# What is attached and is no document: pictures in the text, signatures, invitations.
NO_DOCUMENTS = (
    "image/",
    "audio/",
    "video/",
    "text/css",
    "text/calendar",
    "application/pgp-",
    "application/pkcs7-",
    "application/x-pkcs7-",
)


def recognises(head: Head) -> bool:
    """Whether the input begins with the headers of a message, those of its way or some that address it."""
    names = header_names(head.text)
    addressed = names & ADDRESSED
    if names & SENT:
        return bool(addressed)
    if not names & {"date", "subject"} or len(addressed) < FEWEST:
        return False
    return _SENDER.search(head.text) is not None or head.locator.endswith(".eml")


def read(source: Input, options: IngestOptions) -> Iterator[Input | Reject]:
    """The message at the locator of the file, its attachments at ``PATH#filename``.

    Raises:
        PageRejected: as `read_message` and `parts_of`.
    """
    message = read_message(source)
    parts = parts_of(message)
    source.holds(len(parts))
    body = _body(parts)
    if body is not None:
        yield _own_text(source, message, body)
    attached = 0
    for number, part in enumerate(parts, start=1):
        if part is not body and _is_document(part):
            attached += 1
            yield _attachment(source, part, number)
    source.passes("parts of messages that are no documents", len(parts) - attached - (body is not None))
    if body is None and not attached:
        nothing = "The message has no text and no document attached to it."
        yield Reject(source.locator, "empty", nothing, records=0)


def _own_text(source: Input, message: Message, body: Message) -> Input:
    """The message's own text as an input; of plain text what was meant, in UTF-8."""
    data, charset = content_of(body), charset_of(body)
    meant = MessageText("")
    if body.get_content_type() == "text/plain":
        text, _ = decode(data, charset)
        flowed = str(body.get_param("format", "")).casefold() == "flowed"
        meant = text_of(text, flowed=flowed, delsp=str(body.get_param("delsp", "")).casefold() == "yes")
        if meant.text.splitlines() != text.splitlines():
            data, charset = meant.text.encode("utf-8", "replace"), "utf-8"
    return replace(
        source,
        opener=partial(BytesIO, data),
        given=_given(message, meant, source.given),
        charset=charset,
        depth=source.depth + 1,
    )


def _body(parts: list[Message]) -> Message | None:
    """The part that is the message's own text."""
    own = [part for part in parts if not _is_attached(part) and content_of(part).strip()]
    return next((part for kind in BODIES for part in own if part.get_content_type() == kind), None)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or filename_of(part) is not None


def _is_document(part: Message) -> bool:
    kind = part.get_content_type()
    return not kind.startswith(NO_DOCUMENTS) and (_is_attached(part) or kind not in BODIES)


def _attachment(source: Input, part: Message, number: int) -> Input | Reject:
    locator = f"{source.locator}#{label_of(filename_of(part) or f'part {number}')}"
    inner = part.get_payload()
    if not isinstance(inner, list):
        return source.inner(locator, content_of(part))
    try:
        messages = [cast("Message", child).as_bytes() for child in inner]  # forwarded whole
        return source.inner(locator, b"\n".join(messages))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        return Reject(locator, "bad_message", f"The message in it cannot be taken apart: {error}.")


def _given(message: Message, meant: MessageText, given: GivenMetadata) -> GivenMetadata:
    """What the headers say, or the labels above a forwarded text; the sender stands for the outlet."""
    name, _ = parseaddr(header_of(message, "From"))
    return replace(
        given,
        title=given.title or plain_subject(meant.subject or header_of(message, "Subject")),
        date=given.date or meant.date or _date(header_of(message, "Date")),
        outlet=given.outlet or meant.sender or name.strip() or None,
        language=given.language or header_of(message, "Content-Language") or None,
    )


def _date(header: str) -> str | None:
    """The header as it is; a year of two digits as RFC 5322 means it (section 4.3)."""
    if not _SHORT_YEAR.match(header):
        return header or None
    try:
        return parsedate_to_datetime(header).isoformat()
    except (ValueError, TypeError, OverflowError):
        return header
