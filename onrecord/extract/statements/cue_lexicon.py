"""The word lists of attribution, loaded once: cue verbs, nouns of people and bodies, nouns of papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.text.word_lists import word_rows, word_set


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes.

    Attributes:
        clause: a clause can be its content ("said that ...").
        quote: it can stand beside a quotation.
        infinitive: an infinitive can be its content ("vowed to ...").
        noun: a noun phrase can be its content ("demanded concessions").
        cue_noun: only a noun of saying or thinking can be ("raised concerns about ...").
        prepositions: prepositions whose object can be its content ("called for ...").
        strong: it attributes whatever its subject; others need somebody as their subject.
    """

    clause: bool
    quote: bool
    infinitive: bool
    noun: bool
    cue_noun: bool
    prepositions: tuple[str, ...]
    strong: bool


@cache
def cue_verbs() -> dict[str, Cue]:
    """Cue verbs by lemma; verbs of strength ``none`` are left out."""
    cues = {}
    for row in word_rows("extract", "cues"):
        plain, _, prepositions = row["frames"].partition("p:")
        if row["strength"] != "none":
            cues[row["lemma"]] = Cue(
                clause="c" in plain,
                quote="q" in plain,
                infinitive="x" in plain,
                noun="n" in plain,
                cue_noun="N" in plain,
                prepositions=tuple(p for p in prepositions.split("|") if p),
                strong=row["strength"] == "strong",
            )
    return cues


@cache
def deeds() -> frozenset[str]:
    """Lemmas of the verbs of strength ``none``: what they tell was rather done or meant than said."""
    return frozenset(row["lemma"] for row in word_rows("extract", "cues") if row["strength"] == "none")


@cache
def person_nouns() -> frozenset[str]:
    """Lemmas of nouns for people and bodies that speak."""
    return word_set("extract", "person_nouns")


@cache
def cue_nouns() -> frozenset[str]:
    """Lemmas of nouns whose "that" clause is content ("Iran's insistence that ...")."""
    return word_set("extract", "cue_nouns")


@cache
def cue_adjectives() -> frozenset[str]:
    """Adjectives whose "that" clause is content ("officials have been clear that ...")."""
    return word_set("extract", "cue_adjectives")


@cache
def occasion_nouns() -> frozenset[str]:
    """Lemmas of nouns for occasions at which people say things."""
    return word_set("extract", "occasion_nouns")


@cache
def document_nouns() -> frozenset[str]:
    """Lemmas of nouns for papers and texts that can be a source."""
    return word_set("extract", "document_nouns")
