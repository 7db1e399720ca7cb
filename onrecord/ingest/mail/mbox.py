"""Mailboxes (mbox): each message is an input of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.ingest.mail.mime import MAX_MESSAGE_BYTES
from onrecord.ingest.members import counted, label_of
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from onrecord.ingest.inputs import Head, IngestOptions, Input

LINE_BYTES = 1 << 20

_BEGINNING = re.compile(rb"From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n[!-9;-~]{1,100}:")
_FROM = re.compile(rb"From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n")
_HEADER = re.compile(rb"[!-9;-~]{1,100}:")
# A line before a message that has lost its day, or its beginning; below it stands a header of a message.
_DAMAGED = re.compile(rb"From \S{1,100}[^\r\n]{0,300}\r?\n")
_TIMED = re.compile(rb"[^\r\n]{0,300}\d\d:\d\d:\d\d (?:[A-Z]{3,4} |[+-]\d{4} )?\d{4}\s*\n")
_FIRST = re.compile(
    rb"(?:from|return-path|received|message-id|delivered-to|x-[!-9;-~]{1,60}|date): ?\S", re.I
)
_ID = re.compile(rb"^message-id:[ \t]*<?([^\s<>]{1,500})", re.I | re.M)


def recognises(head: Head) -> bool:
    """Whether the input begins with the line that goes before a message, and a header."""
    return _BEGINNING.match(head.data) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Input | Reject]:
    """The messages, at ``PATH#message-id``, without one at ``PATH#number``."""
    with source.open() as stream:
        for number, message in enumerate(counted(_messages(stream, source), source), start=1):
            told = _ID.search(message[:LINE_BYTES].partition(b"\n\n")[0])
            key = told[1].decode("utf-8", "replace") if told else str(number)
            locator = f"{source.locator}#{label_of(key)}"
            if len(message) > MAX_MESSAGE_BYTES:
                yield Reject(locator, "too_large", f"The message has more than {MAX_MESSAGE_BYTES:,} bytes.")
            else:
                yield source.inner(locator, message.replace(b"\n>From ", b"\nFrom "))


def _begins_message(line: bytes, following: bytes, *, blank: bool) -> bool:
    """Whether a line stands before a message: below a blank line or above a header, if need be both."""
    if _FROM.match(line):
        return blank or _HEADER.match(following) is not None
    if not _FIRST.match(following):
        return False
    return (blank and _DAMAGED.match(line) is not None) or _TIMED.fullmatch(line) is not None


def _messages(stream: BinaryIO, source: Input) -> Iterator[bytes]:
    """Each message without the line before it; of one too large, one byte more than it may have."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    line = stream.readline(LINE_BYTES)
    while line:
        following = stream.readline(LINE_BYTES)
        if _begins_message(line, following, blank=blank):
            source.holds()
            if not line.startswith(b"From "):
                lines.append(line)  # words of the message above may stand in it
            if begun:
                yield b"".join(lines)
            lines, size, begun = [], 0, True
        elif size <= MAX_MESSAGE_BYTES:
            lines.append(line[: MAX_MESSAGE_BYTES + 1 - size])
            size += len(lines[-1])
        blank = not line.strip()
        line = following
    yield b"".join(lines)
