"""``onrecord commitments``: who undertook what, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from onrecord.cli.options import find_actors, json_option, record_argument
from onrecord.cli.output import make_table, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.cli.timeline import told_date
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from pathlib import Path

OUTCOMES = {"kept": "green", "broken": "red", "changed": "yellow", "pending": "cyan", "no_evidence": "dim"}

_EPILOG = """
\b
Examples:
  onrecord commitments talks.onrecord
  onrecord commitments talks.onrecord --party Japan --outcome broken
"""


@click.command("commitments", epilog=_EPILOG)
@record_argument
@click.option("--party", help="Only undertakings of this actor, or of those who speak for it.")
@click.option("--outcome", type=click.Choice(list(OUTCOMES)), help="Only those with this outcome.")
@json_option
def command(file: Path, party: str | None, outcome: str | None, as_json: bool) -> None:
    """Show the undertakings in the record FILE and what later articles tell of them."""
    with RecordReader(file) as reader:
        actors = {actor.id: actor for actor in reader.rows("actors")}
        wanted = find_actors(reader, party) if party is not None else None
        pairs = zip(reader.rows("commitments"), reader.lines("commitments"), strict=True)
        found = [
            (row, line)
            for row, line in pairs
            if outcome in (None, row.outcome)
            and (
                wanted is None
                or row.party in wanted
                or (row.party is not None and actors[row.party].side in wanted)
            )
        ]
    if as_json:
        print_lines_as_json(line for _, line in found)
        return
    table = make_table("made on", "party", "undertaking", "due", "outcome", wide=["party", "undertaking"])
    for row, _ in found:
        name = actors[row.party].name if row.party else "unknown"
        due = told_date(row.due.start, row.due.end) if row.due else ""
        told = Text(row.outcome.replace("_", " "), style=OUTCOMES[row.outcome])
        table.add_row(
            plain(row.made_on or "undated"), plain(name), plain(quoted(row.text.quote)), plain(due), told
        )
    console = open_console()
    console.print(table)
    console.print(Text(plural(len(found), "commitment"), style="dim"))
