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


def _stretches(start: int, end: int) -> range:
    return range(start // STRETCH, (max(end, start + 1) - 1) // STRETCH + 1)
