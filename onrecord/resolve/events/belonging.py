"""Whether a telling belongs to the event it was put to: a learned judge that keeps rows from mixing events."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.events.links import dot, unit_vector
from onrecord.resolve.events.told import MONTH, day_number
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.resolve.events.told import Rarity, Told
    from onrecord.text.forest import Column

BELONGS = 0.5  # likelihood from which a telling stays with its event
MOST_READ = 40  # tellings of an event that one is held against
_CORE = 6
_NONE = -1.0
_EARLY, _LATE, _NO_DAY = -60, 400, -99

FEATURES = (
    "salience", "rank", "size", "link to first", "mean link", "best link", "third link", "same head",
    "same object", "mean likeness", "best likeness", "actors of first", "actors", "article of first",
    "of its article", "of its sentence", "start told", "other time told", "report after start", "past",
    "ahead", "negated", "said", "quoted", "infinitive", "purpose", "main", "conj", "relcl", "advcl",
    "reports", "happened", "planned", "headline", "sentence", "pluperfect", "after", "numbers", "places",
    "same type", "noun", "link in article", "salience of first", "sources",
)  # fmt: skip


def belonging_features(
    members: Sequence[Told],
    salience: Sequence[float],
    likely: Callable[[int, int], float],
    start: str | None,
    rarity: Rarity,
) -> Column:
    """One row a telling, one column a feature of ``FEATURES``.

    Args:
        members: the tellings of an event, the most telling first.
        salience: of each of them.
        likely: how likely two of them, by their places in ``members``, are of one event.
        start: the time of the event.
        rarity: of the record.
    """
    event = _Whole(members, rarity)
    return np.array(
        [
            _row(at, event, salience, likely, start) for at in range(len(members))
        ],
        dtype=np.float64,
    ).reshape(-1, len(FEATURES))


class _Whole:
    """What the tellings of an event have in common."""

    def __init__(self, members: Sequence[Told], rarity: Rarity) -> None:
        tellings = [one.telling for one in members]
        self.members = members
        self.vectors = [unit_vector(one.words, rarity) for one in tellings]
        self.heads = Counter(one.head for one in tellings)
        self.objects = Counter(one.object for one in tellings if one.object)
        self.actors = Counter(actor for one in members for actor in one.actors)
        self.types = Counter(one.account.mention.type for one in members if one.account)
        self.numbers = Counter(number for one in tellings for number in one.numbers)
        self.places = Counter(place for one in tellings for place in one.places)
        self.sources = len({one.source for one in members})


def _row(
    at: int,
    event: _Whole,
    salience: Sequence[float],
    likely: Callable[[int, int], float],
    start: str | None,
) -> list[float]:
    members, others = event.members, len(event.members) - 1
    one, first = members[at], members[0]
    telling, traits = one.telling, one.telling.traits
    links = sorted((likely(at, other) for other in range(min(_CORE + 1, others + 1)) if other != at), reverse=True)
    links = links[:_CORE] or [0.5]
    read = range(min(others + 1, MOST_READ))
    like = sorted((dot(event.vectors[at], event.vectors[other]) for other in read if other != at), reverse=True)
    like = like or [0.5]
    beside = [n for n in read if n != at and members[n].article == one.article]
    agrees = bool(start) and any(v.startswith(start) or start.startswith(v) for v in one.own)
    report, day = day_number(one.published), day_number(start)
    if start and len(start) == MONTH:
        day = day_number(f"{start}-15")
    return [
        salience[at], at, math.log(others + 1),
        likely(at, 0) if at else _NONE, sum(links) / len(links), links[0], links[min(2, len(links) - 1)],
        _share(event.heads[telling.head] - 1, others),
        _share(event.objects[telling.object] - 1, others) if telling.object else -0.2,
        sum(like) / len(like), like[0],
        len(one.actors & first.actors) if at else _NONE,
        _share(sum(event.actors[actor] - 1 for actor in one.actors), others * len(one.actors)),
        one.article == first.article if at else _NONE,
        len(beside), sum(members[n].telling.sentence == telling.sentence for n in beside),
        agrees, bool(one.own) and bool(start) and not agrees,
        min(max(report - day, _EARLY), _LATE) if report and day else _NO_DAY,
        telling.tense == "past", telling.tense in ("modal", "future"),
        *(trait in traits for trait in ("negated", "said", "quoted", "infinitive", "purpose")),
        *(telling.relation == relation for relation in ("ROOT", "conj", "relcl", "advcl")),
        telling.head in word_sets("extract", "tellings")["reports"],
        telling.status == "happened", telling.status == "planned",
        one.headline, min(telling.sentence, 15), "pluperfect" in traits, "after" in traits,
        _balance(telling.numbers, event.numbers), _balance(telling.places, event.places),
        _share(event.types[one.account.mention.type] - 1, others) if one.account else -0.2,
        "noun" in traits, max((likely(at, n) for n in beside), default=_NONE),
        salience[0], event.sources,
    ]  # fmt: skip


def _share(part: int, whole: int) -> float:
    return part / max(whole, 1)


def _balance(told: Sequence[str], all_: Mapping[str, int]) -> int:
    """How many of its own are told by others, too, less those that it tells alone."""
    return sum(1 if all_[one] > 1 else -1 for one in told)
