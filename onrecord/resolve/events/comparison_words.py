"""Words by which tellings of events are compared, from ``data/events_en.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.text.word_lists import word_table


@dataclass(frozen=True, slots=True)
class ComparingWords:
    """Closed word lists of a language.

    Attributes:
        generic: words that name any agreement ("deal").
        papers: nouns of papers that a generic word can stand for ("treaty").
        names: nouns that end the proper name of a meeting ("G20 summit").
        pointing: determiners that only point back ("this").
        pronouns: words that stand for somebody or something named elsewhere.
        weak: words that begin a noun phrase which does not tell what is meant ("many").
        articles: words before an office that go with it.
        saying: verbs of which what is said is told, not the saying.
        same: names of one thing to the one they are compared under.
        short: short forms of auxiliaries to the full ones.
    """

    generic: frozenset[str]
    papers: frozenset[str]
    names: frozenset[str]
    pointing: frozenset[str]
    pronouns: frozenset[str]
    weak: frozenset[str]
    articles: frozenset[str]
    saying: frozenset[str]
    same: dict[str, str]
    short: dict[str, str]


@cache
def words_of_events() -> ComparingWords:
    """The English words, read once a process."""
    table = word_table("resolve", "events")
    return ComparingWords(
        frozenset(table["generic"]),
        frozenset(table["papers"]),
        frozenset(table["names"]),
        frozenset(table["pointing"]),
        frozenset(table["pronouns"]),
        frozenset(table["weak"]),
        frozenset(table["articles"]),
        frozenset(table["saying"]),
        dict(table["same"]),
        dict(table["short"]),
    )
