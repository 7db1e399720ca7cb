"""Learns how likely a found statement is right: the trees of `onrecord.extract.statements.likelihood`.

    python training/train_statements.py FOLDER --folds 18
    python training/train_statements.py FOLDER --write

Reads the texts of a folder with their labels (`onrecord.evaluate.labels`) and resolves those of one story
together. A found statement is right if a labelled one shares at least half of their words, begins and ends
within six characters of it, and has the same speaker. ``--folds`` leaves stories out and prints the curve
(what is kept from a likelihood on, its share of right ones, how many labels are found) and the reliability
(what was said against what was true, by tenths). ``--write`` learns from all.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from forests import SEED, as_text, keep_trees

from onrecord.config import Settings
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import GoldPage
from onrecord.evaluate.labels import load_labels
from onrecord.evaluate.names import same_speaker
from onrecord.evaluate.outcome import Outcome, file_reading, make_outcome
from onrecord.evaluate.statements import Said, found_statements, gold_statements
from onrecord.evaluate.tally import at_least_half, match
from onrecord.extract.context import Context
from onrecord.extract.grammar import trimmed
from onrecord.extract.statements.likelihood import SIGNS, signs_of
from onrecord.extract.statements.statement_mentions import prose_paragraphs, unjudged_statements
from onrecord.models.english import load_english
from onrecord.models.tagger import load_tagger
from onrecord.pipeline import Models, read_page, resolve_readings
from onrecord.records.readings import Reading
from onrecord.records.spans import Span
from onrecord.resolve.statements import sureness
from onrecord.text.forest import read_forest

DATA = Path(__file__).parents[1] / "onrecord" / "extract" / "data"
NEAR = 6  # characters by which both edges together may be off
TREES = 100
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 6, "max_depth": 3, "min_child_samples": 15,
    "feature_fraction": 0.6, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 2.0, "verbose": -1,
    "seed": SEED, "num_threads": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip

Table = Any  # an array of numbers


@dataclass(frozen=True, slots=True)
class Found:
    """The statements found in a story.

    Attributes:
        name: of the story.
        signs: a row for each statement.
        sure: of each, the factor by which a record lowers its likelihood: 1 if its speaker is resolved.
        labelled, right: of each, whether it is.
        labels: how many statements are labelled.
    """

    name: str
    signs: Table
    sure: Table
    labelled: Table
    right: Table
    labels: int


def load_story(name: str, pages: Sequence[GoldPage], models: Models) -> Found:
    """What is found in the texts of a story."""
    read = {}
    for page in pages:
        try:
            read[page.name] = read_page(page.page, models)
        except PageRejected:
            continue
    kept = [page for page in pages if page.name in read]
    filed = {page.name: file_reading(page, read[page.name]) for page in kept}
    record = resolve_readings(list(filed.values()))
    signs, truth, labels = [], [], 0
    for page in kept:
        outcome = make_outcome(page, read[page.name], record)
        by_place = _signs_by_place(read[page.name], models)
        gold, found = gold_statements(outcome), found_statements(outcome)
        pairs = match(gold, found, lambda one, other: at_least_half(one.span, other.span))
        met = {other: gold[one] for one, other in pairs}
        rows = [row for row in record.statements if row.article == outcome.id]
        rows.sort(key=lambda row: (row.content[0].start, row.content[-1].end, row.id))
        for at, row in enumerate(rows):
            signs.append(by_place[tuple((part.start, part.end) for part in row.content)])
            right = at in met and _is_right(outcome, met[at], found[at])
            truth.append((sureness(row, filed[outcome.id]), at in met, right))
        labels += len(gold)
    return Found(name, np.array(signs), *np.array(truth, dtype=float).T, labels)


def _signs_by_place(reading: Reading, models: Models) -> dict[tuple[tuple[int, int], ...], Table]:
    """The signs of the statements of an article, by the places of their words."""
    article = reading.article
    assert models.tagger is not None
    tagging = models.tagger.tag(article.text, prose_paragraphs(article))
    doc = models.parser.parse(article.text)
    context = Context(doc, article, reading.published, tagging, times=reading.times)
    found = unjudged_statements(context)
    return {
        tuple((part.start, part.end) for part in one.content): row
        for one, row in zip(found, signs_of(context, tagging, found), strict=True)
    }


def _is_right(outcome: Outcome, one: Said, other: Said) -> bool:
    words = other.mention.of(outcome.text) if other.mention else None
    if not same_speaker(one.speaker or "", other.speaker, words):
        return False
    read, found = (_bare(outcome.text, each.span) for each in (one, other))
    return abs(read.start - found.start) + abs(read.end - found.end) <= NEAR


def _bare(text: str, span: Span | None) -> Span:
    """A content without marks at its edges and "that" before it."""
    bare = (span and trimmed(text, span.start, span.end)) or Span(0, 0)
    begins = bare.start + len("that ") if bare.of(text).lower().startswith("that ") else bare.start
    return Span(begins, bare.end)


def learn(stories: Sequence[Found]) -> str:
    """Trees that tell which statements whose speaker is resolved are right, as text."""
    signs = np.vstack([one.signs[one.sure == 1] for one in stories])
    truth = np.concatenate([one.right[one.sure == 1] for one in stories])
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(signs, truth), TREES)
    return as_text(SIGNS, model.dump_model()["tree_info"])


def judge_by_folds(stories: Sequence[Found], folds: int) -> dict[str, Table]:
    """How likely each statement is right, by trees that have not seen its story."""
    out: dict[str, Table] = {}
    for at in range(folds):
        part = stories[at::folds]
        forest = read_forest(learn([one for one in stories if one not in part]))
        out.update((one.name, forest.judge(one.signs) * one.sure) for one in part)
    return out


def print_figures(stories: Sequence[Found], judged: dict[str, Table]) -> None:
    """The curve and the reliability table."""
    likely = np.concatenate([judged[one.name] for one in stories])
    labelled, right = (
        np.concatenate([getattr(one, name) for one in stories]) for name in ("labelled", "right")
    )
    labels = sum(one.labels for one in stories)
    print("from  kept   right  P      R      F1")
    for least in (0.0, 0.2, 0.25, 0.3, 0.31, 0.32, 0.33, 0.35, 0.4, 0.5, 0.6, 0.7):
        kept = likely >= least
        precision, recall = labelled[kept].mean(), labelled[kept].sum() / labels
        f1 = 2 * precision * recall / (precision + recall)
        shares = (kept.mean(), right[kept].mean(), precision, recall, f1)
        print(f"{least:.2f}", *(f"{share:.3f}" for share in shares), sep="  ")
    print("said        number  said   true")
    for low in range(10):
        inside = np.minimum(9, (likely * 10).astype(int)) == low
        if inside.any():
            said, true = likely[inside].mean(), right[inside].mean()
            print(f"{low / 10:.1f} to {(low + 1) / 10:.1f}  {inside.sum():6}  {said:.3f}  {true:.3f}")
    for factor in sorted({float(one) for story in stories for one in story.sure} - {1.0}):
        inside = np.concatenate([one.sure for one in stories]) == factor
        said, true = likely[inside].sum(), right[inside].sum()
        print(f"factor {factor}: {inside.sum()} by no known speaker, right {true:.0f}, said {said:.1f}")
    print(f"squared error {((likely - right) ** 2).mean():.4f}, of the mean alone {right.var():.4f}")


def main() -> None:
    """Measures by folds, or writes the trees."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--folds", type=int, default=0)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    pages: defaultdict[str, list[GoldPage]] = defaultdict(list)
    for page in load_labels(asked.folder):
        pages[page.story].append(page)
    models = Models(load_english(Settings().language_model), load_tagger())
    stories = [load_story(name, told, models) for name, told in sorted(pages.items())]
    print(len(stories), "stories,", sum(len(one.right) for one in stories), "statements found", flush=True)
    if asked.folds:
        print_figures(stories, judge_by_folds(stories, asked.folds))
    if asked.write:
        keep_trees(learn(stories), DATA / "statements_forest.tsv")


if __name__ == "__main__":
    main()
