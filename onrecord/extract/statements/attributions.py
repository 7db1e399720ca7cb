"""From a tagger's judgements on word pieces to attributions: content, cue and source, linked.

The best path through begin, inside and outside is found by dynamic programming (Viterbi) with a price
on leaving a part, so that a part does not break at one doubtful piece. Contents may run over lines,
as speeches do; cues and sources may not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import log
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
NEARNESS = 0.1  # nats a piece of distance costs; 0.02 to 0.4 were tried on the development part of PolNeAR:
OTHER_LINE = 3.0  # cues right .83 by the link alone, .89 with both; sources .86 and .91
MIN_TIE = -12.0  # a link with no share at all, some thirty pieces off
SURELY_NONE = 0.9  # share of a cue's attention that goes to itself from which it is linked to nothing
_LEAST_SHARE = 1e-4
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


def support(tagging: Tagging, part: int, span: Span) -> float:
    """How far the tagger takes the words of ``span`` for a part of attributions, 0 to 1.

    Args:
        tagging: the judgements on the whole text.
        part: an index into `PARTS`.
        span: code points of the text.
    """
    first, last = np.searchsorted(tagging.starts, (span.start, span.end))
    if first == last:
        return 0.0
    return _share_inside(tagging.heads["parts"][first:last, part])


def _share_inside(scores: NDArray[np.float32]) -> float:
    """The mean share of what is not `OUTSIDE`; ``mean()`` takes three times as long on a few numbers."""
    return 1.0 - float(np.add.reduce(np.exp(scores[:, OUTSIDE])) / len(scores))


def _parts(tagging: Tagging, number: int) -> list[Part]:
    """The spans of one part of attributions along the best path."""
    scores = tagging.heads["parts"][:, number]
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
    sure = _share_inside(scores[first : last + 1])
    return Part(Span(int(tagging.starts[first]), int(tagging.ends[last])), first, last, sure)


def _cues_of(tagging: Tagging, contents: Sequence[Part], cues: Sequence[Part]) -> Iterator[int | None]:
    """For each content the number of the cue that suits it best, or None."""
    best: dict[int, tuple[float, int]] = {}
    for number, cue in enumerate(cues):
        for i, score in _ties(tagging, cue, contents, CONTENT_LINK):
            best[i] = max(best.get(i, (MIN_TIE, -1)), (score, number))
    for i in range(len(contents)):
        number = best.get(i, (0.0, -1))[1]
        yield number if number >= 0 else None


def _source_of(tagging: Tagging, cue: Part, sources: Sequence[Part]) -> Part | None:
    """The source that suits a cue best; None where the cue points at none of them."""
    ties = list(_ties(tagging, cue, sources, SOURCE_LINK))
    score, best = max(((score, -i) for i, score in ties), default=(0.0, 1))
    return sources[-best] if ties and score > MIN_TIE else None


def _ties(tagging: Tagging, cue: Part, others: Sequence[Part], link: slice) -> Iterator[tuple[int, float]]:
    """How well each of ``others`` in reach suits a cue: by the tagger's link, by distance, by line."""
    low = bisect_left(others, cue.first - REACH, key=lambda other: other.first)
    high = bisect_right(others, cue.first + REACH, key=lambda other: other.first)
    if low == high:
        return
    firsts = [other.first for other in others[low:high]]
    queries, keys = tagging.heads["queries"], tagging.heads["keys"]
    scores = keys[[*firsts, cue.first], link] @ queries[cue.first, link] / LINK_SCALE
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    if shares[-1] > SURELY_NONE:
        return
    for at, share in zip(range(low, high), shares, strict=False):
        other = others[at]
        gap = max(cue.first - other.last, other.first - cue.last, 0)
        same_line = tagging.lines[cue.first] in (tagging.lines[other.first], tagging.lines[other.last])
        yield at, log(share + _LEAST_SHARE) - NEARNESS * gap - OTHER_LINE * (not same_line)
