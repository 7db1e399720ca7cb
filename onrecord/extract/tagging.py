"""What a learned tagger says of each word piece of a text, and what a stage needs of such a tagger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from onrecord.records.spans import Span

PARTS = ("content", "cue", "source")
"""The parts of an attribution, in the order of `Tagging.scores`."""
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
LINK_SCALE = 8.0  # square root of the width of either half, by which products are divided
SOURCE_LINK, CONTENT_LINK = slice(0, 64), slice(64, 128)
"""The halves of `Tagging.queries` and `Tagging.keys`: from a cue to its source, and to its content."""


@dataclass(frozen=True, slots=True, eq=False)
class Tagging:
    """Word pieces of a text with the tagger's judgements; ``n`` pieces, none of them a line break.

    Attributes:
        starts: code points at which the pieces begin, ascending; shape (n,).
        ends: where they end; shape (n,).
        lines: the number of the line each stands in; shape (n,).
        scores: natural logarithms of the probabilities of `OUTSIDE`, `BEGIN` and `INSIDE` for each of
            `PARTS`; shape (n, 3, 3).
        queries: what each piece, as the first of a cue, looks for; shape (n, 128).
        keys: what each piece, as the first of a source or content, answers; shape (n, 128).
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    lines: NDArray[np.int32]
    scores: NDArray[np.float32]
    queries: NDArray[np.float32]
    keys: NDArray[np.float32]


class Tagger(Protocol):
    """A model that finds the parts of attributions (`onrecord.models.tagger.StatementTagger`)."""

    def tag(self, text: str, within: Sequence[Span] | None = None) -> Tagging:
        """The judgements on every word piece of ``text``, or of the stretches ``within`` it.

        The same text always gives the same ones.
        """
