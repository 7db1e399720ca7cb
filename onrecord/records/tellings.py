"""A telling: one clause, or one noun that names an event, as an article tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.spans import Span

Tense = Literal["past", "present", "modal", "future", "other"]
HowTold = Literal["happened", "planned", "cancelled", "hypothetical", "denied", "unknown"]

Trait = Literal[
    "perfect", "pluperfect", "negated", "passive", "subject", "quoted", "said", "signs", "weekday", "today",
    "after", "purpose", "infinitive", "gerund", "noun", "participle", "beside",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """What one clause tells, with what the grammar knows of it.

    Attributes:
        span: the clause's own words around its head.
        trigger: the head: a verb, or a noun that names an event.
        parts: the runs of characters that belong to the clause, other clauses in it left out.
        sentence: index of its sentence in the reading.
        head: lowercase lemma of the head; ``then`` that of its open complement ("agreed to *lift*");
            ``object`` that of its object, or "".
        relation: how the head hangs in its sentence (a label of ClearNLP, "ROOT" for the main clause).
        tense: of the head with its auxiliaries.
        status: what the grammar says of it, before anything else is known.
        traits: what else holds.
        words: lowercase lemmas of its content words, each once, in order.
        common: those of ``words`` that name nobody and no place.
        places: lowercase lemmas of its words that name places.
        numbers: counts in it, as written, without commas; no years and no days.
        ordinals: words that tell one of a series from another ("second", "last").
        names: kinds of names in it, as the entity tagger calls them.
        size: words, signs left out. ``verbs``: how many of them are verbs.
        event: index of the mention of a typed event that it tells, or None.
        doers: names of those who do it; ``others`` of those it is done to or with.
        place: the name of where, or None.
        lead: the words for whom or what the clause tells of, perhaps in another clause, or None.
        says: what it tells of them, in parts, each the runs of its words; the first must stay, others may be
            left out from the last on. Without times, other clauses and what leads in.
    """

    span: Span
    trigger: Span
    parts: tuple[Span, ...]
    sentence: int
    head: str
    then: str
    object: str
    relation: str
    tense: Tense
    status: HowTold
    traits: tuple[Trait, ...]
    words: tuple[str, ...]
    common: tuple[str, ...]
    places: tuple[str, ...]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    names: tuple[str, ...]
    size: int
    verbs: int
    event: int | None = None
    doers: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    place: Span | None = None
    lead: Span | None = None
    says: tuple[tuple[Span, ...], ...] = ()
