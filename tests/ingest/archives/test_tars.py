"""TAR archives are read as they stream by."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest
from ingest.packing import PAGE, TEXT, found_in, tarred, told

from onrecord.ingest import members
from onrecord.ingest.archives import tars

LONG = "folder/" * 30 + "page.html"


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_members_are_inputs(tmp_path: Path, form: int, pack: object) -> None:
    """In every form that `tar` writes, compressed or not."""
    data = tarred({"a.html": PAGE.encode(), "x/.hidden": b"x", "x/b.txt": TEXT.encode()}, form)
    assert told(found_in(tmp_path, pack(data))) == [("#a.html", "page"), ("#x/b.txt", "page")]  # type: ignore[operator]


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_and_foreign_names_are_whole(tmp_path: Path, form: int) -> None:
    """They stand in notes before their members."""
    data = tarred({LONG: PAGE.encode(), "漁業/協議.txt": TEXT.encode()}, form)
    assert told(found_in(tmp_path, data)) == [(f"#{LONG}", "page"), ("#漁業/協議.txt", "page")]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link to a file of this machine gives nothing of it."""
    data = tarred({"passwords": None, "../up.txt": TEXT.encode()})
    assert told(found_in(tmp_path, data)) == [("#passwords", "not_a_file"), ("#up.txt", "page")]


def test_devices_are_not_opened(tmp_path: Path) -> None:
    """Neither are pipes; folders are passed over."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("tty", tarfile.CHRTYPE), ("pipe", tarfile.FIFOTYPE), ("folder", tarfile.DIRTYPE)):
            info = tarfile.TarInfo(name)
            info.type = kind
            archive.addfile(info)
    assert told(found_in(tmp_path, out.getvalue())) == [("#tty", "not_a_file"), ("#pipe", "not_a_file")]


def test_a_truncated_archive_keeps_what_came_before(tmp_path: Path) -> None:
    """The member that is cut is a reject."""
    data = tarred({"a.txt": TEXT.encode(), "b.txt": TEXT.encode() * 100})
    assert told(found_in(tmp_path, data[:4_000])) == [("#a.txt", "page"), ("#b.txt", "truncated")]


def test_a_header_cut_short_is_told(tmp_path: Path) -> None:
    """The archive itself is the reject."""
    data = tarred({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}, tarfile.USTAR_FORMAT)
    assert told(found_in(tmp_path, data[: 1024 + 100])) == [("#a.txt", "page"), ("", "truncated")]


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("place", [10, 130, 500])
def test_a_damaged_header_costs_its_member(tmp_path: Path, at: int, place: int) -> None:
    """In its name, its size or behind its fields; the first one, too."""
    members = {f"{name}.txt": f"{name} {TEXT}".encode() for name in "abc"}
    data = bytearray(tarred(members, tarfile.USTAR_FORMAT))
    data[1024 * at + place] ^= 1
    found = told(found_in(tmp_path, bytes(data)))
    assert [reason for _, reason in found] == ["damaged" if n == at else "page" for n in range(3)]
    assert place == 10 or [locator for locator, _ in found] == ["#a.txt", "#b.txt", "#c.txt"]


def test_a_truncated_compressed_archive_is_told(tmp_path: Path) -> None:
    """Whether it ends in a member or between two."""
    packed = gzip.compress(tarred({"a.txt": TEXT.encode(), "b.txt": bytes(range(256)) * 3_000}))
    assert told(found_in(tmp_path, packed[:-40]))[-1][1] == "truncated"


def test_a_note_as_long_as_the_memory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of a note than a name can need."""
    monkeypatch.setattr(tars, "MAX_NOTE", 20)
    (page,) = found_in(tmp_path, tarred({LONG: PAGE.encode()}, tarfile.GNU_FORMAT))
    assert page.locator.endswith("#folder/folder/folder")


def test_a_member_too_large_for_the_memory_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be opened as often as its reader likes."""
    monkeypatch.setattr(members, "IN_MEMORY", 10)
    data = gzip.compress(tarred({"t.csv": b"id,title,text\n7,T," + TEXT.replace(",", " ").encode()}))
    assert told(found_in(tmp_path, data)) == [("#t.csv#7", "page")]
