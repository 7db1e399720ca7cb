"""The log of corrections of a record file: adding to it, and what that changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.building.run import NoProgress, build_record, resolve_into, resolved
from onrecord.building.version import reader_version
from onrecord.config import Settings
from onrecord.errors import RecordFileError, RecordInUse
from onrecord.models.english import model_info
from onrecord.records.contract import to_line
from onrecord.records.record import KINDS
from onrecord.store.log import add_entries
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from onrecord.building.run import BuildReport, Progress
    from onrecord.records.corrections import Correction, CorrectionRow
    from onrecord.records.record import Record

PATIENCE = 20.0  # seconds: entries of others are applied within; a build that reads pages takes longer


@dataclass(frozen=True, slots=True)
class Change:
    """How many rows of a kind came, went and changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of adding to a log.

    Attributes:
        added: entries that were not in the log before.
        rows: what became of the entries that were given, as far as they are applied.
        changes: rows that came, went and changed, by kind; kinds without any are absent.
        waiting: why the entries are kept but not applied yet, or None.
    """

    added: int
    rows: tuple[CorrectionRow, ...] = ()
    changes: Mapping[str, Change] = field(default_factory=dict)
    waiting: str | None = None


def add_corrections(
    path: Path, entries: Sequence[Correction], progress: Progress | None = None, *, try_only: bool = False
) -> Outcome:
    """Adds entries to the log of a record and applies the log.

    The entries are kept before anything else happens, so that they are not lost whatever comes.

    Args:
        path: the record.
        entries: may be there already.
        progress: is told how far it is.
        try_only: tell what would change, and change nothing.

    Raises:
        RecordFileError: if there is no finished record at ``path``, or it cannot be written. What stops the
            log from being applied has a note that the entries are in it.
    """
    if try_only:
        return _tried(path, entries)
    with RecordReader(path):
        pass  # a record whose first build has not finished is refused
    added = add_entries(path, entries)
    given = {one.id for one in entries}
    try:
        with RecordWriter(path, PATIENCE) as writer:
            return _applied(writer, added, given, progress or NoProgress())
    except RecordInUse as exc:
        return Outcome(added, waiting=f"{exc}; a build applies the log at its end, {_again(path)} now")
    except Exception as exc:
        exc.add_note(f"the log has what you said, but it is not applied: {_again(path)} applies it")
        raise


def apply_corrections(path: Path, progress: Progress | None = None) -> BuildReport:
    """Applies the log of a record whose pages may have to be read anew first.

    Raises:
        RecordFileError: if there is no finished record at ``path``, or another build has it.
        ModelError: if the language model that the record was read with is missing.
    """
    with RecordReader(path) as reader:
        model = reader.manifest().models[0].name
    return build_record((), path, Settings(language_model=model), progress)


def _again(path: Path) -> str:
    return f"`onrecord corrections {path} apply`"


def _applied(writer: RecordWriter, added: int, given: set[str], progress: Progress) -> Outcome:
    """Applies the log, unless another has done so or the pages must be read first."""
    with RecordReader(writer.path) as reader:
        models = reader.manifest().models
        before = {kind: list(reader.lines(kind)) for kind in KINDS}
        there = tuple(reader.rows("corrections"))
        log = reader.log()
    why = _unready(writer, models[0].name)
    if why is not None:
        return Outcome(added, waiting=why)
    if {one.id for one in there} == {one.id for one in log}:
        return Outcome(added, tuple(one for one in there if one.id in given))
    record = resolve_into(writer, models, progress)
    return Outcome(added, _rows_of(record, given), _changes(before, record))


def _unready(writer: RecordWriter, model: str) -> str | None:
    """Why the stored readings cannot be resolved as they are, or None."""
    again = _again(writer.path)
    known = model_info(model)
    if reader_version(known) != writer.reader:
        return f"the pages were read by another version of onrecord: {again} reads them anew"
    if writer.unread():
        return f"a build was interrupted: {again} reads the rest"
    return None


def _tried(path: Path, entries: Iterable[Correction]) -> Outcome:
    """What would come of adding the entries."""
    with RecordReader(path) as reader:
        before = {kind: list(reader.lines(kind)) for kind in KINDS}
        model, known = reader.manifest().models[0], {one.id: one for one in reader.log()}
    new = {one.id: one for one in entries}
    with RecordWriter(path, PATIENCE) as writer:
        why = _unready(writer, model.name)
        if why is not None:
            raise RecordFileError(f"cannot say what would change: {why}")
        record = resolved(writer, list(writer.readings()), (*known.values(), *new.values()))
    added = len(new.keys() - known.keys())
    return Outcome(added, _rows_of(record, set(new)), _changes(before, record))


def _rows_of(record: Record, given: set[str]) -> tuple[CorrectionRow, ...]:
    return tuple(one for one in record.corrections if one.id in given)


def _changes(before: Mapping[str, Sequence[str]], record: Record) -> dict[str, Change]:
    """What is different, but for the log itself."""
    found = {}
    for kind in KINDS:
        if kind == "corrections":
            continue
        old, new = _by_name(before[kind]), _by_name([to_line(kind, row) for row in getattr(record, kind)])
        change = Change(
            len(new.keys() - old.keys()),
            len(old.keys() - new.keys()),
            sum(new[name] != old[name] for name in new.keys() & old.keys()),
        )
        if change != Change():
            found[kind] = change
    return found


def _by_name(lines: Iterable[str]) -> dict[str, str]:
    """Lines by what names their row: its id, or the whole line where it has none."""
    found: dict[str, str] = {}
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        name = line[7:40].split('"', 1)[0] if line.startswith('{"id":"') else line
        counts[name] += 1
        found[f"{name}~{counts[name]}"] = line
    return found
