"""Days of publication against the gold of htmldate, and how far confidence can be believed.

    python bench/publication_htmldate.py ../shared/corpora/htmldate --pages 150

Exact-day accuracy of `find_publication_date` and of plain htmldate (extensive) on the same pages, the
accuracy by confidence and by basis, and pages a second of both in turn. The weights of onrecord have been
learned on these pages: what they are worth on pages not seen is told by training/train_publication.py. The
address is given as a saved page's would be with --urls.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

from htmldate import find_date

from onrecord.clean.page import clean_page
from onrecord.date.publication import find_publication_date
from onrecord.errors import PageRejected
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import OffsetMap


def read_page(path: Path, url: str | None) -> Page:
    """A saved page as `ingest` makes it, its bytes decoded simply."""
    data = path.read_bytes()
    raw = data.decode("utf-8", "replace")
    return Page(path.name, data, raw, "utf-8", "text/html", GivenMetadata(url=url))


def article_of(page: Page) -> Article:
    """The cleaned article; an empty one where cleaning finds none."""
    try:
        return clean_page(page)
    except PageRejected:
        return Article("", OffsetMap(()), ())


def main() -> None:
    """Judges, compares, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, default=150)
    options.add_argument("--urls", action="store_true", help="give the address of each page")
    options.add_argument("--errors", action="store_true")
    args = options.parse_args()
    gold = json.loads((args.folder / "gold.json").read_text(encoding="utf-8"))
    judged: list[tuple[str, str, PublicationDate]] = []
    plain, ours, theirs = 0, 0.0, 0.0
    for url, row in sorted(gold.items(), key=lambda item: item[1]["file"])[: args.pages]:
        page = read_page(args.folder / "html" / row["file"], url if args.urls else None)
        article = article_of(page)
        began = time.perf_counter()
        found = find_publication_date(page, article)
        ours += time.perf_counter() - began
        judged.append((row["file"], row["date"], found))
        began = time.perf_counter()
        plain += find_date(page.raw, original_date=True, extensive_search=True) == row["date"]
        theirs += time.perf_counter() - began
    right = sum(found.value == day for _, day, found in judged)
    within = sum(found.value is not None and day.startswith(found.value) for _, day, found in judged)
    known = sum(found.value is not None for _, _, found in judged)
    print(f"pages {len(judged)}  right {right / len(judged):.3f}  not contradicted {within}")
    print(f"dated {known}  of these right {right / known:.3f}")
    print(f"htmldate {plain / len(judged):.3f}")
    print(f"pages a second: onrecord {len(judged) / ours:.0f}  htmldate {len(judged) / theirs:.0f}")
    print_shares(judged)
    if args.errors:
        for name, day, found in judged:
            if found.value != day:
                print(name, day, found.value, found.basis, found.confidence, found.rejected[:3], sep="\t")


def print_shares(judged: list[tuple[str, str, PublicationDate]]) -> None:
    """Right days by confidence and basis."""
    groups: dict[tuple[float, str], list[bool]] = defaultdict(list)
    for _, day, found in judged:
        groups[found.confidence, found.basis].append(found.value == day)
    for (confidence, basis), hits in sorted(groups.items(), reverse=True):
        print(f"confidence {confidence:.2f}  {basis:9} right {sum(hits) / len(hits):.2f}  pages {len(hits)}")


if __name__ == "__main__":
    main()
