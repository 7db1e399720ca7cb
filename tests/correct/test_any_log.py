"""Whatever people say of a record, it holds together."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pytest

from correct.entries import entry, on, undo
from onrecord.building.check import check_record
from onrecord.building.corrections import add_corrections
from onrecord.records.corrections import CORRECTABLE, CORRECTION_KINDS, DATED, Correction, Words
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.record import Record

SIZE = 12


def any_entry(record: Record, source: random.Random, log: list[Correction]) -> Correction:
    """A sound entry about some row."""
    kind = source.choice(CORRECTION_KINDS)
    how: dict[str, Any] = {"at": source.randrange(60), "who": source.choice(("ana", "ben"))}

    def some(rows: str) -> Any:
        return on(rows, source.choice(getattr(record, rows)))

    if kind == "undo" and log:
        return undo(source.choice(log), how["at"])
    if kind in ("merge", "split") and source.random() < 0.5:
        return any_grouping(kind, record, source, how)
    if kind == "merge":
        return entry(kind, some("actors"), others=(some("actors"),), **how)
    if kind == "rename":
        return entry(kind, some("actors"), source.choice(("X", record.actors[0].name)), **how)
    if kind == "set_speaker":
        others = tuple(some("actors") for _ in range(source.randrange(3)))
        return entry(kind, some("statements"), others=others, **how)
    if kind == "split":
        told = [row for row in record.statements if row.speaker_mention and row.speaker]
        said = source.choice(told)
        mention = said.speaker_mention
        assert mention is not None
        actor = next(row for row in record.actors if row.id == said.speaker)
        words = (Words(mention.article, mention.start, mention.end, mention.quote),)
        return entry(kind, on("actors", actor), source.choice((None, "Y")), words=words, **how)
    if kind == "set_date":
        date = source.choice(("2019", "2021-03", "2022-05-05"))
        return entry(kind, some(source.choice(DATED)), date, **how)
    kind = "note" if kind == "undo" else kind
    return entry(kind, some(source.choice(CORRECTABLE)), "z" if kind == "note" else None, **how)


def any_grouping(
    kind: Literal["merge", "split"], record: Record, source: random.Random, how: dict[str, Any]
) -> Correction:
    """A sound entry that joins two events, or takes words out of one."""
    if kind == "merge":
        one, other = source.sample(record.events, 2)
        return entry(kind, on("events", one), others=(on("events", other),), **how)
    row = source.choice([row for row in record.events if len(row.mentions) > 1])
    leaving = source.choice(row.mentions)
    staying = replace(row, mentions=tuple(one for one in row.mentions if one != leaving))
    words = (Words(leaving.article, leaving.start, leaving.end, leaving.quote),)
    return entry(kind, on("events", staying), words=words, **how)


@pytest.mark.parametrize("seed", range(10))
def test_the_record_holds(example_file: Path, record: Record, tmp_path: Path, seed: int) -> None:
    """Every reference leads somewhere, every entry is told of."""
    path = shutil.copy(example_file, tmp_path / "x.onrecord")
    source = random.Random(seed)
    log: list[Correction] = []
    while len(log) < SIZE:
        log.append(any_entry(record, source, log))
    add_corrections(path, log)
    with RecordReader(path) as reader:
        assert list(check_record(reader)) == []
        assert {row.id for row in reader.rows("corrections")} == {one.id for one in log}
