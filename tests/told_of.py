"""Tellings for tests of events: hand-made ones about invented countries, and real ones of short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.pipeline import find_actors
from onrecord.records.indexes import ActorIndex, PlaceIndex
from onrecord.records.readings import EventMention, FiledReading
from onrecord.records.rows import Actor
from onrecord.records.spans import Span
from onrecord.records.tellings import Telling
from onrecord.resolve.events.event_accounts import Lookup
from onrecord.resolve.events.event_clusters import Account
from onrecord.resolve.events.groups import Group
from onrecord.resolve.events.told import Rarity, Told, tellings_of
from tests.reading_of import read

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = {"Dorn": "Varland", "Venn": "Kesmar", "Tessen": "Varland", "Rook": "Drusia"}
LANDS = ("Varland", "Kesmar", "Drusia")


def actors() -> ActorIndex:
    """The people and countries that casts of hand-made tellings name, each by its name."""
    people = tuple(Actor(name, f"Ora {name}", "person", (), side, ()) for name, side in PEOPLE.items())
    lands = tuple(Actor(name, name, "country", (), name, ()) for name in LANDS)
    return ActorIndex.build(people + lands, {}, {}, {name: name for name in LANDS})


def told(
    words: str,
    article: str = "a",
    day: str | None = "2031-03-05",
    *,
    lead: str = "",
    says: Sequence[str] = (),
    **facts: Any,
) -> Told:
    """A telling by its words, which are the text of its article.

    Args:
        words: of the article; of the clause, too.
        article: its id, and that of its source if ``facts`` tell no ``source``.
        day: it came out on.
        lead: the words of whom it tells.
        says: the words of each part of what it tells.
        facts: ``cast``, ``place``, ``source``, ``account`` of `Told`; ``status``, ``traits``,
            ``relation``, ``head`` and ``lemmas`` of `Telling`; ``at``, the words of its trigger.
    """
    whole = Span(0, len(words))
    telling = Telling(
        span=whole, trigger=_at(words, facts.get("at", words.split()[0])), parts=(whole,), sentence=0,
        head=facts.get("head", ""), then="", object="", relation=facts.get("relation", "ROOT"), tense="past",
        status=facts.get("status", "happened"), traits=facts.get("traits", ()), words=facts.get("lemmas", ()),
        common=(), places=(), numbers=(), ordinals=(), names=(), size=len(words.split()), verbs=1,
        lead=_at(words, lead) if lead else None, says=tuple((_at(words, part),) for part in says),
    )  # fmt: skip
    cast = tuple(facts.get("cast", ()))
    source = facts.get("source", article)
    return Told(
        article=article, source=source, voice=source, page=article, as_of=day, published=day, telling=telling,
        account=facts.get("account"), quote=words, text=words, cast=cast, place=facts.get("place"),
        sentences=1,
        actors=frozenset(facts.get("named", ())) | {actor for actor, _ in cast}, near=frozenset(),
        own=(), around=(), words=frozenset(), headline=0.0,
    )  # fmt: skip


def typed(
    words: str,
    type_: str,
    status: Any = "happened",
    article: str = "a",
    day: str | None = "2031-03-05",
    **facts: Any,
) -> Told:
    """A telling of a typed event; its mention is all of ``words``, its trigger the first or ``trigger``."""
    cast, place = tuple(facts.get("cast", ())), facts.get("place")
    mention = EventMention(
        type_,
        _at(words, facts.get("trigger", words.split()[0])),
        Span(0, len(words)),
        status,
        start=facts.get("start"),
        end=facts.get("end"),
        moved=facts.get("moved", False),
        background=facts.get("background", False),
    )
    account = Account(article, facts.get("source", article), article, day, mention, words, cast, place)
    return told(words, article, day, account=account, **facts)


def group(*members: Told, start: str | None = None, worth: float = 0.5, shown: bool = True) -> Group:
    """A group of tellings, the most telling first."""
    return Group(members, start, "text" if start else "none", worth, shown)


def told_in(text: str, day: str = "2031-03-05") -> tuple[list[Told], ActorIndex]:
    """The tellings of a text as they are read, and who is who in it."""
    filed = FiledReading("a", "a", "a", "text/plain", None, read(text, day))
    known = find_actors([filed])
    lookup = Lookup(known, PlaceIndex(), {})
    return tellings_of([filed], lookup, {"a": lookup.accounts(filed)}, Rarity.over([filed])), known


def _at(words: str, part: str) -> Span:
    start = words.index(part)
    return Span(start, start + len(part))
