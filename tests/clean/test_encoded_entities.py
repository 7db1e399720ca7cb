"""Entities that a page encodes twice."""

from __future__ import annotations

import pytest

from onrecord.clean.page import clean_page
from onrecord.clean.words.entities import read_again, read_line_again
from onrecord.clean.words.strand import Strand
from onrecord.records.pages import Page
from onrecord.records.spans import Span

FRAME = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
)


def article(body: str, title: str = "Talks in Tarn"):
    """The article of a page with these paragraphs."""
    return clean_page(Page("p.html", b"", FRAME.format(title=title, body=body), "utf-8", "text/html"))


def test_a_page_that_encodes_twice_is_read_twice() -> None:
    """Words and headline; each mark keeps its place in the page."""
    body = (
        "<p>&amp;ldquo;We will sign the treaty in Tarn&amp;rdquo;, "
        "the envoy&amp;#8217;s office said on Monday.</p>"
        "<p>It was the first such offer of Varland&amp;nbsp;since the talks began &amp;#x2014; long ago.</p>"
    )
    one = article(body, "Dorn&amp;rsquo;s offer")
    assert one.title == "Dorn’s offer"
    assert "“We will sign the treaty in Tarn”, the envoy’s office said on Monday." in one.text
    assert "Varland since the talks began — long ago" in one.text
    page = FRAME.format(title="Dorn&amp;rsquo;s offer", body=body)
    at = one.text.index("“")
    assert [span.of(page) for span in one.offsets.to_raw(Span(at, at + 1))] == ["&amp;ldquo;"]


def test_words_about_entities_stay() -> None:
    """One that stands apart is meant, and so is markup."""
    lines = ["Write &ldquo; before a quotation.", "The tag &lt;b&gt; makes words bold, AT&T; said."]
    strands = [Strand.of_raw(line, 0, len(line)) for line in lines]
    assert [one.text for one in read_again(strands)] == lines


@pytest.mark.parametrize(
    ("line", "read"),
    [("Dorn&rsquo;s offer", "Dorn’s offer"), ("R&D budget", "R&D budget"), ("Ben &amp; Co", "Ben &amp; Co")],
)
def test_headlines(line: str, read: str) -> None:
    """One glued to a word is enough."""
    assert read_line_again(line) == read
