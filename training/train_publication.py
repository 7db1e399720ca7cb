"""Learns the weights of `onrecord.date.ranking` from pages whose day of publication is known.

    python training/train_publication.py ../shared/corpora --write
    python training/train_publication.py ../shared/corpora --errors

Reads `htmldate/`, `htmldate-more/` and `fundus/` with their dates, and of `article-extraction/` the pages on
which two kinds of metadata agree on one day. Each page counts twice: as it is, and, at half the weight,
without its metadata and address, so that printed dates are learned from pages that tell both.

Ten folds over the sites (no site is in two) give the figures printed, beside those of htmldate in the same
run; the confidence of a page is calibrated on the other folds. The weights written are learned from all
pages, their calibration from all folds. Nothing is random: the sum is convex, the descent starts from zero.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from htmldate import find_date
from log_linear import Case, learn

from onrecord.clean.page import clean_page
from onrecord.date.candidates import CandidateKind
from onrecord.date.publication import page_evidence
from onrecord.date.ranking import NONE, Weights, features_of, rank
from onrecord.errors import PageRejected
from onrecord.records.articles import Article
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import OffsetMap
from onrecord.text.choice import Features

FOLDS = 10
SURE_FROM = 0.9  # confidence
SHORT_SUFFIX = 5  # letters of "co" and "uk", "com" and "br"
HIDDEN_WEIGHT = 0.5
SHRINK = 1.0  # weight of the squared weights; with 0.3 or 3 the folds are 0.003 less often right, 0.1: 0.010
MIN_SEEN = 3  # features of fewer days are left out
LEVELS = (0.0, 0.3, 0.5, 0.75, 0.92, 0.98)
PRIOR = 10  # pages of the level's own middle counted into its share of right days
METADATA: frozenset[CandidateKind] = frozenset(
    ("published_meta", "updated", "script_published", "script", "meta_other", "url", "published_time",
     "time_tag", "attribute", "asset", "link", "comment_node")
)  # fmt: skip
SURE = ("published_meta", "url", "script_published", "published_time")


@dataclass(frozen=True, slots=True)
class Known:
    """A page with its day, and what it looks like to the ranking, whole and without metadata."""

    source: str
    name: str
    day: str
    site: str
    whole: dict[str, Features]
    hidden: dict[str, Features]
    plain: str | None

    @property
    def fold(self) -> int:
        """Its fold, by site."""
        return zlib.crc32(self.site.encode()) % FOLDS


def known_pages(root: Path, share: int) -> Iterator[Known]:
    """The pages of the four sets; of each set, one in ``share``."""
    for source in ("htmldate", "htmldate-more"):
        gold = json.loads((root / source / "gold.json").read_text(encoding="utf-8"))
        for url, row in sorted(gold.items(), key=lambda item: str(item[1]["file"]))[::share]:
            page = _page(root / source / "html", str(row["file"]))
            yield _known(source, page, row["date"], _site_of(url))
    for path in sorted(root.glob("fundus/*/*.html.gz"))[::share]:
        day = _fundus_day(path)
        if day:
            yield _known("fundus", _page(path.parent, path.name), day, path.name.partition("_")[0])
    for path in sorted(root.glob("article-extraction/html/*.gz"))[::share]:
        known = _known("extraction", _page(path.parent, path.name), "", path.name)
        sure = [day for day, told in known.whole.items() if sum(kind in told for kind in SURE) > 1]
        if len(sure) == 1:
            yield replace(known, day=sure[0])


def _site_of(url: str) -> str:
    """The registered name of the host, roughly: its last two labels, or three ("a.co.uk")."""
    labels = (urlsplit(url).hostname or url).split(".")
    return ".".join(labels[-3 if len("".join(labels[-2:])) <= SHORT_SUFFIX else -2 :])


def _page(folder: Path, name: str) -> Page:
    path = folder / name
    packed = path if path.suffix == ".gz" else path.with_name(f"{name}.gz")
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
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


def _known(source: str, page: Page, day: str, site: str) -> Known:
    candidates, dateline = page_evidence(page, _article_of(page))
    printed = [each for each in candidates if each.kind not in METADATA]
    whole, hidden = features_of(candidates, dateline), features_of(printed, dateline)
    plain = find_date(page.raw, original_date=True, extensive_search=True)
    return Known(source, page.locator, day, site, whole, hidden, plain)


def weights_of(pages: Sequence[Known]) -> dict[str, float]:
    """The weights that make the true days likeliest."""
    told = [(page.whole, page.day, 1.0) for page in pages]
    told += [(page.hidden, page.day, HIDDEN_WEIGHT) for page in pages]
    cases = [Case(days, {day if day in days else NONE}, weight) for days, day, weight in told if days]
    return learn(cases, shrink=SHRINK, least=MIN_SEEN)


@dataclass(frozen=True, slots=True)
class Judged:
    """A page judged by weights that have not seen its site."""

    page: Known
    day: str | None
    share: float
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the day is the true one."""
        return self.day == self.page.day


def judge(page: Known, learned: Weights) -> Judged:
    """The likeliest day as `rank_days` takes it."""
    ranked = rank(page.whole, learned)
    return (
        Judged(page, ranked.day, ranked.share, ranked.confidence) if ranked else Judged(page, None, 0.0, 0.0)
    )


def judge_by_folds(pages: Sequence[Known]) -> list[Judged]:
    """Each page judged by weights and levels that are learned from the other folds."""
    unseen = (1.0,) * len(LEVELS)
    first: list[Judged] = []
    weights = []
    for fold in range(FOLDS):
        weights.append(weights_of([page for page in pages if page.fold != fold]))
        here = Weights(weights[fold], LEVELS, unseen)
        first += [judge(page, here) for page in pages if page.fold == fold]
    rights = [calibrate([each for each in first if each.page.fold != fold]) for fold in range(FOLDS)]
    return [
        judge(each.page, Weights(weights[each.page.fold], LEVELS, rights[each.page.fold])) for each in first
    ]


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
    """Exact days by set beside htmldate's, and how far confidence can be believed."""
    for source in ("htmldate", "htmldate-more", "fundus", "extraction"):
        _print_line(source, [each for each in judged if each.page.source == source])
    _print_line("all", judged)
    for each in judged if errors else ():
        if not each.right:
            print(each.page.source, each.page.name, each.page.day, each.day, each.confidence, sep="\t")


def _print_line(name: str, judged: Sequence[Judged]) -> None:
    sure = [each.right for each in judged if each.day and each.confidence >= SURE_FROM]
    print(
        f"{name:14} pages {len(judged)}  right {_share(each.right for each in judged)}"
        f"  htmldate {_share(each.page.plain == each.page.day for each in judged)}"
        f"  sure {len(sure)}  of these right {_share(sure)}"
    )


def _share(right: Iterable[bool]) -> str:
    known = list(right)
    return f"{sum(known) / len(known):.3f}" if known else "-"


def main() -> None:
    """Learns, measures by folds, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("root", type=Path, help="the folder of the corpora")
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--share", type=int, default=1, help="read one page in so many")
    args = options.parse_args()
    pages = list(known_pages(args.root, args.share))
    judged = judge_by_folds(pages)
    print_figures(judged, errors=args.errors)
    right = calibrate(judged)
    print("calibration", dict(zip(LEVELS, right, strict=True)))
    if args.write:
        lines = [
            "# Weights of onrecord.date.ranking, written by training/train_publication.py. Not to be edited.",
            f"# {len(pages)} pages of {len({page.site for page in pages})} sites: {_sources(pages)}.",
            "", "[calibration]  # from this share on, so many days are right (ten folds over sites)",
            f"from = {list(LEVELS)}", f"right = {right}", "", "[weights]",
            *(f'"{name}" = {value}' for name, value in sorted(weights_of(pages).items())),
        ]  # fmt: skip
        path = files("onrecord.date").joinpath("data/publication_weights.toml")
        Path(str(path)).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sources(pages: Sequence[Known]) -> str:
    counts = Counter(page.source for page in pages)
    return ", ".join(f"{source} {count}" for source, count in sorted(counts.items()))


if __name__ == "__main__":
    main()
