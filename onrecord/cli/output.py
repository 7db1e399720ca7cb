"""What all commands print with: a console that fits the terminal, tables, JSON, clipped quotations."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click
import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.text.marks import DIRECTIONS, as_escapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PIPED_WIDTH = 1000  # where nobody looks at a terminal, each row of a table is one line
QUOTE_LENGTH = 160  # characters of a quotation in a table: two lines of its column at 100 columns
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_JSON_COMMANDS = re.compile(f"[\x7f-\x9f{DIRECTIONS}]")


def open_console() -> Console:
    """The console on standard output: as wide as the terminal, or wide enough for one line a row."""
    if sys.stdout.isatty():
        return Console(highlight=False, markup=False)
    return Console(highlight=False, markup=False, width=PIPED_WIDTH, color_system=None)


def harmless(text: str) -> str:
    """The text with controls and direction marks made visible, so that no page commands the terminal."""
    return as_escapes(text.translate(_PICTURES))


def clip(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than ``length``."""
    line = harmless(" ".join(text.split()))
    if len(line) <= length:
        return line
    cut = line.rfind(" ", length // 2, length)
    return line[: cut if cut > 0 else length - 1].rstrip(" ,;:") + "…"


def quoted(text: str, length: int = QUOTE_LENGTH) -> str:
    """The clipped text in quotation marks."""
    return f"“{clip(text, length)}”"


def make_table(*columns: str, wide: Sequence[str] = ()) -> Table:
    """A table without lines; only the columns in ``wide`` are wrapped."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column, no_wrap=column not in wide, overflow="fold" if column in wide else "ellipsis"
        )
    return table


def print_json(value: Any) -> None:
    """Prints one JSON value on one line a row of an array, UTF-8, for programs."""
    if isinstance(value, list):
        print_lines_as_json([msgspec.json.encode(one).decode() for one in value])
    else:
        click.echo(_escaped(msgspec.json.format(msgspec.json.encode(value)).decode()))


def print_lines_as_json(lines: Iterable[str]) -> None:
    """Prints lines of the contract as one JSON array."""
    click.echo("[" + ",\n ".join(map(_escaped, lines)) + "]")


def _escaped(line: str) -> str:
    """JSON with what would command the terminal as escapes; the same value (RFC 8259, 7)."""
    return _JSON_COMMANDS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", line)


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def count_shown(one: str, shown: int, held_back: int) -> str:
    """How many rows are shown, and how many are held back if any are: "1 event, also unsure: 5 (--all)"."""
    return plural(shown, one) + (f", also unsure: {held_back:,} (--all)" if held_back else "")


def plain(text: str | None, style: str = "") -> Text:
    """A cell: the text as it is, nothing in it taken for markup; empty where there is none."""
    return Text.assemble((harmless(text or ""), style))  # not Text(…, style): what is appended keeps its own
