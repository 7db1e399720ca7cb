"""The first rows of a record's events against the events of a dossier.

A row is of the dossier's event whose quotes its mentions meet most often, if these are at least half of all
quotes that it meets. Of several rows of an event the row that meets most of its quotes counts; the others are
repeats.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.dossiers.passages import Passage, Quotes, meet, passages_of
from onrecord.evaluate.tally import Tally
from onrecord.records.shown_rows import shown_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.rows import Event

FIRST_ROWS = (60, 150)  # rows that a desk reads at most: the first page, and all that it will page through
_LEVELS = (("key", 1), ("all", 2))  # importance 1: the twenty events that belong on one page
_OWN_SHARE = 0.5  # of the quotes that a row meets, the least part that must be of its event
_PURE_SHARE = 0.7  # a row that meets several events is no mixture if so many of its quotes are of one
_STATUSES = {
    "cancelled": frozenset({"cancelled", "denied"}),
    "hypothetical": frozenset({"hypothetical", "planned", "unknown"}),
}
"""Statuses of the record that are right for a status of the dossiers; else only the same."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """An event of the dossier with the passages that tell of it."""

    row: dict[str, Any]
    passages: list[Passage]


def score_events(
    whose: tuple[str, str], dossier: dict[str, Any], events: Sequence[Event], quotes: Quotes
) -> Iterator[Tally]:
    """How many events of the dossier have a right row among the first, and how good the first rows are.

    Args:
        whose: the corpus and the document for the tallies.
        dossier: the dossier.
        events: the events of the record; those that the gate holds back do not count.
        quotes: finds the dossier's quotes in the record.
    """
    corpus, story = whose
    listed = [_Listed(row, quotes.passages(row.get("quotes") or ())) for row in dossier.get("events", [])]
    listed = [item for item in listed if item.passages]
    ranked = sorted(shown_rows(events), key=lambda event: event.rank or len(events) + 1)
    mentions = [passages_of(event.mentions) for event in ranked]
    met = {at: counts for at, spots in enumerate(mentions) if (counts := _met(listed, spots))}
    homes = _homes(met)
    best = {number: max(rows, key=lambda at: (met[at][number], -at)) for number, rows in homes.items()}
    for first in FIRST_ROWS:
        for name, level in _LEVELS:
            right = _right_rows(listed, ranked, best, (first, level))
            yield Tally(corpus, f"{name} events, first {first}", story, right=right)
    yield Tally(corpus, "first 60 rows", story, right=_purity(mentions, met, homes))


def _met(listed: Sequence[_Listed], spots: Sequence[Passage]) -> Counter[int]:
    """By number of a listed event, how many of its passages the mentions of a row meet."""
    counts = {
        number: sum(meet([passage], spots) for passage in item.passages) for number, item in enumerate(listed)
    }
    return Counter({number: count for number, count in counts.items() if count})


def _homes(met: Mapping[int, Counter[int]]) -> dict[int, list[int]]:
    """By number of a listed event, the rows that are of it, in order of rank."""
    homes: defaultdict[int, list[int]] = defaultdict(list)
    for at, counts in met.items():
        ((number, count),) = counts.most_common(1)
        if count >= _OWN_SHARE * counts.total():
            homes[number].append(at)
    return homes


def _right_rows(
    listed: Sequence[_Listed], ranked: Sequence[Event], best: Mapping[int, int], asked: tuple[int, int]
) -> dict[str, tuple[float, float]]:
    """Events of the level asked for with a row among the first asked for, and those with date and status."""
    first, level = asked
    wanted = [number for number, item in enumerate(listed) if item.row.get("importance", 2) <= level]
    there = [number for number in wanted if best.get(number, first) < first]
    right = [number for number in there if _is_right(listed[number].row, ranked[best[number]])]
    return {"found": (len(there), len(wanted)), "date and status": (len(right), len(wanted))}


def _is_right(gold: dict[str, Any], event: Event) -> bool:
    status = gold["status"]
    return _same_date(gold.get("start"), event.start or "") and event.status in _STATUSES.get(
        status, {status}
    )


def _same_date(gold: str | None, start: str) -> bool:
    """Whether a date says what the dossier says, more closely or less; less is at least a month."""
    if not gold:
        return True
    return start.startswith(gold) or (len(start) >= len("2000-01") and gold.startswith(start))


def _purity(
    mentions: Sequence[Sequence[Passage]],
    met: Mapping[int, Counter[int]],
    homes: Mapping[int, Sequence[int]],
) -> dict[str, tuple[float, float]]:
    """Of the first rows, how many the dossier lists, how many mix events, how many repeat an event."""
    top = min(FIRST_ROWS[0], len(mentions))
    shown = [met[at] for at in range(top) if at in met]
    mixtures = sum(
        len(counts) > 1 and counts.most_common(1)[0][1] < _PURE_SHARE * counts.total() for counts in shown
    )
    in_top = [sum(at < FIRST_ROWS[0] for at in rows) for rows in homes.values()]
    repeats = sum(count - 1 for count in in_top if count)
    return {"listed": (len(shown), top), "mixtures": (mixtures, top), "repeats": (repeats, top)}
