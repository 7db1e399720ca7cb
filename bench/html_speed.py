"""HTML pages cleaned a second, beside trafilatura, in turn; and the words both get right.

    python bench/html_speed.py ../shared/corpora/article-extraction --rounds 3

In every round each reader reads all pages, one after the other as in a build, then the next reader does.
Told are pages a second of the processor's time, in each reader's fastest round (other work on the machine
only ever adds time) and in its median one, and the F1 of the article extraction benchmark. The pages are
decoded beforehand for all, and no reader keeps from one round what it learned of the pages' tags. The
judge of blocks of onrecord has learned from the development half of the benchmark: for its F1 on pages
it has not seen see ``training/train_blocks.py --folds 5``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from trafilatura import extract
from trafilatura.meta import reset_caches

from onrecord.clean.html.boxes import hints_of
from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.evaluate.shingles import mean_scores, shingled
from onrecord.ingest.decoding import decode
from onrecord.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable


def own_text(page: Page) -> str:
    """The text of onrecord, with title, authors, parts and offsets made on the way."""
    try:
        return clean_page(page).text
    except PageRejected:
        return ""


def other_text(page: Page, **options: bool) -> str:
    """The text of trafilatura."""
    return extract(page.raw, include_comments=False, **options) or ""


READERS: dict[str, Callable[[Page], str]] = {
    "onrecord": own_text,
    "trafilatura": other_text,
    "trafilatura, precision": partial(other_text, favor_precision=True),
    "trafilatura, fast": partial(other_text, fast=True),
}


def main() -> None:
    """Reads in turn, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    args = options.parse_args()
    gold = json.loads((args.folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: read_page(args.folder / "html" / f"{name}.html.gz") for name in sorted(gold)}
    seconds: dict[str, list[float]] = {name: [] for name in READERS}
    texts: dict[str, dict[str, str]] = {name: {} for name in READERS}
    for _ in range(args.rounds + 1):  # the first warms up
        hints_of.cache_clear()
        reset_caches()
        for reader, read in READERS.items():
            begun = time.process_time()
            texts[reader] = {name: read(page) for name, page in pages.items()}
            seconds[reader].append(time.process_time() - begun)
    own = seconds["onrecord"][1:]
    for reader, rounds in seconds.items():
        best, middle = min(rounds[1:]), median(rounds[1:])
        runs = [shingled(gold[name]["articleBody"], text) for name, text in texts[reader].items()]
        f1 = mean_scores(runs)[2]
        times = f"{best / min(own):.2f} times as fast, {middle / median(own):.2f} in the median round"
        print(f"{reader:24} {len(pages) / best:6.1f} pages/s  onrecord is {times}  F1 {f1:.4f}")


def read_page(path: Path) -> Page:
    """A page of the benchmark."""
    data = gzip.decompress(path.read_bytes())
    raw, encoding = decode(data)
    return Page(path.name, data, raw, encoding, "text/html")


if __name__ == "__main__":
    main()
