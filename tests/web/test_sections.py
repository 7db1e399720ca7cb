"""The list of sections is whole; a new page needs a row of it, a view and a template."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from islands_reader import StoryReader
from jinja2 import ChoiceLoader, DictLoader
from web_client import WebClient

from onrecord.web import app, dossier
from onrecord.web.index import RecordIndex
from onrecord.web.links import DossierLinks, Links, ServerLinks
from onrecord.web.render import environment
from onrecord.web.sections import SECTIONS, Section

MENU = [section for section in SECTIONS if section.title and section.path]


@pytest.mark.parametrize("section", SECTIONS, ids=[section.name for section in SECTIONS])
def test_a_section_is_whole(section: Section) -> None:
    """It has a page or a chapter, the template of it, and a place in the navigation or under it."""
    assert section.path or section.show
    assert bool(section.path) or not section.serve
    assert bool(section.title) or not section.show
    folder = "parts" if section.title else "pages"
    assert environment().get_template(f"{folder}/{section.name}.html")
    assert section.part_of in ("", *(one.name for one in MENU))


def test_no_two_sections_share_a_name_or_an_address() -> None:
    """A chapter without a page has no address."""
    counts = Counter(section.name for section in SECTIONS)
    counts.update(section.path for section in SECTIONS if section.path)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("section", MENU, ids=[section.name for section in MENU])
def test_links_lead_to_the_section(section: Section) -> None:
    """To its page, and in the dossier to its chapter."""
    assert ServerLinks().section(section.name) == section.path
    assert DossierLinks(StoryReader().record()).section(section.name) == f"#{section.name}"


def _show_letters(index: RecordIndex, links: Links) -> dict[str, Any]:
    return {"count": len(index.record.articles), "style": ".letters { color: red }\n"}


def test_a_new_page_is_a_view_a_template_and_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is served, the navigation leads to it, and the dossier has its chapter."""
    sections = (*SECTIONS, Section("letters", "Letters & notes", "/letters", _show_letters))
    part = "<h{{ h }}>Letters</h{{ h }}><p>{{ count_of(count, 'letter') }}</p>"
    loader = ChoiceLoader([environment().loader, DictLoader({"parts/letters.html": part})])
    monkeypatch.setattr(environment(), "loader", loader)
    monkeypatch.setitem(environment().globals, "sections", sections)
    monkeypatch.setattr(app, "SECTIONS", sections)
    monkeypatch.setattr(dossier, "SECTIONS", sections)

    path = tmp_path / "islands.onrecord"
    path.touch()
    page = WebClient(app.create_app(path, StoryReader)).get("/letters")
    words = f"<p>{len(StoryReader().record().articles)} letters</p>"
    assert page.status_code == 200
    assert "<title>Letters and notes · Kesmar and Varland</title>" in page.text
    assert '<li><a href="/letters" aria-current="page">Letters &amp; notes</a></li>' in page.text
    assert words in page.text

    dossier.write_dossier(StoryReader(), tmp_path / "islands.html")
    html = (tmp_path / "islands.html").read_text("utf-8")
    assert '<li><a href="#letters">Letters &amp; notes</a></li>' in html
    assert '<section id="letters" aria-label="Letters and notes">\n<h2>Letters</h2>' + words in html
    assert ".letters { color: red }" in html
