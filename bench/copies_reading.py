"""What reading costs where pages are copies: building with paragraphs kept for their copies, and without.

    python bench/copies_reading.py ../shared/corpora/kremlin --pairs 20 --turns 2

Takes pages and their print views (``ID.html``, ``ID.print.html``) and builds their record in this process, in
turns: with what a build does, and with nothing kept. The rows must be the same. Processor seconds, medians.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.models import english
from onrecord.records.record import KINDS
from onrecord.store.reader import RecordReader


def build(folder: Path, out: Path, kept: int) -> tuple[float, list[str]]:
    """Processor seconds of a build that keeps so many tokens, and all lines of its rows."""
    english.load_english.cache_clear()
    english.KEPT_TOKENS = kept
    english.load_english(Settings().language_model).parse("Load all there is to load.")
    began = time.process_time()
    build_record([str(folder)], out, Settings(jobs=0))
    seconds = time.process_time() - began
    with RecordReader(out) as reader:
        return seconds, [line for kind in KINDS for line in reader.lines(kind)]


def main() -> None:
    """Builds in turns and tells the medians."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pairs", type=int, default=20)
    options.add_argument("--turns", type=int, default=2)
    args = options.parse_args()
    prints = sorted(args.folder.glob("*.print.html"))
    prints = prints[:: max(1, len(prints) // args.pairs)][: args.pairs]
    whole = english.KEPT_TOKENS
    with tempfile.TemporaryDirectory() as name:
        pages, single = Path(name, "pages"), Path(name, "single")
        for folder in (pages, single):
            folder.mkdir()
        for path in prints:
            page = path.with_name(path.name.replace(".print.", "."))
            shutil.copy(page, single)
            for each in (path, page):
                shutil.copy(each, pages)
        taken: dict[str, list[float]] = {"kept": [], "nothing kept": [], "without the copies": []}
        for turn in range(args.turns):
            kept, rows = build(pages, Path(name, f"kept{turn}"), whole)
            none, others = build(pages, Path(name, f"none{turn}"), 0)
            alone, _ = build(single, Path(name, f"alone{turn}"), whole)
            if rows != others:
                raise SystemExit("the rows differ")
            for key, seconds in zip(taken, (kept, none, alone), strict=True):
                taken[key].append(seconds)
    print(f"{len(prints)} pairs; the rows are the same with and without")
    for key, runs in taken.items():
        print(f"{key:20} {median(runs):6.1f} s")


if __name__ == "__main__":
    main()
