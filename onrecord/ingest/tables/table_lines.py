"""Lines of a table, none held longer than a row may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

SKIP_CHARS = 1 << 20  # read at once of a line that is passed over


class Lines:
    """Lines of a stream, none held longer than ``limit`` characters.

    Where the stream is damaged, the line is lost, and reading goes on behind if the stream does; see `check`.

    Attributes:
        met: how many lines were read.
    """

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self.met = 0
        self._damage: PageRejected | None = None

    def numbered(self) -> Iterator[tuple[int, str | None]]:
        """Line numbers from 1 with the line, or None for a line that is too long."""
        number = 0
        while line := self._read(self._limit + 1):
            number += 1
            self.met += 1
            if len(line) > self._limit and not line.endswith("\n"):
                self._skip_line()
                yield number, None
            else:
                yield number, line

    def _skip_line(self) -> None:
        while (rest := self._read(SKIP_CHARS)) and not rest.endswith("\n"):
            pass

    def check(self) -> None:
        """Raises the damage that was met first, if any; called when all lines were read."""
        if self._damage is not None:
            raise self._damage

    def _read(self, most: int) -> str:
        while True:
            try:
                return self._stream.readline(most)
            except PageRejected as error:
                if error.reason == "bomb":
                    raise
                self._damage = self._damage or error
