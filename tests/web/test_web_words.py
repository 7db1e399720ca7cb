"""Pages speak plain English and never name the folders of the user's disk."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from islands_reader import StoryReader
from sample_record import RAW, sample_record
from web_client import WebClient

from onrecord.errors import RecordFileError
from onrecord.records.record import Record
from onrecord.web import phrases
from onrecord.web.app import create_app
from onrecord.web.dossier import write_dossier

if TYPE_CHECKING:
    from pathlib import Path

BANNED = (
    "told", "tell", "tells", "nobody", "nothing", "heard most", "not heard", "turned away", "leaning on",
    "analyst", "so named", "no trace", "who and where", "who & where", "who stands", "was found",
    "were found", "is seen to", "what became", "recognised", "first to hand", "meets these choices",
    "the record knows",
)  # fmt: skip
"""Words of earlier pages, and words that DESIGN.md bans; none of them is in the sample record."""

FOLDER = "/home/ana/My press"
_BANNED = re.compile(rf"\b(?:{'|'.join(map(re.escape, BANNED))})\b", re.IGNORECASE)
_TAG = re.compile(r"<(?!!)[^>]*>")
_SPOKEN = re.compile(r'\b(?:title|aria-label|placeholder|data-label|alt)="([^"]*)"')


class DiskReader(StoryReader):
    """Reads the sample record as built from absolute paths, or an empty one."""

    rows: Record = sample_record()

    def record(self) -> Record:
        """The rows, with inputs in a home folder."""
        articles = tuple(
            replace(row, source=replace(row.source, locator=f"{FOLDER}/{row.source.locator}"), outlet=None)
            for row in self.rows.articles
        )
        rejects = tuple(
            replace(row, locator=f"{FOLDER}/{row.locator}", message="The file '/home/ana/x.pdf' is gone.")
            for row in self.rows.rejects
        )
        return replace(self.rows, articles=articles, rejects=rejects)

    def raw_page(self, article: str) -> str:  # noqa: ARG002
        """The raw page of the first article."""
        return RAW


class EmptyReader(DiskReader):
    """Reads a record without rows."""

    rows = Record()


def _walk(client: WebClient) -> dict[str, str]:
    """All pages that links lead to, with a search and a page that is not there."""
    pages: dict[str, str] = {}
    ahead = ["/", "/search", "/search?q=ferry", "/statements?q=none", "/sources?outlet=none", "/not-there"]
    while ahead:
        address = ahead.pop()
        if address in pages or address.startswith("/static"):
            continue
        pages[address] = client.get(address).text
        ahead += [unescape(one).partition("#")[0] for one in re.findall(r'href="(/[^"]*)"', pages[address])]
    return pages


def _words(html: str) -> str:
    """What a reader sees or hears of a page."""
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    spoken = [word for tag in _TAG.findall(html) for word in _SPOKEN.findall(tag)]
    return unescape(" \n".join([_TAG.sub(" ", html), *spoken]))


@pytest.fixture(scope="module", params=[DiskReader, EmptyReader], ids=["sample", "empty"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All pages and the dossier of the record."""
    folder: Path = tmp_path_factory.mktemp("words")
    path = folder / "talks.onrecord"
    path.touch()
    write_dossier(request.param(), folder / "dossier.html")
    walked = _walk(WebClient(create_app(path, request.param)))
    return {**walked, "dossier": (folder / "dossier.html").read_text("utf-8")}


def test_no_page_has_a_banned_phrase(pages: dict[str, str]) -> None:
    """In what is read, and in what is read out."""
    assert len(pages) > 12
    said = {(page, one) for page, html in pages.items() for one in _BANNED.findall(_words(html))}
    assert said == set()


def test_no_page_has_a_path_of_the_disk(pages: dict[str, str]) -> None:
    """Nor the home folder, anywhere in the page."""
    assert [page for page, html in pages.items() if FOLDER in html or "/home" in html or "ana/" in html] == []


def test_no_template_has_a_banned_phrase() -> None:
    """Nor do the words for codes, whether or not the sample record has them."""
    templates = files("onrecord.web").joinpath("templates")
    texts = {
        f"{folder}/{one.name}": _words(re.sub(r"\{[%#{].*?[}%#]\}", " ", one.read_text("utf-8")))
        for folder in (".", "pages", "parts")
        for one in templates.joinpath(folder).iterdir()
        if one.name.endswith(".html")
    }
    for name, table in vars(phrases).items():
        if name.isupper() and isinstance(table, dict):
            texts[name] = " ".join(table.values())
    assert len(texts) > 30
    assert {(name, one) for name, text in texts.items() for one in _BANNED.findall(text)} == set()


def test_a_broken_record_is_named_without_its_folder(tmp_path: Path) -> None:
    """The page of the problem names the file."""

    def fail(path: Path) -> StoryReader:
        raise RecordFileError(f"cannot open the record {path}: it is not there")

    answer = WebClient(create_app(tmp_path / "talks.onrecord", fail)).get("/")
    assert answer.status_code == 503
    assert "cannot open the record talks.onrecord: it is not there" in answer.text


def test_limits_are_said_on_the_first_page(pages: dict[str, str]) -> None:
    """That inferred rows are not yet reliable."""
    assert "not yet reliable" in pages["/"]
    assert "not yet reliable" in pages["dossier"]
