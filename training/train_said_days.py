"""Learns the weights of `onrecord.resolve.statements.said_days` from statements that readers dated.

    python training/train_said_days.py ../shared --folds
    python training/train_said_days.py ../shared --write

Reads the gold pages of `onrecord evaluate` and ``training/annotations/statements``. The articles of a story
are resolved together. A statement found is held to be the reader's if their spans overlap by half. Our own
reports of ``said_days_invented.tsv`` are learned from in every fold and not counted. While learning, the days
before a statement are the reader's; while judging, those that were chosen. With ``--folds`` each story is
judged by weights that the other stories gave. Nothing is random.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from log_linear import Case, learn, write_weights
from standoff import Item, read_labels

from onrecord.config import Settings
from onrecord.evaluate.gold import load_gold
from onrecord.evaluate.outcome import file_reading, make_outcome
from onrecord.evaluate.statements import gold_statements
from onrecord.models.english import load_english
from onrecord.models.tagger import load_tagger
from onrecord.pipeline import Models, find_actors, read_article, read_page, resolve_readings
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.indexes import ActorIndex, InstrumentIndex
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.readings import FiledReading
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.instruments import resolve_instruments
from onrecord.resolve.statements.said_days import NO_DAY, choose_days
from onrecord.text.choice import Features, likeliest

SHRINK, LEAST = 15.0, 4  # with 8 in the place of 15, as many days are right, and fewer of the examples
OPEN = 0.5  # how much a statement counts whose day a reader left open; readers differ most on these
GOLD = 4.0  # how much a statement of the gold counts: its readers follow another custom, and are few
WEIGHTS = {"press": 1.0, "own": 3.0}  # of other sets; with 2, two of our own are not learned
INVENTED = Path(__file__).parent / "said_days_invented.tsv"
ANNOTATIONS = Path(__file__).parent / "annotations/statements"
GOLD_SETS = frozenset(("examples", "seeds", "kremlin", "iran"))

Day = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Dated:
    """An article, its story and set, and a reader's day of each statement, None if no reader has that."""

    story: str
    corpus: str
    filed: FiledReading
    actors: ActorIndex
    papers: InstrumentIndex
    days: Sequence[str | None]

    def cases(self) -> Iterator[Case]:
        """The candidates of each statement that a reader has, true if it is the reader's day."""
        told: dict[int, Mapping[str, Features]] = {}

        def choose(number: int, features: Mapping[str, Features]) -> str:
            told[number] = features
            return self.days[number] or NO_DAY

        choose_days(self.filed, self.actors, self.papers, choose)
        for number, features in told.items():
            day = self.days[number]
            if day is not None:
                weight = OPEN if day == NO_DAY else 1.0
                yield Case(features, {day}, weight * WEIGHTS.get(self.corpus, GOLD))

    def judge(self, weights: Mapping[str, float]) -> Iterator[tuple[str, str]]:
        """The reader's day of each statement and the one chosen with these weights."""
        chosen = choose_days(self.filed, self.actors, self.papers, lambda _, told: likeliest(told, weights))
        for day, found in zip(self.days, chosen, strict=True):
            if day is not None:
                yield day, found.value if found else NO_DAY


def dated_articles(root: Path) -> Iterator[Dated]:
    """The articles of all sets; undated gold pages are left out, for there no day of saying can be known."""
    models = Models(load_english(Settings().language_model), load_tagger())
    stories: dict[str, list[tuple[str, FiledReading, list[Day]]]] = defaultdict(list)
    nothing = resolve_readings(())
    for page in load_gold(GOLD_SETS):
        reading = read_page(page.page, models)
        outcome = make_outcome(page, reading, nothing)
        known = "published_window" not in page.truth["document"]
        days = [(one.span, one.said_on or NO_DAY) for one in gold_statements(outcome) if one.span and known]
        stories[page.story].append((page.corpus, file_reading(page, reading), days))
    for story, row, labels in read_labels(ANNOTATIONS, root / "corpora"):
        given = GivenMetadata(row["title"], row["date"], row["outlet"])
        page = Page(row["id"], row["text"].encode(), row["text"], "utf-8", "text/plain", given)
        reading = read_page(page, models)
        filed = FiledReading(row["id"], row["id"], page.sha256, page.media_type, None, reading)
        stories[story].append(("press", filed, list(_days(filed, labels["statements"]))))
    for story, members in stories.items():
        together = [filed for _, filed, _ in members]
        actors = find_actors(together)
        papers = resolve_instruments(together, actors)
        for corpus, filed, days in members:
            found = [_day_of(one.span, days) for one in filed.reading.statements]
            yield Dated(story, corpus, filed, actors, papers, found)
    yield from _invented(models)


def _invented(models: Models) -> Iterator[Dated]:
    """Our own reports, each a story of its own."""
    lines = INVENTED.read_text(encoding="utf-8").splitlines()
    for published, days, words in (line.split("\t") for line in lines[2:]):
        text = words.replace(" | ", "\n\n")
        parts = [Part("body", at.start(), at.end()) for at in re.finditer(r"[^\n]+", text)]
        article = Article(text, OffsetMap(()), tuple(parts), genre="report", language="en")
        judged = PublicationDate(published, published, published)
        filed = FiledReading(words, words, "", "text/plain", None, read_article(article, judged, models))
        known = dict(each.split("=") for each in days.split())
        firsts = [one.span.of(text).split()[0] for one in filed.reading.statements]
        if missing := known.keys() - set(firsts):
            raise SystemExit(f"{INVENTED}: no statement begins with {sorted(missing)}: {words}")
        actors = find_actors([filed])
        found = [known.get(first) for first in firsts]
        yield Dated(words, "own", filed, actors, resolve_instruments([filed], actors), found)


def _days(filed: FiledReading, statements: Sequence[Item]) -> Iterator[Day]:
    """The readers' days, with where their words stand in the cleaned article."""
    runs = [run for run in filed.reading.article.offsets.runs if run.one_to_one]
    for one in statements:
        edges = one["spans"][0][0], one["spans"][-1][1] - 1
        ends = [
            run.start + at - run.raw_start
            for at in edges
            for run in runs
            if run.raw_start <= at < run.raw_end
        ]
        if len(ends) == len(edges) and ends[0] <= ends[1]:
            yield Span(ends[0], ends[1] + 1), one["said_on"] or NO_DAY


def _day_of(span: Span, days: Sequence[Day]) -> str | None:
    """The day of the reader's statement that overlaps most, by half of the longer one at least."""
    near = [(span.overlap(other), other, day) for other, day in days]
    shared, other, day = max(near, default=(0, span, ""), key=lambda item: item[0])
    return day if shared > 0 and shared * 2 >= max(len(span), len(other)) else None


def weights_of(articles: Sequence[Dated]) -> dict[str, float]:
    """The weights that these articles give."""
    return learn([case for one in articles for case in one.cases()], shrink=SHRINK, least=LEAST)


def count(articles: Sequence[Dated], weights: Mapping[str, float]) -> Counter[tuple[str, str]]:
    """By set, how many days there are, how many are right, and how many do not contradict the reader's."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in articles:
        for day, found in one.judge(weights):
            if day == NO_DAY:
                counts[one.corpus, "open"] += 1
                counts[one.corpus, "open, left so"] += found == NO_DAY
                continue
            within = found != NO_DAY and (found.startswith(day) or day.startswith(found))
            counts[one.corpus, "days"] += 1
            counts[one.corpus, "right"] += found == day
            counts[one.corpus, "not contradicted"] += within
    return counts


def print_counts(title: str, counts: Mapping[tuple[str, str], int]) -> None:
    """The counts as a table, a set a line."""
    columns = ("days", "right", "not contradicted", "open", "open, left so")
    print(f"{title:24}", *(f"{column:>17}" for column in columns))
    for corpus in sorted({corpus for corpus, _ in counts}):
        print(f"{corpus:24}", *(f"{counts.get((corpus, column), 0):17}" for column in columns))


def main() -> None:
    """Learns, measures by folds, writes."""
    plain = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    options.add_argument("root", type=Path, help="the folder of the shared data")
    options.add_argument("--folds", action="store_true", help="judge each story by the weights of the others")
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    args = options.parse_args()
    articles = list(dated_articles(args.root))
    stories = sorted({one.story for one in articles if one.corpus != "own"})
    counts: Counter[tuple[str, str]] = Counter()
    for story in stories if args.folds else ():
        weights = weights_of([one for one in articles if one.story != story])
        counts += count([one for one in articles if one.story == story], weights)
    print_counts("stories left out", counts)
    weights = weights_of(articles)
    print_counts("learned from the same", count(articles, weights))
    if args.write:
        known = sum(day is not None for one in articles for day in one.days)
        told = [
            "Weights of onrecord.resolve.statements.said_days, by training/train_said_days.py.",
            f"Not to be edited. {known} statements of {len(stories)} stories and of our own reports.",
        ]
        path = files("onrecord.resolve").joinpath("data/said_day_weights.toml")
        write_weights(Path(str(path)), weights, told)


if __name__ == "__main__":
    main()
