"""Fuzzes what touches bytes first: the readers, the cleaning of HTML, the dates of HTML.

    python fuzz/fuzz.py readers|clean|dates --seconds 20 --seed 7

Guided by coverage (atheris, libFuzzer). What breaks is written to ``build/fuzz`` and ends it with an error.
From an empty ``build/fuzz`` and with PYTHONHASHSEED=0, the same seed tries the same inputs in the same order,
as far as the time goes; seed 0 takes another each time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "ingest")]

with atheris.instrument_imports(include=["onrecord.ingest", "onrecord.clean", "onrecord.date"]):
    from hostile import VALID, take_in

    from onrecord.clean.page import clean_page
    from onrecord.date.publication import find_publication_date
    from onrecord.errors import PageRejected
    from onrecord.ingest.decoding import decode
    from onrecord.records.pages import Page

if TYPE_CHECKING:
    from onrecord.records.articles import Article

BUILD = ROOT / "build" / "fuzz"
HANG_SECONDS = 10
MEMORY_MB = 2_000
MAX_BYTES = 8_192

HTML = (
    b"<html><head><title>T</title><meta property='article:published_time' content='2031-05-06'>"
    b'<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script></head><body><article><h1>T</h1>'
    b"<time datetime='2031-05-06'>May 6</time><p>The minister said on Monday that the talks will go on.</p>"
    b"<blockquote>No &amp; no</blockquote><ul><li>a</li></ul><table><tr><td>b</td></tr></table></article>"
)


def readers(data: bytes) -> None:
    """Whatever the bytes, pages and rejects."""
    take_in(data)


def clean(data: bytes) -> None:
    """Whatever the HTML, an article or a reject, each character of which stands in the page."""
    try:
        article = clean_page(_page(data))
    except PageRejected:
        return
    if not article.text.strip():
        raise AssertionError("an article without text")


def dates(data: bytes) -> None:
    """Whatever the HTML, a judgement whose bounds are in order."""
    page = _page(data)
    try:
        article: Article = clean_page(page)
    except PageRejected:
        return
    published = find_publication_date(page, article)
    if published.earliest and published.latest and published.earliest > published.latest:
        raise AssertionError(f"{published.earliest} is after {published.latest}")


TARGETS = {"readers": (readers, VALID), "clean": (clean, {"html": HTML}), "dates": (dates, {"html": HTML})}


def _page(data: bytes) -> Page:
    raw, encoding = decode(data)
    return Page("input.html", data, raw, encoding, "text/html")


def main() -> None:
    """Fuzzes one target for as long as told."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("target", choices=TARGETS)
    options.add_argument("--seconds", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    check, seeds = TARGETS[args.target]
    corpus = BUILD / args.target
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in seeds.items():
        (corpus / name.replace(" ", "_")).write_bytes(data)
    limits = [f"-timeout={HANG_SECONDS}", f"-rss_limit_mb={MEMORY_MB}", f"-max_len={MAX_BYTES}"]
    told = [
        f"-seed={args.seed}",
        f"-max_total_time={args.seconds}",
        f"-artifact_prefix={BUILD}/{args.target}-",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, *told, str(corpus)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
