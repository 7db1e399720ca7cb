"""How much of the models' own speed is left when a whole page is read, and a whole record built.

On the same texts, in the same process, taking turns page by page:

- ``models alone``: `EnglishParser.parse` and `StatementTagger.tag` on the cleaned texts;
- ``reading``: `read_page` on the pages they come from (clean, date, parse, tag, extract);
- ``pristine``: the language model as its package gives it, with all its parts on, on the cleaned texts;
- ``building``: `build_record` on the files they come from, into a new record file (find pages, read in
  this process, resolve, assess, write).

What the models keep of texts they met before is not used. The texts are the bundled example pages and, where
they lie beside the checkout, the annotated texts and a sample of a table of press articles. Medians over the
repetitions. Processor time is told beside wall time, for a machine that has other things to do; the ratios
are of processor time. Peak memory is that of reading, before the pristine model is loaded. Where the time of
reading goes, stage by stage: `reading_profile.py`.

Targets (issue 4): reading at 0.80 of the speed of the models alone, and at 1.2 of the pristine model's, with
at most 700 MB.

    make bench
    .venv/bin/python bench/reading_speed.py --repetitions 5 --press 100 --json
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from onrecord.building.run import build_record, load_models
from onrecord.clean.page import clean_page
from onrecord.config import Settings
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import EXAMPLES, SHARED
from onrecord.extract.statements import prose_paragraphs
from onrecord.ingest.sources import IngestOptions, find_pages
from onrecord.models import english, tagger
from onrecord.pipeline import READ_LANGUAGES, read_page
from onrecord.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.pipeline import Models
    from onrecord.records.articles import Article

TARGET_MODELS = 0.80
TARGET_PRISTINE = 1.2
TARGET_BYTES = 700_000_000


@dataclass(frozen=True)
class Load:
    """What is read: the sources, their pages, and the articles of the pages."""

    sources: list[str]
    pages: list[Page]
    articles: list[Article]

    @property
    def texts(self) -> list[str]:
        """The cleaned texts."""
        return [article.text for article in self.articles]

    @property
    def words(self) -> int:
        """Words of all texts, by white space."""
        return sum(len(text.split()) for text in self.texts)


@dataclass
class Stopwatch:
    """Adds up wall and processor seconds."""

    wall: float = 0.0
    own: float = 0.0

    def time(self, job: Callable[[], object]) -> None:
        """Runs ``job`` and adds its time."""
        wall, own = time.perf_counter(), time.process_time()
        job()
        self.wall += time.perf_counter() - wall
        self.own += time.process_time() - own


def gather(folder: Path, press: int) -> Load:
    """Puts the sources into ``folder``, ``press`` articles spread over the press table among them."""
    shutil.copytree(EXAMPLES / "pages", folder / "examples")
    sources = [str(folder / "examples")]
    if (SHARED / "gold").exists():
        (folder / "gold").mkdir()
        for path in sorted((SHARED / "gold").glob("*.txt")):
            shutil.copy(path, folder / "gold")
        sources.append(str(folder / "gold"))
    table = SHARED / "corpora" / "press" / "iran.jsonl"
    if table.exists() and press:
        rows = table.read_text(encoding="utf-8").splitlines()
        sample = rows[:: max(1, len(rows) // press)][:press]
        (folder / "press.jsonl").write_text("\n".join(sample) + "\n", encoding="utf-8")
        sources.append(str(folder / "press.jsonl"))
    pages, articles = [], []
    for found in find_pages(sources, IngestOptions()):
        article = _clean(found) if isinstance(found, Page) else None
        if article is not None and isinstance(found, Page):
            pages.append(found)
            articles.append(article)
    return Load(sources, pages, articles)


def _clean(page: Page) -> Article | None:
    """The article, or None where the page is rejected or in a language that is not read."""
    try:
        article = clean_page(page)
    except PageRejected:
        return None
    return article if article.language.split("-")[0] in READ_LANGUAGES else None


def measure(load: Load, folder: Path, repetitions: int) -> tuple[dict[str, list[tuple[float, float]]], int]:
    """Wall and processor seconds of each stage in each repetition, and the peak memory of reading in bytes.

    Parsing and reading take turns page by page, so that a machine that is busy with other things slows
    both alike; which of the two comes first changes from page to page.
    """
    package = Settings().language_model
    models = load_models(package)
    keep_nothing()
    for page in load.pages:  # warms up caches and tables
        read_page(page, models)
    peak = peak_bytes()
    pristine = importlib.import_module(package).load()
    taken: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for turn in range(repetitions):
        clocks: defaultdict[str, Stopwatch] = defaultdict(Stopwatch)
        for at, (page, article) in enumerate(zip(load.pages, load.articles, strict=True)):
            jobs: list[tuple[str, Callable[[], object]]] = [
                ("models alone", partial(ask_models, models, article)),
                ("reading", partial(read_page, page, models)),
                ("pristine", partial(pristine, article.text)),
            ]
            for name, job in jobs if (at + turn) % 2 else reversed(jobs):
                clocks[name].time(job)
        out = folder / f"{turn}.onrecord"
        clocks["building"].time(partial(build_record, load.sources, out, Settings(jobs=0)))
        for name, clock in clocks.items():
            taken[name].append((clock.wall, clock.own))
    return dict(taken), peak


def ask_models(models: Models, article: Article) -> None:
    """All that reading asks of the models."""
    models.parser.parse(article.text)
    if models.tagger:
        models.tagger.tag(article.text, prose_paragraphs(article))


def keep_nothing() -> None:
    """Lets the models forget what they met: here they meet everything again and again."""
    english.KEPT_TOKENS = 0
    tagger.KEPT_WINDOWS = 1


def peak_bytes() -> int:
    """The most memory this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def summarise(load: Load, taken: dict[str, list[tuple[float, float]]], peak: int) -> dict[str, object]:
    """Medians, ratios and peak memory."""
    medians = {name: (median(w for w, _ in runs), median(c for _, c in runs)) for name, runs in taken.items()}
    stages = {
        name: {
            "seconds": wall,
            "processor_seconds": own,
            "words_per_second": load.words / wall,
            "of_models": medians["models alone"][1] / own,
            "of_pristine": medians["pristine"][1] / own,
        }
        for name, (wall, own) in medians.items()
    }
    return {"articles": len(load.texts), "words": load.words, "stages": stages, "peak_bytes": peak}


def show(summary: dict[str, object], repetitions: int) -> None:
    """Prints the figures for a person."""
    print(f"{summary['articles']} articles, {summary['words']:,} words, median of {repetitions} turns")
    print(f"{'':<12} {'seconds':>9} {'processor':>10} {'words/s':>9} {'of models':>10} {'of pristine':>12}")
    stages = summary["stages"]
    assert isinstance(stages, dict)
    for name, one in stages.items():
        print(
            f"{name:<12} {one['seconds']:>9.2f} {one['processor_seconds']:>10.2f} "
            f"{one['words_per_second']:>9,.0f} {one['of_models']:>10.2f} {one['of_pristine']:>12.2f}"
        )
    peak = summary["peak_bytes"]
    assert isinstance(peak, int)
    print(f"peak memory {peak / 1e6:.0f} MB (at most {TARGET_BYTES / 1e6:.0f})")
    print(f"target: reading at {TARGET_MODELS:.2f} of the models, {TARGET_PRISTINE:.2f} of pristine")


def main() -> int:
    """Measures and prints; exit code 1 where a target is missed and ``--check`` was given."""
    options = argparse.ArgumentParser(description="Speed of reading against the models alone.")
    options.add_argument("--repetitions", type=int, default=3)
    options.add_argument(
        "--press", type=int, default=60, help="articles of the press table, where it is here"
    )
    options.add_argument("--json", action="store_true", help="figures as JSON")
    options.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        load = gather(folder, given.press)
        summary = summarise(load, *measure(load, folder, given.repetitions))
    if given.json:
        print(json.dumps(summary, indent=1))
    else:
        show(summary, given.repetitions)
    stages = summary["stages"]
    assert isinstance(stages, dict)
    reading = stages["reading"]
    slow = reading["of_models"] < TARGET_MODELS or reading["of_pristine"] < TARGET_PRISTINE
    big = isinstance(summary["peak_bytes"], int) and summary["peak_bytes"] > TARGET_BYTES
    return int(given.check and (slow or big))


if __name__ == "__main__":
    raise SystemExit(main())
