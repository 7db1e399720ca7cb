"""What bounds an article's day of publication, and how bounds that meet or clash are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.resolve.dating.day_sets import ANY, Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from onrecord.records.articles import DateEvidence

BoundKind = Literal["page", "told", "dateline", "weekday", "copy", "holder", "event", "likely"]

# Share of bounds of a kind that hold the true day, in the order in which they are believed if they clash:
# measured by hiding the days of dated articles (bench/hidden_days.py). Copies and datelines
# do not occur there, so their shares are estimates; of events there are two, one of them right.
HOLDS: dict[BoundKind, float] = {
    "copy": 0.98, "dateline": 0.97, "page": 0.97, "likely": 0.97, "holder": 0.93, "told": 0.89, "event": 0.75,
    "weekday": 0.97,
}  # fmt: skip
_BELIEVED = tuple(HOLDS)


@dataclass(frozen=True, slots=True)
class Bound:
    """One piece of evidence on an article's day.

    Attributes:
        kind: what it is; the order of `HOLDS` says which of two that clash is believed.
        days: the days it leaves open.
        why: a clause for a person.
        evidence: the words it rests on, in the article or in others.
        middle: the day before and behind which the true one is as likely, if that is known.
    """

    kind: BoundKind
    days: Days
    why: str
    evidence: tuple[DateEvidence, ...] = ()
    middle: date | None = None

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts the kind believed first, then the narrowest; never by the order of articles."""
        words = tuple((one.article or "", one.start, one.end, one.raw) for one in self.evidence)
        return (_BELIEVED.index(self.kind), len(self.days), self.days.bits, self.why, words)


@dataclass(frozen=True, slots=True)
class Joined:
    """What all bounds on one article leave open.

    ``used`` narrowed the set; ``clashing`` would have left no day, and are not believed.
    """

    days: Days = ANY
    used: tuple[Bound, ...] = ()
    clashing: tuple[Bound, ...] = ()


def join_bounds(bounds: Iterable[Bound]) -> Joined:
    """Joins bounds from the surest kind to the least sure; the same whatever their order.

    Bounds of one kind are taken together. Those that leave no day with what is surer are reported; where only
    their whole leaves none, they contradict one another, and all of them are.
    """
    days, used, clashing = ANY, [], []
    by_kind: dict[BoundKind, list[Bound]] = {}
    for bound in sorted(set(bounds), key=lambda bound: bound.rank):
        by_kind.setdefault(bound.kind, []).append(bound)
    for group in by_kind.values():
        fitting = [bound for bound in group if bound.days & days]
        clashing += [bound for bound in group if not bound.days & days]
        meet = days
        for bound in fitting:
            meet = meet & bound.days
        if not meet:
            clashing += fitting
            continue
        for bound in fitting:
            if (days & bound.days) != days:
                used.append(bound)
                days = days & bound.days
    return Joined(days, tuple(used), tuple(clashing))


def narrowed(before: Mapping[str, Days], now: Mapping[str, Days]) -> dict[str, Days]:
    """The days still open where new bounds have come: never more than before, and never none."""
    return {article: (days & now.get(article, ANY)) or days for article, days in before.items()}
