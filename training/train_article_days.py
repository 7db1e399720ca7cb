"""Learns how likely each day is that an undated article may be of: the weights of `likely_days`.

    python training/train_article_days.py /tmp/piles/*.jsonl --keep /tmp/readings --write

Each source is the pile of one story. The articles whose day is known and whose words alone do not tell it
are hidden, a fifth at a time (`bench/hidden_days.py`); the case is the hidden article, the candidates are
days: those about the true one and every so many-th of the others, with how many it stands for. Folds leave
out stories; the figures printed are of the stories left out that have enough dated articles for anything to
be said, and the weights written are learned from all.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import log_linear
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from hidden_days import Twice, kept_readings

from onrecord.date.writing import days_of_writing
from onrecord.resolve.dating.likely_days import LONGEST, MIN_DATED, MONTH, LikelyDays, Neighbours
from onrecord.text.choice import shares_along

if TYPE_CHECKING:
    from onrecord.resolve.dating.word_signs import Signs

PARTS = 5  # of a pile, hidden in turn
FOLDS = 6  # of the stories
SHRINK = 10.0  # weight of the squared weights
MIN_SEEN = 300  # signs of fewer candidate days are left out
NEAR = 6  # days on either side of the true one that are learned from
EVERY = 16  # of the others, so many-th; days drawn at random missed the narrow heights about wrong neighbours
STEPS = 200
WANTED = 0.975  # of the months said that hold the day
WEIGHTS = Path(__file__).parents[1] / "onrecord" / "resolve" / "data" / "article_days_weights.toml"
WHOLE_PILE = "_all"  # ends the name of a source that holds more articles of the same story


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article whose day was hidden.

    Attributes:
        story: of its pile.
        day: the ordinal of its day.
        days: the ordinals of the days that it may be of.
        signs: for each of these days.
        dated: how many articles were dated.
    """

    story: str
    day: int
    days: Any
    signs: Signs
    dated: int

    @property
    def first(self) -> int:
        """The ordinal of the first day."""
        return int(self.days[0])

    def row(self) -> log_linear.Row:
        """The days learned from."""
        count, at = len(self.days), self.day - self.first
        near = range(max(0, at - NEAR), min(count, at + NEAR + 1))
        chosen = np.array(sorted({*near, *range(0, count, EVERY)}))
        stands = [0.0 if one in near else math.log(EVERY) for one in chosen.tolist()]
        signs = {name: amounts[chosen] for name, amounts in self.signs.items()}
        return log_linear.Row(signs, np.array(stands), np.abs(chosen - at) <= 1)


def hidden_of(story: str, articles: Sequence[Twice], parts: int = PARTS) -> Iterator[Hidden]:
    """Each article of a pile that can be hidden, with one part of them hidden at a time."""
    can = [each for each in articles if each.can_be_hidden]
    can = [can[int(at)] for at in np.random.default_rng(0).permutation(len(can))]
    for part in range(parts):
        hidden = {each.known.id: each for each in can[part::parts]}
        dated = {
            each.known.id: each.day.toordinal()
            for each in articles
            if each.day is not None and each.known.id not in hidden
        }
        filed = {each.known.id: each.blind if each.known.id in hidden else each.known for each in articles}
        neighbours = Neighbours.of(filed, dated, sorted(hidden))
        days = neighbours.company.days
        for article, each in sorted(hidden.items()):
            assert each.day is not None
            day = each.day.toordinal()
            if days[0] <= day <= days[-1]:
                found = neighbours.signs(filed[article], days_of_writing)
                signs = {name: amounts.astype(np.float32) for name, amounts in found.items()}
                yield Hidden(story, day, days, signs, len(dated))


def parts_of(hidden: Sequence[Hidden]) -> list[set[str]]:
    """The stories that are left out together."""
    stories = sorted({each.story for each in hidden})
    return [set(stories[fold::FOLDS]) for fold in range(min(FOLDS, len(stories)))]


def learn(hidden: Sequence[Hidden]) -> dict[str, float]:
    """The weights learned from these articles."""
    rows = [each.row() for each in hidden]
    return log_linear.learn_rows(rows, shrink=SHRINK, least=MIN_SEEN, count=STEPS)


def folded(hidden: Sequence[Hidden]) -> list[tuple[Hidden, LikelyDays]]:
    """How likely the days of each article are if its story is not learned from."""
    found = []
    for left_out in parts_of(hidden):
        weights = learn([each for each in hidden if each.story not in left_out])
        found += [
            (each, LikelyDays(each.first, shares_along(each.signs, weights)))
            for each in hidden
            if each.story in left_out
        ]
    return found


def tell(name: str, found: Sequence[tuple[Hidden, LikelyDays]]) -> None:
    """Prints what is said of the articles, and how much of it holds."""
    counts: defaultdict[str, list[bool]] = defaultdict(list)
    for each, likely in found:
        first, last = likely.said()
        day = date.fromordinal(each.day)
        holds = (first is None or first <= day) and (last is None or day <= last)
        if first and last:
            counts["bounded"].append(holds)
            counts["a month" if (last - first).days < MONTH else "longer"].append(holds)
        else:
            counts["one bound"].append(holds)
    parts = [
        f"{kind} {len(held)} ({len(held) / len(found):.2f}) hold {np.mean(held):.3f}"
        for kind, held in sorted(counts.items())
    ]
    print(f"{name:18} hidden {len(found):4}  " + "  ".join(parts), flush=True)


def tell_shares(found: Sequence[tuple[Hidden, LikelyDays]]) -> None:
    """Prints what would be said with other thresholds."""
    best, held = [], []
    for each, likely in found:
        before = np.concatenate(([0.0], np.cumsum(likely.shares)))
        windows = before[MONTH:] - before[:-MONTH]
        best.append(windows.max())
        held.append(0 <= each.day - each.first - int(np.argmax(windows)) < MONTH)
    for share in (0.85, 0.88, 0.9, 0.92, 0.94, 0.96):
        sure = np.array(best) >= share
        print(f"  a month with {share}: {sure.sum()} hold {np.array(held)[sure].mean():.3f}")
    for share in (0.95, 0.97, 0.98, 0.985, 0.99, 0.995):
        spans: list[tuple[int, bool]] = []
        for each, likely in found:
            first, last = likely.shortest(share)
            spans.append((last - first + 1, first <= each.day - each.first <= last))
        for longest in (92, LONGEST, 366, 10_000):
            some = [holds for days, holds in spans if MONTH < days <= longest]
            print(f"  {share} within {longest}: {len(some)} hold {np.mean(some):.3f}", end="")
        print()


def tell_nested(found: Sequence[tuple[Hidden, LikelyDays]]) -> None:
    """Prints the months that would be said if each story's threshold were chosen on the others."""
    best = []
    for each, likely in found:
        before = np.concatenate(([0.0], np.cumsum(likely.shares)))
        windows = before[MONTH:] - before[:-MONTH]
        start = int(np.argmax(windows))
        best.append((float(windows[start]), 0 <= each.day - each.first - start < MONTH, each.story))
    said: list[bool] = []
    for left_out in parts_of([each for each, _ in found]):
        known = sorted((one for one in best if one[2] not in left_out), key=lambda one: -one[0])
        held = np.cumsum([holds for _, holds, _ in known]) / np.arange(1, len(known) + 1)
        enough = np.flatnonzero(held >= WANTED)
        least = known[int(enough[-1])][0] if len(enough) else math.inf
        said += [holds for share, holds, story in best if story in left_out and share >= least]
    print(f"  months, threshold from the other stories: {len(said)} hold {np.mean(said):.3f}")


def main() -> None:
    """Reads the piles, prints the figures of the folds, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("sources", nargs="+")
    options.add_argument("--keep", type=Path, help="folder for the readings")
    options.add_argument("--parts", type=int, default=PARTS, help="hidden in turn; 2 hides a half")
    options.add_argument("--write", action="store_true")
    args = options.parse_args()
    hidden: list[Hidden] = []
    for source in args.sources:
        story = Path(source).stem.removesuffix(WHOLE_PILE)
        hidden += hidden_of(story, kept_readings(source, args.keep), args.parts)
    found = [pair for pair in folded(hidden) if pair[0].dated >= MIN_DATED]
    for story in sorted({each.story for each, _ in found}):
        tell(story, [pair for pair in found if pair[0].story == story])
    tell("all", found)
    tell_shares(found)
    tell_nested(found)
    if args.write:
        log_linear.write_weights(
            WEIGHTS,
            learn(hidden),
            (
                "Weights of onrecord.resolve.dating.likely_days. Not to be edited.",
                "Written by training/train_article_days.py.",
            ),
        )


if __name__ == "__main__":
    main()
