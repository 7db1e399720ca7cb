"""``onrecord positions``: where each side stands on each issue, over time."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import date_options, json_option, record_argument
from onrecord.cli.output import clip, make_table, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.records.rows import Actor, Position

STYLES = {"supports": "green", "opposes": "red", "conditional": "yellow", "open": "cyan"}
OFTEN = 3  # positions in the record; of the others a long record has hundreds, each heard once
Cell = tuple[str, str]  # issue id, id of the side (or of the actor, where no side is known; or "")

_EPILOG = """
\b
Examples:
  onrecord positions talks.onrecord
  onrecord positions talks.onrecord --side Russia --issue islands
  onrecord positions talks.onrecord --top 5 --since 2016
"""


@click.command("positions", epilog=_EPILOG)
@record_argument
@date_options
@click.option("--side", help="Only of this side: an id or a name.")
@click.option("--issue", help="Only on this issue: an id, or words of its label.")
@click.option("--top", type=click.IntRange(min=1), help="Only this many issues, those with most positions.")
@click.option(
    "--all", "everybody", is_flag=True, help="Also speakers without a side who speak once or twice."
)
@json_option
def command(file: Path, as_json: bool, top: int | None, everybody: bool, **filters: Any) -> None:
    """Show the position of each side on each issue of the record FILE, and how it changed."""
    with Record(file) as record:
        positions = record.positions(**filters)
        actors = {actor.id: actor for actor in record.actors()}
        labels = {issue.id: issue.label for issue in record.issues()}
    names = {actor.id: actor.name for actor in actors.values()}
    cells = group_by_cell(positions)
    issues = rank_issues(cells, labels)[:top]
    if as_json:
        print_lines_as_json(to_line("positions", one) for one in positions if one.issue in issues)
        return
    console = open_console()
    table = make_table(
        "issue", "side", "stance over time", "words", wide=["issue", "side", "stance over time", "words"]
    )
    for issue in issues:
        standing = [side for found, side in cells if found == issue]
        shown = standing if everybody or filters["side"] is not None else main_sides(standing, cells, actors)
        sides = sorted(shown, key=lambda side: names.get(side, "~"))
        for index, side in enumerate(sides):
            label = plain(clip(labels[issue], 40), "bold") if index == 0 else Text()
            course = cells[issue, side]
            evidence = latest(course).evidence
            words = quoted(evidence[0].quote) if evidence else ""
            table.add_row(label, plain(names.get(side, "unknown")), tell_course(course), plain(words))
        if len(sides) < len(standing):
            hidden = plain(f"and {plural(len(standing) - len(sides), 'other')} (--all)", "dim")
            table.add_row(Text() if sides else plain(clip(labels[issue], 40), "bold"), hidden, Text(), Text())
        table.add_section()
    console.print(table)
    told_counts = f"{plural(len(positions), 'position')} on {plural(len(labels), 'issue')}"
    console.print(Text(f"{told_counts}; the words are from the latest", style="dim"))


def group_by_cell(positions: Iterable[Position]) -> dict[Cell, list[Position]]:
    """The positions of each side on each issue, in order of time."""
    cells: dict[Cell, list[Position]] = defaultdict(list)
    for one in positions:
        cells[one.issue, one.side or one.actor or ""].append(one)
    return dict(cells)


def main_sides(standing: list[str], cells: dict[Cell, list[Position]], actors: dict[str, Actor]) -> list[str]:
    """The countries, and whoever else is heard often enough in the record to have a line of his own."""
    heard: dict[str, int] = defaultdict(int)
    for (_, side), course in cells.items():
        heard[side] += len(course)
    return [
        side
        for side in standing
        if heard[side] >= OFTEN or (side in actors and actors[side].kind == "country")
    ]


def rank_issues(cells: dict[Cell, list[Position]], labels: dict[str, str]) -> list[str]:
    """The issues, those on which more sides stand, then those with more positions, first."""
    sides: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    for (issue, _), course in cells.items():
        sides[issue] += 1
        counts[issue] += len(course)
    return sorted(counts, key=lambda issue: (-min(sides[issue], 2), -counts[issue], labels[issue], issue))


def tell_course(course: list[Position]) -> Text:
    """``supports 2014-01 – 2016-12 (3×) → conditional 2019-02; undated: open``."""
    told = Text()
    dated = [one for one in course if one.as_of]
    for stance, same in groupby(dated, key=lambda one: one.stance):
        run = list(same)
        first, last = run[0].as_of, run[-1].as_of
        period = f"{first}" if first == last else f"{first} – {last}"
        told.append(" → " if told else "")
        told.append(stance, style=STYLES[stance])
        told.append(f" {period}" + (f" ({len(run)}×)" if len(run) > 1 else ""), style="dim")
    undated = sorted({one.stance for one in course if not one.as_of})
    if undated:
        told.append("; undated: " if told else "undated: ", style="dim")
    for index, stance in enumerate(undated):
        told.append(", " if index else "")
        told.append(stance, style=STYLES[stance])
    return told


def latest(course: list[Position]) -> Position:
    """The latest dated position; without any, the first."""
    dated = [one for one in course if one.as_of]
    return dated[-1] if dated else course[0]
