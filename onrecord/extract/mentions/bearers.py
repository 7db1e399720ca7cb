"""Who is meant by a family name alone that several people of an article bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_chains import last_before
from onrecord.text.names import name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain
    from onrecord.extract.tokens import Words

# Signs and what they weigh, set by hand; no story of the corpora has enough such names to learn them from.
SAME_OFFICE = 3.0
ONLY_ONE_NEAR = 2.0  # the only bearer named in the same sentence or the one before
MORE_NAMED = 1.5  # named at least `MANY_TIMES` as often as any other, so far as is known
HOLDS_OFFICE = 1.0  # of the bearers, the only one whose office the article names
NAMED_FIRST = 0.5  # the article names this one in full before the others
MANY_TIMES = 3
FEW = 50  # mentions of a chain that are looked at, the first or the last
MARGIN = 1.0  # by which the best must be ahead; else it is nobody


def bearer(words: Words, draft: Draft, chains: Sequence[Chain]) -> Chain | None:
    """The bearer that a family name alone means, or None if two fit alike.

    Args:
        words: of the article.
        draft: the mention by the family name.
        chains: the people so called, at least two.
    """
    scored = sorted(
        ((_score(words, draft, chain, chains), last_before(chain, draft.first), chain) for chain in chains),
        key=lambda item: item[:2],
        reverse=True,
    )
    return scored[0][2] if scored[0][0] - scored[1][0] >= MARGIN else None


def _score(words: Words, draft: Draft, chain: Chain, chains: Sequence[Chain]) -> float:
    others = [other for other in chains if other is not chain]
    score = 0.0
    if draft.normal and any(one.normal == draft.normal for one in chain.drafts):
        score += SAME_OFFICE
    if _is_near(words, draft, chain) and not any(_is_near(words, draft, other) for other in others):
        score += ONLY_ONE_NEAR
    if len(chain.drafts) >= MANY_TIMES * max(len(other.drafts) for other in others):
        score += MORE_NAMED
    if _is_titled(chain) and not any(map(_is_titled, others)):
        score += HOLDS_OFFICE
    if all(_first_full(chain) < _first_full(other) for other in others):
        score += NAMED_FIRST
    return score


def _is_near(words: Words, draft: Draft, chain: Chain) -> bool:
    at = words.sentence[draft.first]
    return any(one.first < draft.first and at - words.sentence[one.first] <= 1 for one in chain.drafts[-FEW:])


def _is_titled(chain: Chain) -> bool:
    return any(one.normal for one in chain.drafts[:FEW])


def _first_full(chain: Chain) -> int:
    full = (one.first for one in chain.drafts[:FEW] if len(name_words(one.name or "")) > 1)
    return min(full, default=chain.anchor.first)
