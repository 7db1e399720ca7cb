"""Discovering issues: the terms that recur in what is said, weighed and put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from math import log2, sqrt
from typing import TYPE_CHECKING

from onrecord.records.rows import Issue, row_id
from onrecord.text.word_lists import word_lines, word_rows, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.readings import FiledReading, Term
    from onrecord.records.rows import Statement

MAX_ISSUES = 25  # a table a person can read; the brief's upper bound
MIN_UTTERANCES = 2  # said at least twice
MIN_SHARE = 0.005  # of all utterances: below it a term of a large record is an aside
MAX_FLOOR = 20  # utterances that are enough in a record of any size
MIN_ARTICLES = 2  # one article's own topic is no issue of the record
MIN_WEIRDNESS = 5.0  # a single word must be this much commoner here than in general press
RARE = 0.01  # share assumed for a noun that general press hardly uses (the table ends at 0.015)
MERGE_SHARE = 0.5  # a single word goes to a longer term that makes up this share of its uses


@dataclass(slots=True)
class _Uses:
    """Where a term is used in what is said."""

    utterances: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    surfaces: Counter[str] = field(default_factory=Counter)


def discover(readings: Mapping[str, FiledReading], statements: Sequence[Statement]) -> tuple[Issue, ...]:
    """The issues the statements' own terms show, at most `MAX_ISSUES`, without statements."""
    uses = _uses(readings, statements)
    total = len({row.utterance for row in statements})
    floor = max(MIN_UTTERANCES, min(MIN_SHARE * total, MAX_FLOOR))
    headed = _headed(uses)
    articles = len({row.article for row in statements})
    named = {lemma: use for lemma, use in uses.items() if _may_name(lemma, headed[_head(lemma)], articles)}
    groups = _groups(named, floor)
    ranked = sorted(groups, key=lambda group: (-_weight(group, uses), group))
    several = min(MIN_ARTICLES, articles)
    kept = [
        group
        for group in ranked
        if len(_utterances(group, uses)) >= floor and len(_articles(group, uses)) >= several
    ]
    return tuple(_issue(group, uses) for group in kept[:MAX_ISSUES])


def _uses(readings: Mapping[str, FiledReading], statements: Sequence[Statement]) -> dict[str, _Uses]:
    said: dict[str, list[Statement]] = {}
    for row in statements:
        said.setdefault(row.article, []).append(row)
    found: dict[str, _Uses] = {}
    for article in sorted(said):
        reading = readings[article]
        for term in reading.reading.terms:
            for row in said[article]:
                if any(part.start <= term.span.start and term.span.end <= part.end for part in row.content):
                    _count(found, term, row, reading.reading.article.text)
    return found


def _count(found: dict[str, _Uses], term: Term, row: Statement, text: str) -> None:
    use = found.setdefault(term.lemma, _Uses())
    if row.utterance not in use.utterances:
        use.surfaces[_surface(term.span.of(text))] += 1
    use.utterances.add(row.utterance)
    use.articles.add(row.article)


def _surface(words: str) -> str:
    """The words as printed, but a capital that only opens a sentence is made small."""
    parts = words.split()
    if (
        len(parts) > 1
        and parts[0][:1].isupper()
        and parts[0][1:].islower()
        and not any(p[:1].isupper() for p in parts[1:])
    ):
        parts[0] = parts[0].lower()
    return " ".join(parts)


def _generic() -> frozenset[str]:
    return word_set("assess", "generic_terms")


@cache
def _empty() -> frozenset[str]:
    """Phrases that sound like terms and name nothing: "international community"."""
    adjectives = (
        "international",
        "political",
        "national",
        "bilateral",
        "peaceful",
        "regional",
        "global",
        "financial",
    )
    return frozenset(f"{adjective} {noun}" for adjective in adjectives for noun in _generic() - {"relation"})


@cache
def _shares() -> dict[str, float]:
    return {row["noun"]: float(row["share"]) for row in word_rows("assess", "common_nouns")}


def _headed(uses: Mapping[str, _Uses]) -> dict[str, set[str]]:
    """The articles of every head: "economic sanctions" is a use of "sanctions"."""
    found: dict[str, set[str]] = {}
    for lemma, use in uses.items():
        found.setdefault(_head(lemma), set()).update(use.articles)
    return found


def _may_name(lemma: str, told: set[str], articles: int) -> bool:
    """Whether a term can name an issue: not generic, and not what every newspaper is full of."""
    words = lemma.split()
    if all(word in _generic() for word in words if word != "of") or lemma in _empty():
        return False
    if len(words) > 1:
        return True
    share = len(told) / max(articles, 1)
    return share / max(_shares().get(lemma, RARE), RARE) >= MIN_WEIRDNESS


@cache
def _synonyms() -> dict[str, str]:
    return {word: first for first, *others in word_lines("assess", "synonyms") for word in others}


def _words(lemma: str) -> list[str]:
    """The words of a term, each as the first of its synonyms."""
    return [_synonyms().get(word, word) for word in lemma.split()]


def _head(lemma: str) -> str:
    """The word a term is about: its last, or what an act is done to ("return of island": island)."""
    return _words(lemma)[-1]


def _groups(uses: Mapping[str, _Uses], floor: float) -> list[tuple[str, ...]]:
    """Terms that mean one thing: those that hold a shorter frequent term with the same head."""
    names = sorted(uses, key=lambda lemma: (len(lemma.split()), -len(uses[lemma].utterances), lemma))
    home: dict[str, str] = {}
    cores: dict[str, list[str]] = {}
    for lemma in names:
        core = next((one for one in cores.get(_head(lemma), ()) if _holds(lemma, one)), None)
        if core is None and (len(uses[lemma].utterances) >= floor or len(lemma.split()) == 1):
            cores.setdefault(_head(lemma), []).append(lemma)
            core = lemma
        if core is not None:
            home[lemma] = core
    groups: dict[str, list[str]] = {}
    for lemma, core in home.items():
        groups.setdefault(core, []).append(lemma)
    return [tuple(sorted(group)) for group in groups.values()]


def _holds(longer: str, shorter: str) -> bool:
    """Whether the words of ``shorter`` all stand in ``longer``."""
    return set(_words(shorter)) <= set(_words(longer))


def _utterances(group: Iterable[str], uses: Mapping[str, _Uses]) -> set[str]:
    return {utterance for lemma in group for utterance in uses[lemma].utterances}


def _articles(group: Iterable[str], uses: Mapping[str, _Uses]) -> set[str]:
    return {article for lemma in group for article in uses[lemma].articles}


def _weight(group: Sequence[str], uses: Mapping[str, _Uses]) -> float:
    """C-value of the group: how often it is said, over how many articles, more for longer names."""
    said = len(_utterances(group, uses))
    articles = len(_articles(group, uses))
    name = min(group, key=lambda lemma: (-len(uses[lemma].utterances), lemma))
    words = len([word for word in name.split() if word != "of"])
    common = max(_shares().get(_head(name), RARE), RARE) if words == 1 else RARE
    return said * log2(1 + articles) * (0.5 + log2(1 + words)) * sqrt(sqrt(RARE / common))


def _issue(group: Sequence[str], uses: Mapping[str, _Uses]) -> Issue:
    label = _label(group, uses)
    terms = tuple(sorted(group))
    return Issue(row_id("issue", "discovered", label, *terms), label, terms, "discovered", ())


def _label(group: Sequence[str], uses: Mapping[str, _Uses]) -> str:
    """The commonest surface of the core term; a longer one that makes up half of all uses is clearer."""
    said = max(1, len(_utterances(group, uses)))
    ranked = sorted(group, key=lambda lemma: (-len(uses[lemma].utterances), lemma))
    longer = [lemma for lemma in ranked if " " in lemma and len(uses[lemma].utterances) >= MERGE_SHARE * said]
    best = longer[0] if longer else ranked[0]
    return min(uses[best].surfaces.items(), key=lambda item: (-item[1], item[0]))[0]
