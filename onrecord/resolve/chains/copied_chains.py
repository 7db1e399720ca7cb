"""Chains of copies that repeat a chain of the original: they are filed with it and count for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records.wishes import OtherActor
from onrecord.resolve.copies.copied_words import place_in_original

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import Spot
    from onrecord.resolve.chains.mention_chains import MentionChain, Mentioned
    from onrecord.resolve.chains.user_wishes import Bound


def set_aside(mentioned: Mentioned, copies: Mapping[str, Copies], bound: Sequence[Bound]) -> None:
    """Takes such chains out of ``mentioned.chains`` and lists each with the chain that it repeats.

    Chains that the user takes apart stay. Any other wish about a chain then means the chain that it repeats.

    Args:
        mentioned: the chains of all articles.
        copies: by article.
        bound: the user's wishes with their chains.
    """
    apart = [one for one in bound if isinstance(one.wish, OtherActor)]
    kept = {id(chain) for one in apart for chain in (*one.chains(), *one.than)}
    original: dict[int, MentionChain] = {}
    at: dict[Spot, MentionChain] = {spot: chain for chain in mentioned.chains for spot in chain.spots()}
    own = []
    for chain in mentioned.chains:
        copy = copies.get(chain.article)
        repeated = _repeated(chain, copy, at) if copy and copy.of and id(chain) not in kept else None
        if repeated is None:
            own.append(chain)
        else:
            original[id(chain)] = repeated
            repeated.copies.append(chain)
            repeated.source |= chain.source
            repeated.used |= chain.used
    mentioned.chains = own
    for one in bound:
        one.refs = [[original.get(id(chain), chain) for chain in chains] for chains in one.refs]


def _repeated(chain: MentionChain, copy: Copies, at: Mapping[Spot, MentionChain]) -> MentionChain | None:
    """The one chain of the original that has all mentions of this one, in the same words, or None."""
    found = {}
    for mention in chain.mentions:
        place = place_in_original(copy, mention.span)
        there = at.get((copy.of or "", place.start, place.end)) if place else None
        found[id(there)] = there
    return next(iter(found.values())) if len(found) == 1 else None
