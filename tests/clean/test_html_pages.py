"""HTML pages become articles whose characters map back to the source."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.records.articles import Article
from onrecord.records.pages import Page
from onrecord.records.spans import Span

PARAGRAPHS = [
    "Varland is ready to resume talks on the Sable islands, Foreign Minister Ana Bel said on Friday.",
    "“We have waited long enough &amp; we want a <b>treaty</b>,” Bel said at a news conference.",
    "Kesmar has held the islands since the war,<br>and its government calls the question closed.",
    "The two ministers last met in Tarn in March, where they agreed to set up a working group.",
]
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Talks to resume - The Ostrel Herald</title>
<meta property="og:site_name" content="The Ostrel Herald"/>
<meta property="og:title" content="Talks to resume"/>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks to resume",
 "author": [{{"@type": "Person", "name": "Corin Fen"}}]}}</script>
<script>var text = "<p>not seen</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Talks to resume</h1><div class="body">{body}</div></article>
<footer><p>© 2031 The Ostrel Herald. All rights reserved.</p></footer></body></html>"""


def clean(raw: str) -> Article:
    """The article on an HTML page."""
    return clean_page(Page("page.html", raw.encode("utf-8", "replace"), raw, "utf-8", "text/html"))


def page(paragraphs: list[str]) -> str:
    """A press page with these paragraphs."""
    return PAGE.format(body="".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs))


def test_a_press_page() -> None:
    """Text without menu and footer; title, outlet, authors from the metadata."""
    raw = page(PARAGRAPHS)
    article = clean(raw)
    assert article.text.split("\n\n") == [
        PARAGRAPHS[0],
        "“We have waited long enough & we want a treaty,” Bel said at a news conference.",
        "Kesmar has held the islands since the war, and its government calls the question closed.",
        PARAGRAPHS[3],
    ]
    assert article.title == "Talks to resume"
    assert article.title_raw is not None
    assert raw[article.title_raw.start - 4 : article.title_raw.start] == "<h1>"
    assert (article.outlet, article.byline) == ("The Ostrel Herald", ("Corin Fen",))


def test_every_character_maps_back() -> None:
    """Entities stand for their source, tags are skipped, and a quote is found in the page."""
    raw = page(PARAGRAPHS)
    article = clean(raw)
    inserted = article.text.count("\n") + 1  # the blank lines, and the space that stands for <br>
    assert article.offsets.mapped() == len(article.text) - inserted
    start = article.text.index("enough & we want a treaty")
    spans = article.offsets.to_raw(Span(start, start + len("enough & we want a treaty")))
    assert [span.of(raw) for span in spans] == ["enough &amp; we want a ", "treaty"]


def test_a_hidden_element_within_a_paragraph_leaves_a_gap_only() -> None:
    """Words the extractor leaves out do not shift the places of the others."""
    unseen = '<span class="hidden" style="display:none">Bel, Ana<i>President</i></span>'
    hidden = f"President Ana Bel{unseen} spoke to the press in Tarn."
    raw = page([*PARAGRAPHS, hidden])
    article = clean(raw)
    start = article.text.index("spoke to the press")
    (span,) = article.offsets.to_raw(Span(start, start + 18))
    assert span.of(raw) == "spoke to the press"


@pytest.mark.parametrize(
    "opening", ['<span class="tip hidden">', '<span style="color:red; display: none">', "<span hidden>"]
)
def test_words_that_nobody_sees_are_not_the_articles(opening: str) -> None:
    """A note that is hidden within a sentence is left out with all it holds, what is seen stays."""
    note = f"{opening}Bel, Ana <span>President</span> of Varland</span>"
    told = f'President <span class="name">Ana Bel</span>{note} spoke to the press in Tarn on Friday.'
    assert "President Ana Bel spoke to the press" in clean(page([*PARAGRAPHS, told])).text


def test_the_title_of_an_official_page_tells_a_readout() -> None:
    """The headline may say alone that there was a meeting."""
    told = [
        "The talks took place in the winter residence, and went on for two hours.",
        "The two sides went through the questions of fishing, transit and the islands in turn.",
    ]
    raw = page(told).replace("The Ostrel Herald", "President of Varland")
    assert clean(raw).genre == "report"
    assert clean(raw.replace("Talks to resume", "Ana Bel met with the Prime Minister")).genre == "readout"


@pytest.mark.parametrize(
    "raw",
    [
        "<html><body>" + "<div>" * 20_000 + "".join(f"<p>{p}</p>" for p in PARAGRAPHS),
        "<html><body><p>" + '<a "' * 20_000 + PARAGRAPHS[0],
        "<html><body><p>" + "<" * 50_000 + PARAGRAPHS[0],
        "<html><body><p>" + "<!--" * 20_000 + PARAGRAPHS[0],
        "<html><body><p>" + "&amp;" * 20_000,
        "<html><body><p>" + "<svg>" * 20_000 + PARAGRAPHS[0],
        "<html><head><script type='application/ld+json'>"
        + "[" * 50_000
        + "</script></head><body>"
        + PARAGRAPHS[0],
        "<html>\x00\x00<body><p>" + PARAGRAPHS[0] + "\ud800</p>",
        "<html></html>",
        "<html>",
        "<!doctype html>",
    ],
)
def test_hostile_pages_end_in_bounded_time(raw: str) -> None:
    """A page built to break a reader is an article or a reject, never a traceback."""
    with contextlib.suppress(PageRejected):
        assert clean(raw).text.encode()


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</i>", "<br>", "<div class='a'>", "</div>", "&amp;", "&nbsp;", "<!-- x -->", "<"]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.one_of(TAGS, st.sampled_from(["Ana Bel spoke", " in Tarn. ", "\n", "\u200b", "é"])), max_size=30
    )
)
def test_runs_agree_with_the_source(pieces: list[str]) -> None:
    """Wherever a run corresponds one to one, the characters are the source's."""
    raw = page([*PARAGRAPHS, "".join(pieces)])
    article = clean(raw)
    for run in article.offsets.runs:
        if run.one_to_one:
            pairs = zip(article.text[run.start : run.end], raw[run.raw_start : run.raw_end], strict=True)
            assert all(one == other or (one.isspace() and other.isspace()) for one, other in pairs)


def test_a_standfirst_printed_above_the_body_is_kept() -> None:
    """The page's own description is the article's where it stands between title and body."""
    lead = "Talks on the islands are to resume in Tarn after a break of three years."
    raw = page(PARAGRAPHS).replace("</title>", f'</title><meta name="description" content="{lead}"/>')
    assert clean(raw).parts[0].role == "body"
    article = clean(raw.replace("</h1>", f'</h1><div class="lead"> {lead} </div>'))
    assert article.parts[0].role == "standfirst"
    assert article.text.startswith(f"{lead}\n\n{PARAGRAPHS[0]}")


def test_a_block_that_is_only_a_link_is_not_the_article() -> None:
    """Headlines of other articles between the paragraphs go, links within sentences stay."""
    link = '<a href="/other">Ferry strands hundreds of travellers at Orlo port</a>'
    inline = 'The government <a href="/x">published the text</a> of the agreement on the same evening.'
    article = clean(page([PARAGRAPHS[0], link, PARAGRAPHS[3], inline]))
    assert "Ferry" not in article.text
    assert "published the text of the agreement" in article.text


def test_an_official_page_without_quotations_is_a_readout() -> None:
    """The genre follows from the source and what is told."""
    told = [
        "President Ana Bel had a telephone conversation with Prime Minister of Kesmar Ito Dor.",
        "They discussed the islands and agreed to meet again in the spring, and exchanged greetings.",
    ]
    raw = page(told).replace("The Ostrel Herald", "President of Varland")
    assert clean(raw).genre == "readout"
    assert clean(page(told)).genre == "report"


def test_the_name_in_the_page_title_is_the_outlet() -> None:
    """What stands behind the headline in the page's title goes before the holder of the copyright."""
    raw = page(PARAGRAPHS).replace('<meta property="og:site_name" content="The Ostrel Herald"/>', "")
    raw = raw.replace("© 2031 The Ostrel Herald.", "© 2031 Herald Media.").replace(
        "Talks to resume", "Talks on the islands to resume"
    )
    assert clean(raw).outlet == "The Ostrel Herald"


def test_lines_beside_the_article_go() -> None:
    """The site's name, links of sharing, a picture's words, a note on the author."""
    around = [
        "The Ostrel Herald",
        *PARAGRAPHS,
        '<img src="a.jpg"><br><small>Fog over the harbour of Ostrel</small>',
        '<a href="/f">Tell a friend</a> &middot; <a href="/p">Printer-friendly version</a>',
        "Corin Fen teaches modern history and keeps sheep.",
    ]
    assert clean(page(around)).text == clean(page(PARAGRAPHS)).text


CAPTION = "Ana Bel and Ito Dor before the talks in the palace of Tarn on Friday."


@pytest.mark.parametrize(
    "picture",
    [
        '<div class="media"><figure><img src="a.jpg"></figure><span class="title">{}</span></div>',
        '<figure><img src="a.jpg"><figcaption>{}</figcaption></figure>',
        '<img src="a.jpg"><p class="photo-credit">{}</p>',
    ],
)
def test_the_words_of_a_picture_go_even_if_they_are_a_sentence(picture: str) -> None:
    """Within a speech they would be the speaker's."""
    paragraphs = [*PARAGRAPHS[:2], picture.format(CAPTION), *PARAGRAPHS[2:]]
    assert clean(page(paragraphs)).text == clean(page(PARAGRAPHS)).text


def test_a_paragraph_below_a_picture_stays() -> None:
    """Only an element that is named for pictures makes it a caption."""
    paragraphs = [*PARAGRAPHS[:2], '<img src="a.jpg"> ' + CAPTION, *PARAGRAPHS[2:]]
    assert CAPTION in clean(page(paragraphs)).text


def test_a_page_without_a_body_is_no_article() -> None:
    """A title, a date, a caption and links are nothing to read."""
    lines = ["Meeting with Ana Bel", "May 2, 2031", "The Palace, Ostrel", "Published in section: News"]
    raw = "<html><body><h1>President Ito Dor met Ana Bel</h1>" + "".join(f"<div>{x}</div>" for x in lines)
    with pytest.raises(PageRejected):
        clean(raw)


MET = "President Ana Bel met with Prime Minister Ito Dor"
STATUS = (
    "<div class=status><h3>Publication status</h3><p>Published in section: News</p>"
    "<p>Publication date: May 2, 2031</p></div><div class=share><div>Send by email</div>"
    "<p>Official Website of the President of Varland:</p><p>http://president.example/news/34510</p></div>"
)


@pytest.mark.parametrize(
    "words", ["", "Ana Bel met Ito Dor in Tarn and spoke about the islands for an hour."]
)
def test_of_lines_that_are_all_unlikely_none_is_chosen(words: str) -> None:
    """A page with a picture and the site's own lines is no article; a report of one sentence is."""
    picture = '<div class="media"><figure><img src="a.jpg"></figure><span>Meeting with Ito Dor.</span></div>'
    body = f"<p>{words}</p>" if words else picture
    raw = f"<html><head><title>{MET}</title></head><body><h1>{MET}</h1>{body}{STATUS}</body></html>"
    if words:
        assert clean(raw).text == words
    else:
        with pytest.raises(PageRejected):
            clean(raw)
