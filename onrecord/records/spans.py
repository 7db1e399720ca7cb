"""Half-open spans of code points, and the map from a clean text back to its raw input."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval ``[start, end)`` in Unicode code points (the output of ``len()``).

    Raises:
        ValueError: if it is empty or begins before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this span of ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two spans share; 0 where they do not touch."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """This span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text and the stretch of raw input it came from.

    Where both have the same length, characters correspond one to one; otherwise the whole run
    stands for the whole raw stretch (``&amp;`` and ``&``; a repaired mojibake sequence).
    """

    start: int
    end: int
    raw_start: int
    raw_end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and 0 <= self.raw_start < self.raw_end):
            raise ValueError(f"not a run: {self}")

    @property
    def one_to_one(self) -> bool:
        """Whether each character of the run has its own raw character."""
        return self.end - self.start == self.raw_end - self.raw_start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps spans of a clean text to spans of the raw input it was taken from.

    ``runs`` are ordered by ``start`` and do not overlap in the clean text. Clean characters in no
    run were inserted by cleaning (the blank line between two blocks) and have no raw counterpart.
    """

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        for before, after in zip(self.runs, self.runs[1:], strict=False):
            if after.start < before.end:
                raise ValueError("runs overlap or are out of order")

    def to_raw(self, span: Span) -> tuple[Span, ...]:
        """The raw spans behind ``span``, in the order of the text; adjacent ones are joined.

        Empty where no character of ``span`` has a raw counterpart.
        """
        out: list[Span] = []
        first = max(0, bisect_right(self.runs, span.start, key=lambda run: run.start) - 1)
        for run in self.runs[first:]:
            if run.start >= span.end:
                break
            if run.end <= span.start:
                continue
            raw = _part_of_run(run, span)
            if out and out[-1].end == raw.start:
                raw = Span(out.pop().start, raw.end)
            out.append(raw)
        return tuple(out)

    def mapped(self) -> int:
        """How many clean characters have a raw counterpart."""
        return sum(run.end - run.start for run in self.runs)


def _part_of_run(run: Run, span: Span) -> Span:
    if not run.one_to_one:
        return Span(run.raw_start, run.raw_end)
    start = max(run.start, span.start)
    end = min(run.end, span.end)
    return Span(run.raw_start + start - run.start, run.raw_start + end - run.start)
