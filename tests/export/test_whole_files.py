"""Exports never write over a record, and never leave half a file."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from sample_record import sample_record, write_sample

from onrecord.cli.main import run
from onrecord.export.whole_files import written_whole
from onrecord.store.reader import RecordReader


@pytest.fixture
def home(tmp_path):
    """A folder with two records under odd names, a database of something else, and links."""
    write_sample(tmp_path / "talks.onrecord")
    shutil.copy(tmp_path / "talks.onrecord", tmp_path / "other.html")
    with sqlite3.connect(tmp_path / "notes.jsonl") as notes:
        notes.execute("CREATE TABLE notes (note TEXT)")
    notes.close()
    (tmp_path / "link.html").symlink_to("other.html")
    os.link(tmp_path / "other.html", tmp_path / "twin.html")
    return tmp_path


def bytes_of(folder):
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


TARGETS = [
    "talks.onrecord", "other.html", "notes.jsonl", "link.html", "twin.html", "talks.onrecord-wal",
    "talks.onrecord-lock",
]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("command", ["html", "jsonl", "corrections"])
def test_no_export_writes_over_a_database(home, capsys, command, target):
    """Whatever its ending, by a link or not; the file is named, and what to do."""
    before = bytes_of(home)
    file, out = str(home / "talks.onrecord"), str(home / target)
    form = (
        ["corrections", file, "export"] if command == "corrections" else ["export", file, "--format", command]
    )
    assert run([*form, "--out", out]) == 2
    told = capsys.readouterr().err
    assert out in told
    assert "SQLite file" in told
    assert "--out" in told
    assert bytes_of(home) == before


@pytest.mark.parametrize("name", ["manifest.json", "statements.jsonl"])
def test_no_file_of_an_exported_folder_writes_over_a_database(home, capsys, name):
    """Nothing of the folder is touched then."""
    file = str(home / "talks.onrecord")
    assert run(["export", file, "--format", "jsonl", "--out", str(home / "out")]) == 0
    shutil.copy(home / "other.html", home / "out" / name)
    before = bytes_of(home / "out")
    assert run(["export", file, "--format", "jsonl", "--out", str(home / "out")]) == 2
    assert name in capsys.readouterr().err
    assert bytes_of(home / "out") == before


def test_a_failed_dossier_leaves_the_old_file(home, monkeypatch):
    """And no passing file beside it; a reader sees the old page until the new one is whole."""
    out = home / "talks.html"
    out.write_text("old", encoding="utf-8")

    def breaks(_index):
        yield "<!doctype html>" * 100_000
        assert out.read_text(encoding="utf-8") == "old"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.web.dossier.render_dossier", breaks)
    before = bytes_of(home)
    assert run(["export", str(home / "talks.onrecord"), "--format", "html", "--out", str(out)]) == 2
    assert bytes_of(home) == before


def test_a_dossier_replaces_the_file_behind_a_link(home):
    """The link stays, and so does the mode of the file."""
    (home / "page.html").write_text("old", encoding="utf-8")
    (home / "page.html").chmod(0o640)
    (home / "latest.html").symlink_to("page.html")
    out = str(home / "latest.html")
    assert run(["export", str(home / "talks.onrecord"), "--format", "html", "--out", out]) == 0
    assert (home / "latest.html").is_symlink()
    assert "Ada Brenn" in (home / "page.html").read_text(encoding="utf-8")
    assert (home / "page.html").stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_as_it_is():
    """It is not replaced by a file."""
    device = Path(os.devnull)
    with written_whole(device) as file:
        file.write("words")
    assert device.is_char_device()


def test_the_record_is_whole_afterwards(home, capsys):
    """The refused export has not touched it."""
    file = home / "talks.onrecord"
    run(["export", str(file), "--format", "html", "--out", str(file)])
    with RecordReader(file) as reader:
        assert reader.record() == sample_record()
