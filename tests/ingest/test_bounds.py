"""What is passed over in a folder: links that lead out of it, and the record that is being built."""

from pathlib import Path

import pytest

from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.records.pages import Page, Reject

TEXT = "Varland and Kesmar met in Tarn on Monday, and Prime Minister Dorn said that the talks went well. " * 3


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    """Two folders; links between them and within one."""
    monkeypatch.chdir(tmp_path)
    for name in ("pages/sub/a.txt", "else/b.txt", "else/more/c.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"{name}: {TEXT}")
    Path("pages/file.txt").symlink_to("../else/b.txt")
    Path("pages/folder").symlink_to("../else/more")
    Path("pages/twin.txt").symlink_to("../else/b.txt")
    Path("pages/broken.txt").symlink_to("../none.txt")
    Path("pages/inside.txt").symlink_to("sub/a.txt")


def found(*sources, known=(), **options):
    """Locators of pages; locators and reasons of rejects."""
    out = sorted(find_pages(sources, IngestOptions(**options), known), key=lambda one: one.locator)
    pages = [one.locator for one in out if isinstance(one, Page)]
    return pages, [(one.locator, one.reason) for one in out if isinstance(one, Reject)]


LINKS = [(f"pages/{name}", "outside") for name in ("broken.txt", "file.txt", "folder", "twin.txt")]


def test_links_out_of_a_folder_are_rejects():
    """Each of them, also two to one file; those within the folder are followed."""
    assert found("pages") == (["pages/sub/a.txt"], LINKS)


def test_links_are_followed_where_the_user_asks_for_it():
    """A file that is read through two links is read once."""
    pages, rejects = found("pages", follow_links=True)
    assert pages == ["pages/file.txt", "pages/folder/c.txt", "pages/sub/a.txt"]
    assert rejects == [("pages/broken.txt", "unreadable")]


def test_links_to_another_source_are_no_rejects():
    """What they lead to is read anyway."""
    pages, rejects = found("pages", "else")
    assert pages == ["else/b.txt", "else/more/c.txt", "pages/sub/a.txt"]
    assert rejects == [("pages/broken.txt", "outside")]


def test_a_link_that_is_named_is_followed():
    """The user asks for it."""
    assert found("pages/file.txt", "pages/folder")[0] == ["pages/file.txt", "pages/folder/c.txt"]


def test_a_reject_has_the_locator_of_the_link():
    """However the folder is spelt, and not that of its target, which may be a page of the record."""
    known = ["else/b.txt", *(locator for locator, _ in LINKS)]
    assert found("./pages", "pages", known=known)[1] == LINKS


def test_the_record_that_is_built_is_no_source():
    """Nor what stands beside it, nor a link to it; other files of such names are."""
    names = [f"talks.onrecord{ending}" for ending in ("", "-wal", "-shm", "-journal", "-lock")]
    for name in names:
        Path("pages/sub", name).write_bytes(b"SQLite format 3\0" + bytes(100))
    Path("pages/alias").symlink_to("sub/talks.onrecord")
    Path("pages/talks.onrecord-lock").write_text(TEXT)
    sub = [f"pages/sub/{name}" for name in names]
    for record in (
        "pages/sub/talks.onrecord",
        "pages/alias",
        str(Path("pages/sub/talks.onrecord").resolve()),
    ):
        pages, rejects = found("pages", *sub, record=record)
        assert pages == ["pages/sub/a.txt", "pages/talks.onrecord-lock"]
        assert rejects == LINKS
    assert len(found("pages")[1]) > len(LINKS)
