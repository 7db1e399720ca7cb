"""Messages of parts (MIME), as mail and saved pages have them; damage in them is tolerated."""

from __future__ import annotations

import re
from datetime import UTC
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from onrecord.ingest.inputs import Input

MAX_MESSAGE_BYTES = 50_000_000  # mail servers take 25 to 50 MB; parsing holds four times that
MAX_PARTS = 2_000  # a saved page has some 200
MAX_HEADER_LINES = 400

_HEADER = re.compile(r"([!-9;-~]{1,100}):")
_TROUBLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
# AttributeError and TypeError: what email.message meets in headers that are no text or parts that are none


def header_names(head: str) -> frozenset[str]:
    """The names, in lower case, of the headers that a text begins with; none where it does not begin so."""
    names = set()
    for number, line in enumerate(head.lstrip("\ufeff\r\n").split("\n", MAX_HEADER_LINES)[:MAX_HEADER_LINES]):
        if not line.strip():
            break
        found = _HEADER.match(line)
        if found:
            names.add(found[1].casefold())
        elif number == 0 or not line.startswith((" ", "\t")):
            return frozenset()
    return frozenset(names)


def read_message(source: Input) -> Message:
    """The message.

    Raises:
        PageRejected: ``too_large``, or ``bad_message`` where its parts lie in one another too deep.
    """
    try:
        return message_from_bytes(source.read(MAX_MESSAGE_BYTES).lstrip(b"\xef\xbb\xbf\r\n"))
    except _TROUBLE as error:
        raise PageRejected("bad_message", f"The message cannot be taken apart: {error}.") from error


def parts_of(message: Message) -> list[Message]:
    """The parts that hold something, in order; attached messages are whole.

    Raises:
        PageRejected: ``bomb`` where there are too many.
    """
    parts: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [child for child in reversed(inner) if isinstance(child, Message)]
        else:
            parts.append(part)
        if len(parts) > MAX_PARTS or len(waiting) > MAX_PARTS:
            raise PageRejected("bomb", f"The message has more than {MAX_PARTS:,} parts.")
    return parts


def header_of(part: Message, name: str) -> str:
    """A header as one line of text; empty where there is none."""
    value = part.get(name)
    if value is None:
        return ""
    try:
        text = str(make_header(decode_header(value)))
    except _TROUBLE:
        text = str(value)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def content_of(part: Message) -> bytes:
    """The bytes of a part, out of its transfer encoding."""
    try:
        payload = part.get_payload(decode=True)
    except _TROUBLE:
        return b""
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The encoding that a part names."""
    try:
        return part.get_content_charset()
    except _TROUBLE:
        return None


def filename_of(part: Message) -> str | None:
    """The name of the file that a part is."""
    try:
        name = part.get_filename()
        return (
            str(make_header(decode_header(name))).encode("utf-8", "replace").decode("utf-8") if name else None
        )
    except _TROUBLE:
        return None


def sent_at(message: Message) -> str | None:
    """The time in the ``Date`` header, ISO 8601 in UTC; None where there is none that is one."""
    try:
        time = parsedate_to_datetime(header_of(message, "Date"))
        return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time.year > 1 else None
    except (*_TROUBLE, OverflowError):
        return None
