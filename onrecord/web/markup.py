"""Highlights spans of a text in HTML, however they nest or cross.

Elements must nest, spans need not: a span that crosses another, or the edge of a paragraph, is cut
into pieces. The first piece carries the id that links jump to; all pieces of a cut span share a
class ``gN``, so that the style sheet lights up all of them when the first is the target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onrecord.text.marks import as_escapes

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS = 96
"""How many cut spans of one text light up whole; the style sheet has one rule for each."""


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """A stretch of text to mark.

    Attributes:
        start: first code point.
        end: one past the last.
        kinds: what was found there, as CSS class suffixes, in a fixed order.
        id: HTML id, "" for none.
        label: what hovering tells.
        group: number of the cut span it is a piece of, or None.
    """

    start: int
    end: int
    kinds: tuple[str, ...]
    id: str = ""
    label: str = ""
    group: int | None = None


def nest(highlights: Sequence[Sequence[Highlight]]) -> list[Highlight]:
    """Cuts crossing highlights so that any two are nested or apart.

    Args:
        highlights: each one whole, or as the pieces it was cut into already.

    Returns:
        The pieces of all; the first piece of each keeps its id, all pieces of one share a group.
    """
    heap = [
        (piece.start, -piece.end, number, piece)
        for number, pieces in enumerate(highlights)
        for piece in pieces
        if piece.end > piece.start
    ]
    heapify(heap)
    done: dict[int, list[Highlight]] = {}
    open_ends: list[int] = []
    while heap:
        start, minus_end, number, piece = heappop(heap)
        end = -minus_end
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            edge = open_ends[-1]
            heappush(heap, (edge, -end, number, replace(piece, start=edge)))
            piece, end = replace(piece, end=edge), edge
        open_ends.append(end)
        done.setdefault(number, []).append(piece)
    return _number_pieces([done[number] for number in sorted(done)])


def _number_pieces(cuts: Sequence[Sequence[Highlight]]) -> list[Highlight]:
    flat: list[Highlight] = []
    group = 0
    for pieces in cuts:
        if len(pieces) == 1:
            flat.extend(pieces)
            continue
        number = group if group < GROUPS else None
        group += 1
        flat.append(replace(pieces[0], group=number))
        flat.extend(replace(piece, id="", group=number) for piece in pieces[1:])
    return flat


def mark_up(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> Markup:
    """HTML of ``text[start:end]`` with its highlights.

    Args:
        text: the whole text.
        start: where to begin.
        end: where to stop.
        highlights: inside ``[start, end)``, nested or apart (see `nest`).
    """
    out: list[str] = []
    at = start
    open_ends: list[int] = []
    for mark in sorted(highlights, key=lambda mark: (mark.start, -mark.end)):
        while open_ends and open_ends[-1] <= mark.start:
            at = _write(out, text, at, open_ends.pop())
            out.append("</mark>")
        at = _write(out, text, at, mark.start)
        out.append(_opening(mark))
        open_ends.append(mark.end)
    while open_ends:
        at = _write(out, text, at, open_ends.pop())
        out.append("</mark>")
    _write(out, text, at, end)
    return Markup("".join(out))


def _write(out: list[str], text: str, start: int, end: int) -> int:
    if end > start:
        out.append(str(escape(as_escapes(text[start:end]))))
    return max(start, end)


def _opening(mark: Highlight) -> str:
    classes = [f"k-{kind}" for kind in mark.kinds]
    if mark.group is not None:
        classes.append(f"g{mark.group}")
    name = f' id="{escape(mark.id)}"' if mark.id else ""
    label = f' title="{escape(as_escapes(mark.label))}"' if mark.label else ""
    return f'<mark class="{" ".join(classes)}"{name}{label}>'
