"""Why an actor's mentions are taken for one actor's: what a user who doubts a merge wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence, Join
from onrecord.resolve.chains.actor_register import SAME_NAME

if TYPE_CHECKING:
    from onrecord.resolve.chains.actor_register import Entry
    from onrecord.resolve.chains.mention_chains import MentionChain

_SHOWN = 3  # spans told for each reason: enough to judge it, the rest are found by their forms


def joins_of(entry: Entry) -> tuple[Join, ...]:
    """One for each reason for which chains of mentions, each of one article, are this actor's.

    Empty where there is one chain only: nothing was joined. Links within an article are not told.
    """
    if len(entry.chains) < 2:
        return ()
    by_reason: dict[str, list[MentionChain]] = {}
    for chain in sorted(entry.chains, key=lambda chain: chain.place()):
        by_reason.setdefault(entry.reasons[id(chain)], []).append(chain)
    order = sorted(by_reason, key=lambda reason: (reason != SAME_NAME, -len(by_reason[reason]), reason))
    return tuple(_join(reason, by_reason[reason]) for reason in order)


def _join(reason: str, chains: list[MentionChain]) -> Join:
    forms = {_form(chain) for chain in chains}
    return Join(tuple(sorted(forms)), reason, tuple(_evidence(chain) for chain in chains[:_SHOWN]))


def _form(chain: MentionChain) -> str:
    anchor = chain.anchor
    if anchor.kind == "person" and anchor.name:
        return anchor.name
    return " ".join(anchor.span.of(chain.text).split())


def _evidence(chain: MentionChain) -> Evidence:
    span = chain.anchor.span
    return Evidence(chain.article, span.start, span.end, span.of(chain.text))
