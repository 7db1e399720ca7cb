"""The blocks of a plain-text page: its paragraphs and lines, as the page breaks them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.clean.html.markup import MAX_BLOCKS, MAX_TEXT_CHARS, TOO_LARGE
from onrecord.clean.words.repair import undone
from onrecord.clean.words.strand import Strand
from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from collections.abc import Sequence

# Text is hard-wrapped when most of its inner line breaks go on in the middle of a sentence. In the
# press pages measured, wrapped files have 60 % and more of such breaks, others under 5 %.
WRAPPED_SHARE = 0.25
WRAP_COLUMNS = (28, 130)  # narrower columns are lists and verses; mail and columns of print have 30 and more

# Behind a capital with an accent the next-line control is half of a letter in UTF-8 that was read as Latin-1.
_LINE = re.compile(r"(?:[^\r\n\x0b\x0c\x85\u2028\u2029]|(?<=[\x80-\xbf\xc2-\xde])\x85)+")
_BREAK = re.compile(r"\r*\n|\r")  # "\r\r\n" is one: a file that was turned twice from one system to another
_ENDS = re.compile(r"[.!?…:;。！？」』”\"'’)\]]\s*$")


def text_blocks(raw: str) -> list[Strand]:
    """The blocks of ``raw``, squeezed; empty ones left out.

    Raises:
        PageRejected: ``too_large`` where there is more text than any article has.
    """
    if len(raw) > MAX_TEXT_CHARS:
        raise PageRejected("too_large", TOO_LARGE)
    groups = _groups(raw)
    if _is_wrapped(raw, groups):
        spans = [
            span
            for group in groups
            for span in (group if _is_head(raw, group) else [(group[0][0], group[-1][1])])
        ]
    else:
        spans = [line for group in groups for line in group]
    if len(spans) > MAX_BLOCKS:
        raise PageRejected("too_large", TOO_LARGE)
    blocks = (undone(Strand.of_raw(raw, start, end), raw).squeezed() for start, end in spans)
    return [block for block in blocks if block.text]


Line = tuple[int, int]


def _groups(raw: str) -> list[list[Line]]:
    """Lines that follow each other without a blank line between them."""
    groups: list[list[Line]] = []
    before = 0
    for line in _LINE.finditer(raw):
        if not line[0].strip():
            continue
        gap = raw[before : line.start()]
        if groups and len(_BREAK.findall(gap)) <= 1 and gap.strip() == "":
            groups[-1].append(line.span())
        else:
            groups.append([line.span()])
        before = line.end()
    return groups


def _is_head(raw: str, group: Sequence[Line]) -> bool:
    """Whether each line of a group stands by itself, as headline and day do: no sentence goes on or ends."""
    return not any(
        raw[start].islower() or _ENDS.search(raw[max(start, end - 5) : end]) for start, end in group
    )


def _is_wrapped(raw: str, groups: Sequence[Sequence[Line]]) -> bool:
    breaks = running = 0
    lengths = []
    for group in groups:
        for (start, end), (after, _) in pairwise(group):
            breaks += 1
            lengths.append(end - start)
            rest = raw[after : after + 40].lstrip()
            running += bool(rest[:1].islower() and not _ENDS.search(raw[max(start, end - 5) : end]))
    if breaks < 3 or running < WRAPPED_SHARE * breaks:
        return False
    middle = sorted(lengths)[len(lengths) // 2]
    return WRAP_COLUMNS[0] <= middle <= WRAP_COLUMNS[1]
