"""Blocks put together to the text of an article, each with its role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.clean.datelines import find_dateline
from onrecord.clean.strand import Strand, join
from onrecord.clean.turns import TurnMark, mark_turns
from onrecord.records.articles import Part
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.articles import Role

GLUE = "\n\n"
DATELINE_BLOCKS = 3  # a dateline opens one of the first paragraphs


@dataclass(slots=True)
class Composed:
    """A text, its parts in order, and the agency its dateline signs for."""

    strand: Strand
    parts: list[Part] = field(default_factory=list)
    agency: str | None = None


def compose(standfirst: Sequence[Strand], body: Sequence[Strand]) -> Composed:
    """The text of the standfirst and body blocks with its parts."""
    keep = [block for block in body if any(char.isalpha() for char in block.text)]
    marks = mark_turns([block.text for block in body])
    blocks = [*standfirst, *keep]
    out = Composed(join(blocks, GLUE))
    at = 0
    for block in standfirst:
        out.parts.append(Part("standfirst", at, at + len(block.text)))
        at += len(block.text) + len(GLUE)
    label: Span | None = None
    count = 0
    for block, mark in zip(body, marks, strict=True):
        if not any(char.isalpha() for char in block.text):
            label = None  # a line of stars ends a transcript
            continue
        label = _add(out, (at, block.text), mark, label)
        if count < DATELINE_BLOCKS and out.agency is None and label is None:
            _split_dateline(out, at, block.text)
        count += 1
        at += len(block.text) + len(GLUE)
    return out


def _add(out: Composed, block: tuple[int, str], mark: TurnMark, label: Span | None) -> Span | None:
    """Adds the part of a block; returns the label of the turn that goes on after it."""
    at, text = block
    if mark.opens:
        label = Span(at, at + mark.label)
        start = at + mark.opens
        start += len(text[mark.opens :]) - len(text[mark.opens :].lstrip())
        if start < at + len(text):
            out.parts.append(Part("turn", start, at + len(text), label))
        return label
    role: Role = "aside" if mark.stage else "turn" if label else "body"
    last = out.parts[-1] if out.parts else None
    if role == "turn" and last and last.role == "turn" and last.label == label:
        out.parts[-1] = Part("turn", last.start, at + len(text), label)
    else:
        out.parts.append(Part(role, at, at + len(text), label if role == "turn" else None))
    return label


def _split_dateline(out: Composed, at: int, text: str) -> None:
    if any(part.role == "dateline" for part in out.parts):
        return
    dateline = find_dateline(text)
    if dateline is None:
        return
    out.agency = dateline.agency
    out.parts.pop()
    end = at + len(text[: dateline.end].rstrip())
    out.parts.append(Part("dateline", at, end))
    start = at + dateline.end + len(text[dateline.end :]) - len(text[dateline.end :].lstrip())
    out.parts.append(Part("body", start, at + len(text)))
