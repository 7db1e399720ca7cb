"""Word lists of the extractor of mentions, loaded once; the lists themselves are in ``data/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.text.countries import countries
from onrecord.text.organisations import organisations
from onrecord.text.word_lists import word_sets

FormKind = Literal["country", "seat", "demonym", "organisation"]

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[\w+]+|[’']s\b|[^\w\s]")
_ACRONYM = 4  # a form of at most so many letters must stand in the case of the table: US, not us


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of lower-case words of ``data/names_en.toml``."""
    return word_sets("extract", "names")[name]


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form of a known name: its tokens, lower case; ``exact`` where the case of ``form`` must stand."""

    tokens: tuple[str, ...]
    form: str
    kind: FormKind
    name: str
    exact: bool


@cache
def known_forms() -> dict[str, tuple[KnownForm, ...]]:
    """All forms of countries and bodies by their first token, longest first."""
    table: dict[str, list[KnownForm]] = {}
    seen: set[tuple[tuple[str, ...], str]] = set()
    for kind, name, form in _all_forms():
        tokens = tuple(token.lower().replace("’", "'") for token in _TOKEN.findall(form))
        if (tokens, kind) in seen:
            continue
        seen.add((tokens, kind))
        exact = len(form.replace(".", "")) <= _ACRONYM
        table.setdefault(tokens[0], []).append(KnownForm(tokens, form, kind, name, exact))
    order = {"organisation": 0, "country": 1, "seat": 2, "demonym": 3}
    return {
        first: tuple(sorted(forms, key=lambda known: (-len(known.tokens), order[known.kind], known.form)))
        for first, forms in table.items()
    }


def _all_forms() -> list[tuple[FormKind, str, str]]:
    out: list[tuple[FormKind, str, str]] = []
    for body in organisations():
        forms = sorted((body.name, *body.names), key=lambda form: not form.islower())  # small ones first
        out.extend(("organisation", body.name, form) for form in forms)
    for country in countries():
        out.extend(("country", country.name, form) for form in (country.name, *country.names))
        if country.capital:
            out.append(("seat", country.name, country.capital))
        out.extend(("seat", country.name, form) for form in country.seats)
        out.extend(("demonym", country.name, form) for form in country.demonyms)
    return out
