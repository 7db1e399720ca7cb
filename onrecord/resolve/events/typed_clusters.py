"""Mentions of typed events to events: first within each article, then over all articles.

Accounts are taken in the order of publication. Each is compared only with the clusters that share
a side, a place or a name with it in the same month or the one before, so the work grows with the
number of articles, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.resolve.events.event_clusters import Account, Cluster
from onrecord.resolve.events.event_judge import (
    ENOUGH,
    ENOUGH_INSIDE,
    ENOUGH_INSIDE_SEVERAL,
    SAME_SUBJECT,
    Judge,
    subject_points,
)
from onrecord.resolve.events.event_times import time_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


MAX_PLAIN = 4  # words: "the two-day working visit"; longer phrases name something of their own
MAX_COMPARED = 60  # clusters looked at in one bucket, newest first: bounds the work on a busy month


def clusters_of(accounts: Iterable[Sequence[Account]], judge: Judge) -> list[Cluster]:
    """The events of typed mentions over all articles that tell enough to be known again.

    Args:
        accounts: the typed mentions of each article, article by article in order of id.
        judge: weighs whether two clusters are one event.
    """
    inside = [cluster for told in accounts for cluster in clusters_within(told, judge)]
    return _across([cluster for cluster in inside if _tells_enough(cluster)], judge)


def _tells_enough(cluster: Cluster) -> bool:
    """Whether there is anything to know it by: people, or a day, a place, a subject of its own."""
    if cluster.actors:
        return True
    if any(" " in subject for subject in cluster.subjects):
        return True
    if cluster.reality == "idea" or cluster.has("mixed"):
        return False
    return bool(cluster.when or cluster.places)


# ---------------------------------------------------------------- one article


def clusters_within(accounts: Sequence[Account], judge: Judge) -> list[Cluster]:
    """The events of one article; "the talks" joins the last event it may mean."""
    clusters: list[Cluster] = []
    for account in accounts:
        single = Cluster(account.group)
        single.absorb(account)
        best = _antecedent(account, single, clusters, judge) if _may_point_back(account) else None
        best = best or _best(single, clusters, judge, _enough_inside(single))
        best = best or _namesake(single, clusters, judge)
        if best is None:
            clusters.append(single)
        else:
            best.absorb(account)
            clusters.remove(best)
            clusters.append(best)  # the last spoken of is the first to be meant
    return clusters


def _may_point_back(account: Account) -> bool:
    """Definite mentions, and what one article hardly has two of: "sanctions", a "deal" hoped for."""
    hoped = account.kind.has("paper") and account.reality == "idea" and account.vague
    return account.mention.definite or account.kind.has("unique") or hoped


def _enough_inside(single: Cluster) -> float:
    return ENOUGH_INSIDE_SEVERAL if single.has("several") else ENOUGH_INSIDE


def _antecedent(account: Account, single: Cluster, clusters: list[Cluster], judge: Judge) -> Cluster | None:
    """The last event told of in the same word, else the last, that a definite mention can mean."""
    recent = [cluster for cluster in reversed(clusters) if cluster.group == single.group]
    recent.sort(key=lambda cluster: account.word not in {told.word for told in cluster.accounts})
    for cluster in recent:
        if account.anaphor:
            if subject_points(single.subjects, cluster.subjects) is not None:
                return cluster
        elif not cluster.has("mixed") and _agrees(single, cluster, judge):
            return cluster
    return None


def _namesake(single: Cluster, clusters: list[Cluster], judge: Judge) -> Cluster | None:
    """The event of this article about the very same thing ("peace treaty"), where one tells of nobody."""
    for cluster in reversed(clusters):
        if cluster.group != single.group or (single.actors and cluster.actors):
            continue
        points = subject_points(single.subjects, cluster.subjects)
        if points is not None and points >= SAME_SUBJECT and _agrees_in_time(single, cluster, judge):
            return cluster
    return None


def _agrees_in_time(single: Cluster, cluster: Cluster, judge: Judge) -> bool:
    if single.reality != cluster.reality or judge.place(single.places, cluster.places) is None:
        return False
    return time_points(single, cluster) is not None


def _agrees(single: Cluster, cluster: Cluster, judge: Judge) -> bool:
    """Whether it shares somebody, or is too short to name anybody, and nothing speaks against it."""
    if single.reality != cluster.reality or (single.when and cluster.when):
        return False
    if subject_points(single.subjects, cluster.subjects) is None:
        return False
    people = judge.people(single.actors, cluster.actors)
    if people is None or judge.place(single.places, cluster.places) is None:
        return False
    words = single.first.quote.split()
    plain = len(words) <= MAX_PLAIN and not any(word[:1].isupper() for word in words[1:])
    return bool(people) or (plain and not single.actors and single.first.vague)


def _best(single: Cluster, clusters: Sequence[Cluster], judge: Judge, enough: float) -> Cluster | None:
    """The cluster with the most points, the latest of equals."""
    best: Cluster | None = None
    most = enough
    for cluster in clusters:
        points = judge.score(single, cluster)
        if points is not None and points >= most:
            best, most = cluster, points
    return best


# ---------------------------------------------------------------- all articles


def _across(clusters: list[Cluster], judge: Judge) -> list[Cluster]:
    buckets: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    merged: list[Cluster] = []
    reprints: dict[tuple[str, ...], Cluster] = {}
    for cluster in sorted(clusters, key=lambda cluster: cluster.first.order):
        best = _reprinted(cluster, reprints)
        best = best or _best(cluster, _candidates(cluster, buckets, judge), judge, ENOUGH)
        for key in _words(cluster):
            reprints.setdefault(key, best or cluster)
        if best is None:
            merged.append(cluster)
        else:
            best.take(cluster)
        target = best or cluster
        for key in _keys(target, judge):
            if target not in buckets[key][-MAX_COMPARED:]:
                buckets[key].append(target)
    return merged


def _words(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    """What a reprint of the same article tells in the same words."""
    for account in cluster.accounts:
        if not account.anaphor:
            yield (account.source, account.mention.type, account.mention.status, account.quote)


def _reprinted(cluster: Cluster, reprints: Mapping[tuple[str, ...], Cluster]) -> Cluster | None:
    """The event that a copy of this article tells of in the same words."""
    for key in _words(cluster):
        twin = reprints.get(key)
        if twin is not None and cluster.articles.isdisjoint(twin.articles):
            return twin
    return None


def _candidates(
    cluster: Cluster, buckets: Mapping[tuple[str, ...], list[Cluster]], judge: Judge
) -> list[Cluster]:
    seen: dict[int, Cluster] = {}
    for key in _keys(cluster, judge):
        for other in buckets.get(key, [])[-MAX_COMPARED:]:
            seen[id(other)] = other
    return sorted(seen.values(), key=lambda other: other.first.order)


def _keys(cluster: Cluster, judge: Judge) -> Iterator[tuple[str, ...]]:
    """The buckets a cluster is filed and looked for in: who or where, and when."""
    sides = sorted({judge.actors.side_of(actor) or actor for actor in cluster.actors})
    whats = [*sides, *(f"at {place}" for place in cluster.places)]
    whats += [f"about {subject}" for subject in sorted(cluster.subjects) if " " in subject]
    if cluster.has("paper") and cluster.when and len(cluster.when[0]) == len("2015"):
        whats.append("paper of a year")
    for what in whats:
        for when in _months(cluster):
            yield (cluster.group, what, when)


def _months(cluster: Cluster) -> Iterator[str]:
    """The months a cluster may be met under; plans and ideas wait in one open bucket."""
    if cluster.reality == "idea":
        yield "idea"
        return
    if cluster.reality == "plan":
        yield "plan"
    else:
        yield "plan"
    days = {day for day in (*(cluster.when or ()), None if cluster.when else cluster.as_of) if day}
    for day in sorted(days):
        yield day[:7]
        if len(day) == len("2019"):
            continue
        yield day[:4]
        year, month = int(day[:4]), int(day[5:7])
        yield f"{year - (month == 1):04d}-{(month - 2) % 12 + 1:02d}"
