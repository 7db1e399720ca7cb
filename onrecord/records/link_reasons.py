"""What decided whether two tellings are of one event, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.records.rows import Link, Reason

MATTERS = {
    "people": ("both name {}", "the same people are named beside them", "whom they name differs"),
    "place": ("both say where: {}", "the place is the same", "the places differ"),
    "time": ("{}", "{}", "{}"),
    "words": ("both say “{}”", "their sentences are alike", "their words differ"),
    "deed": ("the same act: “{}”", "their acts are alike", "their acts differ"),
    "numbers": ("both say {}", "the numbers agree", "the numbers differ"),
    "kind": ("the same kind of event: {}", "the kinds of event agree", "the kinds of event differ"),
    "telling": ("told alike", "told alike", "one is told in another tense, or denied"),
    "reports": ("reported {}", "reported {}", "reported {}"),
    "article": ("in one article, {}", "in one article", "in one article, {}"),
}
"""Each matter as it speaks for one event: with what is shared (`Reason.what`), without; then against it."""


def speaks_for(link: Link, reason: Reason) -> bool:
    """Whether the matter makes one event likelier."""
    return reason.without <= link.likely


def reason_words(link: Link, reason: Reason, spell_date: Callable[[str], str] = str) -> str:
    """A reason as a clause: what two tellings share, or how they differ.

    Args:
        link: the link that it is of.
        reason: one of its reasons.
        spell_date: words for an ISO date.
    """
    shared, alike, differs = MATTERS.get(reason.matter, (reason.matter,) * 3)
    words = (shared if reason.what else alike) if speaks_for(link, reason) else differs
    return words.format(_what(reason, spell_date))


def _what(reason: Reason, spell_date: Callable[[str], str]) -> str:
    match reason.matter:
        case "time":
            return _times(tuple(map(spell_date, reason.what)))
        case "reports":
            return _days_between(reason.what)
        case "article":
            return _sentences_between(reason.what[0] if reason.what else "")
        case _:
            return ", ".join(one.replace("_", " ") for one in reason.what)


def _times(days: tuple[str, ...]) -> str:
    if len(days) == 1:
        return f"both are of {days[0]}"
    return f"one is of {days[0]}, one of {days[1]}" if days else "only one says when"


def _days_between(days: tuple[str, ...]) -> str:
    if len(days) < 2:
        return "on one day"
    apart = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days
    return "one day apart" if apart == 1 else f"{apart:,} days apart"


def _sentences_between(count: str) -> str:
    if count == "0":
        return "in one sentence"
    return "in neighbouring sentences" if count == "1" else f"{count} sentences apart"
