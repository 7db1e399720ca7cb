"""Tellings put together to events: those that identify themselves found one, the others join its core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.events.event_clusters import Account
    from onrecord.resolve.events.explaining import Tie
    from onrecord.resolve.events.links import Links
    from onrecord.resolve.events.told import Told
    from onrecord.text.forest import Column

JOIN = 0.5  # mean likelihood of being of one event with the nearest of a core, from which a telling joins it
MERGE = 0.5  # the same of two cores with one another
CORE = 6  # tellings that stand for an event, its most telling ones
NEAREST = 3  # of the core that a telling is held against
FOUNDS = 0.3  # weight of its time from which a telling may found an event before the others have joined one
_LOOSE = 0.2  # a pair less likely makes no group worth asking about


@dataclass(frozen=True, slots=True)
class Group:
    """The tellings of one event.

    Attributes:
        members: at least one, the most telling first.
        start: the ISO day, month or year most sources tell, or None.
        basis: ``text`` (time words), ``published`` (the day or month of the report) or ``none``.
        worth: how likely an analyst would list the event, 0 to 1.
        shown: whether it passes the gate, or the user made it.
        ties: for a group that is shown, why its tellings are together.
        by: the wishes of the user that it is as wanted by.
    """

    members: tuple[Told, ...]
    start: str | None
    basis: str
    worth: float
    shown: bool
    ties: tuple[Tie, ...] = ()
    by: tuple[str, ...] = ()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The typed events that its tellings tell."""
        return tuple(one.account for one in self.members if one.account is not None)

    @property
    def sources(self) -> frozenset[str]:
        """The groups of copies that tell it."""
        return frozenset(one.source for one in self.members)


class _Grouping:
    """Groups as they grow; members are numbers of tellings, the most telling first."""

    def __init__(self, weights: Sequence[float], links: Links) -> None:
        self.order = most_telling_first(weights)
        self.place = {at: place for place, at in enumerate(self.order)}
        self.near: list[dict[int, float]] = [{} for _ in weights]
        for (one, other), likely in zip(links.pairs, links.likely.tolist(), strict=True):
            self.near[one][other] = self.near[other][one] = likely
        self.groups: list[list[int]] = []
        self.home: dict[int, int] = {}

    def join(self, at: int) -> bool:
        """Puts a telling to the group whose core it fits best; False if it fits none."""
        found = {
            self.home[other]
            for other, likely in self.near[at].items()
            if likely > _LOOSE and other in self.home
        }
        fits = [(self._fit(at, number), -number) for number in found]
        fit, number = max(fits, default=(0.0, 0))
        if fit < JOIN:
            return False
        self.groups[-number].append(at)
        self.home[at] = -number
        return True

    def found(self, at: int) -> None:
        """Makes a telling the first of a group."""
        self.home[at] = len(self.groups)
        self.groups.append([at])

    def _fit(self, at: int, number: int) -> float:
        core = self.groups[number][:CORE]
        likely = sorted((self.near[at].get(other, 0.0) for other in core), reverse=True)[:NEAREST]
        return sum(likely) / len(likely)

    def merge(self) -> None:
        """Puts groups together that are one event after all, the likeliest first, until none is left."""
        while fits := sorted(fit for fit in self._meetings() if -fit[0] >= MERGE):
            done: set[int] = set()
            for _, later, earlier in fits:
                if not done & {later, earlier}:
                    done |= {later, earlier}
                    self._take(earlier, later)

    def _meetings(self) -> list[tuple[float, int, int]]:
        """Pairs of groups whose cores meet: minus the likelihood, the later, the earlier one."""
        pairs = {
            (max(number, self.home[other]), min(number, self.home[other]))
            for number, group in enumerate(self.groups)
            for at in group[:CORE]
            for other, likely in self.near[at].items()
            if likely > _LOOSE and self.home.get(other, number) != number
        }
        return [(-self._meeting(one, other), one, other) for one, other in sorted(pairs)]

    def _meeting(self, one: int, other: int) -> float:
        left, right = self.groups[one][:CORE], self.groups[other][:CORE]
        return sum(self.near[a].get(b, 0.0) for a in left for b in right) / (len(left) * len(right))

    def _take(self, earlier: int, later: int) -> None:
        both = sorted(self.groups[earlier] + self.groups[later], key=self.place.__getitem__)
        self.groups[earlier], self.groups[later] = both, []
        self.home.update(dict.fromkeys(both, earlier))


def weights_of(salience: Column, times: Sequence[Mapping[str, float]]) -> list[float]:
    """How telling each telling is: salient, and sure of its time."""
    return [
        float(salient) * (0.3 + max(own.values(), default=0.0))
        for salient, own in zip(salience, times, strict=True)
    ]


def most_telling_first(weights: Sequence[float]) -> list[int]:
    """The numbers of tellings by weight; of equals the first in `Told.order`."""
    return sorted(range(len(weights)), key=lambda at: (-weights[at], at))


def groups_of(salience: Column, times: Sequence[Mapping[str, float]], links: Links) -> list[list[int]]:
    """The groups as numbers of tellings, the most telling first.

    Args:
        salience: of each telling.
        times: when each is told to be (`links.time_of`).
        links: how likely pairs are of one event.
    """
    sure = [max(one.values(), default=0.0) for one in times]
    grouping = _Grouping(weights_of(salience, times), links)
    waiting = []
    for at in grouping.order:
        if grouping.join(at):
            continue
        if sure[at] >= FOUNDS:
            grouping.found(at)
        else:
            waiting.append(at)
    grouping.merge()
    for at in waiting:
        if not grouping.join(at):
            grouping.found(at)
    return [group for group in grouping.groups if group]
