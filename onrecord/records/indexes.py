"""Lookups that resolving builds and judging uses: from a span of an article to what it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.rows import Actor, Event, Instrument, Place
    from onrecord.records.spans import Span
    from onrecord.records.wishes import Wish

Spot = tuple[str, int, int]
"""An article id with the start and end of a span of its text."""


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """Who the mentions of all articles stand for.

    Attributes:
        actors: all actors, ordered by id.
        spots: mention spots to actor ids; a mention that resolves to nobody is absent.
        joint: spots of joint sources ("the two ministers", "Putin and Abe") to several actor ids.
        countries: canonical English country names to actor ids, for the countries in the record.
        places: spots of names that were read as persons or bodies and are places.
        unmet: wishes of the user that point at nobody in the record.
        pointers: spots of pronouns that are no mentions ("him", "his") to the actors they mean.
    """

    actors: tuple[Actor, ...] = ()
    spots: Mapping[Spot, str] = field(default_factory=dict)
    joint: Mapping[Spot, tuple[str, ...]] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[Spot] = frozenset()
    unmet: tuple[Wish, ...] = ()
    pointers: Mapping[Spot, str] = field(default_factory=dict)
    _by_id: Mapping[str, Actor] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        actors: tuple[Actor, ...],
        spots: Mapping[Spot, str],
        joint: Mapping[Spot, tuple[str, ...]],
        countries: Mapping[str, str],
        places: frozenset[Spot] = frozenset(),
        pointers: Mapping[Spot, str] | None = None,
    ) -> ActorIndex:
        """The index over ``actors``."""
        by_id = {actor.id: actor for actor in actors}
        return cls(actors, spots, joint, countries, places, pointers=pointers or {}, _by_id=by_id)

    def actor_of(self, article: str, span: Span | None) -> str | None:
        """The actor a mention at exactly this span stands for, or None."""
        return self.spots.get((article, span.start, span.end)) if span else None

    def actors_of(self, article: str, span: Span | None) -> tuple[str, ...]:
        """All the actors a mention stands for: several for a joint source, none for nobody."""
        if span is None:
            return ()
        one = self.spots.get((article, span.start, span.end))
        return self.joint.get((article, span.start, span.end), (one,) if one else ())

    def get(self, actor: str) -> Actor:
        """The actor with this id.

        Raises:
            KeyError: if there is none.
        """
        return self._by_id[actor]

    def name_of(self, actor: str) -> str:
        """The canonical name of an actor."""
        return self._by_id[actor].name

    def side_of(self, actor: str | None) -> str | None:
        """The party an actor speaks for; a country speaks for itself."""
        if actor is None:
            return None
        found = self._by_id[actor]
        return found.id if found.kind == "country" else found.side


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """Which place the place names of all articles stand for."""

    places: tuple[Place, ...] = ()
    spots: Mapping[Spot, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # place id → canonical name

    def place_of(self, article: str, span: Span | None) -> str | None:
        """The id of the place named at exactly this span, or None."""
        return self.spots.get((article, span.start, span.end)) if span else None

    def name_at(self, article: str, span: Span | None) -> str | None:
        """The canonical name of the place named at exactly this span, or None."""
        place = self.place_of(article, span)
        return self.names.get(place) if place else None


@dataclass(frozen=True, slots=True)
class InstrumentIndex:
    """Which instrument the instrument mentions of all articles stand for."""

    instruments: tuple[Instrument, ...] = ()
    spots: Mapping[Spot, str] = field(default_factory=dict)

    def instrument_of(self, article: str, span: Span | None) -> str | None:
        """The id of the instrument mentioned at exactly this span, or None."""
        return self.spots.get((article, span.start, span.end)) if span else None


@dataclass(frozen=True, slots=True)
class EventIndex:
    """Which event the event mentions of all articles stand for.

    ``spots`` maps the spot of `EventMention.span` to an event id. Of the wishes of the user, ``met`` has
    those that hold with the ids of their events, ``unmet`` those that could not be carried out with the
    reason; the rest was overruled by later ones.
    """

    events: tuple[Event, ...] = ()
    spots: Mapping[Spot, str] = field(default_factory=dict)
    met: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unmet: Mapping[str, str] = field(default_factory=dict)

    def event_of(self, article: str, span: Span | None) -> str | None:
        """The id of the event mentioned at exactly this span, or None."""
        return self.spots.get((article, span.start, span.end)) if span else None


@dataclass(frozen=True, slots=True)
class Indexes:
    """All lookups of a record together."""

    actors: ActorIndex = field(default_factory=ActorIndex)
    places: PlaceIndex = field(default_factory=PlaceIndex)
    instruments: InstrumentIndex = field(default_factory=InstrumentIndex)
    events: EventIndex = field(default_factory=EventIndex)
