"""``onrecord statements``: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import (
    all_option,
    date_options,
    json_option,
    limit_option,
    record_argument,
    who_options,
)
from onrecord.cli.output import count_shown, make_table, open_console, plain, print_lines_as_json, quoted
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from onrecord.records.article_rows import Published
    from onrecord.records.rows import Statement

_EPILOG = """
\b
Examples:
  onrecord statements talks.onrecord --speaker Lavrov --since 2019-01
  onrecord statements talks.onrecord --side Japan --mode direct --words "peace treaty"
  onrecord statements talks.onrecord --issue islands --json
  onrecord statements talks.onrecord --all        also what is held back as unsure
"""


@click.command("statements", epilog=_EPILOG)
@record_argument
@who_options
@date_options
@click.option("--mode", type=click.Choice(["direct", "indirect", "mixed"]), help="Quoted, reported, or both.")
@click.option("--words", help='Only if the content holds these words; "phrases" and prefixes* work.')
@click.option("--article", help="Only in this article: an id, the beginning of one, or a file name.")
@all_option
@limit_option
@json_option
def command(file: Path, as_json: bool, limit: int | None, **filters: Any) -> None:
    """Show the statements of the record FILE in order of time.

    Statements that are unsure are held back, and counted; --all shows them too.
    """
    with Record(file) as record:
        statements = record.statements(**filters)[:limit]
        every = record.statements(**{**filters, "all": True})
        names = record.names()
        published = {row.id: row.published for row in record.articles()}
    if as_json:
        print_lines_as_json(to_line("statements", statement) for statement in statements)
        return
    console = open_console()
    table = make_table("said on", "speaker", "statement", "article", wide=["speaker", "statement"])
    for statement in sorted(statements, key=lambda one: _in_reading_order(one, published.get(one.article))):
        table.add_row(*_cells(statement, names, published.get(statement.article)))
    console.print(table)
    held_back = 0 if filters["all"] else sum(not row.shown for row in every)
    console.print(Text(count_shown("statement", len(statements), held_back), style="dim"))


def _in_reading_order(statement: Statement, published: Published | None) -> tuple[str, str, int]:
    """By day, or about the day; of one day, as they stand in their article."""
    day = statement.said_on.value if statement.said_on else None
    if day is None and published is not None:
        day = published.value or published.sort_day
    return (day or "~", statement.article, statement.content[0].start)


def _cells(statement: Statement, names: Mapping[str, str], published: Published | None) -> list[Text]:
    said_on = statement.said_on.value if statement.said_on else None
    out_by = published.value if published else None
    date = plain(said_on) if said_on else plain(f"by {out_by}" if out_by else "undated", "dim")
    faint = "" if statement.shown else "dim"
    return [
        date,
        speaker_cell(statement, names),
        plain(told_content(statement) + ("" if statement.shown else " (held back)"), faint),
        plain(statement.article[8:16], "dim"),
    ]


def speaker_cell(statement: Statement, names: Mapping[str, str]) -> Text:
    """The speaker with the side spoken for, or the words that name a speaker nobody knows."""
    mention = statement.speaker_mention.quote if statement.speaker_mention else "unnamed"
    cell = plain(statement.speaker_name or mention, "" if statement.speaker else "italic")
    if statement.side and statement.side != statement.speaker:
        cell.append(f" ({names.get(statement.side, statement.side)})", style="dim")
    return cell


def told_content(statement: Statement) -> str:
    """The content: in quotation marks where the words were quoted, what the speaker denies marked as such."""
    words = " … ".join(one.quote for one in statement.content)
    marked = quoted(words)
    told = marked if statement.mode == "direct" else marked[1:-1]
    return told if statement.polarity == "affirmed" else f"[{statement.polarity}] {told}"
