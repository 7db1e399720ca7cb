"""When an event was: the day, else the month, that is likely right by what all its tellings say."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.events.told import DAY, MONTH, YEAR, day_number
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.events.told import Told
    from onrecord.text.forest import Column, Forest

SURE_DAY = 0.5  # likelihood from which a day is told; less sure ones give way to the month
SURE = 0.4  # the same for a month, then a year
_REPORT = 0.1  # weight of the day that the words of a telling without a time came out
_NONE = -999
_OLDEST, _AHEAD = -800, 60  # days

FEATURES = (
    "day", "month", "year", "weight", "most", "voices", "share of voices", "won", "share won",
    "share of weight", "next weight", "lead over next", "rank", "tellings", "all voices", "by salience",
    "after first report", "after last report", "reports of the day", "weight of month", "weight of year",
    "days in it", "best day in it", "retold", "in the head", "planned", "days of its month",
)  # fmt: skip


class Candidates:
    """The times that may be the event's, with what speaks for each.

    Args:
        members: its tellings.
        salience: of each of them.
        times: when each is told to be.
    """

    def __init__(
        self, members: Sequence[Told], salience: Sequence[float], times: Sequence[Mapping[str, float]]
    ) -> None:
        self.count = len(members)
        self.weight: defaultdict[str, float] = defaultdict(float)
        self.most: defaultdict[str, float] = defaultdict(float)
        self.voices: defaultdict[str, set[str]] = defaultdict(set)
        self.salient: defaultdict[str, float] = defaultdict(float)
        self.won: Counter[str] = Counter()
        self.told: set[str] = set()
        self.all_voices = {one.voice for one in members}
        self.total = sum(salience)
        self.published = [one.published for one in members if one.published]
        for one, salient, own in zip(members, salience, times, strict=True):
            if own:
                self.won[max(sorted(own), key=own.__getitem__)] += 1
            self.told |= own.keys()
            for value, weight in _widened(one, own).items():
                self.weight[value] += weight
                self.most[value] = max(self.most[value], weight)
                self.voices[value].add(one.voice)
                self.salient[value] += weight * salient
        self.values = sorted(self.weight)
        self.traits = [
            float(np.mean([retold(one) for one in members])),
            float(np.mean([one.telling.sentence < 3 for one in members])),
            float(np.mean([one.telling.status == "planned" for one in members])),
        ]

    def rows(self) -> Column:
        """One row a candidate of ``values``, one column a feature of ``FEATURES``."""
        table = [self._row(value) for value in self.values]
        return np.array(table, dtype=np.float64).reshape(-1, len(FEATURES))

    def _row(self, value: str) -> list[float]:
        weight, size = self.weight[value], len(value)
        alike = [other for other in self.values if len(other) == size]
        whole = sum(self.weight[other] for other in alike) + 1e-6
        beside = max((self.weight[other] for other in alike if other != value), default=0.0)
        order = sorted(self.values, key=lambda other: (-self.weight[other], other))
        within = [other for other in self.values if len(other) == DAY and other.startswith(value)]
        middle = day_number(value + {DAY: "", MONTH: "-15", YEAR: "-07-01"}[size])
        reports = [day for day in map(day_number, self.published) if day]
        return [
            size == DAY, size == MONTH, size == YEAR,
            weight, self.most[value], len(self.voices[value]), len(self.voices[value]) / len(self.all_voices),
            self.won[value], self.won[value] / self.count, weight / whole, beside, weight - beside,
            order.index(value), self.count, len(self.all_voices), self.salient[value] / (self.total + 1e-6),
            _gap(middle, min(reports, default=None)), _gap(middle, max(reports, default=None)),
            sum(day == value for day in self.published), self.weight.get(value[:MONTH], 0.0),
            self.weight.get(value[:YEAR], 0.0), len(within),
            max((self.weight[other] for other in within), default=0.0), *self.traits,
            sum(len(other) == DAY and other[:MONTH] == value[:MONTH] for other in self.values),
        ]  # fmt: skip

    def choose(self, likely: Column) -> tuple[str | None, float]:
        """The time that is told, and how likely it is right: a sure day, else a sure month, else a year."""
        by_value = dict(zip(self.values, likely.tolist(), strict=True))
        for size, sure in ((DAY, SURE_DAY), (MONTH, SURE), (YEAR, SURE)):
            best = max((v for v in self.values if len(v) == size), key=by_value.__getitem__, default=None)
            if best is not None and by_value[best] >= sure:
                return best, by_value[best]
        return None, 0.0


def retold(one: Told) -> float:
    """How much the grammar speaks for something told again, 0 to 1."""
    traits, relation = one.telling.traits, one.telling.relation
    points = 0.5 * ("pluperfect" in traits) + 0.3 * (relation in ("relcl", "acl")) + 0.3 * ("after" in traits)
    return min(points, 1.0)


def _widened(one: Told, own: Mapping[str, float]) -> dict[str, float]:
    """Its times with the months of its days; the day and the month of the report count a little, too."""
    found = dict(own)
    for value, weight in own.items():
        if len(value) == DAY:
            found[value[:MONTH]] = max(found.get(value[:MONTH], 0.0), weight)
    if one.published:
        weight = _REPORT * (1 - retold(one))
        for value in (one.published, one.published[:MONTH]):
            found[value] = max(found.get(value, 0.0), weight)
    return found


def _gap(middle: int | None, report: int | None) -> int:
    return max(min(middle - report, _AHEAD), _OLDEST) if middle and report else _NONE


def when_of(
    groups: Sequence[Candidates], forest: Forest | None = None
) -> list[tuple[str | None, str, float]]:
    """Of each event the time, what it rests on (as `Group.basis`) and how likely it is right."""
    trees = forest or learned_forest("resolve", "event_days")
    tables = [group.rows() for group in groups]
    filled = [table for table in tables if len(table)]
    likely = trees.judge(np.vstack(filled)) if filled else np.zeros(0)
    found, at = [], 0
    for group, table in zip(groups, tables, strict=True):
        start, sure = group.choose(likely[at : at + len(table)])
        at += len(table)
        told = start is not None and any(value.startswith(start) for value in group.told)
        found.append((start, "none" if start is None else "text" if told else "published", sure))
    return found
