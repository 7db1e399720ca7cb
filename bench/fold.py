"""How the fold grows: seconds and peak memory from readings to rows, by stage, over ever more articles.

    python bench/fold.py ../shared/corpora/press/stories/*.gz --cache /tmp/fold
    python bench/fold.py --cache /tmp/fold --sizes 300 3000

The articles of the sources are read once into the folder of the cache. If more are asked for than there are,
the same are taken again with other ids, days, people and rarer words, letter for letter: what copies share
is gone, and every span stays. Each size is folded in a process of its own, its stages timed on the
processor, less what they call. The line below the table holds the growth against the limit: what an article
costs at the largest size, in what it costs at the smallest. Set OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial, wraps
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from curves import table

from onrecord import pipeline
from onrecord.building.run import read_sources
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.rows import row_id
from onrecord.records.spans import OffsetMap
from onrecord.resolve.events import event_merging, making
from onrecord.store.writer import pack_reading, unpack_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LIMIT = 2.0  # what an article may cost at the largest size, of what it costs at the smallest
SIZES = (300, 3_000, 10_000)
COMMON = 0.02  # of the articles; words that so many have stay
SHORT = 3  # letters; words of so few stay
SHIFT = 11  # days between an article and itself told again
VOWELS, OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"
WORDED = frozenset({
    "about", "byline", "common", "head", "lemma", "lemmas", "name", "object", "of", "parties", "places",
    "quote", "text", "then", "title", "unit", "words",
})  # fmt: skip
DATED = frozenset({
    "alternatives", "anchor", "due_end", "due_start", "earliest", "end", "latest", "said_on", "start",
    "value",
})  # fmt: skip
STAGES: dict[Any, tuple[str, ...]] = {
    pipeline: (
        "fingerprints_of", "group_copies", "resolve_actors", "resolve_places", "date_articles",
        "resolve_instruments", "without_copied", "merge_events", "file_statements", "find_issues",
        "with_issues", "find_positions", "with_shifts", "follow_commitments", "gather_conditions",
        "find_conflicts", "file_articles", "file_times", "in_export_order",
    ),
    event_merging: ("tellings_of", "make_groups", "event_rows", "clusters_of", "cluster_rows"),
    making: ("salience_of", "candidates_of", "links_of", "groups_of", "when_of"),
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Folded:
    """What a size costs: seconds of all, of each stage alone, megabytes at the peak and of the readings."""

    articles: int
    seconds: float
    stages: dict[str, float]
    peak: float
    readings: float
    rows: str


class Clock:
    """Adds up the processor's time of stages, less that of the stages they call."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        """The stage, its time added up under ``name``."""

        @wraps(stage)
        def run(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            began = time.process_time()
            try:
                return stage(*given, **named)
            finally:
                spent = time.process_time() - began
                self.seconds[name] += spent - self._inner.pop()
                self._inner[-1] += spent

        return run


def again(filed: FiledReading, turn: int, rare: Callable[[str], bool]) -> FiledReading:
    """The same article of other people, on another day."""
    if not turn:
        return filed
    built = msgspec.msgpack.decode(msgspec.msgpack.encode(filed.reading))
    told = msgspec.convert(_other(built, "", partial(_renamed, turn=turn, rare=rare), turn), Reading)
    article = replace(told.article, url=f"{told.article.url}#{turn}" if told.article.url else None)
    digest = sha256(f"{turn} {filed.sha256}".encode()).hexdigest()
    return FiledReading(
        row_id("article", digest), f"{filed.locator}#{turn}", digest, filed.media_type, filed.retrieved,
        replace(told, article=article),
    )  # fmt: skip


def _other(value: Any, key: str, renamed: Callable[[str], str], turn: int) -> Any:
    """What was built in, with words and days of its own."""
    if isinstance(value, dict):
        return {name: _other(part, name, renamed, turn) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_other(part, key, renamed, turn) for part in value]
    if isinstance(value, str) and key in WORDED:
        return renamed(value)
    if isinstance(value, str) and key in DATED:
        return _DAY.sub(lambda day: _later(day.group(), turn), value)
    return value


def _renamed(text: str, turn: int, rare: Callable[[str], bool]) -> str:
    letters = _letters(turn)
    return _WORD.sub(
        lambda word: word.group().translate(letters) if rare(word.group().lower()) else word.group(), text
    )


def _letters(turn: int) -> dict[int, int]:
    vowels, others = (kind[turn % len(kind) :] + kind[: turn % len(kind)] for kind in (VOWELS, OTHERS))
    small = dict(zip(VOWELS + OTHERS, vowels + others, strict=True))
    capital = {one.upper(): other.upper() for one, other in small.items()}
    return str.maketrans(small | capital)


def _later(day: str, turn: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(SHIFT * turn)).isoformat()
    except (ValueError, OverflowError):
        return day


def rare_words(readings: Sequence[FiledReading]) -> Callable[[str], bool]:
    """Whether a word is one that few articles have."""
    seen: Counter[str] = Counter()
    for each in readings:
        seen.update(set(_WORD.findall(each.reading.article.text.lower())))
    common = {word for word, count in seen.items() if count >= COMMON * len(readings)}
    return lambda word: len(word) > SHORT and word not in common


def pile(cache: Path, count: int) -> list[FiledReading]:
    """So many readings."""
    with (cache / "readings.pickle").open("rb") as file:
        kept: list[tuple[FiledReading, bytes]] = pickle.load(file)
    own = [replace(each, reading=unpack_reading(blob)) for each, blob in kept[:count]]
    rare = rare_words(own)
    return [again(own[at % len(own)], at // len(own), rare) for at in range(count)]


def fold(cache: Path, count: int) -> Folded:
    """Folds so many articles in this process."""
    readings, clock = pile(cache, count), Clock()
    for owner, names in STAGES.items():
        for name in names:
            setattr(owner, name, clock.timed(name, getattr(owner, name)))
    before, began = _peak(), time.process_time()
    record = pipeline.resolve_readings(readings)
    seconds = time.process_time() - began
    clock.seconds["the rest"] = seconds - sum(clock.seconds.values())
    rows = sha256(repr(record).encode()).hexdigest()
    return Folded(count, seconds, dict(clock.seconds), _peak(), before, rows)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(done: Sequence[Folded]) -> str:
    """Milliseconds an article by stage and size, the dearest stage of the largest size first."""
    last = done[-1].stages
    rows = [[name, *(_each(one, one.stages.get(name, 0.0)) for one in done)] for name in _by_cost(last)]
    rows.insert(0, ["**all**", *(f"**{_each(one, one.seconds)}**" for one in done)])
    rows += [
        ["MB at the peak", *(f"{one.peak:,.0f}" for one in done)],
        ["MB before, with the readings", *(f"{one.readings:,.0f}" for one in done)],
    ]
    shown = table(["ms an article", *(f"{one.articles:,}" for one in done)], rows)
    first, end = (one.seconds / one.articles for one in (done[0], done[-1]))
    return (
        f"{shown}\n\nAn article costs {end / first:.2f} times as much in the largest pile (at most {LIMIT})."
    )


def _each(one: Folded, seconds: float) -> str:
    return f"{seconds / one.articles * 1000:.1f}"


def _by_cost(stages: Mapping[str, float]) -> list[str]:
    return sorted(stages, key=lambda name: -stages[name])


def main() -> int:
    """Reads what was not read, folds each size, prints a table; 1 if it grows beyond the limit."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("sources", nargs="*", help="files, folders and tables; read once")
    options.add_argument("--cache", type=Path, required=True, help="the folder that keeps the readings")
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--one", action="store_true", help="the first size only, in this process, as JSON")
    given = options.parse_args()
    if given.one:
        print(json.dumps(asdict(fold(given.cache, given.sizes[0]))))
        return 0
    given.cache.mkdir(parents=True, exist_ok=True)
    if given.sources:
        readings = read_sources(given.sources, given.cache / "readings.onrecord")
        readings.sort(key=lambda each: each.id)
        empty = Reading(Article("", OffsetMap(()), ()), PublicationDate(None))
        packed = [(replace(each, reading=empty), pack_reading(each.reading)) for each in readings]
        with (given.cache / "readings.pickle").open("wb") as file:
            pickle.dump(packed, file)
    done = []
    for size in given.sizes:
        command = [sys.executable, __file__, "--cache", str(given.cache), "--one", "--sizes", str(size)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        done.append(Folded(**json.loads(told)))
        print(f"{size:,} articles: {done[-1].seconds:.1f} s, rows {done[-1].rows[:16]}", flush=True)
    print(show(done))
    growth = (done[-1].seconds / done[-1].articles) / (done[0].seconds / done[0].articles)
    return int(growth > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
