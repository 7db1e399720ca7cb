"""Time expressions against the TempEval-3 training data: span F1 (strict, relaxed) and values.

    python bench/times_tempeval3.py ../shared/corpora/tempeval3 --set TimeBank --every 2

Scored as TempEval-3 does: relaxed where spans overlap; the accuracy of values is over the relaxed
matches, their F1 is relaxed F1 times accuracy. The day of the document is given, not scored.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.config import Settings
from onrecord.date.times import find_times
from onrecord.models.english import load_english
from onrecord.records.articles import PublicationDate

if TYPE_CHECKING:
    from onrecord.records.readings import TimeExpression

Gold = tuple[int, int, str]
TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>|<[^>]+>")


def read_timeml(path: Path) -> tuple[str, str | None, list[Gold]]:
    """Text, day of creation and the (start, end, value) of its time expressions."""
    source = path.read_text(encoding="utf-8")
    day = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.DOTALL)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, times, start, value, last = "", [], 0, "", 0
    for tag in TAG.finditer(body):
        text += unescape(body[last : tag.start()])
        last = tag.end()
        if tag[1]:
            start, value = len(text), tag[1].partition('value="')[2].partition('"')[0]
        elif tag[0] == "</TIMEX3>":
            times.append((start, len(text), value))
    return text + unescape(body[last:]), day[1] if day else None, times


class Score:
    """Counts over documents, and the errors behind them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: Counter[tuple[str, str, str]] = Counter()

    def add(self, text: str, gold: list[Gold], found: tuple[TimeExpression, ...]) -> None:
        """Matches the expressions of one document, each at most once."""
        self.counts.update(gold=len(gold), found=len(found))
        free = list(found)
        for start, end, value in gold:
            near = [time for time in free if time.span.start < end and start < time.span.end]
            if not near:
                self.errors["missed", " ".join(text[start:end].split()).lower(), value] += 1
                continue
            time = near[0]
            free.remove(time)
            exact = (time.span.start, time.span.end) == (start, end)
            self.counts.update(relaxed=1, strict=exact, value=time.value == value)
            if time.value != value:
                self.errors["value", time.span.of(text), f"{value} != {time.value}"] += 1
            elif not exact:
                self.errors["span", text[start:end], time.span.of(text)] += 1
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
    options.add_argument("folder", type=Path)
    options.add_argument("--set", default="TimeBank", choices=["TimeBank", "AQUAINT"])
    options.add_argument("--every", type=int, default=2)
    options.add_argument("--offset", type=int, default=0)
    options.add_argument("--errors", action="store_true", help="also the errors, the most frequent first")
    args = options.parse_args()
    parser = load_english(Settings().language_model)
    score = Score()
    for path in sorted(args.folder.glob(f"**/{args.set}/*.tml"))[args.offset :: args.every]:
        text, day, gold = read_timeml(path)
        score.add(text, gold, find_times(parser.parse(text), PublicationDate(value=day)))
    score.print()
    if args.errors:
        for error, count in score.errors.most_common():
            print(count, *error, sep="\t")


if __name__ == "__main__":
    main()
