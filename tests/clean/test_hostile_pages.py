"""Pages made to be slow: twice the source takes about twice the time, and is an article or a reject."""

import time
from contextlib import suppress

import pytest

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.records.pages import Page

SMALL = 50_000  # characters
TIMES = 4
QUADRATIC = 10.0  # four times the source would take sixteen times the time; linear time takes four times
GRAIN = 0.05  # seconds; less is not measured well

HOSTILE = {
    "one line of text": ("<p>", "The ministers of Norlan met again today. "),
    "one word": ("<p>", "a"),
    "white space": ("<p>a", "\n"),
    "nested elements": ("", "<div>"),
    "nested lists": ("", "<ul><li>"),
    "nested menus": ("", "<nav>"),
    "nested tables": ("", "<table><tr><td>"),
    "hidden spans": ("", "<span hidden>"),
    "attributes": ("<div ", 'a="b" '),
    "class names": ('<div class="', "nav aside "),
    "entities": ("<p>", "&#x0000041;"),
    "entities without an end": ("<p>", "&notin"),
    "ampersands": ("<p>", "&"),
    "double quotes never closed": ("", '<a href="x>'),
    "single quotes never closed": ("", "<a href='x>"),
    "both quotes": ("", "<div class=\"a' b"),
    "comments": ("<p>", "word <!-- x --> "),
    "comments never closed": ("", "<!-- "),
    "declarations": ("", "<!x>"),
    "angles": ("", "<"),
    "tags never closed": ("", "<a "),
    "scripts never closed": ("", "<script>"),
    "titles never closed": ("", "<title>"),
    "line breaks": ("<p>", "word<br>"),
    "headings": ("", "<h1>Ministers met</h1>"),
    "marked authors": ("", '<b itemprop="author" class="author"><i itemprop="name">Ana Bel</i>'),
    "mojibake": ("<p>", "â€™ "),
    "entities encoded twice": ("<p>a", "&amp;rsquo;s "),
    "ligatures": ("<p>", "\ufb01 "),
    "marks of direction": ("<p>", "a\u202e"),
    "lists in scripts": ('<script type="application/ld+json">{"@type":', "["),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_as_the_page_does(kind: str) -> None:
    """Four times the page takes far less than sixteen times the time."""
    opening, unit = HOSTILE[kind]
    small, large = (seconds(opening + unit * (size // len(unit))) for size in (SMALL, TIMES * SMALL))
    assert large < QUADRATIC * max(small, GRAIN)


def seconds(raw: str) -> float:
    """The processor's time for a page; an article and a reject are as good."""
    begun = time.process_time()
    with suppress(PageRejected):
        clean_page(Page("page.html", b"", raw, "utf-8", "text/html"))
    return time.process_time() - begun
