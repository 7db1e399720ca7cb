"""Learns the weights of the models of time words from texts in which people marked times (TimeML).

    python training/train_times.py ../shared/corpora --write
    python training/train_times.py ../shared/corpora --learn-from development

Two models: whether words that may be a time are one (`onrecord.date.judging`), and whether a weekday, a day
or a month without its year is the one before or ahead (`onrecord.date.leaning`). Both also learn from
`times_invented.tsv`, our own sentences, in every fold. The figures printed are of folds over outlets, with
the outlet left out (an outlet with many documents is in four folds). Nothing is random.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from onrecord.config import Settings
from onrecord.date.forms import At, DayOfYear, Period, Range, Reference, Two, Weekday
from onrecord.date.judging import ENOUGH, features_of
from onrecord.date.leaning import Features, features_of_two, share
from onrecord.date.scan import FoundTime, scan_times
from onrecord.date.tense import cues_of, direction_of
from onrecord.date.times import cues_before, head_of
from onrecord.evaluate.times import Marked, MarkedText, load_marked
from onrecord.models.english import EnglishParser, load_english

MIN_SEEN = {"judging": 4, "direction": 2}  # features of fewer examples are left out
SHRINK = {"judging": 1.0, "direction": 3.0}  # weight of the squared weights
STEPS = 40
LARGE = 100  # marked times from which on an outlet is in several folds
PARTS = 4
EVEN = 0.5
OWN = "own"  # the outlet that is never left out nor counted
OWN_WEIGHT = 2  # examples that each of ours counts as
INVENTED = Path(__file__).parent / "times_invented.tsv"
WEIGHTS = Path(__file__).parents[1] / "onrecord" / "date" / "data" / "time_weights.toml"
HEAD = """# Weights of onrecord.date.judging and onrecord.date.leaning. Not to be edited.
# Written by training/train_times.py.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """What speaks for an answer, the true answer, and the fold."""

    told: Features
    true: bool
    fold: str
    words: str
    held: bool

    @property
    def is_own(self) -> bool:
        """Whether it is one of our own sentences."""
        return self.fold.startswith(OWN)


def examples(texts: Sequence[MarkedText], parser: EnglishParser) -> Iterator[tuple[str, Example]]:
    """The examples of both models, each with the name of its model."""
    sizes = Counter[str]()
    for text in texts:
        sizes[text.outlet] += len(text.times)
    for text in texts:
        part = zlib.crc32(text.name.encode()) % PARTS if sizes[text.outlet] > LARGE else 0
        yield from _of_text(text, parser, f"{text.outlet}/{part}")


def invented() -> list[MarkedText]:
    """Our own sentences, each a text of no outlet."""
    lines = [
        line.split("\t") for line in INVENTED.read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    ]
    texts = []
    for number, (day, words, value, sentence) in enumerate(lines[1:]):
        start = sentence.index(words)
        times = (Marked(start, start + len(words), value),) if words else ()
        texts.append(MarkedText(f"invented {number}", OWN, held=False, text=sentence, day=day, times=times))
    return texts


def _of_text(text: MarkedText, parser: EnglishParser, fold: str) -> Iterator[tuple[str, Example]]:
    doc = parser.parse(text.text)
    starts: list[int] = doc.to_array("IDX").tolist()
    day = date.fromisoformat(text.day) if text.day else None
    told: str | None = None
    for found in scan_times(doc.text):
        token = head_of(doc, starts, found)
        if token is None:
            continue
        marked = text.marked_at(found.span.start, found.span.end)
        value = marked.value if marked else None
        words = doc.text[max(0, found.span.start - 60) : found.span.end + 30].replace("\n", " ")
        if found.judged:
            yield (
                "judging",
                Example(features_of(doc, doc.text, found, token), value is not None, fold, words, text.held),
            )
        two = _two(found, day) if day else None
        if two and value and day:
            cues = cues_of(token) | cues_before(told, (Reference(day),))
            cues |= {f"tense:{direction_of(token)}"}
            true = {two.before: False, two.after: True}.get(value[: len(two.before)])
            if true is not None:
                told_of = features_of_two(two.kind, two.behind, two.ahead, cues)
                yield "direction", Example(told_of, true, fold, words, text.held)
        if value and value[:1] in "12" and value[4:5] == "-" and value[7:8] == "-":
            told = value[:10]


def _two(found: FoundTime, day: date) -> Two | None:
    form = found.form.base if isinstance(found.form, At) else found.form
    form = form.last if isinstance(form, Range) else form
    return form.two(day) if isinstance(form, Weekday | DayOfYear | Period) else None


def learn(rows: Sequence[Example], model: str) -> dict[str, float]:
    """The weights at which the logarithmic loss with squared weights is least, by Newton's method."""
    seen = Counter(name for row in rows for name in row.told)
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN[model])
    place = {name: number for number, name in enumerate(names)}
    told = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, amount in row.told.items():
            if name in place:
                told[number, place[name]] = amount
    true = np.array([row.true for row in rows], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-(told @ weights)))
        slope = told.T @ (shares - true) + SHRINK[model] * weights
        bend = (told * (shares * (1 - shares))[:, None]).T @ told + SHRINK[model] * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def folded(rows: Sequence[Example], model: str) -> list[float]:
    """The share each example has if its fold is left out of the learning."""
    shares = [0.0] * len(rows)
    for fold in sorted({row.fold for row in rows if not row.is_own}):
        weights = learn([row for row in rows if row.fold != fold], model)
        for number, row in enumerate(rows):
            if row.fold == fold:
                shares[number] = share(row.told, weights)
    return shares


def main() -> None:
    """Reads the options, learns, prints the figures of the folds, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--learn-from", choices=["all", "development"], default="all")
    options.add_argument("--errors", action="store_true", help="also the misses of the development half")
    args = options.parse_args()
    texts = [one for one in load_marked(args.corpora) if args.learn_from == "all" or not one.held]
    parser = load_english(Settings().language_model)
    rows: dict[str, list[Example]] = {model: [] for model in MIN_SEEN}
    for model, example in examples(texts, parser):
        rows[model].append(example)
    for model, example in examples(invented(), parser):
        rows[model] += [example] * OWN_WEIGHT
    learned = {}
    for model, floor in (("judging", ENOUGH), ("direction", EVEN)):
        shares = folded(rows[model], model)
        judged = [pair for pair in zip(shares, rows[model], strict=True) if not pair[1].is_own]
        right = sum((found >= floor) == row.true for found, row in judged)
        most = Counter(row.true for _, row in judged).most_common(1)[0][1]
        print(f"{model}: {right} of {len(judged)} right in the folds; the commoner answer {most}")
        if args.errors:
            for found, row in sorted(judged, key=lambda pair: pair[1].words):
                if (found >= floor) != row.true and not row.held:
                    print(f"  {found:.2f} {row.true} {row.words}")
        learned[model] = learn(rows[model], model)
    if args.write:
        lines = [HEAD]
        for model, weights in learned.items():
            lines += [
                f"[{model}]",
                *(f"{json.dumps(name)} = {weight}" for name, weight in weights.items() if weight),
                "",
            ]
        WEIGHTS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
