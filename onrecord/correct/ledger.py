"""The log in its order, which entries stand, and what becomes of each."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from onrecord.records.corrections import Correction, CorrectionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.corrections import CorrectionStatus

_FIELDS = tuple(field.name for field in fields(Correction))


def in_order(entries: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries by time, then id, each once: whatever way they came together."""
    return tuple(sorted({one.id: one for one in entries}.values(), key=lambda one: (one.when, one.id)))


def undone_by(entries: Sequence[Correction]) -> dict[str, str]:
    """The entries that are undone, each with the undo that stands.

    An undo may be undone. It names an entry by its id, which derives from content, so no two undo each other.
    """
    undoing: dict[str, list[str]] = {}
    for one in entries:
        if one.kind == "undo" and one.value is not None:
            undoing.setdefault(one.value, []).append(one.id)
    known: dict[str, str | None] = {}

    def settle(entry: str) -> str | None:
        waiting = [entry]
        while waiting:
            name = waiting[-1]
            ahead = [other for other in undoing.get(name, ()) if other not in known]
            if ahead:
                waiting += ahead
                continue
            known[name] = next((other for other in undoing.get(name, ()) if known[other] is None), None)
            waiting.pop()
        return known[entry]

    return {one.id: by for one in entries if (by := settle(one.id)) is not None}


class Ledger:
    """The entries of the log, and what becomes of each while a record is resolved.

    Args:
        entries: the log, in any order.
    """

    def __init__(self, entries: Iterable[Correction]) -> None:
        self.entries = in_order(entries)
        self._undone = undone_by(self.entries)
        self._told: dict[str, tuple[CorrectionStatus, str | None, str | None]] = {}
        self._rows: dict[str, dict[str, None]] = {}
        self._settle_undos()

    def standing(self, *kinds: str, of: str | None = None) -> list[Correction]:
        """The entries of these kinds that are not undone, oldest first; ``of``: about rows of this kind."""
        return [
            one
            for one in self.entries
            if one.kind in kinds
            and one.id not in self._undone
            and (of is None or (one.target is not None and one.target.kind == of))
        ]

    def applied(self, entry: Correction, rows: Iterable[str]) -> None:
        """Says that an entry was applied to rows."""
        self._told.setdefault(entry.id, ("applied", None, None))
        self._rows.setdefault(entry.id, {}).update(dict.fromkeys(rows))

    def failed(self, entry: Correction, reason: str) -> None:
        """Says that an entry could not be applied, and why."""
        self._told[entry.id] = ("not_applied", reason, None)

    def overruled(self, entry: Correction, by: Correction) -> None:
        """Says that a later entry says otherwise."""
        self._told[entry.id] = ("overruled", None, by.id)

    def is_applied(self, entry: Correction) -> bool:
        """Whether it was applied so far."""
        return self._told.get(entry.id, ("",))[0] == "applied"

    def marks(self) -> Mapping[str, list[Correction]]:
        """The entries applied to each row, by its id, oldest first."""
        found: dict[str, list[Correction]] = {}
        for one in self.entries:
            if self.is_applied(one):
                for row in self._rows.get(one.id, ()):
                    found.setdefault(row, []).append(one)
        return found

    def rows(self) -> tuple[CorrectionRow, ...]:
        """Every entry with what became of it, in the order of the log."""
        return tuple(self._row(one) for one in self.entries)

    def _row(self, entry: Correction) -> CorrectionRow:
        told = {name: getattr(entry, name) for name in _FIELDS}
        if entry.id in self._undone:
            return CorrectionRow(**told, status="undone", by=self._undone[entry.id])
        untold: tuple[CorrectionStatus, str | None, str | None] = ("not_applied", "it was not reached", None)
        status, reason, by = self._told.get(entry.id, untold)
        rows = tuple(sorted(self._rows.get(entry.id, ()))) if status == "applied" else ()
        return CorrectionRow(**told, status=status, reason=reason, by=by, rows=rows)

    def _settle_undos(self) -> None:
        known = {one.id for one in self.entries}
        for one in self.standing("undo"):
            if one.value in known:
                self.applied(one, ())
            else:
                self.failed(one, f"there is no entry {one.value} in this log")
