"""The parts of a page saved with all it needs are no pages of their own."""

from pathlib import Path

import pytest
from ingest.packing import PAGE, found_in, pages_of, told, zipped

NAMES = {
    "Talks.html": True,
    "Talks_files/frame.html": False,
    "Talks_files/deep/ad.html": False,
    "Gespräche.htm": True,
    "Gespräche-Dateien/script.js": False,
    "more/Talks_files/a.html": True,
    "alone_files/a.html": True,
    "_files/a.html": True,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_of_a_saved_page_is_passed_over(tmp_path: Path, name: str) -> None:
    """Where the page lies beside it, whatever the language of the browser; else it is like others."""
    for each in NAMES:
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text(PAGE)
    found = {one.locator for one in pages_of([tmp_path])}
    assert (str(tmp_path / name) in found) is NAMES[name]


def test_the_same_holds_in_an_archive(tmp_path: Path) -> None:
    """Its members are told by their names."""
    data = zipped({name: PAGE.encode() for name in NAMES})
    assert told(found_in(tmp_path, data)) == [(f"#{name}", "page") for name, kept in NAMES.items() if kept]


def test_a_file_named_as_such_a_folder_is_a_file(tmp_path: Path) -> None:
    """Only folders are passed over."""
    for name in ("a.html", "a_files"):
        (tmp_path / name).write_text(PAGE)
    assert len(pages_of([tmp_path])) == 2
