"""Countries by name, demonym, adjective, capital and seat of power.

Names come from the Unicode CLDR (by babel), for every language that it knows. What it does not say, demonyms,
capitals, seats ("Kremlin"), historical states and the names that the press prefers, stands in
``data/countries_LANGUAGE.tsv`` by ISO 3166-1 code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Country:
    """A state: canonical name, ISO code ("" for a historical one) and the forms that name it."""

    name: str
    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]


@cache
def countries(language: str = "en") -> tuple[Country, ...]:
    """All countries, in the order of the English table, and then the historical states of the language.

    A language without a table of its own has the names of CLDR and nothing else.

    Raises:
        babel.UnknownLocaleError: if CLDR does not know the language.
    """
    names = Locale(language).territories
    rows = _rows(language)
    own = {row["code"]: row for row in rows if row["code"]}
    now = [
        _country(row["code"], names[row["code"]], own.get(row["code"], {}))
        for row in _rows("en")
        if row["code"]
    ]
    return (*now, *(_country("", "", row) for row in rows if not row["code"]))


def _rows(language: str) -> tuple[Mapping[str, str], ...]:
    try:
        return word_rows("text", "countries", language)
    except FileNotFoundError:
        return ()


def _country(code: str, cldr: str, own: Mapping[str, str]) -> Country:
    name = own.get("name") or cldr
    names = _forms(own.get("names", ""))
    return Country(
        name=name,
        code=code,
        names=(*names, cldr) if cldr and cldr != name else names,
        demonyms=_forms(own.get("demonyms", "")),
        capital=own.get("capital", ""),
        seats=_forms(own.get("seats", "")),
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
