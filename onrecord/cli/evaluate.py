"""``onrecord evaluate``: scores against annotated truth."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.evaluate.floors import as_toml, judge, load_floors, raised
from onrecord.evaluate.measure import CORPORA, Measurement, Plan, measure
from onrecord.evaluate.report import as_detail, as_json, as_markdown, as_table

FLOORS_FILE = Path(__file__).parents[1] / "evaluate" / "floors.toml"
_WIDTH = 180  # columns of the table where no terminal tells its own

_EPILOG = """
\b
Examples:
  onrecord evaluate                                    one table of all scores
  onrecord evaluate -c seeds --detail --task statements   what was missed, what was false
  onrecord evaluate --gate                             exit 1 where a score is below its floor
  onrecord evaluate --write docs/scores.md             the table as a page

Exit codes: 0 all well, 1 a score is below its floor, 2 wrong usage.

The bundled examples are always there. The other corpora are looked for in ../shared beside the checkout;
where they are absent, their rows say so, loudly, and the gate does not fail for them.
"""


@click.command("evaluate", epilog=_EPILOG)
@click.option("-c", "--corpus", "corpora", multiple=True, type=click.Choice(CORPORA), help="Only this one.")
@click.option("--polnear-limit", type=click.IntRange(min=1), help="At most so many PolNeAR articles.")
@click.option("--json", "wants_json", is_flag=True, help="All figures and all misses as JSON.")
@click.option("--detail", is_flag=True, help="List every missed, false and wrong item.")
@click.option("--task", "tasks", multiple=True, help="With --detail: only this task.")
@click.option(
    "--write", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write the table here."
)
@click.option("--gate", is_flag=True, help="Compare with the pinned floors; exit 1 below one.")
@click.option("--pin", is_flag=True, help="Raise the pinned floors to these scores.")
@click.option("--lower", is_flag=True, help="With --pin: lower floors too.")
def command(
    corpora: tuple[str, ...],
    tasks: tuple[str, ...],
    polnear_limit: int | None,
    page: Path | None,
    **flags: bool,
) -> None:
    """Score the program against annotated truth."""
    models = load_models(Settings().language_model)
    plan = Plan(frozenset(corpora or CORPORA), polnear_limit)
    measurement = measure(plan, models, lambda line: click.echo(line, err=True))
    _show(measurement, frozenset(tasks), flags)
    if page:
        page.write_text(as_markdown(measurement), encoding="utf-8")
        click.echo(f"wrote {page}", err=True)
    if flags["pin"]:
        FLOORS_FILE.write_text(as_toml(raised(measurement, load_floors(), flags["lower"])), encoding="utf-8")
    if flags["gate"]:
        _gate(measurement)


def _show(measurement: Measurement, tasks: frozenset[str], flags: dict[str, bool]) -> None:
    if flags["wants_json"]:
        click.echo(json.dumps(as_json(measurement), ensure_ascii=False, indent=1))
        return
    if flags["detail"]:
        for line in as_detail(measurement, tasks):
            click.echo(line)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    console.print(as_table(measurement))


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
