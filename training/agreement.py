"""How far two readers of the same articles agree.

    python training/agreement.py training/annotations/claims training/annotations/claims-again

Items of two readers meet if their words overlap by half of the shorter one; each meets one item at most,
the likeliest first. ``found`` is F1, the share of items that both have; the rest is the share of those found
by both that say the same.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Item = dict[str, Any]

ASKED = {
    "occurrences": ("told_as", "news", "retold", "when", "kind"),
    "claims": ("holder", "standing", "attitude", "stance"),
    "conditions": ("kind",),
    "undertakings": ("negated",),
    "pointers": ("means",),
}
"""By kind of item, the fields that are compared."""


def pairs(one: Sequence[Item], other: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The items of two readers that are of the same words."""
    likely = [
        (shared / min(a["at"][1] - a["at"][0], b["at"][1] - b["at"][0]), -i, -j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (shared := min(a["at"][1], b["at"][1]) - max(a["at"][0], b["at"][0])) > 0
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    for share, i, j in sorted(likely, reverse=True):
        if share >= 0.5 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield one[-i], other[-j]


def read(folder: Path) -> dict[str, Item]:
    """The labels of a folder by article."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return {labels["article"]: labels for labels in map(json.loads, lines)}


def main() -> None:
    """Prints a line for each kind of item."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("first", type=Path)
    options.add_argument("second", type=Path)
    asked = options.parse_args()
    first, second = read(asked.first), read(asked.second)
    both = sorted(first.keys() & second.keys())
    print(f"{len(both)} articles")
    for kind, fields in ASKED.items():
        one, other = ([labels[article].get(kind, []) for article in both] for labels in (first, second))
        met = [pair for a, b in zip(one, other, strict=True) for pair in pairs(a, b)]
        whole = sum(map(len, one)) + sum(map(len, other))
        same = Counter(field for a, b in met for field in fields if a.get(field) == b.get(field))
        told = ", ".join(f"{field} {same[field] / max(len(met), 1):.2f}" for field in fields)
        print(f"{kind}: found {2 * len(met) / max(whole, 1):.2f} ({len(met)} by both); {told}")


if __name__ == "__main__":
    main()
