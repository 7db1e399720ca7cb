"""``onrecord export``: the record in another format."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import record_argument
from onrecord.errors import UsageError
from onrecord.export.jsonl import write_jsonl
from onrecord.store.reader import RecordReader
from onrecord.web.dossier import write_dossier

_EPILOG = """
\b
Examples:
  onrecord export talks.onrecord --format jsonl --out exported/    a folder of JSON Lines, one file a kind
  onrecord export talks.onrecord --format html --out talks.html    the dossier as one HTML page
"""


@click.command("export", epilog=_EPILOG)
@record_argument
@click.option("--format", "format_", type=click.Choice(["jsonl", "html"]), required=True, help="The format.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The folder (jsonl) or file (html)."
)
def command(file: Path, format_: str, out: Path) -> None:
    """Write the record FILE as JSON Lines or as one HTML page."""
    with RecordReader(file) as reader:
        if format_ == "jsonl":
            write_jsonl(reader, out)
        else:
            _write_html(reader, out)
    click.echo(f"wrote {out}")


def _write_html(reader: RecordReader, out: Path) -> None:
    try:
        write_dossier(reader, out)
    except OSError as exc:
        raise UsageError(
            f"cannot write the page to {out}: {exc.strerror or exc}; name a file in a folder that exists"
        ) from exc
