"""The events of a record from its tellings: candidates, links, groups, times, worth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.resolve.events.event_days import Candidates, when_of
from onrecord.resolve.events.explaining import surest_pairs, ties_of
from onrecord.resolve.events.groups import Group, groups_of, most_telling_first, weights_of
from onrecord.resolve.events.links import links_of, time_of
from onrecord.resolve.events.salience import candidates_of, judged, salience_features
from onrecord.resolve.events.user_groups import GONE, Places, UserGroups, wanted_spots
from onrecord.resolve.events.worth import SHOWN, as_rows, worth_features
from onrecord.text.choice import learned_weights
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.wishes import EventWish
    from onrecord.resolve.events.explaining import Tie
    from onrecord.resolve.events.told import Rarity, Told
    from onrecord.text.forest import Column, Forest


@dataclass(frozen=True, slots=True)
class Judges:
    """The judges of events, to be asked in this order; of salience there are two (`salience.judged`)."""

    words: Mapping[str, float]
    salience: Forest
    links: Forest
    days: Forest
    worth: Forest

    @classmethod
    def learned(cls) -> Judges:
        """The trained ones (``training/train_events.py``)."""
        names = ("salience", "links", "event_days", "worth")
        trees = (learned_forest("resolve", name) for name in names)
        return cls(learned_weights("resolve", "salience"), *trees)


@dataclass(frozen=True, slots=True)
class Made:
    """An event on its way to a row: its tellings, the time and how sure that is, and what speaks for it."""

    members: tuple[Told, ...]
    numbers: tuple[int, ...]
    start: str | None
    basis: str
    features: list[float]


class Workshop:
    """The tellings of a record put together to events, before their times and their worth are judged.

    Args:
        told: all tellings of the record (`told.tellings_of`).
        rarity: of the same record.
        salience: of each telling.
        links: the judge of pairs.
        wishes: the user's; the tellings that they are of are candidates in any case.

    Attributes:
        chosen: the numbers of the tellings that events are made of.
        groups: for each event places in ``chosen``, the most telling first.
        shaped: for each place in ``groups``, the wishes that are met there.
        unmet: the wishes that could not be carried out, each with the reason.
    """

    def __init__(
        self,
        told: Sequence[Told],
        rarity: Rarity,
        salience: Column,
        links: Forest,
        wishes: Sequence[EventWish] = (),
    ) -> None:
        self._told = told
        self._rarity = rarity
        self._judge = links
        wanted = Places(told).all(wanted_spots(wishes)) if wishes else ()
        self.chosen = sorted({*candidates_of(told, salience), *wanted})
        self._kept = [told[at] for at in self.chosen]
        self._salience = salience[self.chosen]
        self._times = [time_of(one) for one in self._kept]
        self._rarity = rarity
        linked = links_of(self._kept, self._times, rarity, links)
        self._near: list[dict[int, float]] = [{} for _ in self._kept]
        for (one, other), likely in zip(linked.pairs, linked.likely.tolist(), strict=True):
            self._near[one][other] = likely
        self.groups = groups_of(self._salience, self._times, linked)
        self.shaped: dict[int, list[str]] = {}
        self.unmet: dict[str, str] = {}

    def carry_out(self, wishes: Sequence[EventWish]) -> None:
        """Puts tellings together and apart as the user wants, in the order said."""
        if not wishes:
            return
        order = most_telling_first(weights_of(self._salience, self._times))
        user = UserGroups(self.groups, {at: n for n, at in enumerate(order)}, Places(self._kept))
        user.carry_out(wishes)
        shaped, kept = user.shaped(), [number for number, group in enumerate(user.groups) if group]
        self.groups = [user.groups[number] for number in kept]
        self.shaped = {at: shaped[number] for at, number in enumerate(kept) if number in shaped}
        self.unmet = user.unmet

    def ties(self, numbers: Sequence[int]) -> dict[int, tuple[Tie, ...]]:
        """Why the tellings of groups are together, the surest pair first, by their places in ``groups``."""
        pairs = {at: surest_pairs(self.groups[at], self._likely) for at in numbers}
        every = [pair for at in numbers for pair in pairs[at]]
        made = iter(ties_of(self._kept, self._times, self._rarity, every, self._judge))
        return {
            at: tuple(sorted((next(made) for _ in pairs[at]), key=lambda tie: -tie.likely)) for at in numbers
        }

    def _likely(self, one: int, other: int) -> float:
        """How likely two tellings, by their places in ``chosen``, are of one event."""
        return self._near[max(one, other)].get(min(one, other), 0.0)

    def candidates(self, group: Sequence[int]) -> Candidates:
        """The times that may be that of a group."""
        return Candidates(
            [self._kept[at] for at in group],
            [float(self._salience[at]) for at in group],
            [self._times[at] for at in group],
        )

    def events(self, days: Forest) -> list[Made]:
        """The events with their times, and what speaks for each."""
        whens = when_of([self.candidates(group) for group in self.groups], days)
        articles = len({one.article for one in self._told})
        named = Counter(
            actor for _, actor in {(one.article, actor) for one in self._told for actor in one.actors}
        )
        voices = len({one.voice for one in self._told})
        found = []
        for group, (start, basis, sure) in zip(self.groups, whens, strict=True):
            members = tuple(self._kept[at] for at in group)
            features = worth_features(
                members,
                self._salience[group].tolist(),
                self._inner(group),
                (start, sure),
                voices=voices,
                foremost=max((named[one] / articles for told in members for one in told.actors), default=0.0),
            )
            found.append(Made(members, tuple(self.chosen[at] for at in group), start, basis, features))
        return found

    def _inner(self, group: Sequence[int]) -> dict[tuple[int, int], float]:
        place = {at: i for i, at in enumerate(group)}
        return {
            (max(i, place[other]), min(i, place[other])): likely
            for at, i in place.items()
            for other, likely in self._near[at].items()
            if other in place
        }


@dataclass(frozen=True, slots=True)
class Groups:
    """The events of a record, and the wishes that could not be carried out, each with the reason."""

    groups: list[Group] = field(default_factory=list)
    unmet: Mapping[str, str] = field(default_factory=dict)


def make_groups(
    told: Sequence[Told], rarity: Rarity, judges: Judges | None = None, wishes: Sequence[EventWish] = ()
) -> Groups:
    """The events of the record, each with its tellings, the most telling first.

    Args:
        told: all tellings of the record (`told.tellings_of`).
        rarity: of the same record.
        judges: others than the trained ones.
        wishes: what the user wants, in the order said.
    """
    if not told:
        return Groups(unmet={wish.by: GONE for wish in wishes})
    judges = judges or Judges.learned()
    salience = judged(told, salience_features(told, rarity), judges.salience, judges.words)
    workshop = Workshop(told, rarity, salience, judges.links, wishes)
    workshop.carry_out(wishes)
    made = workshop.events(judges.days)
    worth = judges.worth.judge(as_rows([one.features for one in made])).tolist()
    shown = [at for at, likely in enumerate(worth) if likely >= SHOWN or at in workshop.shaped]
    ties = workshop.ties(shown)
    return Groups(
        [
            Group(
                one.members,
                one.start,
                one.basis,
                worth[at],
                at in ties,
                ties.get(at, ()),
                tuple(workshop.shaped.get(at, ())),
            )
            for at, one in enumerate(made)
        ],
        workshop.unmet,
    )
