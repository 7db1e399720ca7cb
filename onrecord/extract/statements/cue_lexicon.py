"""The word lists of attribution, loaded once: cue verbs, nouns of people and bodies, nouns of papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    for line in _lines("cues_en.tsv"):
        lemma, frames, strength = line.split("\t")
        plain, _, prepositions = frames.partition("p:")
        if strength != "none":
            cues[lemma] = Cue(
                clause="c" in plain,
                quote="q" in plain,
                infinitive="x" in plain,
                noun="n" in plain,
                cue_noun="N" in plain,
                prepositions=tuple(p for p in prepositions.split("|") if p),
                strong=strength == "strong",
            )
    return cues


@cache
def deeds() -> frozenset[str]:
    """Lemmas of the verbs of strength ``none``: what they tell was rather done or meant than said."""
    rows = (line.split("\t") for line in _lines("cues_en.tsv"))
    return frozenset(lemma for lemma, _, strength in rows if strength == "none")


@cache
def person_nouns() -> frozenset[str]:
    """Lemmas of nouns for people and bodies that speak."""
    return frozenset(_lines("person_nouns_en.txt"))


@cache
def cue_nouns() -> frozenset[str]:
    """Lemmas of nouns whose "that" clause is content ("Iran's insistence that ...")."""
    return frozenset(_lines("cue_nouns_en.txt"))


@cache
def cue_adjectives() -> frozenset[str]:
    """Adjectives whose "that" clause is content ("officials have been clear that ...")."""
    return frozenset(_lines("cue_adjectives_en.txt"))


@cache
def occasion_nouns() -> frozenset[str]:
    """Lemmas of nouns for occasions at which people say things."""
    return frozenset(_lines("occasion_nouns_en.txt"))


@cache
def document_nouns() -> frozenset[str]:
    """Lemmas of nouns for papers and texts that can be a source."""
    return frozenset(_lines("document_nouns_en.txt"))


def _lines(name: str) -> list[str]:
    table = files("onrecord.extract").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in table.splitlines() if line and not line.startswith("#")]
