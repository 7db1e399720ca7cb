"""Scores statements, speakers and days of saying on texts that readers labelled, by story.

    python training/score_labels.py FOLDER
    python training/score_labels.py FOLDER --stories cuba,greece --detail

Reads the texts of a folder with their labels (`onrecord.evaluate.labels`), resolves those of one story
together, and prints for each story how many statements are found (by overlap, as `onrecord evaluate` counts
them), how many of those have the right speaker, and how many the right day or one that does not contradict
the reader's (a day in the reader's month, or the month of the reader's day). ``--stories`` keeps apart what
has been read from what has not.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from functools import reduce
from pathlib import Path

from onrecord.config import Settings
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import GoldPage
from onrecord.evaluate.labels import load_labels
from onrecord.evaluate.outcome import file_reading, make_outcome
from onrecord.evaluate.statements import score_statements
from onrecord.evaluate.tally import Tally, add
from onrecord.models.english import load_english
from onrecord.models.tagger import load_tagger
from onrecord.pipeline import Models, read_page, resolve_readings


def score_story(pages: list[GoldPage], models: Models) -> Tally:
    """The statements of one story, its texts resolved together; a text that is no article counts as none."""
    read = {}
    for page in pages:
        try:
            read[page.name] = read_page(page.page, models)
        except PageRejected:
            continue
    kept = [page for page in pages if page.name in read]
    record = resolve_readings([file_reading(page, read[page.name]) for page in kept])
    tallies = [score_statements(make_outcome(page, read[page.name], record)) for page in kept]
    return reduce(add, tallies, Tally("labels", "statements"))


def print_line(name: str, tally: Tally) -> None:
    """Precision, recall and F1 of the statements, and the shares of right speakers and days."""
    precision, recall = tally.matched / max(1, tally.predicted), tally.matched / max(1, tally.gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    shares = ""
    for label in ("speaker", "said on", "day not contradicted"):
        right, judged = tally.right.get(label, (0, 0))
        shares += f"  {label} {right / max(1, judged):.3f} of {int(judged)}"
    print(f"{name:20} labelled {tally.gold:5} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}{shares}")


def main() -> None:
    """Reads, scores, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--stories", help="only these, joined by commas")
    options.add_argument("--detail", action="store_true", help="list wrong speakers and days")
    args = options.parse_args()
    stories: defaultdict[str, list[GoldPage]] = defaultdict(list)
    for page in load_labels(args.folder):
        if not args.stories or page.story in args.stories.split(","):
            stories[page.story].append(page)
    models = Models(load_english(Settings().language_model), load_tagger())
    whole = Tally("labels", "statements")
    for story, pages in sorted(stories.items()):
        tally = score_story(pages, models)
        print_line(story, tally)
        for miss in tally.misses if args.detail else ():
            if miss.kind in ("wrong speaker", "wrong said on"):
                print(f"  {miss.page}: {miss.text}")
        whole = add(whole, tally)
    print_line("all", whole)


if __name__ == "__main__":
    main()
