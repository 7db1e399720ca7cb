"""Filtering the dossier's statements without a script.

Each select box offers values; a rule of the style sheet for each value hides the statements that
do not carry its class while it is chosen. Class names are counted, so no word of the record enters
the style sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.web.phrases import MODES
from onrecord.web.views.paging import Option
from onrecord.web.views.statements import StatementView, day_of, options_of, statement_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.records.rows import Statement
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

OFFERED = 60  # values a box offers, the most frequent; each is a rule of the style sheet


@dataclass(frozen=True, slots=True)
class Facet:
    """A select box: its title and the values it offers, each with the class that stands for it."""

    name: str
    title: str
    options: tuple[tuple[str, Option], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """The boxes, the rules that make them work, and the statements with their classes."""

    boxes: tuple[Facet, ...]
    style: str
    statements: tuple[tuple[str, StatementView], ...]


def show_statements(index: RecordIndex, links: Links) -> dict[str, Any]:
    """The statements that are listed, with the boxes that filter them and the rules of the boxes."""
    facets = facets_of(index, links)
    return {"facets": facets, "style": facets.style, "unlisted": index.unlisted_statements}


def facets_of(index: RecordIndex, links: Links) -> Facets:
    """The facets of a record's statements."""
    boxes = tuple(_box(index, name, title) for name, title in _TITLES)
    classes = {(box.name, option.value): css for box in boxes for css, option in box.options}
    rows = (
        (" ".join(_classes(index, row, classes)), statement_view(index, links, row))
        for row in index.listed_statements
    )
    return Facets(tuple(box for box in boxes if box.options), _rules(boxes), tuple(rows))


_TITLES = (
    ("side", "Side"),
    ("speaker", "Speaker"),
    ("issue", "Issue"),
    ("mode", "How reported"),
    ("year", "Year"),
    ("outlet", "Outlet"),
)


def _values(index: RecordIndex, row: Statement) -> Iterator[tuple[str, str]]:
    if row.side:
        yield "side", row.side
    if row.speaker:
        yield "speaker", row.speaker
    for issue in row.issues:
        yield "issue", issue
    yield "mode", row.mode
    if day := day_of(index, row):
        yield "year", day[:4]
    yield "outlet", index.outlet(row.article)


def _box(index: RecordIndex, name: str, title: str) -> Facet:
    labels: dict[str, Callable[[str], str]] = {
        "side": index.name,
        "speaker": index.name,
        "issue": index.issue_label,
        "mode": lambda mode: MODES.get(mode, mode),
    }
    values = (value for row in index.listed_statements for key, value in _values(index, row) if key == name)
    options = options_of(values, labels.get(name, str))[:OFFERED]
    if name == "year":
        options = tuple(sorted(options, key=lambda option: option.value))
    return Facet(name, title, tuple((f"{name}{number}", one) for number, one in enumerate(options, start=1)))


def _classes(index: RecordIndex, row: Statement, classes: dict[tuple[str, str], str]) -> Iterator[str]:
    for one in _values(index, row):
        if one in classes:
            yield classes[one]


def _rules(boxes: tuple[Facet, ...]) -> str:
    chosen = (css for box in boxes for css, _ in box.options)
    return "".join(
        f'#statements:has(option[value="{css}"]:checked) .st:not(.{css}) {{ display: none }}\n'
        for css in chosen
    )
