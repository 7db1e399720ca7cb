"""The example story, read once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.pipeline import resolve_readings
from onrecord.store.writer import RecordWriter

if TYPE_CHECKING:
    from onrecord.records.readings import FiledReading
    from onrecord.records.record import Record

PAGES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of all example pages; not to be written to."""
    out = tmp_path_factory.mktemp("corrections") / "example.onrecord"
    build_record([str(PAGES)], out, Settings(jobs=0))
    return out


@pytest.fixture(scope="session")
def readings(example_file: Path) -> list[FiledReading]:
    """What was read in the example pages."""
    with RecordWriter(example_file) as writer:
        return list(writer.readings())


@pytest.fixture(scope="session")
def record(readings: list[FiledReading]) -> Record:
    """The record of the example pages without corrections."""
    return resolve_readings(readings)
