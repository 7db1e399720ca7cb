"""JSON Feed (versions 1 and 1.1): each item whose text it holds is a page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from onrecord.errors import PageRejected
from onrecord.ingest.decoding import decode
from onrecord.ingest.feeds.feed_items import FeedItem, one_line, page_of_item
from onrecord.ingest.tables import with_unique_locators
from onrecord.records.pages import GivenMetadata, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')


def recognises(head: Head) -> bool:
    """Whether the input is JSON that names the format."""
    return head.text.lstrip().startswith("{") and _VERSION.search(head.text) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject]:
    """The items.

    Raises:
        PageRejected: ``bad_json``, ``empty`` or ``too_large``.
    """
    text, _ = decode(source.read(options.max_page_bytes))
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PageRejected("bad_json", f"It begins as a JSON Feed but cannot be read: {error}.") from error
    rows = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(rows, list) or not rows:
        raise PageRejected("empty", "The feed has no items.")
    source.holds(len(rows))
    yield from with_unique_locators(
        _page(source, feed, row, number) for number, row in enumerate(rows, start=1)
    )


def _page(source: Input, feed: dict[str, Any], row: object, number: int) -> Page | Reject:
    if not isinstance(row, dict):
        return Reject(f"{source.locator}#{number}", "bad_item", f"Item {number} of the feed is no object.")
    return page_of_item(source, _item(feed, row, number))


def _item(feed: dict[str, Any], row: dict[str, Any], number: int) -> FeedItem:
    html, text, summary = (
        row[name] if isinstance(row.get(name), str) else ""
        for name in ("content_html", "content_text", "summary")
    )
    url = one_line(row.get("url")) or one_line(row.get("external_url"))
    given = GivenMetadata(
        title=one_line(row.get("title")),
        date=one_line(row.get("date_published")),
        outlet=one_line(feed.get("title")),
        byline=_authors(row) or _authors(feed),
        url=url,
        language=one_line(row.get("language")) or one_line(feed.get("language")),
    )
    key = one_line(row.get("id")) or url or str(number)
    return FeedItem(key, html or text, summary, not html, given)


def _authors(told: dict[str, Any]) -> tuple[str, ...]:
    """The names; ``author`` is how version 1 has it."""
    listed = told.get("authors")
    people = listed if isinstance(listed, list) else [told.get("author")]
    names = (one_line(person.get("name")) for person in people if isinstance(person, dict))
    return tuple(dict.fromkeys(name for name in names if name))
