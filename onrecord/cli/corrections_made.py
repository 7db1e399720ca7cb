"""The commands of ``onrecord corrections`` that add an entry to the log."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.output import harmless, plural
from onrecord.cli.progress import open_progress
from onrecord.cli.targets import (
    actor_target,
    as_it_stands,
    event_target,
    find_target,
    mentions_at,
    one_actor,
    one_event,
    tellings_at,
)
from onrecord.correct.lines import problem_of
from onrecord.correct.told import tell, tell_status
from onrecord.errors import UsageError
from onrecord.records.corrections import DATED, Correction, with_id
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.building.corrections import Outcome
    from onrecord.records.corrections import CorrectionKind


def _me() -> str:
    """Who corrects, where nobody is named: ONRECORD_WHO, else the user of this machine."""
    if told := os.environ.get("ONRECORD_WHO", "").strip():
        return told
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


who_option = click.option(
    "--who", default=_me, metavar="NAME", help="Who says so. Default: ONRECORD_WHO, or else your user name."
)
why_option = click.option("--why", help="The reason, in your words.")


def making(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options of every command that adds to the log."""
    dry_run = click.option(
        "-n", "--dry-run", is_flag=True, help="Show what would change, and leave the record as it is."
    )
    return who_option(why_option(dry_run(click.pass_obj(command))))


def moment_after(log: Sequence[Correction]) -> str:
    """Now, and after every entry of the log: what is said last wins, whatever a clock says."""
    now = datetime.now(UTC)
    if log:
        now = max(
            now, datetime.fromisoformat(log[-1].when.replace("Z", "+00:00")) + timedelta(milliseconds=1)
        )
    return f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03d}Z"


def keep(file: Path, entries: Sequence[Correction], dry_run: bool) -> None:
    """Adds entries to the log of a record, applies it, and says what changed.

    Raises:
        UsageError: if one is no sound entry.
    """
    from onrecord.building.corrections import add_corrections  # takes a second to load

    for one in entries:
        if problem := problem_of(one):
            raise UsageError(f"cannot keep this correction: {problem}")
    made = [with_id(one) for one in entries]
    with open_progress() as progress:
        outcome = add_corrections(file, made, progress, try_only=dry_run)
    _tell(outcome, dry_run, len(made))


def _tell(outcome: Outcome, dry_run: bool, given: int) -> None:
    if given > 1 or outcome.added == 0:
        would = "would be added" if dry_run else "added"
        click.echo(
            f"{plural(outcome.added, 'correction')} {would}, {given - outcome.added:,} already in the log"
        )
    for row in outcome.rows:
        if given == 1 or row.status != "applied":
            line = harmless(f"{row.id} {row.kind}: {tell(row)}: {tell_status(row)}")
            click.echo(line, err=row.status == "not_applied")
    for kind, change in outcome.changes.items():
        told = {"new": change.added, "gone": change.removed, "changed": change.changed}
        click.echo(f"  {kind}: " + ", ".join(f"{count:,} {what}" for what, count in told.items() if count))
    if outcome.waiting:
        click.echo(f"kept but not applied yet: {outcome.waiting}", err=True)
    elif not outcome.changes and outcome.added:
        click.echo("  no row changed")


@click.command("merge")
@click.argument("row", metavar="ACTOR|EVENT")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@making
def merge(file: Path, row: str, others: tuple[str, ...], **how: Any) -> None:
    """Say that each OTHER is ACTOR, who keeps name and id, or that it is one event with EVENT (by ids)."""
    with RecordReader(file) as reader:
        find, target = (one_event, event_target) if _is_event(row) else (one_actor, actor_target)
        kept: Any = find(reader, row)
        same: list[Any] = [find(reader, other) for other in others]
        if any(other.id == kept.id for other in same):
            what = (
                f"event already: `onrecord timeline {file}`"
                if _is_event(row)
                else "actor already: `onrecord actors {file}`"
            )
            raise UsageError(f"{row} is one {what} lists all")
        targets = tuple(target(reader, other) for other in same)
        entry = _entry(reader, "merge", how, target=target(reader, kept), others=targets)
    keep(file, [entry], how["dry_run"])


def _is_event(row: str) -> bool:
    return row.startswith("event_")


@click.command("split")
@click.argument("row", metavar="ACTOR|EVENT")
@click.option(
    "--at", "places", multiple=True, required=True, metavar="PLACE",
    help="A mention that is somebody else, or words of another event: ARTICLE:START-END, or a whole ARTICLE; "
    "of an actor also a statement (its speaker), of an event also a number in the list of `show`.",
)  # fmt: skip
@click.option("--name", help="The name of the other actor.")
@click.option("--into", metavar="OTHER", help="The other actor, if the record has it.")
@making
def split(
    file: Path, row: str, places: tuple[str, ...], name: str | None, into: str | None, **how: Any
) -> None:
    """Say that some mentions of ACTOR are somebody else, or that some words of EVENT are another event."""
    with RecordReader(file) as reader:
        if _is_event(row):
            if name or into:
                raise UsageError("--name and --into are for actors; merge the new event with the other one")
            entry = _parted_event(reader, row, places, how)
        else:
            words, articles = mentions_at(reader, places)
            entry = _entry(
                reader, "split", how, target=actor_target(reader, one_actor(reader, row)), value=name,
                others=(actor_target(reader, one_actor(reader, into)),) if into else (),
                words=words, articles=articles,
            )  # fmt: skip
    keep(file, [entry], how["dry_run"])


def _parted_event(reader: RecordReader, name: str, places: Sequence[str], how: dict[str, Any]) -> Correction:
    row = one_event(reader, name)
    words = tellings_at(reader, row, places)
    return _entry(reader, "split", how, target=event_target(reader, row, words), words=words)


@click.command("rename")
@click.argument("actor", metavar="ACTOR")
@click.argument("name", metavar="NAME")
@making
def rename(file: Path, actor: str, name: str, **how: Any) -> None:
    """Call ACTOR by NAME; the id stays."""
    with RecordReader(file) as reader:
        target = actor_target(reader, one_actor(reader, actor))
        entry = _entry(reader, "rename", how, target=target, value=name.strip())
    keep(file, [entry], how["dry_run"])


@click.command("set-speaker")
@click.argument("statement", metavar="STATEMENT")
@click.argument("speakers", nargs=-1, metavar="[ACTOR]...")
@click.option("--nobody", is_flag=True, help="The speaker is not known.")
@making
def set_speaker(file: Path, statement: str, speakers: tuple[str, ...], nobody: bool, **how: Any) -> None:
    """Say that ACTOR, or several jointly, made STATEMENT (its id, or the beginning of it)."""
    if bool(speakers) == nobody:
        raise UsageError("name the actors who said it, or --nobody")
    with RecordReader(file) as reader:
        target = find_target(reader, statement, ("statements",))
        others = tuple(actor_target(reader, one_actor(reader, one)) for one in speakers)
        entry = _entry(reader, "set_speaker", how, target=target, others=others)
    keep(file, [entry], how["dry_run"])


@click.command("reject")
@click.argument("row", metavar="ROW")
@making
def reject(file: Path, row: str, **how: Any) -> None:
    """Say that ROW is wrong: it leaves the record with all rows that rest on it alone.

    ROW is the id of any row, or its beginning; or an article by its file name.
    """
    _on_row(file, "reject", row, None, how)


@click.command("confirm")
@click.argument("row", metavar="ROW")
@making
def confirm(file: Path, row: str, **how: Any) -> None:
    """Say that ROW is right, whatever an earlier entry says; its confidence becomes 1.

    Its day, and who said a statement, stay as they are now, whatever is read later.
    """
    with RecordReader(file) as reader:
        target = find_target(reader, row)
        value, others = as_it_stands(reader, target)
        entry = _entry(reader, "confirm", how, target=target, value=value, others=others)
    keep(file, [entry], how["dry_run"])


@click.command("set-date")
@click.argument("row", metavar="ROW")
@click.argument("date", metavar="DATE")
@making
def set_date(file: Path, row: str, date: str, **how: Any) -> None:
    """Set the day an article was published, a statement said, an event was (for an event also START/END).

    With an article, all that its words date from that day is dated anew.
    """
    _on_row(file, "set_date", row, date, how, DATED)


@click.command("note")
@click.argument("row", metavar="ROW")
@click.argument("text", metavar="TEXT")
@making
def note(file: Path, row: str, text: str, **how: Any) -> None:
    """Put a note beside ROW; it changes nothing."""
    _on_row(file, "note", row, text, how)


def _on_row(
    file: Path, kind: CorrectionKind, row: str, value: str | None, how: dict[str, Any],
    kinds: Sequence[str] | None = None,
) -> None:  # fmt: skip
    with RecordReader(file) as reader:
        target = find_target(reader, row, kinds) if kinds else find_target(reader, row)
        entry = _entry(reader, kind, how, target=target, value=value)
    keep(file, [entry], how["dry_run"])


def _entry(reader: RecordReader, kind: CorrectionKind, how: dict[str, Any], **told: Any) -> Correction:
    return Correction("", kind, how["who"], moment_after(reader.log()), why=how["why"], **told)


MAKERS = (merge, split, rename, set_speaker, reject, confirm, set_date, note)
