"""Where the words of a copy stand in its original, character by character.

Anchor and extend: a run of words that both texts have is made as long as it can be, from the beginning of
the copy to its end; so paragraphs that changed places are found too, and the time grows with the length of
the texts, not with its square (as that of `difflib` does).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.records.article_rows import Shared
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ANCHOR = 4  # words; the shortest run looked for: shorter ones stand all over a text by chance
GAP_ANCHOR = 2  # words; the shortest run looked for between two others
GAP = 40  # words between two runs at most for shorter ones to be looked for there
MAX_PLACES = 16  # places of one anchor in the original that are tried; more are a refrain
LEAST_COVERED = 0.9  # of a span's characters that must be the original's for it to be found there
MOST_STRETCHED = 1.2  # how much longer the original's span may be, for words the copy left out

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, in one case, and where each stands."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Words:
        found = list(_WORD.finditer(text))
        forms = tuple(match[0].casefold() for match in found)
        return cls(text, forms, tuple(m.start() for m in found), tuple(m.end() for m in found))


@dataclass(slots=True)
class _Run:
    """``length`` words from the copy's word ``here`` on are those from the original's ``there`` on."""

    here: int
    there: int
    length: int


def align(copy: str, original: str) -> tuple[Shared, ...]:
    """The stretches of a copy that stand, character for character, in its original.

    Ordered by their place in the copy, where they do not overlap; each begins and ends with a word or a
    mark beside one. Words that differ in case, and marks that differ, are in none.
    """
    if copy == original:
        return (Shared(0, len(copy), 0, len(original)),) if copy else ()
    mine, theirs = _Words.of(copy), _Words.of(original)
    runs = _shared_runs(mine.forms, theirs.forms)
    return _widen([piece for run in runs for piece in _same_characters(run, mine, theirs)], copy, original)


def count_shared(copy: str, original: str) -> tuple[int, int, int]:
    """How many words of a copy stand in its original, and how many words the two have; both in one case."""
    mine, theirs = _WORD.findall(copy), _WORD.findall(original)
    shared = sum(run.length for run in _shared_runs(mine, theirs))
    return min(shared, len(theirs)), len(mine), len(theirs)


def span_in_original(shared: Sequence[Shared], span: Span) -> Span | None:
    """Where the words of a copy's span stand in the original, or None where they do not, or not together.

    Args:
        shared: what `align` found.
        span: of the copy's text.
    """
    touched = [one for one in shared if one.start < span.end and span.start < one.end]
    covered = sum(min(one.end, span.end) - max(one.start, span.start) for one in touched)
    if not touched or covered < LEAST_COVERED * len(span):
        return None
    first, last = touched[0], touched[-1]
    start = first.of_start + max(0, span.start - first.start)
    end = last.of_end - max(0, last.end - span.end)
    return Span(start, end) if 0 < end - start <= MOST_STRETCHED * len(span) + ANCHOR else None


def words_within(text: str, stretches: Sequence[Span]) -> tuple[int, int]:
    """How many words of a text begin within the stretches (ordered), and how many there are."""
    total = inside = at = 0
    for match in _WORD.finditer(text):
        total += 1
        while at < len(stretches) and stretches[at].end <= match.start():
            at += 1
        inside += at < len(stretches) and stretches[at].start <= match.start()
    return inside, total


def _shared_runs(mine: Sequence[str], theirs: Sequence[str]) -> list[_Run]:
    return list(_fill(_find_runs(mine, theirs, ANCHOR), mine, theirs))


def _find_runs(mine: Sequence[str], theirs: Sequence[str], anchor: int) -> list[_Run]:
    """The longest run at each word of the copy that no run before it has, in the copy's order."""
    width = max(1, min(anchor, len(mine), len(theirs)))
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(theirs) - width + 1):
        places.setdefault(tuple(theirs[place : place + width]), []).append(place)
    runs: list[_Run] = []
    at = free = next_there = 0
    while at <= len(mine) - width:
        found = places.get(tuple(mine[at : at + width]), ())[:MAX_PLACES]
        if not found:
            at += 1
            continue
        there = max(found, key=lambda one: (_reach(mine, theirs, at, one), -abs(one - next_there), -one))
        run = _Run(at, there, _reach(mine, theirs, at, there))
        while run.here > free and run.there > 0 and mine[run.here - 1] == theirs[run.there - 1]:
            run = _Run(run.here - 1, run.there - 1, run.length + 1)
        runs.append(run)
        at = free = run.here + run.length
        next_there = run.there + run.length
    return runs


def _reach(mine: Sequence[str], theirs: Sequence[str], here: int, there: int) -> int:
    """How many words are the same from two places on."""
    most = min(len(mine) - here, len(theirs) - there)
    length = 0
    while length < most and mine[here + length] == theirs[there + length]:
        length += 1
    return length


def _fill(runs: Sequence[_Run], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Run]:
    """The runs, and what is the same between two of them that are near each other in both texts.

    There, a run may be shorter than an anchor; single words count where they lie equally far apart.
    """
    for run, after in pairwise([*runs, None]):
        if run is None:
            return
        yield run
        here, there = run.here + run.length, run.there + run.length
        if after is not None and here < after.here <= here + GAP and there < after.there <= there + GAP:
            inner = _find_runs(mine[here : after.here], theirs[there : after.there], GAP_ANCHOR)
            shifted = [_Run(here + one.here, there + one.there, one.length) for one in inner]
            yield from _singles([_Run(here, there, 0), *shifted, after], mine, theirs)


def _singles(runs: Sequence[_Run], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Run]:
    """The runs but the first and last, and the words between two that lie equally far apart."""
    for run, after in pairwise(runs):
        if run.length:
            yield run
        here, there = run.here + run.length, run.there + run.length
        if after.here - here == after.there - there:
            for step in range(after.here - here):
                if mine[here + step] == theirs[there + step]:
                    yield _Run(here + step, there + step, 1)


def _same_characters(run: _Run, mine: _Words, theirs: _Words) -> Iterator[Shared]:
    """A run of words cut where case, marks or spaces differ."""
    start: int | None = None
    for step in range(run.length + 1):
        here, there = run.here + step, run.there + step
        if start is not None and (step == run.length or not _goes_on(here, there, mine, theirs)):
            begin, of_begin = mine.starts[start], theirs.starts[start - run.here + run.there]
            yield Shared(begin, mine.ends[here - 1], of_begin, theirs.ends[there - 1])
            start = None
        if start is None and step < run.length and _same_word(here, there, mine, theirs):
            start = here


def _same_word(here: int, there: int, mine: _Words, theirs: _Words) -> bool:
    word = mine.text[mine.starts[here] : mine.ends[here]]
    return word == theirs.text[theirs.starts[there] : theirs.ends[there]]


def _goes_on(here: int, there: int, mine: _Words, theirs: _Words) -> bool:
    """Whether a word and what stands before it are the same in both texts."""
    piece = mine.text[mine.ends[here - 1] : mine.ends[here]]
    return piece == theirs.text[theirs.ends[there - 1] : theirs.ends[there]]


def _widen(pieces: Sequence[Shared], copy: str, original: str) -> tuple[Shared, ...]:
    """The pieces with the marks beside them that are the same: a quotation mark, a full stop."""
    out: list[Shared] = []
    for number, one in enumerate(pieces):
        floor = out[-1].end if out else 0
        ceiling = pieces[number + 1].start if number + 1 < len(pieces) else len(copy)
        start, of_start, end, of_end = one.start, one.of_start, one.end, one.of_end
        while start > floor and of_start > 0 and _same_mark(copy[start - 1], original[of_start - 1]):
            start, of_start = start - 1, of_start - 1
        while end < ceiling and of_end < len(original) and _same_mark(copy[end], original[of_end]):
            end, of_end = end + 1, of_end + 1
        if out and (out[-1].end, out[-1].of_end) == (start, of_start):
            before = out.pop()
            start, of_start = before.start, before.of_start
        out.append(Shared(start, end, of_start, of_end))
    return tuple(out)


def _same_mark(one: str, other: str) -> bool:
    return one == other and not _WORD.match(one)
