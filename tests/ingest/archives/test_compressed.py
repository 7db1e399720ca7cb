"""Compressed files are read as what they hold, with bounded work."""

import bz2
import gzip
import json
import lzma
import struct
from io import BytesIO
from pathlib import Path

import pytest
from backports import zstd
from ingest.packing import PAGE, TEXT, found_in, told

from onrecord.errors import PageRejected
from onrecord.ingest import budget
from onrecord.ingest.archives.unpacking import CHUNK_BYTES, GZIP, unpacked
from onrecord.ingest.budget import Budget
from onrecord.records.pages import Page, Reject

ROWS = "".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} {n}"}) + "\n" for n in range(3)).encode()
PACKERS = {"gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress, "zstd": zstd.compress}


@pytest.mark.parametrize("packer", PACKERS)
def test_a_compressed_table_is_the_table(tmp_path: Path, packer: str) -> None:
    """Its rows have the locators they would have uncompressed."""
    found = found_in(tmp_path, PACKERS[packer](ROWS))
    assert told(found) == [("#r0", "page"), ("#r1", "page"), ("#r2", "page")]


@pytest.mark.parametrize("packer", PACKERS)
def test_members_one_after_the_other_are_one_file(tmp_path: Path, packer: str) -> None:
    """Compressed files that were joined, with padding between them, are read to their end."""
    half = len(ROWS) // 2
    padding = b"\x00" * 4 if packer in ("gzip", "xz") else b""
    found = found_in(tmp_path, PACKERS[packer](ROWS[:half]) + padding + PACKERS[packer](ROWS[half:]))
    assert [told_one for _, told_one in told(found)] == ["page"] * 3


@pytest.mark.parametrize("packer", PACKERS)
def test_a_compressed_page_has_the_path_as_its_locator(tmp_path: Path, packer: str) -> None:
    """Its bytes are those of the page, not of the compressed file."""
    (page,) = found_in(tmp_path, PACKERS[packer](PAGE.encode()))
    assert isinstance(page, Page)
    assert page.data.decode() == page.raw == PAGE


def test_the_ending_below_the_compression_counts(tmp_path: Path) -> None:
    """A table told only by its name is told so when compressed, too."""
    (reject,) = found_in(tmp_path, gzip.compress(b"a,b\n1,2\n"), "t.csv.gz")
    assert isinstance(reject, Reject)
    assert reject.reason == "no_text_column"


@pytest.mark.parametrize("packer", PACKERS)
def test_a_truncated_file_is_a_reject_beside_its_rows(tmp_path: Path, packer: str) -> None:
    """What stood before the end is kept; the file says that it is cut."""
    rows = b"".join(json.dumps({"id": n, "text": f"{TEXT} {n**40}"}).encode() + b"\n" for n in range(2_000))
    packed = PACKERS[packer](rows)
    *_, last = found_in(tmp_path, packed[: len(packed) * 2 // 3])
    assert isinstance(last, Reject)
    assert (last.locator, last.reason) == (str(tmp_path / "input.dat"), "truncated")


@pytest.mark.parametrize("packer", PACKERS)
def test_a_wrong_checksum_is_a_reject(tmp_path: Path, packer: str) -> None:
    """A page whose checksum does not hold is no evidence."""
    if packer == "zstd":
        packed = bytearray(zstd.compress(PAGE.encode(), options={zstd.CompressionParameter.checksum_flag: 1}))
    else:
        packed = bytearray(PACKERS[packer](PAGE.encode()))
    packed[{"gzip": -6, "bzip2": 12, "xz": -30, "zstd": -2}[packer]] ^= 0xFF
    assert told(found_in(tmp_path, bytes(packed))) == [("", "damaged")]


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_a_bomb_is_a_reject_after_bounded_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packer: str
) -> None:
    """A table of one endless line is given up when it has unpacked to more than a file of its size may."""
    monkeypatch.setattr(budget, "FREE_BYTES", 2_000_000)
    packed = PACKERS[packer](b'{"text": "' + b"x" * 8_000_000)
    assert told(found_in(tmp_path, packed, max_page_bytes=1_000_000)) == [("", "bomb")]


def test_a_page_bomb_is_too_large(tmp_path: Path) -> None:
    """No more of a page is unpacked than a page may have."""
    packed = gzip.compress(b"<html>" + b"x" * 50_000)
    assert told(found_in(tmp_path, packed, max_page_bytes=9_000)) == [("", "too_large")]


def test_files_compressed_over_and_over_are_too_deep(tmp_path: Path) -> None:
    """Layers are counted."""
    data = PAGE.encode()
    for _ in range(12):
        data = gzip.compress(data)
    assert told(found_in(tmp_path, data)) == [("", "too_deep")]


def test_a_zstandard_dictionary_before_the_records_is_used(tmp_path: Path) -> None:
    """The first frame of a web archive's file can hold the dictionary of all others, itself compressed."""
    dictionary = zstd.train_dict([f"{PAGE} {n} {TEXT * (n % 7)}".encode() for n in range(200)], 4000)
    for content in (dictionary.dict_content, zstd.compress(dictionary.dict_content)):
        head = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(content)) + content
        packed = head + zstd.compress(PAGE.encode(), zstd_dict=dictionary)
        (page,) = found_in(tmp_path, packed)
        assert isinstance(page, Page)
        assert page.raw == PAGE


def test_a_damaged_zstandard_dictionary_is_a_reject(tmp_path: Path) -> None:
    """It says so instead of failing later."""
    packed = b"\x5d\x2a\x4d\x18" + struct.pack("<I", 9) + zstd.compress(b"")[:4] + b"xxxxx"
    assert told(found_in(tmp_path, packed)) == [("", "damaged")]


def test_reading_goes_on_with_the_gzip_member_behind_a_damaged_one(tmp_path: Path) -> None:
    """A damaged member is told once; the stream gives the later ones when it is read on."""
    members = [gzip.compress(bytes([65 + n]) * 300_000) for n in range(3)]
    broken = bytearray(members[1])
    broken[30:60] = b"\xff" * 30
    stream = unpacked(BytesIO(members[0] + bytes(broken) + members[2]), GZIP, Budget())
    chunks, reasons = [b"?"], []
    while chunks[-1]:
        try:
            chunks.append(stream.read(CHUNK_BYTES))
        except PageRejected as error:
            reasons.append(error.reason)
    assert reasons == ["damaged"]
    seen = b"".join(chunks)
    assert seen.count(b"A") >= 2 * CHUNK_BYTES  # what was on its way when the damage was met is lost
    assert seen.count(b"C") == 300_000
