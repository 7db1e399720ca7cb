"""The types of events, from ``data/event_types.tsv``, whose head says what each column means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

EventLabel = Literal["pair", "single", "object", "words"]
About = Literal["place", "object", "itself", "name", "-"]
Trait = Literal[
    "attended", "announced", "addressed", "agreed", "swapped", "of_agent", "sent",
    "several", "unique", "movable", "paper", "mixed", "wordless", "unnamed",
]  # fmt: skip
_NONE = "-"


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of the table.

    Attributes:
        name: as records spell it.
        label: as pages show it.
        group: mentions of types of one group can be of one event.
        noun: what the label of an event calls it.
        event_label: how the label of an event is made.
        roles: the role of each participant, or the roles of those who act and of the others.
        weight: points in the rank of an event.
        plover: the PLOVER root code of triggers that have no code of their own, or None.
        about: which words say what an event is about.
        traits: what else holds for the type.
    """

    name: str
    label: str
    group: str
    noun: str
    event_label: EventLabel
    roles: tuple[str, ...]
    weight: float
    plover: str | None
    about: About
    traits: frozenset[Trait]

    def has(self, trait: Trait) -> bool:
        """Whether the trait holds for the type."""
        return trait in self.traits


@cache
def event_types() -> Mapping[str, EventType]:
    """All types by name, in the order of the table; read once a process."""
    lines = (line for line in _table().splitlines() if line and not line.startswith("#"))
    return MappingProxyType({row.name: row for row in map(_row, lines)})


def label_of_type(name: str) -> str:
    """A type as pages show it, "" if they do not name it; a type of another program's record by its name."""
    known = event_types().get(name)
    if known is None:
        return name.replace("_", " ")
    return "" if known.has("unnamed") else known.label


def _table() -> str:
    return files("onrecord.records").joinpath("data/event_types.tsv").read_text(encoding="utf-8")


def _row(line: str) -> EventType:
    name, label, group, noun, event_label, roles, weight, plover, about, traits = line.split("\t")
    return EventType(
        name=name,
        label=label,
        group=group,
        noun=noun,
        event_label=_checked(event_label, get_args(EventLabel)),
        roles=tuple(roles.split("|")),
        weight=float(weight),
        plover=None if plover == _NONE else plover,
        about=_checked(about, get_args(About)),
        traits=frozenset(_checked(one, get_args(Trait)) for one in traits.split() if one != _NONE),
    )


def _checked(word: str, allowed: tuple[Any, ...]) -> Any:
    """The word, which the code knows.

    Raises:
        ValueError: if the table has a word that no code asks for.
    """
    if word not in allowed:
        raise ValueError(f"event_types.tsv has {word!r}, which is none of {', '.join(allowed)}")
    return word
