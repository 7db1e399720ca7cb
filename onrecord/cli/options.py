"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.api.row_filters import read_date
from onrecord.errors import UsageError
from onrecord.text.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., Any])

record_argument = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON value, for programs.")
title_option = click.option(
    "--title",
    default="",
    callback=lambda _context, _option, title: printable(title),
    help="The title of the html pages; without it, the names of the biggest sides.",
)
all_option = click.option("--all", is_flag=True, help="Also what is held back as unsure.")
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=None, help="At most this many rows. Default: all."
)


class Date(click.ParamType[str]):
    """An ISO date at any precision."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it is, once it is one."""
        try:
            return read_date(value)
        except UsageError as exc:
            self.fail(str(exc), param, ctx)


def date_options(command: Command) -> Command:
    """Adds ``--since`` and ``--until``."""
    until = click.option("--until", type=Date(), help="Not later than this date, which is included.")
    since = click.option(
        "--since", type=Date(), help="Not earlier than this date: YYYY, YYYY-MM, YYYY-MM-DD."
    )
    return since(until(command))


def who_options(command: Command) -> Command:
    """Adds ``--speaker``, ``--side`` and ``--issue``."""
    issue = click.option("--issue", help="Only on this issue: an id, or words of its label.")
    side = click.option("--side", help="Only for this side: an id or a name.")
    speaker = click.option("--speaker", help="Only by this speaker: an id, a name, or a part of a name.")
    return speaker(side(issue(command)))
