"""Why the tellings of an event are one event, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.link_reasons import reason_words, speaks_for
from onrecord.web.phrases import spell_date
from onrecord.web.views.quotes import QuoteView, quote_in_sentence

if TYPE_CHECKING:
    from onrecord.records.rows import Event, Link, Reason
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links


@dataclass(frozen=True, slots=True)
class ReasonView:
    """What decided a link: a clause, and how likely one event would be without it."""

    words: str
    without: str
    against: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """Two tellings that are taken for one event, and why."""

    likely: str
    one: QuoteView
    other: QuoteView
    reasons: tuple[ReasonView, ...]


def links_of(index: RecordIndex, links: Links, row: Event) -> tuple[LinkView, ...]:
    """What holds an event together, the surest first."""
    return tuple(_link(index, links, one) for one in row.links)


def _link(index: RecordIndex, links: Links, one: Link) -> LinkView:
    return LinkView(
        likely=f"{one.likely:.0%}",
        one=quote_in_sentence(index, links, one.one),
        other=quote_in_sentence(index, links, one.other),
        reasons=tuple(_reason(one, reason) for reason in one.reasons),
    )


def _reason(link: Link, reason: Reason) -> ReasonView:
    words = reason_words(link, reason, spell_date)
    return ReasonView(words, f"{reason.without:.0%}", not speaks_for(link, reason))
