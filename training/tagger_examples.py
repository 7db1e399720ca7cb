"""From texts with attributions to the windows a tagger learns from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.extract.tagging import BEGIN, INSIDE, OUTSIDE, PARTS
from onrecord.models.pieces import WINDOW, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attributed import Annotated, Places
    from numpy.typing import NDArray

    from onrecord.models.pieces import Pieces, Splitter
    from onrecord.records.spans import Span


@dataclass(frozen=True, slots=True)
class Link:
    """The first piece of a cue, and the first pieces of its sources and contents."""

    cue: int
    sources: tuple[int, ...]
    contents: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """Pieces with what the tagger is to say of each; ``n`` pieces.

    Attributes:
        ids: numbers in the vocabulary.
        layout: what the layout says of each.
        shares: wanted probabilities of outside, begin and inside for each of `PARTS`; shape (n, 3, 3).
        counts: 1 where they are to be learned, else 0; shape (n, 3).
        links: cues whose links are to be learned.
    """

    ids: list[int]
    layout: list[int]
    shares: NDArray[np.float32]
    counts: NDArray[np.float32]
    links: tuple[Link, ...]

    def cut(self, begin: int, end: int) -> Example:
        """The pieces ``[begin, end)`` with the links of the cues among them."""
        links = tuple(
            Link(link.cue - begin, _moved(link.sources, begin, end), _moved(link.contents, begin, end))
            for link in self.links
            if begin <= link.cue < end
        )
        part = slice(begin, end)
        return Example(self.ids[part], self.layout[part], self.shares[part], self.counts[part], links)


def _moved(places: tuple[int, ...], begin: int, end: int) -> tuple[int, ...]:
    return tuple(place - begin for place in places if begin <= place < end)


@dataclass(frozen=True, slots=True)
class Known:
    """A whole text as an example, with its lines, ready to be cut into windows."""

    example: Example
    lines: list[tuple[int, int]]

    def windows(self, first: int = WINDOW) -> Iterator[Example]:
        """The windows of the text, the first of them of at most ``first`` pieces."""
        for begin, end in windows(self.lines, first):
            yield self.example.cut(begin, end)


def known_text(annotated: Annotated, splitter: Splitter) -> Known:
    """A text whose attributions are annotated."""
    pieces = splitter.split(annotated.text)
    shares = np.zeros((len(pieces.ids), len(PARTS), 3), np.float32)
    counts = np.ones((len(pieces.ids), len(PARTS)), np.float32)
    shares[:, :, OUTSIDE] = 1
    for attributed in annotated.attributions:
        for number, part in enumerate(PARTS):
            for place in getattr(attributed, part):
                for at, piece in enumerate(_pieces_in(pieces, place)):
                    shares[piece, number] = np.eye(3, dtype=np.float32)[INSIDE if at else BEGIN]
    for place in annotated.unknown:
        counts[_pieces_in(pieces, place)] = 0
    links = tuple(_links(pieces, annotated))
    return Known(Example(pieces.ids, pieces.layout, shares, counts, links), pieces.lines)


def unknown_text(text: str, within: Sequence[Span], splitter: Splitter) -> Known:
    """The stretches ``within`` a text of which nothing is known."""
    pieces = splitter.split(text, within)
    shares = np.zeros((len(pieces.ids), len(PARTS), 3), np.float32)
    return Known(Example(pieces.ids, pieces.layout, shares, shares[:, :, 0], ()), pieces.lines)


def judged_text(text: str, shares: NDArray[np.float32], splitter: Splitter) -> Known:
    """A text as other taggers judged it; ``shares`` has a row for each piece that is no line break."""
    pieces = splitter.split(text)
    wide = [at for at, (start, end) in enumerate(pieces.spans) if end > start]
    wanted = np.zeros((len(pieces.ids), len(PARTS), 3), np.float32)
    wanted[:, :, OUTSIDE] = 1
    wanted[wide] = shares
    counts = np.zeros((len(pieces.ids), len(PARTS)), np.float32)
    counts[wide] = 1
    return Known(Example(pieces.ids, pieces.layout, wanted, counts, ()), pieces.lines)


def _links(pieces: Pieces, annotated: Annotated) -> Iterator[Link]:
    """Which pieces point where; a content without a cue points at its source itself."""
    for attributed in annotated.attributions:
        firsts = [_firsts(pieces, getattr(attributed, part)) for part in PARTS]
        contents, cues, sources = firsts
        if cues:
            yield Link(cues[0], sources, contents)
        elif contents:
            yield Link(contents[0], sources, ())


def _firsts(pieces: Pieces, places: Places) -> tuple[int, ...]:
    found = (_pieces_in(pieces, place) for place in places)
    return tuple(inside[0] for inside in found if inside)


def _pieces_in(pieces: Pieces, place: tuple[int, int]) -> list[int]:
    """The pieces that share a character with a place, line breaks left out."""
    at = bisect_left(pieces.spans, (place[0], 0))
    while at > 0 and pieces.spans[at - 1][1] > place[0]:
        at -= 1
    inside = []
    while at < len(pieces.spans) and pieces.spans[at][0] < place[1]:
        if pieces.spans[at][1] > pieces.spans[at][0]:
            inside.append(at)
        at += 1
    return inside
