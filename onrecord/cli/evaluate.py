"""``onrecord evaluate``: scores against annotated truth."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.evaluate.dossiers import aligned, dossier_tables, score_dossiers
from onrecord.evaluate.floors import as_toml, judge, load_floors, raised
from onrecord.evaluate.gold import ROOT, SHARED
from onrecord.evaluate.measure import CORPORA, Measurement, Plan, measure
from onrecord.evaluate.report import as_detail, as_json, as_table
from onrecord.evaluate.scores_page import as_markdown

if TYPE_CHECKING:
    from onrecord.evaluate.figures import Score

FLOORS_FILE = Path(__file__).parents[1] / "evaluate" / "floors.toml"
_DOSSIER_RECORDS = ROOT / "build" / "dossiers"  # kept, so that a second run reads no page again
_WIDTH = 180  # columns of the table if the output is no terminal

_EPILOG = """
\b
Examples:
  onrecord evaluate                                    one table of all scores
  onrecord evaluate -c seeds --detail --task statements   what was missed, what was false
  onrecord evaluate --gate                             exit 1 if a score is below its floor
  onrecord evaluate --dossier turkey                   the record of a pile against an analyst's dossier
  onrecord evaluate --dossier all --write docs/scores.md  all scores and all dossiers as a page

Exit codes: 0 all well, 1 a score is below its floor, 2 wrong usage.

The bundled examples are always there. The other corpora are looked for in ../shared beside the checkout. The
rows of absent corpora say so, loudly, and the gate does not fail for them. All dossiers take some minutes the
first time; later runs read pages again only if the program changed.
"""


@click.command("evaluate", epilog=_EPILOG)
@click.option("-c", "--corpus", "corpora", multiple=True, type=click.Choice(CORPORA), help="Only this one.")
@click.option("--polnear-limit", type=click.IntRange(min=1), help="At most so many PolNeAR articles.")
@click.option(
    "--dossier", "story", metavar="STORY|all", help="Score records of whole piles against dossiers, instead."
)
@click.option(
    "--shared",
    type=click.Path(file_okay=False, path_type=Path),
    default=SHARED,
    help="With --dossier: the folder of piles and dossiers, if not ../shared.",
)
@click.option("--json", "wants_json", is_flag=True, help="All figures and all misses as JSON.")
@click.option("--detail", is_flag=True, help="List every missed, false and wrong item.")
@click.option("--task", "tasks", multiple=True, help="With --detail: only this task.")
@click.option(
    "--write",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write all scores here as a page; with --dossier, those of dossiers too.",
)
@click.option("--gate", is_flag=True, help="Compare with the pinned floors; exit 1 below one.")
@click.option("--pin", is_flag=True, help="Raise the pinned floors to these scores.")
@click.option("--lower", is_flag=True, help="With --pin: lower floors too.")
def command(
    corpora: tuple[str, ...],
    tasks: tuple[str, ...],
    polnear_limit: int | None,
    page: Path | None,
    story: str | None,
    shared: Path,
    **flags: bool,
) -> None:
    """Score the program against annotated truth."""
    if story and not page:
        if corpora or flags["detail"] or flags["gate"] or flags["pin"]:
            raise click.UsageError("--dossier measures no corpora: leave out -c, --detail, --gate and --pin.")
        _show_dossiers(score_dossiers(story, shared, _DOSSIER_RECORDS, _say), flags["wants_json"])
        return
    dossiers = score_dossiers(story, shared, _DOSSIER_RECORDS, _say) if story else ()
    models = load_models(Settings().language_model)
    measurement = measure(Plan(frozenset(corpora or CORPORA), polnear_limit), models, _say)
    measurement = replace(measurement, dossiers=dossiers)
    _show(measurement, frozenset(tasks), flags)
    if page:
        page.write_text(as_markdown(measurement), encoding="utf-8")
        _say(f"wrote {page}")
    if flags["pin"]:
        FLOORS_FILE.write_text(as_toml(raised(measurement, load_floors(), flags["lower"])), encoding="utf-8")
    if flags["gate"]:
        _gate(measurement)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _show(measurement: Measurement, tasks: frozenset[str], flags: dict[str, bool]) -> None:
    if flags["wants_json"]:
        scores = as_json((*measurement.scores, *measurement.dossiers))
        data = {
            "scores": scores,
            "absent": measurement.absent,
            "fingerprints": dict(measurement.fingerprints),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    if flags["detail"]:
        for line in as_detail(measurement, tasks):
            click.echo(line)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    console.print(as_table(measurement))
    if measurement.dossiers:
        _show_dossiers(measurement.dossiers, as_data=False)


def _show_dossiers(scores: tuple[Score, ...], as_data: bool) -> None:
    if as_data:
        click.echo(json.dumps({"scores": as_json(scores)}, ensure_ascii=False, indent=1))
        return
    for table in dossier_tables(scores):
        click.echo(f"\n{table.legend}\n\n{aligned(table)}")


def _gate(measurement: Measurement) -> None:
    verdicts = judge(measurement, load_floors())
    for verdict in verdicts:
        click.echo(verdict.line)
    failed = sum(verdict.fails for verdict in verdicts)
    if failed:
        click.echo(f"{failed} of {len(verdicts)} floors are not held.", err=True)
        raise SystemExit(1)
    click.echo(f"The gate is open: no score below its floor ({len(verdicts)} floors).")


if __name__ == "__main__":
    command()
