"""What holds where several entries speak of one row: the later wins, and all are told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.correct.ledger import Ledger
    from onrecord.records.corrections import Correction

_MATTER = {"reject": "stays", "confirm": "stays", "set_date": "date", "set_speaker": "speaker"}
"""What an entry decides: two on the same matter of one row cannot both hold. A note decides nothing."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry and a row it is about; not ``direct`` where the row is a copy of the one that was meant."""

    entry: Correction
    row: str
    direct: bool = True


@dataclass(slots=True)
class Settled:
    """What holds for each row, by its id."""

    rejected: dict[str, Correction] = field(default_factory=dict)
    dates: dict[str, Correction] = field(default_factory=dict)
    speakers: dict[str, Correction] = field(default_factory=dict)


def settle(hits: Iterable[Hit], ledger: Ledger) -> Settled:
    """What holds, of entries in the order of the log; the ledger is told what becomes of each entry."""
    matters: dict[str, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        matters[hit.row][_MATTER.get(hit.entry.kind, hit.entry.id)].append(hit)
    found = Settled()
    for row, told in matters.items():
        winners = {matter: _winner(about) for matter, about in told.items()}
        last = winners.get("stays")
        gone = last if last is not None and last.kind == "reject" else None
        if gone is not None:
            found.rejected[row] = gone
        for matter, about in told.items():
            by = gone if gone is not None and matter in ("date", "speaker") else winners[matter]
            _tell(row, about, by, ledger)
        if gone is None:
            _keep(row, winners, found)
    return found


def _winner(hits: list[Hit]) -> Correction:
    """The last that was about this very row, else the last about one it is a copy of."""
    return max(enumerate(hits), key=lambda pair: (pair[1].direct, pair[0]))[1].entry


def _tell(row: str, hits: list[Hit], by: Correction, ledger: Ledger) -> None:
    for hit in hits:
        if _says_the_same(hit.entry, by):
            ledger.applied(hit.entry, (row,))
        elif hit.direct:
            ledger.overruled(hit.entry, by)


def _says_the_same(one: Correction, other: Correction) -> bool:
    return one.id == other.id or (one.kind, one.value, one.others) == (other.kind, other.value, other.others)


def _keep(row: str, winners: Mapping[str, Correction], found: Settled) -> None:
    if "date" in winners:
        found.dates[row] = winners["date"]
    if "speaker" in winners:
        found.speakers[row] = winners["speaker"]
    sure = winners.get("stays")
    if sure is not None and sure.value:
        found.dates.setdefault(row, sure)  # confirmed as it stood, unless set expressly
    if sure is not None and sure.others:
        found.speakers.setdefault(row, sure)
