"""Rows as the user wants them: dated, left out, marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.records.corrections import CORRECTABLE, CORRECTED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from onrecord.records.corrections import Correction
    from onrecord.records.indexes import ActorIndex, Spot
    from onrecord.records.record import Record
    from onrecord.records.rows import Actor, Event

    Value = TypeVar("Value")

SURE = 1.0  # the confidence of what the user confirms


def with_date(event: Event, entry: Correction) -> Event:
    """The event on the day, or from the first to the last day, that the user tells."""
    start, _, end = (entry.value or "").partition("/")
    return replace(event, start=start, end=end or None, basis=CORRECTED)


def renumbered(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with ranks from 1 on, after some are gone; in the order they came."""
    ranks = {row.id: rank for rank, row in enumerate(sorted(events, key=lambda row: row.rank), start=1)}
    return tuple(row if row.rank == ranks[row.id] else replace(row, rank=ranks[row.id]) for row in events)


def without_spots(spots: Mapping[Spot, str], gone: Collection[str]) -> dict[Spot, str]:
    """The spots of what is left."""
    return {spot: row for spot, row in spots.items() if row not in gone}


def renamed(index: ActorIndex, names: Mapping[str, str]) -> ActorIndex:
    """The index with other names for some actors, by their ids."""
    actors = tuple(
        replace(actor, name=names[actor.id]) if actor.id in names else actor for actor in index.actors
    )
    built = type(index).build(actors, index.spots, index.joint, index.countries, index.places, index.pointers)
    return replace(built, unmet=index.unmet)


def without_actors(index: ActorIndex, gone: Collection[str]) -> ActorIndex:
    """The index without these actors: their mentions are nobody's, who spoke for them speaks for nobody."""
    if not gone:
        return index
    actors = tuple(_without_side(actor, gone) for actor in index.actors if actor.id not in gone)
    joint = {spot: tuple(one for one in several if one not in gone) for spot, several in index.joint.items()}
    spots = without_spots(index.spots, gone)
    spots.update({spot: several[0] for spot, several in joint.items() if several})
    return type(index).build(
        actors,
        spots,
        {spot: several for spot, several in joint.items() if len(several) > 1},
        {name: actor for name, actor in index.countries.items() if actor not in gone},
        index.places,
        without_spots(index.pointers, gone),
    )


def _without_side(actor: Actor, gone: Collection[str]) -> Actor:
    return replace(actor, side=None) if actor.side in gone else actor


def marked(record: Record, marks: Mapping[str, Sequence[Correction]]) -> Record:
    """The record with the ids of the entries that were applied to each row, and what is confirmed as sure."""
    if not marks:
        return record
    told = {
        kind: tuple(_marked(row, marks[row.id]) if row.id in marks else row for row in getattr(record, kind))
        for kind in CORRECTABLE
    }
    return replace(record, **told)


def _marked(row: Any, entries: Sequence[Correction]) -> Any:
    confirmed = any(entry.kind == "confirm" for entry in entries)
    known = {"confidence": SURE, "shown": True} if confirmed else {}
    sure = {name: value for name, value in known.items() if hasattr(row, name)}
    return replace(row, corrections=tuple(entry.id for entry in entries), confirmed=confirmed, **sure)
