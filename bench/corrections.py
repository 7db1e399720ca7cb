"""How long applying a log takes, and how many entries find their rows in a record that was read otherwise.

    python bench/corrections.py talks.onrecord           seconds of resolving, without and with a log
    python bench/corrections.py old.onrecord new.onrecord     notes on all rows of one, applied to the other

For the second, read the same pages by two versions of onrecord.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from onrecord.correct.looks import target_of
from onrecord.pipeline import resolve_readings
from onrecord.records.corrections import CORRECTABLE, Correction, with_id
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter

if TYPE_CHECKING:
    from onrecord.records.corrections import CorrectionKind, Target
    from onrecord.records.readings import FiledReading
    from onrecord.records.record import Record

ENTRIES = 300


def main() -> None:
    """Measures one record, or one against another."""
    paths = [Path(name) for name in sys.argv[1:]]
    with RecordReader(paths[0]) as reader:
        record = reader.record()
    if len(paths) == 1:
        measure_time(readings_of(paths[0]), record)
    else:
        measure_finding(record, readings_of(paths[1]))


def readings_of(path: Path) -> list[FiledReading]:
    """What was read in the pages of a record."""
    with RecordWriter(path) as writer:
        return list(writer.readings())


def measure_time(readings: list[FiledReading], record: Record) -> None:
    """Prints the processor seconds of resolving."""
    rejects = [
        _entry("reject", target_of("statements", row, "")) for row in record.statements[:: _step(record)]
    ]
    confirms = [_entry("confirm", target_of("events", row, "")) for row in record.events[: ENTRIES // 3]]
    for name, log in (("without a log", []), (f"with {len(rejects + confirms)} entries", rejects + confirms)):
        begun = process_time()
        resolve_readings(readings, None, log)
        print(f"{len(readings)} articles, {name}: {process_time() - begun:.1f} s")


def _step(record: Record) -> int:
    return max(1, len(record.statements) // (ENTRIES * 2 // 3))


def measure_finding(record: Record, readings: list[FiledReading]) -> None:
    """Prints, by kind of row, how many rows have the same id in the other record, and how many are found."""
    log = [
        _entry("note", target_of(kind, row, ""), f"{kind} {number}")
        for kind in CORRECTABLE
        for number, row in enumerate(getattr(record, kind))
    ]
    other = resolve_readings(readings, None, log)
    found = Counter(row.target.kind for row in other.corrections if row.target and row.status == "applied")
    for kind in CORRECTABLE:
        ids = {row.id for row in getattr(other, kind)}
        rows = getattr(record, kind)
        same = sum(row.id in ids for row in rows)
        print(f"{kind}: {len(rows)} rows, {same} with the same id, {found[kind]} found")


def _entry(kind: CorrectionKind, target: Target, value: str | None = None) -> Correction:
    return with_id(Correction("", kind, "bench", "2026-01-01T00:00:00.000Z", target=target, value=value))


if __name__ == "__main__":
    main()
