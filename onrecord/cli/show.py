"""``onrecord show``: one article with what was found in it, clean or as received; or one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
import msgspec
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.event import show_event
from onrecord.cli.options import all_option, json_option, record_argument
from onrecord.cli.output import clip, count_shown, harmless, open_console, plain, print_json
from onrecord.cli.statements import speaker_cell, told_content
from onrecord.cli.targets import one_event
from onrecord.correct.told import tell_mark
from onrecord.errors import UsageError
from onrecord.records.contract import order_of, to_line
from onrecord.records.shown_rows import shown_rows
from onrecord.records.spans import Span
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.corrections import CorrectionRow
    from onrecord.records.rows import Event, Statement

MODE_STYLES = {"direct": "bold green", "indirect": "bold cyan", "mixed": "bold magenta"}
FIELD_STYLES = {
    ("statements", "speaker_mention"): "underline",
    ("events", "mentions"): "yellow",
    ("conditions", "prerequisite"): "italic red",
    ("commitments", "text"): "italic blue",
}
OPENING, CLOSING = "⟦", "⟧"  # marks of a statement where there are no colours
CONTEXT = 600  # characters on each side of the statement that is jumped to: about a screen

_EPILOG = """
\b
Examples:
  onrecord show talks.onrecord 001.txt                 the clean text, statements numbered
  onrecord show talks.onrecord 001.txt --raw           the page as received, the same words marked
  onrecord show talks.onrecord 3fa2 --raw --statement statement_8c1d     one statement and what is around it
  onrecord show talks.onrecord event_90ab              an event: when, by which words, why they are one

Without colours (in a pipe) statements stand in ⟦ ⟧ with their number behind.
"""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of what is shown: how it looks, and the number of the statement it is, if it is one."""

    span: Span
    style: str
    number: int | None = None


@click.command("show", epilog=_EPILOG)
@record_argument
@click.argument("article", metavar="ARTICLE|EVENT")
@click.option("--raw", is_flag=True, help="The page as received, with the quotes in place.")
@click.option(
    "--statement",
    "wanted",
    help="Only this statement and its surroundings: an id, the beginning of one, or a number.",
)
@all_option
@json_option
def command(file: Path, article: str, raw: bool, wanted: str | None, as_json: bool, all: bool) -> None:
    """Show ARTICLE (an id, the beginning of one, a locator or file name) of the record FILE.

    Or show EVENT (an id, or the beginning of one): when it was, by which words, and why they tell one event.
    """
    with Record(file) as record:
        if article.startswith("event_"):
            if raw or wanted:
                raise UsageError("an event has no page of its own: leave out --raw and --statement")
            with RecordReader(file) as reader:
                name = one_event(reader, article).id
            show_event(record, record.event(name), as_json)
            return
        row = record.article(article)
        found = sorted(
            record.statements(article=row.id, all=True), key=lambda one: (one.content[0].start, one.id)
        )
        told = record.events(article=row.id, all=True)
        statements, events = shown_rows(found, all), shown_rows(told, all)
        if as_json:
            page = record.raw_page(row.id) if raw else None
            _print_as_json(row, statements, events, page)
            return
        chosen = _choose(found, wanted)
        unseen = {one.id for one in found} - {one.id for one in statements}
        unseen |= {one.id for one in told} - {one.id for one in events}
        numbered = [(at, one) for at, one in enumerate(found, 1) if one.id not in unseen or one is chosen]
        marks = _marks_of(record, row, numbered, chosen, unseen)
        page = record.raw_page(row.id) if raw else row.text
        names = record.names()
        log = {one.id: one for one in record.corrections()}
    if raw:
        marks = [
            _Mark(place, mark.style, mark.number) for mark in marks for place in row.offsets.to_raw(mark.span)
        ]
    console = open_console()
    console.print(_tell_head(row), soft_wrap=True)
    _tell_marks(console, log, row.corrections)
    console.print(_paint(page, marks, console.color_system is not None, wanted is not None), soft_wrap=True)
    console.print()
    for number, statement in numbered:
        if chosen is None or statement.id == chosen.id:
            console.print(_tell_statement(number, statement, names), soft_wrap=True)
            _tell_marks(console, log, statement.corrections)
    counts = (
        count_shown("statement", len(statements), len(found) - len(statements)),
        count_shown("event", len(events), len(told) - len(events)),
    )
    console.print(Text(", ".join(counts), style="dim"))


def _tell_marks(console: Console, log: Mapping[str, CorrectionRow], corrections: Sequence[str]) -> None:
    """The corrections applied to a row, beneath it."""
    for one in corrections:
        console.print(plain(f"     ✎ {tell_mark(log[one])}", "yellow"), soft_wrap=True)


def _print_as_json(
    row: ArticleRow, statements: Sequence[Statement], events: Sequence[Event], raw: str | None
) -> None:
    events = sorted(events, key=lambda event: order_of("events", event))
    value = {
        "article": msgspec.Raw(to_line("articles", row).encode()),
        "statements": [msgspec.Raw(to_line("statements", one).encode()) for one in statements],
        "events": [msgspec.Raw(to_line("events", event).encode()) for event in events],
    }
    print_json(value if raw is None else {**value, "raw": raw})


def _choose(statements: Sequence[Statement], wanted: str | None) -> Statement | None:
    """The statement that is asked for by id, beginning of an id, or number."""
    if wanted is None:
        return None
    if wanted.isdecimal() and 1 <= int(wanted) <= len(statements):
        return statements[int(wanted) - 1]
    found = [one for one in statements if one.id.startswith((wanted, f"statement_{wanted}"))]
    if len(found) != 1:
        raise UsageError(
            f"{wanted!r} stands for {len(found) or 'no'} statements of this article: "
            "name one of those that `onrecord show` lists under the text"
        )
    return found[0]


def _marks_of(
    record: Record,
    row: ArticleRow,
    statements: Sequence[tuple[int, Statement]],
    chosen: Statement | None,
    unseen: Collection[str],
) -> list[_Mark]:
    """What is to be marked in the article's text, weaker marks first; nothing of rows with ``unseen`` ids."""
    marks = []
    if chosen is None:
        for spot in record.evidence(row.id):
            style = FIELD_STYLES.get((spot.kind, spot.field))
            if style and spot.owner not in unseen:
                marks.append(_Mark(Span(spot.start, spot.end), style))
    for number, statement in statements:
        if chosen is None or chosen.id == statement.id:
            style = MODE_STYLES[statement.mode]
            marks += [_Mark(Span(one.start, one.end), style, number) for one in statement.content]
    return marks


def _tell_head(row: ArticleRow) -> Text:
    published = row.published
    told = plain(row.title or "(no title)", "bold")
    about = [row.outlet, f"words of {row.agency}" if row.agency else None, ", ".join(row.byline), row.genre]
    lines = [" · ".join(one for one in about if one)]
    day = published.value or "unknown"
    lines.append(f"published {day} ({published.basis}, confidence {published.confidence:g})")
    if len(published.value or "") < len("2019-02-16") and (published.earliest or published.latest):
        lines.append(f"  between {published.earliest or 'unknown'} and {published.latest or 'unknown'}")
    lines += [f"  {reason}" for reason in published.reasons]
    lines += [f"  not {one.value}: {one.why} ({clip(one.quote, 60)})" for one in published.rejected]
    if row.copies.of:
        lines.append(f"{row.copies.role} of {row.copies.of}")
    locator = row.source.locator.replace("\n", "⏎")  # one line, whatever the file is called
    lines.append(f"{row.id}  {locator}")
    told.append("\n" + harmless("\n".join(lines)) + "\n", style="dim")
    return told


def _paint(page: str, marks: list[_Mark], colours: bool, window: bool) -> Text:
    """The page with its marks; with ``window``, only what is around them."""
    start, end = 0, len(page)
    if window and marks:
        start = max(0, min(mark.span.start for mark in marks) - CONTEXT)
        end = min(len(page), max(mark.span.end for mark in marks) + CONTEXT)
    shown = harmless(page[start:end])
    marks = [_Mark(mark.span.shift(-start), mark.style, mark.number) for mark in marks]
    painted = _coloured(shown, marks) if colours else Text(_bracketed(shown, marks))
    before, after = "…" if start else "", "…" if end < len(page) else ""
    return Text.assemble(before, painted, after)


def _coloured(shown: str, marks: list[_Mark]) -> Text:
    painted = Text(shown)
    for mark in marks:
        painted.stylize(mark.style, mark.span.start, mark.span.end)
    return painted


def _bracketed(shown: str, marks: list[_Mark]) -> str:
    """The text with its statements in brackets, their numbers behind."""
    added = [
        entry
        for mark in marks
        if mark.number is not None
        for entry in (
            # At one place, endings come before beginnings; the longer begins first and ends last.
            (mark.span.start, 1, -mark.span.end, OPENING),
            (mark.span.end, 0, -mark.span.start, f"{CLOSING}{mark.number}"),
        )
    ]
    pieces, done = [], 0
    for place, _, _, sign in sorted(added):
        pieces += [shown[done:place], sign]
        done = place
    return "".join([*pieces, shown[done:]])


def _tell_statement(number: int, statement: Statement, names: Mapping[str, str]) -> Text:
    told = plain(f"{number:>3}. ", MODE_STYLES[statement.mode])
    told.append_text(speaker_cell(statement, names))
    day = statement.said_on.value if statement.said_on else "undated"
    told.append(f", {day}, {statement.mode}: ", style="dim")
    told.append(told_content(statement))
    told.append(f"  {statement.id}", style="dim")
    return told
