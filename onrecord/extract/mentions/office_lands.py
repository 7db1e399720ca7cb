"""Whose an office is, where the land stands behind the holder, before several, or is a part of a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.tokens import GENITIVE

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names, Run
    from onrecord.extract.tokens import Words

_DETERMINERS = word_list("determiners")
_COMPASS = word_list("before_place_names")
_OF_PARTS = word_list("offices_of_parts")
_BEFORE_PARTS = word_list("before_offices_of_parts")
_RANKS_BEFORE = word_list("ranks")
_NO_LAND = word_list("calendar") | word_list("portfolios") | word_list("function_words")


def land_at(names: Names, at: int) -> str | None:
    """The land behind a name, "of Varland", or None."""
    words = names.words
    if at + 1 >= len(words) or words.lower[at] != "of":
        return None
    start = at + 2 if words.lower[at + 1] == "the" else at + 1
    run = names.owner[start] if start < len(words) else None
    if run is not None and run.first == start and run.kind == "country":
        return run.name
    unknown = start < len(words) and words.capital[start] and words.words[start].isalpha()
    alone = unknown and not (start + 1 < len(words) and words.capital[start + 1])
    return words.words[start] if alone and run is None and words.lower[start] not in _NO_LAND else None


def lands_behind(names: Names, holders: tuple[Run, ...]) -> tuple[str | None, ...]:
    """For "President Holm of Varland": whose office each of them has."""
    lands = tuple(land_at(names, run.end) for run in holders)
    return lands if any(lands) else ()


def lands_before(names: Names, first: int, head: int, *, plural: bool) -> tuple[str | None, ...]:
    """For "the Varlandic and Kesmari ministers": the lands, if each of the several has one."""
    owners = (names.owner[i] for i in range(first, head))
    kinds = {"country", "demonym", "seat"}
    lands = dict.fromkeys(run.name for run in owners if run is not None and run.kind in kinds)
    return tuple(lands) if plural and len(lands) > 1 else ()


def part_of_state(words: Words, first: int, head: int) -> tuple[int, int] | None:
    """Where a part of a state stands right before its office: "New Hampshire Governor"."""
    if words.lower[head] not in _OF_PARTS:
        return None
    end = head
    while end > first and (words.lower[end - 1] in _BEFORE_PARTS or words.lower[end - 1] in GENITIVE):
        end -= 1
    start = end
    while start > first and words.capital[start - 1] and words.words[start - 1].isalpha():
        start -= 1
    while start < end and words.lower[start] in _DETERMINERS | _RANKS_BEFORE:
        start += 1
    compass = end - start == 2 and words.lower[start] in _COMPASS
    place = compass or any(kind == "GPE" and start <= at < stop <= end for at, stop, kind in words.entities)
    return (start, end) if place and end > start else None
