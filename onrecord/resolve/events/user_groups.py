"""Groups of tellings as the user wants them: events that are one, and tellings that are another event.

Wishes name words of articles. They are carried out one after the other on the groups that the judges made, so
that the last one wins; nothing here depends on ids or on the order of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.records.wishes import OneEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.indexes import Spot
    from onrecord.records.wishes import EventWish, OtherEvent
    from onrecord.resolve.events.told import Told

ENOUGH = 0.5  # of the tellings of an event, from which a group is it; of the words that are a telling's
GONE = "no clause of the record tells an event with these words any more"
SCATTERED = "its words are by now told by several events, none of which has half of them"
ALL_LEAVE = "these are all the words of the event"


class Places:
    """Where tellings stand.

    Args:
        told: the tellings; they are named by their numbers.
    """

    def __init__(self, told: Iterable[Told]) -> None:
        self._at: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, one in enumerate(told):
            self._at[one.article].append((one.telling.span.start, one.telling.span.end, number))

    def find(self, spot: Spot) -> int | None:
        """The telling at a spot: the one that shares most with it, and half of it or of its own words."""
        article, start, end = spot
        best: tuple[float, int] | None = None
        for begin, stop, number in self._at.get(article, ()):
            shared = min(end, stop) - max(start, begin)
            if shared <= 0 or shared < ENOUGH * min(end - start, stop - begin):
                continue
            likeness = shared / (max(end, stop) - min(start, begin))
            if best is None or likeness > best[0]:
                best = (likeness, number)
        return None if best is None else best[1]

    def all(self, spots: Iterable[Spot]) -> list[int]:
        """The tellings at several spots, each once."""
        found = (self.find(spot) for spot in spots)
        return list(dict.fromkeys(one for one in found if one is not None))


def wanted_spots(wishes: Iterable[EventWish]) -> list[Spot]:
    """All spots that wishes name."""
    spots: list[Spot] = []
    for wish in wishes:
        parts = wish.parts if isinstance(wish, OneEvent) else (wish.leaving, wish.staying)
        spots += [spot for part in parts for spot in part]
    return spots


class UserGroups:
    """Groups, after wishes.

    Args:
        groups: numbers of tellings, the most telling first; changed in place.
        order: the place of each telling among all, the most telling first.
        places: where the tellings stand.

    Attributes:
        groups: what came of them; a group that was joined to another is empty.
        unmet: for each wish that could not be carried out, by its ``by``, the reason in a clause.
    """

    def __init__(self, groups: list[list[int]], order: Mapping[int, int], places: Places) -> None:
        self.groups = groups
        self.unmet: dict[str, str] = {}
        self._order = order
        self._places = places
        self._home = {at: number for number, group in enumerate(groups) for at in group}
        self._met: list[EventWish] = []

    def carry_out(self, wishes: Sequence[EventWish]) -> None:
        """Carries out wishes, the last said last."""
        for wish in wishes:
            why = self._join(wish) if isinstance(wish, OneEvent) else self._part(wish)
            if why is None:
                self._met.append(wish)
            else:
                self.unmet[wish.by] = why

    def shaped(self) -> dict[int, list[str]]:
        """The groups that are as a wish wants them, each with the wishes; other wishes were overruled."""
        found: dict[int, list[str]] = defaultdict(list)
        for wish in self._met:
            for number in sorted(self._as_wished(wish)):
                found[number].append(wish.by)
        return found

    def _as_wished(self, wish: EventWish) -> set[int]:
        if isinstance(wish, OneEvent):
            return set.intersection(*(self._homes(part) for part in wish.parts))
        leaving, staying = self._groups_of(wish.leaving), self._homes(wish.staying)
        return set() if leaving & staying else leaving | staying

    def _join(self, wish: OneEvent) -> str | None:
        homes: set[int] = set()
        for part in wish.parts:
            found = self._homes(part)
            if not found:
                return self._why_homeless(part)
            homes |= found
        self._put(min(homes, key=self._first), [at for number in homes for at in self.groups[number]])
        return None

    def _part(self, wish: OtherEvent) -> str | None:
        leaving = self._places.all(wish.leaving)
        if not leaving:
            return GONE
        homes = self._homes(wish.staying)
        if not homes:
            return self._why_homeless(wish.staying)
        out = [at for at in leaving if self._home[at] in homes]
        if any(set(self.groups[number]) <= set(out) for number in homes):
            return ALL_LEAVE
        if out:
            self.groups.append([])
            self._put(len(self.groups) - 1, out)
        return None

    def _put(self, number: int, members: Sequence[int]) -> None:
        """Makes these tellings the members of a group, and takes them out of theirs."""
        for home in {self._home[at] for at in members} - {number}:
            self.groups[home] = [at for at in self.groups[home] if at not in members]
        self.groups[number] = sorted(members, key=self._order.__getitem__)
        self._home.update(dict.fromkeys(members, number))

    def _why_homeless(self, spots: Iterable[Spot]) -> str:
        return SCATTERED if self._places.all(spots) else GONE

    def _first(self, number: int) -> int:
        return self._order[self.groups[number][0]]

    def _groups_of(self, spots: Iterable[Spot]) -> set[int]:
        return {self._home[at] for at in self._places.all(spots)}

    def _homes(self, spots: Sequence[Spot]) -> set[int]:
        """The groups that have at least half of the tellings at these spots."""
        found = self._places.all(spots)
        counts = Counter(self._home[at] for at in found)
        return {number for number, count in counts.items() if count >= ENOUGH * len(found)}
