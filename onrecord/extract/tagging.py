"""What a learned tagger says of each word piece of a text, and what a stage needs of such a tagger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from onrecord.records.spans import Span

PARTS = ("content", "cue", "source")
"""The parts of an attribution, in the order of the first axis of the head ``parts``."""
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
LINK_SCALE = 8.0  # square root of the width of either half, by which products are divided
SOURCE_LINK, CONTENT_LINK = slice(0, 64), slice(64, 128)
"""The halves of the heads ``queries`` and ``keys``: from a cue to its source, and to its content."""


@dataclass(frozen=True, slots=True)
class Head:
    """One kind of judgement that a tagger makes of every word piece.

    Attributes:
        name: its key in `Tagging.heads`.
        output: the name of its output in the weights.
        shape: of its numbers for one piece.
        shares: whether the weights give logits over the last axis, so that `Tagging.heads` holds natural
            logarithms of probabilities; otherwise the numbers stay as they are.
    """

    name: str
    output: str
    shape: tuple[int, ...]
    shares: bool = False


HEADS = (
    Head("parts", "tags", (len(PARTS), 3), shares=True),
    Head("queries", "query", (CONTENT_LINK.stop,)),
    Head("keys", "key", (CONTENT_LINK.stop,)),
)
"""All heads of the tagger that ships: a new head is a row here and an output of its weights.

``parts``: `OUTSIDE`, `BEGIN` or `INSIDE` for each of `PARTS`. ``queries``: what a piece, as the first of a
cue, looks for. ``keys``: what a piece, as the first of a source or content, answers.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Tagging:
    """Word pieces of a text with the tagger's judgements; ``n`` pieces, none of them a line break.

    Attributes:
        starts: code points at which the pieces begin, ascending; shape (n,).
        ends: where they end; shape (n,).
        lines: the number of the line each stands in; shape (n,).
        heads: for each of `HEADS`, by name, its numbers for every piece; shape (n, *Head.shape).
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    lines: NDArray[np.int32]
    heads: Mapping[str, NDArray[np.float32]]


class Tagger(Protocol):
    """A model that finds the parts of attributions (`onrecord.models.tagger.StatementTagger`)."""

    def tag(self, text: str, within: Sequence[Span] | None = None) -> Tagging:
        """The judgements on every word piece of ``text``, or of the stretches ``within`` it.

        The same text always gives the same ones.
        """
