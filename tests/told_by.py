"""Tellings of invented reports, as the record has them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.pipeline import told_of
from onrecord.records.readings import FiledReading
from tests.reading_of import read

if TYPE_CHECKING:
    from onrecord.resolve.events.told import Rarity, Told


def filed(name: str, day: str, text: str) -> FiledReading:
    """A report of one paragraph that came out on a day."""
    return FiledReading(name, name, sha256(text.encode()).hexdigest(), "text/plain", None, read(text, day))


def told_by(*reports: tuple[str, str, str]) -> tuple[list[Told], Rarity]:
    """The tellings of reports, each a name, a day and a text."""
    return told_of([filed(*report) for report in reports])
