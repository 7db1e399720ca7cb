"""Feeds: items with their text are pages; teasers say where the article is."""

import json
from pathlib import Path

import pytest
from ingest.packing import PAGE, TEXT, found_in, told

from onrecord.ingest.feeds import xml_feed as feeds
from onrecord.records.pages import Page, Reject

LONG = f"<p>{TEXT}</p>" * 8

RSS = f"""<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="a.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ostrel Herald</title><link>https://herald.example/</link><language>en-gb</language>
<item><title>Talks &amp; more&nbsp;talks</title><link>https://herald.example/a</link>
<guid isPermaLink="false">id-a</guid>
<pubDate>Tue, 06 May 2031 07:08:09 +0200</pubDate><dc:creator>A. Bel</dc:creator>
<description>Short.</description><content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>Teaser</title><guid>https://herald.example/b</guid><author>desk@herald.example (C. Dor)</author>
<description>{TEXT}</description></item>
<item><title>Cut</title><link>https://herald.example/c</link><description>{TEXT * 9} […]</description></item>
<item><title>Whole</title><link>https://herald.example/d</link>
<source url="https://x.example">Tarn Post</source>
<description>{TEXT * 9}</description></item>
</channel></rss>"""

RSS1 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://h.example"><title>Herald</title><dc:language>fr</dc:language></channel>
<item rdf:about="https://h.example/a"><title>T</title><link>https://h.example/a</link><dc:date>2031-05-06</dc:date>
<content:encoded>{LONG.replace("<", "&lt;")}</content:encoded></item></rdf:RDF>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Herald</title>
<entry><title>T</title><id>tag:x,2031:1</id><link rel="self" href="https://h.example/self"/>
<link href="https://h.example/a"/><updated>2031-05-07</updated><published>2031-05-06</published>
<author><name>A. Bel</name></author><author><name>C. Dor</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry>
<entry><title>U</title><id>2</id><content type="text">a &lt; b, {TEXT}</content></entry></feed>"""


def test_an_rss_feed_gives_pages_and_teasers(tmp_path: Path) -> None:
    """Whole texts with what the feed says of them; what is only a beginning leads to its page."""
    whole, teaser, cut, described = found_in(tmp_path, RSS.encode())
    assert isinstance(whole, Page)
    assert isinstance(described, Page)
    assert told([whole, teaser, cut, described]) == [
        ("#id-a", "page"),
        ("#https://herald.example/b", "teaser"),
        ("#https://herald.example/c", "teaser"),
        ("#https://herald.example/d", "page"),
    ]
    assert (whole.raw, whole.media_type) == (LONG, "text/html")
    given = whole.given
    assert given.title is not None
    assert given.title.startswith("Talks & more")
    assert (given.date, given.outlet) == ("Tue, 06 May 2031 07:08:09 +0200", "Ostrel Herald")
    assert (given.byline, given.url, given.language) == (("A. Bel",), "https://herald.example/a", "en-gb")
    assert isinstance(teaser, Reject)
    assert "https://herald.example/b" in teaser.message
    assert (described.given.outlet, described.media_type) == ("Tarn Post", "text/plain")


def test_an_rss_1_feed_has_its_items_beside_the_channel(tmp_path: Path) -> None:
    """The channel still names outlet and language."""
    (page,) = found_in(tmp_path, RSS1.encode())
    assert isinstance(page, Page)
    assert page.raw == LONG
    assert (page.given.outlet, page.given.language, page.given.date) == ("Herald", "fr", "2031-05-06")


def test_an_atom_feed_has_text_html_and_xhtml(tmp_path: Path) -> None:
    """The day of publication goes before that of the last change."""
    first, second = found_in(tmp_path, ATOM.encode())
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert TEXT in first.raw
    assert first.media_type == "text/html"
    assert (first.given.date, first.given.url) == ("2031-05-06", "https://h.example/a")
    assert (first.given.byline, first.given.language) == (("A. Bel", "C. Dor"), "de")
    assert (second.raw, second.media_type) == (f"a < b, {TEXT}", "text/plain")


def test_a_json_feed(tmp_path: Path) -> None:
    """Authors of the feed stand for those of items without one."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Herald",
        "authors": [{"name": "A. Bel"}],
        "items": [
            {"id": 1, "url": "https://h.example/a", "content_html": LONG, "date_published": "2031-05-06"},
            {"id": "2", "content_text": TEXT, "language": "en", "authors": [{"name": "C. Dor"}]},
            {"id": "3", "summary": TEXT},
            {"id": "3", "content_text": 7},
        ],
    }
    first, second, *rest = found_in(tmp_path, json.dumps(feed, indent=1).encode())
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert told([first, second, *rest]) == [
        ("#1", "page"),
        ("#2", "page"),
        ("#3", "teaser"),
        ("#3~2", "teaser"),
    ]
    assert (first.given.byline, second.given.byline) == (("A. Bel",), ("C. Dor",))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "bad_json"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "empty"),
        ("<rss version='2.0'><channel></channel></rss>", "empty"),
        ("<rss", "empty"),
    ],
)
def test_a_feed_of_nothing_is_a_reject(tmp_path: Path, data: str, reason: str) -> None:
    """One for the feed."""
    assert told(found_in(tmp_path, data.encode())) == [("", reason)]


def test_a_truncated_feed_says_so(tmp_path: Path) -> None:
    """Its items before the end are kept."""
    assert told(found_in(tmp_path, RSS[: RSS.index("<title>Cut")].encode())) == [
        ("#id-a", "page"),
        ("#https://herald.example/b", "teaser"),
        ("", "truncated"),
    ]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Neither those that grow a thousandfold at each step, nor files of this machine."""
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    secret = tmp_path / "secret"
    secret.write_text("the secret words " * 50)
    kind = f'<!DOCTYPE rss [<!ENTITY e0 "lol">{steps}<!ENTITY f SYSTEM "file://{secret}">]>'
    for name in ("e12", "f"):
        item = f"<item><guid>1</guid><description>&{name};{LONG}</description></item>"
        data = f'{kind}<rss version="2.0"><channel>{item}</channel></rss>'
        for one in found_in(tmp_path, data.encode()):
            words = one.raw if isinstance(one, Page) else one.message
            assert "lol" not in words
            assert "secret" not in words


def test_a_feed_larger_than_the_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came before stays."""
    monkeypatch.setattr(feeds, "MAX_FEED_BYTES", 40_000)
    items = "".join(f"<item><guid>{n}</guid><content>{TEXT}</content></item>" for n in range(2_000))
    found = found_in(tmp_path, f"<rss><channel>{items}</channel></rss>".encode())
    assert told(found)[-1] == ("", "too_large")
    assert len(found) > 50


def test_a_page_that_shows_a_feed_is_a_page(tmp_path: Path) -> None:
    """A feed is told by its root."""
    data = PAGE.replace("</body>", "<pre>&lt;rss&gt;</pre><rss></rss></body>")
    assert told(found_in(tmp_path, data.encode())) == [("", "page")]


ATOM03 = f"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Herald</title>
<entry><title>T</title><id>tag:x,2031:1</id><link rel="alternate" href="https://h.example/a"/>
<issued>2031-05-06T10:00:00Z</issued>
<modified>2031-06-01T00:00:00Z</modified>
<author><name>A. Bel</name></author>
<content type="text/html" mode="escaped">{LONG.replace("<", "&lt;")}</content></entry></feed>"""

RSS090 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://channel.netscape.com/rdf/simple/0.9/"><channel><title>Herald</title></channel>
<item><title>T</title><link>https://h.example/a</link>
<description>{TEXT * 9}</description></item></rdf:RDF>"""


@pytest.mark.parametrize("data", [ATOM03, RSS090])
def test_feeds_of_old_versions_are_read(tmp_path: Path, data: str) -> None:
    """Atom 0.3 and RSS 0.90 have namespaces of their own."""
    (page,) = found_in(tmp_path, f'<?xml version="1.0"?>{data}'.encode())
    assert isinstance(page, Page)
    assert (page.given.title, page.given.outlet, page.given.url) == ("T", "Herald", "https://h.example/a")
    if data == ATOM03:
        assert page.given.byline == ("A. Bel",)
        assert page.given.date == "2031-05-06T10:00:00Z"


@pytest.mark.parametrize(
    "before",
    [
        "<!-- from the cache\nof the site -->\n",
        "<br />\n<b>Notice</b>: Undefined index in <b>/srv/feed.php</b> on line <b>7</b><br />\n",
        "PHP Warning: Something went wrong in feed.php on line 7\n",
        "\n\ufeff",
        "\ufeff\n\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_what_a_server_printed_before_a_feed_is_passed_over(
    tmp_path: Path, before: str, encoding: str
) -> None:
    """In whatever encoding, whatever the declaration says of it."""
    found = found_in(tmp_path, (before + RSS).encode(encoding))
    assert [kind for _, kind in told(found)] == ["page", "teaser", "teaser", "page"]


def test_a_page_that_shows_a_feed_is_no_feed(tmp_path: Path) -> None:
    """An HTML page or a text may quote one."""
    html, text = (
        f"<html><body><p>{TEXT}</p>{RSS}</body></html>",
        f"{TEXT}\n\nWrite <rss version='2'> first.",
    )
    for data in (html, text):
        (page,) = found_in(tmp_path, data.encode())
        assert page.locator.endswith("input.dat")


def test_an_element_never_closed_in_a_title_hides_no_text(tmp_path: Path) -> None:
    """The fields behind it still are the item's."""
    data = RSS.replace("more&nbsp;talks", "more <b>").encode()
    page = found_in(tmp_path, data)[0]
    assert isinstance(page, Page)
    assert page.raw == LONG
    assert page.given.title == "Talks & more"
