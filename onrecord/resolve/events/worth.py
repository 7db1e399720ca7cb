"""How likely an analyst would list an event: a learned judge that ranks and gates the rows."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.events.salience import STATUSES
from onrecord.resolve.events.told import DAY, MONTH, day_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.events.told import Told

SHOWN = 0.1  # worth from which an event is shown; see decision 25
_TENSES = ("past", "present", "modal", "future", "negated")
_BEFORE, _AFTER, _NO_DAY = -30, 1500, -99

FEATURES = (
    "best", "second", "third", "five best", "mean", "tellings", "voices", "share of voices", "agreement",
    "day sure", "has day", "has month", "no time", *(f"tense {one}" for one in _TENSES),
    *(f"status {one}" for one in STATUSES), "in the lead", "headline", "last report after",
    "first report after", "reports over", "foremost", "pluperfect", "main clauses", "told after", "typed",
    "infinitives", "digits of time", "of somebody",
)  # fmt: skip


def worth_features(
    members: Sequence[Told],
    salience: Sequence[float],
    likely: Mapping[tuple[int, int], float],
    when: tuple[str | None, float],
    *,
    voices: int,
    foremost: float,
) -> list[float]:
    """What speaks for an event, a number for each of ``FEATURES``.

    Args:
        members: its tellings.
        salience: of each of them.
        likely: how likely pairs of them, by their places in ``members``, the later first, are of one event.
        when: its time and how likely that is right.
        voices: how many the record has.
        foremost: the share of articles that name the actor of it that most name.
    """
    start, sure = when
    best = [*sorted(salience, reverse=True), 0.0, 0.0, 0.0]
    total = sum(salience) or 1.0
    tenses: defaultdict[str, float] = defaultdict(float)
    statuses: defaultdict[str, float] = defaultdict(float)
    for one, salient in zip(members, salience, strict=True):
        tenses["negated" if "negated" in one.telling.traits else one.telling.tense] += salient / total
        statuses[one.telling.status] += salient / total
    mine = {one.voice for one in members}
    pairs = len(members) * (len(members) - 1) // 2
    inner = sum(likely[pair] for pair in sorted(likely))
    day = day_number(start) or (day_number(f"{start}-15") if start and len(start) == MONTH else None)
    reports = sorted(day_number(one.published) or 0 for one in members)

    def share(held: Sequence[bool]) -> float:
        return sum(held) / len(members)

    return [
        *best[:3], sum(best[:5]), sum(salience) / len(members), math.log(len(members)), math.log(len(mine)),
        len(mine) / voices, inner / pairs if pairs else 0.5,
        sure, len(start or "") == DAY, len(start or "") == MONTH, start is None,
        *(tenses[one] for one in _TENSES),
        *(statuses[one] for one in STATUSES),
        share([one.telling.sentence < 2 for one in members]), max(one.headline for one in members),
        _gap(reports[-1], day), _gap(reports[0], day), reports[-1] - reports[0] if reports[0] else -9,
        foremost,
        share(["pluperfect" in one.telling.traits for one in members]),
        share([one.telling.relation == "ROOT" for one in members]),
        share([_after(one, day) for one in members]),
        share([one.account is not None for one in members]),
        share(["infinitive" in one.telling.traits for one in members]),
        len(start or ""),
        share([one.telling.lead is not None for one in members]),
    ]  # fmt: skip


def _gap(report: int, day: int | None) -> int:
    return min(max(report - day, _BEFORE), _AFTER) if day and report else _NO_DAY


def _after(one: Told, day: int | None) -> bool:
    """Whether it is told as past by words that came out then or later."""
    past = one.telling.tense == "past" and "negated" not in one.telling.traits
    return past and day is not None and (day_number(one.published) or 0) >= day


def as_rows(rows: Sequence[Sequence[float]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Rows of features as a table."""
    return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))
