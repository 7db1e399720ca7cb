"""``onrecord conditions``: what must come before what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import json_option, record_argument
from onrecord.cli.output import make_table, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """
\b
Examples:
  onrecord conditions talks.onrecord
  onrecord conditions talks.onrecord --holder Russia --json
"""


@click.command("conditions", epilog=_EPILOG)
@record_argument
@click.option("--holder", help="Only conditions set by this actor, or by those who speak for it.")
@json_option
def command(file: Path, holder: str | None, as_json: bool) -> None:
    """Show what the sides of the record FILE ask for before they act."""
    with Record(file) as record:
        found = record.conditions(holder=holder)
        names = record.names()
    if as_json:
        print_lines_as_json(to_line("conditions", row) for row in found)
        return
    table = make_table("since", "holder", "first", "then", wide=["holder", "first", "then"])
    for row in found:
        name = names[row.holder] if row.holder else "unknown"
        then = quoted(row.consequent.quote) if row.consequent else ""
        table.add_row(
            plain(row.since or "undated"), plain(name), plain(quoted(row.prerequisite.quote)), plain(then)
        )
    console = open_console()
    console.print(table)
    console.print(Text(plural(len(found), "condition"), style="dim"))
