"""Countries by name, demonym, adjective, capital and seat of power.

The table is ``data/countries.tsv``: canonical English name, ISO 3166-1 alpha-2, other names,
adjectives and demonyms, capital, seats ("Kremlin"). Facts from ISO 3166, the Unicode CLDR (by
babel) and common knowledge; historical states are added by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.text.word_lists import word_rows


@dataclass(frozen=True, slots=True)
class Country:
    """A state: canonical English name, ISO code ("" for a historical one) and the forms that name it."""

    name: str
    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries of the table."""
    return tuple(
        Country(
            row["name"],
            row["code"],
            _forms(row["names"]),
            _forms(row["demonyms"]),
            row["capital"],
            _forms(row["seats"]),
        )
        for row in word_rows("text", "countries", None)
    )


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for form in cell.split("|") if form)


@cache
def _by_form(kind: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries():
        forms = {
            "name": (country.name, *country.names),
            "demonym": country.demonyms,
            "seat": (country.capital, *country.seats),
        }[kind]
        for form in forms:
            table.setdefault(form.casefold(), country.name)
    return table


def country_by_name(form: str) -> str | None:
    """Canonical name of the country with this name ("the Russian Federation"), or None."""
    return _by_form("name").get(form.casefold().removeprefix("the "))


def country_by_demonym(form: str) -> str | None:
    """Canonical name of the country of this adjective or demonym ("Japanese"), or None."""
    return _by_form("demonym").get(form.casefold())


def country_by_seat(form: str) -> str | None:
    """Canonical name of the country governed from this capital or seat ("Tokyo", "Kremlin"), or None."""
    return _by_form("seat").get(form.casefold().removeprefix("the "))
