"""``onrecord``: the group of all commands, and what happens when one fails."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING

import click

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.text.marks import as_escapes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

COMMANDS = {
    "build": "Build or extend the record of files, folders and tables.",
    "timeline": "Events in order of time, with status and sources.",
    "statements": "Who said what, filtered by speaker, side, issue, date, words.",
    "positions": "The position of each side on each issue, and how it changed.",
    "conditions": "What must come before what.",
    "commitments": "Who undertook what, and the outcome.",
    "conflicts": "Sources that contradict each other.",
    "actors": "People, countries and bodies, with names and offices.",
    "who": "Who held an office on a day, or who goes by a name.",
    "show": "One article with its rows, clean or as received.",
    "search": "Full-text search in all articles.",
    "corrections": "Correct the record: merge, split, reject, confirm, set a day; all in a log.",
    "check": "Check that every quotation stands in its article and every reference holds.",
    "export": "Write the record as JSON Lines or as one HTML page.",
    "serve": "Show the record in a browser.",
    "evaluate": "Score the program against annotated truth.",
}
"""Name and one line of each command; each is ``command`` in the module of its name, loaded when asked for."""

EXIT_INTERNAL = 70  # EX_SOFTWARE of sysexits.h
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
EXIT_TERMINATED = 143  # 128 + SIGTERM

_EPILOG = """
\b
Examples:
  onrecord build pages/ table.jsonl --out talks.onrecord
  onrecord timeline talks.onrecord
  onrecord statements talks.onrecord --speaker Lavrov --since 2019
  onrecord serve talks.onrecord

\b
Exit codes:
  0    done
  1    `check` found a problem, `evaluate --gate` a score below its floor, `who` no answer, or another failure
  2    wrong usage: the command line cannot be carried out as given
  3    a source cannot be read at all
  4    the record file is missing, damaged, in use, or from a newer onrecord
  5    the language model is missing or broken
  70   a bug in onrecord (set ONRECORD_DEBUG=1 to see where)
  130  interrupted; the pages that were read are kept
"""


class _LazyGroup(click.Group):
    """Loads a command's module only when it is run, so that no command waits for another's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"onrecord.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Rebuild a long-running negotiation from press pages, each row opening the words it rests on."""


def run(arguments: Sequence[str]) -> int:
    """Runs the command line and returns its exit code; says on standard error what failed."""
    try:
        done = onrecord.main(list(arguments), prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as exc:
        exc.show()
        return exc.exit_code
    except OnrecordError as exc:
        _say("\n".join((f"error: {exc}", *getattr(exc, "__notes__", ()))))
        return exc.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted: the pages that were read are kept; run the same command again to go on")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return 0
    except Exception as exc:
        return _confess(exc)
    return done if isinstance(done, int) else 0


def main() -> None:
    """The program."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(EXIT_TERMINATED))
    sys.exit(run(sys.argv[1:]))


def _never_fail(stream: TextIO) -> None:
    """Lets characters that the terminal's encoding lacks come out as question marks."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _say(message: str) -> None:
    click.echo(as_escapes(message).replace("\r", "\\r"), err=True)


def _close_quietly() -> None:
    """Whoever read the output has gone; keeps the interpreter from complaining about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _confess(exc: Exception) -> int:
    if os.environ.get("ONRECORD_DEBUG"):
        traceback.print_exception(exc)
    last = traceback.extract_tb(exc.__traceback__)[-1]
    where = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
    _say(
        f"error: onrecord failed ({type(exc).__name__}: {exc}; {where}). "
        "This is a bug: set ONRECORD_DEBUG=1 to see all of it, and report it with the command you ran"
    )
    for note in getattr(exc, "__notes__", ()):
        _say(note)
    return EXIT_INTERNAL


if __name__ == "__main__":
    main()
