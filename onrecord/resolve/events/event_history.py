"""What became of an event: the steps by which articles tell that it was planned, held or called off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence, Milestone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.tellings import HowTold
    from onrecord.resolve.events.groups import Group
    from onrecord.resolve.events.told import Told

_RETOLD = frozenset({"pluperfect", "after", "participle"})
_ASIDE = frozenset({"relcl", "acl"})
_YEAR, _LATE = len("2019"), 1  # years after the event
_AHEAD = frozenset({"planned", "hypothetical"})


def evidence_of(told: Told) -> Evidence:
    """The words of a telling as evidence."""
    span = told.telling.span
    return Evidence(told.article, span.start, span.end, told.quote)


def history_of(group: Group) -> tuple[Milestone, ...]:
    """One step for each change of status or of the day planned, in the order of the articles; at least one.

    Each article has one say, that of its most telling words which tell it as news. Articles without a day
    come before all others, so that they do not tell the last step.
    """
    steps: list[Milestone] = []
    last = group.members[0]
    for told in _sayings(group):
        status = _status(told, group)
        start = _planned_for(told, group)
        if steps and not _is_step(steps[-1], status, start, told):
            continue
        if start is None and steps and not _moved(told):
            start = steps[-1].start
        steps.append(Milestone(told.as_of, status, start, evidence_of(told)))
        last = told
    if not _moved(last):
        steps[-1] = replace(steps[-1], start=group.start or steps[-1].start)
    return tuple(steps)


def _is_step(last: Milestone, status: HowTold, start: str | None, told: Told) -> bool:
    """Whether a saying tells more than the step before."""
    if status == last.status:
        if status != "planned":
            return False
        if start is None:
            return last.start is not None and _moved(told)
        return not (last.start or "").startswith(start)  # told again with less precision
    if last.status == "happened":
        return status in ("cancelled", "denied")
    return status != "unknown"


def _planned_for(told: Told, group: Group) -> str | None:
    """The time of the typed event in the words; a plan is never for a year long after the event."""
    start = told.account.mention.start if told.account else None
    if start and group.start and int(start[:_YEAR]) - int(group.start[:_YEAR]) > _LATE:
        return None
    return start


def _moved(told: Told) -> bool:
    return told.account is not None and told.account.mention.moved


def _sayings(group: Group) -> list[Told]:
    """The telling of each article that has its say, in the order of the articles."""
    news = [told for told in group.members if not _is_retold(told)] or list(group.members)
    says: dict[str, Told] = {}
    for told in news:
        held = says.get(told.article)
        if held is None or (status_of(held) == "unknown" and status_of(told) != "unknown"):
            says[told.article] = told
    return sorted(says.values(), key=lambda told: (told.as_of or "", told.order))


def _is_retold(told: Told) -> bool:
    """Whether the article only recalls it: "had signed", "after they signed", "the accord they signed"."""
    return not _RETOLD.isdisjoint(told.telling.traits) or told.telling.relation in _ASIDE


def _status(told: Told, group: Group) -> HowTold:
    """How it is told; before its day it cannot have taken place if others tell it as planned."""
    status = status_of(told)
    if status == "happened" and group.start and told.as_of:
        length = min(len(group.start), len(told.as_of))
        early = told.as_of[:length] < group.start[:length]
        if early and any(status_of(other) in _AHEAD for other in group.members):
            return "planned"
    return status


def status_of(told: Told) -> HowTold:
    """How a telling tells it: the typed event's status, if it has one; called off by the clause itself."""
    own = told.telling.status
    if told.account is None:
        return own
    status = told.account.mention.status
    if status == "cancelled" and not _tells_it(told):
        return own
    return own if status == "unknown" else status


def _tells_it(told: Told) -> bool:
    """Whether the typed event is what the clause is of: its head, its subject or its object."""
    if told.account is None:
        return False
    at, telling = told.account.mention.trigger, told.telling
    if at == telling.trigger or (telling.lead is not None and telling.lead.overlaps(at)):
        return True
    return bool(telling.says) and any(run.overlaps(at) for run in telling.says[0])


def telling_first(members: Sequence[Told], most: int) -> list[Told]:
    """The first ``most`` tellings of each article, in the order given."""
    count: dict[str, int] = {}
    kept = []
    for told in members:
        count[told.article] = count.get(told.article, 0) + 1
        if count[told.article] <= most:
            kept.append(told)
    return kept
