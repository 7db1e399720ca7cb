"""Scores of dossiers as tables: a row a story and a row for all, then the figures over all stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.report import with_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.figures import Score
    from onrecord.evaluate.tally import Tally

_EVENTS = (
    "Events of the dossier with a row of their own among the first rows of the record, then those with the "
    "right date and status. Key events are the twenty that belong on one page. Of the first 60 rows: those "
    "that the dossier lists, those that mix several events, and those that repeat the event of a better row."
)
_CLAIMS = (
    "Rows of the dossier that a row of the record meets, then rows of the record that meet a row of the "
    "dossier. A dossier is not exhaustive: a row that it does not list need not be wrong."
)
_OVER_ALL = "Over all stories, with intervals over stories:"
_FIRST_PAGE = "first 60 rows"


@dataclass(frozen=True, slots=True)
class DossierTable:
    """A table with the sentences that say how to read it."""

    legend: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def dossier_tables(scores: Sequence[Score]) -> list[DossierTable]:
    """Events and claims by story; then the figures over all stories, if there are several."""
    is_event = [_FIRST_PAGE in score.total.task or "events" in score.total.task for score in scores]
    tables = [
        _by_story(legend, [score for score, event in zip(scores, is_event, strict=True) if event == wanted])
        for legend, wanted in ((_EVENTS, True), (_CLAIMS, False))
    ]
    return [*tables, _over_all(scores)] if len(scores[0].documents) > 1 else tables


def aligned(table: DossierTable) -> str:
    """The table as plain text with aligned columns."""
    rows = (table.heads, *table.rows)
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.heads))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _by_story(legend: str, scores: Sequence[Score]) -> DossierTable:
    columns = [[*score.documents, score.total] for score in scores]
    rows = [(row[0].page or "all", *map(_cell, row)) for row in zip(*columns, strict=True)]
    heads = ("story", *(score.total.task for score in scores))
    return DossierTable(legend, heads, tuple(rows if len(rows) > 2 else rows[:1]))


def _cell(tally: Tally) -> str:
    return ", ".join(f"{right}/{of}" for right, of in tally.right.values())


def _over_all(scores: Sequence[Score]) -> DossierTable:
    rows = [
        (score.total.task, name, "{}/{}".format(*score.total.right[name]), with_interval(figure))
        for score in scores
        for name, figure in score.figures.items()
    ]
    return DossierTable(_OVER_ALL, ("task", "figure", "counts", "share"), tuple(rows))
