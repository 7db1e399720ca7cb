"""``onrecord who``: who held an office on a day, or who goes by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec
from rich.text import Text

from onrecord.api import Record
from onrecord.cli.options import Date, json_option, record_argument
from onrecord.cli.output import open_console, plain, plural, print_json, quoted
from onrecord.cli.timeline import told_term
from onrecord.records.contract import to_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.rows import Actor, Evidence, Office
    from onrecord.resolve.offices.office_questions import Answer, Claim

_NOT_TOLD = 1  # exit code where the record does not tell who it was

_EPILOG = """
\b
Examples:
  onrecord who talks.onrecord "foreign minister of Japan" --on 2019-02-16
  onrecord who talks.onrecord "Japan's foreign minister"       all who held it
  onrecord who talks.onrecord "IAEA chief" --on 2015 --json
  onrecord who talks.onrecord Lavrov                           who goes by this name, and why

Exit codes: 0 the record tells who it was; 1 it shows nobody in the office on that day, or several; 2 it knows
nothing called so. If it shows no holder at all, the likest offices that it shows follow behind "nearest:".
"""


@click.command("who", epilog=_EPILOG)
@record_argument
@click.argument("words")
@click.option("--on", "day", type=Date(), help="The day asked for: YYYY, YYYY-MM or YYYY-MM-DD.")
@json_option
def command(file: Path, words: str, day: str | None, as_json: bool) -> None:
    """Say who held the office WORDS according to the record FILE, with evidence; or who is called WORDS."""
    with Record(file) as record:
        who = record.who(words, day)
        names = record.names()
        articles = {row.id: row for row in record.articles()}
    console = open_console()
    found = who.answer
    if found is None:
        _tell_names(who.actors, names, as_json, console)
        return
    if as_json:
        print_json(_as_plain(found, articles))
    else:
        _tell_answer(console, found, articles)
    if found.outcome == "none" or (found.outcome == "several" and day is not None):
        click.get_current_context().exit(_NOT_TOLD)


def _tell_answer(console: Console, found: Answer, articles: Mapping[str, ArticleRow]) -> None:
    office = found.question.title + (f" of {found.question.of}" if found.question.of else "")
    asked = f"{office}, on {found.day}" if found.day else office
    if found.near_misses:
        console.print(plain(f"{asked}: the record shows no holder of this office; nearest:"), soft_wrap=True)
    elif found.outcome == "none":
        told = "no evidence for that day" if found.nearest else "the record shows no holder of this office"
        nearest = "; nearest evidence:" if found.nearest else "."
        console.print(plain(f"{asked}: {told}{nearest}"), soft_wrap=True)
    elif found.outcome == "several" and found.day:
        number = len({claim.actor.id for claim in found.holders})
        console.print(plain(f"{asked}: the record shows {number} claimants."), soft_wrap=True)
    else:
        console.print(plain(f"{asked}:"), soft_wrap=True)
    for claim in found.holders or found.nearest or found.near_misses:
        console.print()
        console.print(_claim_head(claim, found), soft_wrap=True)
        for shown, seen in claim.shown:
            console.print(_tell_evidence(shown, seen, articles), soft_wrap=True)


def _claim_head(claim: Claim, found: Answer) -> Text:
    head = plain(claim.actor.name, "bold")
    head.append_text(plain(f"  {tell_office(claim.office)}"))
    gap = claim.gap(found.day) if found.day and not found.holders else None
    if gap is not None:
        head.append_text(plain(f"  {plural(abs(gap), 'day')} {'later' if gap > 0 else 'earlier'}", "dim"))
    return head


def tell_office(office: Office) -> str:
    """An office with what it is of and the days known."""
    of = f", {office.of}" if office.of else ""
    return f"{office.title}{of} ({told_term(office) or 'no day known'})"


def _tell_evidence(day: str | None, seen: Evidence, articles: Mapping[str, ArticleRow]) -> Text:
    row = articles[seen.article]
    about = " · ".join(one for one in (day or "undated", row.outlet, row.title, seen.article[:16]) if one)
    return Text.assemble("  ", plain(quoted(seen.quote)), plain(f"  {about}", "dim"))


def _tell_names(found: Sequence[Actor], names: Mapping[str, str], as_json: bool, console: Console) -> None:
    """All that go by the name: kind, side, offices, forms, and why the forms are one actor's."""
    if as_json:
        by_id = sorted(found, key=lambda actor: actor.id)
        print_json([msgspec.Raw(to_line("actors", actor).encode()) for actor in by_id])
        return
    for actor in found:
        head = plain(actor.name, "bold")
        side = f", {names[actor.side]}" if actor.side else ""
        ids = "  ".join(one for one in (actor.id, actor.wikidata) if one)
        head.append_text(plain(f"  {actor.kind}{side}  {ids}", "dim"))
        console.print(head, soft_wrap=True)
        for office in actor.offices:
            console.print(plain(f"  {tell_office(office)}"), soft_wrap=True)
        forms = ", ".join(f"{name.form} ({name.count})" for name in actor.names)
        console.print(plain(f"  named: {forms}"), soft_wrap=True)
        for join in actor.merged:
            console.print(plain(f"  {join.reason}: {', '.join(join.forms)}", "dim"), soft_wrap=True)
    console.print(Text(plural(len(found), "actor"), style="dim"))


def _as_plain(found: Answer, articles: Mapping[str, ArticleRow]) -> dict[str, Any]:
    return {
        "title": found.question.title,
        "of": found.question.of,
        "on": found.day,
        "outcome": found.outcome,
        "holders": [_plain_claim(claim, found, articles) for claim in found.holders],
        "nearest": [_plain_claim(claim, found, articles) for claim in found.nearest],
        "near_misses": [_plain_claim(claim, found, articles) for claim in found.near_misses],
    }


def _plain_claim(claim: Claim, found: Answer, articles: Mapping[str, ArticleRow]) -> dict[str, Any]:
    evidence = [
        {
            **msgspec.to_builtins(seen),
            "published": day,
            "outlet": articles[seen.article].outlet,
            "locator": articles[seen.article].source.locator,
        }
        for day, seen in claim.shown
    ]
    return {
        "actor": claim.actor.id,
        "name": claim.actor.name,
        "title": claim.office.title,
        "of": claim.office.of,
        "from": claim.office.from_,
        "to": claim.office.to,
        "over_by": claim.office.over_by,
        "days_away": claim.gap(found.day) if found.day and not claim.covers(found.day) else None,
        "evidence": evidence,
    }
