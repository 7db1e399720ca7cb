"""``onrecord actors``: people, countries and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.api.row_filters import ActorKind
from onrecord.cli.options import json_option, limit_option, record_argument
from onrecord.cli.output import clip, make_table, open_console, plain, plural, print_lines_as_json
from onrecord.cli.timeline import told_term
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.rows import Office

_EPILOG = """
\b
Examples:
  onrecord actors talks.onrecord
  onrecord actors talks.onrecord --kind person --limit 20
"""


@click.command("actors", epilog=_EPILOG)
@record_argument
@click.option("--kind", type=click.Choice(get_args(ActorKind)), help="Only this kind.")
@limit_option
@json_option
def command(file: Path, kind: ActorKind | None, limit: int | None, as_json: bool) -> None:
    """Show who acts and speaks in the record FILE, the most named first."""
    with Record(file) as record:
        found = record.actors(kind=kind)
        names = record.names()
    if as_json:
        print_lines_as_json(to_line("actors", actor) for actor in found[:limit])
        return
    table = make_table("name", "kind", "side", "offices", "also", "named", wide=["name", "offices", "also"])
    for actor in found[:limit]:
        others = ", ".join(name.form for name in actor.names if name.form != actor.name)
        table.add_row(
            plain(actor.name),
            plain(actor.kind),
            plain(names.get(actor.side or "", "")),
            plain("; ".join(_tell_office(office) for office in actor.offices)),
            plain(clip(others, 80), "dim"),
            Text(str(actor.times_named), justify="right"),
        )
    console = open_console()
    console.print(table)
    console.print(Text(plural(len(found), "actor"), style="dim"))


def _tell_office(office: Office) -> str:
    of = f", {office.of}" if office.of else ""
    term = told_term(office)
    held = f" ({term})" if term else ""
    return f"{office.title}{of}{held}"
