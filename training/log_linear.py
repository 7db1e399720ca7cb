"""Learning the weights of `onrecord.text.choice`, for all scripts that do.

The likelihood of the true candidates is raised by Adam (Kingma and Ba 2015) on all cases at once, with a
penalty on squared weights. Where several candidates of a case are true, their shares count together. Nothing
is random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.text.choice import Features

STEPS, RATE = 600, 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """Candidates with their features, those that are true, and how much the case counts."""

    candidates: Mapping[Any, Features]
    true: Set[Any]
    weight: float = 1.0


def learn(cases: Sequence[Case], *, shrink: float, least: int) -> dict[str, float]:
    """The weights that make the true candidates likeliest, rounded to three places.

    Args:
        cases: each with at least one true candidate; others are passed over.
        shrink: weight of the squared weights.
        least: features of fewer candidates are left out.
    """
    cases = [case for case in cases if case.true & case.candidates.keys()]
    seen = Counter(name for case in cases for told in case.candidates.values() for name in told)
    names = sorted(name for name, count in seen.items() if count >= least)
    column = {name: number for number, name in enumerate(names)}
    sizes = [len(case.candidates) for case in cases]
    owner = np.repeat(np.arange(len(cases)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    rows, columns, amounts = [], [], []
    true = np.zeros(sum(sizes))
    row = 0
    for case in cases:
        for key, told in case.candidates.items():
            for name in told.keys() & column.keys():
                rows.append(row)
                columns.append(column[name])
                amounts.append(told[name])
            true[row] = key in case.true
            row += 1
    at, of, amount = np.array(rows), np.array(columns), np.array(amounts)
    weight = np.array([case.weight for case in cases])[owner]
    values = np.zeros(len(names))
    mean, spread = values.copy(), values.copy()
    for step in range(1, STEPS + 1):
        sums = np.bincount(at, amount * values[of], row)
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[owner])
        shares = powers / np.add.reduceat(powers, starts)[owner]
        right = powers * true
        wanted = right / np.add.reduceat(right, starts)[owner]
        slope = np.bincount(of, amount * ((shares - wanted) * weight)[at], len(names)) + shrink * values
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        values = values - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


@dataclass(frozen=True, slots=True)
class Row:
    """A case whose candidates stand in a row: features by name, each with its amounts.

    ``stands`` is the logarithm of how many candidates each stands for, ``true`` whether it is a true one.
    """

    features: Mapping[str, Any]
    stands: Any
    true: Any


def learn_rows(rows: Sequence[Row], *, shrink: float, least: int, count: int = STEPS) -> dict[str, float]:
    """What `learn` finds, for cases of many candidates that have most features: in one table."""
    names = sorted({name for row in rows for name in row.features})
    sizes = [len(row.true) for row in rows]
    owner, starts = np.repeat(np.arange(len(rows)), sizes), np.concatenate([[0], np.cumsum(sizes)[:-1]])
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((sum(sizes), len(names)), dtype=np.float32)
    for row, start, size in zip(rows, starts, sizes, strict=True):
        for name, amounts in row.features.items():
            table[start : start + size, column[name]] = amounts
    kept = np.flatnonzero((table != 0).sum(axis=0) >= least)
    table = np.ascontiguousarray(table[:, kept])
    stands = np.concatenate([row.stands for row in rows]).astype(np.float32)
    true = np.concatenate([row.true for row in rows]).astype(np.float32)
    values = np.zeros(len(kept), dtype=np.float32)
    mean, spread = values.copy(), values.copy()
    for step in range(1, count + 1):
        sums = table @ values + stands
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[owner])
        shares = powers / np.add.reduceat(powers, starts)[owner]
        right = powers * true
        wanted = right / np.maximum(np.add.reduceat(right, starts), np.float32(1e-30))[owner]
        slope = table.T @ (shares - wanted) + shrink * values
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        values = values - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return {names[at]: round(float(value), 3) for at, value in zip(kept, values, strict=True)}


def write_weights(path: Path, weights: Mapping[str, float], told: Sequence[str]) -> None:
    """Writes the weights as `onrecord.text.choice.learned_weights` reads them; ``told`` are comment lines."""
    lines = [*(f"# {line}" for line in told), "", "[weights]"]
    lines += [f'"{name}" = {value}' for name, value in sorted(weights.items()) if value]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
