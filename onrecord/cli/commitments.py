"""``onrecord commitments``: who undertook what, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import json_option, record_argument
from onrecord.cli.output import make_table, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.cli.timeline import told_date
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.api.row_filters import Outcome

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
def command(file: Path, party: str | None, outcome: Outcome | None, as_json: bool) -> None:
    """Show the undertakings in the record FILE and their outcome in later articles."""
    with Record(file) as record:
        found = record.commitments(party=party, outcome=outcome)
        names = record.names()
    if as_json:
        print_lines_as_json(to_line("commitments", row) for row in found)
        return
    table = make_table("made on", "party", "undertaking", "due", "outcome", wide=["party", "undertaking"])
    for row in found:
        name = names[row.party] if row.party else "unknown"
        due = told_date(row.due.start, row.due.end) if row.due else ""
        told = Text(row.outcome.replace("_", " "), style=OUTCOMES[row.outcome])
        table.add_row(
            plain(row.made_on or "undated"), plain(name), plain(quoted(row.text.quote)), plain(due), told
        )
    console = open_console()
    console.print(table)
    console.print(Text(plural(len(found), "commitment"), style="dim"))
