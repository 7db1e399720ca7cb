"""Headline, authors, publisher and section of elements marked by microdata or RDFa."""

from onrecord.clean.html.markup import read_markup
from onrecord.clean.metadata.html_metadata import read_metadata
from onrecord.clean.metadata.microdata import MAX_SCAN, Marked, read_marked

MICRODATA = """
<article itemscope itemtype="https://schema.org/NewsArticle">
<p itemprop="articleSection">World</p><h1 itemprop="headline">Talks go on in <i>Tarn</i></h1>
<div itemprop="author" itemscope><img alt="Ana"><a href="/bel"><span itemprop="name">Ana Bel</span></a>,
 <span itemprop="jobTitle">Reporter</span></div>
<div itemprop="author" itemscope><span itemprop="name">Corin Fen</span></div>
<div itemprop="publisher" itemscope><div itemprop="logo" itemscope><meta itemprop="url" content="/logo"></div>
<meta itemprop="name" content="Ostrel Herald"></div>
<p>The ministers met.</p></article>
"""
WHOLE = Marked("Talks go on in Tarn", ("Ana Bel", "Corin Fen"), "Ostrel Herald", "World")


def test_microdata_is_read() -> None:
    """Values are the words or the content; of an author and a publisher, the name within."""
    assert read_marked(MICRODATA) == WHOLE


def test_rdfa_is_read() -> None:
    """The same with ``property``, with and without a prefix."""
    assert read_marked(MICRODATA.replace("itemprop=", "property=")) == WHOLE
    assert read_marked(MICRODATA.replace('itemprop="', 'property="schema:')) == WHOLE


def test_the_page_is_told_by_its_marks() -> None:
    """Title, outlet, authors and section of a page that tells them in no other way; the job is no author."""
    raw = f"<html><head><title>Home</title></head><body>{MICRODATA}</body></html>"
    found = read_metadata(raw, read_markup(raw))
    assert found.titles[0] == "Talks go on in Tarn"
    assert (found.outlet, found.byline, found.section) == ("Ostrel Herald", ("Ana Bel", "Corin Fen"), "World")


def test_linked_data_come_first() -> None:
    """Where the page's JSON-LD has the article, marked elements are not asked: they may be of a teaser."""
    data = '{"@type": "NewsArticle", "headline": "Talks end in Tarn", "author": "Ito Dor"}'
    raw = f'<title>Home</title><script type="application/ld+json">{data}</script>{MICRODATA}'
    found = read_metadata(raw, read_markup(raw))
    assert (found.titles[0], found.byline, found.section) == ("Talks end in Tarn", ("Ito Dor",), None)


def test_an_author_without_a_name_is_none() -> None:
    """The next property of the article ends the search for the name."""
    raw = '<i itemprop="author">EFE</i><b itemprop="publisher"><b itemprop="name">Ostrel Herald</b></b>'
    assert read_marked(raw) == Marked(publisher="Ostrel Herald")


def test_a_later_author_is_of_something_else() -> None:
    """Authors who do not follow at once have written a comment or a teaser."""
    author = '<b itemprop="author" itemscope><i itemprop="name">{}</i></b>'
    raw = author.format("Ana Bel") + "<p>The ministers met.</p>" * 50 + author.format("Reader One")
    assert read_marked(raw).authors == ("Ana Bel",)


def test_marks_are_looked_for_within_bounds() -> None:
    """What stands a million characters on, or says a sentence for a section, is passed over."""
    assert read_marked(" " * MAX_SCAN + MICRODATA) == Marked()
    assert read_marked(f'<p itemprop="articleSection">{"All about the talks. " * 9}</p>') == Marked()
