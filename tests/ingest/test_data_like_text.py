"""Machine data that can pass for text is named, and is no article."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.records.pages import Page, Reject

WORDS = b"The minister said on Monday that the talks would go on, and that the boats would leave. " * 40
DATA = {
    "packed.rds": gzip.compress(b"X\n\x00\x00\x00\x03\x00\x04\x01\x02\x00\x03\x05\x00" + WORDS),
    "talks.ps": b"%!PS-Adobe-3.0\n" + WORDS,
    "key.pem": b"-----BEGIN CERTIFICATE-----\n" + b"TUlJQ0 " * 99,
    "mail.asc": b"-----BEGIN PGP MESSAGE-----\n" + b"TUlJQ0 " * 99,
    "talks.uu": b"begin 644 talks.doc\n" + b"M5&AE('1A;&MS\n" * 99,
}


@pytest.mark.parametrize("name", DATA)
def test_data_is_a_reject(tmp_path: Path, name: str) -> None:
    """With what it is and what to do."""
    (tmp_path / name).write_bytes(DATA[name])
    (only,) = find_pages([str(tmp_path / name)], IngestOptions())
    assert isinstance(only, Reject)
    assert only.reason == "unsupported"


@pytest.mark.parametrize("words", [b"P3 is a post. ", b"A\nbig\nharbour\n", b"Begin 644 talks. "])
def test_text_that_begins_alike_is_a_page(tmp_path: Path, words: bytes) -> None:
    """A letter and a number make no image."""
    (tmp_path / "page.txt").write_bytes(words + WORDS)
    (only,) = find_pages([str(tmp_path / "page.txt")], IngestOptions())
    assert isinstance(only, Page)
