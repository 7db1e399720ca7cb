"""The gold of the bundled examples: every quote stands on its page, every reference holds."""

from __future__ import annotations

import json
import re
from calendar import day_name, month_name
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from onrecord.records.event_types import event_types

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted((EXAMPLES / "pages").iterdir())
STEMS = [page.stem for page in PAGES]


def page_text(stem: str) -> str:
    """The text that the gold of a page quotes: the file, or the visible text of an HTML page."""
    page = next(path for path in PAGES if path.stem == stem)
    raw = page.read_text(encoding="utf-8")
    if page.suffix != ".html":
        return raw
    tree = html.document_fromstring(raw)
    for hidden in tree.xpath("//head|//script|//style"):
        hidden.drop_tree()
    return re.sub(r"\s+", " ", " ".join(tree.itertext())).strip()


def load(name: str) -> dict[str, Any]:
    """A file of the gold."""
    found: dict[str, Any] = json.loads((EXAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def count(text: str, quote: str) -> int:
    """How often ``quote`` stands in ``text``, overlapping ones included."""
    return sum(text.startswith(quote, at) for at in range(len(text)))


def quotes(item: dict[str, Any]) -> Iterator[tuple[str, int | None]]:
    """Every quote of one item of a page's gold, with its occurrence number or None."""
    for key in ("text", "cue", "speaker_text", "prerequisite", "consequent"):
        if item.get(key):
            own = item.get("occurrence") if key == "text" else item.get(f"{key}_occurrence")
            yield item[key], own
    for key in ("content", "mentions"):
        values = item.get(key)
        if not values:
            continue
        numbers = item.get("occurrence")
        numbers = numbers if isinstance(numbers, list) else [numbers] * len(values)
        yield from zip(values, numbers, strict=True)


def story_quotes(node: object) -> Iterator[tuple[str, str]]:
    """Every (document, quote) of the story's gold."""
    if isinstance(node, dict):
        if "document" in node and "text" in node:
            yield node["document"], node["text"]
        for value in node.values():
            yield from story_quotes(value)
    elif isinstance(node, list):
        for value in node:
            yield from story_quotes(value)


def test_every_page_has_gold_and_the_other_way_round() -> None:
    """There is one gold file for each page, and none without a page."""
    golds = {path.stem for path in (EXAMPLES / "gold").glob("*.json")} - {"story"}
    assert golds == set(STEMS)
    assert len(PAGES) >= 16


@pytest.mark.parametrize("stem", STEMS)
def test_every_quote_stands_on_its_page(stem: str) -> None:
    """Every quote is a substring of its page, and says which one where there are several."""
    gold, text = load(stem), page_text(stem)
    for kind in ("statements", "events", "conditions", "commitments", "positions"):
        for item in gold[kind]:
            for quote, occurrence in quotes(item):
                found = count(text, quote)
                assert found, f"{kind}: {quote!r} is not on the page"
                assert found == 1 or occurrence, f"{kind}: {quote!r} stands {found} times: which one?"
                assert (occurrence or 1) <= found
    for item in gold["names"]:
        assert all(form in text for form in item["forms"]), item["forms"]


@pytest.mark.parametrize("stem", STEMS)
def test_body_and_not_body_are_there(stem: str) -> None:
    """The body's ends, the title and all lines that are no body stand on the page."""
    document, text = load(stem)["document"], page_text(stem)
    assert len(document["body_start"]) == 40
    assert len(document["body_end"]) == 40
    start = text.index(document["body_start"])
    end = text.index(document["body_end"], start) + 40
    body = text[start:end]
    assert document["title"] in text
    assert 100 <= len(body.split()) <= 450
    for line in document["not_body"]:
        assert line in text
    for rejected in document.get("published_rejected", []):
        assert rejected["quote"] in text


@pytest.mark.parametrize("stem", STEMS)
def test_values_are_of_their_lists(stem: str) -> None:
    """Modes, types, statuses, stances and dates are among the allowed ones."""
    gold = load(stem)
    for item in gold["statements"]:
        assert item["mode"] in {"direct", "indirect", "mixed"}
        assert_date(item["said_on"])
    for item in gold["events"]:
        assert item["type"] in event_types()
        assert item["status"] in {"happened", "planned", "cancelled", "hypothetical", "denied"}
        assert_date(item["start"])
        assert_date(item["end"])
    for item in gold["positions"]:
        assert item["stance"] in {"supports", "opposes", "conditional", "open"}
    assert_date(gold["document"]["published"])


def assert_date(value: str | None) -> None:
    """The value is an ISO date at year, month or day, or None."""
    if value is not None:
        date.fromisoformat((value + "-01-01")[:10])


def test_every_quote_of_the_story_stands_on_its_page() -> None:
    """The story's quotes are substrings of the pages they name."""
    texts = {stem: page_text(stem) for stem in STEMS}
    found = list(story_quotes(load("story")))
    assert len(found) > 100
    for document, quote in found:
        assert quote in texts[document], (document, quote)


def test_the_story_agrees_with_the_pages() -> None:
    """Publication dates are the pages'; timeline mentions are among the pages' event mentions."""
    story = load("story")
    assert [page["document"] for page in story["publication_dates"]] == STEMS
    for page in story["publication_dates"]:
        assert page["published"] == load(page["document"])["document"]["published"]
    for event in story["timeline"]:
        assert sorted({mention["document"] for mention in event["mentions"]}) == event["documents"]


def test_the_weekdays_told_are_the_right_ones() -> None:
    """A weekday printed beside a full date is that date's."""
    days = "|".join(day_name)
    pattern = re.compile(rf"({days}),? (?:(\d{{1,2}}) (\w+)|(\w+) (\d{{1,2}})),? (20\d\d)")
    seen = 0
    for stem in STEMS:
        for weekday, day1, month1, month2, day2, year in pattern.findall(page_text(stem)):
            when = date(int(year), list(month_name).index(month1 or month2), int(day1 or day2))
            assert when.strftime("%A") == weekday
            seen += 1
    assert seen >= 5
