"""Pages of which passages are known that must, and must not, stand in the text: trafilatura's own evaluation.

    python training/passages.py ../shared/corpora
    python training/passages.py ../shared/corpora --half

Of onrecord as it is and of trafilatura the figures are: how many of the wanted passages stand in the text
(recall), how many of the passages in it are wanted (precision), as trafilatura's own evaluation counts them
(https://github.com/adbar/trafilatura/blob/master/tests/comparison.py), and the share of the unwanted passages
that are kept out. The shipped judge of blocks may have learned from these pages; for pages that it has not
seen, see ``training/train_blocks.py --folds 5``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trafilatura import extract

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.ingest.decoding import decode
from onrecord.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.text.forest import Forest

SEED = 5
CORPUS = "trafilatura-eval"


@dataclass(frozen=True, slots=True)
class Probed:
    """A page with the passages that must and must not stand in its text."""

    url: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


@dataclass(slots=True)
class Counts:
    """Passages of pages: wanted and unwanted, in the text and not."""

    found: int = 0
    lost: int = 0
    let_in: int = 0
    kept_out: int = 0

    def add(self, page: Probed, text: str) -> None:
        """Counts the passages of a page whose text was read."""
        text = spaced(text)
        found, let_in = (sum(spaced(one) in text for one in told) for told in (page.wanted, page.unwanted))
        self.found, self.lost = self.found + found, self.lost + len(page.wanted) - found
        self.let_in, self.kept_out = self.let_in + let_in, self.kept_out + len(page.unwanted) - let_in

    def __str__(self) -> str:
        recall = self.found / ((self.found + self.lost) or 1)
        precision = self.found / ((self.found + self.let_in) or 1)
        out = self.kept_out / ((self.kept_out + self.let_in) or 1)
        right = (self.found + self.kept_out) / ((self.found + self.lost + self.let_in + self.kept_out) or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return f"F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  kept out {out:.4f}  accuracy {right:.4f}"


def probed_pages(corpora: Path) -> Iterator[Probed]:
    """The pages of trafilatura's own evaluation that lie in ``corpora``."""
    folder = corpora / CORPUS
    for url, told in sorted(json.loads((folder / "passages.json").read_text(encoding="utf-8")).items()):
        path = folder / "html" / f"{told['file']}.gz"
        if path.exists():
            data = gzip.decompress(path.read_bytes())
            yield Probed(url, data, tuple(told["with"]), tuple(told["without"]))


def own_text(raw: str, forest: Forest | None = None) -> str:
    """The text of onrecord, with its own trees or others; empty where it finds no article."""
    try:
        return clean_page(Page("page", b"", raw, "utf-8", "text/html"), forest).text
    except PageRejected:
        return ""


def other_text(raw: str, **options: bool) -> str:
    """The text of trafilatura."""
    return extract(raw, include_comments=False, **options) or ""


READERS: dict[str, Callable[[str], str]] = {
    "onrecord": own_text,
    "trafilatura": other_text,
    "trafilatura, precision": partial(other_text, favor_precision=True),
    "trafilatura, fast": partial(other_text, fast=True),
}


def score(pages: Iterable[Probed]) -> dict[str, Counts]:
    """The counts of each reader over the same pages."""
    counts = {name: Counts() for name in READERS}
    for page in pages:
        raw = decode(page.data)[0]
        for name, read in READERS.items():
            counts[name].add(page, read(raw))
    return counts


def count_right(page: Probed, text: str) -> int:
    """How many of the passages of a page are right in a text: wanted and there, or unwanted and not."""
    text = spaced(text)
    found, let_in = (sum(spaced(one) in text for one in told) for told in (page.wanted, page.unwanted))
    return found + len(page.unwanted) - let_in


def spaced(text: str) -> str:
    """The words of a text with a single space between two."""
    return " ".join(text.split())


def main() -> None:
    """Reads with each reader, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--half", action="store_true", help="a random half of the pages")
    args = options.parse_args()
    pages = list(probed_pages(args.corpora))
    if args.half:
        pages = random.Random(SEED).sample(pages, len(pages) // 2)
    for name, counts in score(pages).items():
        print(f"{name:24} {counts}  ({len(pages)} pages)")


if __name__ == "__main__":
    main()
