"""Text that remembers where each of its characters stands in the raw page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.spans import OffsetMap, Run
from onrecord.text.marks import DIRECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

Piece = tuple[int, int, int, int]
"""As `Run`: start and end in the text, start and end in the raw page."""

# Characters nobody sees: C0 and C1 controls but white space, soft hyphen, zero-width space and
# joiner marks that carry no meaning, byte order mark, and marks of direction: words are kept in the order in
# which they are read. The joiners of Arabic and Indic scripts stay.
INVISIBLE = f"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff{DIRECTIONS}"
# White space that is not one plain space already, and what nobody sees.
_GAP = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]|^ | $")
_BREAK = re.compile(r"[^\S ]")
_WHITE = re.compile(r"\s+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Strand:
    """A text and the pieces of the raw page it was taken from, in order.

    Characters in no piece were put in by cleaning. See `onrecord.records.spans.OffsetMap`.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of_raw(cls, raw: str, start: int, end: int) -> Strand:
        """The stretch of the raw page as it stands."""
        return cls(raw[start:end], ((0, end - start, start, end),) if end > start else ())

    def slice(self, start: int, end: int) -> Strand:
        """The characters from ``start`` up to ``end``."""
        end = min(end, len(self.text))
        if start >= end:
            return Strand("", ())
        if start == 0 and end == len(self.text):
            return self
        out: list[Piece] = []
        first = max(0, bisect_right(self.pieces, (start, 1 << 60, 0, 0)) - 1)
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece[0] >= end:
                break
            if piece[1] > start:
                out.append(_cut(piece, start, end))
        return Strand(self.text[start:end], tuple(out))

    def squeezed(self) -> Strand:
        """With each stretch of white space one space, none at the ends, and nothing invisible."""
        if self.text.isprintable() and "  " not in self.text and self.text == self.text.strip(" "):
            return Strand(self.text, _joined(self.pieces))  # no other white space, nothing invisible
        spaced = Strand(_BREAK.sub(" ", self.text), self.pieces)  # one for one, so the pieces hold
        if not _GAP.search(spaced.text) and not _SURROGATE.search(spaced.text):
            return Strand(spaced.text, _joined(self.pieces))
        return spaced._without_gaps()

    def _without_gaps(self) -> Strand:
        chunks: list[str] = []
        pieces: list[Piece] = []
        at = done = 0
        for gap in _GAP.finditer(self.text):
            done, at = self._copy(chunks, pieces, (done, gap.start(), at)), at + gap.start() - done
            done = gap.end()
            if at and gap.end() < len(self.text) and not _is_invisible(gap[0]):
                chunks.append(" ")
                raw = self._white_cover(gap.start(), gap.end())
                if raw:
                    pieces.append((at, at + 1, *raw))
                at += 1
        self._copy(chunks, pieces, (done, len(self.text), at))
        return Strand(_SURROGATE.sub("\ufffd", "".join(chunks)), _joined(pieces))

    def raw_cover(self) -> tuple[int, int] | None:
        """From the first to the last raw character behind the text; None where there is none."""
        return _cover(self.pieces)

    def offsets(self) -> OffsetMap:
        """The map from the text back to the raw page."""
        return OffsetMap(tuple(Run(*piece) for piece in self.pieces))

    def _white_cover(self, start: int, end: int) -> tuple[int, int] | None:
        """The raw characters behind the white space of a gap; what nobody sees around it is none."""
        runs = (self.slice(*run.span()).pieces for run in _WHITE.finditer(self.text, start, end))
        return _cover([piece for pieces in runs for piece in pieces])

    def _copy(self, chunks: list[str], pieces: list[Piece], what: tuple[int, int, int]) -> int:
        start, end, at = what
        if end > start:
            part = self.slice(start, end)
            chunks.append(part.text)
            pieces.extend((a + at, b + at, c, d) for a, b, c, d in part.pieces)
        return end


def join(strands: Sequence[Strand], glue: str) -> Strand:
    """The strands one after the other with ``glue`` between them."""
    pieces: list[Piece] = []
    at = 0
    for strand in strands:
        pieces.extend((a + at, b + at, c, d) for a, b, c, d in strand.pieces)
        at += len(strand.text) + len(glue)
    return Strand(glue.join(strand.text for strand in strands), _joined(pieces))


def _cover(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    if not pieces:
        return None
    return min(piece[2] for piece in pieces), max(piece[3] for piece in pieces)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    a, b, c, d = piece
    begin, stop = max(a, start), min(b, end)
    if b - a == d - c:
        return begin - start, stop - start, c + begin - a, c + stop - a
    return begin - start, stop - start, c, d


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbouring pieces that correspond one to one made one piece."""
    if len(pieces) < 2:
        return tuple(pieces)
    out: list[Piece] = []
    for piece in pieces:
        if out:
            a, b, c, d = out[-1]
            if b == piece[0] and d == piece[2] and b - a == d - c and piece[1] - b == piece[3] - d:
                out[-1] = (a, piece[1], c, piece[3])
                continue
        out.append(piece)
    return tuple(out)


def without_invisible(text: str) -> str:
    """A line of text that stands in no place of the page, as `Strand.squeezed` has it."""
    return Strand(text, ()).squeezed().text


def _is_invisible(gap: str) -> bool:
    return not any(char.isspace() for char in gap)
