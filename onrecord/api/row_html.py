"""Rows as a table of HTML for notebooks. All text in it is escaped: pages are written by strangers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from onrecord.api.row_columns import columns_of
from onrecord.records.article_rows import ArticleRow
from onrecord.records.corrections import CorrectionRow
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Event,
    Instrument,
    Issue,
    Place,
    Position,
    RejectRow,
    Statement,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_ROWS = 20  # rows shown: a notebook's cell stays on one screen
MAX_CHARACTERS = 160  # of a cell: as in the tables of the command line

SHOWN: dict[type, tuple[str, ...]] = {
    ArticleRow: ("published.value", "outlet", "title", "genre"),
    Statement: ("said_on.value", "speaker_name", "side.name", "mode", "content"),
    Event: ("start", "end", "status", "label", "place", "independent_sources"),
    Time: ("quote", "type", "value"),
    Actor: ("name", "kind", "side.name", "offices", "names"),
    Place: ("name", "country", "names"),
    Instrument: ("name", "date", "parties.name"),
    Issue: ("label", "terms"),
    Position: ("as_of", "side.name", "actor.name", "issue.name", "stance", "evidence"),
    Condition: ("since", "holder.name", "prerequisite.quote", "consequent.quote"),
    Commitment: ("made_on", "party.name", "text.quote", "outcome"),
    Conflict: ("subject", "kind", "versions"),
    RejectRow: ("locator", "reason", "message"),
    CorrectionRow: ("when", "who", "kind", "target.label", "value", "status"),
}
"""The columns of each kind of row that a person reads; all columns of any other kind."""

_WORDS = ("quote", "title", "form", "claim")
"""The field by which a person knows an object within a row."""


def as_html(type_: type, rows: Sequence[Any], names: Mapping[str, str]) -> str:
    """A table of the first rows, and how many there are."""
    columns = columns_of(type_, rows[:MAX_ROWS], names)
    shown = SHOWN.get(type_, tuple(columns))
    head = "".join(f"<th>{escape(name)}</th>" for name in shown)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(_words(cell))}</td>' for cell in cells)}</tr>"
        for cells in zip(*(columns[name] for name in shown), strict=True)
    )
    told = f"{min(len(rows), MAX_ROWS):,} of {len(rows):,}"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{told}</p>"


def _words(value: Any) -> str:
    """A cell as a person reads it, clipped."""
    words = " ".join(_spelt(value).split())
    return words if len(words) <= MAX_CHARACTERS else words[: MAX_CHARACTERS - 1] + "…"


def _spelt(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_spelt(one) for one in value)
    if isinstance(value, dict):
        return next((str(value[name]) for name in _WORDS if name in value), "")
    return "" if value is None else str(value)
