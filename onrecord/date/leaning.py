"""Whether a weekday, or a day or month without its year, is the one before the day of writing or ahead.

A log-linear model over the two: it adds up the weights of the words around the time (`onrecord.date.tense`)
and of how near either of the two is. The weights are learned by `training/train_times.py`.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["weekday", "day", "month", "period"]

UNSURE = 0.2  # a share that far from 0 and from 1 leaves both readings open
CLOSE = 45  # days within which a day or month of the year is close
_WEEK, _YEAR = 7, 365

Features = dict[str, float]


@cache
def time_weights() -> Mapping[str, Mapping[str, float]]:
    """The learned weights of the models of time words, by model and by feature."""
    path = files("onrecord.date").joinpath("data/time_weights.toml")
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def features_of_two(kind: Kind, behind: int, ahead: int, cues: Iterable[str]) -> Features:
    """What speaks for the one ahead.

    Args:
        kind: of the time.
        behind: days back to the one before, 0 or more.
        ahead: days on to the one ahead, 0 or more.
        cues: of the words around, as `onrecord.date.tense.cues_of` names them.
    """
    cues = tuple(cues)
    tenses = (f"{kind} {cue}" for cue in cues if cue.startswith("tense:"))
    told = dict.fromkeys((f"kind:{kind}", *cues, *tenses), 1.0)
    told["later"] = (ahead - behind) / (_WEEK if kind == "weekday" else _YEAR)
    if kind != "weekday" and min(behind, ahead) <= CLOSE:
        told["close:behind" if behind < ahead else "close:ahead"] = 1.0
    return told


def share(told: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance, between 0 and 1, that a model with these weights gives to what has these features."""
    total = math.fsum(weights.get(name, 0.0) * amount for name, amount in sorted(told.items()))
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))


def share_ahead(kind: Kind, behind: int, ahead: int, cues: Iterable[str]) -> float:
    """The chance that the one ahead is meant; arguments as of `features_of_two`."""
    return share(features_of_two(kind, behind, ahead, cues), time_weights()["direction"])
