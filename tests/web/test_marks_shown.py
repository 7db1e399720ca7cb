"""Controls and marks of direction in what a record holds: pages and dossier show them as escapes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from islands_reader import StoryReader
from web_client import WebClient

from onrecord.records.record import Record
from onrecord.text.marks import CONTROLS, DIRECTIONS
from onrecord.web.app import create_app
from onrecord.web.dossier import write_dossier

MARKS = "\u202e\u2066\u200f\x9b"
SHOWN = r"\u202e\u2066\u200f\x9b"
PAGES = (
    "/", "/positions", "/statements", "/events", "/commitments", "/conflicts", "/names", "/sources",
    "/statements/statement_time", "/events/event_visit", "/actors/actor_sorel", "/articles/article_offer",
    "/articles/article_offer/raw",
)  # fmt: skip
COMMANDS = re.compile(f"[{CONTROLS}{DIRECTIONS}]")


class MarkedReader(StoryReader):
    """The story with marks in its names, headlines, outlets, files and raw pages."""

    def record(self) -> Record:
        """All rows."""
        told = super().record()
        actors = tuple(replace(row, name=row.name + MARKS) for row in told.actors)
        articles = tuple(
            replace(
                row,
                title=f"{MARKS}{row.title}",
                outlet=f"{row.outlet}{MARKS}",
                source=replace(row.source, locator=row.source.locator + MARKS),
            )
            for row in told.articles
        )
        return replace(told, actors=actors, articles=articles)

    def raw_page(self, article: str) -> str:
        """The raw page, with marks in its words."""
        return super().raw_page(article) + MARKS


@pytest.mark.parametrize("page", PAGES)
def test_pages_show_escapes(tmp_path: Path, page: str) -> None:
    """Nothing that turns words round, or commands a program, reaches the browser."""
    path = tmp_path / "islands.onrecord"
    path.touch()
    html = WebClient(create_app(path, MarkedReader)).get(page).text
    assert COMMANDS.search(html) is None
    assert SHOWN in html or page in {"/conflicts", "/commitments"}


def test_the_dossier_shows_escapes(tmp_path: Path) -> None:
    """The same."""
    write_dossier(MarkedReader(), tmp_path / "dossier.html")
    html = (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert COMMANDS.search(html) is None
    assert html.count(SHOWN) > 20
