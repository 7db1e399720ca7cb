"""``onrecord timeline``: events in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import all_option, date_options, json_option, limit_option, record_argument
from onrecord.cli.output import (
    clip,
    count_shown,
    make_table,
    open_console,
    plain,
    print_lines_as_json,
    quoted,
)
from onrecord.errors import UsageError
from onrecord.records.contract import to_line
from onrecord.records.event_types import event_types
from onrecord.records.shown_rows import KEY_EVENTS

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.rows import Event, Office

MARKS = {
    "happened": ("●", "green"),
    "planned": ("○", "cyan"),
    "cancelled": ("✕", "red"),
    "denied": ("≠", "red"),
    "hypothetical": ("?", "yellow"),
    "unknown": ("·", ""),
}

_EPILOG = """
\b
Examples:
  onrecord timeline talks.onrecord
  onrecord timeline talks.onrecord --since 2019 --status planned --quotes
  onrecord timeline talks.onrecord --actor Japan --top 20
  onrecord timeline talks.onrecord --key          what belongs on one page
  onrecord timeline talks.onrecord --all          also what is held back as unsure
"""


@click.command("timeline", epilog=_EPILOG)
@record_argument
@date_options
@click.option("--actor", help="Only events this actor takes part in.")
@click.option("--type", type=click.Choice(list(event_types())), help="Only events of this type.")
@click.option("--status", type=click.Choice(list(MARKS)), help="Only events of this status.")
@click.option("--top", type=click.IntRange(min=1), help="Only this many, the highest ranks.")
@click.option("--key", is_flag=True, help=f"Only the key events: at most {KEY_EVENTS}, the highest ranks.")
@click.option(
    "--background/--no-background",
    default=True,
    help="With or without history that articles give as context.",
)
@click.option("--quotes", is_flag=True, help="With the words behind each event.")
@all_option
@limit_option
@json_option
def command(file: Path, as_json: bool, quotes: bool, limit: int | None, key: bool, **filters: Any) -> None:
    """Show the events of the record FILE in order of time.

    Events that are unsure are held back, and counted; --all shows them too.
    """
    filters["background"] = None if filters["background"] else False
    if key:
        filters["top"] = _key_events(filters)
    with Record(file) as record:
        events = record.events(**filters)[:limit]
        held_back = _held_back(record, filters)
    if as_json:
        print_lines_as_json(to_line("events", event) for event in events)
        return
    console = open_console()
    table = make_table(
        "date",
        "",
        "event",
        "place",
        "sources",
        "sure",
        *(["words"] if quotes else []),
        wide=["event", "words"],
    )
    for event in events:
        table.add_row(*_cells(event, quotes))
    console.print(table)
    legend = "  ".join(f"{mark} {status}" for status, (mark, _) in MARKS.items())
    console.print(Text(f"{count_shown('event', len(events), held_back)}    {legend}", style="dim"))


def _key_events(filters: dict[str, Any]) -> int:
    """How many key events are asked for.

    Raises:
        UsageError: if events that are held back are asked for, too.
    """
    if filters["all"]:
        raise UsageError("no event that is held back is a key event: leave out --key or --all")
    return min(filters["top"] or KEY_EVENTS, KEY_EVENTS)


def _held_back(record: Record, filters: dict[str, Any]) -> int:
    """How many events meet the filters, but are held back and not shown now."""
    if filters["all"]:
        return 0
    return sum(not event.shown for event in record.events(**{**filters, "all": True, "top": None}))


def _cells(event: Event, quotes: bool) -> list[Text]:
    mark, style = MARKS[event.status]
    faint = "dim" if event.background or not event.shown else ""
    cells = [
        plain(told_date(event.start, event.end, event.first_reported), faint),
        Text(mark, style=style),
        plain(clip(event.label) + ("" if event.shown else " (held back)"), faint),
        plain(event.place, faint),
        Text(str(event.independent_sources), style=faint, justify="right"),
        Text(f"{event.confidence:.0%}", style=faint, justify="right"),
    ]
    return [*cells, plain(quoted(event.mentions[0].quote))] if quotes and event.mentions else cells


def told_date(start: str | None, end: str | None, told: str | None = None) -> str:
    """A date or an interval as a person reads it; else the day it was told, or ``undated``."""
    if start is not None:
        return start if end in (None, start) else f"{start} – {end}"
    if end:
        return f"until {end}"
    return f"reported {told}" if told else "undated"


def told_term(office: Office) -> str:
    """The days of an office as a person reads them, and by when it was over; "" where nothing is known."""
    held = told_date(office.from_, office.to) if office.from_ or office.to else ""
    return ", ".join(one for one in (held, f"over by {office.over_by}" if office.over_by else "") if one)
