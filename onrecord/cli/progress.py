"""How far a build is: a bar on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from typing import Self, TextIO

    from rich.progress import Task, TaskID

SECONDS_BETWEEN_LINES = 5.0


class _RateColumn(TextColumn):
    """Steps a second."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "", style="progress.data.speed")


class BarProgress:
    """A bar on standard error, with rate and time left; a context manager."""

    def __init__(self) -> None:
        self._bars = Progress(
            TextColumn("{task.description:<14}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def begin(self, stage: str, total: int | None) -> None:
        """Shows a new bar."""
        self._task = self._bars.add_task(stage, total=total)

    def advance(self) -> None:
        """Moves the bar by one."""
        if self._task is not None:
            self._bars.advance(self._task)

    def end(self) -> None:
        """Fills the bar."""
        if self._task is not None:
            task = self._bars.tasks[-1]
            self._bars.update(self._task, total=task.completed or 1, completed=task.completed or 1)


class LineProgress:
    """Plain lines on standard error, at most one every few seconds; a context manager."""

    def __init__(self, stream: TextIO | None = None, seconds: float = SECONDS_BETWEEN_LINES) -> None:
        self._stream = stream or sys.stderr
        self._seconds = seconds
        self._stage = ""
        self._total: int | None = None
        self._done = 0
        self._begun = self._told = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.flush()

    def begin(self, stage: str, total: int | None) -> None:
        """Says that a stage with a known number of steps begins."""
        self._stage, self._total, self._done = stage, total, 0
        self._begun = self._told = monotonic()
        if total is not None:
            self._write(f"{stage}: {total:,} to do")

    def advance(self) -> None:
        """Says how far it is, if the last line is some seconds old."""
        self._done += 1
        now = monotonic()
        if now - self._told >= self._seconds:
            self._told = now
            self._write(self._line(self._done / (now - self._begun)))

    def end(self) -> None:
        """Says nothing: the report does."""

    def _line(self, rate: float) -> str:
        if self._total is None:
            return f"{self._stage}: {self._done:,} ({rate:.1f}/s)"
        left = (self._total - self._done) / rate
        return f"{self._stage}: {self._done:,} of {self._total:,} ({rate:.1f}/s, {told_time(left)} left)"

    def _write(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


def open_progress() -> BarProgress | LineProgress:
    """The bar on a terminal, lines elsewhere."""
    return BarProgress() if sys.stderr.isatty() else LineProgress()


def told_time(seconds: float) -> str:
    """A time for people: ``40 s``, ``3 min``, ``2 h 5 min``."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
