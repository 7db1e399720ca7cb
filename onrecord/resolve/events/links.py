"""How likely two tellings are of one event: a learned judge over what they share and what sets them apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.events.echoes import likenesses, unit_vector
from onrecord.resolve.events.told import DAY, MONTH, day_number
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.resolve.events.told import Rarity, Told
    from onrecord.text.forest import Column, Forest

LEAST_LIKE = 0.04  # the cosine of two clauses from which they are asked about
LEAST_AROUND = 0.1  # the same of their whole sentences
SAME_TIME = 0.3  # or what their times have in common
MOST_ROWS = 400  # clauses that have a word, or a time; what more have tells no two of them alike
AT_ONCE = 4_096  # pairs judged at a time, so that their features need not be held together
_FAR = 400  # days
_LEAD = 2  # sentences

FEATURES = (
    "clauses alike", "sentences alike", "rare words shared", "words shared", "share of common words",
    "same head", "frame shared", "frame in words", "actors shared", "share of actors",
    "share of actors near", "places", "numbers", "ordinals", "days shared", "months shared",
    "less sure day", "days apart", "days told", "reports apart", "same article", "sentences between",
    "same tense", "both negated or not", "higher sentence", "both in the lead", "both in the headline",
    "shorter", "types", "typed", "main clauses", "same sentence", "same status", "objects", "towns",
    "with participants",
)  # fmt: skip
_MAIN = frozenset({"ROOT", "conj", "ccomp"})


def time_of(one: Told) -> dict[str, float]:
    """When it is told to be, each time with its weight.

    The time in the clause, else a day in its sentence, else the day it came out if the article's head
    tells it in the simple past; else none.
    """
    if one.own:
        return {one.own[0]: 0.9}
    near = [value for value in one.around if len(value) == DAY]
    if near:
        return {near[0]: 0.6}
    telling = one.telling
    news = (
        telling.sentence < NEWS_SENTENCES and telling.tense == "past" and "pluperfect" not in telling.traits
    )
    return {one.published: 0.5} if one.published and news else {}


NEWS_SENTENCES = 3


def best_day(times: Mapping[str, float]) -> tuple[int, float]:
    """The number and weight of the likeliest full day; (0, 0.0) for none."""
    days = sorted(((-weight, value) for value, weight in times.items() if len(value) == DAY))
    return (day_number(days[0][1]) or 0, -days[0][0]) if days else (0, 0.0)


@dataclass(frozen=True, slots=True)
class _Side:
    """What is compared of one telling."""

    told: Told
    times: Mapping[str, float]
    months: Mapping[str, float]
    day: int
    sure: float
    clause: Mapping[str, float]
    sentence: Mapping[str, float]
    words: frozenset[str]
    common: frozenset[str]
    frame: frozenset[str]
    days: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[str]
    published: int
    type: str
    town: str
    cast: bool


def _side(one: Told, times: Mapping[str, float], rarity: Rarity) -> _Side:
    telling = one.telling
    months: defaultdict[str, float] = defaultdict(float)
    for value, weight in times.items():
        months[value[:MONTH]] += weight
    day, sure = best_day(times)
    account = one.account
    return _Side(
        told=one,
        times=times,
        months=months,
        day=day,
        sure=sure,
        clause=unit_vector(telling.words, rarity),
        sentence=unit_vector(sorted(one.words), rarity),
        words=frozenset(telling.words),
        common=frozenset(telling.common),
        frame=frozenset({telling.head, telling.then, telling.object} - {""}),
        days=frozenset(value for value in one.own if len(value) == DAY),
        places=frozenset(telling.places),
        numbers=frozenset(telling.numbers),
        ordinals=frozenset(telling.ordinals),
        published=day_number(one.published) or 0,
        type=account.mention.type if account else "",
        town=(account.place or "") if account else "",
        cast=bool(account and account.cast),
    )


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of tellings by their numbers, the later first, and how likely each pair is of one event."""

    pairs: tuple[tuple[int, int], ...]
    likely: Column


def links_of(
    told: Sequence[Told], times: Sequence[Mapping[str, float]], rarity: Rarity, forest: Forest | None = None
) -> Links:
    """All pairs that have anything in common, judged; the same whatever the order of articles."""
    pairs = pairs_of(told, times, rarity)
    if not pairs:
        return Links((), np.zeros(0))
    trees = forest or learned_forest("resolve", "links")
    sides = [_side(one, when, rarity) for one, when in zip(told, times, strict=True)]
    likely = [
        trees.judge(_table(sides, rarity, pairs[start : start + AT_ONCE]))
        for start in range(0, len(pairs), AT_ONCE)
    ]
    return Links(tuple(pairs), np.concatenate(likely))


def pairs_of(
    told: Sequence[Told], times: Sequence[Mapping[str, float]], rarity: Rarity
) -> list[tuple[int, int]]:
    """The pairs that are asked about: alike in words, or in time."""
    alike = likenesses([unit_vector(one.telling.words, rarity) for one in told], MOST_ROWS)
    around = likenesses([unit_vector(sorted(one.words), rarity) for one in told], MOST_ROWS)
    same = likenesses(times, MOST_ROWS)
    found = {
        (one, other)
        for nearest, least in ((alike, LEAST_LIKE), (around, LEAST_AROUND), (same, SAME_TIME))
        for one, (others, shared) in enumerate(nearest)
        for other in others[shared > least].tolist()
    }
    return sorted(found)


def pair_features(
    told: Sequence[Told],
    times: Sequence[Mapping[str, float]],
    rarity: Rarity,
    pairs: Iterable[tuple[int, int]],
) -> Column:
    """One row a pair, one column a feature of ``FEATURES``."""
    return _table([_side(one, when, rarity) for one, when in zip(told, times, strict=True)], rarity, pairs)


def _table(sides: Sequence[_Side], rarity: Rarity, pairs: Iterable[tuple[int, int]]) -> Column:
    rows = [_features(sides[one], sides[other], rarity) for one, other in pairs]
    return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))


def _features(a: _Side, b: _Side, rarity: Rarity) -> list[float]:
    one, other = a.told, b.told
    left, right = one.telling, other.telling
    shared = a.words & b.words
    same_article = one.article == other.article
    return [
        dot(a.clause, b.clause),
        dot(a.sentence, b.sentence),
        sum(rarity.of(word) for word in sorted(shared)),
        len(shared),
        _share(a.common, b.common),
        left.head == right.head,
        len(a.frame & b.frame),
        len(a.frame & b.common) + len(b.frame & a.common),
        len(one.actors & other.actors),
        _share(one.actors, other.actors),
        _share(one.near, other.near),
        _agree(a.places, b.places),
        _agree(a.numbers, b.numbers),
        _agree(a.ordinals, b.ordinals),
        dot(a.times, b.times),
        dot(a.months, b.months),
        min(a.sure, b.sure),
        _apart(a.day, b.day),
        _agree(a.days, b.days),
        _apart(a.published, b.published),
        same_article,
        abs(left.sentence - right.sentence) if same_article else -1,
        left.tense == right.tense,
        ("negated" in left.traits) == ("negated" in right.traits),
        min(left.sentence, right.sentence),
        max(left.sentence, right.sentence) < _LEAD,
        one.headline * other.headline,
        min(left.size, right.size),
        _same(a.type, b.type),
        (a.type != "") + (b.type != ""),
        left.relation in _MAIN and right.relation in _MAIN,
        same_article and left.sentence == right.sentence,
        left.status == right.status,
        _same(left.object, right.object),
        _same(a.town, b.town),
        a.cast + b.cast,
    ]


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum of the products of the weights that both have."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in sorted(one.items()) if word in other)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (1 + len(one) + len(other) - shared)


def _agree(one: frozenset[str], other: frozenset[str]) -> int:
    """1 if both tell one and share it, -1 if they tell others, 0 if either tells none."""
    return 0 if not one or not other else 1 if one & other else -1


def _same(one: str, other: str) -> int:
    return 0 if not one or not other else 1 if one == other else -1


def _apart(one: int, other: int) -> int:
    return min(abs(one - other), _FAR) if one and other else -1
