"""How likely each day is that an undated article may be of, and what may be said of it.

A log-linear model (`onrecord.text.choice`) over the days about those of the record's dated articles. Its
signs are the article's own words (`word_signs`), its company (`company_signs`) and the clauses that dated
articles have too (`echo_signs`); its weights are learned by `training/train_article_days.py`. What is said is
as narrow as it is sure: a month, else a longer interval, else one bound. How much of the share each of these
must hold was measured on stories that the weights were not learned from, so that at most three of a hundred
are wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.dating.company_signs import Company
from onrecord.resolve.dating.date_bounds import Bound
from onrecord.resolve.dating.day_sets import ANY, between
from onrecord.resolve.dating.echo_signs import signs_of_echoes
from onrecord.resolve.dating.like_clauses import like_clauses
from onrecord.resolve.dating.word_signs import signs_of_words
from onrecord.resolve.events.told import Rarity
from onrecord.text.choice import learned_weights, shares_along

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.records.readings import FiledReading
    from onrecord.resolve.dating.date_links import Backwards
    from onrecord.resolve.dating.day_sets import Days
    from onrecord.resolve.dating.like_clauses import LikeClause
    from onrecord.resolve.dating.word_signs import Signs

MIN_DATED = 20  # dated articles; of 13 months said with fewer, 3 were wrong
MONTH = 31  # days
MONTH_SHARE = 0.91  # of the likeliest month that is said: of 84 none was wrong, of 98 with 0.89 three were
LONGER_SHARE = 0.97  # of a longer interval: of 13 one was wrong, of 35 with 0.95 three were
LONGEST = 183  # days; a longer interval is said as one bound
BOUND_SHARE = 0.985  # on the side of a bound that is said alone
ROUNDING = 1e-12
LEAST_SHARE = 1e-4  # of the days that the page leaves open; with less, the company is that of other articles


@dataclass(frozen=True, slots=True)
class LikelyDays:
    """The share of each day in a row of days.

    Attributes:
        first: the ordinal of the first day.
        shares: of each day; they sum to 1.
    """

    first: int
    shares: NDArray[np.float64]

    @property
    def middle(self) -> date:
        """The day before and behind which half of the share lies."""
        return self._day(int(np.searchsorted(np.cumsum(self.shares), 0.5)))

    def within(self, days: Days) -> LikelyDays | None:
        """The shares of those days that are open; None if they have next to none."""
        if days == ANY:
            return self
        fits = [self._day(at) in days for at in range(len(self.shares))]
        shares = np.where(fits, self.shares, 0.0)
        whole = float(shares.sum())
        return LikelyDays(self.first, shares / whole) if whole >= LEAST_SHARE else None

    def said(self) -> tuple[date | None, date | None]:
        """The first and the last day that may be said; None for a bound that may not."""
        before = np.concatenate(([0.0], np.cumsum(self.shares)))
        month = min(MONTH, len(self.shares))
        held = before[month:] - before[:-month]
        start = int(np.argmax(held))
        if held[start] >= MONTH_SHARE:
            return self._day(start), self._day(start + month - 1)
        first, last = self.shortest(LONGER_SHARE)
        if last - first < LONGEST:
            return self._day(first), self._day(last)
        first = int(np.searchsorted(before, 1 - BOUND_SHARE, side="right")) - 1
        last = min(int(np.searchsorted(before, BOUND_SHARE)), len(self.shares)) - 1
        middle = self.middle.toordinal() - self.first
        return (self._day(first), None) if middle - first <= last - middle else (None, self._day(last))

    def shortest(self, share: float) -> tuple[int, int]:
        """The first and the last place of the shortest row of days that hold a share; the first such row."""
        before = np.concatenate(([0.0], np.cumsum(self.shares)))
        ends = np.searchsorted(before, before + min(share, float(before[-1])) - ROUNDING)
        starts = np.flatnonzero(ends < len(before))
        start = int(starts[np.argmin(ends[starts] - starts)])
        return start, int(ends[start]) - 1

    def _day(self, at: int) -> date:
        return date.fromordinal(self.first + at)


def likely_days(
    filed: Mapping[str, FiledReading],
    dated: Mapping[str, int],
    undated: Mapping[str, Days],
    when: Backwards,
) -> dict[str, Bound]:
    """What may be said of undated articles; the same whatever the order.

    Args:
        filed: all articles by id.
        dated: the ordinals of the days of dated articles.
        undated: the days that are open for each of the others.
        when: the resolver of relative times, run backwards.
    """
    if len(dated) < MIN_DATED or not undated:
        return {}
    neighbours = Neighbours.of(filed, dated, sorted(undated))
    company = neighbours.company
    weights = learned_weights("resolve", "article_days")
    found = {}
    for article, open_days in sorted(undated.items()):
        shares = shares_along(neighbours.signs(filed[article], when), weights)
        likely = LikelyDays(int(company.days[0]), shares).within(open_days)
        if likely is None:
            continue
        beside = company.nearest(article)
        near = date.fromordinal(dated[beside])
        why = f"its words and dated articles that share them, the nearest of {near}, make these days likely"
        words = company.shared(filed[article], beside)
        found[article] = Bound("likely", between(*likely.said()), why, words, likely.middle)
    return found


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The dated articles, and what the undated ones share with them."""

    company: Company
    clauses: Mapping[str, Sequence[LikeClause]]

    @classmethod
    def of(
        cls, filed: Mapping[str, FiledReading], dated: Mapping[str, int], undated: Sequence[str]
    ) -> Neighbours:
        """What is shared; arguments as those of `Company.of`."""
        company = Company.of(filed, dated, undated)
        beside, asked = ([filed[article] for article in ids] for ids in (company.dated, undated))
        rarity = Rarity.over([filed[article] for article in sorted(filed)])
        return cls(company, like_clauses(beside, asked, rarity))

    def signs(self, filed: FiledReading, when: Backwards) -> Signs:
        """The signs of an undated article, for each day of its company."""
        company = self.company
        return (
            signs_of_words(filed.reading, company.days)
            | company.signs(filed.id)
            | signs_of_echoes(self.clauses[filed.id], company.published, company.days, when)
        )
