"""How much of the language model's own speed is left when a whole page is read, and a whole record built.

On the same texts, in the same process, taking turns (parsing and reading page by page):

- ``spaCy alone``: `EnglishParser.parse` on the cleaned texts, one by one;
- ``reading``: `read_page` on the pages they come from (clean, date, parse, extract);
- ``building``: `build_record` on the files they come from, into a new record file (find pages, read in
  this process, resolve, assess, write).

The texts are the bundled example pages and, where they lie beside the checkout, the annotated texts and a
sample of a table of press articles. Medians over the repetitions; the ratio is spaCy's median through the
stage's. Processor time is told beside wall time, for a machine that has other things to do. Peak memory is
the highest the process has held at any time, the model included.

Targets (issue 2): at least 0.60 of the model's speed, at most 2 GB.

    make bench
    .venv/bin/python bench/reading_speed.py --repetitions 5 --press 100 --json
"""

from __future__ import annotations

import argparse
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
from onrecord.ingest.sources import IngestOptions, find_pages
from onrecord.pipeline import READ_LANGUAGES, read_page
from onrecord.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET_RATIO = 0.60
TARGET_BYTES = 2_000_000_000


@dataclass(frozen=True)
class Load:
    """What is read: the sources, their pages, and the cleaned texts of the pages."""

    sources: list[str]
    pages: list[Page]
    texts: list[str]

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
    pages, texts = [], []
    for found in find_pages(sources, IngestOptions()):
        article = _clean(found) if isinstance(found, Page) else None
        if article is not None and isinstance(found, Page):
            pages.append(found)
            texts.append(article)
    return Load(sources, pages, texts)


def _clean(page: Page) -> str | None:
    """The cleaned text, or None where the page is rejected or in a language that is not read."""
    try:
        article = clean_page(page)
    except PageRejected:
        return None
    return article.text if article.language.split("-")[0] in READ_LANGUAGES else None


def measure(load: Load, folder: Path, repetitions: int) -> dict[str, list[tuple[float, float]]]:
    """Wall and processor seconds of each stage in each repetition.

    Parsing and reading take turns page by page, so that a machine that is busy with other things slows
    both alike; which of the two comes first changes from page to page.
    """
    models = load_models(Settings().language_model)
    taken: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for turn in range(-1, repetitions):
        clocks = {name: Stopwatch() for name in ("spaCy alone", "reading", "building")}
        for at, (page, text) in enumerate(zip(load.pages, load.texts, strict=True)):
            jobs: list[tuple[str, Callable[[], object]]] = [
                ("spaCy alone", partial(models.parser.parse, text)),
                ("reading", partial(read_page, page, models)),
            ]
            for name, job in jobs if at % 2 else reversed(jobs):
                clocks[name].time(job)
        out = folder / f"{turn}.onrecord"
        clocks["building"].time(partial(build_record, load.sources, out, Settings(jobs=0)))
        if turn >= 0:  # the first round warms up caches and tables, and is not counted
            for name, clock in clocks.items():
                taken[name].append((clock.wall, clock.own))
    return dict(taken)


def summarise(load: Load, taken: dict[str, list[tuple[float, float]]]) -> dict[str, object]:
    """Medians, ratios and peak memory."""
    medians = {name: (median(w for w, _ in runs), median(c for _, c in runs)) for name, runs in taken.items()}
    base = medians["spaCy alone"]
    stages = {
        name: {
            "seconds": wall,
            "processor_seconds": own,
            "words_per_second": load.words / wall,
            "ratio": base[0] / wall,
            "processor_ratio": base[1] / own,
        }
        for name, (wall, own) in medians.items()
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_bytes = peak if sys.platform == "darwin" else peak * 1024
    return {"articles": len(load.texts), "words": load.words, "stages": stages, "peak_bytes": peak_bytes}


def show(summary: dict[str, object], repetitions: int) -> None:
    """Prints the figures for a person."""
    print(f"{summary['articles']} articles, {summary['words']:,} words, median of {repetitions} turns")
    print(f"{'':<12} {'seconds':>9} {'processor':>10} {'words/s':>9} {'ratio':>7} {'processor ratio':>16}")
    stages = summary["stages"]
    assert isinstance(stages, dict)
    for name, one in stages.items():
        print(
            f"{name:<12} {one['seconds']:>9.2f} {one['processor_seconds']:>10.2f} "
            f"{one['words_per_second']:>9,.0f} {one['ratio']:>7.2f} {one['processor_ratio']:>16.2f}"
        )
    peak = summary["peak_bytes"]
    assert isinstance(peak, int)
    print(f"peak memory {peak / 1e9:.2f} GB (at most {TARGET_BYTES / 1e9:.0f})")
    print(f"target: ratio of reading and building at least {TARGET_RATIO:.2f}")


def main() -> int:
    """Measures and prints; exit code 1 where a target is missed and ``--check`` was given."""
    options = argparse.ArgumentParser(description="Speed of reading against the language model alone.")
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
        summary = summarise(load, measure(load, folder, given.repetitions))
    if given.json:
        print(json.dumps(summary, indent=1))
    else:
        show(summary, given.repetitions)
    stages = summary["stages"]
    assert isinstance(stages, dict)
    slow = any(stages[name]["processor_ratio"] < TARGET_RATIO for name in ("reading", "building"))
    big = isinstance(summary["peak_bytes"], int) and summary["peak_bytes"] > TARGET_BYTES
    return int(given.check and (slow or big))


if __name__ == "__main__":
    raise SystemExit(main())
