"""What a site repeats is told to its pages before they are read."""

import pytest

from onrecord.building.sites import site_of, tell_repeated
from onrecord.clean.lines.repetition import line_key
from onrecord.records.pages import GivenMetadata, Page
from onrecord.store.writer import RecordWriter

NOTE = "Become a member today and support us."


def page(name: str, *lines: str, **given: str) -> Page:
    """A page of these lines."""
    raw = "\n\n".join(lines)
    return Page(name, raw.encode(), raw, "utf-8", "text/plain", GivenMetadata(**given))  # type: ignore[arg-type]


def own(number: int) -> list[str]:
    """Two lines that no other page has."""
    return [f"Story {number} tells of the talks.", f"It goes on with part {number} of them."]


@pytest.mark.parametrize(
    ("found", "site"),
    [
        (page("a/b.txt", url="https://www.ostrel.example/x"), "ostrel.example"),
        (page("a/b.txt", outlet="Ostrel Herald"), "ostrel herald"),
        (page("a/b.txt"), "a"),
        (page("a/t.csv#3"), "a/t.csv"),
        (page("a/b.txt", url="http://[broken"), "a"),
    ],
)
def test_a_site_is_a_host_an_outlet_a_folder_or_a_table(found: Page, site: str) -> None:
    """The surest that is known counts."""
    assert site_of(found) == site


def test_a_new_page_makes_only_those_be_read_again_whose_lines_it_shares(tmp_path) -> None:
    """Pages of another folder and pages without repeated lines keep their key, and so their reading."""
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        writer.begin("reader")
        for number in range(2):
            writer.add_page(page(f"a/{number}.txt", *own(number), NOTE))
        writer.add_page(page("a/7.txt", *own(7)))
        writer.add_page(page("b/0.txt", *own(8), NOTE))
        tell_repeated(writer)
        before = set(writer.unread())
        assert all(writer.page(key).given.repeated == () for key in before)
        writer.add_page(page("a/2.txt", *own(2), NOTE))
        tell_repeated(writer)
        told = {writer.page(key).locator: writer.page(key).given.repeated for key in writer.unread()}
        marked = {locator for locator, repeated in told.items() if repeated == (line_key(NOTE),)}
        assert marked == {"a/0.txt", "a/1.txt", "a/2.txt"}
        assert len(before & set(writer.unread())) == 2


def test_telling_twice_changes_nothing(tmp_path) -> None:
    """A second build finds the readings of the first."""
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        keys = []
        for _ in range(2):
            writer.begin("reader")
            for number in range(3):
                writer.add_page(page(f"a/{number}.txt", *own(number), NOTE))
            tell_repeated(writer)
            keys.append(writer.unread())
        assert keys[0] == keys[1]
