"""Scores of whole piles against dossiers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.evaluate.dossiers.listed_claims import ClaimScorer
from onrecord.evaluate.dossiers.listed_events import score_events
from onrecord.evaluate.dossiers.passages import Quotes
from onrecord.evaluate.dossiers.piles import build_pile, load_dossiers
from onrecord.evaluate.figures import Score, score_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.evaluate.dossiers.piles import Dossier
    from onrecord.evaluate.tally import Tally
    from onrecord.records.record import Record

DOSSIERS = "dossiers"
"""The name that dossiers go by among the corpora."""


def score_dossiers(story: str, shared: Path, folder: Path, tell: Callable[[str], None]) -> tuple[Score, ...]:
    """A score for each task over the story named, or over all for ``all``; each story is a document.

    Args:
        story: the name of a story, or ``all``.
        shared: the folder of the corpora.
        folder: where the records stay for the next run.
        tell: hears of progress.

    Raises:
        UsageError: if there is no such dossier or no pile.
    """
    by_task: defaultdict[str, list[Tally]] = defaultdict(list)
    for dossier in load_dossiers(story, shared):
        tell(f"building the record of {dossier.story}: {len(dossier.articles)} articles")
        for tally in score_dossier(dossier, build_pile(dossier, shared, folder)):
            by_task[tally.task].append(tally)
    return tuple(score_of(tallies) for tallies in by_task.values())


def score_dossier(dossier: Dossier, record: Record) -> list[Tally]:
    """A tally for each task: how much of the dossier the record shows, and how much else it shows."""
    whose = (DOSSIERS, dossier.story)
    quotes = Quotes.over(record.articles)
    events = score_events(whose, dossier.content, record.events, quotes)
    return [*events, *ClaimScorer(whose, dossier.content, record, quotes).tallies()]
