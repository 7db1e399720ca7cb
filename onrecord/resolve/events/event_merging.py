"""The events of the record: what its tellings are put together to, and what is held back."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records.indexes import EventIndex
from onrecord.records.rows import row_id
from onrecord.resolve.events.cluster_rows import cluster_rows
from onrecord.resolve.events.event_accounts import Lookup
from onrecord.resolve.events.event_judge import Judge
from onrecord.resolve.events.event_rows import event_rows, spots_of
from onrecord.resolve.events.making import make_groups
from onrecord.resolve.events.told import Rarity, tellings_of
from onrecord.resolve.events.typed_clusters import clusters_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import ActorIndex, PlaceIndex, Spot
    from onrecord.records.readings import FiledReading
    from onrecord.records.wishes import EventWish
    from onrecord.resolve.events.event_clusters import Account, Cluster
    from onrecord.resolve.events.told import Told


def tell_all(
    filed: Sequence[FiledReading],
    own: Sequence[FiledReading],
    actors: ActorIndex,
    places: PlaceIndex,
    copies: Mapping[str, Copies],
) -> tuple[list[Told], Rarity]:
    """What the clauses of all articles tell, and how rare each word is; arguments as of `merge_events`."""
    lookup = Lookup(actors, places, copies)
    return _told(filed, own, lookup, {each.id: lookup.accounts(each) for each in filed})


def _told(
    filed: Sequence[FiledReading],
    own: Sequence[FiledReading],
    lookup: Lookup,
    accounts: Mapping[str, Sequence[Account]],
) -> tuple[list[Told], Rarity]:
    mine = {each.id: each.reading.tellings for each in own}
    telling = [replace(each, reading=replace(each.reading, tellings=mine[each.id])) for each in filed]
    rarity = Rarity.over(telling)
    return tellings_of(telling, lookup, accounts, rarity), rarity


def merge_events(
    filed: Sequence[FiledReading],
    own: Sequence[FiledReading],
    actors: ActorIndex,
    places: PlaceIndex,
    copies: Mapping[str, Copies],
    wishes: Sequence[EventWish] = (),
) -> EventIndex:
    """The events of the record; the same in any order of the articles.

    What passes the gate is made of tellings by the learned judges. The mentions of typed events are put
    together by rules; these rows are held back. A mention points to a row that is shown if one tells it.

    Args:
        filed: the articles.
        own: the same without what copies repeat, which copies do not tell.
        actors: who the mentions stand for.
        places: where.
        copies: the group of copies of each article.
        wishes: which events the user wants joined or parted, in the order said.
    """
    lookup = Lookup(actors, places, copies)
    accounts = {each.id: lookup.accounts(each) for each in sorted(filed, key=lambda each: each.id)}
    told, rarity = _told(filed, own, lookup, accounts)
    made = make_groups(told, rarity, wishes=wishes)
    shown = event_rows([group for group in made.groups if group.shown], actors)
    judge = Judge(actors, {place.name: place.country for place in places.places})
    homes = {id(account): row.id for row, group in shown for account in group.accounts}
    rows = [row for row, _ in shown]
    taken = {row.id for row in rows}
    spots: dict[Spot, str] = {}
    for row, cluster in cluster_rows(clusters_of(accounts.values(), judge), actors):
        held = replace(row, id=row_id("event", row.id, "held back")) if row.id in taken else row
        rows.append(replace(held, rank=len(rows) + 1))
        taken.add(held.id)
        home = Counter(homes[id(account)] for account in cluster.accounts if id(account) in homes)
        spots |= _spots(cluster, min(home, key=lambda row: (-home[row], row)) if home else held.id)
    rows.sort(key=lambda row: (row.start or "9999", row.id))
    met: defaultdict[str, list[str]] = defaultdict(list)
    for row, group in shown:
        for wish in group.by:
            met[wish].append(row.id)
    return EventIndex(tuple(rows), spots | spots_of(shown), met, made.unmet)


def _spots(cluster: Cluster, row: str) -> dict[Spot, str]:
    """The spots of the mentions of a cluster, all to one row."""
    return {(one.article, one.mention.span.start, one.mention.span.end): row for one in cluster.accounts}
