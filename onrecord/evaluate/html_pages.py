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

from onrecord.clean.page import clean_page
from onrecord.clean.words.features import plain
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import SHARED
from onrecord.evaluate.shingles import shingled
from onrecord.evaluate.tally import Miss, Tally
from onrecord.ingest.decoding import decode
from onrecord.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.records.articles import Article

HTML_CORPORA = ("article-extraction", "fundus")
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


def score_html(corpus: str, pages: Sequence[HtmlGold]) -> Iterator[Tally]:
    """A tally a page and task: the text, the places of its characters, and what else the set tells."""
    for page in pages:
        article = clean_known(page.page)
        yield score_shingles((corpus, "text"), page, article)
        if article is None:
            continue
        yield Tally(corpus, "places", page.name, right={"mapped": count_places(article)})
        if page.title is not None:
            yield score_names(corpus, page, article)
            yield score_authors(corpus, page, article)


def count_places(article: Article) -> tuple[int, int]:
    """How many of the characters of an article that are no white space have a place in the page."""
    mapped = sum(
        not char.isspace() for run in article.offsets.runs for char in article.text[run.start : run.end]
    )
    return mapped, sum(not char.isspace() for char in article.text)


def score_names(corpus: str, page: HtmlGold, article: Article) -> Tally:
    """Title and outlet; an outlet in another script than the set's name for it cannot be judged."""
    right: dict[str, tuple[float, float]] = {
        "title": (int(plain(article.title or "") == plain(page.title or "")), 1)
    }
    misses = [] if right["title"][0] else [Miss(page.name, "wrong title", f"{page.title} ≠ {article.title}")]
    found, known = _latin(article.outlet or ""), _latin(page.outlet or "")
    if known and (found or not article.outlet):
        right["outlet"] = (int(bool(found) and (known in found or found in known)), 1)
        if not right["outlet"][0]:
            misses.append(Miss(page.name, "wrong outlet", f"{page.outlet} ≠ {article.outlet}"))
    return Tally(corpus, "title and outlet", page.name, right=right, misses=tuple(misses))


def score_authors(corpus: str, page: HtmlGold, article: Article) -> Tally:
    """Authors, each by name; an outlet that signs for itself is none."""
    own = {_latin(page.outlet or ""), plain(article.outlet or "")}
    gold = {plain(name): name for name in page.byline or () if not {plain(name), _latin(name)} & own}
    found = {plain(name): name for name in article.byline}
    matched = gold.keys() & found.keys()
    misses = [Miss(page.name, "missed", gold[name]) for name in sorted(gold.keys() - matched)]
    misses += [Miss(page.name, "false", found[name]) for name in sorted(found.keys() - matched)]
    counts = (len(matched), len(gold), len(found))
    return Tally(corpus, "authors", page.name, *counts, misses=tuple(misses))


def _latin(name: str) -> str:
    """The Latin letters and the digits of a name, in lower case, without their accents."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name).lower())


def score_shingles(whose: tuple[str, str], page: HtmlGold, article: Article | None) -> Tally:
    """The text of an article against the true one; ``whose`` names the corpus and the task."""
    run = shingled(page.text, article.text if article else "")
    means = {"mean precision": run.precision, "mean recall": run.recall}
    right = {name: (value, 1) for name, value in means.items() if value is not None}
    poor = Miss(page.name, "poor", f"precision {run.precision or 0:.3f}, recall {run.recall or 0:.3f}")
    misses = (poor,) if min(run.precision or 0.0, run.recall or 0.0) < LEAST else ()
    return Tally(*whose, page.name, run.both, run.true, run.found, right, misses)


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
