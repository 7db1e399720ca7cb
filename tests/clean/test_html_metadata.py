"""Title, outlet, authors and section as a page's metadata give them."""

import json
from typing import Any

import pytest

from onrecord.clean.html.markup import read_markup
from onrecord.clean.metadata.html_metadata import HtmlMetadata, read_metadata

PERSON = {"@type": "Person", "name": "Corin Fen"}


def read(head: str, body: str = "<h1>Talks go on in Tarn for a third day</h1>") -> HtmlMetadata:
    """The metadata of a page."""
    raw = f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    return read_metadata(raw, read_markup(raw))


def linked(data: Any) -> HtmlMetadata:
    """The metadata of a page with this JSON-LD."""
    return read(f'<script type="application/ld+json">{json.dumps(data)}</script>')


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Corin Fen", ("Corin Fen",)),
        (PERSON, ("Corin Fen",)),
        ([PERSON, {"@type": "Person", "givenName": "Ana", "familyName": "Bel"}], ("Corin Fen", "Ana Bel")),
        ("Corin Fen, Ana Bel and Ito Dor", ("Corin Fen", "Ana Bel", "Ito Dor")),
        ({"@type": "Person", "name": "Corin Fen, historian at the college of Tarn"}, ("Corin Fen",)),
        ({"@id": "#fen"}, ("Corin Fen",)),
        ({"@type": "Organization", "name": "Ostrel Herald.com"}, ()),
        ({"@type": "Person", "name": "Fen, Corin"}, ("Corin Fen",)),
        ({"name": ["Corin Fen", "Ana Bel"]}, ("Corin Fen", "Ana Bel")),
        ([{"@type": "Organization", "name": "Tarn desk"}, PERSON], ("Corin Fen",)),
        (
            [{"@type": "Organization", "name": "Tarn Agency"}, {"@type": "Person", "name": "OH-Desk"}],
            ("Tarn Agency", "OH-Desk"),
        ),
        ({"@type": "Organization", "name": "Tarn Board, Fish"}, ("Tarn Board", "Fish")),
        (7, ()),
        (None, ()),
    ],
)
def test_authors_of_linked_data(author: Any, names: tuple[str, ...]) -> None:
    """Strings, objects, lists, references within the graph; the outlet itself is no author."""
    article = {
        "@type": "NewsArticle",
        "headline": "Talks",
        "author": author,
        "articleSection": ["World", "Talks"],
        "publisher": {"@type": "Organization", "name": "Ostrel Herald"},
    }
    found = linked({"@graph": [{"@type": "WebPage"}, [article], {"@id": "#fen", **PERSON}]})
    assert found.byline == names
    assert (found.outlet, found.section) == ("Ostrel Herald", "World")


def test_the_authors_of_another_article_are_not_those_of_the_page() -> None:
    """An article with another address gives its names only if no article has the page's."""
    other = {"@type": "NewsArticle", "headline": "Eels", "url": "https://o.example/eels", "author": "Ito Dor"}
    own = other | {"headline": "Talks go on", "url": "https://o.example/talks.html", "author": "Corin Fen"}
    script = f'<script type="application/ld+json">{json.dumps([other, own])}</script>'
    assert read(f'<link rel="canonical" href="https://www.o.example/talks/">{script}').byline == (
        "Corin Fen",
    )
    assert read(script, "").byline == ("Ito Dor",)


def test_the_headline_of_another_article_names_neither_the_page_nor_its_author() -> None:
    """Without addresses the article whose headline the page bears is the page's."""
    other = {"@type": "NewsArticle", "headline": "Eels are back in the Tarn", "author": "Ito Dor"}
    own = other | {"headline": "Talks on the &amp;quot;ice&amp;quot; go on", "author": "Corin Fen"}
    script = f'<script type="application/ld+json">{json.dumps([other, own])}</script>'
    for about, author in (
        ("Talks on the &quot;ice&quot; go on | Herald", "Corin Fen"),
        ("Herald", "Ito Dor"),
    ):
        assert read(f"<title>{about}</title>{script}", "").byline == (author,)


def test_linked_data_that_are_wrapped_or_have_commas_too_many_are_read() -> None:
    """Old pages wrap scripts in comments, and programs leave a comma behind the last member."""
    source = '//<![CDATA[\n{"@type":"NewsArticle","author":{"name":"Corin Fen",},}\n//]]>'
    assert read(f'<script type="application/ld+json">{source}</script>').byline == ("Corin Fen",)


def test_ninjs_is_read() -> None:
    """An agency's item embedded in the page gives title and byline."""
    item = {"uri": "x:1", "pubstatus": "usable", "headline": "Talks go on in Tarn", "byline": "By Corin Fen"}
    raw = f"<script type='application/json'>{json.dumps(item)}</script>"
    assert (read(raw, "").titles, read(raw, "").byline) == (["Talks go on in Tarn"], ("Corin Fen",))


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        ('<meta property="x_authors" content="Corin Fen; Ana Bel">', "", ("Corin Fen", "Ana Bel")),
        ('<meta name="author" content="https://ostrel.test/fen">', "", ()),
        ("", '<span class="c-byline"><a href="/fen">By Corin <b>Fen</b></a></span>', ("Corin Fen",)),
        ("", '<a rel="author" href="/fen">Corin Fen</a>', ("Corin Fen",)),
        ("", '<p itemprop="author">Corin Fen</p>', ("Corin Fen",)),
    ],
)
def test_authors_of_tags(head: str, body: str, names: tuple[str, ...]) -> None:
    """Meta tags by their name, then marked elements."""
    assert read(head, body).byline == names


def test_a_heading_that_is_only_part_of_the_title_is_not_the_title() -> None:
    """A word of the headline may stand in a heading of its own."""
    head = '<meta property="og:title" content="Warning of a high tide lifted in all ports of Kesmar">'
    assert (
        read(head, "<h1>high tide</h1>").titles[0] == "Warning of a high tide lifted in all ports of Kesmar"
    )


def test_the_site_is_named_by_the_title_and_the_address() -> None:
    """The part of the page's title that is called as the host is, is the site's name."""
    head = "<title>Talks in Tarn go on - Courier.test</title><link rel='canonical' href='https://www.courier.test/a'>"
    assert read(head, "").outlet == "Courier.test"


def test_hostile_metadata_is_bounded() -> None:
    """Endless lists, deep nesting and long names end in little or nothing."""
    deep = "[" * 100_000
    many = json.dumps({"@graph": [{"@type": "NewsArticle", "author": ["Ana Bel"] * 9000}] * 9})
    for source in (deep, many, '{"@type":' * 5000, '"@type"' + "x" * 600_000):
        assert len(read(f'<script type="application/ld+json">{source}</script>').byline) <= 10
    tags = "<meta name='author' content='" + "Ana " * 100_000 + "'>"
    assert read(tags).byline == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Monday 3 May 2021 10:05 am PDT by Corin Fen", ("Corin Fen",)),
        ("Posted by Corin Fen and Ana Bel on 3 May 2021", ("Corin Fen", "Ana Bel")),
        ("Von Corin Fen | 3. Mai 2021", ("Corin Fen",)),
        ("3 May 2021", ()),
        ("Updated 3 May 2021 at 9", ()),
    ],
)
def test_the_author_of_a_line_with_a_day(line: str, names: tuple[str, ...]) -> None:
    """What follows "by" up to the day is the author; a day alone is none."""
    assert read("", f"<h1>Talks go on in Tarn</h1><div class='byline'>{line}</div>").byline == names
