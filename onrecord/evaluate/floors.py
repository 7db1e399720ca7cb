"""The gate: scores may not fall below the floors pinned in ``floors.toml``.

A floor is raised when a better method arrives, by ``--pin``; it is lowered by nobody but a person who
says so (``--lower``), and the reason belongs in the commit.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.evaluate.measure import Measurement

_HEAD = """\
# The scores below which the evaluation gate fails: "corpus/task/score" = floor.
# Raised by `onrecord evaluate --pin`; never lowered without --lower and a reason in the commit.
# [measured_on] names the annotations the floors were measured on; others are refused as not comparable.
"""
SLACK = 0.005  # floors are pinned this far below the measured score, for platforms that round otherwise


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by ``corpus/task/score``, and the fingerprint of each corpus they were measured on."""

    floors: Mapping[str, float]
    measured_on: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one floor: ``ok``, ``below``, ``not measured`` or ``not comparable``."""

    key: str
    floor: float
    score: float | None
    word: str

    @property
    def fails(self) -> bool:
        """Whether this verdict closes the gate."""
        return self.word in {"below", "not comparable"}

    @property
    def line(self) -> str:
        """The verdict for a person."""
        score = "—" if self.score is None else f"{self.score:.3f}"
        loud = self.word.upper() if self.word != "ok" else "ok"
        return f"{loud:>14}  {self.key}: {score} (floor {self.floor:.3f})"


def load_floors() -> Floors:
    """The pinned floors."""
    table = tomllib.loads(files("onrecord.evaluate").joinpath("floors.toml").read_text(encoding="utf-8"))
    return Floors(table["floors"], table.get("measured_on", {}))


def judge(measurement: Measurement, floors: Floors) -> list[Verdict]:
    """One verdict per floor, in the order of their keys."""
    scores = _scores(measurement)
    prints = dict(measurement.fingerprints)
    verdicts = []
    for key, floor in sorted(floors.floors.items()):
        corpus = key.split("/")[0]
        score = scores.get(key)
        if corpus in measurement.absent or (
            score is None and corpus not in {k.split("/")[0] for k in scores}
        ):
            word = "not measured"
        elif floors.measured_on.get(corpus, prints.get(corpus)) != prints.get(corpus):
            word = "not comparable"
        elif score is None or score < floor:
            word = "below"
        else:
            word = "ok"
        verdicts.append(Verdict(key, floor, score, word))
    return verdicts


def raised(measurement: Measurement, floors: Floors, lower: bool) -> Floors:
    """The floors after this measurement: raised to its scores less `SLACK`; lowered only if told to.

    Scores without a floor get none: what the gate watches is chosen by hand.
    """
    scores = _scores(measurement)
    new = dict(floors.floors)
    for key, floor in floors.floors.items():
        if key in scores:
            pinned = math.floor((scores[key] - SLACK) * 1000) / 1000
            new[key] = pinned if lower else max(floor, pinned)
    return Floors(new, {**floors.measured_on, **dict(measurement.fingerprints)})


def as_toml(floors: Floors) -> str:
    """The text of ``floors.toml``."""
    lines = [_HEAD + "\n[floors]"]
    lines += [f'"{key}" = {floor:.3f}' for key, floor in sorted(floors.floors.items())]
    lines += ["\n[measured_on]", *(f'{name} = "{mark}"' for name, mark in sorted(floors.measured_on.items()))]
    return "\n".join(lines) + "\n"


def _scores(measurement: Measurement) -> dict[str, float]:
    return {
        f"{tally.corpus}/{tally.task}/{name}": score
        for tally in measurement.tallies
        for name, score in tally.scores.items()
    }
