"""What a row is known by: the words it rests on, its names, its type."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from onrecord.records.corrections import MAX_WORDS, Target, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.records.rows import Evidence

SINGLE = frozenset(("statements", "conditions", "commitments"))
"""Kinds that rest on one stretch of words; the others gather more of them as articles come."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a row is known by; ``words`` are article, start and end of each stretch."""

    id: str
    type: str | None = None
    names: tuple[str, ...] = ()
    words: tuple[tuple[str, int, int], ...] = ()


def look_at(kind: str, row: Any) -> Look:
    """What a row of this kind is known by."""
    evidence, names, type_ = _PARTS[kind]
    words = tuple((one.article, one.start, one.end) for one in evidence(row))
    return Look(row.id, getattr(row, type_) if type_ else None, tuple(names(row)), words)


def target_of(kind: str, row: Any, label: str, words: Iterable[Evidence] | None = None) -> Target:
    """The target that leads to a row; ``words`` go in the place of what the row itself rests on."""
    evidence, names, type_ = _PARTS[kind]
    found = dict.fromkeys(evidence(row) if words is None else words)
    kept = tuple(Words(one.article, one.start, one.end, one.quote) for one in list(found)[:MAX_WORDS])
    told = tuple(dict.fromkeys(names(row)))
    return Target(kind, row.id, getattr(row, type_) if type_ else None, told, kept, label)


def _nothing(_row: Any) -> tuple[()]:
    return ()


def _forms(row: Any) -> Iterator[str]:
    return chain((row.name,), (name.form for name in row.names))


def _of_condition(row: Any) -> Iterator[Evidence]:
    return chain((row.prerequisite,), () if row.consequent is None else (row.consequent,))


def _of_conflict(row: Any) -> Iterator[Evidence]:
    return (one for version in row.versions for one in version.evidence)


_Parts = tuple["Callable[[Any], Iterable[Evidence]]", "Callable[[Any], Iterable[str]]", str | None]
_PARTS: dict[str, _Parts] = {
    "articles": (_nothing, _nothing, None),
    "statements": (lambda row: row.content, _nothing, None),
    "events": (lambda row: row.mentions, _nothing, "type"),
    "actors": (_nothing, _forms, "kind"),
    "places": (lambda row: row.evidence, _forms, None),
    "instruments": (lambda row: row.mentions, lambda row: (row.name, *row.names), None),
    "issues": (_nothing, lambda row: (row.label, *row.terms), "from_"),
    "positions": (lambda row: row.evidence, _nothing, "stance"),
    "conditions": (_of_condition, _nothing, None),
    "commitments": (lambda row: (row.text,), _nothing, None),
    "conflicts": (_of_conflict, lambda row: (row.subject,), "kind"),
}
