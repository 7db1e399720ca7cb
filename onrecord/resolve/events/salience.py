"""How likely an analyst would quote a telling: two learned judges over its place, grammar, times and words.

Boosted trees see all but the words; a log-linear judge sees the words, too. What they say together is the
geometric mean of both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.events.echoes import echoes_of
from onrecord.resolve.events.told import DAY, MONTH, YEAR, day_number
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.events.told import Rarity, Told
    from onrecord.text.forest import Column, Forest

AN_ARTICLE = 8  # candidates an article has on average; with 4 fewer events are found, with 14 more are mixed
LEAST = 150  # candidates that a small record has, if it tells so much
MOST_WORDS = 40
ALWAYS = "always"  # the feature that every telling has
_LEAD = 12  # sentences told apart at the beginning
_WEEK, _MONTH = 7, 30

TENSES = ("past", "present", "modal", "future")
STATUSES = ("happened", "planned", "cancelled", "hypothetical", "denied", "unknown")
TRAITS = (
    "perfect", "pluperfect", "negated", "passive", "subject", "quoted", "said", "signs", "weekday", "today",
    "after", "purpose", "infinitive", "gerund", "noun", "participle", "beside",
)  # fmt: skip
RELATIONS = ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp")
NAMES = ("PERSON", "GPE", "ORG", "NORP", "LAW", "EVENT", "CARDINAL", "MONEY")

FEATURES = (
    "place", "sentence", "first", "second", "headline", *(f"tense {one}" for one in TENSES),
    *(f"status {one}" for one in STATUSES), *TRAITS, *(f"relation {one}" for one in RELATIONS), "reports",
    "own day", "own month", "own year", "day near", "month near", "year near", "last week", "ahead",
    "long ago", "foremost", "second foremost", "actors", *(f"names {one}" for one in NAMES), "words",
    "numbers", "day told by", "verbs", "undated", "object", "articles", "typed", "typed happened",
    "typed news", "participants", "likest", "like it", "very like it", "likeness",
)  # fmt: skip


def judged(told: Sequence[Told], table: Column, trees: Forest, weights: Mapping[str, float]) -> Column:
    """How likely each telling is of an event that an analyst would list, 0 to 1, as both judges say.

    Args:
        told: all tellings of the record.
        table: their features (`salience_features`).
        trees: the judge of all but the words.
        weights: the judge that sees the words, too.
    """
    by_feature = np.array([weights.get(name, 0.0) for name in FEATURES])
    by_word = [sum(weights.get(word, 0.0) for word in words_of(one)) for one in told]
    odds = table @ by_feature + np.array(by_word) + weights.get(ALWAYS, 0.0)
    both: Column = np.sqrt(trees.judge(table) / (1 + np.exp(-odds)))
    return both


def words_of(one: Told) -> list[str]:
    """Features of what a telling is of: its head, with what completes it, and its words that name nobody."""
    telling = one.telling
    deed = telling.then or telling.head
    named = {f"head {telling.head}", f"head {telling.head} {telling.then}", f"deed {deed} {telling.object}"}
    return sorted({name.strip() for name in named} | {f"word {word}" for word in telling.common})


def candidates_of(told: Sequence[Told], salience: Column) -> list[int]:
    """The numbers of the tellings that rows are made of, ascending: the likeliest."""
    count = min(max(AN_ARTICLE * len({one.article for one in told}), LEAST), len(told))
    best = sorted(range(len(told)), key=lambda at: (-salience[at], told[at].order))
    return sorted(best[:count])


def salience_features(told: Sequence[Told], rarity: Rarity) -> Column:
    """One row a telling, one column a feature of ``FEATURES``."""
    articles = len({one.article for one in told})
    seen = Counter(actor for _, actor in {(one.article, actor) for one in told for actor in one.actors})
    dates: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        for value in one.around:
            dates[value].add(one.article)
    reports = word_sets("extract", "tellings")["reports"]
    rows = [
        [
            *_place(one),
            *_grammar(one, reports),
            *_times(one),
            *_who(one, seen, articles),
            min(one.telling.size, MOST_WORDS),
            len(one.telling.numbers),
            max((len(dates[value]) for value in one.around if len(value) == DAY), default=0),
            one.telling.verbs,
            one.published is None,
            one.telling.object != "",
            articles,
            *_typed(one),
        ]
        for one in told
    ]
    table = np.array(rows, dtype=np.float64).reshape(len(told), -1)
    return np.hstack([table, echoes_of(told, rarity)])


def _place(one: Told) -> list[float]:
    at = one.telling.sentence
    return [at / one.sentences, min(at, _LEAD), at == 0, at == 1, one.headline]


def _grammar(one: Told, reports: frozenset[str]) -> list[float]:
    telling = one.telling
    return [
        *(telling.tense == tense for tense in TENSES),
        *(telling.status == status for status in STATUSES),
        *(trait in telling.traits for trait in TRAITS),
        *(telling.relation == relation for relation in RELATIONS),
        telling.head in reports,
    ]


def _times(one: Told) -> list[float]:
    published = day_number(one.published)
    gaps = [day - published for day in map(day_number, one.own) if day and published]
    gap = min(gaps, key=abs) if gaps else None
    return [
        *(any(len(value) == size for value in one.own) for size in (DAY, MONTH, YEAR)),
        *(any(len(value) == size for value in one.around) for size in (DAY, MONTH, YEAR)),
        gap is not None and -_WEEK <= gap <= 0,
        gap is not None and gap > 0,
        gap is not None and gap < -_MONTH,
    ]


def _who(one: Told, seen: Mapping[str, int], articles: int) -> list[float]:
    foremost = sorted((seen[actor] / articles for actor in one.actors), reverse=True)
    return [
        *(*foremost, 0.0, 0.0)[:2],
        len(one.actors),
        *(name in one.telling.names for name in NAMES),
    ]


def _typed(one: Told) -> list[float]:
    if one.account is None:
        return [0, 0, 0, 0]
    mention = one.account.mention
    return [1, mention.status == "happened", mention.news, len(mention.participants)]
