"""Rows of the events of typed mentions: label, people and roles, dates, status and history, weight."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.records.event_types import event_types
from onrecord.records.rows import Event, Evidence, Milestone, Participant, row_id
from onrecord.resolve.events.comparison_words import words_of_events
from onrecord.resolve.events.event_times import days_between
from onrecord.text.names import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.event_types import EventType
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import EventStatus
    from onrecord.resolve.events.event_clusters import Account, Cluster

MAX_LABEL = 70  # characters; a timeline row on a phone holds about as many
MIN_AGREEMENT = 4  # words: "agreed by the ministers" does not say on what
MAX_NAMED = 3  # participants named in a label

_STATUS_WEIGHT = {"happened": 1.0, "planned": 0.5, "cancelled": 0.5, "denied": -0.5, "hypothetical": -1.5}
_NAMED = {"single": 1, "pair": 2}
"""How many participants with a name a label is made of at least, by its form."""
_LEADING = re.compile(
    r"^(?:(?:this|last|next) (?:week|month|year)[’']s|the|an?|this|that|these|those|his|her|its|their)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;:.–-]+$")
_YEAR = len("2019")


def cluster_rows(clusters: Iterable[Cluster], actors: ActorIndex) -> list[tuple[Event, Cluster]]:
    """The rows of events that pass no gate, each with the accounts it came from, the weightiest first."""
    drafts = _with_own_ids([(_row(cluster, actors), cluster) for cluster in clusters])
    return sorted(drafts, key=lambda pair: (-_importance(pair[0], actors), pair[0].id))


def _with_own_ids(drafts: Sequence[tuple[Event, Cluster]]) -> list[tuple[Event, Cluster]]:
    """The rows, of which those whose words begin at one place have the place of their trigger in the id, too.

    "A session of the summit" tells of two meetings; the first keeps the plain id.
    """
    taken: set[str] = set()
    out = []
    for row, cluster in sorted(drafts, key=lambda draft: (draft[0].id, _first_trigger(draft[1]))):
        own = (
            row if row.id not in taken else replace(row, id=row_id("event", row.id, *_first_trigger(cluster)))
        )
        taken.add(own.id)
        out.append((own, cluster))
    return out


def _first_trigger(cluster: Cluster) -> tuple[str, int]:
    """Article and place of the first noun or verb that tells the event."""
    return min((account.article, account.mention.trigger.start) for account in cluster.accounts)


def _row(cluster: Cluster, actors: ActorIndex) -> Event:
    accounts = sorted(cluster.accounts, key=lambda account: account.order)
    type_ = _type(accounts)
    history = _history(accounts)
    start, end, basis = _when(accounts, history[-1].status)
    places = Counter(account.place for account in accounts if account.place)
    place = min(places, key=lambda name: (-places[name], name)) if places else None
    people = _participants(accounts, type_, actors)
    anchor = min((account.article, account.mention.span.start) for account in accounts)
    mentions = {_evidence(account) for account in accounts}
    row = Event(
        id=row_id("event", type_, *anchor),
        type=type_,
        label="",
        participants=people,
        place=place,
        start=start,
        end=end,
        basis=basis,
        status=history[-1].status,
        history=tuple(history),
        mentions=tuple(sorted(mentions)),
        articles=tuple(sorted({account.article for account in accounts})),
        independent_sources=len({account.source for account in accounts}),
        rank=0,
        background=all(account.mention.background or account.anaphor for account in accounts),
        plover=next((account.mention.plover for account in accounts if account.mention.type == type_), None),
        confidence=0.0,
        shown=False,
    )
    return replace(row, label=_label(cluster, row, actors))


def _evidence(account: Account) -> Evidence:
    span = account.mention.span
    return Evidence(account.article, span.start, span.end, account.quote)


def _type(accounts: Sequence[Account]) -> str:
    """The type most mentions give, the first told of equals."""
    counts = Counter(account.mention.type for account in accounts)
    return max(counts, key=lambda type_: counts[type_])


# ---------------------------------------------------------------- status and dates


def _history(accounts: Sequence[Account]) -> list[Milestone]:
    """One step for each change of status or date, in the order of publication."""
    steps: list[Milestone] = []
    for told in _by_article(accounts):
        best = _telling(told)
        status, start = best.mention.status, best.mention.start
        if steps:
            last = steps[-1]
            if last.status == "happened" and status in ("planned", "hypothetical", "unknown"):
                status = "happened"
            if start is None and not best.mention.moved:
                start = last.start
            if start and last.start and last.start.startswith(start):
                start = last.start  # told again with less precision
            if (status, start) == (last.status, last.start):
                continue
        steps.append(Milestone(best.as_of, status, start, _evidence(best)))
    return steps


def _by_article(accounts: Sequence[Account]) -> list[list[Account]]:
    """The accounts article by article, in the order of publication."""
    articles: dict[str, list[Account]] = {}
    for account in accounts:
        articles.setdefault(account.article, []).append(account)
    return list(articles.values())


_FIRST = {"cancelled": 0, "happened": 1, "planned": 2, "denied": 3, "hypothetical": 4, "unknown": 5}


def _telling(told: Sequence[Account]) -> Account:
    """The account of one article that says most: with a day, and not one that only points back."""
    full = [account for account in told if not account.anaphor] or list(told)
    return min(
        full,
        key=lambda account: (
            _FIRST[account.mention.status],
            not account.mention.moved,
            -len(account.mention.start or ""),
            account.order,
        ),
    )


def _when(accounts: Sequence[Account], status: EventStatus) -> tuple[str | None, str | None, str]:
    """Start, end and what they rest on: the event's own dates, else the day of its news."""
    dated = _dated(accounts, status)
    if status == "happened" and (dated is None or dated.mention.status == "planned"):
        news = next((account.news for account in accounts if account.news is not None), None)
        planned = dated.mention.start if dated else None
        if news is not None and not (planned and _near(planned, news.day)):
            return news.day, None, news.basis
    if dated is None:
        return None, None, "none"
    return dated.mention.start, dated.mention.end, dated.mention.basis


def _near(planned: str, day: str) -> bool:
    """Whether a full planned day is that of the news or the one before: reports come a day late."""
    gap = days_between(planned, day)
    return len(planned) == len(day) and gap is not None and 0 <= gap <= 1


def _dated(accounts: Sequence[Account], status: EventStatus) -> Account | None:
    """The account whose date is the event's: the last told of a plan, else the most precise."""
    dated = [account for account in accounts if account.mention.start]
    same = [account for account in dated if account.mention.status == status]
    if status in ("planned", "cancelled") and same:
        return max(
            same, key=lambda account: (account.as_of or "", len(account.mention.start or ""), account.order)
        )
    pool = same or [account for account in dated if account.mention.status == "planned"] or dated
    if not pool:
        return None
    days = Counter(account.mention.start for account in pool)
    return min(
        pool,
        key=lambda account: (
            -len(account.mention.start or ""),
            -days[account.mention.start],
            account.mention.basis != "text",
            account.order,
        ),
    )


# ---------------------------------------------------------------- people and label


def _participants(accounts: Sequence[Account], type_: str, actors: ActorIndex) -> tuple[Participant, ...]:
    """Who took part; a country only where nobody of its side is named."""
    seen: dict[str, int] = {}
    for account in accounts:
        for actor, _ in account.cast:
            seen[actor] = seen.get(actor, 0) + 1
    sides = {actors.side_of(actor) for actor in seen if actors.get(actor).kind != "country"}
    kept = [actor for actor in seen if actors.get(actor).kind != "country" or actor not in sides]
    kept.sort(key=lambda actor: -seen[actor])  # the first named of equals first
    return tuple(Participant(actor, actors.name_of(actor), _role(actor, accounts, type_)) for actor in kept)


def _role(actor: str, accounts: Sequence[Account], type_: str) -> str:
    roles = event_types()[type_].roles
    if len(roles) == 1:
        return roles[0]
    votes: Counter[str] = Counter()
    for account in accounts:
        for found, acting in account.cast:
            if found == actor:
                votes[roles[0] if acting else roles[1]] += 1
    return min(votes, key=lambda role: (-votes[role], role))


def _label(cluster: Cluster, row: Event, actors: ActorIndex) -> str:
    """A readable name: "Lavrov–Kono talks, Munich"; the article's own phrase for what has no set form."""
    kind = event_types()[row.type]
    names = {person.actor: _short(person, actors) for person in _foremost(row, actors)}
    least = _NAMED.get(kind.event_label)
    if least is not None and len(names) >= least:
        return _composed(kind, row, names)
    phrase = _set_phrase(kind, cluster) or _phrase(cluster.accounts)
    if kind.has("agreed") and names and len(phrase.split()) < MIN_AGREEMENT:
        return f"{_joined(list(names.values()))} {kind.noun}"
    if not any(name.casefold() in phrase.casefold() for name in names.values()) and names:
        phrase = f"{_joined(list(names.values()))}: {phrase}"
    if row.place and row.place.casefold() not in phrase.casefold():
        phrase = f"{phrase}, {row.place}"
    return phrase if len(phrase) <= MAX_LABEL else phrase[: MAX_LABEL - 1].rsplit(" ", 1)[0] + "…"


def _foremost(row: Event, actors: ActorIndex) -> Sequence[Participant]:
    """Those a label names: persons and countries where two of them took part, else all."""
    individuals = [
        person
        for person in row.participants
        if person.actor and actors.get(person.actor).kind in ("person", "country")
    ]
    return individuals if len(individuals) > 1 else row.participants


def _set_phrase(kind: EventType, cluster: Cluster) -> str | None:
    """What is signed or ratified, for a deed told in several ways: "signing of peace treaty"."""
    papers = Counter(account.mention.about for account in cluster.accounts if account.mention.about)
    if kind.event_label != "object" or not papers:
        return None
    paper = min(papers, key=lambda name: (name in words_of_events().generic, -papers[name], name))
    return f"{kind.noun} of {paper}"


def _composed(kind: EventType, row: Event, names: Mapping[str | None, str]) -> str:
    acting, others = (
        [names[one.actor] for one in row.participants if one.role == role and one.actor in names]
        for role in (kind.roles[0], kind.roles[-1])
    )
    if kind.about == "place":
        visit = f"{_joined(acting)} {kind.noun}".strip()
        return f"{visit} to {row.place}" if row.place else visit
    if len(kind.roles) == 2 and acting and others:
        return f"{_joined(acting)}'s {kind.noun} to {_joined(others)}"
    label = f"{_joined(list(names.values()))} {kind.noun}"
    return f"{label}, {row.place}" if row.place else label


def _joined(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    return "–".join(names[:MAX_NAMED]) + (" and others" if len(names) > MAX_NAMED else "")


def _short(person: Participant, actors: ActorIndex) -> str:
    """What the press calls a person alone; any other name as it is."""
    actor = actors.get(person.actor) if person.actor else None
    if actor is None or actor.kind != "person":
        return person.name
    return actor.short or short_name(person.name, {})


def _phrase(accounts: Sequence[Account]) -> str:
    """The most telling of the articles' own phrases, without its article."""
    best = min(
        accounts,
        key=lambda account: (
            account.anaphor,
            account.mention.definite and not account.mention.about,
            not 12 <= len(account.quote) <= MAX_LABEL,
            account.order,
        ),
    )
    words = " ".join(best.quote.split())
    return _TRAILING.sub("", _LEADING.sub("", words)) or words


# ---------------------------------------------------------------- weight


def _importance(row: Event, actors: ActorIndex) -> float:
    """How likely an analyst would name it: sources, people, type, a day; less for background and ideas."""
    sides = {actors.side_of(person.actor) for person in row.participants if person.actor}
    persons = sum(
        1 for person in row.participants if person.actor and actors.get(person.actor).kind == "person"
    )
    points = 2.0 * sqrt(min(row.independent_sources, 20)) + 0.5 * sqrt(min(len(row.mentions), 20))
    points += event_types()[row.type].weight + _STATUS_WEIGHT.get(row.status, 0.0)
    points += 1.0 * (len(sides - {None}) >= 2) + 0.25 * min(persons, 4)
    points += 0.5 * (row.start is not None) + 0.5 * (row.place is not None)
    return round(points - 2.0 * row.background, 6)
