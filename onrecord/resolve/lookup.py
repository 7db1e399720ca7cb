"""Ids of actors in Wikidata, from a table that the user gives; nothing is asked of a network.

A line of the table is a name or alias, the id, and where that is not enough to tell two apart, the kind of
actor and its country: ``NAME<TAB>ID[<TAB>KIND[<TAB>COUNTRY]]``. Empty lines and those that begin with ``#``
count for nothing, and so does a first line without an id, the heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.text.countries import country_by_demonym, country_by_name
from onrecord.text.names import fold, name_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.rows import Actor

KINDS = frozenset(("person", "country", "organisation", "group"))
_ID = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line of the table tells of a name; kind and country are None where it leaves them open."""

    id: str
    kind: str | None
    country: str | None


def read_table(text: str) -> dict[str, tuple[Entry, ...]]:
    """The table by folded name.

    Raises:
        ValueError: if a line is not as it should be; the message names it.
    """
    table: dict[str, list[Entry]] = defaultdict(list)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, id_, kind, country = [cell.strip() for cell in (*line.split("\t"), "", "", "")][:4]
        if not _ID.fullmatch(id_):
            if number == 1:
                continue
            raise ValueError(f"line {number}: write NAME<TAB>ID with an id such as Q42, not {line[:60]!r}")
        if kind and kind not in KINDS:
            raise ValueError(f"line {number}: a kind is one of {', '.join(sorted(KINDS))}, not {kind!r}")
        land = country_by_name(country) or country_by_demonym(country) or country or None
        table[fold(name)].append(Entry(id_, kind or None, land))
    return {name: tuple(entries) for name, entries in table.items()}


def with_ids(actors: Sequence[Actor], table: Mapping[str, Sequence[Entry]]) -> tuple[Actor, ...]:
    """The actors with ``wikidata`` where the table has exactly one id for them.

    The canonical name goes before other forms; of a person, forms of one word do not count.
    """
    lands = {actor.id: actor.name for actor in actors if actor.kind == "country"}
    return tuple(replace(actor, wikidata=_id_of(actor, lands, table)) for actor in actors)


def _id_of(actor: Actor, lands: Mapping[str, str], table: Mapping[str, Sequence[Entry]]) -> str | None:
    side = lands.get(actor.side or "")
    others = [name.form for name in actor.names if actor.kind != "person" or len(name_words(name.form)) > 1]
    for forms in ([actor.name], others):
        found = {
            entry.id for form in forms for entry in table.get(fold(form), ()) if _fits(entry, actor, side)
        }
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def _fits(entry: Entry, actor: Actor, side: str | None) -> bool:
    """Whether nothing known of the actor speaks against the line."""
    if entry.kind and entry.kind != actor.kind:
        return False
    own = actor.name if actor.kind == "country" else side
    return entry.country is None or own is None or fold(entry.country) == fold(own)
