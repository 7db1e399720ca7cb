"""Everything measured in one go."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.evaluate.actors import score_actors
from onrecord.evaluate.events import score_events
from onrecord.evaluate.figures import Score, score_of
from onrecord.evaluate.gold import fingerprint, load_gold
from onrecord.evaluate.html_pages import HTML_CORPORA, load_html, print_of, score_html
from onrecord.evaluate.outcome import file_reading, make_outcome
from onrecord.evaluate.pages import score_cleaning, score_date
from onrecord.evaluate.polnear import load_polnear, score_polnear
from onrecord.evaluate.statements import score_statements
from onrecord.evaluate.tally import Miss, Tally
from onrecord.evaluate.text_pages import score_without_markup
from onrecord.evaluate.undertakings import score_commitments, score_conditions, score_positions
from onrecord.pipeline import Models, find_actors, read_page, resolve_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.evaluate.gold import GoldPage
    from onrecord.evaluate.outcome import Outcome
    from onrecord.records.readings import Reading

CORPORA = ("examples", "seeds", "kremlin", "iran", "polnear", *HTML_CORPORA)
SCORERS: tuple[Callable[[Outcome], Tally], ...] = (
    score_cleaning,
    score_date,
    score_statements,
    score_events,
    score_conditions,
    score_commitments,
    score_positions,
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """All scores, the corpora that were absent, and what each corpus was when measured.

    Attributes:
        scores: a score for each corpus and task, ordered by corpus.
        absent: corpora that were asked for and are not there.
        fingerprints: a hash of texts and truths for each corpus.
        dossiers: the scores of dossiers over all their stories; empty if they were not asked for.
    """

    scores: tuple[Score, ...]
    absent: tuple[str, ...]
    fingerprints: tuple[tuple[str, str], ...]
    dossiers: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: corpora, and how many PolNeAR articles (None: all)."""

    corpora: frozenset[str] = frozenset(CORPORA)
    polnear_limit: int | None = None


def measure(plan: Plan, models: Models, tell: Callable[[str], None]) -> Measurement:
    """Reads, resolves and scores all corpora of the plan that are there; ``tell`` hears of progress."""
    pages = load_gold(plan.corpora)
    tallies = [*_score_gold(pages, models, tell)]
    present = {page.corpus for page in pages}
    articles = load_polnear(plan.polnear_limit) if "polnear" in plan.corpora else []
    if articles:
        tell(f"reading {len(articles)} PolNeAR articles")
        tallies += score_polnear(articles, models, lambda: None)
        present.add("polnear")
    prints = [
        (corpus, fingerprint(tuple(page for page in pages if page.corpus == corpus)))
        for corpus in sorted(present - {"polnear"})
    ]
    for corpus in sorted(plan.corpora & set(HTML_CORPORA)):
        known = load_html(corpus)
        if known:
            tell(f"cleaning {len(known)} pages of {corpus}")
            tallies += [*score_html(corpus, known), *(score_without_markup(corpus, page) for page in known)]
            prints.append((corpus, print_of(known)))
            present.add(corpus)
    absent = tuple(corpus for corpus in CORPORA if corpus in plan.corpora and corpus not in present)
    return Measurement(scores_of(tallies), absent, tuple(sorted(prints)))


def _score_gold(pages: Sequence[GoldPage], models: Models, tell: Callable[[str], None]) -> Iterator[Tally]:
    stories: defaultdict[str, list[GoldPage]] = defaultdict(list)
    for page in pages:
        stories[page.story].append(page)
    for story, members in sorted(stories.items()):
        tell(f"reading {len(members)} gold pages of {story}")
        read = {}
        for page in members:
            reading = _read(page, models)
            if reading is None:
                yield Tally(
                    page.corpus, "rejected pages", page.name, misses=(Miss(page.name, "rejected", ""),)
                )
            else:
                read[page.name] = reading
        kept = [page for page in members if page.name in read]
        filed = [file_reading(page, read[page.name]) for page in kept]
        record = resolve_readings(filed)
        outcomes = [make_outcome(page, read[page.name], record) for page in kept]
        yield from (score(outcome) for outcome in outcomes for score in SCORERS)
        yield from score_actors(outcomes, find_actors(filed))


def _read(page: GoldPage, models: Models) -> Reading | None:
    try:
        return read_page(page.page, models)
    except PageRejected:
        return None


def scores_of(tallies: Iterable[Tally]) -> tuple[Score, ...]:
    """A score for each corpus and task, in the order of `CORPORA`, then of the tallies."""
    groups: defaultdict[tuple[str, str], list[Tally]] = defaultdict(list)
    for tally in tallies:
        groups[tally.corpus, tally.task].append(tally)
    order = {corpus: at for at, corpus in enumerate(CORPORA)}
    ranked = sorted(groups.values(), key=lambda group: order[group[0].corpus])
    return tuple(score_of(group) for group in ranked)
