"""``onrecord build``: sources to a record file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from onrecord.api.record_builds import MAX_JOBS, build
from onrecord.cli.options import json_option
from onrecord.cli.output import plural, print_json
from onrecord.cli.progress import open_progress
from onrecord.config import Settings
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.building.run import BuildReport

_EPILOG = """
\b
Examples:
  onrecord build pages/ --out talks.onrecord
  onrecord build more.html table.csv --out talks.onrecord --map text=Body --map date=Day
  onrecord build pages/ --out talks.onrecord --codebook issues.txt --jobs 8

An existing FILE is extended. Inputs that were read before are not read again. Inputs of earlier builds stay,
even if their files are gone; --fresh drops them. If a build was stopped, run it again, and it continues. The
same inputs give the same record in any order.
"""


@click.command("build", epilog=_EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The record to make or extend.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=256),
    default=None,
    help=f"Number of processes that read pages. Default: one for each core, at most {MAX_JOBS}.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="The column of a table that holds a field.",
)
@click.option(
    "--codebook", type=click.Path(path_type=Path), help="Your list of issues. The record remembers it."
)
@click.option(
    "--wikidata",
    type=click.Path(path_type=Path),
    metavar="TABLE",
    help="Your table of Wikidata ids (NAME, ID, KIND, COUNTRY, with tabs). The record remembers it.",
)
@click.option("--fresh", is_flag=True, help="Drop inputs of earlier builds that are not among SOURCE now.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of a folder, too.")
@click.option(
    "--language-model", default=Settings().language_model, show_default=True, help="A spaCy pipeline."
)
@click.option(
    "--page-seconds",
    "seconds_per_page",
    type=click.FloatRange(min=1),
    default=Settings().seconds_per_page,
    show_default=True,
    help="A page that takes longer to read is rejected.",
)
@json_option
def command(
    sources: tuple[str, ...], out: Path, as_json: bool, columns: tuple[str, ...], **options: Any
) -> None:
    """Build or extend the record of SOURCEs: files, folders and tables (JSONL, CSV)."""
    named = dict(_parse_column(one) for one in reversed(columns))  # of one field, the first counts
    with open_progress() as progress:
        report = build(sources, out, columns=named, progress=progress, **options)
    warn_of_log(report, out)
    if as_json:
        print_json(msgspec.to_builtins(report))
        return
    for line in tell_report(report, out):
        click.echo(line)


def _parse_column(given: str) -> tuple[str, str]:
    field, equals, column = given.partition("=")
    if not (field and equals and column):
        raise UsageError(f"--map {given}: write FIELD=COLUMN, such as --map text=Body")
    return field, column


def warn_of_log(report: BuildReport, out: Path) -> None:
    """Says on standard error how many corrections could not be applied."""
    lost = report.corrections.get("not_applied", 0)
    if lost:
        told = f"{plural(lost, 'correction')} cannot be applied"
        click.echo(f"warning: {told}; why: onrecord corrections {out} list --status not_applied", err=True)


def tell_report(report: BuildReport, out: Path) -> list[str]:
    """The lines that say what came of a build."""
    counts = report.counts
    copies = plural(report.copies, "copy", "copies")
    lines = [
        f"{out}: {plural(counts['articles'], 'article')} ({copies} of others), "
        f"{plural(counts['rejects'], 'reject')}; {report.read:,} read now, in {report.seconds:.1f} s"
    ]
    kinds = ("statements", "events", "actors", "issues", "positions", "conflicts")
    rows = {kind: plural(counts[kind], kind.removesuffix("s"), kind) for kind in kinds}
    for kind, held_back in report.held_back.items():
        if held_back:
            shown = plural(counts[kind] - held_back, kind.removesuffix("s"))
            rows[kind] = f"{shown} (also unsure: {held_back:,})"
    lines.append("  " + ", ".join(rows.values()))
    if counts["articles"] + counts["rejects"] == 0:
        lines.append("  the sources hold no pages: name files, folders or tables")
    for language, count in report.unread_languages.items():
        lines.append(f"  {plural(count, 'article')} in another language ({language}): kept, but not read")
    for reason, count in report.rejects.items():
        lines.append(f"  {plural(count, 'reject')}: {reason}")
    if report.rejects:
        lines.append(f"  why: onrecord export {out} --format jsonl --out DIR, then DIR/rejects.jsonl")
    if report.corrections:
        told = [f"{count:,} {status.replace('_', ' ')}" for status, count in report.corrections.items()]
        lines.append(f"  corrections: {', '.join(told)}")
    if report.dropped:
        lines.append(f"  {plural(report.dropped, 'input')} of earlier builds dropped")
    return lines
