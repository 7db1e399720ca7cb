"""Hostile input is taken apart in a child process, with a limit on its time and its memory.

A parser in C may crash on a crafted file, and any parser may loop or eat the memory. The child answers
one conversion after another, so that its start is paid once; one that hangs or dies is replaced and costs
the file it was on. What the child runs is `onrecord.ingest.documents.isolated`.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from functools import cache
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from time import monotonic
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import PageRejected
from onrecord.ingest.documents.document_text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60.0  # for one document; a PDF of 1,000 pages takes some 10 s on a slow laptop
CHUNK = 1 << 16
MAX_ANSWER = 200_000_000  # bytes; far above the text of any document within the page limit
LENGTH = struct.Struct("<Q")
COMMAND = (sys.executable, "-P", "-m", "onrecord.ingest.documents.isolated")
"""Starts the child; ``-P`` keeps modules that lie in the working folder out of it."""

TIMEOUT = "Taking the text out of it took more than {seconds:.0f} seconds; save its text and give that."
CRASHED = "The program that takes the text out of it crashed; save its text in another program and give that."


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why the child made no document of a file."""

    reason: str
    message: str


class Converted(msgspec.Struct, frozen=True, tag="converted"):
    """What the child made of a file."""

    document: Document


_ANSWERS: msgspec.msgpack.Decoder[Converted | Refused] = msgspec.msgpack.Decoder(Converted | Refused)


def convert(kind: str, data: bytes, seconds: float = SECONDS) -> Document:
    """The document in ``data``, made by the converter ``kind`` of `onrecord.ingest.documents.isolated`.

    Raises:
        PageRejected: as the converter says, or ``timeout``, ``crashed``.
    """
    answer = _child(os.getpid()).ask(kind.encode().ljust(8) + data, seconds)
    if isinstance(answer, Refused):
        raise PageRejected(answer.reason, answer.message)
    return answer.document


@cache
def _child(owner: int) -> _Child:
    """The child of the process ``owner``; one that was forked off has its own."""
    return _Child()


class _Child:
    """A process that converts, started when first asked and again after each death."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(self, request: bytes, seconds: float) -> Converted | Refused:
        process = self._running()
        try:
            frame = _exchange(process, LENGTH.pack(len(request)) + request, monotonic() + seconds)
            return _ANSWERS.decode(frame)
        except TimeoutError:
            self._end()
            raise PageRejected("timeout", TIMEOUT.format(seconds=seconds)) from None
        except (OSError, EOFError, msgspec.DecodeError):
            self._end()
            raise PageRejected("crashed", CRASHED) from None
        except BaseException:  # an interrupt leaves half an answer in the pipe
            self._end()
            raise

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start()
        return self._process

    def _end(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        process.wait()

    def __del__(self) -> None:
        self._end()


def _start() -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        start_new_session=True,  # an interrupt at the keyboard is for the parent, which ends it
    )
    for pipe in (process.stdin, process.stdout):
        if pipe:
            os.set_blocking(pipe.fileno(), False)
    return process


def _exchange(process: Any, request: bytes, deadline: float) -> bytes:
    """Sends the request and reads the answer.

    Raises:
        TimeoutError: at the deadline.
        EOFError, OSError: where the child dies.
    """
    rest = memoryview(request)
    for ready in _when_ready(process.stdin, EVENT_WRITE, deadline):
        rest = rest[os.write(ready, rest[:CHUNK]) :]
        if not rest:
            break
    answer = bytearray()
    for ready in _when_ready(process.stdout, EVENT_READ, deadline):
        chunk = os.read(ready, CHUNK)
        if not chunk:
            raise EOFError
        answer += chunk
        if len(answer) >= LENGTH.size:
            (size,) = LENGTH.unpack_from(answer)
            if size > MAX_ANSWER:
                raise EOFError
            if len(answer) >= LENGTH.size + size:
                break
    return bytes(answer[LENGTH.size :])


def _when_ready(pipe: Any, event: int, deadline: float) -> Iterator[int]:
    """The pipe's descriptor, each time it can be read or written."""
    with DefaultSelector() as selector:
        selector.register(pipe, event)
        while True:
            left = deadline - monotonic()
            if left <= 0 or not selector.select(left):
                raise TimeoutError
            yield pipe.fileno()
