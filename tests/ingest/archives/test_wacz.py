"""Collections of web archives."""

import json
from pathlib import Path

import pytest
from backports import zstd
from ingest.archives.warcs import compressed, record
from ingest.packing import PAGE, found_in, told, zipped

from onrecord.records.pages import Page

A, B, IMAGE = (
    record("https://herald.example/a"),
    record("https://herald.example/b"),
    record("https://herald.example/i", b"x", http={"Content-Type": "image/png"}),
)
PAGES = json.dumps(
    {"url": "https://herald.example/a", "title": "Talks", "ts": "2031-05-06T07:08:09Z"}
).encode()


@pytest.mark.parametrize(
    "first", ["archive/x.warc.gz", "datapackage.json", "pages/pages.jsonl", "indexes/index.cdx"]
)
def test_all_archives_of_a_collection_are_read_as_one(tmp_path: Path, first: str) -> None:
    """Pages stand at the collection's own path; images of all archives are counted together."""
    parts = {
        "archive/x.warc.gz": compressed(A, IMAGE),
        "archive/y.warc": B + IMAGE,
        "datapackage.json": b'{"profile": "data-package", "resources": []}',
        "pages/pages.jsonl": PAGES,
        "indexes/index.cdx": b"com,example,herald)/a 20310506070809 {}",
    }
    found = found_in(tmp_path, zipped({first: parts.pop(first), **parts}))
    assert sorted(told(found)) == [
        ("#https://herald.example/a", "page"),
        ("#https://herald.example/b", "page"),
        ("#not_a_document", "not_a_document"),
    ]
    assert any("2 images" in one.message for one in found if not isinstance(one, Page))


def test_archives_in_it_may_be_zstandard_and_broken(tmp_path: Path) -> None:
    """What is cut in one leaves the others whole."""
    broken = compressed(A)[:-50]
    data = zipped({"archive/x.warc.gz": broken, "archive/y.warc.zst": zstd.compress(B)})
    assert [reason for _, reason in told(found_in(tmp_path, data))] == ["truncated", "page"]


def test_a_zip_file_with_a_data_package_is_no_collection(tmp_path: Path) -> None:
    """It is read as the archive it is."""
    data = zipped({"datapackage.json": b"{}", "pages/a.html": PAGE.encode()})
    assert ("#pages/a.html", "page") in told(found_in(tmp_path, data))


def test_an_encrypted_archive_in_it_is_told(tmp_path: Path) -> None:
    """At the collection's path."""
    data = bytearray(zipped({"archive/x.warc": A, "datapackage.json": b"{}"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert told(found_in(tmp_path, bytes(data))) == [("", "encrypted")]
