"""Pages name the inputs without the folders of the user's disk."""

from __future__ import annotations

import pytest

from onrecord.web.inputs import shown_names, without_folders

NAMES = [
    # locators and their names on pages, in order
    (["/home/ana/pages/x.html"], ["x.html"]),
    (["/home/ana/pages/x.html", "/home/ana/pages/y.html"], ["x.html", "y.html"]),
    (["/data/pages/2019/x.html", "/data/pages/2020/x.html"], ["2019/x.html", "2020/x.html"]),
    (["/data/p/a/x.html", "/data/p/b/c/x.html", "/data/p/y.html"], ["a/x.html", "b/c/x.html", "y.html"]),
    (["pages/a/x.html", "pages/b/x.html"], ["a/x.html", "b/x.html"]),
    (["../x.html", "./y.html"], ["x.html", "y.html"]),
    (["/home/ana/x.html", "/home/ben/x.html"], ["x.html", "x.html (2)"]),
    (["/home/ana/p/x.html", "/Users/ben/q/x.html", "~/r/x.html"], ["p/x.html", "q/x.html", "r/x.html"]),
    ([r"C:\Users\Ana Bell\pages\x.html", r"C:\Users\Ana Bell\pages\y.html"], ["x.html", "y.html"]),
    ([r"C:\pages\a\x.html", r"D:\pages\a\x.html"], ["x.html", "x.html (2)"]),
    ([r"\\server\share\a\x.html", r"\\server\share\b\x.html"], ["a/x.html", "b/x.html"]),
    (["https://herald.example/a/x.html", "x.html"], ["https://herald.example/a/x.html", "x.html"]),
    (["https://herald.example/a#top"], ["https://herald.example/a#top"]),
    (["file:///home/ana/x.html"], ["x.html"]),
    (["/home/ana/talks.csv#12", "/home/ana/talks.csv#13"], ["talks.csv#12", "talks.csv#13"]),
    (["/home/ana/a.zip#in/x.html", "/home/ana/b.zip#i.zip#y"], ["a.zip#in/x.html", "b.zip#i.zip#y"]),
    (["/srv/a/t.csv#1", "/srv/b/t.csv#1"], ["a/t.csv#1", "b/t.csv#1"]),
    (["/home/ana/crawl.warc.gz#https://herald.example/x"], ["crawl.warc.gz#https://herald.example/x"]),
    (["/home/ana", "-"], ["ana", "-"]),
    ([], []),
]  # fmt: skip


@pytest.mark.parametrize(("locators", "names"), NAMES)
def test_inputs_are_named_without_folders_of_the_disk(locators: list[str], names: list[str]) -> None:
    """By the file name, with a folder only if the name is not unique, and with what follows "#"."""
    shown = shown_names(locators)
    assert [shown[locator] for locator in locators] == names


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The file '/home/ana/pages/x.pdf' is not there.", "The file 'x.pdf' is not there."),
        (r"The file 'C:\\Users\\ana\\x.pdf' is not there.", "The file 'x.pdf' is not there."),
        ("cannot open ~/talks.onrecord: it is a folder", "cannot open talks.onrecord: it is a folder"),
        ("/home/ana/x.html (undated)", "x.html (undated)"),
        (
            "See https://herald.example/a/x.html and/or 3/4.",
            "See https://herald.example/a/x.html and/or 3/4.",
        ),
        ("</b> is not closed", "</b> is not closed"),
    ],
)
def test_paths_in_sentences_lose_their_folders(words: str, shown: str) -> None:
    """Addresses and fractions stay."""
    assert without_folders(words) == shown
