"""Texts with attributions to train the statement tagger on: PolNeAR's, our own annotations, silver ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.tagging import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SPAN = re.compile(r"(T\d+)\t(Content|Cue|Source) ([\d ;]+)\t")
_RELATION = re.compile(r"E\d+\t(.*)")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: the places of its parts, in code points."""

    content: Places
    cue: Places = ()
    source: Places = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its attributions.

    Attributes:
        unknown: places that are neither trained to be part of an attribution nor to be none.
    """

    text: str
    attributions: tuple[Attributed, ...]
    unknown: Places = ()


def load_polnear(folder: Path) -> Iterator[Annotated]:
    """The articles of a part of PolNeAR (``train`` or ``dev``), the first annotator's file for each."""
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = _ANNOTATOR.sub("", path.stem)
        text = folder / "text" / f"{name}.txt"
        if name not in seen and text.exists():
            seen.add(name)
            yield Annotated(
                text.read_text(encoding="utf-8"), tuple(_read_brat(path.read_text(encoding="utf-8")))
            )


def _read_brat(lines: str) -> Iterator[Attributed]:
    """Attributions of a standoff file: ``T`` lines are spans, ``E`` lines say which belong together."""
    spans: dict[str, Places] = {}
    relations: list[dict[str, list[str]]] = []
    for line in lines.splitlines():
        if span := _SPAN.match(line):
            spans[span[1]] = tuple(_place(words) for words in span[3].split(";"))
        elif relation := _RELATION.match(line):
            parts: dict[str, list[str]] = {}
            for word in relation[1].split():
                role, _, name = word.partition(":")
                parts.setdefault(role.rstrip("0123456789").lower(), []).append(name)
            relations.append(parts)
    for parts in relations:
        places = [
            tuple(place for name in parts.get(role, ()) for place in spans.get(name, ())) for role in PARTS
        ]
        yield Attributed(*places)


def _place(words: str) -> tuple[int, int]:
    start, end = words.split()
    return int(start), int(end)
