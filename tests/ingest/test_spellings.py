"""One locator a file, whatever paths lead to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.text.printable import printable

TEXT = "Varland and Kesmar will resume talks on the Sable islands, the minister said."


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder `pages` with a file in the folder that the program is called in."""
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(TEXT)


def locators(*sources: str, known: tuple[str, ...] = ()) -> list[str]:
    """The locators of all that the sources give."""
    return [page.locator for page in find_pages(sources, IngestOptions(), known)]


@pytest.mark.parametrize("other", ["./pages", "pages/../pages", "pages/a.txt", "{here}/pages", "linked"])
def test_paths_of_one_file_are_one_input(other: str) -> None:
    """The shortest one stays, whichever came first."""
    Path("linked").symlink_to("pages")
    other = other.format(here=Path.cwd())
    assert locators("pages", other) == locators(other, "pages") == ["pages/a.txt"]


def test_a_link_of_another_name_is_the_file_it_leads_to() -> None:
    """The file's own name tells its kind, so it goes before a shorter one."""
    Path("pages/b").symlink_to("a.txt")
    assert locators("pages") == ["pages/a.txt"]
    assert locators("pages/b") == ["pages/b"]


def test_a_folder_that_is_closed_is_refused_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where two paths lead to it."""

    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert locators(f"{Path.cwd()}/pages", "pages") == ["pages"]


def test_names_that_differ_in_case_are_two_files() -> None:
    """Where the file system keeps them apart."""
    Path("pages/A.txt").write_text(f"{TEXT} So he did.")
    if len(list(Path("pages").iterdir())) < 2:
        pytest.skip("NOT MEASURED: this file system knows no case")
    assert locators("pages") == ["pages/A.txt", "pages/a.txt"]


@pytest.mark.parametrize("known", ["./pages/a.txt", "{here}/pages/a.txt", "pages/../pages/a.txt"])
def test_a_file_keeps_the_locator_it_has_in_the_record(known: str) -> None:
    """Rows of a table, too."""
    known = known.format(here=Path.cwd())
    assert locators("pages", known=(known,)) == [known]
    Path("pages/a.txt").write_text(f'{{"id": "x#1", "text": "{TEXT}"}}\n')
    assert locators("pages", known=(f"{known}#x#1",)) == [f"{known}#x#1"]


def test_a_name_that_is_not_utf_8_is_known_again() -> None:
    """The record spells its bytes as escapes."""
    name = os.fsdecode(b"pages/caf\xe9.txt")
    try:
        Path(name).write_text(TEXT)
    except OSError:
        pytest.skip("NOT MEASURED: this file system takes no such names")
    known = printable(f"./{name}")
    found = locators("pages", known=(known,))
    assert [printable(one) for one in found] == ["pages/a.txt", known]


def test_a_file_that_metadata_name_keeps_its_locator() -> None:
    """Whichever path the metadata were found by."""
    Path("pages/table.jsonl").write_text('{"id": "1", "file": "a.txt", "title": "Talks"}\n')
    assert locators(f"{Path.cwd()}/pages", known=("pages/a.txt",)) == ["pages/a.txt"]
