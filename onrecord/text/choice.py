"""Choice by a log-linear model: each candidate's share is that of the exponential of its weighted features.

The models are small and can be read: a feature is a name with an amount, a weight belongs to each name, and
all weights stand in a table in the package. They are learned by the scripts in ``training/``.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

Features = dict[str, float]
Key = TypeVar("Key")


def shares_of(features: Mapping[Key, Features], weights: Mapping[str, float]) -> dict[Key, float]:
    """Each candidate's share; they sum to 1.

    Args:
        features: of each candidate, at least one; what speaks for "none of these" is a candidate too.
        weights: of each feature; a feature without one counts nothing.
    """
    sums = {
        key: sum(weights.get(name, 0.0) * amount for name, amount in sorted(told.items()))
        for key, told in features.items()
    }
    top = max(sums.values())
    powers = {key: math.exp(total - top) for key, total in sums.items()}
    whole = math.fsum(powers.values())
    return {key: power / whole for key, power in powers.items()}


def shares_along(
    features: Mapping[str, NDArray[np.float64]], weights: Mapping[str, float]
) -> NDArray[np.float64]:
    """Each candidate's share, the candidates standing in a row: `shares_of` for thousands of them.

    Args:
        features: by name, the amount that each candidate has; all of one length, at least one.
        weights: of each feature; a feature without one counts nothing.
    """
    sums: NDArray[np.float64] = np.zeros(len(next(iter(features.values()))))
    for name, amounts in sorted(features.items()):
        if weight := weights.get(name, 0.0):
            sums = sums + weight * amounts
    powers = np.exp(sums - sums.max())
    whole: NDArray[np.float64] = powers / powers.sum()
    return whole


def likeliest(features: Mapping[str, Features], weights: Mapping[str, float]) -> str:
    """The candidate with the largest share; of equal ones, the first in order."""
    sums = {
        key: math.fsum(weights.get(name, 0.0) * amount for name, amount in told.items())
        for key, told in features.items()
    }
    return min(sums, key=lambda key: (-sums[key], key))


@cache
def learned_weights(package: str, name: str) -> Mapping[str, float]:
    """The table ``weights`` of ``data/NAME_weights.toml`` in the package, read once a process."""
    path = files(f"onrecord.{package}").joinpath(f"data/{name}_weights.toml")
    found: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    return found
