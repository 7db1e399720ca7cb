"""From a tagger's judgements on word pieces to attributions: content, cue and source, linked.

The best path through begin, inside and outside is found by dynamic programming (Viterbi) with a price
on leaving a part, so that a part does not break at one doubtful piece. Contents may run over lines,
as speeches do; cues and sources may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.extract.tagging import BEGIN, CONTENT_LINK, INSIDE, LINK_SCALE, OUTSIDE, PARTS, SOURCE_LINK
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.extract.tagging import Tagging

STAY = 1.0  # price of leaving a part, in nats; 0 to 3 were tried on the development part of PolNeAR
REACH = 250  # pieces between a cue and what it is linked to; the tagger saw no more at once
MIN_LINK = 0.05  # share of a cue's attention a content needs to be that cue's
_SURELY_OUTSIDE = -0.01  # logarithm of the share from which a piece is outside without a further look


@dataclass(frozen=True, slots=True)
class Part:
    """A content, cue or source: pieces ``first`` to ``last`` (inclusive), and how sure the tagger is."""

    span: Span
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content in one or more parts with the cue and source it is linked to, where there are such."""

    content: tuple[Part, ...]
    cue: Part | None
    source: Part | None


def find_attributions(tagging: Tagging) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their contents; the parts of no two contents overlap."""
    contents, cues, sources = (_parts(tagging, number) for number in range(len(PARTS)))
    by_cue: dict[int, list[Part]] = {}
    found: list[Attribution] = []
    for content, number in zip(contents, _cues_of(tagging, contents, cues), strict=True):
        if number is None:
            found.append(Attribution((content,), None, None))
        else:
            by_cue.setdefault(number, []).append(content)
    for number, parts in by_cue.items():
        cue = cues[number]
        found.append(Attribution(tuple(parts), cue, _source_of(tagging, cue, sources)))
    return tuple(sorted(found, key=lambda one: one.content[0].first))


def _parts(tagging: Tagging, number: int) -> list[Part]:
    """The spans of one part of attributions along the best path."""
    scores = tagging.scores[:, number]
    found: list[Part] = []
    for begin, end in _doubtful(scores):
        states = best_path(scores[begin:end].tolist())
        for first, last in _runs(states):
            found.append(_part(tagging, scores, begin + first, begin + last))
    if PARTS[number] == "content":
        return found
    return [part for part in found if tagging.lines[part.first] == tagging.lines[part.last]]


def _doubtful(scores: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Stretches that are not surely outside, each with a piece on either side."""
    inside = np.flatnonzero(scores[:, OUTSIDE] < _SURELY_OUTSIDE)
    if not len(inside):
        return
    breaks = np.flatnonzero(np.diff(inside) > 2)
    for first, last in zip([0, *(breaks + 1)], [*breaks, len(inside) - 1], strict=True):
        yield max(0, int(inside[first]) - 1), min(len(scores), int(inside[last]) + 2)


def best_path(scores: Sequence[Sequence[float]], stay: float = STAY) -> list[int]:
    """The likeliest states of a sequence; no part goes on (`INSIDE`) that has not begun.

    Args:
        scores: logarithms of the probabilities of the three states, a row a piece.
        stay: the price of going from inside a part to anything but its inside, in nats.
    """
    outside, begin = scores[0][OUTSIDE], scores[0][BEGIN]
    inside = float("-inf")
    back: list[tuple[int, int, int]] = []
    for row in scores[1:]:
        within, state = (begin, BEGIN) if begin >= inside else (inside, INSIDE)
        left = within - stay
        before, free = (OUTSIDE, outside) if outside >= left else (state, left)
        back.append((before, before, state))
        outside, begin, inside = free + row[OUTSIDE], free + row[BEGIN], within + row[INSIDE]
    path = [max((outside, OUTSIDE), (begin, BEGIN), (inside, INSIDE))[1]]
    for steps in reversed(back):
        path.append(steps[path[-1]])
    return path[::-1]


def _runs(states: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last index of each part in a path."""
    begins = [at for at, state in enumerate(states) if state == BEGIN]
    for begin, following in pairwise([*begins, len(states)]):
        last = begin
        while last + 1 < following and states[last + 1] == INSIDE:
            last += 1
        yield begin, last


def _part(tagging: Tagging, scores: NDArray[np.float32], first: int, last: int) -> Part:
    sure = 1.0 - float(np.exp(scores[first : last + 1, OUTSIDE]).mean())
    return Part(Span(int(tagging.starts[first]), int(tagging.ends[last])), first, last, sure)


def _cues_of(tagging: Tagging, contents: Sequence[Part], cues: Sequence[Part]) -> Iterator[int | None]:
    """For each content the number of the cue that points at it most, or None."""
    best: dict[int, tuple[float, int]] = {}
    for number, cue in enumerate(cues):
        near = [i for i, content in enumerate(contents) if abs(content.first - cue.first) <= REACH]
        shares = _attention(tagging, cue, [contents[i] for i in near], CONTENT_LINK)
        for i, share in zip(near, shares, strict=True):
            best[i] = max(best.get(i, (MIN_LINK, -1)), (share, number))
    for i in range(len(contents)):
        number = best.get(i, (0.0, -1))[1]
        yield number if number >= 0 else None


def _source_of(tagging: Tagging, cue: Part, sources: Sequence[Part]) -> Part | None:
    """The source a cue points at; None where it points at none of them."""
    near = [source for source in sources if abs(source.first - cue.first) <= REACH]
    shares = _attention(tagging, cue, near, SOURCE_LINK)
    best = max(range(len(near)), key=lambda i: shares[i], default=None)
    return near[best] if best is not None and shares[best] > 1 - sum(shares) else None


def _attention(tagging: Tagging, cue: Part, others: Sequence[Part], link: slice) -> list[float]:
    """The shares of a cue's attention that go to each of ``others``; the rest of 1 goes to none."""
    if not others:
        return []
    firsts = [other.first for other in others]
    asked = tagging.queries[cue.first, link]
    scores = tagging.keys[[*firsts, cue.first], link] @ asked / LINK_SCALE
    shares = np.exp(scores - scores.max())
    return [float(share) for share in shares[:-1] / shares.sum()]
