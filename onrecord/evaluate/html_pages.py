"""Public sets of HTML pages with their article and metadata: the article extraction benchmark, and Fundus.

The shipped judge of blocks has learned from these pages, so the figures of text say that nothing is broken,
not how well unseen pages do; those are by cross-validation, see ``training/train_blocks.py``.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.clean.features import plain
from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import SHARED
from onrecord.evaluate.shingles import mean_scores, shingled
from onrecord.evaluate.tally import Miss, Tally
from onrecord.ingest.decoding import decode
from onrecord.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.records.articles import Article

HTML_CORPORA = ("article-extraction", "fundus")
WHOLE = 10_000  # means over pages are told as so many parts of this
LEAST = 0.9  # a page with a lower precision or recall is listed


@dataclass(frozen=True, slots=True)
class HtmlGold:
    """A page with its truth; None and () where the set does not tell it.

    Attributes:
        outlet: the publication's name without spaces and marks.
    """

    name: str
    page: Page
    text: str
    title: str | None = None
    byline: tuple[str, ...] | None = None
    outlet: str | None = None


def load_html(corpus: str) -> list[HtmlGold]:
    """The pages of a set; none where it is absent."""
    folder = SHARED / "corpora" / corpus
    return _benchmark(folder) if corpus == HTML_CORPORA[0] else _newspapers(folder)


def print_of(pages: Sequence[HtmlGold]) -> str:
    """A hash of pages and truths."""
    digest = sha256()
    for page in pages:
        digest.update(page.page.data + page.text.encode() + repr((page.title, page.byline)).encode())
    return digest.hexdigest()[:16]


def score_html(corpus: str, pages: Sequence[HtmlGold]) -> list[Tally]:
    """The text, where its characters come from, and what the set tells beside it."""
    articles = [clean_known(page.page) for page in pages]
    tallies = [score_shingles((corpus, "text"), pages, articles), _score_places(corpus, articles)]
    told = [(page, article) for page, article in zip(pages, articles, strict=True) if article]
    if any(page.title is not None for page, _ in told):
        tallies += [score_names(corpus, page, article) for page, article in told]
        tallies += [score_authors(corpus, page, article) for page, article in told]
    return tallies


def places_told(article: Article) -> tuple[int, int]:
    """How many of the characters of an article that are no white space have a place in the page."""
    mapped = sum(
        not char.isspace() for run in article.offsets.runs for char in article.text[run.start : run.end]
    )
    return mapped, sum(not char.isspace() for char in article.text)


def score_names(corpus: str, page: HtmlGold, article: Article) -> Tally:
    """Title and outlet; an outlet in another script than the set's name for it cannot be judged."""
    right = {"title": (int(plain(article.title or "") == plain(page.title or "")), 1)}
    misses = [] if right["title"][0] else [Miss(page.name, "wrong title", f"{page.title} ≠ {article.title}")]
    found, known = _latin(article.outlet or ""), _latin(page.outlet or "")
    if known and (found or not article.outlet):
        right["outlet"] = (int(bool(found) and (known in found or found in known)), 1)
        if not right["outlet"][0]:
            misses.append(Miss(page.name, "wrong outlet", f"{page.outlet} ≠ {article.outlet}"))
    return Tally(corpus, "title and outlet", right=right, misses=tuple(misses))


def score_authors(corpus: str, page: HtmlGold, article: Article) -> Tally:
    """Authors, each by name; an outlet that signs for itself is none."""
    own = {_latin(page.outlet or ""), plain(article.outlet or "")}
    gold = {plain(name): name for name in page.byline or () if not {plain(name), _latin(name)} & own}
    found = {plain(name): name for name in article.byline}
    matched = gold.keys() & found.keys()
    misses = [Miss(page.name, "missed", gold[name]) for name in sorted(gold.keys() - matched)]
    misses += [Miss(page.name, "false", found[name]) for name in sorted(found.keys() - matched)]
    return Tally(corpus, "authors", len(matched), len(gold), len(found), misses=tuple(misses))


def _latin(name: str) -> str:
    """The Latin letters and the digits of a name, in lower case, without their accents."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name).lower())


def score_shingles(
    whose: tuple[str, str], pages: Sequence[HtmlGold], articles: Sequence[Article | None]
) -> Tally:
    """The texts of articles against the true ones; ``whose`` names the corpus and the task."""
    runs = [
        shingled(page.text, article.text if article else "")
        for page, article in zip(pages, articles, strict=True)
    ]
    names = ("mean precision", "mean recall", "F1 of the means")
    right = {
        name: (round(WHOLE * value), WHOLE) for name, value in zip(names, mean_scores(runs), strict=True)
    }
    misses = tuple(
        Miss(page.name, "poor", f"precision {run.precision or 0:.3f}, recall {run.recall or 0:.3f}")
        for page, run in zip(pages, runs, strict=True)
        if min(run.precision or 0.0, run.recall or 0.0) < LEAST
    )
    both, true, found = (sum(getattr(run, name) for run in runs) for name in ("both", "true", "found"))
    return Tally(*whose, both, true, found, right, misses)


def _score_places(corpus: str, articles: Sequence[Article | None]) -> Tally:
    told = [places_told(article) for article in articles if article]
    return Tally(corpus, "places", right={"mapped": (sum(a for a, _ in told), sum(b for _, b in told))})


def clean_known(page: Page) -> Article | None:
    """The article on a page; None where there is none."""
    try:
        return clean_page(page)
    except PageRejected:
        return None


def _benchmark(folder: Path) -> list[HtmlGold]:
    if not (folder / "ground-truth.json").exists():
        return []
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        HtmlGold(name, _page(folder / "html" / f"{name}.html.gz"), truth["articleBody"])
        for name, truth in sorted(gold.items())
    ]


def _newspapers(folder: Path) -> list[HtmlGold]:
    """Pages of Fundus: an outlet's pages by date stand for the versions of its reader, in the same order."""
    out = []
    for path in sorted(folder.glob("*/*.json")):
        versions = json.loads(path.read_text(encoding="utf-8")).values()
        pages = sorted(path.parent.glob(f"{path.stem}_2*.html.gz"))
        for truth, page in zip(versions, pages, strict=True):
            parts = [truth["body"]["summary"]]
            for section in truth["body"]["sections"]:
                parts += [section["headline"], section["paragraphs"]]
            text = "\n".join(line for part in parts for line in part)
            byline = tuple(truth["authors"]) if "authors" in truth else None
            out.append(
                HtmlGold(
                    f"{path.parent.name}/{page.stem}", _page(page), text, truth["title"], byline, path.stem
                )
            )
    return out


def _page(path: Path) -> Page:
    data = gzip.decompress(path.read_bytes())
    raw, encoding = decode(data)
    return Page(path.name, data, raw, encoding, "text/html")
