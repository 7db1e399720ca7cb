"""Builds of sources with odd names, of folders that hold the record, and of links."""

import os

import pytest
from fake_stages import fake_resolve, load_as_told, write_pages

from onrecord.building import run
from onrecord.building.run import build_record
from onrecord.cli.main import run as run_command
from onrecord.config import Settings
from onrecord.store.reader import RecordReader


@pytest.fixture(autouse=True)
def _fake(monkeypatch):
    monkeypatch.setattr(run, "resolve_readings", fake_resolve)


def test_pages_with_names_that_are_not_utf8(tmp_path):
    """They are built, checked, shown and exported; the bytes stand as escapes."""
    folder = write_pages(tmp_path / os.fsdecode(b"caf\xe9"), ["One page.", ""])
    (folder / "000.txt").rename(folder / os.fsdecode(b"gespr\xe4ch.txt"))
    file = tmp_path / "rec.onrecord"
    build_record([str(folder)], file, Settings(jobs=0), load=load_as_told)
    build_record([f"{folder}/."], file, Settings(jobs=0), load=load_as_told)
    with RecordReader(file) as reader:
        assert [row.source.locator for row in reader.rows("articles")] == [
            f"{tmp_path}/caf\\udce9/gespr\\udce4ch.txt"
        ]
        assert [row.locator for row in reader.rows("rejects")] == [f"{tmp_path}/caf\\udce9/001.txt"]
    name = os.fsdecode(b"gespr\xe4ch.txt")
    for command in (
        ["check"], ["show", name], ["show", name, "--raw"], ["search", name],
        ["export", "--format", "html", "--out", f"{tmp_path}/out.html", "--title", name],
    ):  # fmt: skip
        assert run_command([command[0], str(file), *command[1:]]) == 0


def test_a_record_in_its_source_folder_is_no_source(tmp_path):
    """Not in the second build either, nor what stands beside it while it is built."""
    folder = write_pages(tmp_path / "pages", ["One page."])
    file = folder / "talks.onrecord"
    for _ in range(2):
        report = build_record([str(folder)], file, Settings(jobs=0), load=load_as_told)
        assert report.rejects == {}
        assert report.counts["articles"] == 1


def test_links_out_of_a_folder_are_followed_if_the_user_wants_it(tmp_path):
    """What was read through one is a reject when it is no longer followed."""
    write_pages(tmp_path / "else", ["One page."])
    folder = write_pages(tmp_path / "pages", [])
    (folder / "link.txt").symlink_to("../else/000.txt")
    for follow, rejects in ((False, {"outside": 1}), (True, {}), (False, {"outside": 1})):
        settings = Settings(jobs=0, follow_links=follow)
        report = build_record([str(folder)], tmp_path / "x.onrecord", settings, load=load_as_told)
        assert report.rejects == rejects
        assert report.counts["articles"] == int(follow)
