"""An invented pile of reports on one negotiation: meetings, a signing, a vote, a strike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.told_by import filed

if TYPE_CHECKING:
    from onrecord.records.readings import FiledReading

PILE = (
    (
        "2031-03-06",
        "President Ines Morav of Varland met President Oto Sable of Kesmar in Tarn on Wednesday. "
        "The two presidents signed a fisheries treaty after the meeting, officials said.",
    ),
    (
        "2031-03-06",
        "Ines Morav and Oto Sable met in Tarn on Wednesday and signed a fisheries treaty. "
        "Fishermen in Varland had waited for it for ten years.",
    ),
    (
        "2031-03-07",
        "The fisheries treaty that Varland and Kesmar signed on Wednesday ends a quarrel of ten years. "
        "Ines Morav met Oto Sable in Tarn for three hours before they signed it.",
    ),
    (
        "2031-04-20",
        "The parliament of Varland ratified the fisheries treaty on April 19 by 88 votes to 61. "
        "President Ines Morav met President Oto Sable in Tarn on March 5 to sign it.",
    ),
    (
        "2031-04-20",
        "Lawmakers in Varland voted on Saturday to ratify the fisheries treaty with Kesmar. "
        "The vote was 88 to 61. Fishermen in Lissen went on strike on Friday against the vote.",
    ),
    (
        "2031-04-22",
        "Fishermen in Lissen ended their strike on Monday. They had gone on strike on Friday. "
        "Oto Sable welcomed the vote of the parliament of Varland on the fisheries treaty.",
    ),
)


def pile() -> list[FiledReading]:
    """The readings of the pile, named by their words."""
    reports = [filed("", *report) for report in PILE]
    return [_named(one) for one in reports]


def _named(one: FiledReading) -> FiledReading:
    return replace(one, id=f"article_{one.sha256[:16]}", locator=f"{one.sha256[:4]}.txt")
