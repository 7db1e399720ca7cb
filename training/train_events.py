"""Learns the judges of events: salience, links, days, worth, who takes part (`onrecord.resolve.events`).

    python training/train_events.py ../shared training/annotations/events /tmp/piles --folds 13
    python training/train_events.py ../shared training/annotations/events /tmp/piles --write

The stories are those of the dossiers (``shared/gold/dossiers``). What a dossier quotes, or a reader who
named the events of all likely clauses (``training/name_events.py``) found worth a row, is salient; clauses
of one name are linked; the day of an event is the dossier's, else the reader's; a row is worth 1 if it is
the best of an event that belongs on one page, a half for any other that is listed, else nothing, times the
share of its clauses that are of its event, and little if its time is wrong. ``--folds`` leaves stories out
and prints what `onrecord evaluate --dossier` would for each, by judges that never saw it; the judge of
worth learns from rows that were made by such judges, too. ``--write`` learns from all.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from event_people import people_to_learn
from event_stories import Story, load_story, own_event, own_name
from forests import as_text
from log_linear import write_weights
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from onrecord.evaluate.dossiers.listed_events import score_events
from onrecord.evaluate.dossiers.piles import load_dossiers
from onrecord.records.rows import Event, Evidence
from onrecord.resolve.events import event_days, links, salience, taking_part, worth
from onrecord.resolve.events.links import pair_features, time_of
from onrecord.resolve.events.making import Made, Workshop
from onrecord.resolve.events.salience import judged, salience_features, words_of
from onrecord.resolve.events.told import Told
from onrecord.text.forest import read_forest

DATA = Path(__file__).parents[1] / "onrecord" / "resolve" / "data"
SEED = 5
SPARED = 0.25  # of the tellings that no dossier quotes; they count for the others
IMPORTANT = 3.0  # what a telling of one of the twenty events counts
WRONG_TIME = 0.2  # what a row of a wrong time is worth
STORIES = 3  # that have a word which is learned
PLAIN = re.compile(r"[a-z][a-z '’-]*")  # words that are learned
LEAST_WEIGHT = 0.02  # smaller ones are left out
WORD, SHRINK = 0.7, 4.0  # amount of a word; weight of the squared weights
SETTINGS: dict[str, Any] = {
    "learning_rate": 0.07, "num_leaves": 15, "min_child_samples": 30, "lambda_l2": 1.0, "max_bin": 63,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1,
    "seed": SEED, "num_threads": 1,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip

Table = Any  # an array of numbers


def grow(
    rows: Table, truth: Table, names: Sequence[str], trees: int, weights: Table = None, **other: Any
) -> str:
    """Trees that tell the truth of rows, as text."""
    settings = {"objective": "binary", **SETTINGS, **other}
    model = lightgbm.train(settings, lightgbm.Dataset(rows, truth, weight=weights), trees)
    return as_text(names, model.dump_model()["tree_info"])


def learn_salience(stories: Sequence[Story], tables: dict[str, Table]) -> str:
    """Trees that tell which tellings a dossier quotes."""
    rows = np.vstack([tables[story.name] for story in stories])
    truth, weights = told_salient(stories)
    sure = np.array([at in story.named for story in stories for at in range(len(story.told))])
    spared = (truth == 0) & ~sure
    weights[spared] /= SPARED
    kept = ~spared | (np.random.RandomState(SEED).rand(len(truth)) < SPARED)
    return grow(rows[kept], truth[kept], salience.FEATURES, 150, weights[kept])


def told_salient(stories: Sequence[Story]) -> tuple[Table, Table]:
    """Of each telling whether a dossier quotes it or a reader finds it worth a row; how much it counts."""
    truth, weights = [], []
    for story in stories:
        for at, listed in enumerate(story.listed):
            named = story.named.get(at)
            worth_of = named.worth if named else 0
            truth.append(bool(listed) or worth_of > 0)
            weights.append(IMPORTANT if story.important(at) or worth_of > 1 else 1.0)
    return np.array(truth, float), np.array(weights)


def learn_words(stories: Sequence[Story], tables: dict[str, Table]) -> dict[str, float]:
    """Weights of the same with the words that at least three stories have (`salience.words_of`)."""
    told = [words_of(one) for story in stories for one in story.told]
    of = [story.name for story in stories for _ in story.told]
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in zip(of, told, strict=True):
        for word in words:
            seen[word].add(name)
    common = (word for word in seen if len(seen[word]) >= STORIES and PLAIN.fullmatch(word))
    kept = {word: at for at, word in enumerate(sorted(common))}
    cells = [(row, kept[word]) for row, words in enumerate(told) for word in words if word in kept]
    rows, columns = np.array(cells).T
    words = csr_matrix((np.full(len(cells), WORD), (rows, columns)), shape=(len(told), len(kept)))
    table = np.vstack([tables[story.name] for story in stories])
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    whole = hstack([csr_matrix((table - middle) / spread), words, np.ones((len(told), 1))]).tocsr()
    found = _fitted(whole, *told_salient(stories))
    plain = found[: len(middle)] / spread
    weights = dict(zip(salience.FEATURES, plain.tolist(), strict=True))
    weights |= {word: WORD * found[len(middle) + at] for word, at in kept.items()}
    weights[salience.ALWAYS] = float(found[-1] - plain @ middle)
    return {name: round(float(value), 3) for name, value in weights.items() if abs(value) >= LEAST_WEIGHT}


def _fitted(rows: Table, truth: Table, weight: Table) -> Table:
    """Weights of a log-linear judge, of all columns but the last small."""
    turned = rows.T.tocsr()

    def cost(values: Table) -> tuple[float, Table]:
        odds = rows @ values
        wrong = weight * (1 / (1 + np.exp(-odds)) - truth)
        small = np.append(values[:-1], 0.0)
        lost = weight @ (np.logaddexp(0, odds) - truth * odds) + SHRINK / 2 * small @ small
        return lost, turned @ wrong + SHRINK * small

    start = np.zeros(rows.shape[1])
    found: Table = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return found


def pairs_to_learn(story: Story) -> tuple[Table, Table]:
    """Features and truth of the pairs that a record asks about, of the clauses that a reader named."""
    named = sorted(story.named)
    kept = [story.told[at] for at in named]
    times = [time_of(one) for one in kept]
    pairs, truth = [], []
    for later, earlier in links.pairs_of(kept, times, story.rarity):
        one, other = (story.named[named[at]].event for at in (later, earlier))
        if one or other:
            pairs.append((later, earlier))
            truth.append(one == other)
    return pair_features(kept, times, story.rarity, pairs), np.array(truth, float)


def own_day(story: Story, numbers: Sequence[int]) -> str | None:
    """When readers say that it was: the dossier, else one who named it."""
    event = own_event(story, numbers)
    start = None if event is None else story.dossier["events"][event].get("start")
    name = None if start else own_name(story, numbers)
    dates = (one.date for one in (story.named.get(at) for at in numbers) if one and one.event == name)
    return start or (None if name is None else next(dates, None))


def days_to_learn(story: Story, workshop: Workshop) -> tuple[Table, list[bool]]:
    """Features of the times of the events that the dossier lists, and whether each is right."""
    rows, truth = [np.zeros((0, len(event_days.FEATURES)))], []
    for group in workshop.groups:
        start = own_day(story, [workshop.chosen[at] for at in group])
        if start:
            candidates = workshop.candidates(group)
            rows.append(candidates.rows())
            truth += [_is_right(value, start) for value in candidates.values]
    return np.vstack(rows), truth


def _is_right(value: str, start: str) -> bool:
    return value.startswith(start) or (len(value) >= len("2019-02") and start.startswith(value))


def worths(story: Story, made: Sequence[Made]) -> list[float]:
    """What the rows are worth: of those of one event only the one that shares most of its quotes."""
    best: dict[int, tuple[int, int]] = {}
    for number, one in enumerate(made):
        event = own_event(story, one.numbers)
        if event is not None:
            shared = sum(event in story.listed[at] for at in one.numbers)
            best[event] = max(best.get(event, (0, 0)), (shared, -number))
    worth_of = {
        -number: 1.0 if story.dossier["events"][event].get("importance", 2) == 1 else 0.5
        for event, (_, number) in best.items()
    }
    for number, worth_there in _named_worths(story, made):
        worth_of[number] = max(worth_of.get(number, 0.0), worth_there)
    return [worth_of.get(number, 0.0) * _rightness(story, one) for number, one in enumerate(made)]


def _rightness(story: Story, made: Made) -> float:
    """The share of its named clauses that are of its event; less if its time is wrong."""
    named = [story.named[at].event for at in made.numbers if at in story.named]
    name, day = own_name(story, made.numbers), own_day(story, made.numbers)
    share = sum(event == name for event in named) / len(named) if named and name else 1.0
    timely = day is None or (made.start is not None and _is_right(made.start, day))
    return share if timely else WRONG_TIME * share


def _named_worths(story: Story, made: Sequence[Made]) -> Iterator[tuple[int, float]]:
    """The row that shares most of each event that a reader named and found worth a row, and its worth."""
    best: dict[str, tuple[int, int]] = {}
    for number, one in enumerate(made):
        name = own_name(story, one.numbers)
        if name is not None:
            shared = sum(story.named[at].event == name for at in one.numbers if at in story.named)
            best[name] = max(best.get(name, (0, 0)), (shared, -number))
    worth_of = {named.event: named.worth for named in story.named.values()}
    for name, (_, number) in best.items():
        yield -number, worth_of[name] / 2


def learn_links(stories: Sequence[Story], pairs: dict[str, tuple[Table, Table]]) -> str:
    """Trees that tell which tellings are of one event."""
    rows, truth = (np.concatenate(part) for part in zip(*(pairs[one.name] for one in stories), strict=True))
    return grow(rows, truth, links.FEATURES, 250)


def learn_days(stories: Sequence[Story], workshops: dict[str, Workshop]) -> str:
    """Trees that tell which of its times an event has."""
    known = [days_to_learn(story, workshops[story.name]) for story in stories]
    rows = np.vstack([rows for rows, _ in known])
    truth = np.array([right for _, truth in known for right in truth], float)
    return grow(rows, truth, event_days.FEATURES, 150, learning_rate=0.05, num_leaves=12)


def learn_worth(stories: Sequence[Story], made: dict[str, list[Made]]) -> str:
    """Trees that tell what an event is worth."""
    rows = worth.as_rows([one.features for story in stories for one in made[story.name]])
    truth = np.array([value for story in stories for value in worths(story, made[story.name])])
    return grow(rows, truth, worth.FEATURES, 120, objective="cross_entropy", learning_rate=0.06, num_leaves=8)


def learn_people(stories: Sequence[Story], made: dict[str, list[Made]]) -> str:
    """Trees that tell who takes part in an event."""
    known = [people_to_learn(story, made[story.name]) for story in stories]
    rows = np.vstack([rows for rows, _ in known])
    truth = np.array([right for _, truth in known for right in truth], float)
    return grow(
        rows, truth, taking_part.FEATURES, 120, learning_rate=0.05, num_leaves=8, min_child_samples=20
    )


def figures(story: Story, made: Sequence[Made], likely: Table) -> dict[str, dict[str, int]]:
    """The tallies of `score_events` for the rows that these events become."""
    order = sorted(range(len(made)), key=lambda at: (-likely[at], at))
    rows = [_row(made[at], rank) for rank, at in enumerate(order, 1)]
    tallies = score_events(("dossiers", story.name), story.dossier, rows, story.quotes)
    return {tally.task: {name: int(count) for name, (count, _) in tally.right.items()} for tally in tallies}


def _row(made: Made, rank: int) -> Event:
    """A row as far as scores ask."""
    mentions = tuple(_evidence(one) for one in made.members)
    planned = made.members[0].telling.status == "planned" and all(
        one.telling.status != "happened" for one in made.members
    )
    status = "planned" if planned else "happened"
    return Event(
        id=f"event_{rank}", type="other", label="", participants=(), place=None, start=made.start, end=None,
        basis=made.basis, status=status, history=(), mentions=mentions, articles=(), independent_sources=1,
        rank=rank, background=False, plover=None,
    )  # fmt: skip


def _evidence(one: Told) -> Evidence:
    return Evidence(one.article, one.telling.span.start, one.telling.span.end, one.quote)


def main() -> None:
    """Measures by folds, or writes the trees."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("labels", type=Path)
    options.add_argument("piles", type=Path)
    options.add_argument("--folds", type=int, default=6)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    stories = [
        load_story(one, asked.shared, asked.labels, asked.piles) for one in load_dossiers("all", asked.shared)
    ]
    tables = {story.name: salience_features(story.told, story.rarity) for story in stories}
    pairs = {story.name: pairs_to_learn(story) for story in stories}
    print(len(stories), "stories,", sum(len(one.told) for one in stories), "tellings", flush=True)
    parts = [stories[at :: asked.folds] for at in range(asked.folds)]
    without = [[story for story in stories if story not in part] for part in parts]
    workshops: dict[str, Workshop] = {}
    for part, others in zip(parts, without, strict=True):
        salient, linked = read_forest(learn_salience(others, tables)), read_forest(learn_links(others, pairs))
        words = learn_words(others, tables)
        for story in part:
            told_salience = judged(story.told, tables[story.name], salient, words)
            workshops[story.name] = Workshop(story.told, story.rarity, told_salience, linked)
    made: dict[str, list[Made]] = {}
    for part, others in zip(parts, without, strict=True):
        days = read_forest(learn_days(others, workshops))
        made.update({story.name: workshops[story.name].events(days) for story in part})
    total: dict[str, Counter[str]] = {}
    for part, others in zip(parts, without, strict=True):
        judge = read_forest(learn_worth(others, made))
        for story in part:
            likely = judge.judge(worth.as_rows([one.features for one in made[story.name]]))
            found = figures(story, made[story.name], likely)
            print(story.name, found, flush=True)
            for task, told in found.items():
                total.setdefault(task, Counter()).update(told)
    print("all", {task: dict(told) for task, told in total.items()}, flush=True)
    if asked.write:
        trees = {
            "salience": learn_salience(stories, tables),
            "links": learn_links(stories, pairs),
            "event_days": learn_days(stories, workshops),
            "worth": learn_worth(stories, made),
            "taking_part": learn_people(stories, made),
        }
        for name, text in trees.items():
            (DATA / f"{name}_forest.tsv").write_text(text, encoding="utf-8")
        told = ["Weights of what makes a telling salient, learned by training/train_events.py."]
        write_weights(DATA / "salience_weights.toml", learn_words(stories, tables), told)


if __name__ == "__main__":
    main()
