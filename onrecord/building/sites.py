"""The lines that the pages of one site repeat, found before pages are read."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.clean.lines.repetition import MIN_PAGES, PageLines, find_repeated, lines_of
from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from onrecord.records.pages import Page
    from onrecord.store.writer import RecordWriter


def tell_repeated(writer: RecordWriter) -> None:
    """Tells each plain-text page of the record which of its lines its site repeats.

    A page is read again only where its own repeated lines are others than before.
    """
    sites: dict[str, dict[str, PageLines]] = defaultdict(dict)
    for page in writer.text_pages():
        try:
            sites[site_of(page)][page.locator] = lines_of(page.raw)
        except PageRejected:  # told when it is read
            continue
    for pages in sites.values():
        repeated = find_repeated(pages) if len(pages) >= MIN_PAGES else frozenset()
        for locator, lines in pages.items():
            writer.tell_repeated(locator, tuple(sorted(lines.keys & repeated)))


def site_of(page: Page) -> str:
    """What a page's neighbours have in common with it: its host, else its outlet, folder or table."""
    host = _host_of(page.given.url or "")
    if host or page.given.outlet:
        return host or str(page.given.outlet).casefold()
    path, mark, _ = page.locator.partition("#")
    return path if mark else str(PurePath(path).parent)


def _host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # a broken address
        return ""
