"""Actors with their offices over time, places with who calls them what, instruments."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.web.phrases import spell_date, spell_interval
from onrecord.web.views.paging import page_of
from onrecord.web.views.quotes import QuoteView, quote_of, quotes_of
from onrecord.web.views.statements import Choices, chosen_statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.records.rows import Actor, Instrument, NameForm, Office, Place
    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

PER_PAGE = 100
_KIND_ORDER = {"country": 0, "person": 1, "organisation": 1, "group": 2}


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office somebody held."""

    title: str
    of: str | None
    when: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor: names found, offices held, how often heard."""

    id: str
    anchor: str
    href: str
    name: str
    kind: str
    side: str | None
    names: tuple[tuple[str, int], ...]
    offices: tuple[OfficeView, ...]
    statements: int
    statements_href: str | None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place: each of its names with those who use it."""

    name: str
    country: str | None
    names: tuple[tuple[str, tuple[str, ...]], ...]
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """A treaty, declaration, agreement, resolution or plan."""

    name: str
    names: tuple[str, ...]
    date: str
    parties: tuple[str, ...]
    quotes: tuple[QuoteView, ...]


def show_names(index: RecordIndex, links: Links) -> dict[str, Any]:
    """Actors, places and instruments."""
    heard, silent = split_actors(index)
    return _values(index, links, heard, silent)


def serve_names(asked: Asked) -> dict[str, Any]:
    """Places, instruments, and a page of the actors."""
    heard, silent = split_actors(asked.index)
    page = page_of(heard, asked.page, PER_PAGE)
    return {**_values(asked.index, asked.links, page.items, silent), "page": page}


def _values(
    index: RecordIndex, links: Links, heard: Iterable[Actor], silent: Iterable[Actor]
) -> dict[str, Any]:
    return {
        "actors": actor_views(index, links, heard),
        "silent": actor_views(index, links, silent),
        "places": place_views(index, links),
        "instruments": instrument_views(index, links),
    }


def serve_actor(asked: Asked) -> dict[str, Any]:
    """One actor with what the actor said."""
    row = asked.row_of(asked.index.actors)
    said = chosen_statements(asked.index, asked.links, Choices(speaker=row.id), asked.page)
    (view,) = actor_views(asked.index, asked.links, [row])
    return {"view": view, "said": said}


def ordered_actors(index: RecordIndex) -> list[Actor]:
    """Actors: those most heard first, then those most named."""
    heard = Counter(row.speaker for row in index.listed_statements)
    heard.update(row.side for row in index.listed_statements)
    return sorted(
        index.record.actors,
        key=lambda row: (_KIND_ORDER.get(row.kind, 9), -heard[row.id], -_named(row), row.name, row.id),
    )


def split_actors(index: RecordIndex) -> tuple[list[Actor], list[Actor]]:
    """Those worth a row of the table, and the groups that are named but never heard."""
    heard = {row.speaker for row in index.listed_statements}
    rows = ordered_actors(index)
    silent = [row for row in rows if row.kind == "group" and row.id not in heard]
    aside = {row.id for row in silent}
    return [row for row in rows if row.id not in aside], silent


def _named(row: Actor) -> int:
    return sum(form.count for form in row.names)


def actor_views(index: RecordIndex, links: Links, rows: Iterable[Actor]) -> tuple[ActorView, ...]:
    """The given actors."""
    spoken = Counter(row.speaker for row in index.listed_statements)
    return tuple(_actor(index, links, row, spoken[row.id]) for row in rows)


def _actor(index: RecordIndex, links: Links, row: Actor, spoken: int) -> ActorView:
    forms: Iterable[NameForm] = sorted(row.names, key=lambda form: (-form.count, form.form))
    return ActorView(
        id=row.id,
        anchor=links.anchor("actor", row.id),
        href=links.actor(row.id),
        name=row.name,
        kind=row.kind,
        side=index.name(row.side) if row.side and row.side != row.id else None,
        names=tuple((form.form, form.count) for form in forms),
        offices=tuple(_office(index, links, office) for office in row.offices),
        statements=spoken,
        statements_href=links.filtered(speaker=row.id) if spoken else None,
        marks=index.marks(row.corrections),
    )


def _office(index: RecordIndex, links: Links, office: Office) -> OfficeView:
    return OfficeView(
        title=office.title,
        of=index.name(office.of, office.of or "") if office.of else None,
        when=_held(office),
        quotes=quotes_of(index, links, office.evidence),
    )


def _held(office: Office) -> str:
    over = f"ended by {spell_date(office.over_by)}" if office.over_by else ""
    first, last = office.from_, office.to
    if not first and not last:
        return over or "dates not known"
    reported = spell_interval(first, last)
    return f"{reported}, {over}" if over else reported


def place_views(index: RecordIndex, links: Links) -> tuple[PlaceView, ...]:
    """All places: those with several names first."""
    rows: list[Place] = sorted(
        index.record.places, key=lambda row: (-len(row.names), -len(row.evidence), row.name, row.id)
    )
    return tuple(
        PlaceView(
            row.name,
            index.name(row.country, row.country or "") if row.country else None,
            tuple((name.form, tuple(index.name(actor) for actor in name.used_by)) for name in row.names),
            _one_a_source(quotes_of(index, links, row.evidence)),
        )
        for row in rows
    )


def _one_a_source(quotes: tuple[QuoteView, ...]) -> tuple[QuoteView, ...]:
    """The first quotation of each article."""
    return tuple({quote.article: quote for quote in reversed(quotes)}.values())[::-1]


def instrument_views(index: RecordIndex, links: Links) -> tuple[InstrumentView, ...]:
    """All instruments, in the order of the record."""
    return tuple(_instrument(index, links, row) for row in index.record.instruments)


def _instrument(index: RecordIndex, links: Links, row: Instrument) -> InstrumentView:
    mentions = tuple(quote_of(index, links, one) for one in row.mentions)
    return InstrumentView(
        row.name,
        tuple(name for name in row.names if name != row.name),
        spell_date(row.date),
        tuple(index.name(party) for party in row.parties),
        mentions,
    )
