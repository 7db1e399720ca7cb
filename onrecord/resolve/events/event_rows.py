"""Rows of events from groups of tellings: type, people and roles, place, dates, evidence, order."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records.event_types import event_types
from onrecord.records.rows import Event, Link, Participant, row_id
from onrecord.resolve.events.event_history import evidence_of, history_of, telling_first
from onrecord.resolve.events.event_labels import MAX_LABEL, label_of, told_apart
from onrecord.resolve.events.event_sentences import best_sentence
from onrecord.resolve.events.taking_part import TAKES_PART, candidates_of, taking_part_features
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.records.indexes import ActorIndex, Spot
    from onrecord.resolve.events.explaining import Tie
    from onrecord.resolve.events.groups import Group
    from onrecord.resolve.events.told import Told

OTHER = "other"
MOST_MENTIONS = 2  # of one article
PLACE_SHARE = 3  # a place is told by a third of the sources that tell any
_UNTYPED_ROLES = ("agent", "target")


def event_rows(groups: Sequence[Group], actors: ActorIndex) -> list[tuple[Event, Group]]:
    """The rows in export order, each with the group it is of. No two have one id or one label.

    Args:
        groups: the events; no telling is in two of them.
        actors: who the ids of the casts are.
    """
    drafts = _with_own_ids([(_row(group, actors), group) for group in groups])
    ranked = sorted(drafts, key=lambda pair: (-pair[1].worth, -pair[0].independent_sources, pair[0].id))
    labels = told_apart([row for row, _ in ranked])
    ranks = {row.id: rank for rank, (row, _) in enumerate(ranked, start=1)}
    drafts.sort(key=lambda pair: (pair[0].start or "9999", pair[0].id))
    return [(replace(row, rank=ranks[row.id], label=labels[row.id]), group) for row, group in drafts]


def spots_of(rows: Iterable[tuple[Event, Group]]) -> dict[Spot, str]:
    """The spots of all tellings, and of the mentions of typed events in them, to the ids of their rows."""
    spots: dict[Spot, str] = {}
    for row, group in rows:
        for told in group.members:
            span = told.telling.span
            spots.setdefault((told.article, span.start, span.end), row.id)
    for row, group in rows:
        for account in group.accounts:
            spots[account.article, account.mention.span.start, account.mention.span.end] = row.id
    return spots


def _with_own_ids(drafts: Sequence[tuple[Event, Group]]) -> list[tuple[Event, Group]]:
    """The rows, of which those whose words begin at one place have the place of their trigger in the id, too.

    "A session of the summit" tells of two meetings; the first keeps the plain id.
    """
    taken: set[str] = set()
    out = []
    for row, group in sorted(drafts, key=lambda draft: (draft[0].id, _first_trigger(draft[1]))):
        own = row if row.id not in taken else replace(row, id=row_id("event", row.id, *_first_trigger(group)))
        taken.add(own.id)
        out.append((own, group))
    return out


def _first_trigger(group: Group) -> tuple[str, int]:
    """Article and place of the first head that tells the event."""
    return min((told.article, told.telling.trigger.start) for told in group.members)


def _row(group: Group, actors: ActorIndex) -> Event:
    accounts = group.accounts
    type_ = _type(group)
    history = history_of(group)
    anchor = min((told.article, told.telling.span.start) for told in group.members)
    ends = [account.mention.end for account in accounts if account.mention.start == group.start]
    sentence = best_sentence(group, history[-1].status, actors, MAX_LABEL)
    best = sentence[1] if sentence else None
    row = Event(
        id=row_id("event", type_, *anchor),
        type=type_,
        label="",
        participants=_participants(group, type_, best, actors),
        place=_place(group),
        start=group.start,
        end=next((end for end in ends if end), None) if group.start else None,
        basis=group.basis,
        status=history[-1].status,
        history=history,
        mentions=tuple(sorted({evidence_of(told) for told in telling_first(group.members, MOST_MENTIONS)})),
        articles=tuple(sorted({told.article for told in group.members})),
        independent_sources=len(group.sources),
        rank=0,
        background=all(_is_old(told, group.start) for told in group.members),
        plover=next((one.mention.plover for one in accounts if one.mention.type == type_), None),
        confidence=round(group.worth, 3),
        shown=group.shown,
        links=tuple(_link(tie, actors) for tie in group.ties),
    )
    return replace(row, label=label_of(row, group, sentence[0] if sentence else None, actors))


def _link(tie: Tie, actors: ActorIndex) -> Link:
    """A tie as the row has it, people by their names."""
    reasons = tuple(
        replace(reason, what=tuple(sorted(map(actors.name_of, reason.what))))
        if reason.matter == "people"
        else reason
        for reason in tie.reasons
    )
    return Link(evidence_of(tie.one), evidence_of(tie.other), tie.likely, reasons)


def _type(group: Group) -> str:
    """The type most typed tellings give, the most telling of equals."""
    counts = Counter(account.mention.type for account in group.accounts)
    return max(counts, key=lambda type_: counts[type_]) if counts else OTHER


def _is_old(told: Told, start: str | None) -> bool:
    """Whether the event was over a year before the article."""
    if told.account is not None and told.account.mention.background:
        return True
    if start is None or told.as_of is None:
        return False
    return f"{int(told.as_of[:4]) - 1:04d}{told.as_of[4:]}" > start


# ---------------------------------------------------------------- who and where


def _participants(group: Group, type_: str, best: Told | None, actors: ActorIndex) -> tuple[Participant, ...]:
    """Who took part, the likeliest first; a country only if nobody of its side is named.

    Args:
        group: the tellings.
        type_: of the event, whose roles are given.
        best: the telling whose sentence tells the event best, if one does.
        actors: who is who.
    """
    candidates = candidates_of(group.members, actors)
    if not candidates:
        return ()
    table = taking_part_features(group.members, best, candidates, actors)
    likely = dict(
        zip(candidates, learned_forest("resolve", "taking_part").judge(table).tolist(), strict=True)
    )
    ranked = sorted(candidates, key=lambda actor: -likely[actor])  # the first told of equals first
    found = [actor for actor in ranked if likely[actor] >= TAKES_PART] or ranked[:1]
    sides = {actors.side_of(actor) for actor in found if actors.get(actor).kind != "country"}
    kept = [actor for actor in found if actors.get(actor).kind != "country" or actor not in sides]
    return tuple(Participant(actor, actors.name_of(actor), _role(actor, group, type_)) for actor in kept)


def _role(actor: str, group: Group, type_: str) -> str:
    roles = event_types()[type_].roles if group.accounts else _UNTYPED_ROLES
    if len(roles) == 1:
        return roles[0]
    told = [acts for one in group.accounts for found, acts in one.cast if found == actor]
    told = told or [acts for one in group.members for found, acts in one.cast if found == actor]
    return roles[0] if 2 * sum(told) >= len(told) else roles[1]


def _place(group: Group) -> str | None:
    """The place that most sources tell; None if they are too few of those that tell any."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for one in group.members:
        if one.place:
            told[one.place].add(one.source)
    if not told:
        return None
    place = min(told, key=lambda name: (-len(told[name]), name))
    sources = set().union(*told.values())
    return place if PLACE_SHARE * len(told[place]) >= len(sources) else None
