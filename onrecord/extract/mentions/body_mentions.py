"""Bodies and places: those that a noun makes known (administrations, banks), and those the model finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.mentions.joint_bodies import find_joint_bodies
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import Run, clean_name
from onrecord.extract.tokens import GENITIVE

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names, RunKind
    from onrecord.extract.tokens import Words

_COMPASS = re.compile(r"(?:north|south|east|west)(?:ern)?|lesser|greater|upper|lower")
_RULE = frozenset(("regime", "government"))
_KINDS_OF_BANK = word_list("kinds_of_bank")


def find_bodies_by_noun(names: Names) -> None:
    """Adds them to the names."""
    _find_administrations(names)
    _find_banks(names)
    find_joint_bodies(names)


def _find_administrations(names: Names) -> None:
    """For "The Obama administration" is a body, whatever the model takes Obama for."""
    words = names.words
    for i, low in enumerate(words.lower):
        if i == 0 or not words.capital[i - 1] or names.kind_at(i - 1):
            continue
        if low == "administration" or (low in _RULE and words.ent[i - 1] == "PERSON"):
            names.add(Run(i - 1, i + 1, "organisation", f"{words.words[i - 1]} {low}"))


def _find_banks(names: Names) -> None:
    """For "the Central Bank of Varland", "the Bank of Tarn": a body, with the name of its country or town."""
    words = names.words
    for i in range(len(words) - 2):
        if words.words[i] != "Bank" or words.lower[i + 1] != "of" or not words.capital[i + 2]:
            continue
        if names.kind_at(i) == "organisation":
            continue
        first, run = i, names.owner[i + 2]
        while first > 0 and words.capital[first - 1] and words.lower[first - 1] in _KINDS_OF_BANK:
            first -= 1
        end = run.end if run is not None else i + 3
        names.add(Run(first, end, "organisation", words.surface(first, end)))


def find_bodies_and_places(names: Names, taken: set[int]) -> None:
    """What the model takes for bodies and places and no table knows, cleaned of what is not name.

    ``taken``: tokens that belong to a title and are no name.
    """
    words = names.words
    for first, end, kind in words.entities:
        if kind not in {"ORG", "GPE", "LOC", "FAC"} or first in taken or end - 1 in taken:
            continue
        first, end = trim_name(words, first, end)
        if first >= end or not any(words.capital[i] for i in range(first, end)):
            continue
        kinds = [names.kind_at(i) for i in range(first, end)]
        if any(kind_ not in {"", "demonym"} for kind_ in kinds) or all(kinds):
            continue
        last = words.lower[end - 1]
        if last in word_list("other_heads") or last in word_list("calendar"):
            continue
        guessed: RunKind = (
            "organisation" if _is_body(kind, last) and not _is_compass(words.lower[first]) else "place"
        )
        if guessed == "place":
            first = _with_compass(names, first)
        names.add(Run(first, end, guessed, clean_name(words.surface(first, end))))


def _is_body(kind: str, last: str) -> bool:
    if last in word_list("organisation_heads"):
        return True
    return kind == "ORG" and last not in word_list("place_heads")


def trim_name(words: Words, first: int, end: int) -> tuple[int, int]:
    """The tokens of a name without articles before it, genitives behind it and marks around it."""
    for i in range(first, end):
        if words.pos[i] == "SPACE":
            end = i
            break
    while first < end and (
        words.lower[first] in word_list("articles") or not words.words[first][0].isalnum()
    ):
        first += 1
    while end > first and (words.lower[end - 1] in GENITIVE or not words.words[end - 1][0].isalnum()):
        end -= 1
    return first, end


def _with_compass(names: Names, first: int) -> int:
    """Takes "southern", "Northern" before a place name in, which the model leaves out."""
    before = first - 1
    if before >= 0 and names.owner[before] is None and _is_compass(names.words.lower[before]):
        return before
    return first


def _is_compass(low: str) -> bool:
    return _COMPASS.fullmatch(low) is not None
