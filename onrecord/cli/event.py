"""One event in detail, as ``onrecord show FILE EVENT`` prints it: when, who, by which words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rich.text import Text

from onrecord.cli.output import clip, open_console, plain, plural, print_json, quoted
from onrecord.cli.timeline import MARKS, told_date
from onrecord.correct.told import tell_mark
from onrecord.records.contract import to_line
from onrecord.records.event_types import label_of_type
from onrecord.records.link_reasons import reason_words
from onrecord.records.shown_rows import sureness_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.api import Record
    from onrecord.records.rows import Event, Evidence, Link, Participant

PART = 90  # characters of each side of a link


def show_event(record: Record, row: Event, as_json: bool) -> None:
    """Prints an event, or its line of the contract."""
    if as_json:
        print_json(msgspec.Raw(to_line("events", row).encode()))
        return
    console = open_console()
    for line in _head(row):
        console.print(line, soft_wrap=True)
    log = {one.id: one for one in record.corrections()}
    for one in row.corrections:
        console.print(plain(f"✎ {tell_mark(log[one])}", "yellow"), soft_wrap=True)
    console.print(plain("\nWords", "bold"))
    for number, mention in enumerate(row.mentions, start=1):
        console.print(_mention(record, number, mention), soft_wrap=True)
    if row.links:
        console.print(
            plain(
                f"\nWhy one event: {plural(len(row.links), 'link')}, the surest first (else: without that)",
                "bold",
            )
        )
    for link in row.links:
        console.print(_link(link), soft_wrap=True)


def _head(row: Event) -> Iterator[Text]:
    mark, style = MARKS[row.status]
    yield plain(clip(row.label), "bold")
    when = told_date(row.start, row.end, row.first_reported)
    about = [label_of_type(row.type), when, row.place]
    yield Text.assemble((f"{mark} {row.status}", style)).append_text(
        plain("".join(f" · {one}" for one in about if one))
    )
    for step in row.history if len(row.history) > 1 else ():
        told = f"  as of {step.as_of or 'an unknown day'}: {step.status} {step.start or ''}".rstrip()
        yield plain(told, "dim")
    if row.participants:
        yield plain(", ".join(map(_participant, row.participants)))
    sure = f"{sureness_of(row.confidence)} ({row.confidence:.0%}), rank {row.rank}"
    sources = (
        f"{plural(row.independent_sources, 'independent source')}, {plural(len(row.articles), 'article')}"
    )
    yield plain(f"{sources} · {sure}{'' if row.shown else ' · held back'}")
    yield plain(row.id, "dim")


def _participant(one: Participant) -> str:
    return one.name if one.role == "participant" else f"{one.name} ({one.role})"


def _mention(record: Record, number: int, one: Evidence) -> Text:
    article = record.article(one.article)
    by = f"{article.outlet or article.source.locator}, {article.published.value or 'undated'}"
    told = plain(f"{number:>3}. {quoted(one.quote)} {by}")
    return told.append_text(plain(f"  {one.article}:{one.start}-{one.end}", "dim"))


def _link(link: Link) -> Text:
    told = plain(f"{link.likely:>5.0%} ", "bold")
    told.append_text(plain(f"{quoted(link.one.quote, PART)} – {quoted(link.other.quote, PART)}"))
    reasons = (f"{reason_words(link, one)} (else {one.without:.0%})" for one in link.reasons)
    return told.append_text(plain("\n      " + "; ".join(reasons), "dim"))
