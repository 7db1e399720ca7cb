"""Time expressions against the TempEval-3 training data: span F1 (strict, relaxed) and values.

    python bench/times_tempeval3.py ../shared/corpora --half held
    python bench/times_tempeval3.py ../shared/corpora --half looked-at --errors

Scored as TempEval-3 does: relaxed where spans overlap; the accuracy of values is over the relaxed
matches, their F1 is relaxed F1 times accuracy. The day of the document is given, not scored. The shipped
weights have learned from all documents; for a figure of unseen ones, learn from the other half first
(`training/train_times.py --learn-from development --write`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.config import Settings
from onrecord.date.times import find_times
from onrecord.evaluate.times import MarkedText, load_marked
from onrecord.models.english import load_english
from onrecord.records.articles import PublicationDate

if TYPE_CHECKING:
    from onrecord.records.readings import TimeExpression


class Score:
    """Counts over documents, and the errors behind them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: Counter[tuple[str, str, str]] = Counter()

    def add(self, marked: MarkedText, found: tuple[TimeExpression, ...]) -> None:
        """Matches the expressions of one document, each at most once."""
        text = marked.text
        self.counts.update(gold=len(marked.times), found=len(found))
        free = list(found)
        for gold in marked.times:
            words = text[gold.start : gold.end]
            near = [time for time in free if time.span.start < gold.end and gold.start < time.span.end]
            if not near:
                self.errors["missed", " ".join(words.split()).lower(), gold.value] += 1
                continue
            time = near[0]
            free.remove(time)
            exact = (time.span.start, time.span.end) == (gold.start, gold.end)
            self.counts.update(relaxed=1, strict=exact, value=time.value == gold.value)
            if time.value != gold.value:
                self.errors["value", time.span.of(text), f"{gold.value} != {time.value}"] += 1
            elif not exact:
                self.errors["span", words, time.span.of(text)] += 1
        for time in free:
            self.errors["extra", time.span.of(text).lower(), time.value] += 1

    def print(self) -> None:
        """Precision, recall and F1 of the spans, and the values."""
        f1 = 0.0
        for kind in ("strict", "relaxed"):
            precision = self.counts[kind] / self.counts["found"]
            recall = self.counts[kind] / self.counts["gold"]
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{kind:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {self.counts['gold']}")
        accuracy = self.counts["value"] / self.counts["relaxed"]
        print(f"values   accuracy {accuracy:.3f}  F1 {accuracy * f1:.3f}")


def main() -> None:
    """Reads the options, scores every chosen document, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--half", choices=["all", "looked-at", "held"], default="all")
    options.add_argument("--errors", action="store_true", help="also the errors, the most frequent first")
    args = options.parse_args()
    parser = load_english(Settings().language_model)
    score = Score()
    for marked in load_marked(args.corpora):
        if args.half == "all" or marked.held == (args.half == "held"):
            found = find_times(parser.parse(marked.text), PublicationDate(value=marked.day))
            score.add(marked, found)
    score.print()
    if args.errors:
        for error, count in score.errors.most_common():
            print(count, *error, sep="\t")


if __name__ == "__main__":
    main()
