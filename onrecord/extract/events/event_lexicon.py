"""The words that name events, from ``data/events_en.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.records.event_types import event_types
from onrecord.text.word_lists import word_table

Anchor = Literal["any", "definite", "verb"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can name an event.

    Attributes:
        type: the event type.
        anchor: how much must tell that one event is meant (see the data file).
        verbs: lemmas of verbs that make it an event, for ``anchor`` "verb".
        heads: lemmas of nouns that make it an event ("lifting" of sanctions).
        of: the class its "of" complement must be in ("signing of" an instrument), or None.
        qualifiers: adjectives that make it an event ("a final agreement").
        links: prepositions that make it an event when an actor follows ("a deal between").
        bare: whether "the ..." alone can mean one named before.
        plover: the PLOVER root code, or None.
    """

    type: str
    anchor: Anchor
    verbs: frozenset[str]
    heads: frozenset[str]
    of: str | None
    qualifiers: frozenset[str]
    links: frozenset[str]
    bare: bool
    plover: str | None


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing a verb needs: a ``slot`` filled, by a word of a class (None: by anything)."""

    slot: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that can name an event; one of the alternatives in ``needs`` must hold whole."""

    type: str
    needs: tuple[tuple[Atom, ...], ...]
    plover: str | None


@dataclass(frozen=True, slots=True)
class EventWords:
    """All event words of a language.

    Attributes:
        nouns: lemma, or modifier and lemma with a space between, to what it names.
        verbs: lemma to what it can name, the first that fits is taken.
        classes: class name to lemmas and entity labels.
        governors: what a governing verb says of an event: group name to lemmas.
        cues: small closed lists that show status, by name.
        partners: for ``verbs`` and ``nouns``, by type, the prepositions before those who take part;
            ``any`` is for all types without a list of their own.
    """

    nouns: dict[str, Noun]
    verbs: dict[str, tuple[Verb, ...]]
    classes: dict[str, frozenset[str]]
    governors: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]
    partners: dict[str, dict[str, frozenset[str]]]


@cache
def event_words() -> EventWords:
    """The English event words, read once a process.

    Raises:
        ValueError: if a word is of a type that the table of types calls ``wordless``.
    """
    table = word_table("extract", "events")
    for row in (*table["verbs"], *table["nouns"]):
        if event_types()[row["type"]].has("wordless"):
            raise ValueError(f"{row['words'][0]!r} is of the type {row['type']}, which has no words")
    verbs: dict[str, tuple[Verb, ...]] = {}
    for row in table["verbs"]:
        verb = Verb(row["type"], tuple(_atoms(need) for need in row["needs"]), _plover(row))
        for word in row["words"]:
            verbs[word] = (*verbs.get(word, ()), verb)
    return EventWords(
        nouns={word: _noun(row) for row in table["nouns"] for word in row["words"]},
        verbs=verbs,
        classes=_sets(table["classes"]),
        governors=_sets(table["governors"]),
        cues=_sets(table["cues"]),
        partners={slot: _sets(lists) for slot, lists in table["partners"].items()},
    )


def _plover(row: dict[str, Any]) -> str | None:
    """The code of a trigger: its own, else that of its type."""
    return row.get("plover", event_types()[row["type"]].plover)


def _noun(row: dict[str, Any]) -> Noun:
    return Noun(
        type=row["type"],
        anchor=row["anchor"],
        verbs=frozenset(row.get("verbs", ())),
        heads=frozenset(row.get("heads", ())),
        of=row.get("of"),
        qualifiers=frozenset(row.get("qualifiers", ())),
        links=frozenset(row.get("links", ())),
        bare=row.get("bare", True),
        plover=_plover(row),
    )


def _atoms(need: str) -> tuple[Atom, ...]:
    parts = (part.partition(":") for part in need.split("+"))
    return tuple(Atom(slot, kind or None) for slot, _, kind in parts)


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}
