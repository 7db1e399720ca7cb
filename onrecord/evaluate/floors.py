"""The gate: scores may not fall below the floors pinned in ``floors.toml``.

``--pin`` raises a floor after a better method arrived. Only a person lowers a floor (``--lower``), and the
reason belongs in the commit.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.evaluate.figures import Figure
    from onrecord.evaluate.measure import Measurement

_HEAD = """\
# The scores below which the evaluation gate fails: "corpus/task/score" = floor.
# Raised by `onrecord evaluate --pin`; never lowered without --lower and a reason in the commit.
# Only figures that rest on at least 30 gold items have a floor: with fewer, one item moves the figure by more
# than most changes do, and the gate refuses such a floor.
# [measured_on] names the annotations the floors were measured on; others are refused as not comparable.
"""
LEAST_ITEMS = 30  # gold items; the 95 % interval of a share of 0.9 is then 0.2 wide (Wilson 1927)
SLACK = 0.005  # floors are pinned this far below the measured score, for platforms that round otherwise


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by ``corpus/task/score``, and the fingerprint of each corpus they were measured on."""

    floors: Mapping[str, float]
    measured_on: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a floor: ok, below, not measured, not comparable, or too few gold items."""

    key: str
    floor: float
    score: float | None
    word: str

    @property
    def fails(self) -> bool:
        """Whether this verdict closes the gate."""
        return self.word in {"below", "not comparable", "too few items"}

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
    """A verdict for each floor, in the order of their keys."""
    figures = _figures(measurement)
    measured = {key.split("/")[0] for key in figures}
    prints = dict(measurement.fingerprints)
    verdicts = []
    for key, floor in sorted(floors.floors.items()):
        corpus = key.split("/")[0]
        figure = figures.get(key)
        if corpus in measurement.absent or corpus not in measured:
            word = "not measured"
        elif floors.measured_on.get(corpus, prints.get(corpus)) != prints.get(corpus):
            word = "not comparable"
        elif figure is None or figure.value < floor:
            word = "below"
        else:
            word = "ok" if figure.items >= LEAST_ITEMS else "too few items"
        verdicts.append(Verdict(key, floor, figure.value if figure else None, word))
    return verdicts


def raised(measurement: Measurement, floors: Floors, lower: bool) -> Floors:
    """The floors after this measurement: raised to its scores less `SLACK`; lowered only with ``lower``.

    Scores without a floor get none: what the gate watches is chosen by hand.
    """
    figures = _figures(measurement)
    new = dict(floors.floors)
    for key, floor in floors.floors.items():
        if key in figures:
            pinned = math.floor((figures[key].value - SLACK) * 1000) / 1000
            new[key] = pinned if lower else max(floor, pinned)
    return Floors(new, {**floors.measured_on, **dict(measurement.fingerprints)})


def as_toml(floors: Floors) -> str:
    """The text of ``floors.toml``."""
    lines = [_HEAD + "\n[floors]"]
    lines += [f'"{key}" = {floor:.3f}' for key, floor in sorted(floors.floors.items())]
    lines += ["\n[measured_on]", *(f'{name} = "{mark}"' for name, mark in sorted(floors.measured_on.items()))]
    return "\n".join(lines) + "\n"


def _figures(measurement: Measurement) -> dict[str, Figure]:
    return {
        f"{score.total.corpus}/{score.total.task}/{name}": figure
        for score in measurement.scores
        for name, figure in score.figures.items()
    }
