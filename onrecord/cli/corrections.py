"""``onrecord corrections``: the log of what people know better than the program."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from rich.text import Text

from onrecord.cli.corrections_made import MAKERS, keep, moment_after, who_option, why_option
from onrecord.cli.options import json_option, record_argument
from onrecord.cli.output import clip, make_table, open_console, plain, plural, print_json
from onrecord.cli.progress import open_progress
from onrecord.correct.ledger import undone_by
from onrecord.correct.lines import parse_lines
from onrecord.correct.told import tell, tell_status
from onrecord.errors import UsageError
from onrecord.export.whole_files import write_lines
from onrecord.records.corrections import Correction, CorrectionRow, to_log_line
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from collections.abc import Sequence

STATUSES = {
    "applied": "green", "overruled": "yellow", "undone": "dim", "not_applied": "red", "waiting": "cyan",
}  # fmt: skip
MAX_PROBLEMS = 10  # lines of a file told of at once
FUTURE = timedelta(days=1)  # clocks differ, and time zones are mistaken

_EPILOG = """
\b
Examples:
  onrecord corrections talks.onrecord merge "Sergei Lavrov" "Sergey Lawrow"
  onrecord corrections talks.onrecord set-speaker statement_5d1f "Taro Kono" --why "it is his reply"
  onrecord corrections talks.onrecord reject event_90ab --why "a film, not a meeting"
  onrecord corrections talks.onrecord set-date two.html 2019-02-16
  onrecord corrections talks.onrecord list
  onrecord corrections talks.onrecord undo correction_77c0
  onrecord corrections talks.onrecord export --out mine.jsonl
  onrecord corrections talks.onrecord import hers.jsonl

The log is kept in FILE and only ever added to; builds keep to it. A correction is kept by the words and names
of its row, so that it holds when articles come and pages are read better. docs/corrections.md tells it all.
"""


class _Group(click.Group):
    """Takes FILE before the command, and shows what the log does first."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group("corrections", cls=_Group, epilog=_EPILOG)
@record_argument
@click.pass_context
def command(context: click.Context, file: Path) -> None:
    """Correct the record FILE. Corrections are kept in a log that every build follows."""
    context.obj = file


for _maker in MAKERS:
    command.add_command(_maker)


@command.command("list")
@click.option("--status", type=click.Choice(list(STATUSES)), help="Only entries with this status.")
@json_option
@click.pass_obj
def list_log(file: Path, status: str | None, as_json: bool) -> None:
    """List the log, oldest first, with the status of each entry."""
    with RecordReader(file) as reader:
        rows: list[CorrectionRow] = list(reader.rows("corrections"))
        waiting = _waiting(reader.log(), rows)
    told = sorted([*rows, *waiting], key=lambda row: (row.when, row.id))
    told = [row for row in told if status in (None, _status(row))]
    if as_json:
        print_json([msgspec.to_builtins(row) | {"status": _status(row)} for row in told])
        return
    table = make_table("when", "who", "what", "", "became", "id", wide=["what", "became"])
    for row in told:
        table.add_row(
            plain(f"{row.when[:10]} {row.when[11:16]}"),
            plain(row.who),
            plain(row.kind),
            plain(clip(tell(row) + (f" ({row.why})" if row.why else ""))),
            plain(_told_status(row), STATUSES[_status(row)]),
            plain(row.id, "dim"),
        )
    console = open_console()
    console.print(table)
    console.print(Text(plural(len(told), "correction"), style="dim"))


def _waiting(log: Sequence[Correction], rows: Sequence[CorrectionRow]) -> list[CorrectionRow]:
    """The entries that were added and are not applied yet."""
    known = {row.id for row in rows}
    return [
        CorrectionRow(**{name: getattr(one, name) for name in one.__slots__}, status="not_applied")
        for one in log
        if one.id not in known
    ]


def _status(row: CorrectionRow) -> str:
    return "waiting" if row.status == "not_applied" and row.reason is None else row.status


def _told_status(row: CorrectionRow) -> str:
    return "waits for the next build" if _status(row) == "waiting" else tell_status(row)


@command.command("export")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write. Default: standard output.")
@click.pass_obj
def export_log(file: Path, out: Path | None) -> None:
    """Write the log as JSON Lines, for `import` into another record of the same pages."""
    with RecordReader(file) as reader:
        lines = [to_log_line(one) for one in reader.log()]
    if out is None:
        for line in lines:
            click.echo(line)
        return
    try:
        write_lines(out, lines)
    except OSError as exc:
        raise UsageError(f"cannot write {out}: {exc.strerror or exc}; name a file with --out") from exc
    click.echo(f"{out}: {plural(len(lines), 'correction')}")


@command.command("import")
@click.argument("log", type=click.Path(path_type=Path, allow_dash=True), metavar="LOG")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change, and leave the record as it is.")
@click.pass_obj
def import_log(file: Path, log: Path, dry_run: bool) -> None:
    """Add the entries of LOG (an export, or corrections.jsonl of one; - is standard input): all or none.

    An entry that the log has already is not added again. If two entries disagree, the later one wins.
    """
    entries, problems = parse_lines(_lines_of(log))
    latest = f"{datetime.now(UTC) + FUTURE:%Y-%m-%dT%H:%M:%S}.000Z"
    problems += [
        f"{one.id} is of {one.when}, which lies in the future" for one in entries if one.when > latest
    ]
    if problems:
        more = f"\n  and {len(problems) - MAX_PROBLEMS} more" if len(problems) > MAX_PROBLEMS else ""
        told = "\n  ".join(problems[:MAX_PROBLEMS])
        raise UsageError(
            f"no entry was imported of {log}:\n  {told}{more}\nmend the lines, and import it again"
        )
    keep(file, entries, dry_run)


def _lines_of(log: Path) -> list[str]:
    try:
        data: bytes = sys.stdin.buffer.read() if str(log) == "-" else log.read_bytes()
    except OSError as exc:
        raise UsageError(f"cannot read {log}: {exc.strerror or exc}; name a file of JSON Lines") from exc
    try:
        return data.decode("utf-8").split("\n")
    except UnicodeDecodeError as exc:
        line = data[: exc.start].count(b"\n") + 1
        raise UsageError(f"no entry was imported of {log}: line {line} is not UTF-8") from exc


@command.command("undo")
@click.argument("entry", metavar="ID", required=False)
@who_option
@why_option
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change, and leave the record as it is.")
@click.pass_obj
def undo(file: Path, entry: str | None, who: str, why: str | None, dry_run: bool) -> None:
    """Undo the entry ID, or its beginning; without it, your last one. An undo can be undone.

    The entry stays in the log, and a new one says that it does not hold.
    """
    with RecordReader(file) as reader:
        log = reader.log()
    found = _named(log, entry) if entry else _last(log, who)
    made = Correction("", "undo", who, moment_after(log), value=found.id, why=why)
    keep(file, [made], dry_run)


def _named(log: Sequence[Correction], name: str) -> Correction:
    found = [one for one in log if one.id.startswith((name, f"correction_{name}"))]
    if len(found) != 1:
        what = f"stands for {len(found)} entries: write more of the id" if found else "is no entry of the log"
        raise UsageError(f"{name!r} {what}; `onrecord corrections FILE list` shows the ids")
    if found[0].id in (undone := undone_by(log)):
        raise UsageError(f"{found[0].id} is undone already, by {undone[found[0].id]}")
    return found[0]


def _last(log: Sequence[Correction], who: str) -> Correction:
    undone = undone_by(log)
    mine = [one for one in log if one.who == who and one.id not in undone and one.kind != "undo"]
    if not mine:
        raise UsageError(f"{who} has made no correction that could be undone: name one by its id")
    return mine[-1]


@command.command("apply")
@click.pass_obj
def apply(file: Path) -> None:
    """Apply the log anew. Pages that another version of onrecord read are read again."""
    # What builds records takes a second to load: `list` and `export` go without.
    from onrecord.building.corrections import add_corrections, apply_corrections
    from onrecord.cli.build import tell_report, warn_of_log

    with RecordReader(file) as reader:
        ready = {row.id for row in reader.rows("corrections")} == {one.id for one in reader.log()}
    outcome = None if ready else add_corrections(file, [])
    if outcome is not None and outcome.waiting is None:
        click.echo(f"{file}: the log is applied")
        return
    with open_progress() as progress:
        report = apply_corrections(file, progress)
    warn_of_log(report, file)
    for line in tell_report(report, file):
        click.echo(line)
