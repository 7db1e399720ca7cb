"""``onrecord conditions``: what must come before what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from onrecord.cli.options import find_actors, json_option, record_argument
from onrecord.cli.output import make_table, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.store.reader import RecordReader

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
    with RecordReader(file) as reader:
        actors = {actor.id: actor for actor in reader.rows("actors")}
        wanted = find_actors(reader, holder) if holder is not None else None
        pairs = zip(reader.rows("conditions"), reader.lines("conditions"), strict=True)
        found = [
            (row, line)
            for row, line in pairs
            if wanted is None
            or row.holder in wanted
            or (row.holder is not None and actors[row.holder].side in wanted)
        ]
    if as_json:
        print_lines_as_json(line for _, line in found)
        return
    table = make_table("since", "holder", "first", "then", wide=["holder", "first", "then"])
    for row, _ in found:
        name = actors[row.holder].name if row.holder else "unknown"
        then = quoted(row.consequent.quote) if row.consequent else ""
        table.add_row(
            plain(row.since or "undated"), plain(name), plain(quoted(row.prerequisite.quote)), plain(then)
        )
    console = open_console()
    console.print(table)
    console.print(Text(plural(len(found), "condition"), style="dim"))
