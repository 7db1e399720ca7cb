"""JSON-LD counts only for the object that is the page; invented pages."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from onrecord.date.json_objects import json_objects
from onrecord.date.own_data import names_of, own_data

TITLE = "Herring talks end without a word"
URL = "https://www.varwire.example/2019/herring-talks.html"
OLD = {"@type": "NewsArticle", "headline": "Eel quota signed at last", "datePublished": "2011-01-01"}
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2019-03-14"}


def own_days(*scripts: Any, url: str | None = URL) -> list[str | None]:
    """The days of the objects that are the page, of scripts of JSON-LD given as values or as their source."""
    sources = [each if isinstance(each, str) else json.dumps(each) for each in scripts]
    raw = "".join(f'<script type="application/ld+json">{each}</script>' for each in sources)
    return [each.first("datePublished") for each in own_data(raw, names_of(raw, url, TITLE)).own]


@pytest.mark.parametrize(
    "key", ["image", "video", "comment", "hasPart", "mentions", "isBasedOn", "citation", "isPartOf", "review"]
)
def test_a_thing_that_hangs_on_the_page_is_not_the_page(key: str) -> None:
    """Whether it is named beside the page or in an array, and whatever its type and headline."""
    assert own_days(OWN | {key: OLD}) == ["2019-03-14"]
    assert own_days(OWN | {key: [OLD, {**OLD, "headline": TITLE}]}) == ["2019-03-14"]


@pytest.mark.parametrize("kind", ["WebSite", "ItemList", "ImageObject", "Organization", "BreadcrumbList"])
def test_other_kinds_of_things_are_not_the_page(kind: str) -> None:
    """A site has its first day, and a list has articles of other days, before or behind the page."""
    other = {"@type": kind, "datePublished": "2001-01-01", "itemListElement": [OLD]}
    assert own_days(other, OWN) == ["2019-03-14"]
    assert own_days({"@graph": [OWN, other]}) == ["2019-03-14"]
    assert own_days(other) == []


@pytest.mark.parametrize(
    "own",
    [
        {"@type": ["Article", "NewsArticle"], "datePublished": "2019-03-14"},
        {
            "@type": "NewsArticle",
            "url": "http://varwire.example/2019/herring-talks/",
            "datePublished": "2019-03-14",
        },
        {"@type": "Article", "headline": "Herring talks end", "datePublished": "2019-03-14"},
        {"@type": "WebPage", "mainEntity": OWN},
        {"@type": "NewsArticle", "mainEntityOfPage": {"@id": URL}, "datePublished": "2019-03-14"},
        {"@type": "ItemList", "itemListElement": [OLD, OWN]},
        {"@type": "NewsArticle", "url": "https://varwire.example/", "datePublished": "2019-03-14"},
    ],
)
def test_an_article_is_the_page_if_its_names_are_or_do_not_contradict_it(own: dict[str, Any]) -> None:
    """By type, by address, by headline, as the main thing of a page, or in a list that holds the page."""
    assert own_days(own) == ["2019-03-14"]


def test_an_article_with_another_address_and_headline_is_not_the_page() -> None:
    """Not even if it is the only one; with the headline of the page it is the page elsewhere."""
    other = {"url": "https://varwire.example/2011/eels.html"}
    assert own_days(OLD | other) == []
    assert own_days(OLD, OWN) == ["2019-03-14"]
    assert own_days(OWN | other) == ["2019-03-14"]


def test_broken_data_are_read_as_far_as_they_go() -> None:
    """Commas too many, comments and control characters cost no day; neither does an end that is cut off."""
    source = (
        '//<![CDATA[\n{"@type":"Article",,"name":"a\tb","datePublished":"2019-03-14","image":[{"url":"x",}],}'
    )
    assert own_days(source + "\n//]]>") == ["2019-03-14"]
    assert own_days(source.partition(',"image')[0]) == ["2019-03-14"]


@pytest.mark.parametrize("junk", ["{", "[", '"', '\\"', '{"a":', "}]", '"datePublished":"2019-01-01",'])
def test_a_flood_of_tokens_takes_bounded_time(junk: str) -> None:
    """A hostile script costs about as much as a large honest one."""
    began = time.perf_counter()
    raw = junk * (1_000_000 // len(junk))
    json_objects("{" + raw, 0, len(raw))
    assert time.perf_counter() - began < 2
