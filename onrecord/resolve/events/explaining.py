"""Why tellings are taken for one event: the links that hold it together, and what decided each.

Of the pairs of an event those are kept that hold its tellings together with the surest links (a spanning tree
of greatest likelihood). It has the best link of every telling. What decided a link is asked of the judge: how
likely would the pair be of one event if nothing were known of the people, of the time, …?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.records.rows import Reason
from onrecord.resolve.events.links import FEATURES, pair_features
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.resolve.events.told import Rarity, Told
    from onrecord.text.forest import Column, Forest

MOST_REASONS = 4
LEAST_WEIGHT = 0.2  # of the log odds; what decides less is left out
MOST_WORDS = 5  # that are named

_SILENT: dict[str, dict[str, float]] = {
    "people": {"actors shared": 0, "share of actors": 0, "share of actors near": 0},
    "place": {"places": 0, "towns": 0},
    "time": {"days shared": 0, "months shared": 0, "less sure day": 0, "days apart": -1, "days told": 0},
    "words": {
        "clauses alike": 0, "sentences alike": 0, "rare words shared": 0, "words shared": 0,
        "share of common words": 0,
    },
    "deed": {"same head": 0, "frame shared": 0, "frame in words": 0, "objects": 0},
    "numbers": {"numbers": 0, "ordinals": 0},
    "kind": {"types": 0, "typed": 0},
    "telling": {"same tense": 1, "both negated or not": 1, "same status": 1},
    "reports": {"reports apart": -1},
    "article": {"same article": 0, "sentences between": -1, "same sentence": 0},
}  # fmt: skip
"""What the features of a matter are if nothing is known of it, and if two tellings are told alike."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair of tellings that holds an event together; the people in its reasons are ids of actors."""

    one: Told
    other: Told
    likely: float
    reasons: tuple[Reason, ...]


def surest_pairs(group: Sequence[int], likely: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs that hold a group together: from its first member on, always the likeliest to one outside.

    Args:
        group: numbers of tellings, the most telling first.
        likely: how likely two of them are of one event; 0 if they share nothing.
    """
    best = dict.fromkeys(group[1:], (-1.0, -1))
    found: list[tuple[int, int]] = []
    at = group[0]
    while True:
        best.pop(at, None)
        for other, (sure, _) in best.items():
            now = likely(at, other)
            if now > sure:
                best[other] = (now, at)
        if not best:
            return found
        at = max(best, key=lambda one: best[one][0])  # the most telling of equals
        found.append((at, best[at][1]))


def ties_of(
    told: Sequence[Told],
    times: Sequence[Mapping[str, float]],
    rarity: Rarity,
    pairs: Sequence[tuple[int, int]],
    forest: Forest | None = None,
) -> list[Tie]:
    """Pairs with what decided them, in the order given.

    Args:
        told: the tellings.
        times: when each is told to be (`links.time_of`).
        rarity: of the same record.
        pairs: numbers of tellings.
        forest: another judge of pairs than the trained one.
    """
    if not pairs:
        return []
    trees = forest or learned_forest("resolve", "links")
    rows = pair_features(told, times, rarity, [(max(pair), min(pair)) for pair in pairs])
    likely = trees.judge(rows)
    without = trees.judge_without(rows, [_left_out(silent) for silent in _SILENT.values()])
    weights = _log_odds(likely)[:, np.newaxis] - _log_odds(without)
    ties = []
    for at, (one, other) in enumerate(pairs):
        reasons = [
            Reason(matter, _what(matter, told[one], told[other], (times[one], times[other]), rarity), less)
            for matter, less in zip(_SILENT, np.round(without[at], 3).tolist(), strict=True)
        ]
        order = np.argsort(-np.abs(weights[at]), kind="stable").tolist()
        kept = [reasons[n] for n in order[:MOST_REASONS] if abs(weights[at][n]) >= LEAST_WEIGHT]
        ties.append(Tie(told[one], told[other], round(float(likely[at]), 3), tuple(kept)))
    return ties


def _left_out(silent: Mapping[str, float]) -> tuple[list[int], list[float]]:
    return [FEATURES.index(name) for name in silent], list(silent.values())


def _log_odds(likely: Column) -> Column:
    held = np.clip(likely, 1e-9, 1 - 1e-9)
    odds: Column = np.log(held / (1 - held))
    return odds


def _what(
    matter: str,
    one: Told,
    other: Told,
    times: tuple[Mapping[str, float], Mapping[str, float]],
    rarity: Rarity,
) -> tuple[str, ...]:
    """What two tellings share of a matter, or each says: as `onrecord.records.link_reasons` words it."""
    left, right = one.telling, other.telling
    match matter:
        case "people":
            return tuple(sorted(one.actors & other.actors))
        case "place":
            return tuple(sorted(set(left.places) & set(right.places)))
        case "time":
            return tuple(sorted({value for own in times for value in own})) if all(times) else ()
        case "words":
            shared = set(left.words) & set(right.words)
            return tuple(sorted(shared, key=lambda word: (-rarity.of(word), word))[:MOST_WORDS])
        case "deed":
            frames = [
                {part for part in (side.head, side.then, side.object) if part} for side in (left, right)
            ]
            return tuple(sorted(frames[0] & frames[1]))
        case "numbers":
            shared = set(left.numbers + left.ordinals) & set(right.numbers + right.ordinals)
            return tuple(sorted(shared)[:MOST_WORDS])
        case "kind":
            types = {each.account.mention.type for each in (one, other) if each.account}
            return tuple(sorted(types)) if one.account and other.account else ()
        case "reports":
            return tuple(sorted({day for day in (one.published, other.published) if day}))
        case "article":
            return (str(abs(left.sentence - right.sentence)),) if one.article == other.article else ()
        case _:
            return ()
