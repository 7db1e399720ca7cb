"""Whether the times two clusters tell can be of one event, and how much that speaks for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.resolve.events.event_clusters import Cluster

# Points and windows set by hand on our two gold stories and the event lists of 40 press articles.
SAME_DAY = 3.0
SAME_MONTH = 1.5
SAME_YEAR = 0.5
NEAR = 0.5  # told within a week
WEEK = 7
UNDATED_WINDOW = 45  # days: how long after it an undated "the talks" is still taken for a past event
PLAN_WINDOW = 200  # days: how long a plan without a date waits for its event
RESET_WINDOW = 400  # days: how far apart two tellings of one shifting plan may be


def time_points(new: Cluster, old: Cluster) -> float | None:
    """Points for times that agree; None where they cannot be of one event."""
    if "idea" in (new.reality, old.reality):
        return _near(new, old) if new.reality == old.reality else None
    if new.reality == old.reality == "done":
        return _both_done(new, old)
    if new.reality == old.reality:
        return _both_planned(new, old)
    plan, done = (old, new) if old.reality == "plan" else (new, old)
    return _plan_and_event(plan, done)


def _both_done(new: Cluster, old: Cluster) -> float | None:
    if new.when and old.when:
        return fit(new.when, old.when)
    gap = days_between(new.as_of, old.as_of)
    if not new.when and not old.when and gap is None and not _share_article(new, old):
        return None
    dated = new if new.when else old
    other = old if new.when else new
    if dated.when:
        since = days_between(_first_day(dated.when[0]), other.as_of)
        if since is None and not _share_article(new, old):
            return None  # neither a day of its own nor of its article
        if since is not None and not -1 <= since <= UNDATED_WINDOW:
            return None
    elif gap is not None and abs(gap) > UNDATED_WINDOW:
        return None
    return _near(new, old)


def _share_article(one: Cluster, other: Cluster) -> bool:
    return not one.articles.isdisjoint(other.articles)


def _both_planned(new: Cluster, old: Cluster) -> float | None:
    gap = abs(days_between(new.as_of, old.as_of) or 0)
    if new.when and old.when:
        points = fit(new.when, old.when)
        if points is not None:
            return points
        first, second = sorted((new, old), key=lambda cluster: cluster.first.order)
        told_in_time = first.when is not None and (second.first.as_of or "9") <= _last_day(first.when[1])
        moved = second.moved or first.moved or told_in_time
        return 0.0 if moved and gap <= RESET_WINDOW and new.has("movable") else None
    first, second = sorted((new, old), key=lambda cluster: cluster.first.order)
    passed = first.when and not second.when and (second.first.as_of or "") > _last_day(first.when[1])
    if passed and not (first.moved or second.moved):
        return None  # a plan told of after the day of another is another
    window = RESET_WINDOW if new.moved or old.moved else PLAN_WINDOW
    return _near(new, old) if gap <= window else None


def _plan_and_event(plan: Cluster, done: Cluster) -> float | None:
    """A plan comes true in the event at its day, or, undated, in the next one that fits."""
    told = plan.first.as_of
    if done.when is None:
        gap = days_between(told, done.as_of)
        return NEAR if gap is not None and 0 <= gap <= UNDATED_WINDOW and plan.when is None else None
    points = fit(plan.when, done.when) if plan.when else None
    if points is not None:
        return points
    if told and _last_day(done.when[1]) < told:
        return None
    if plan.when:
        late = days_between(_last_day(plan.when[1]), _first_day(done.when[0]))
        return NEAR if late is not None and abs(late) <= WEEK and told else None
    if _share_article(plan, done):
        return None  # one article that tells of a plan and of a deed means two
    gap = days_between(told, _first_day(done.when[0]))
    return 2 * NEAR if gap is not None and gap <= PLAN_WINDOW else None


def _near(new: Cluster, old: Cluster) -> float:
    gap = days_between(new.as_of, old.as_of)
    return NEAR if gap is not None and abs(gap) <= WEEK else 0.0


def fit(one: tuple[str, str], other: tuple[str, str]) -> float | None:
    """Points for two dates or intervals that overlap; None where they do not."""
    if _last_day(one[1]) < _first_day(other[0]) or _last_day(other[1]) < _first_day(one[0]):
        gap = min(
            abs(days_between(_last_day(one[1]), _first_day(other[0])) or 0),
            abs(days_between(_last_day(other[1]), _first_day(one[0])) or 0),
        )
        days = min(len(one[0]), len(other[0])) == len("2019-02-16")
        return 0.0 if gap <= 1 and days else None  # a day lost between time zones
    length = min(len(one[0]), len(other[0]))
    if length > len("2019-02") and (one[0] != one[1] or other[0] != other[1]):
        return SAME_MONTH
    return {4: SAME_YEAR, 7: SAME_MONTH}.get(length, SAME_DAY)


def _first_day(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def _last_day(day: str) -> str:
    return (day + "-12-31")[:10] if len(day) == 4 else (day + "-31")[:10]


def days_between(first: str | None, second: str | None) -> int | None:
    """Days from ``first`` to ``second``, at their first days; None where one is unknown."""
    if not first or not second:
        return None
    return _ordinal(second) - _ordinal(first)


def _ordinal(day: str) -> int:
    year, month, last = (int(part) for part in _first_day(day)[:10].split("-"))
    try:
        return date(year, month, last).toordinal()
    except ValueError:  # the 31st of a short month, from _last_day
        return date(year, month, 1).toordinal() + last - 1
