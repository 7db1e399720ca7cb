"""``onrecord export``: the record in another format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import all_option, record_argument, title_option
from onrecord.errors import UsageError
from onrecord.export.jsonl import write_jsonl
from onrecord.export.whole_files import spare_databases
from onrecord.store.reader import RecordReader
from onrecord.web.dossier import write_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

_EPILOG = """
\b
Examples:
  onrecord export talks.onrecord --format jsonl --out exported/    a folder of JSON Lines, one file a kind
  onrecord export talks.onrecord --format html --out talks.html    the dossier as one HTML page
  onrecord export talks.onrecord --format html --out talks.html --title "Fishing talks"
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format a record can be written in.

    Attributes:
        write: writes the open record to a path, under a title, and with the rows that are held back if they
            are asked for. Raises OSError or UsageError if the path cannot be written.
        makes: what stands at the path afterwards, ``folder`` or ``file``.
    """

    write: Callable[[RecordReader, Path, str, bool], None]
    makes: str


FORMATS = {
    "jsonl": Format(lambda reader, out, _title, _all: write_jsonl(reader, out), makes="folder"),
    "html": Format(
        lambda reader, out, title, every: write_dossier(reader, out, title, every_row=every), makes="file"
    ),
}
"""By the name that ``--format`` takes. A new format is a file in ``onrecord/export`` and a row here.

Formats write through `onrecord.export.whole_files`, which spares records and never leaves half a file.
"""


@click.command("export", epilog=_EPILOG)
@record_argument
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help=f"The {' or '.join(f'{format_.makes} ({name})' for name, format_ in FORMATS.items())} to write.",
)
@title_option
@all_option
def command(file: Path, format_: str, out: Path, title: str, all: bool) -> None:
    """Write the record FILE as JSON Lines or as one HTML page.

    JSON Lines hold all rows, with or without --all.
    """
    with RecordReader(file) as reader:
        _write(FORMATS[format_], reader, out, title, every_row=all)
    click.echo(f"wrote {out}")


def _write(format_: Format, reader: RecordReader, out: Path, title: str, *, every_row: bool) -> None:
    spare_databases(out)
    try:
        format_.write(reader, out, title, every_row)
    except OSError as exc:
        raise UsageError(
            f"cannot write to {out}: {exc.strerror or exc}; name a {format_.makes} in a folder that exists"
        ) from exc
