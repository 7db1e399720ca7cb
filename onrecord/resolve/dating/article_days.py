"""The days of articles that their pages do not date, from all articles together.

Each article has a set of days that are still open. Bounds come from its own words and from articles whose
days are known or bounded; new bounds narrow sets, which bound others, until nothing changes. Sets only
shrink, so there is such an end, and as every round works on the sets of the one before, it does not depend on
the order. Bounds that clash are not believed and are reported with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from onrecord.records.articles import PublicationDate, RejectedDate
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.copies import group_copies
from onrecord.resolve.dating.date_bounds import HOLDS, Joined, join_bounds, narrowed
from onrecord.resolve.dating.date_links import (
    Told,
    bounds_of_copies,
    bounds_of_events,
    bounds_of_holders,
    office_showings,
)
from onrecord.resolve.dating.day_sets import days_told
from onrecord.resolve.dating.likely_days import MONTH, likely_days
from onrecord.resolve.dating.own_words import bounds_of_words, dateline_day, days_of_lead
from onrecord.resolve.events.event_accounts import Lookup
from onrecord.resolve.places import resolve_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import ActorIndex, PlaceIndex
    from onrecord.records.readings import FiledReading
    from onrecord.resolve.dating.date_bounds import Bound, BoundKind
    from onrecord.resolve.dating.date_links import Backwards, Office, Showing
    from onrecord.resolve.dating.day_sets import Days
    from onrecord.resolve.events.event_clusters import Account

MAX_ROUNDS = 20  # the end is reached in three or four
MAX_EVIDENCE = 8
# What the likely days have weighed already, and more carefully: no bound of its own beside them.
WEIGHED: frozenset[BoundKind] = frozenset(("told", "holder", "event"))
_DAY = len("2019-02-16")


class Casting(Protocol):
    """Says who is who, given which articles are copies (`onrecord.resolve.actors.resolve_actors`)."""

    def __call__(self, filed: Sequence[FiledReading], *, copies: Mapping[str, Copies]) -> ActorIndex:
        """The actors of all articles."""


@dataclass(frozen=True, slots=True)
class SharedStages:
    """The stages over all readings that dating asks and that the record asks again.

    Attributes:
        actors: who is who.
        copies: which articles are copies of which.
        places: which places are meant.
    """

    actors: Casting = resolve_actors
    copies: Callable[[Sequence[FiledReading]], Mapping[str, Copies]] = group_copies
    places: Callable[[Sequence[FiledReading], ActorIndex], PlaceIndex] = resolve_places


PLAIN_STAGES = SharedStages()


def date_articles(
    filed: Sequence[FiledReading], when: Backwards, stages: SharedStages = PLAIN_STAGES
) -> dict[str, PublicationDate]:
    """The judgements on the articles whose page does not give the day; the same whatever their order.

    Args:
        filed: all articles of the record.
        when: the resolver of relative times, run backwards.
        stages: the stages that say who is who, which articles are copies, and which places are meant.

    Returns:
        By article id, those only of which more is known than their page tells.
    """
    known = {reading.id: reading for reading in filed}
    judged = {
        article: judge_bounds(known[article], each)
        for article, each in joined_bounds(filed, when, stages).items()
    }
    return {article: each for article, each in judged.items() if each != known[article].reading.published}


def joined_bounds(
    filed: Sequence[FiledReading], when: Backwards, stages: SharedStages = PLAIN_STAGES
) -> dict[str, Joined]:
    """What all bounds leave open for each article whose page does not give its day, by article id."""
    known = {reading.id: reading for reading in filed}
    undated = sorted(reading.id for reading in filed if not _has_day(reading))
    if not undated:
        return {}
    rules = _Rules.of([known[article] for article in sorted(known)], undated, when, stages)
    domains = {article: days_told(known[article].reading.published) for article in sorted(known)}
    joined: dict[str, Joined] = {}
    for _ in range(MAX_ROUNDS):
        joined = {article: join_bounds(bounds) for article, bounds in rules.bounds(domains, undated).items()}
        now = narrowed(domains, {article: each.days for article, each in joined.items()})
        if now == domains:
            break
        domains = now
    return {article: _sharpened(known[article], joined[article]) for article in undated}


def _has_day(filed: FiledReading) -> bool:
    return len(filed.reading.published.value or "") == _DAY


@dataclass(frozen=True, slots=True)
class _Rules:
    """All that bounds are drawn from and that does not change from round to round."""

    copies: Mapping[str, Copies]
    showings: Mapping[Office, Sequence[Showing]]
    accounts: Mapping[str, Sequence[Account]]
    told: Mapping[str, Told]
    alone: Mapping[str, Sequence[Bound]]  # by the article's own words and by the likely days
    when: Backwards

    @classmethod
    def of(
        cls, filed: Sequence[FiledReading], undated: Sequence[str], when: Backwards, stages: SharedStages
    ) -> _Rules:
        """Resolves who and where, as far as it goes without the missing days."""
        copies = stages.copies(filed)
        actors = stages.actors(filed, copies=copies)
        lookup = Lookup(actors, stages.places(filed, actors), copies)
        return cls(
            copies,
            office_showings(filed, actors),
            {reading.id: lookup.accounts(reading) for reading in filed},
            {
                each.id: Told(each.reading.article.text, each.reading.sentences, each.reading.times)
                for each in filed
            },
            _alone(filed, undated, when),
            when,
        )

    def bounds(self, domains: Mapping[str, Days], undated: Sequence[str]) -> dict[str, list[Bound]]:
        """The bounds on the undated articles, given what is open for all."""
        found = {article: list(self.alone.get(article, ())) for article in undated}
        for article, bound in self._linked(domains):
            if article in found:
                found[article].append(bound)
        return {article: _unweighed(bounds) for article, bounds in found.items()}

    def _linked(self, domains: Mapping[str, Days]) -> Iterator[tuple[str, Bound]]:
        yield from bounds_of_copies(domains, self.copies)
        yield from bounds_of_holders(domains, self.showings)
        yield from bounds_of_events(domains, self.accounts, self.told, self.when)


def _alone(filed: Sequence[FiledReading], undated: Sequence[str], when: Backwards) -> dict[str, list[Bound]]:
    """The bounds that no other article's bound can change."""
    known = {reading.id: reading for reading in filed}
    found = {article: list(bounds_of_words(known[article])) for article in undated}
    dated = {
        reading.id: day.toordinal()
        for reading in filed
        if _has_day(reading) and (day := days_told(reading.reading.published).first)
    }
    surely = {
        article: join_bounds(bound for bound in bounds if bound.kind not in WEIGHED).days
        for article, bounds in found.items()
    }
    asked = {article: days for article, days in surely.items() if not days.bounded or len(days) > MONTH}
    for article, bound in likely_days(known, dated, asked, when).items():
        found[article].append(bound)
    return found


def _unweighed(bounds: list[Bound]) -> list[Bound]:
    """The bounds, if the likely days are among them without those that these have weighed."""
    if all(bound.kind != "likely" for bound in bounds):
        return bounds
    return [bound for bound in bounds if bound.kind not in WEIGHED]


def _sharpened(filed: FiledReading, joined: Joined) -> Joined:
    """A month that is known, without the days on which the lead would have named another day of the week.

    The likely days have weighed that weekday already.
    """
    first, last = joined.days.first, joined.days.last
    bound = days_of_lead(filed)
    if (
        any(each.kind == "likely" for each in joined.used)
        or bound is None
        or first is None
        or last is None
        or (last - first).days > MONTH
    ):
        return joined
    return join_bounds((*joined.used, *joined.clashing, bound))


def judge_bounds(filed: FiledReading, joined: Joined) -> PublicationDate:
    """The judgement from what all bounds leave open."""
    before, days = filed.reading.published, joined.days
    if all(bound.kind in ("page", "told") for bound in joined.used):
        return before
    first, last = days.first, days.last
    day = dateline_day(filed, days) if days.bounded else None
    evidence = [one for bound in joined.used for one in bound.evidence]
    return replace(
        before,
        value=day.isoformat() if day else _shared_value(days),
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        basis="inferred",
        confidence=round(min(HOLDS[bound.kind] for bound in joined.used), 2),
        middle=next((bound.middle.isoformat() for bound in joined.used if bound.middle), None),
        evidence=tuple(dict.fromkeys(evidence))[:MAX_EVIDENCE],
        rejected=(*before.rejected, *_clashes(joined)),
        reasons=tuple(
            dict.fromkeys(bound.why for bound in joined.used if bound.kind not in ("page", "told"))
        ),
    )


def _shared_value(days: Days) -> str | None:
    """The date at the precision that the first and the last open day share; None where not even the year."""
    if days.first is None or days.last is None:
        return None
    first, last = days.first.isoformat(), days.last.isoformat()
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), None)


def _clashes(joined: Joined) -> Iterator[RejectedDate]:
    believed = ", ".join(dict.fromkeys(bound.why for bound in joined.used)) or "what else is known"
    for bound in joined.clashing:
        value = " to ".join(str(day) for day in (bound.days.first, bound.days.last) if day)
        quote = bound.evidence[0].quote if bound.evidence else ""
        yield RejectedDate(value, f"{bound.why}, which leaves no day with: {believed}", quote)
