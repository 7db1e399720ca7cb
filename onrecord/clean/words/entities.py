"""HTML entities that a page encodes twice: reading the page leaves them in its words; here they are read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from onrecord.clean.words.strand import Strand, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MIN_LEFT = 2
"""Entities glued to words that make an encoding of the whole page; words about entities set them apart."""

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MARKUP = frozenset("<>&")


def read_again(strands: Sequence[Strand]) -> list[Strand]:
    """The strands with entities read once more, if the page encodes them twice throughout."""
    if sum(1 for strand in strands for _ in _glued(strand.text)) < MIN_LEFT:
        return list(strands)
    return [_read(strand) for strand in strands]


def read_line_again(line: str) -> str:
    """A headline or a name without entities glued to its words: no such line is about entities."""
    return unescape(line) if next(_glued(line), None) else line


def _read(strand: Strand) -> Strand:
    parts: list[Strand] = []
    at = 0
    for entity in _ENTITY.finditer(strand.text):
        meant = unescape(entity[0])
        if meant == entity[0]:
            continue
        raw = strand.slice(*entity.span()).raw_cover()
        parts.append(strand.slice(at, entity.start()))
        parts.append(Strand(meant, ((0, len(meant), *raw),) if raw else ()))
        at = entity.end()
    if not parts:
        return strand
    return join([*parts, strand.slice(at, len(strand.text))], "").squeezed()


def _glued(text: str) -> Iterator[re.Match[str]]:
    """Entities of other characters than those of markup, next to a letter, digit or mark of a sentence."""
    for entity in _ENTITY.finditer(text) if "&" in text else ():
        meant = unescape(entity[0])
        beside = text[entity.start() - 1 : entity.start()] + text[entity.end() : entity.end() + 1]
        if meant != entity[0] and not _MARKUP & {*meant} and beside.strip():
            yield entity
