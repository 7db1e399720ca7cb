"""Pages and dossier of a record whose gate holds statements back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from islands_reader import StoryReader
from islands_story import story
from web_client import WebClient

from onrecord.web.app import create_app
from onrecord.web.dossier import write_dossier

if TYPE_CHECKING:
    from onrecord.records.record import Record

RESTING = next(row.statement for row in story().positions if row.statement)
HELD = next(row for row in story().statements if row.id == RESTING)
SHOWN = len(story().statements) - 1


class GatedReader(StoryReader):
    """The story with a statement held back on which a position rests."""

    def record(self) -> Record:
        """All rows."""
        rows = story().statements
        gated = (replace(row, confidence=0.1, shown=row.id != HELD.id) for row in rows)
        return replace(super().record(), statements=tuple(gated))


@pytest.fixture
def client(tmp_path: Path) -> WebClient:
    """The pages over the story with a statement held back."""
    path = tmp_path / "islands.onrecord"
    path.touch()
    return WebClient(create_app(path, GatedReader))


def test_the_list_leaves_out_what_is_held_back(client: WebClient) -> None:
    """It is counted, and a link leads to the rest."""
    html = client.get("/statements").text
    assert f'href="/statements/{HELD.id}"' not in html
    assert f"{SHOWN} statements" in html
    assert '<a href="/statements?all=1">also unsure: 1</a>' in html
    assert f"{SHOWN} statements (also unsure: 1)" in client.get("/").text


def test_all_statements_are_one_link_away(client: WebClient) -> None:
    """The one that is held back says so, and the filters keep asking for all."""
    html = client.get("/statements?all=1").text
    assert f'href="/statements/{HELD.id}"' in html
    assert html.count("held back as unsure</span>") == 1
    assert f"{SHOWN + 1} statements, also those held back as unsure." in html
    assert "Without the unsure ones" in html
    assert '<input type="hidden" name="all" value="1">' in html
    assert client.get("/statements?all=2").text.count("held back as unsure</span>") == 0


def test_filters_count_what_they_leave_out(client: WebClient) -> None:
    """Only what meets them."""
    html = client.get(f"/statements?speaker={HELD.speaker}").text
    assert f'<a href="/statements?speaker={HELD.speaker}&amp;all=1">also unsure: 1</a>' in html
    other = next(row.speaker for row in story().statements if row.speaker not in (None, HELD.speaker))
    assert "also unsure" not in client.get(f"/statements?speaker={other}").text


@pytest.mark.parametrize(
    "page", ["/", "/statements", "/statements?all=1", f"/statements/{HELD.id}", "/positions", "/names"]
)
def test_every_link_leads_to_its_words(client: WebClient, page: str) -> None:
    """Those of a statement that is held back, too."""
    for link in sorted(set(re.findall(r'href="(/[^"]*)"', client.get(page).text))):
        address, _, anchor = link.replace("&amp;", "&").partition("#")
        answer = client.get(address)
        assert answer.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in answer.text, link


def test_the_page_of_a_statement_says_that_it_is_held_back(client: WebClient) -> None:
    """It opens, and the position that rests on it leads there."""
    html = client.get(f"/statements/{HELD.id}").text
    assert "Held back:" in html
    assert 'href="/statements?all=1"' in html
    assert f'href="/statements/{HELD.id}"' in client.get("/positions").text
    other = next(row.id for row in story().statements if row.id != HELD.id)
    assert "Held back:" not in client.get(f"/statements/{other}").text


def test_the_actor_page_counts_what_it_lists(client: WebClient) -> None:
    """And leads to the rest."""
    html = client.get(f"/actors/{HELD.speaker}").text
    said = sum(row.speaker == HELD.speaker for row in story().statements) - 1
    assert f'Statements <span class="count">{said}</span>' in html
    assert "Also unsure: 1" in html


@pytest.mark.parametrize("every", [False, True], ids=["shown", "all"])
def test_the_dossier_lists_what_is_asked_for(tmp_path: Path, every: bool) -> None:
    """All its links lead somewhere, and it says what it leaves out."""
    path = tmp_path / "islands.html"
    write_dossier(GatedReader(), path, every_row=every)
    html = path.read_text("utf-8")
    assert html.count('<li class="st ') == SHOWN + every
    assert ("Also unsure and not listed here: 1" in html) is not every
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
