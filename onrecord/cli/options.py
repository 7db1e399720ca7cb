"""Arguments and options that several commands share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.records.rows import Actor, Issue
    from onrecord.store.reader import RecordReader

    Command = TypeVar("Command", bound=Callable[..., Any])

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

record_argument = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON value, for programs.")
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=None, help="At most so many rows; all without it."
)


class Date(click.ParamType[str]):
    """An ISO date at any precision."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it is, once it is one."""
        if not _DATE.fullmatch(str(value)):
            self.fail(f"{value!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD", param, ctx)
        return str(value)


def date_options(command: Command) -> Command:
    """Adds ``--since`` and ``--until``."""
    until = click.option("--until", type=Date(), help="Not later than this date (that period included).")
    since = click.option(
        "--since", type=Date(), help="Not earlier than this date: YYYY, YYYY-MM, YYYY-MM-DD."
    )
    return since(until(command))


def who_options(command: Command) -> Command:
    """Adds ``--speaker``, ``--side`` and ``--issue``."""
    issue = click.option("--issue", help="Only on this issue: an id, or words of its label.")
    side = click.option("--side", help="Only for this side: an id or a name.")
    speaker = click.option("--speaker", help="Only by this speaker: an id or a name, or a part of it.")
    return speaker(side(issue(command)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Ids that a person's words stand for; None where nothing was asked."""

    speakers: frozenset[str] | None = None
    sides: frozenset[str] | None = None
    issues: frozenset[str] | None = None


def find_wanted(reader: RecordReader, speaker: str | None, side: str | None, issue: str | None) -> Wanted:
    """The ids that the words of `who_options` stand for.

    Raises:
        UsageError: if some stand for nothing.
    """
    return Wanted(
        find_actors(reader, speaker) if speaker is not None else None,
        find_actors(reader, side) if side is not None else None,
        find_issues(reader, issue) if issue is not None else None,
    )


def find_actors(reader: RecordReader, words: str) -> frozenset[str]:
    """The actors that words stand for: an id, a name in any form, else a part of a name.

    Raises:
        UsageError: if there are none.
    """

    def names_of(actor: Actor) -> list[str]:
        return [actor.name, *(name.form for name in actor.names)]

    return _find(list(reader.rows("actors")), words, names_of, f"onrecord actors {reader.path}")


def find_issues(reader: RecordReader, words: str) -> frozenset[str]:
    """The issues that words stand for: an id, a label or term, else a part of a label.

    Raises:
        UsageError: if there are none.
    """

    def names_of(issue: Issue) -> list[str]:
        return [issue.label, *issue.terms]

    return _find(list(reader.rows("issues")), words, names_of, f"onrecord positions {reader.path}")


def _find(rows: list[Any], words: str, names_of: Callable[[Any], list[str]], where: str) -> frozenset[str]:
    asked = words.casefold().strip()
    exact = [row.id for row in rows if words == row.id]
    named = exact or [row.id for row in rows if asked in {name.casefold() for name in names_of(row)}]
    found = named or [
        row.id for row in rows if asked and any(asked in name.casefold() for name in names_of(row))
    ]
    if not found:
        raise UsageError(f"the record knows nothing called {words!r}: `{where}` lists what it knows")
    return frozenset(found)
