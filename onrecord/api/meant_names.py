"""The rows that a name means: it is an id, a name in any form, else a part of a name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from onrecord.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.rows import Actor, Issue
    from onrecord.store.reader import RecordReader

MAX_NEAR_MISSES = 5
LIKENESS = 0.6  # of two names that are near misses: the default of `difflib.get_close_matches`


def find_actors(reader: RecordReader, words: str) -> frozenset[str]:
    """The ids of the actors that words stand for.

    Raises:
        UnknownName: if there are none.
    """

    def names_of(actor: Actor) -> list[str]:
        return [actor.name, *(name.form for name in actor.names)]

    names = {actor.id: names_of(actor) for actor in reader.rows("actors")}
    return _find(names, words, f"`onrecord actors {reader.path}`")


def find_with_side(reader: RecordReader, words: str) -> frozenset[str]:
    """The ids of the actors that words stand for, and of those who speak for them.

    Raises:
        UnknownName: if there are none.
    """
    meant = find_actors(reader, words)
    return meant | {actor.id for actor in reader.rows("actors") if actor.side in meant}


def find_issues(reader: RecordReader, words: str) -> frozenset[str]:
    """The ids of the issues that words stand for.

    Raises:
        UnknownName: if there are none.
    """

    def names_of(issue: Issue) -> list[str]:
        return [issue.label, *issue.terms]

    names = {issue.id: names_of(issue) for issue in reader.rows("issues")}
    return _find(names, words, f"`onrecord positions {reader.path}`")


def find_outlets(outlets: Iterable[str], words: str) -> frozenset[str]:
    """The outlets that words stand for.

    Raises:
        UnknownName: if there are none.
    """
    return _find({outlet: [outlet] for outlet in outlets}, words, "`Record.articles()`")


def _find(names: Mapping[str, Sequence[str]], words: str, where: str) -> frozenset[str]:
    """The keys that words stand for, among the names of each key."""
    asked = words.casefold().strip()
    exact = [key for key in names if words == key]
    named = exact or [key for key, own in names.items() if asked in {name.casefold() for name in own}]
    found = named or [
        key for key, own in names.items() if asked and any(asked in name.casefold() for name in own)
    ]
    if not found:
        known = sorted({name for own in names.values() for name in own})
        raise UnknownName(
            f"the record has no name {words!r}: {where} lists its names",
            _near_misses(known, asked),
        )
    return frozenset(found)


def _near_misses(known: Sequence[str], asked: str) -> tuple[str, ...]:
    spelt = {name.casefold(): name for name in known}
    return tuple(spelt[one] for one in get_close_matches(asked, spelt, MAX_NEAR_MISSES, LIKENESS))
