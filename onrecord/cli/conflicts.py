"""``onrecord conflicts``: sources that cannot all be right, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.api.row_filters import ConflictKind
from onrecord.cli.options import json_option, record_argument
from onrecord.cli.output import clip, open_console, plain, plural, print_lines_as_json, quoted
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.rows import Version

_EPILOG = """
\b
Examples:
  onrecord conflicts talks.onrecord
  onrecord conflicts talks.onrecord --kind number --json
"""


@click.command("conflicts", epilog=_EPILOG)
@record_argument
@click.option("--kind", type=click.Choice(get_args(ConflictKind)), help="Only conflicts about this.")
@json_option
def command(file: Path, kind: ConflictKind | None, as_json: bool) -> None:
    """Show the conflicts of the record FILE: sources that contradict each other."""
    with Record(file) as record:
        found = record.conflicts(kind=kind)
        articles = {row.id: row for row in record.articles()}
    if as_json:
        print_lines_as_json(to_line("conflicts", row) for row in found)
        return
    console = open_console()
    for conflict in found:
        console.print(Text.assemble((clip(conflict.subject), "bold"), (f"  {conflict.kind}", "dim")))
        for version in conflict.versions:
            console.print(_tell_version(version, articles))
        console.print()
    console.print(Text(plural(len(found), "conflict"), style="dim"))


def _tell_version(version: Version, articles: dict[str, ArticleRow]) -> Text:
    told = Text.assemble("  • ", (clip(version.claim), "yellow"))
    told.append(f"  ({plural(version.independent_sources, 'independent source')})", style="dim")
    for one in version.evidence[:3]:
        source = articles[one.article]
        name = source.outlet or source.agency or source.source.locator
        told.append(f"\n      {quoted(one.quote)} ")
        told.append_text(plain(f"— {name}, {source.published.value or 'undated'}", "dim"))
    return told
