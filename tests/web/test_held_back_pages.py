"""Pages and dossier of a record whose gate holds events back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from islands_reader import StoryReader
from islands_story import story
from web_client import WebClient

from onrecord.records.shown_rows import KEY_EVENTS
from onrecord.web.app import create_app
from onrecord.web.dossier import write_dossier
from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.views.events import PER_PAGE
from onrecord.web.views.overview import overview_view

if TYPE_CHECKING:
    from onrecord.records.record import Record
    from onrecord.records.rows import Event

HELD_BACK = {"event_visit", "event_mediate"}
LABEL = "Visit of Karel Osman to Ostrel"
SHOWN = len(story().events) - len(HELD_BACK)


def _gated(row: Event) -> Event:
    return replace(row, confidence=0.05, shown=False) if row.id in HELD_BACK else replace(row, confidence=0.3)


class GatedReader(StoryReader):
    """The story with two events held back; a statement names one of them as its occasion."""

    def record(self) -> Record:
        """All rows."""
        return replace(super().record(), events=tuple(map(_gated, story().events)))


class LongReader(GatedReader):
    """More events than fit a page, half of them held back."""

    def record(self) -> Record:
        """All rows."""
        first = story().events[0]
        rows = [replace(first, id=f"event_{at}", rank=at, shown=at % 2 == 0) for at in range(1, PER_PAGE * 2)]
        return replace(super().record(), events=tuple(rows))


def _client(tmp_path: Path, reader: type[StoryReader] = GatedReader) -> WebClient:
    path = tmp_path / "islands.onrecord"
    path.touch()
    return WebClient(create_app(path, reader))


@pytest.fixture
def client(tmp_path: Path) -> WebClient:
    """The pages over the story with two events held back."""
    return _client(tmp_path)


@pytest.mark.parametrize("page", ["/", "/events"])
def test_lists_leave_out_what_is_held_back(client: WebClient, page: str) -> None:
    """Both are counted, and a link leads to the rest."""
    html = client.get(page).text
    assert "/events/event_visit" not in html
    assert "/events/event_declaration" in html
    assert f"{SHOWN} events" in html
    assert re.search(r'<a href="/events\?all=1">also unsure: 2</a>', html)


def test_all_events_are_one_link_away(client: WebClient) -> None:
    """Those that are held back say so; the list without them is one link away, too."""
    html = client.get("/events?all=1").text
    assert all(f'href="/events/{row.id}"' in html for row in story().events)
    assert html.count("held back as unsure</span>") == 2
    assert f"{SHOWN} events, and 2 held back as unsure." in html
    assert '<a href="/events">Without the unsure ones</a>' in html
    assert client.get("/events?all=2").text == client.get("/events").text


def test_a_record_that_holds_nothing_back_does_not_speak_of_it(tmp_path: Path) -> None:
    """No count, and no link."""
    client = _client(tmp_path, StoryReader)
    assert not any("unsure:" in client.get(page).text for page in ("/", "/events"))
    assert "held back" not in client.get("/events?all=1").text


def test_pages_of_all_events_lead_to_pages_of_all_events(tmp_path: Path) -> None:
    """And those of the shown ones need no second page here."""
    client = _client(tmp_path, LongReader)
    assert 'href="?all=1&amp;page=2"' in client.get("/events?all=1").text
    assert "Page 2 of 2" in client.get("/events?all=1&page=2").text
    assert 'class="pager"' not in client.get("/events").text


def test_key_events_are_at_most_twenty_that_are_shown() -> None:
    """The highest ranks of them, in order of time."""
    view = overview_view(RecordIndex.of(LongReader().record()), ServerLinks())
    assert {one.rank for one in view.top} == set(range(2, 2 * KEY_EVENTS + 1, 2))
    assert (view.events, view.unsure_events) == (PER_PAGE - 1, PER_PAGE)
    assert {mark.href for mark in view.timeline.marks} <= {f"/events/event_{at}" for at in range(2, 200, 2)}
    assert view.timeline.left_out + view.timeline.undated + len(view.timeline.marks) == PER_PAGE - 1


@pytest.mark.parametrize(
    ("row", "how", "held"), [("visit", "unsure", True), ("declaration", "likely", False)]
)
def test_the_page_of_an_event_says_how_sure_it_is(client: WebClient, row: str, how: str, held: bool) -> None:
    """It opens for any event, and says if the event is held back."""
    answer = client.get(f"/events/event_{row}")
    assert answer.status_code == 200
    figure = "" if held else ' <span class="basis">(worth listing: 30%)</span>'
    assert f"<dt>How sure</dt><dd>{how}{figure}</dd>" in answer.text
    assert ("Held back:" in answer.text) is held
    assert ('href="/events?all=1"' in answer.text) is held


@pytest.mark.parametrize(
    "page", ["/", "/events", "/events?all=1", "/events/event_visit", "/events/event_mediate"]
)
def test_every_link_of_the_pages_leads_to_its_words(client: WebClient, page: str) -> None:
    """The mentions of an event that is held back, too, have their place in the article."""
    for link in sorted(set(re.findall(r'href="(/[^"]*)"', client.get(page).text))):
        address, _, anchor = link.replace("&amp;", "&").partition("#")
        answer = client.get(address)
        assert answer.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in answer.text, link


def test_articles_have_no_note_of_what_is_held_back(client: WebClient) -> None:
    """The words keep their place, without a note in the margin."""
    html = client.get("/articles/article_visit").text
    assert "Unsure: Visit of Karel Osman" in html
    assert "/events/event_visit" not in html


def test_the_page_of_a_statement_opens_though_its_occasion_is_held_back(client: WebClient) -> None:
    """And so does the occasion."""
    [said] = [row for row in story().statements if row.occasion == "event_visit"]
    assert client.get(f"/statements/{said.id}").status_code == 200
    assert client.get(f"/events/{said.occasion}").status_code == 200


@pytest.mark.parametrize("every", [False, True], ids=["shown", "all"])
def test_the_dossier_holds_what_is_asked_for(tmp_path: Path, every: bool) -> None:
    """All its links lead somewhere, and it says what it leaves out."""
    path = tmp_path / "islands.html"
    write_dossier(GatedReader(), path, every_row=every)
    html = path.read_text("utf-8")
    chapter = html.partition('<section id="events"')[2].partition("</section>\n<section id=")[0]
    assert (LABEL in chapter) is every
    assert ("also unsure and not listed here: 2" in chapter) is not every
    assert ("also unsure: 2" in html) is not every
    assert html.count("held back as unsure</span>") == (2 if every else 0)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
