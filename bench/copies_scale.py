"""How grouping copies grows: seconds and peak memory over ever more articles, each size in its own process.

    python bench/copies_scale.py ../shared/corpora/press/load.jsonl.gz --articles 100000 --write docs

Articles are made of sentences drawn from all texts of the table, so that they share far more words with
strangers than real ones do; every twentieth is an edited copy of another, the recall of which is told. What
is measured is the stage that a build runs, `group_copies`, with its choice of originals and alignments; the
peak is that of the whole process, which holds the texts too (told beside it).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from curves import line_chart, table, write_section

from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.copies import group_copies

SENTENCES = 25  # of an article made here; about 500 words
EVERY = 20  # one article in so many is a copy
STEPS = 4  # sizes measured, each twice the one before


@dataclass(frozen=True)
class Measured:
    """One size: seconds, megabytes, the share of copies found, and pairs joined beside them."""

    articles: int
    seconds: float
    texts: float
    peak: float
    recall: float
    others: int


def make(texts: list[str], count: int, rng: random.Random) -> tuple[list[FiledReading], dict[str, str]]:
    """``count`` articles, and the copies among them with their originals, by id."""
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if len(part) > 40]
    made: list[list[int]] = []
    copies = {}
    for number in range(count):
        if number % EVERY == EVERY - 1:
            source = rng.randrange(len(made))
            source = int(copies.get(f"{source:07}", source))
            cut = rng.randrange(SENTENCES * 7 // 10, SENTENCES)
            made.append([rng.randrange(len(sentences)), *made[source][1:cut]])
            copies[f"{number:07}"] = f"{source:07}"
        else:
            made.append([rng.randrange(len(sentences)) for _ in range(SENTENCES)])
    return [_filed(f"{n:07}", " ".join(sentences[at] for at in each)) for n, each in enumerate(made)], copies


def _filed(name: str, text: str) -> FiledReading:
    article = Article(text, OffsetMap(()), (), outlet=f"outlet {int(name) % 500}")
    day = f"20{int(name) % 90 + 10}-01-01"
    return FiledReading(name, name, "", "text/plain", None, Reading(article, PublicationDate(day)))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(path: Path, count: int) -> Measured:
    """Groups ``count`` articles in this process."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    articles, copies = make(texts, count, random.Random(count))
    del texts
    before, began = _peak(), time.perf_counter()
    groups = group_copies(articles)
    seconds = time.perf_counter() - began
    found = sum(groups[copy].group == groups[source].group for copy, source in copies.items())
    others = sum(groups[one.id].of is not None for one in articles) - found
    return Measured(count, seconds, before, _peak(), found / max(1, len(copies)), others)


def main() -> None:
    """Doubles the number of articles up to the one asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("table", type=Path)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--one", action="store_true", help="this size only, in this process, as JSON")
    options.add_argument("--write", type=Path, help="the folder of the page copies.md and its curves")
    args = options.parse_args()
    if args.one:
        print(json.dumps(asdict(measure(args.table, args.articles))))
        return
    done = []
    for step in reversed(range(STEPS)):
        count = args.articles >> step
        command = [sys.executable, __file__, str(args.table), "--one", "--articles", str(count)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        done.append(Measured(**json.loads(told)))
        print(done[-1], flush=True)
    if args.write:
        _write(args.write, done)


def _write(folder: Path, done: list[Measured]) -> None:
    head = [
        "articles",
        "seconds",
        "MB at the peak",
        "MB before, with the texts",
        "copies found",
        "joined beside them",
    ]
    rows = [
        [
            f"{m.articles:,}",
            f"{m.seconds:.1f}",
            f"{m.peak:,.0f}",
            f"{m.texts:,.0f}",
            f"{m.recall:.4f}",
            f"{m.others}",
        ]
        for m in done
    ]
    write_section(folder / "copies.md", "scale", table(head, rows))
    seconds = {"seconds": [(m.articles / 1000, m.seconds) for m in done]}
    memory = {
        "peak of the process": [(m.articles / 1000, m.peak) for m in done],
        "before the stage, with the texts": [(m.articles / 1000, m.texts) for m in done],
    }
    for name, title, unit, lines in (
        ("seconds", "Seconds to group copies", "seconds", seconds),
        ("memory", "Memory to group copies", "MB", memory),
    ):
        chart = line_chart(title, ("thousand articles", unit), lines)
        (folder / f"copies-{name}.svg").write_text(chart, encoding="utf-8")


if __name__ == "__main__":
    main()
