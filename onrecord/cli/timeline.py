"""``onrecord timeline``: events in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from onrecord.cli.options import date_options, find_actors, json_option, limit_option, record_argument
from onrecord.cli.output import clip, make_table, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.records.contract import to_line
from onrecord.records.event_types import event_types
from onrecord.store.reader import EventQuery, RecordReader

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
"""


@click.command("timeline", epilog=_EPILOG)
@record_argument
@date_options
@click.option("--actor", help="Only events this actor takes part in.")
@click.option("--type", "type_", type=click.Choice(list(event_types())), help="Only events of this type.")
@click.option("--status", type=click.Choice(list(MARKS)), help="Only events of this status.")
@click.option("--top", type=click.IntRange(min=1), help="Only the so many that matter most.")
@click.option("--background/--no-background", default=True, help="With or without history told for context.")
@click.option("--quotes", is_flag=True, help="With the words each event rests on.")
@limit_option
@json_option
def command(file: Path, as_json: bool, quotes: bool, **told: Any) -> None:
    """Show the events of the record FILE in order of time."""
    with RecordReader(file) as reader:
        events = _find_events(reader, told)
    if as_json:
        print_lines_as_json(to_line("events", event) for event in events)
        return
    console = open_console()
    table = make_table(
        "date", "", "event", "place", "sources", *(["words"] if quotes else []), wide=["event", "words"]
    )
    for event in events:
        table.add_row(*_cells(event, quotes))
    console.print(table)
    legend = "  ".join(f"{mark} {status}" for status, (mark, _) in MARKS.items())
    console.print(Text(f"{plural(len(events), 'event')}    {legend}", style="dim"))


def _find_events(reader: RecordReader, told: dict[str, Any]) -> list[Event]:
    """The events asked for; undated ones last, in the order in which they were told."""
    query = EventQuery(
        type=told["type_"],
        status=told["status"],
        since=told["since"],
        until=told["until"],
        background=None if told["background"] else False,
    )
    events = list(reader.events(query))
    if told["actor"] is not None:
        actors = find_actors(reader, told["actor"])
        events = [event for event in events if any(one.actor in actors for one in event.participants)]
    if told["top"] is not None:
        best = {event.id for event in sorted(events, key=lambda event: (event.rank, event.id))[: told["top"]]}
        events = [event for event in events if event.id in best]
    events.sort(key=_told_late)
    return events[: told["limit"]]


def _told_late(event: Event) -> str:
    """Leaves dated events in their order and puts undated ones in the order in which they were told."""
    return "" if event.start is not None else first_told(event) or "9999"


def _cells(event: Event, quotes: bool) -> list[Text]:
    mark, style = MARKS[event.status]
    faint = "dim" if event.background else ""
    cells = [
        plain(told_date(event.start, event.end, first_told(event)), faint),
        Text(mark, style=style),
        plain(clip(event.label), faint),
        plain(event.place, faint),
        Text(str(event.independent_sources), style=faint, justify="right"),
    ]
    return [*cells, plain(quoted(event.mentions[0].quote))] if quotes and event.mentions else cells


def first_told(event: Event) -> str | None:
    """The day of the first dated article that tells of the event."""
    return min((step.as_of for step in event.history if step.as_of), default=None)


def told_date(start: str | None, end: str | None, told: str | None = None) -> str:
    """A date or an interval as a person reads it; else the day it was told, or ``undated``."""
    if start is not None:
        return start if end in (None, start) else f"{start} – {end}"
    if end:
        return f"until {end}"
    return f"told {told}" if told else "undated"


def told_term(office: Office) -> str:
    """The days of an office as a person reads them, and by when it was over; "" where nothing is known."""
    held = told_date(office.from_, office.to) if office.from_ or office.to else ""
    return ", ".join(one for one in (held, f"over by {office.over_by}" if office.over_by else "") if one)
