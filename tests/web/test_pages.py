"""The served pages, without a browser."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from islands_reader import StoryReader
from islands_story import story
from islands_texts import TEXTS, quote
from web_client import WebClient

from onrecord.errors import RecordFileError
from onrecord.records.record import Record
from onrecord.web.app import create_app

PAGES = (
    "/", "/positions", "/statements", "/events", "/commitments", "/conflicts", "/names", "/sources",
    "/search?q=fishing", "/statements/statement_time", "/events/event_visit", "/actors/actor_sorel",
    "/articles/article_offer", "/articles/article_offer/raw", "/articles/article_hostile",
)  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> WebClient:
    """The pages over the hand-made story."""
    path = tmp_path / "islands.onrecord"
    path.touch()
    return WebClient(create_app(path, StoryReader))


@pytest.mark.parametrize("page", PAGES)
def test_page_is_whole(client: WebClient, page: str) -> None:
    """Every page has one h1, landmarks, a skip link, headings in order, and keeps hostile words inert."""
    answer = client.get(page)
    assert answer.status_code == 200
    html = answer.text
    assert html.count("<h1") == 1
    assert '<a class="skip" href="#content">' in html
    assert "<main" in html
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "<script" not in html
    assert "javascript:" not in html
    assert " style=" not in html


@pytest.mark.parametrize("page", PAGES)
def test_every_local_link_leads_somewhere(client: WebClient, page: str) -> None:
    """No link of a page is dead, and every link to words finds their id on the page it opens."""
    html = client.get(page).text
    links = set(re.findall(r'href="(/[^"]*)"', html))
    for link in sorted(links):
        address, _, anchor = link.replace("&amp;", "&").partition("#")
        answer = client.get(address)
        assert answer.status_code == 200, link
        if anchor:
            assert f'id="{anchor}"' in answer.text, link


def test_headers_forbid_scripts_and_frames(client: WebClient) -> None:
    """Every answer carries a policy under which no script runs, even an error."""
    for page in ("/", "/static/site.css", "/nothing-here"):
        policy = client.get(page).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy


def test_unknown_rows_are_not_found(client: WebClient) -> None:
    """A row that is not in the record is a plain page with status 404."""
    for page in ("/articles/none", "/events/none", "/statements/none", "/actors/none", "/articles/none/raw"):
        answer = client.get(page)
        assert answer.status_code == 404
        assert "no such page" in answer.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("side=actor_varland", 4),
        ("speaker=actor_ilker", 4),
        ("issue=issue_fishing", 3),
        ("mode=direct", 6),
        ("outlet=Tarn+Herald", 5),
        ("since=2021-10-01", 4),
        ("until=2021-03-03", 2),
        ("since=2021-03-04&until=2021-03-31&mode=direct", 1),
        ("q=islands", 4),
        ("side=nobody", 0),
        ("page=999", 13),
        ("page=-1", 13),
    ],
)
def test_filters_of_statements(client: WebClient, query: str, expected: int) -> None:
    """Each filter alone and together gives the statements it should."""
    html = client.get(f"/statements?{query}").text
    assert html.count('<li class="st') == expected


def test_only_verbatim_words_carry_quotation_marks(client: WebClient) -> None:
    """A paraphrase never looks like the speaker's own words."""
    html = client.get("/statements").text
    assert "“The islands are Kesmari, and there is nothing to negotiate about them”" in html
    assert "“Kesmar will not discuss" not in html


def test_other_reports_of_an_utterance_are_named(client: WebClient) -> None:
    """A statement tells which other outlet reports the same words."""
    html = client.get("/statements/statement_time").text
    assert "Also reported by" in html
    assert "Harbour Post" in html


def test_evidence_is_highlighted_exactly(client: WebClient) -> None:
    """The anchor of a piece of evidence encloses exactly its words."""
    html = client.get("/articles/article_offer").text
    words = quote("offer", "the patrols around the islands end first")
    found = re.search(rf'<mark [^>]*id="s-{words.start}-{words.end}"[^>]*>(.*?)</mark>', html)
    assert found is not None
    assert re.sub(r"<[^>]+>", "", found[1]) == words.quote


def test_every_evidence_has_its_anchor(client: WebClient) -> None:
    """All evidence of statements and events can be jumped to, in the text and in the raw page."""
    record = story()
    evidence = [one for row in record.statements for one in row.content]
    evidence += [one for row in record.events for one in row.mentions]
    for key in TEXTS:
        html = client.get(f"/articles/article_{key}").text
        raw = client.get(f"/articles/article_{key}/raw").text
        for one in evidence:
            if one.article == f"article_{key}":
                assert f'id="s-{one.start}-{one.end}"' in html
                assert f'id="s-{one.start}-{one.end}"' in raw


def test_raw_page_marks_the_words_of_the_date(client: WebClient) -> None:
    """A date that rests on words of the raw page leads to them."""
    html = client.get("/articles/article_offer").text
    anchor = re.search(r'/articles/article_offer/raw#(raw-\d+-\d+)"', html)
    assert anchor is not None
    assert f'id="{anchor[1]}"' in client.get("/articles/article_offer/raw").text


def test_found_words_are_marked_in_the_article(client: WebClient) -> None:
    """A search hit opens the article at the words that were found."""
    hit = re.search(
        r'href="(/articles/[^"]+\?hit=[^"]+)#(s-\d+-\d+)"', client.get("/search?q=lighthouse").text
    )
    assert hit is not None
    assert f'id="{hit[2]}"' in client.get(hit[1]).text


@pytest.mark.parametrize("hit", ["9-3", "0-999999999", "x", "1-2-3", "%3Cscript%3E"])
def test_nonsense_in_the_address_is_ignored(client: WebClient, hit: str) -> None:
    """A hit that is no span of the article is left out."""
    assert client.get(f"/articles/article_offer?hit={hit}").status_code == 200


def test_rejected_date_is_shown_with_its_reason(client: WebClient) -> None:
    """The sources page says which dates were not believed, and why."""
    html = client.get("/sources").text
    assert "17 September 2023" in html
    assert "a clock of the page, not its publication" in html


def test_uncertain_dates_can_be_listed(client: WebClient) -> None:
    """Only sources with a doubtful or unknown date remain."""
    html = client.get("/sources?dates=uncertain").text
    assert "2 sources" in html


def test_copies_stand_under_their_original(client: WebClient) -> None:
    """A reprint is listed after its original, marked as a copy."""
    html = client.get("/sources").text
    assert html.index("Osman puts off visit") < html.index("Visit put off until autumn")
    assert '<tr role="row" class="copy">' in html


def test_a_copy_says_how_it_differs_from_its_original(client: WebClient) -> None:
    """The page of a reprint names its kind, leads to its original and shows the words that are its own."""
    html = client.get("/articles/article_reprint").text
    assert 'agency copy of <a href="/articles/article_postponed">the original</a>' in html
    assert "It was published first, by 2021-06-07" in html
    assert "“From our news desk.”" in html


def test_a_statement_of_a_copy_leads_to_the_originals(client: WebClient) -> None:
    """The card of a statement in a copy links the statement whose words it has."""
    html = client.get("/statements/statement_time2").text
    assert '(copy of <a href="/statements/statement_time">' in html


def test_damaged_record_is_a_page_not_a_traceback(tmp_path: Path) -> None:
    """A record that cannot be read answers with what is wrong."""

    def fail(path: Path) -> StoryReader:
        raise RecordFileError(f"the record {path.name} is damaged")

    client = WebClient(create_app(tmp_path / "none.onrecord", fail))
    answer = client.get("/")
    assert answer.status_code == 503
    assert "none.onrecord is damaged" in answer.text


def test_rows_are_read_again_when_a_build_has_replaced_them() -> None:
    """They are read once for many requests, and again after their state has changed."""
    states, read = ["1"], []

    class Counting(StoryReader):
        def state(self) -> str:
            return states[-1]

        def record(self) -> Record:
            read.append(self.state())
            return super().record()

    client = WebClient(create_app(Path("islands.onrecord"), Counting))
    client.get("/")
    client.get("/positions")
    assert read == ["1"]
    states.append("2")
    client.get("/")
    assert read == ["1", "2"]
