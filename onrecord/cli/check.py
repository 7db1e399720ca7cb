"""``onrecord check``: whether a record holds together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord.building.check import check_record
from onrecord.cli.options import json_option, record_argument
from onrecord.cli.output import harmless, plural, print_json
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """
\b
Examples:
  onrecord check talks.onrecord
  onrecord check talks.onrecord --json

Exit codes: 0 all holds, 1 something does not, 4 the file cannot be read.
"""


@click.command("check", epilog=_EPILOG)
@record_argument
@json_option
def command(file: Path, as_json: bool) -> None:
    """Check the record FILE: every span is its quote, every reference leads somewhere, no input is lost."""
    with RecordReader(file) as reader:
        problems = list(check_record(reader))
        counts = reader.manifest().counts
        holdings = [balance for balance in reader.balances() if balance.locator]
    if as_json:
        print_json([msgspec.to_builtins(problem) for problem in problems])
    else:
        for problem in problems:
            click.echo(harmless(f"{problem.kind} {problem.row}: {problem.message}"))
        rows = sum(counts.values())
        click.echo(
            f"{file}: {plural(len(problems), 'problem')} in {plural(rows, 'row')}; build the record again"
            if problems
            else f"{file}: all holds ({plural(rows, 'row')})"
        )
        if holdings and not problems:
            held = plural(sum(balance.held for balance in holdings), "record")
            click.echo(f"  none of the {held} in {plural(len(holdings), 'input')} is lost")
    if problems:
        sys.stdout.flush()
        click.get_current_context().exit(1)
