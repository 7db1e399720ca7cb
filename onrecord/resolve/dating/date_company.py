"""A bound from the company an article keeps: the dated articles of the record that tell of the same things.

Nearness is the cosine of word, word-pair and term weights (tf-idf). The nearest dated articles make a density
over the days; how much of its mass must be taken so that the true day is inside is learned from the record's
own dated articles, each judged by the others, among those whose density is about as sharp: a conformal
interval (Vovk, Gammerman & Shafer 2005), which holds its share whatever the density is worth. A record with
fewer dated articles than that takes gives no such bound.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.records.articles import DateEvidence
from onrecord.resolve.dating.date_bounds import Bound
from onrecord.resolve.dating.day_sets import days_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.records.readings import FiledReading
    from onrecord.records.spans import Span

    Numbers = NDArray[np.float64]

ALIKE = 50  # dated articles of like sharpness that must all have their day inside: 1 in 51 may be left out
MIN_DATED = 60
MAX_DATED = 1_500  # dated articles compared with: time and memory grow with them
MAX_JUDGED = 300  # dated articles judged by the others
NEAREST = 8  # with 3 the interval is twice as wide, with 30 a tenth wider
POWER = 2.0  # of nearness in the weight of a neighbour
FALL_OFF = (6.0, 60.0, 250.0)  # days in which a neighbour's weight falls to a third: near, less near, far
NEAR, LESS_NEAR = 0.8, 0.4  # shares of the dated articles whose nearest neighbour is farther
BACKGROUND = 2e-5
MARGIN = 300  # days before the first and behind the last dated article that are thought possible
WIDER = 45  # days on either side; without them 0.977 to 0.988 of these bounds held, with them 0.996
MAX_SHARE = 0.3  # of articles; a word in more tells nothing of the day
MAX_EVIDENCE = 4
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")

Vector = dict["Hashable", float]


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated article: its id and the ordinal of its day."""

    article: str
    day: int


def bounds_of_company(
    filed: Mapping[str, FiledReading], dated: Sequence[Dated], undated: Sequence[str]
) -> Iterator[tuple[str, Bound]]:
    """The stretches of days in which the undated articles' company lies; the same whatever the order."""
    known = sorted(dated, key=lambda each: each.article)
    known = known[:: -(-len(known) // MAX_DATED)] if known else []
    if len(known) < MIN_DATED or not undated:
        return
    asked = sorted(undated)
    space = _Space.of([filed[each.article] for each in known], [filed[article] for article in asked])
    company = _Company.learn(known, space)
    for number, article in enumerate(asked):
        nearness = space.nearness(len(known) + number)
        days = company.days_for(nearness)
        if days:
            beside = int(np.argmax(nearness))
            words = _shared(filed[article], space.vectors[len(known) + number], space.vectors[beside])
            why = (
                f"it tells of the same things as an article of {date.fromordinal(known[beside].day)}; all of "
                f"{ALIKE} dated articles in like company lie in such a stretch"
            )
            yield article, Bound("company", days_of(days).widened(WIDER, WIDER), why, words)


@dataclass(frozen=True, slots=True)
class _Space:
    """Weighted features of the dated articles, then of the others, and where each feature occurs."""

    vectors: list[Vector]
    columns: Mapping[Hashable, tuple[NDArray[np.int64], Numbers]]
    dated: int

    @classmethod
    def of(cls, dated: Sequence[FiledReading], asked: Sequence[FiledReading]) -> _Space:
        """The space of all articles; weights by all, nearness to the dated ones."""
        tables = [_features(reading) for reading in (*dated, *asked)]
        vectors = _weighted(tables)
        rows: dict[Hashable, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(vectors[: len(dated)]):
            for name, weight in vector.items():
                rows[name].append((number, weight))
        columns = {
            name: (np.array([row for row, _ in found]), np.array([weight for _, weight in found]))
            for name, found in rows.items()
        }
        return cls(vectors, columns, len(dated))

    def nearness(self, number: int) -> Numbers:
        """How near an article is to each dated one; to itself not at all."""
        near = np.zeros(self.dated)
        for name, weight in self.vectors[number].items():
            column = self.columns.get(name)
            if column:
                near[column[0]] += weight * column[1]
        if number < self.dated:
            near[number] = 0.0
        return near


def _features(filed: FiledReading) -> tuple[Counter[Hashable], ...]:
    words = [word.lower() for word in _WORD.findall(filed.reading.article.text)]
    names = [mention.name for mention in filed.reading.mentions if mention.name and mention.form == "name"]
    terms = Counter([*(term.lemma for term in filed.reading.terms), *names])
    return Counter(words), Counter(pairwise(words)), Counter({("term", term): n for term, n in terms.items()})


def _weighted(tables: Sequence[tuple[Counter[Hashable], ...]]) -> list[Vector]:
    """Each kind of feature weighted by its rarity and set to length one."""
    vectors: list[Vector] = [{} for _ in tables]
    for kind in range(3):
        spread = Counter(name for table in tables for name in table[kind])
        most = MAX_SHARE * len(tables)
        for vector, table in zip(vectors, tables, strict=True):
            weights = {
                name: (1 + math.log(count)) * math.log(len(tables) / spread[name])
                for name, count in table[kind].items()
                if 2 <= spread[name] <= most
            }
            length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
            vector.update((name, weight / length) for name, weight in weights.items())
    return vectors


@dataclass(frozen=True, slots=True)
class _Company:
    """What the dated articles teach: their days, how near is near, and how much mass holds the true day."""

    days: NDArray[np.int64]
    grid: NDArray[np.int64]
    near: float
    less_near: float
    usual: float
    peaks: Numbers  # in order, with the mass each needed
    masses: Numbers

    @classmethod
    def learn(cls, dated: Sequence[Dated], space: _Space) -> _Company:
        """Judges dated articles by the others."""
        days = np.array([each.day for each in dated])
        grid = np.arange(days.min() - MARGIN, days.max() + MARGIN + 1)
        judged = range(0, len(dated), -(-len(dated) // MAX_JUDGED))
        found = [space.nearness(number) for number in judged]
        best = np.array([each.max() for each in found])
        company = cls(
            days, grid, float(np.quantile(best, NEAR)), float(np.quantile(best, LESS_NEAR)),
            float(best.mean()) or 1.0, np.zeros(0), np.zeros(0),
        )  # fmt: skip
        peaks, masses = [], []
        for number, nearness in zip(judged, found, strict=True):
            density = company.density(nearness)
            at = density[days[number] - grid[0]]
            peaks.append(density.max())
            masses.append(density[density > at].sum())
        order = np.argsort(peaks, kind="stable")
        return cls(
            days,
            grid,
            company.near,
            company.less_near,
            company.usual,
            np.array(peaks)[order],
            np.array(masses)[order],
        )

    def density(self, nearness: Numbers) -> Numbers:
        """The chance of each day, from the nearest articles."""
        density = np.full(len(self.grid), BACKGROUND)
        for beside in np.argsort(-nearness, kind="stable")[:NEAREST]:
            near = nearness[beside]
            if near <= 0:
                break
            fall = FALL_OFF[0 if near > self.near else 1 if near > self.less_near else 2]
            gaps = np.abs(self.grid - self.days[beside])
            density += (near / self.usual) ** POWER * np.exp(-gaps / fall) / (2 * fall)
        total: float = density.sum()
        return density / total

    def days_for(self, nearness: Numbers) -> list[date]:
        """The likeliest days that hold as much mass as those of like sharpness have needed."""
        density = self.density(nearness)
        middle = int(np.searchsorted(self.peaks, density.max()))
        low = min(max(0, middle - ALIKE // 2), max(0, len(self.peaks) - ALIKE))
        needed = self.masses[low : low + ALIKE].max()
        order = np.argsort(-density, kind="stable")
        taken = order[: int(np.searchsorted(np.cumsum(density[order]), needed)) + 1]
        return [date.fromordinal(int(self.grid[at])) for at in sorted(taken)]


def _shared(filed: FiledReading, own: Vector, other: Vector) -> tuple[DateEvidence, ...]:
    """The weightiest terms that both articles tell of, where they first stand in this one."""
    text = filed.reading.article.text
    spans = [(("term", term.lemma), term.span) for term in filed.reading.terms]
    spans += [(("term", each.name), each.span) for each in filed.reading.mentions if each.name]
    first: dict[Hashable, Span] = {}
    for name, span in sorted(spans, key=lambda item: item[1]):
        if name in own and name in other:
            first.setdefault(name, span)
    best = sorted(first, key=lambda name: (-own[name] * other[name], first[name]))[:MAX_EVIDENCE]
    return tuple(DateEvidence(first[n].start, first[n].end, first[n].of(text)) for n in best)
