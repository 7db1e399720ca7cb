"""Where the time of reading goes: processor microseconds a word, by stage, beside those of spaCy's pipeline.

On the load of `reading_speed.py`, in one process and taking turns page by page:

- every stage of `read_page`: clean, date, the models, and each extractor;
- ``pristine``: the language model as its package gives it, with all its parts on, over the cleaned texts: one
  by one (``nlp(text)``) and as a stream (``nlp.pipe(texts)``, at several batch sizes; the ratio is to the
  fastest of all).

Set OMP_NUM_THREADS=1. Medians over the repetitions, with warm caches. The last line is a hash over all
readings: a change that is to make reading faster, and nothing else, leaves it as it is.

    .venv/bin/python bench/reading_profile.py --more 95    # and the ratios if reading took 95 µs a word more
"""

from __future__ import annotations

import argparse
import importlib
import json
import tempfile
import time
from collections import defaultdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from reading_speed import TARGET_BYTES, TARGET_MODELS, TARGET_PRISTINE, Load, gather, keep_nothing, peak_bytes

import onrecord.pipeline as pipeline
from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.pipeline import Models
from onrecord.store.writer import pack_reading

if TYPE_CHECKING:
    from collections.abc import Callable

BATCHES = (8, 32, 256)


class Clock:
    """Adds up processor time by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def time(self, name: str, job: Callable[..., Any], *arguments: Any) -> Any:
        """Runs ``job`` and adds its time under ``name``."""
        start = time.process_time()
        try:
            return job(*arguments)
        finally:
            self.seconds[name] += time.process_time() - start


class Timed:
    """A parser or tagger whose time is added up."""

    def __init__(self, clock: Clock, model: Any) -> None:
        for name in ("parse", "tag"):
            if hasattr(model, name):
                setattr(self, name, partial(clock.time, name, getattr(model, name)))


def stages() -> list[str]:
    """The names of the stages that `onrecord.pipeline` calls for each article."""
    return ["clean_page", *(name for name in vars(pipeline) if name.startswith("find_"))]


def measure(load: Load, repetitions: int) -> tuple[list[dict[str, float]], int]:
    """Microseconds a word of each stage in each repetition, and the peak memory of reading in bytes."""
    package = Settings().language_model
    models = load_models(package)
    keep_nothing()
    for page in load.pages:  # warms up caches and tables
        pipeline.read_page(page, models)
    peak = peak_bytes()
    pristine = importlib.import_module(package).load()
    originals = {name: getattr(pipeline, name) for name in stages()}
    parts = parts_of_parsing(models.parser)
    rounds = []
    for turn in range(repetitions):
        clock = Clock()
        for name, stage in originals.items():
            setattr(pipeline, name, partial(clock.time, name, stage))
        for name, (owner, attribute, part) in parts.items():
            setattr(owner, attribute, partial(clock.time, f"parse: {name}", part))
        timed = Models(Timed(clock, models.parser), Timed(clock, models.tagger) if models.tagger else None)
        for at, (page, text) in enumerate(zip(load.pages, load.texts, strict=True)):
            jobs: list[tuple[str, Callable[..., Any], tuple[Any, ...]]] = [
                ("reading", pipeline.read_page, (page, timed)),
                ("pristine, one by one", pristine, (text,)),
            ]
            for name, job, arguments in jobs if (at + turn) % 2 else reversed(jobs):
                clock.time(name, job, *arguments)
        for size in BATCHES:
            clock.time(f"pristine, batches of {size}", list, pristine.pipe(load.texts, batch_size=size))
        rounds.append({name: seconds / load.words * 1e6 for name, seconds in clock.seconds.items()})
    for name, stage in originals.items():
        setattr(pipeline, name, stage)
    for owner, attribute, part in parts.values():
        setattr(owner, attribute, part)
    return rounds, peak


def parts_of_parsing(parser: Any) -> dict[str, tuple[Any, str, Any]]:
    """The parts of `EnglishParser.parse`: whose they are, their names there, and what they do.

    What they leave of ``parse`` is finding tokens and cutting the paragraphs out.
    """
    places = {"entities": (parser, "_entities"), "putting together": (parser, "_doc")}
    if parser._grammar:
        named = {"encoder": "_encoder", "parts of speech": "_tags", "arcs": "_arcs"}
        places |= {name: (parser._grammar, attribute) for name, attribute in named.items()}
    return {
        name: (owner, at, getattr(owner, at)) for name, (owner, at) in places.items() if getattr(owner, at)
    }


def summarise(load: Load, rounds: list[dict[str, float]], peak: int, more: float) -> dict[str, Any]:
    """Medians, ratios, peak memory, and the hash over the readings."""
    medians = {name: median(one[name] for one in rounds) for name in rounds[0]}
    models = load_models(Settings().language_model)
    told = sha256()
    for page in load.pages:
        told.update(pack_reading(pipeline.read_page(page, models)))
    pristine = min(value for name, value in medians.items() if name.startswith("pristine"))
    reading, alone = medians["reading"] + more, medians["parse"] + medians.get("tag", 0.0) + more
    return {
        "articles": len(load.texts),
        "words": load.words,
        "more": more,
        "microseconds": medians,
        "reading_to_pristine": pristine / reading,
        "reading_to_pristine_one_by_one": medians["pristine, one by one"] / reading,
        "reading_to_models": alone / reading,
        "peak_bytes": peak,
        "readings": told.hexdigest(),
    }


def show(summary: dict[str, Any]) -> None:
    """Prints the figures for a person."""
    print(f"{summary['articles']} articles, {summary['words']:,} words; processor microseconds a word")
    told = summary["microseconds"]
    stage_names = ["parse", "tag", *stages()]
    for group in (
        ["reading"],
        stage_names,
        [n for n in told if ": " in n],
        [n for n in told if "pristine" in n],
    ):
        for name in sorted((one for one in group if one in told), key=lambda one: -told[one]):
            print(f"{name:<28} {told[name]:>8.1f}")
        print()
    more = f" with {summary['more']:.0f} µs more" if summary["more"] else ""
    print(
        f"speed{more}, of the pristine pipeline at its fastest: {summary['reading_to_pristine']:.2f}", end=""
    )
    print(f" (one by one: {summary['reading_to_pristine_one_by_one']:.2f}; at least {TARGET_PRISTINE})")
    print(f"speed{more}, of the models alone: {summary['reading_to_models']:.2f} (at least {TARGET_MODELS})")
    print(f"peak memory {summary['peak_bytes'] / 1e6:.0f} MB (at most {TARGET_BYTES / 1e6:.0f})")
    print(f"readings {summary['readings']}")


def main() -> int:
    """Measures and prints."""
    options = argparse.ArgumentParser(description="Where the time of reading goes.")
    options.add_argument("--repetitions", type=int, default=4)
    options.add_argument(
        "--press", type=int, default=60, help="articles of the press table, where it is here"
    )
    options.add_argument("--more", type=float, default=0.0, help="microseconds a word to add to reading")
    options.add_argument("--json", action="store_true", help="figures as JSON")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        load = gather(Path(name), given.press)
    summary = summarise(load, *measure(load, given.repetitions), given.more)
    if given.json:
        print(json.dumps(summary, indent=1))
    else:
        show(summary)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
