"""International bodies, organs of states and news agencies by their names and acronyms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.text.word_lists import word_rows


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body: canonical English name, other forms of it, the country it is an organ of ("" for none)."""

    name: str
    names: tuple[str, ...]
    country: str


@cache
def organisations() -> tuple[Organisation, ...]:
    """All bodies of the table."""
    return tuple(
        Organisation(row["name"], tuple(form for form in row["names"].split("|") if form), row["country"])
        for row in word_rows("text", "organisations")
    )


@cache
def _by_form() -> dict[str, Organisation]:
    table: dict[str, Organisation] = {}
    for body in organisations():
        for form in (body.name, *body.names):
            table.setdefault(form.casefold(), body)
    return table


def organisation_by_name(form: str) -> Organisation | None:
    """The body with this name or acronym ("the UN Security Council"), or None."""
    return _by_form().get(form.casefold()) or _by_form().get(form.casefold().removeprefix("the "))


@dataclass(frozen=True, slots=True)
class Party:
    """A party: canonical name, what its members are called, adjectives, country ("" for none)."""

    name: str
    members: tuple[str, ...]
    adjectives: tuple[str, ...]
    country: str


@cache
def parties() -> tuple[Party, ...]:
    """All parties of the table."""
    return tuple(
        Party(row["name"], _cells(row["members"]), _cells(row["adjectives"]), row["country"])
        for row in word_rows("text", "parties")
    )


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(form for form in cell.split("|") if form)


@cache
def _by_members() -> dict[str, Party]:
    return {word: party for party in parties() for word in party.members}


@cache
def _by_adjective() -> dict[str, Party]:
    return {word: party for party in parties() for word in party.adjectives}


def party_of_members(word: str) -> Party | None:
    """The party whose members are called so, in just these letters ("Tories"), or None."""
    return _by_members().get(word)


def party_of_adjective(word: str) -> Party | None:
    """The party that an adjective with a capital means ("Republican"), or None."""
    return _by_adjective().get(word)
