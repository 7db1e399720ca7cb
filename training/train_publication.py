"""Learns the weights of `onrecord.date.ranking` from pages whose day of publication is known.

    python training/train_publication.py ../shared/corpora --write
    python training/train_publication.py ../shared/corpora --errors

Reads `htmldate/` and `fundus/` with their dates, and of `article-extraction/` the pages on which two kinds of
metadata agree on one day. Each page counts twice: as it is, and, at half the weight, without its metadata and
address, so that printed dates are learned from pages that tell both. Ten folds by the hash of the page's name
give the figures printed and the calibration; the weights written are learned from all pages. Nothing is
random: the sum is convex and the descent starts from zero.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.clean.page import clean_page
from onrecord.date.candidates import CandidateKind
from onrecord.date.publication import page_evidence
from onrecord.date.ranking import NONE, Features, best_of, features_of, shares_of
from onrecord.errors import PageRejected
from onrecord.records.articles import Article
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import OffsetMap

FOLDS = 10
HIDDEN_WEIGHT = 0.5
SHRINK = (
    0.3  # weight of the squared weights; with 1 the folds are 0.012 less often right, with 0.1 0.007 more
)
STEPS, RATE = 600, 0.05
MIN_SEEN = 3  # features of fewer days are left out
LEVELS = (0.0, 0.3, 0.5, 0.75, 0.92, 0.98)
PRIOR = 10  # pages of the level's own middle counted into its share of right days
METADATA: frozenset[CandidateKind] = frozenset(
    ("published_meta", "updated", "script_published", "script", "meta_other", "url", "published_time",
     "time_tag", "attribute", "asset", "link", "comment_node")
)  # fmt: skip
SURE = ("published_meta", "url", "script_published", "published_time")

Case = tuple[dict[str, Features], str, float]  # features by day, the true one, weight


@dataclass(frozen=True, slots=True)
class Known:
    """A page with its day, and what it looks like to the ranking, whole and without metadata."""

    source: str
    name: str
    day: str
    whole: dict[str, Features]
    hidden: dict[str, Features]

    @property
    def fold(self) -> int:
        """Its fold, by name."""
        return zlib.crc32(self.name.encode()) % FOLDS


def known_pages(root: Path) -> Iterator[Known]:
    """The pages of the three sets."""
    gold = json.loads((root / "htmldate/gold.json").read_text(encoding="utf-8"))
    for row in sorted(gold.values(), key=lambda row: str(row["file"])):
        data = (root / "htmldate/html" / row["file"]).read_bytes()
        yield _known("htmldate", _page(str(row["file"]), data), row["date"])
    for path in sorted(root.glob("fundus/*/*.html.gz")):
        day = _fundus_day(path)
        if day:
            yield _known("fundus", _page(path.name, gzip.decompress(path.read_bytes())), day)
    for path in sorted(root.glob("article-extraction/html/*.gz")):
        known = _known("extraction", _page(path.name, gzip.decompress(path.read_bytes())), "")
        sure = [day for day, told in known.whole.items() if sum(kind in told for kind in SURE) > 1]
        if len(sure) == 1:
            yield Known(known.source, known.name, sure[0], known.whole, known.hidden)


def _page(name: str, data: bytes) -> Page:
    return Page(name, data, data.decode("utf-8", "replace"), "utf-8", "text/html", GivenMetadata())


def _article_of(page: Page) -> Article:
    """The cleaned article; an empty one where cleaning finds none."""
    try:
        return clean_page(page)
    except PageRejected:
        return Article("", OffsetMap(()), ())


def _fundus_day(path: Path) -> str | None:
    """The latest day in the outlet's file that is not after that of the page's name."""
    outlet, fetched = re.fullmatch(r"(.+?)_(\d{4}_\d\d_\d\d)\.html\.gz", path.name).groups()  # type: ignore[union-attr]
    told = json.loads((path.parent / f"{outlet}.json").read_text(encoding="utf-8"))
    days = [row["publishing_date"][:10] for row in told.values() if row.get("publishing_date")]
    fitting = [day for day in days if day <= fetched.replace("_", "-")]
    return max(fitting, default=days[0] if days else None)


def _known(source: str, page: Page, day: str) -> Known:
    candidates, dateline = page_evidence(page, _article_of(page))
    printed = [each for each in candidates if each.kind not in METADATA]
    return Known(source, page.locator, day, features_of(candidates, dateline), features_of(printed, dateline))


def learn(pages: Sequence[Known]) -> dict[str, float]:
    """The weights that make the true days likeliest."""
    cases: list[Case] = [(page.whole, page.day, 1.0) for page in pages]
    cases += [(page.hidden, page.day, HIDDEN_WEIGHT) for page in pages]
    cases = [case for case in cases if case[0]]
    seen = Counter(name for days, _, _ in cases for told in days.values() for name in told)
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    column = {name: number for number, name in enumerate(names)}
    sizes = [len(days) for days, _, _ in cases]
    table, target, weight = np.zeros((sum(sizes), len(names))), np.zeros(sum(sizes)), np.zeros(sum(sizes))
    row = 0
    for days, day, importance in cases:
        true = day if day in days else NONE
        for each, told in days.items():
            for name in told.keys() & column.keys():
                table[row, column[name]] = told[name]
            target[row], weight[row], row = importance * (each == true), importance, row + 1
    found = _descend(table, target, weight, np.array(sizes))
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True)}


def _descend(table: np.ndarray, target: np.ndarray, weight: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Adam (Kingma & Ba 2015) on the log-likelihood of all cases at once."""
    starts, owner = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    values = np.zeros(table.shape[1])
    mean, spread = values.copy(), values.copy()
    for step in range(1, STEPS + 1):
        sums = table @ values
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[owner])
        shares = powers / np.add.reduceat(powers, starts)[owner]
        slope = table.T @ (shares * weight - target) + SHRINK * values
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        values = values - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return values


@dataclass(frozen=True, slots=True)
class Judged:
    """A page judged by weights that have not seen it."""

    page: Known
    day: str | None
    share: float

    @property
    def right(self) -> bool:
        """Whether the day is the true one."""
        return self.day == self.page.day


def judge(page: Known, weights: Mapping[str, float]) -> Judged:
    """The likeliest day as `rank_days` takes it."""
    if not page.whole:
        return Judged(page, None, 0.0)
    shares = shares_of(page.whole, weights)
    best = best_of(shares)
    return Judged(page, best, shares[best] if best else 0.0)


def calibrate(judged: Sequence[Judged]) -> list[float]:
    """The share of right days in each level, drawn a little towards the level and never falling."""
    shares, top = [], 0.0
    for low, high in zip(LEVELS, (*LEVELS[1:], 1.01), strict=True):
        here = [each.right for each in judged if each.day and low <= each.share < high]
        middle = (low + min(high, 1.0)) / 2
        top = max(top, (sum(here) + PRIOR * middle) / (len(here) + PRIOR))
        shares.append(round(min(top, 0.98), 2))
    return shares


def print_figures(judged: Sequence[Judged], *, errors: bool) -> None:
    """Accuracy by set and by confidence."""
    for source in ("htmldate", "fundus", "extraction"):
        here = [each.right for each in judged if each.page.source == source]
        print(f"{source:11} pages {len(here)}  right {sum(here) / len(here):.3f}")
    for level in LEVELS:
        here = [each.right for each in judged if each.day and each.share >= level]
        print(f"share >= {level:.2f}  pages {len(here)}  right {sum(here) / len(here):.3f}")
    for each in judged if errors else ():
        if not each.right:
            print(each.page.name, each.page.day, each.day, round(each.share, 3), sep="\t")


def main() -> None:
    """Learns, measures by folds, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("root", type=Path, help="the folder of the corpora")
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    options.add_argument("--errors", action="store_true")
    args = options.parse_args()
    pages = list(known_pages(args.root))
    judged = []
    for fold in range(FOLDS):
        weights = learn([page for page in pages if page.fold != fold])
        judged += [judge(page, weights) for page in pages if page.fold == fold]
    print_figures(judged, errors=args.errors)
    right = calibrate(judged)
    print("calibration", dict(zip(LEVELS, right, strict=True)))
    if args.write:
        lines = [
            "# Weights of onrecord.date.ranking, written by training/train_publication.py. Not to be edited.",
            "", "[calibration]  # from this share on, so many days are right (ten folds)",
            f"from = {list(LEVELS)}", f"right = {right}", "", "[weights]",
            *(f'"{name}" = {value}' for name, value in sorted(learn(pages).items())),
        ]  # fmt: skip
        path = files("onrecord.date").joinpath("data/publication_weights.toml")
        Path(str(path)).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
