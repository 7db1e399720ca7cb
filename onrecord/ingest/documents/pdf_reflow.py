"""Lines of a PDF to paragraphs: columns in order, no running headers or page numbers, words whole again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.ingest.documents.pdf_lines import Line, PdfPage

# Measured on PDFs made by three programs in one, two and three columns; see bench/pdf_text.py.
MARGIN = 0.12  # share of the height in which headers and footers stand: 3.5 cm of A4
EDGE = 0.035  # share in which only what a browser or printer adds can stand: 1 cm of A4
MARGIN_LINES = 3  # lines from the edge that a header or footer has at most
REPEATED = 0.4  # of the pages; left and right pages may have headers of their own
PARAGRAPH_GAP = 1.2  # of the usual distance of lines
OTHER_SIZE = 1.12  # between the heights of two lines of one paragraph
INDENT, MAX_INDENT = 1.0, 8.0  # characters; the first lines of paragraphs begin 2 to 4 further right
SHORT_LINE = (
    8.0  # characters that must have been free beside the next word, where a line ends in mid-sentence
)
ACROSS = 0.2  # share of the lines of a page that may run across its columns
COLUMN_CHARS = 16  # in the middle line; newspaper columns have 25 and more, names of speakers 5 to 15
SAME_LEVEL = 0.3  # of the height of a line
GUTTER_LINES = 3  # lines that must stand on each side of a gap for it to part columns

_PAGE_NUMBER = re.compile(
    r"\W*(?:\d{1,4}|[ivxlc]{1,6}|\w+\s+\d{1,4}\s+\w+\s+\d{1,4}|(?:https?://\S+\s+)?\d{1,4}\s*/\s*\d{1,4})\W*",
    re.I,
)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:;。！？”’\"')\]]\s*$")
_BROKEN_WORD = re.compile(r"(\w+)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"\w+")
_COMPOUND = re.compile(r"\w+[-\u2010]\w+")

Edges = dict["Line", tuple[float, float]]


def paragraphs_of(pages: Sequence[PdfPage]) -> list[str]:
    """The paragraphs of the document, in reading order."""
    blocks = [block for lines in without_margins(pages) for block in in_reading_order(lines)]
    lines = [line for block in blocks for line in block]
    leading = _usual_leading(blocks)
    edges = _edges(blocks)
    compounds = Counter(found.casefold() for line in lines for found in _COMPOUND.findall(line.text))
    words = Counter(found.casefold() for line in lines for found in _FIRST_WORD.findall(line.text))
    groups: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if before is None or _begins_paragraph(before, line, leading, edges):
            groups.append([])
        groups[-1].append(line)
        before = line
    return [text for group in groups if (text := _joined(group, words, compounds))]


def without_margins(pages: Sequence[PdfPage]) -> list[list[Line]]:
    """The lines of each page without running headers and footers and page numbers."""
    repeated = _repeated(pages)
    bodies = []
    for page in pages:
        dropped = {
            line
            for line in _margin_lines(page)
            if _key(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) or _at_edge(line, page)
        }
        bodies.append([line for line in page.lines if line not in dropped])
    return bodies


def running_heads(pages: Sequence[PdfPage]) -> tuple[str, ...]:
    """The first of each header and footer that runs over the pages, without those that a printer adds."""
    repeated = _repeated(pages)
    heads: dict[str, str] = {}
    for page in pages:
        for line in _margin_lines(page):
            if _key(line) in repeated and not _at_edge(line, page):
                heads.setdefault(_key(line), line.text)
    return tuple(heads.values())


def _repeated(pages: Sequence[PdfPage]) -> frozenset[str]:
    seen = Counter(key for page in pages for key in {_key(line) for line in _margin_lines(page)})
    enough = max(2.0, REPEATED * len(pages))
    return frozenset(key for key, count in seen.items() if count >= enough)


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """The blocks of a page: those above the columns first, then column by column.

    A page without columns is one block in the order of the file; names beside a text are none.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return [_rows(lines)] if lines else []
    out: list[list[Line]] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda one: (-one.bottom, one.left)):
        if line.left < gutter < line.right:  # across the columns: what is above is read before it
            out += [*_columns(band, gutter), [line]]
            band = []
        else:
            band.append(line)
    return out + _columns(band, gutter)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that follow each other on one level as one: cells of a table, a name and its text."""
    rows: list[Line] = []
    for line in lines:
        before = rows[-1] if rows else None
        if (
            before
            and abs(line.bottom - before.bottom) < SAME_LEVEL * line.height
            and line.left >= before.right
        ):
            rows[-1] = replace(before, text=f"{before.text} {line.text}", right=line.right)
        else:
            rows.append(line)
    return rows


def _columns(band: Sequence[Line], gutter: float) -> list[list[Line]]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    return in_reading_order(left) + in_reading_order(right)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a strip runs down between lines on its left and lines on its right; few may cross it."""
    if len(lines) < 2 * GUTTER_LINES:
        return None
    starts = Counter(int(line.left) for line in lines)
    best: tuple[int, float] | None = None
    for at in sorted(start for start, count in starts.items() if count >= GUTTER_LINES):
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        if not (_is_column(left) and _is_column(right)) or _beside(left, right) < GUTTER_LINES:
            continue
        crossing = len(lines) - len(left) - len(right)
        if crossing <= ACROSS * len(lines) and (best is None or crossing < best[0]):
            best = (crossing, at)
    return best[1] if best else None


def _is_column(lines: Sequence[Line]) -> bool:
    return len(lines) >= GUTTER_LINES and median(len(line.text) for line in lines) >= COLUMN_CHARS


def _beside(left: Sequence[Line], right: Sequence[Line]) -> int:
    """How many lines on the right stand beside one on the left."""
    step = max(1.0, median(line.height for line in left))
    rows = {round(line.bottom / step) + shift for line in left for shift in (-1, 0, 1)}
    return sum(round(line.bottom / step) in rows for line in right)


def _margin_lines(page: PdfPage) -> list[Line]:
    """The lines next to the upper and the lower edge."""
    above = sorted(page.lines, key=lambda line: -line.top)[:MARGIN_LINES]
    below = sorted(page.lines, key=lambda line: line.bottom)[:MARGIN_LINES]
    return [line for line in above if line.bottom > (1 - MARGIN) * page.height] + [
        line for line in below if line.top < MARGIN * page.height
    ]


def _at_edge(line: Line, page: PdfPage) -> bool:
    return line.bottom > (1 - EDGE) * page.height or line.top < EDGE * page.height


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _usual_leading(blocks: Sequence[Sequence[Line]]) -> float:
    """The usual distance of lines in heights of a line."""
    steps = sorted(
        (before.bottom - line.bottom) / max(line.height, 1.0)
        for block in blocks
        for before, line in pairwise(block)
        if _is_below(before, line)
    )
    return steps[len(steps) // 3] if steps else 1.2  # the gaps between paragraphs are the longer ones


def _is_below(before: Line, line: Line) -> bool:
    """Whether a line stands below another in one column."""
    return line.bottom < before.bottom and line.left < before.right and before.left < line.right


def _edges(blocks: Sequence[Sequence[Line]]) -> Edges:
    """Where the column of a line begins and ends: where most lines of its size begin, the longest ends."""
    edges: Edges = {}
    for block in blocks:
        for size in {round(line.height) for line in block}:
            same = [line for line in block if round(line.height) == size]
            left = Counter(int(line.left) for line in same).most_common(1)[0][0]
            edges |= dict.fromkeys(same, (left, max(line.right for line in same)))
    return edges


def _begins_paragraph(before: Line, line: Line, leading: float, edges: Edges) -> bool:
    larger, smaller = max(before.height, line.height), max(min(before.height, line.height), 0.1)
    if larger / smaller > OTHER_SIZE:
        return True
    if _BROKEN_WORD.search(before.text) and _FIRST_WORD.match(line.text):
        return False
    ended = bool(_ENDS.search(before.text))
    word = line.text.split(" ", 1)[0]
    free = edges[before][1] - before.right - (len(word) + 1) * before.letter
    if free > (0 if ended else SHORT_LINE * before.letter):
        return True  # the next word would have fitted
    if not _is_below(before, line):  # the next column or page
        return ended
    if before.bottom - line.bottom > PARAGRAPH_GAP * leading * line.height:
        return True
    # From the column's edge, as paragraphs of one line follow each other; an indent in mid-sentence is
    # that of the lines below a bullet or a number.
    return ended and INDENT * line.letter < line.left - edges[line][0] < MAX_INDENT * line.letter


def _joined(group: Sequence[Line], words: Counter[str], compounds: Counter[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        broken = _BROKEN_WORD.search(text)
        follows = _FIRST_WORD.match(line.text)
        if not broken or not follows:
            text = f"{text} {line.text}"
        elif _is_one_word(broken[1], follows[0], words, compounds):
            text = text[:-1] + line.text
        else:
            text = text + line.text
    return text.replace("\u00ad", "").strip()


def _is_one_word(first: str, rest: str, words: Counter[str], compounds: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line only breaks a word; the rest of the document tells."""
    if not rest[0].islower() or first.isdecimal():
        return False
    whole, compound = (first + rest).casefold(), f"{first}-{rest}".casefold()
    return words[whole] > 0 or compounds[compound] == 0
