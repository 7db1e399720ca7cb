"""Who stands where: one row an issue, one column a side, and in each cell the stance over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.records.shown_rows import shown_rows
from onrecord.web.phrases import VOICES, sentence_case, spell_date
from onrecord.web.views.quotes import QuoteView, quote_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.records.rows import Issue, Position
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

COLUMNS = 4  # sides with a column of their own; a fifth makes the columns too narrow to read
IN_CELL = 12  # positions a cell unfolds; the statements page has the rest


@dataclass(frozen=True, slots=True)
class PositionView:
    """One position: the stance, its words, and what it changed from."""

    stance: str
    as_of: str | None
    as_of_words: str
    quote: QuoteView | None
    statement_href: str | None
    speaker: str
    voice: str
    shift_from: str | None
    shift_from_words: str | None


@dataclass(frozen=True, slots=True)
class StanceRun:
    """Positions of one stance that follow one another; ``shifted`` where the first changed from another."""

    stance: str
    since_words: str
    count: int
    shifted: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """What one side holds on one issue: the stances over time, the latest words, all positions."""

    side: str
    runs: tuple[StanceRun, ...]
    latest: PositionView
    positions: tuple[PositionView, ...]
    total: int
    all_href: str | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue with a cell for each column; ``others`` are the sides without a column."""

    label: str
    anchor: str
    terms: tuple[str, ...]
    discovered: bool
    cells: tuple[CellView | None, ...]
    others: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class UnheldIssue:
    """An issue that statements are about, but on which no stance was found."""

    label: str
    anchor: str
    statements: int
    href: str | None


@dataclass(frozen=True, slots=True)
class PositionTable:
    """The position table."""

    sides: tuple[str, ...]
    rows: tuple[IssueRow, ...]
    has_others: bool
    unheld: tuple[UnheldIssue, ...]


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A side that changed its stance."""

    side: str
    issue: str
    issue_href: str
    before: PositionView
    after: PositionView


def show_positions(index: RecordIndex, links: Links) -> dict[str, Any]:
    """Who stands where, over time."""
    return {"table": position_table(index, links), "shifts": shifts(index, links)}


def position_table(index: RecordIndex, links: Links) -> PositionTable:
    """The table of all positions; issues with most positions first."""
    cells: defaultdict[str, defaultdict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in index.record.positions:
        cells[position.issue][_holder(position)].append(position)
    columns = _columns(index)
    found = sorted(index.record.issues, key=lambda issue: (-_size(cells[issue.id]), issue.label, issue.id))
    rows = tuple(_row(index, links, issue, cells[issue.id], columns) for issue in found if cells[issue.id])
    unheld = tuple(_unheld(index, links, issue) for issue in found if not cells[issue.id])
    names = tuple(index.name(side) for side in columns)
    return PositionTable(names, rows, any(row.others for row in rows), unheld)


def _unheld(index: RecordIndex, links: Links, issue: Issue) -> UnheldIssue:
    said = (index.statements[one] for one in issue.statements if one in index.statements)
    return UnheldIssue(
        sentence_case(issue.label),
        links.anchor("issue", issue.id),
        len(shown_rows(said, index.every_row)),
        links.filtered(issue=issue.id),
    )


def _size(by_side: dict[str, list[Position]]) -> int:
    return sum(len(positions) for positions in by_side.values())


def _holder(position: Position) -> str:
    return position.side or position.actor or ""


def _columns(index: RecordIndex) -> tuple[str, ...]:
    counts = Counter(position.side for position in index.record.positions if position.side)
    ordered = sorted(counts, key=lambda side: (-counts[side], index.name(side), side))
    return tuple(ordered[:COLUMNS])


def _row(
    index: RecordIndex, links: Links, issue: Issue, cells: dict[str, list[Position]], columns: Sequence[str]
) -> IssueRow:
    rest = sorted(set(cells) - set(columns), key=lambda side: (index.name(side), side))
    return IssueRow(
        label=sentence_case(issue.label),
        anchor=links.anchor("issue", issue.id),
        terms=issue.terms,
        discovered=issue.from_ == "discovered",
        cells=tuple(
            _cell(index, links, issue, side, cells[side]) if side in cells else None for side in columns
        ),
        others=tuple(_cell(index, links, issue, side, cells[side]) for side in rest),
    )


def _cell(index: RecordIndex, links: Links, issue: Issue, side: str, rows: Iterable[Position]) -> CellView:
    ordered = sorted(rows, key=lambda row: (row.as_of or "", row.id))
    views = tuple(position_view(index, links, row) for row in ordered)
    dated = tuple(view for view in views if view.as_of)
    undated = tuple(view for view in views if not view.as_of)
    return CellView(
        side=index.name(side, "holder not known"),
        runs=_runs(dated or undated),
        latest=(dated or undated)[-1],
        positions=(dated[::-1] + undated)[:IN_CELL],
        total=len(views),
        all_href=links.filtered(side=side, issue=issue.id) if side in index.actors else None,
    )


def _runs(views: Sequence[PositionView]) -> tuple[StanceRun, ...]:
    runs: list[StanceRun] = []
    for view in views:
        if runs and runs[-1].stance == view.stance:
            last = runs.pop()
            runs.append(StanceRun(last.stance, last.since_words, last.count + 1, last.shifted))
        else:
            runs.append(StanceRun(view.stance, view.as_of_words, 1, view.shift_from is not None))
    return tuple(runs)


def position_view(index: RecordIndex, links: Links, row: Position) -> PositionView:
    """One position."""
    before = index.positions.get(row.shift_from or "")
    statement = index.statements.get(row.statement or "")
    speaker = (statement.speaker_name if statement else None) or index.name(row.actor, "")
    return PositionView(
        stance=row.stance,
        as_of=row.as_of,
        as_of_words=spell_date(row.as_of, "undated"),
        quote=quote_of(index, links, row.evidence[0]) if row.evidence else None,
        statement_href=links.statement(statement.id) if statement else None,
        speaker=speaker,
        voice=VOICES.get(row.voice, row.voice),
        shift_from=before.stance if before else None,
        shift_from_words=spell_date(before.as_of, "undated") if before else None,
    )


def shifts(index: RecordIndex, links: Links) -> tuple[ShiftView, ...]:
    """All changes of stance, the latest first."""
    changed = [row for row in index.record.positions if row.shift_from in index.positions]
    changed.sort(key=lambda row: (row.as_of or "", row.id), reverse=True)
    return tuple(
        ShiftView(
            side=index.name(_holder(row), "holder not known"),
            issue=index.issue_label(row.issue),
            issue_href=links.issue(row.issue),
            before=position_view(index, links, index.positions[row.shift_from or ""]),
            after=position_view(index, links, row),
        )
        for row in changed
    )
