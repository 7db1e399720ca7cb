"""What becomes of one file given to ingest, and the fields that sources in these tests tell of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.packing import found_in

from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Varland and Kesmar will resume talks on the Sable islands, the minister said."
TALKS = GivenMetadata(title="Talks resume", byline=("Ada Bel", "Cem Dor"), language="en")


def read(folder: Path, data: bytes) -> Page | Reject:
    """What becomes of a file with these bytes and a name that tells nothing."""
    (found,) = found_in(folder, data, "input.dat")
    return found


def assert_rejected(found: Page | Reject, reason: str, advice: str) -> None:
    """It is a reject that says why, and what a person can do."""
    assert isinstance(found, Reject)
    assert found.reason == reason
    assert advice in found.message
