"""News in JSON becomes pages, in whichever standard shape it comes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.packing import pages_of
from ingest.read_files import TALKS, TEXT

from onrecord.ingest.tables.news_objects import rows_of
from onrecord.records.pages import Page

HTML = f"<html><body><p>{TEXT}</p></body></html>"
GIVEN = replace(
    TALKS, date="2031-02-16T10:00:00Z", outlet="Ostrel News Agency", url="https://agency.example/talks"
)
NINJS_1 = {
    "uri": "https://agency.example/talks",
    "type": "text",
    "versioncreated": "2031-02-17T10:00:00Z",
    "firstcreated": "2031-02-16T10:00:00Z",
    "headline": "Talks resume",
    "byline": "By Ada Bel and Cem Dor",
    "language": "en",
    "located": "Ostrel",
    "infosource": [{"name": "Ostrel News Agency"}],
}
NINJS_3 = {
    "uri": "urn:newsml:agency.example:20310216:1",
    "url": "https://agency.example/talks",
    "firstCreated": "2031-02-16T10:00:00Z",
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks resume"}],
    "bodies": [
        {"contentType": "text/html", "value": HTML},
        {"contentType": "text/plain", "value": TEXT},
    ],
    "by": "Ada Bel, Cem Dor",
    "language": "en",
    "infoSources": [{"name": "Ostrel News Agency"}],
}
SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Talks resume",
    "articleBody": TEXT,
    "datePublished": "2031-02-16T10:00:00Z",
    "author": [{"@type": "Person", "name": "Ada Bel"}, {"@type": "Person", "name": "Cem Dor"}],
    "publisher": {"@type": "Organization", "name": "Ostrel News Agency"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://agency.example/talks"},
    "inLanguage": "en",
}


@pytest.mark.parametrize(
    ("value", "raw"),
    [
        (NINJS_1 | {"body_text": TEXT, "body_html": HTML}, TEXT),
        (NINJS_1 | {"body_xhtml": HTML}, HTML),
        (NINJS_1 | {"body_html": HTML}, HTML),
        (NINJS_3, TEXT),
        (SCHEMA_ORG, TEXT),
        ([SCHEMA_ORG], TEXT),
        ({"@graph": [{"@type": "WebSite", "name": "Agency"}, SCHEMA_ORG]}, TEXT),
        ({"status": "ok", "response": {"docs": [SCHEMA_ORG], "facets": [{"name": "x"}]}}, TEXT),
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_each_shape_gives_text_and_fields(
    tmp_path: Path, value: object, raw: str, indent: int | None
) -> None:
    """On one line or over many."""
    path = tmp_path / "news.json"
    path.write_text(json.dumps(value, indent=indent))
    (page,) = pages_of([path])
    assert isinstance(page, Page)
    assert page.raw == raw
    assert page.given == GIVEN


def test_lines_of_objects_are_read_one_by_one(tmp_path: Path) -> None:
    """Shapes may differ from line to line."""
    path = tmp_path / "news.jsonl"
    path.write_text(
        "\n".join(json.dumps(each) for each in (NINJS_3, SCHEMA_ORG, NINJS_1 | {"body_text": TEXT}))
    )
    found = pages_of([path])
    assert [each.given for each in found if isinstance(each, Page)] == [GIVEN] * 3


NAMES = [
    "headlines",
    "bodies",
    "infosource",
    "value",
    "role",
    "articleBody",
    "mainEntityOfPage",
    "uri",
    "@graph",
    "text",
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=25,
)


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_any_json_gives_rows(value: object) -> None:
    """Fields of a wrong kind break nothing."""
    assert all(isinstance(row, dict) for row in rows_of(value, ()))
