"""Spans by the stretch of the text they lie in, so that those at a place are found without looking at all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.records.spans import Span

STRETCH = 256  # code points; a statement has about as many


class Places:
    """Where numbered things lie in a text.

    Args:
        spans: the number of a thing and a span of it, in any order; a thing may have several.
    """

    def __init__(self, spans: Iterable[tuple[int, Span]]) -> None:
        self._at: dict[int, list[int]] = defaultdict(list)
        for number, span in spans:
            self.add(number, span)

    def add(self, number: int, span: Span) -> None:
        """Adds a span of a thing."""
        for stretch in _stretches(span.start, span.end):
            if self._at[stretch][-1:] != [number]:
                self._at[stretch].append(number)

    def near(self, start: int, end: int) -> Sequence[int]:
        """The numbers of all things that overlap the code points ``[start, end)``, and of some others.

        Ascending, each once.
        """
        stretches = _stretches(start, end)
        if len(stretches) == 1:
            return sorted(set(self._at.get(stretches[0], ())))
        return sorted({number for stretch in stretches for number in self._at.get(stretch, ())})


class Taken:
    """Spans of a text that are taken, as they are taken.

    Args:
        spans: the first ones.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        self._places = Places(())
        for span in spans:
            self.take(span)

    def take(self, span: Span) -> None:
        """Takes a span."""
        self._places.add(len(self._spans), span)
        self._spans.append(span)

    def overlaps(self, span: Span) -> bool:
        """Whether some of a span is taken."""
        return any(self._spans[number].overlaps(span) for number in self._places.near(span.start, span.end))


def _stretches(start: int, end: int) -> range:
    return range(start // STRETCH, (max(end, start + 1) - 1) // STRETCH + 1)
