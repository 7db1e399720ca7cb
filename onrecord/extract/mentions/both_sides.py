"""The two parties that "both sides" means: the last two that the article names as a pair."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.name_chains import Chain, Pair
    from onrecord.extract.mentions.name_spans import Names, Run

_KINDS = frozenset(("country", "demonym", "seat", "organisation"))
_JOINING = frozenset(("and", "-", "–", "—", "/"))
_ARTICLES = word_list("determiners_of_sides")
_FARTHEST = 3  # tokens from one name to the other: "Kesmar and the Varland"


def named_pairs(names: Names) -> list[Pair]:
    """The pairs of states or bodies, in the order of the text: "Kesmar and Varland", "Kesmari-Varlandic".

    Lists of three are no pairs.
    """
    runs = sorted((run for run in names.runs if run.kind in _KINDS), key=lambda run: run.first)
    out: list[Pair] = []
    for i, (one, other) in enumerate(pairwise(runs)):
        more = [*runs[max(i - 1, 0) : i], *runs[i + 2 : i + 3]]
        if (
            fold(one.name) != fold(other.name)
            and _joined(names, one, other)
            and not _listed(names, one, other, more)
        ):
            out.append((one.first, one.name, other.name))
    return out


def _joined(names: Names, one: Run, other: Run) -> bool:
    between = names.words.lower[one.end : other.first]
    if not 0 < len(between) <= _FARTHEST:
        return False
    return any(word in _JOINING for word in between) and all(word in _JOINING | _ARTICLES for word in between)


def _listed(names: Names, one: Run, other: Run, more: Sequence[Run]) -> bool:
    """Whether a third name stands beside: "Tarn, Kesmar and Varland"."""
    linked = _JOINING | _ARTICLES | {","}
    for third in more:
        first, end = (third.end, one.first) if third.first < one.first else (other.end, third.first)
        between = names.words.lower[first:end]
        if between and len(between) <= _FARTHEST and all(word in linked for word in between):
            return True
    return False


def pair_before(pairs: Sequence[Pair], chains: Sequence[Chain], at: int) -> tuple[Chain, Chain] | None:
    """The chains of the last pair named before a token, None where the article does not name both."""
    bodies = [chain for chain in chains if chain.anchor.kind in {"country", "organisation"}]
    named = {fold(chain.anchor.name): chain for chain in reversed(bodies) if chain.anchor.name}
    for first, one, other in reversed(pairs):
        if first < at:
            both = (named.get(fold(one)), named.get(fold(other)))
            return (both[0], both[1]) if both[0] is not None and both[1] is not None else None
    return None
