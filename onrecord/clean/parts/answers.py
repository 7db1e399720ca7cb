"""Who answers in an interview whose labels say only "A", and the sounds between the words of a turn."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.clean.words.phrases import turn_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.clean.lines.turns import TurnMark

    Place = tuple[int, int, int]  # a block, and where in it a name begins and ends

MAX_LEAD = 12  # blocks before the first turn that may introduce the person interviewed

_CAPITALS = re.compile(r"[A-Z][\w\'’-]*(?: (?:[A-Z][\w\'’-]*|al-\w+|de|van|von|bin))*")
_ENDS = re.compile(r"[.!?…][\"”\'’)\]]*\s*\Z")


def find_answerer(blocks: Sequence[str], marks: Sequence[TurnMark]) -> Place | None:
    """Who the letter A stands for: the one person whom labels name (with an office first), else the lead.

    None if there are several, or none.
    """
    if not any(mark.answers for mark in marks):
        return None
    labels = [
        (at, mark.begins, mark.begins + mark.label)
        for at, mark in enumerate(marks)
        if mark.opens and not mark.answers
    ]
    named = [place for place in labels if not _is_role(_words(blocks, place))]
    with_office = [place for place in named if _has_office(_words(blocks, place))]
    if named:
        return _only(blocks, with_office or named)
    first = next((at for at, mark in enumerate(marks) if mark.opens), len(blocks))
    lead = range(max(0, first - MAX_LEAD), first)
    return _only(blocks, [place for at in lead for place in _introduced(blocks[at], at)])


def _words(blocks: Sequence[str], place: Place) -> str:
    at, start, end = place
    return blocks[at][start:end]


def _is_role(label: str) -> bool:
    """Whether a label names no person: "QUESTION (Ana Bel, Herald)", "Q 2", "MODERATOR"."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\d+", " ", label).strip().casefold()
    return not bare or bare in turn_words().alone or "," in bare


def _has_office(label: str) -> bool:
    return any(word.casefold().strip(".") in turn_words().role for word in label.split())


def _only(blocks: Sequence[str], places: Sequence[Place]) -> Place | None:
    """The first of the places if all name the same person by the last name."""
    last_names = {_words(blocks, place).split()[-1].casefold() for place in places}
    return places[0] if len(last_names) == 1 else None


def _introduced(block: str, at: int) -> Iterator[Place]:
    """Names behind an office in a block: "Foreign Minister Ana Bel"."""
    for found in _CAPITALS.finditer(block):
        words = found[0].split()
        offices = [place for place, word in enumerate(words) if word.casefold() in turn_words().role]
        if offices and offices[-1] < len(words) - 1:
            yield at, found.start(), found.end()


def sounds_in(block: str, start: int) -> Iterator[tuple[int, int]]:
    """Directions from ``start`` on that stand between sentences: "(Laughter.)", "[Applause]"."""
    for found in _sound().finditer(block, start):
        before, behind = block[start : found.start()], block[found.end() :]
        if not before.strip() or not behind.strip() or _ENDS.search(before):
            yield found.span()


@cache
def _sound() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, turn_words().sound), key=len, reverse=True))
    return re.compile(rf"[(\[<](?:{words})\b[^()\[\]<>]{{0,60}}[)\]>]\.?", re.I)
