"""Blocks put together to the text of an article, each with its role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.clean.lines.turns import TurnMark, mark_turns, without_times
from onrecord.clean.parts.answers import find_answerer, sounds_in
from onrecord.clean.parts.datelines import find_dateline
from onrecord.clean.words.strand import Strand, join
from onrecord.records.articles import Part
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    texts = [block.text for block in body]
    marks = mark_turns(texts)
    answerer = find_answerer(texts, marks)
    blocks = [*standfirst, *keep]
    out = Composed(join(blocks, GLUE))
    at = 0
    for block in standfirst:
        out.parts.append(Part("standfirst", at, at + len(block.text)))
        at += len(block.text) + len(GLUE)
    starts = _starts(at, body)
    known = Span(starts[answerer[0]] + answerer[1], starts[answerer[0]] + answerer[2]) if answerer else None
    label: Span | None = None
    count = 0
    for block, mark in zip(body, marks, strict=True):
        if not any(char.isalpha() for char in block.text):
            label = None  # a line of stars ends a transcript
            continue
        label = _add(out, (at, block.text), mark, known if mark.answers else label)
        if count < DATELINE_BLOCKS and out.agency is None and label is None:
            _split_dateline(out, at, block.text)
        count += 1
        at += len(block.text) + len(GLUE)
    return out


def _starts(at: int, body: Sequence[Strand]) -> list[int]:
    """Where each block of the body begins in the text."""
    starts = []
    for block in body:
        starts.append(at)
        at += len(block.text) + len(GLUE) if any(char.isalpha() for char in block.text) else 0
    return starts


def _add(out: Composed, block: tuple[int, str], mark: TurnMark, label: Span | None) -> Span | None:
    """Adds the parts of a block; returns the label of the turn that goes on after it.

    ``label`` is that of the turn so far, or of the person whom an answer's letter stands for.
    """
    at, text = block
    if mark.opens:
        label = label if mark.answers else Span(at + mark.begins, at + mark.begins + mark.label)
        _add_words(out, (at, text), mark.opens, label)
        return label
    if mark.stage:
        out.parts.append(Part("aside", at, at + len(text)))
    elif label is None:
        out.parts.append(Part("body", at, at + len(text)))
    else:
        words = without_times(text)
        _add_words(out, block, len(words) - len(words.lstrip()), label)
    return label


def _add_words(out: Composed, block: tuple[int, str], start: int, label: Span | None) -> None:
    """Adds the words of a turn from ``start`` on, and the sounds between them as asides.

    They are no turn if it is not known whose they are.
    """
    at, text = block
    for begins, ends in (*sounds_in(text, start), (len(text), len(text))):
        words = text[start:begins]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            _add_turn(out, at + first, at + last, label)
        if begins < ends:
            out.parts.append(Part("aside", at + begins, at + ends))
        start = ends


def _add_turn(out: Composed, start: int, end: int, label: Span | None) -> None:
    last = out.parts[-1] if out.parts else None
    if label and last and last.role == "turn" and last.label == label and last.end + len(GLUE) == start:
        out.parts[-1] = Part("turn", last.start, end, label)
    else:
        out.parts.append(Part("turn" if label else "body", start, end, label))


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
