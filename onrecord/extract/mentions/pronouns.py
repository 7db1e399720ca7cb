"""Whom a pronoun means: the likeliest of the chains before it, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.pronoun_features import (
    NOBODY,
    Pronoun,
    pronoun_choice,
    pronoun_of,
    weights_for,
)
from onrecord.text.choice import learned_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain, Linking

_MAX_DRAFTS_BACK = 400  # mentions before a relative pronoun; a paragraph of the press has 60
_RELATIVE = word_list("relative")
_OF_SPEAKER = word_list("pronouns_of_speaker")


def of_pronoun(state: Linking, draft: Draft) -> Chain | None:
    """The chain a pronoun goes to, None where it is likelier that it means none before it.

    A relative pronoun goes to the words right before it, one of the first person to nobody.
    """
    low = state.words.lower[draft.first]
    if low in _OF_SPEAKER:
        return None
    if low in _RELATIVE:
        return _of_relative(state, draft)
    best = _best(_scores(state, draft, pronoun_of(low)))
    return state.chains[best] if best != NOBODY else None


def likeliest(
    state: Linking, draft: Draft, chains: Sequence[Chain] | None = None, word: Pronoun | None = None
) -> Chain | None:
    """The chain that a pronoun in the place of a mention most likely means, if it means any.

    Args:
        state: what has been linked so far.
        draft: the mention, a pronoun unless ``word`` says as which one it is to be taken.
        chains: those asked about; all if None. None of them is returned if all are far off.
        word: the pronoun.
    """
    scores = _scores(state, draft, word or pronoun_of(state.words.lower[draft.first]))
    del scores[NOBODY]
    if chains is not None:
        wanted = {chain.number for chain in chains}
        scores = {number: score for number, score in scores.items() if number in wanted}
    return state.chains[_best(scores)] if scores else None


def _best(scores: Mapping[int, float]) -> int:
    """The one with the highest score; among equals the one that began last, rather than nobody."""
    return max(scores, key=lambda number: (scores[number], number))


def _scores(state: Linking, draft: Draft, word: Pronoun) -> dict[int, float]:
    """The weighted sum of each candidate: its share (`onrecord.text.choice`) before it is one."""
    choice = pronoun_choice(state, draft, word)
    weights = _weights(choice.kinds)
    return {
        number: sum(weights[name] * amount for name, amount in told.items() if name in weights)
        for number, told in choice.told.items()
    }


@cache
def _weights(kinds: tuple[str, ...]) -> dict[str, float]:
    return weights_for(kinds, learned_weights("extract", "pronoun"))


def _of_relative(state: Linking, draft: Draft) -> Chain | None:
    last = bisect_left(state.firsts, draft.first)
    before = [
        other for other in state.drafts[max(0, last - _MAX_DRAFTS_BACK) : last]
        if other.end <= draft.first and draft.first - other.end <= 2 and id(other) in state.of
    ]  # fmt: skip
    return state.of[id(max(before, key=lambda other: (other.end, -other.first)))] if before else None
