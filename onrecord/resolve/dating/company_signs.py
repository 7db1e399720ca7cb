"""Signs of the day of publication in the company an article keeps: dated articles about the same things.

Nearness is the cosine of word, word-pair and term weights (tf-idf), once over whole articles and once over
their headlines and leads, which tell the news. The nearest dated articles make densities over the days, of
several widths; what each width is worth at which nearness is learned (`onrecord.resolve.dating.likely_days`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.records.articles import DateEvidence
from onrecord.resolve.dating.rare_signs import Passages, signs_of_times

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.records.readings import FiledReading
    from onrecord.records.spans import Span
    from onrecord.resolve.dating.rare_signs import Column
    from onrecord.resolve.dating.word_signs import Ordinals, Signs

    Numbers = NDArray[np.float64]

NEAREST = 8  # dated articles whose days count
POWER = 3.0  # of nearness in the weight of a neighbour
WIDTHS = (2.0, 15.0, 90.0, 400.0)  # days in which a neighbour's weight falls to a third
FIRST_WIDTH = 10.0  # of the nearest alone
PILE_WIDTHS = (20.0, 150.0)  # of all dated articles
LEVELS = (0.8, 1.3, 2.0)  # how near the nearest is, over what is usual among the dated
BACKGROUND = 2e-5
MARGIN = 400  # days before the first and behind the last dated article that are thought possible
LEAD_PARAGRAPHS = 4
MAX_DATED = 1_500  # dated articles compared with: time and memory grow with them
MAX_JUDGED = 100  # dated articles that say what nearness is usual
MAX_SHARE = 0.3  # of articles; a word in more tells nothing of the day
MAX_EVIDENCE = 4
PER_HUNDRED = 0.01
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")

Vector = dict["Hashable", float]


@dataclass(frozen=True, slots=True)
class Company:
    """The dated articles, and how near each undated one is to them.

    Attributes:
        dated: the ids of the dated articles, in order.
        published: the ordinals of their days.
        days: the ordinals of the days that an undated article may be of.
    """

    dated: tuple[str, ...]
    published: Ordinals
    days: Ordinals
    _spaces: Mapping[str, _Space]
    _pile: Signs
    _passages: Passages

    @classmethod
    def of(
        cls, filed: Mapping[str, FiledReading], dated: Mapping[str, int], undated: Sequence[str]
    ) -> Company:
        """The company of the undated articles; the same whatever the order.

        Args:
            filed: all articles by id.
            dated: the ordinals of the days of dated articles, at least one.
            undated: the ids of the others.
        """
        known = sorted(dated)
        known = known[:: -(-len(known) // MAX_DATED)]
        published = np.array([dated[article] for article in known], dtype=np.int64)
        days = np.arange(published.min() - MARGIN, published.max() + MARGIN + 1)
        beside, asked = [filed[article] for article in known], [filed[article] for article in undated]
        spaces = {
            name: _Space.of([features(each) for each in (*beside, *asked)], len(known), undated)
            for name, features in (("whole", _whole_features), ("lead", _lead_features))
        }
        return cls(
            tuple(known), published, days, spaces, _pile_signs(published, days), Passages.of(beside, asked)
        )

    def signs(self, article: str) -> Signs:
        """The signs of an undated article, for each of the days."""
        signs = self._pile | self._passages.signs(article, self.published, self.days)
        whole = self._spaces["whole"]
        signs |= signs_of_times(whole.vectors[article], whole.columns, self.published, self.days)
        for name, space in self._spaces.items():
            nearness = space.nearness[article]
            order = np.argsort(-nearness, kind="stable")[:NEAREST]
            level = int(np.digitize(nearness[order[0]] / space.usual, LEVELS))
            weights = nearness[order] ** POWER
            total = weights.sum()
            weights = weights / total if total > 0 else np.full(len(order), 1 / len(order))
            for width in WIDTHS:
                found = _height(self.days, self.published[order], weights, width)
                signs[f"{name} {width:.0f}"] = signs[f"{name} {width:.0f}, level {level}"] = found
            nearest = self.published[order[:1]]
            signs[f"{name} nearest, level {level}"] = _height(self.days, nearest, np.ones(1), FIRST_WIDTH)
        return signs

    def nearest(self, article: str) -> str:
        """The id of the dated article nearest to an undated one."""
        return self.dated[int(np.argmax(self._spaces["whole"].nearness[article]))]

    def shared(self, filed: FiledReading, other: str) -> tuple[DateEvidence, ...]:
        """The weightiest terms that an undated article shares with a dated one, where they first stand."""
        space = self._spaces["whole"]
        own, others = space.vectors[filed.id], space.vectors_of_dated[self.dated.index(other)]
        text = filed.reading.article.text
        spans = [(("term", term.lemma), term.span) for term in filed.reading.terms]
        spans += [(("term", each.name), each.span) for each in filed.reading.mentions if each.name]
        first: dict[Hashable, Span] = {}
        for name, span in sorted(spans, key=lambda item: item[1]):
            if name in own and name in others:
                first.setdefault(name, span)
        best = sorted(first, key=lambda name: (-own[name] * others[name], first[name]))[:MAX_EVIDENCE]
        return tuple(DateEvidence(first[n].start, first[n].end, first[n].of(text)) for n in best)


@dataclass(frozen=True, slots=True)
class _Space:
    """Weighted features of the dated articles and of the others, and where each feature occurs."""

    vectors: Mapping[str, Vector]
    vectors_of_dated: Sequence[Vector]
    columns: Mapping[Hashable, Column]
    nearness: Mapping[str, Numbers]  # of each undated article to each dated one
    usual: float

    @classmethod
    def of(
        cls, tables: Sequence[tuple[Counter[Hashable], ...]], dated: int, undated: Sequence[str]
    ) -> _Space:
        """The space of all articles; weights by all, nearness to the dated ones, which come first."""
        vectors = _weighted(tables)
        rows: dict[Hashable, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(vectors[:dated]):
            for name, weight in vector.items():
                rows[name].append((number, weight))
        columns = {
            name: (np.array([row for row, _ in found]), np.array([weight for _, weight in found]))
            for name, found in rows.items()
        }
        best = []
        for number in range(0, dated, -(-dated // MAX_JUDGED)):
            to_others = _nearness(vectors[number], columns, dated)
            to_others[number] = 0.0
            best.append(to_others.max())
        usual = float(np.mean(best)) or 1.0
        asked = dict(zip(undated, vectors[dated:], strict=True))
        nearness = {article: _nearness(vector, columns, dated) for article, vector in asked.items()}
        return cls(asked, vectors[:dated], columns, nearness, usual)


def _nearness(vector: Vector, columns: Mapping[Hashable, Column], dated: int) -> Numbers:
    near = np.zeros(dated)
    for name, weight in vector.items():
        column = columns.get(name)
        if column:
            near[column[0]] += weight * column[1]
    return near


def _height(days: Ordinals, centres: Ordinals, weights: Numbers, width: float) -> Numbers:
    """The logarithm of a density about some days, over that of the background."""
    gaps = np.abs(days[None, :] - centres[:, None])
    density = (weights[:, None] * np.exp(-gaps / width) / (2 * width)).sum(axis=0)
    height: Numbers = np.log(density / BACKGROUND + 1.0)
    return height


def _pile_signs(published: Ordinals, days: Ordinals) -> Signs:
    """Where the dated articles lie, and how far a day is from them."""
    even = np.full(len(published), 1 / len(published))
    signs = {f"pile {width:.0f}": _height(days, published, even, width) for width in PILE_WIDTHS}
    signs["before the pile"] = np.maximum(0, published.min() - days) * PER_HUNDRED
    signs["after the pile"] = np.maximum(0, days - published.max()) * PER_HUNDRED
    return signs


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _whole_features(filed: FiledReading) -> tuple[Counter[Hashable], ...]:
    words = _words(filed.reading.article.text)
    names = [mention.name for mention in filed.reading.mentions if mention.name and mention.form == "name"]
    terms = Counter([*(term.lemma for term in filed.reading.terms), *names])
    return Counter(words), Counter(pairwise(words)), Counter({("term", term): n for term, n in terms.items()})


def _lead_features(filed: FiledReading) -> tuple[Counter[Hashable], ...]:
    article = filed.reading.article
    words = _words(" ".join((article.title or "", *article.text.split("\n\n")[:LEAD_PARAGRAPHS])))
    return Counter(words), Counter(pairwise(words))


def _weighted(tables: Sequence[tuple[Counter[Hashable], ...]]) -> list[Vector]:
    """Each kind of feature weighted by its rarity and set to length one."""
    vectors: list[Vector] = [{} for _ in tables]
    for kind in range(len(tables[0])):
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
