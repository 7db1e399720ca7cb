"""How many records an input holds, counted as its reader meets them, and how many of them have come out.

A reader of a container calls `Ledger.holds` for each record that it meets, before it decides what becomes of
it. What comes out of the reader is settled by `onrecord.ingest.sources`, apart from it. So a record that a
reader loses is one that is held and never settled.
"""

from __future__ import annotations

from collections import Counter

from onrecord.records.pages import Holding


class Ledger:
    """The records of one input.

    Args:
        locator: of the input.
    """

    def __init__(self, locator: str = "") -> None:
        self.locator = locator
        self.is_open = False  # whether its reader counts records: the input is a container
        self.held = 0
        self.passed: Counter[str] = Counter()
        self._settled = 0

    def holds(self, count: int = 1) -> None:
        """Counts records that were met; called before the first page or reject is given, be it with 0."""
        self.is_open = True
        self.held += count

    def passes(self, what: str, count: int = 1) -> None:
        """Says that of the records held, so many are no inputs by definition (a folder, a request)."""
        if count:
            self.passed[what] += count

    @property
    def left(self) -> int:
        """How many records were met and have not come out yet."""
        return max(0, self.held - self.passed.total() - self._settled)

    def take(self, count: int = 1) -> int:
        """Settles records; how many."""
        self._settled += count
        return count

    def place(self) -> Place:
        """The place of one of the records."""
        return Place(self)

    def closed(self, place: Place) -> Holding:
        """What was counted, at the end of reading; the input itself is one record at ``place``."""
        holder = place.locator if place.take() else None
        return Holding(self.locator, self.held, dict(self.passed), holder)


class Place:
    """One record of a ledger, which is settled once, however much comes out of it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._is_settled = False

    @property
    def locator(self) -> str:
        """Of the input that holds the record."""
        return self._ledger.locator

    def take(self, count: int = 1) -> int:
        """Settles the record; 1, or 0 if it was settled before or ``count`` is 0."""
        if self._is_settled or not count:
            return 0
        self._is_settled = True
        return self._ledger.take()

    def place(self) -> Place:
        """Itself."""
        return self
