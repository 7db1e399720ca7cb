"""The dossier is one file that stands alone."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from islands_reader import StoryReader
from islands_texts import TEXTS

from onrecord.web.dossier import write_dossier
from onrecord.web.sections import SECTIONS


@pytest.fixture
def html(tmp_path: Path) -> str:
    """The dossier of the hand-made story."""
    path = tmp_path / "islands.html"
    write_dossier(StoryReader(), path)
    return path.read_text(encoding="utf-8")


def test_every_anchor_is_there_once(html: str) -> None:
    """Every internal link finds its target; no id stands twice."""
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_it_asks_nothing_of_the_network(html: str) -> None:
    """No script, no image, no style sheet, no font from elsewhere; links to the web are only links."""
    assert "<script" not in html
    assert not re.search(r"<(?:link|img|iframe|object|embed|source|base)\b", html)
    assert "@import" not in html
    assert "url(" not in html
    assert set(re.findall(r'(?:src|href)="(\w+:)', html)) == {"https:"}


def test_policy_allows_exactly_its_own_style(html: str) -> None:
    """The policy names the hash of the one style element."""
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in html or f"style-src 'sha256-{digest}'" in html


def test_it_holds_every_section_and_text(html: str) -> None:
    """All sections and all articles are in the one file."""
    for section in SECTIONS:
        assert (f'id="{section.name}"' in html) == (section.show is not None)
    plain = re.sub(r"<[^>]+>", "", html)
    for text in TEXTS.values():
        assert text.split("\n\n")[0][:30].split("&")[0].split("<")[0].split('"')[0] in plain


def test_every_choice_of_a_filter_has_its_rule(html: str) -> None:
    """Each option that can be chosen hides the statements that do not have its class."""
    options = set(re.findall(r'<option value="(\w+)"', html))
    rules = set(re.findall(r'option\[value="(\w+)"\]:checked', html))
    assert options == rules
    for option in options:
        assert re.search(rf'<li class="st [^"]*\b{option}\b', html)


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    """Two runs write the same bytes."""
    first, second = tmp_path / "one.html", tmp_path / "two.html"
    write_dossier(StoryReader(), first, "islands")
    write_dossier(StoryReader(), second, "islands")
    assert first.read_bytes() == second.read_bytes()
