"""The word lists of attribution beside its verbs: nouns of people and bodies, of papers, of saying."""

from __future__ import annotations

from functools import cache

from onrecord.text.word_lists import word_set, word_sets


@cache
def statement_words(name: str) -> frozenset[str]:
    """A list of lower-case words of ``data/statements_en.toml``."""
    return word_sets("extract", "statements")[name]


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
