"""Entries that join or part events: as wishes that resolving carries out, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.correct.matching import place_of, why_nowhere
from onrecord.records.wishes import OneEvent, OtherEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.correct.ledger import Ledger
    from onrecord.records.corrections import Correction, Words
    from onrecord.records.indexes import EventIndex, Spot
    from onrecord.records.wishes import EventWish

OVERRULED = "later entries say otherwise"
NO_WORDS = "the entry names no words of one of the events, or none that stay"


class EventGrouping:
    """Which event is which, after the log.

    Args:
        ledger: the log; is told what becomes of the entries.
        texts: the text of each article of the record.
    """

    def __init__(self, ledger: Ledger, texts: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._texts = texts
        self._entries = ledger.standing("merge", "split", of="events")
        self._lost: dict[str, str] = {}

    def wishes(self) -> tuple[EventWish, ...]:
        """What the entries want, in their order; those whose words are gone are left out."""
        made = (self._wish(entry) for entry in self._entries)
        return tuple(wish for wish in made if wish is not None)

    def tell(self, index: EventIndex, rejected: Mapping[str, Correction]) -> None:
        """Tells the ledger what came of the entries.

        Args:
            index: the events.
            rejected: the entries that reject events, by the ids of these.
        """
        for number, entry in enumerate(self._entries):
            why = self._lost.get(entry.id) or index.unmet.get(entry.id)
            rows = index.met.get(entry.id, ())
            left = [row for row in rows if row not in rejected]
            if why is not None:
                self._ledger.failed(entry, why)
            elif left:
                self._ledger.applied(entry, left)
            else:
                self._overruled(entry, [rejected[row] for row in rows], self._entries[number + 1 :])

    def _overruled(
        self, entry: Correction, by_rejecting: Sequence[Correction], later: Sequence[Correction]
    ) -> None:
        known = _words_of(entry)
        by = [*by_rejecting, *(one for one in reversed(later) if _words_of(one) & known)]
        if by:
            self._ledger.overruled(entry, by[0])
        else:
            self._ledger.failed(entry, OVERRULED)

    def _wish(self, entry: Correction) -> EventWish | None:
        told = _stretches(entry)
        places = tuple(self._spots(words) for words in told)
        gone = next((words for words, found in zip(told, places, strict=True) if not found), None)
        if gone is not None:
            self._lost[entry.id] = why_nowhere(gone, self._texts) if gone else NO_WORDS
            return None
        if entry.kind == "merge":
            return OneEvent(places, entry.id)
        leaving, staying = places
        return OtherEvent(leaving, staying, entry.id)

    def _spots(self, words: Iterable[Words]) -> tuple[Spot, ...]:
        """Where words stand by now."""
        found = (place_of(one, self._texts) for one in words)
        return tuple((one.article, one.start, one.end) for one in found if one is not None)


def _stretches(entry: Correction) -> tuple[tuple[Words, ...], ...]:
    """The words of each event that is joined; of a parting those that leave, and those that stay."""
    targets = [one.words for one in (entry.target, *entry.others) if one is not None]
    if entry.kind == "merge":
        return tuple(targets)
    return entry.words, tuple(one for one in targets[0] if one not in entry.words)


def _words_of(entry: Correction) -> set[Words]:
    found = set(entry.words)
    for target in (entry.target, *entry.others):
        found |= set(target.words) if target is not None else set()
    return found
