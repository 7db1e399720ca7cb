"""The record as JSON Lines, one file per kind of row: the output contract (docs/record.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from onrecord.errors import UsageError
from onrecord.export.whole_files import spare_databases, write_lines
from onrecord.records.record import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.records.record import Manifest


class LineSource(Protocol):
    """A record that gives its rows as lines (`onrecord.store.reader.RecordReader`)."""

    def manifest(self) -> Manifest:
        """What the record holds and what made it."""

    def lines(self, kind: str) -> Iterator[str]:
        """The rows of a kind as lines of JSON without a line break, in their export order."""


def write_jsonl(source: LineSource, directory: Path) -> None:
    """Writes ``manifest.json`` and one ``KIND.jsonl`` for each kind of row into ``directory``.

    The directory is made if it is not there; files of an earlier export in it are replaced, the manifest
    last, so that a directory with a manifest is never half an export.

    Raises:
        UsageError: if the directory cannot be written, or a record or any other SQLite file is in the way.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        manifest = directory / "manifest.json"
        for name in (manifest.name, *(f"{kind}.jsonl" for kind in KINDS)):
            spare_databases(directory / name)
        manifest.unlink(missing_ok=True)
        for kind in KINDS:
            write_lines(directory / f"{kind}.jsonl", source.lines(kind))
        write_lines(manifest, [msgspec.json.format(msgspec.json.encode(source.manifest())).decode()])
    except OSError as exc:
        raise UsageError(
            f"cannot write the export to {directory}: {exc.strerror or exc}; name a folder with --out"
        ) from exc
