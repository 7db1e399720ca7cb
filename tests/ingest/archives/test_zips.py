"""Members of ZIP archives are inputs; none is ever written to a path of its choosing."""

import gzip
import json
import struct
import zipfile
from pathlib import Path

import pytest
from ingest.packing import PAGE, TEXT, found_in, tarred, told, zipped

from onrecord.ingest import budget, members
from onrecord.ingest.archives import zips
from onrecord.records.pages import Page

ROWS = "\n".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} {n}"}) for n in range(3)).encode()


def test_members_are_read_by_their_content(tmp_path: Path) -> None:
    """Pages, tables, compressed files and archives within, each with its way as its locator."""
    data = zipped(
        {
            "pages/a.html": PAGE.encode(),
            "b.txt": TEXT.encode(),
            "rows": ROWS,
            "rows.jsonl.gz": gzip.compress(ROWS),
            "inner.zip": zipped({"c.html": PAGE.encode(), "inner.tar": tarred({"d.txt": TEXT.encode()})}),
        }
    )
    assert told(found_in(tmp_path, data)) == [
        ("#pages/a.html", "page"),
        ("#b.txt", "page"),
        *((f"#rows#r{n}", "page") for n in range(3)),
        *((f"#rows.jsonl.gz#r{n}", "page") for n in range(3)),
        ("#inner.zip#c.html", "page"),
        ("#inner.zip#inner.tar#d.txt", "page"),
    ]


def test_traces_of_the_packing_system_are_passed_over(tmp_path: Path) -> None:
    """Hidden files, folders and what file managers leave behind are no inputs."""
    names = ("__MACOSX/._a.html", ".DS_Store", "x/.hidden", "x/Thumbs.db", "x/", "a.html")
    assert told(found_in(tmp_path, zipped(dict.fromkeys(names, PAGE.encode())))) == [("#a.html", "page")]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/cron.d/x", "etc/cron.d/x"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\x.html", "Windows/x.html"),
        ("..", "unnamed"),
        ("a\nb\x1b[31m", "a b [31m"),
        ("a/./../b", "a/b"),
    ],
)
def test_the_name_of_a_member_is_only_a_label(tmp_path: Path, name: str, label: str) -> None:
    """It leads nowhere, and its control characters do nothing."""
    (page,) = found_in(tmp_path, zipped({name: PAGE.encode()}))
    assert page.locator == f"{tmp_path / 'input.dat'}#{label}"
    assert list(tmp_path.iterdir()) == [tmp_path / "input.dat"]


def test_encrypted_members_are_rejects(tmp_path: Path) -> None:
    """The others are read."""
    data = bytearray(zipped({"a.html": PAGE.encode(), "b.html": PAGE.encode()}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert told(found_in(tmp_path, bytes(data))) == [("#a.html", "encrypted"), ("#b.html", "page")]


def test_unread_compressions_are_rejects(tmp_path: Path) -> None:
    """LZMA in a ZIP file is not unpacked, for its output has no bound."""
    assert told(found_in(tmp_path, zipped({"a.html": PAGE.encode()}, zipfile.ZIP_LZMA))) == [
        ("#a.html", "unsupported")
    ]


def test_a_wrong_checksum_is_a_reject(tmp_path: Path) -> None:
    """Of the member, not of the archive."""
    data = bytearray(zipped({"a.html": PAGE.encode(), "b.html": PAGE.encode()}, zipfile.ZIP_STORED))
    data[60] ^= 1
    assert told(found_in(tmp_path, bytes(data))) == [("#a.html", "damaged"), ("#b.html", "page")]


def test_a_truncated_archive_is_a_reject(tmp_path: Path) -> None:
    """Its directory is at its end."""
    cut = zipped({"a.html": PAGE.encode()})[:-30]
    assert told(found_in(tmp_path, cut)) == [("#a.html", "page"), ("", "damaged")]


def test_an_archive_of_too_many_members_is_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those before the limit are kept."""
    monkeypatch.setattr(members, "MAX_MEMBERS", 2)
    data = zipped({f"{n}.html": PAGE.encode() for n in range(4)})
    assert told(found_in(tmp_path, data)) == [("#0.html", "page"), ("#1.html", "page"), ("", "bomb")]


def test_a_directory_too_large_for_the_memory_is_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is read from the end of the file, also from the long form of the end."""
    monkeypatch.setattr(zips, "MAX_DIRECTORY", 50)
    data = zipped({"a.html": PAGE.encode(), "b.html": PAGE.encode()})
    assert told(found_in(tmp_path, data)) == [("", "bomb")]
    at = data.index(b"PK\x05\x06")
    size = struct.unpack_from("<I", data, at + 12)[0]
    long = b"PK\x06\x06" + b"\x00" * 36 + struct.pack("<QQ", size, 0) + b"PK\x06\x07" + b"\x00" * 16
    short = data[at : at + 12] + b"\xff\xff\xff\xff" + data[at + 16 :]
    assert told(found_in(tmp_path, data[:at] + long + short)) == [("", "bomb")]


def test_members_that_share_their_bytes_end_with_the_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A directory that lists one member a thousand times cannot make a small file unpack for ever."""
    monkeypatch.setattr(budget, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr(budget, "RATIO", 1)
    data = zipped({"a": TEXT.encode() * 4_000})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    counts = struct.pack("<HHI", 1000, 1000, len(entry) * 1000)
    data = data[:start] + entry * 1000 + data[end : end + 8] + counts + data[end + 16 :]
    found = found_in(tmp_path, data)
    assert len(found) < 10
    assert told(found)[-2:] == [("#a", "bomb"), ("", "bomb")]


def test_an_archive_in_an_archive_too_large_for_the_memory_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read all the same, and leaves nothing behind."""
    monkeypatch.setattr(members, "IN_MEMORY", 100)
    data = zipped({"inner.zip": zipped({"a.html": PAGE.encode(), "b.txt": TEXT.encode()})})
    assert told(found_in(tmp_path, data)) == [("#inner.zip#a.html", "page"), ("#inner.zip#b.txt", "page")]
    assert list(tmp_path.iterdir()) == [tmp_path / "input.dat"]
    monkeypatch.setattr(members, "MAX_SPOOLED", 200)
    assert told(found_in(tmp_path, data)) == [("#inner.zip", "too_large")]


def test_office_files_are_no_archives_of_pages(tmp_path: Path) -> None:
    """A workbook says what to do; its parts are not taken for pages."""
    (reject,) = found_in(tmp_path, zipped({"[Content_Types].xml": b"<Types/>", "odd/part.xml": b"<a/>"}))
    assert not isinstance(reject, Page)
    assert reject.reason == "unsupported"


def test_a_page_that_mentions_an_office_part_is_a_page(tmp_path: Path) -> None:
    """Kinds of ZIP files are told by the names of their members."""
    data = zipped({"a.txt": f"{TEXT} xl/ word/".encode()}, zipfile.ZIP_STORED)
    assert told(found_in(tmp_path, data)) == [("#a.txt", "page")]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "Gespräche.txt"), ("cp437", "Gespräche.txt"), ("latin-1", "GesprΣche.txt")],
)
def test_names_of_members_are_shown_as_far_as_they_can_be(tmp_path: Path, encoding: str, shown: str) -> None:
    """UTF-8 that does not say so, the encoding of ZIP itself, or another: none costs the member."""
    data = zipped({"Gesprxyche.txt" if encoding == "utf-8" else "Gesprxche.txt": TEXT.encode()})
    data = data.replace(b"xyche" if encoding == "utf-8" else b"xche", "ä".encode(encoding) + b"che")
    assert told(found_in(tmp_path, data)) == [(f"#{shown}", "page")]
