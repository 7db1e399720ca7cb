"""Ships called after people: "the tanker Ada Holm", "HMS Edvin Horst" are nobody who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import Run

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names

_KINDS = word_list("ships")
_PREFIXES = frozenset(("USS", "HMS", "HMCS", "INS", "MV", "MT", "RFA", "USNS"))


def find_ships(names: Names) -> None:
    """Takes the names of ships, and their later mentions in the article, for no people's."""
    words = names.words
    people = [run for run in names.runs if run.kind == "person"]
    ships = {
        run.name
        for run in people
        if run.first > 0
        and (words.lower[run.first - 1] in _KINDS or words.words[run.first - 1] in _PREFIXES)
        and not _is_named_otherwise(names, people, run)
    }
    for run in people:
        if run.name in ships:
            names.add(Run(run.first, run.end, "place", run.name))


def _is_named_otherwise(names: Names, people: list[Run], ship: Run) -> bool:
    """Whether the article names a person so as well: without an article or a kind of ship before the name."""
    words = names.words
    before = (words.lower[run.first - 1] if run.first > 0 else "" for run in people if run.name == ship.name)
    return any(low not in _KINDS | {"the"} and low.upper() not in _PREFIXES for low in before)
