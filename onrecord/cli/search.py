"""``onrecord search``: words in all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import json_option, record_argument
from onrecord.cli.output import harmless, open_console, plain, plural, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from onrecord.store.reader import SearchHit

_EPILOG = """
\b
Examples:
  onrecord search talks.onrecord "peace treaty"          all the words
  onrecord search talks.onrecord '"peace treaty" 1956'   a phrase and a word
  onrecord search talks.onrecord 'negotiat*'             words that begin so
"""


@click.command("search", epilog=_EPILOG)
@record_argument
@click.argument("words")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most this many.")
@json_option
def command(file: Path, words: str, limit: int, as_json: bool) -> None:
    """Find WORDS in the articles of the record FILE; best first."""
    with Record(file) as record:
        hits = record.search(words, limit)
        if as_json:
            print_json([msgspec.to_builtins(hit) for hit in hits])
            return
        console = open_console()
        for hit in hits:
            _print_hit(console, record, hit)
    console.print(Text(plural(len(hits), "hit"), style="dim"))


def _print_hit(console: Console, record: Record, hit: SearchHit) -> None:
    article = record.article(hit.article)
    head = plain(article.title or article.source.locator, "bold")
    about = [article.outlet, article.published.value or "undated", article.id]
    if hit.statement:
        statement = record.statement(hit.statement)
        about.append(f"said by {statement.speaker_name or 'an unnamed source'}")
    head.append(f"  {harmless(' · '.join(one for one in about if one))}", style="dim")
    console.print(head)
    start, end = hit.start - hit.snippet_start, hit.end - hit.snippet_start
    last = hit.snippet_start + len(hit.snippet)
    told = plain("  " if article.text[hit.snippet_start - 1 : hit.snippet_start] in ("", "\n") else "  …")
    told.append(harmless(hit.snippet[:start]))
    told.append(harmless(hit.snippet[start:end]), style="bold yellow")
    told.append(harmless(hit.snippet[end:]))
    told.append("" if article.text[last : last + 1] in ("", "\n") else "…")
    console.print(told)
