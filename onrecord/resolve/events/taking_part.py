"""Who takes part in an event: a learned judge over how its tellings name somebody."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.events.event_sentences import leading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex
    from onrecord.resolve.events.told import Told
    from onrecord.text.forest import Column

TAKES_PART = 0.5  # likelihood from which somebody is shown
NAMING = 5  # tellings of an event whose every name is asked about
KINDS = ("person", "country", "organisation", "group")

FEATURES = (
    "sources", "share of sources", "acts", "share acts", "done to", "leads", "share leads", "named",
    "share named", "near", "first acts", "first done to", "first leads", "first named", "most sources",
    "rank", "candidates", "tellings", "all sources", "side is there", "typed",
    *(f"kind {one}" for one in KINDS), "names in label",
)  # fmt: skip


def candidates_of(members: Sequence[Told], actors: ActorIndex) -> list[str]:
    """Those who may take part: whom a telling has act or begins with, and whom the first few name."""
    found: dict[str, None] = {}
    for told in members:
        found |= dict.fromkeys((*leading(told, actors), *(actor for actor, _ in told.cast)))
    for told in members[:NAMING]:
        found |= dict.fromkeys(sorted(told.actors))
    return list(found)


def taking_part_features(
    members: Sequence[Told], best: Told | None, candidates: Sequence[str], actors: ActorIndex
) -> Column:
    """One row a candidate, one column a feature of ``FEATURES``.

    Args:
        members: the tellings of the event, the most telling first.
        best: the one whose sentence is the label, if it is one.
        candidates: of the event (`candidates_of`).
        actors: who they are.
    """
    telling: defaultdict[str, set[str]] = defaultdict(set)
    acts, done, leads, named, near, typed = (Counter[str]() for _ in range(6))
    for told in members:
        for actor, acting in told.cast:
            telling[actor].add(told.source)
            (acts if acting else done)[actor] += 1
        leads.update(leading(told, actors))
        named.update(told.actors)
        near.update(told.near)
        typed.update({actor for actor, _ in told.account.cast} if told.account else ())
    first = members[0]
    head, cast = leading(first, actors), dict(first.cast)
    labelled = {*leading(best, actors), *(actor for actor, _ in best.cast)} if best else set()
    sources, count = len({told.source for told in members}), len(members)
    order = sorted(candidates, key=lambda one: -len(telling[one]))
    sides = {actors.side_of(one) for one in candidates if actors.get(one).kind != "country"}
    most = max((len(telling[one]) for one in candidates), default=0)
    rows = [
        [
            len(telling[one]), len(telling[one]) / sources, acts[one], acts[one] / count, done[one],
            leads[one], leads[one] / count, named[one], named[one] / count, near[one] / count,
            cast.get(one, False), one in cast and not cast[one], one in head, one in first.actors,
            most, order.index(one), len(candidates), math.log(count), sources,
            actors.get(one).kind == "country" and one in sides, typed[one] / count,
            *(actors.get(one).kind == kind for kind in KINDS), one in labelled,
        ]
        for one in candidates
    ]  # fmt: skip
    return np.array(rows, dtype=np.float64).reshape(len(candidates), len(FEATURES))
