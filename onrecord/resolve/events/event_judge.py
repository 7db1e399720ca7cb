"""Whether two clusters tell of the same event: what must agree, what may not differ.

Two are one event only on positive evidence (shared people or sides, day, place, name), counted in
points, and never where people, place, day or subject contradict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.resolve.events.comparison_words import words_of_events
from onrecord.resolve.events.event_times import SAME_MONTH, SAME_YEAR, time_points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.records.indexes import ActorIndex
    from onrecord.resolve.events.event_clusters import Cluster

# Points of evidence. Set by hand so that the pairs of our two gold stories fall on the right side,
# then looked at on the event lists of 40 press articles.
SAME_ACTOR = 2.0
SAME_SIDE = 1.5
SAME_PLACE = 2.0
SAME_NAME = 3.0  # a proper name: "g20 summit"
SAME_SUBJECT = 2.0  # "peace treaty"
SAME_KIND = 0.5  # "agreement"
OLD_PAPER = 3.0  # the same kind of paper known by the same year: there is hardly a second
DEFINITE = 0.5  # spoken of as known
ENOUGH = 4.0
ENOUGH_INSIDE = 2.0  # in one article
ENOUGH_INSIDE_SEVERAL = 3.5  # in one article, if it often tells of several
_INDIVIDUAL = frozenset({"person", "country"})


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs whether two clusters are one event; knows who speaks for whom."""

    actors: ActorIndex
    countries_of: Mapping[str, str | None]  # place name → country name

    def score(self, new: Cluster, old: Cluster) -> float | None:
        """Points for ``new`` being ``old``; None where they contradict each other."""
        if new.group != old.group:
            return None
        people = self.people(new.actors, old.actors)
        place = self.place(new.places, old.places)
        subject = subject_points(new.subjects, old.subjects)
        if people is None or place is None or subject is None:
            return None
        if new.has("mixed") and subject < SAME_SUBJECT:
            return None
        time = time_points(new, old)
        if time is None:
            return None
        if people == 0 and not _named_alone(new, old, place, time, subject):
            return None
        definite = DEFINITE if new.first.mention.definite else 0.0
        known = OLD_PAPER if _old_paper(new, old, subject) else 0.0
        return people + place + subject + time + definite + known

    def people(self, new: set[str], old: set[str]) -> float | None:
        """Points for shared actors and sides; None where each has somebody the other excludes."""
        same = new & old
        left, right = sorted(new - same), sorted(old - same)
        points = SAME_ACTOR * len(same)
        for actor in list(left):
            twin = next((other for other in right if self._stands_for(actor, other)), None)
            if twin is not None:
                left.remove(actor)
                right.remove(twin)
                points += SAME_SIDE
        left = [actor for actor in left if not self._covered(actor, old)]
        right = [actor for actor in right if not self._covered(actor, new)]
        if any(map(self._individual, left)) and any(map(self._individual, right)):
            return None
        return points

    def _individual(self, actor: str) -> bool:
        return self.actors.get(actor).kind in _INDIVIDUAL

    def _stands_for(self, one: str, other: str) -> bool:
        """A person and the country or body spoken for; never two persons."""
        kinds = {self.actors.get(one).kind, self.actors.get(other).kind}
        side = self.actors.side_of(one)
        return kinds != {"person"} and side is not None and side == self.actors.side_of(other)

    def _covered(self, actor: str, others: set[str]) -> bool:
        return any(self._stands_for(actor, other) for other in others)

    def place(self, new: list[str], old: list[str]) -> float | None:
        """Points for the same place; None for two different ones. A country holds its towns."""
        if not new or not old:
            return 0.0
        if set(new) & set(old):
            return SAME_PLACE
        pairs = [(one, other) for one in new for other in old]
        if any(self._holds(one, other) or self._holds(other, one) for one, other in pairs):
            return SAME_PLACE / 2
        return None

    def _holds(self, country: str, place: str) -> bool:
        return self.countries_of.get(place) == country


def _named_alone(new: Cluster, old: Cluster, place: float, time: float, subject: float) -> bool:
    """Without a shared actor: one has none, and day and place, or a proper name and a date, agree."""
    if _old_paper(new, old, subject):
        return True
    if new.actors and old.actors:
        return subject >= SAME_NAME and time >= SAME_YEAR
    return (place >= SAME_PLACE and time >= SAME_MONTH) or (subject >= SAME_NAME and time > 0)


def _old_paper(new: Cluster, old: Cluster, subject: float) -> bool:
    """Two tellings of a paper by kind and year: "the 2015 deal", "the 2015 nuclear accord"."""
    if not new.has("paper") or subject <= 0 or not (new.when and old.when):
        return False
    by_year = len(new.when[0]) == len(old.when[0]) == len("2015")
    return by_year and (new.definite or old.definite)


def subject_points(new: set[str], old: set[str]) -> float | None:
    """Points for what both are about; None for two different things (a treaty, a declaration)."""
    if not new or not old:
        return 0.0
    same = new & old
    if any(subject.rpartition(" ")[2] in words_of_events().names and " " in subject for subject in same):
        return SAME_NAME
    if any(subject not in words_of_events().generic for subject in same):
        return SAME_SUBJECT
    if same or any(_same_thing(one, other) for one in new for other in old):
        return SAME_KIND
    return None


def _same_thing(one: str, other: str) -> bool:
    """So are "deal" and "accord", "treaty" and "peace treaty"; not "peace treaty" and "trade treaty"."""
    kind, _, head = one.rpartition(" ")
    other_kind, _, other_head = other.rpartition(" ")
    words = words_of_events()
    generic, papers = words.generic, words.generic | words.papers
    heads_fit = head == other_head or (head in generic and other_head in papers)
    heads_fit = heads_fit or (other_head in generic and head in papers)
    return heads_fit and (not kind or not other_kind or kind == other_kind)
