"""The child process of `onrecord.ingest.documents.isolation`: reads files, writes documents.

A request is a length (8 bytes), the name of a converter (8 bytes) and the file; an answer a length and a
message. The memory of the process is limited before it reads anything.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO

import msgspec

from onrecord.errors import PageRejected
from onrecord.ingest.documents.isolation import LENGTH, Converted, Refused

MEMORY_BYTES = 2 << 30  # address space; 4,000 pages of text took 0.5 GB
CONVERTERS = {
    "docx": "onrecord.ingest.documents.docx_document",
    "odt": "onrecord.ingest.documents.odt_document",
    "pdf": "onrecord.ingest.documents.pdf_document",
    "rtf": "onrecord.ingest.documents.rtf_document",
}
NAME_BYTES = 8
TOO_LARGE = Refused("too_large", "Taking the text out of it needs more memory than a document may use.")
BROKEN = "Its text cannot be taken out ({told}): it is damaged; save its text in another program."


def answer(kind: str, data: bytes) -> Converted | Refused:
    """What the converter ``kind`` makes of a file."""
    try:
        return Converted(import_module(CONVERTERS[kind]).document_of(data))
    except PageRejected as error:
        return Refused(error.reason, error.message)
    except (MemoryError, RecursionError):
        return TOO_LARGE
    except Exception as error:  # whatever a parser raises on a damaged file
        return Refused("broken", BROKEN.format(told=f"{type(error).__name__}: {error}"[:200]))


def main() -> None:
    """Answers until standard input ends."""
    with suppress(ValueError, OSError):  # macOS sets no such limit; there the time alone is bounded
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    while request := _read_request(requests):
        kind, data = request
        message = msgspec.msgpack.encode(answer(kind, data))
        answers.write(LENGTH.pack(len(message)) + message)
        answers.flush()


def _read_request(stream: BinaryIO) -> tuple[str, bytes] | None:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    name = stream.read(NAME_BYTES).decode().strip()
    return name, stream.read(LENGTH.unpack(head)[0] - NAME_BYTES)


if __name__ == "__main__":
    main()
