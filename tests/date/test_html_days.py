"""Which of the days an HTML page names is that of publication; invented pages."""

from __future__ import annotations

import time

import pytest

from onrecord.date.publication import find_publication_date
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import OffsetMap, Run

BODY = "The two sides spoke of herring for many hours and parted without a word to the waiting reporters."
TITLE = "Herring talks end without a word"


def judge(
    top: str,
    after: str = "",
    language: str = "en",
    head: str = "",
    retrieved: str | None = None,
    lead: str = "",
) -> PublicationDate:
    """The judgement over a page with a headline, ``top`` above its text and ``after`` behind it."""
    raw = (
        f'<html lang="{language}"><head>{head}</head><body><h1>{TITLE}</h1>{top}<p>{lead}{BODY}</p>'
        f"{'<p>And more of it.</p>' * 40}{after}</body></html>"
    )
    text = lead + BODY
    start = raw.index(text)
    offsets = OffsetMap((Run(0, len(text), start, start + len(text)),))
    article = Article(text, offsets, (Part("body", 0, len(text)),), title=TITLE)
    page = Page("page.html", raw.encode(), raw, "utf-8", "text/html", GivenMetadata(), retrieved)
    return find_publication_date(page, article)


@pytest.mark.parametrize(
    ("language", "printed"),
    [("de", "14. März 2019"), ("fr", "14 mars 2019"), ("uk", "14 березня 2019"), ("ja", "2019年3月14日")],
)
def test_the_day_under_the_headline_dates_the_page(language: str, printed: str) -> None:
    """In whatever language it is printed."""
    found = judge(f'<p class="date">{printed}</p>', language=language)
    assert (found.value, found.basis) == ("2019-03-14", "page")
    assert [evidence.quote for evidence in found.evidence] == [printed]


def test_days_of_other_articles_and_of_comments_do_not_date_the_page() -> None:
    """A list of the latest news and a reader's comment name other days."""
    latest = "".join(f'<li class="latest"><i>{day} April 2019</i> Other news</li>' for day in (3, 4, 5, 6))
    comment = '<div class="comment"><time datetime="2019-03-20T10:00">20 March 2019</time> I doubt it.</div>'
    found = judge('<p class="byline">Mira Venn, 14 March 2019</p>', f"{comment}<ul>{latest}</ul>")
    assert found.value == "2019-03-14"


def test_a_day_of_update_beside_that_of_publication_does_not_date_the_page() -> None:
    """The words beside a date say what it is."""
    found = judge("<p>Veröffentlicht am 14.03.2019, aktualisiert am 16.03.2019</p>", language="de")
    assert found.value == "2019-03-14"


def test_metadata_and_the_printed_day_that_agree_are_surer_than_metadata_that_is_contradicted() -> None:
    """What the page shows its readers counts beside what it tells machines."""
    head = '<meta property="article:published_time" content="2019-03-14T08:00:00+01:00"/>'
    agreed = judge('<p class="date">14 March 2019</p>', head=head)
    disputed = judge('<p class="date">2 May 2017</p>', head=head)
    assert agreed.value == "2019-03-14"
    assert agreed.confidence >= 0.9 > disputed.confidence


OWN = '<meta property="article:published_time" content="2019-03-14"/>'


@pytest.mark.parametrize(
    "inside",
    [
        '<blockquote class="tweet">No. &mdash; Mira Venn (@venn) <a href="#">March 13, 2019</a></blockquote>',
        '<p>No deal. Mira Venn (@venn) <a href="#">March 13, 2019</a></p>',
        '<figure><img src="a.jpg"><figcaption>The herring hall. 13 March 2019</figcaption></figure>',
        '<p class="caption">13 March 2019</p>',
        "<p>Received: 2 May 2018. Accepted: 13 March 2019</p>",
        "<p>Interview conducted on 13 March 2019</p>",
        '<div class="references"><ol><li>Dorn, On eels, 13 March 2019</li></ol></div>',
        '<div class="comments"><p>13 March 2019</p></div>',
        '<div itemprop="comment"><meta itemprop="datePublished" content="2019-03-13"></div>',
        '<!-- <meta name="date" content="2019-03-13"> -->',
        "<template><meta name='date' content='2019-03-13'></template>",
    ],
)
def test_the_metadata_of_a_page_are_beaten_by_nothing_inside_it(inside: str) -> None:
    """A day in a post, caption, citation, note or comment is of that, above the text and behind it."""
    assert judge(inside, head=OWN).value == "2019-03-14"
    assert judge("", inside, head=OWN).value == "2019-03-14"


@pytest.mark.parametrize(
    "lead",
    [
        "On 13 March 2019 the two sides met in the hall of the herring market and said little. ",
        "A report published on 13 March 2019 had said that they would not. ",
    ],
)
def test_a_day_in_the_first_sentence_is_not_that_of_the_page(lead: str) -> None:
    """Whether the metadata name a day or the page prints one."""
    assert judge("", head=OWN, lead=lead).value == "2019-03-14"
    assert judge('<p class="date">14 March 2019</p>', lead=lead).value == "2019-03-14"


def test_the_day_of_a_live_blog_is_not_that_of_its_entries() -> None:
    """It is told by the data of the page."""
    head = (
        '<script type="application/ld+json">{"@type":"LiveBlogPosting","datePublished":"2019-03-14T08:00Z",'
        '"liveBlogUpdate":[{"@type":"BlogPosting","datePublished":"2019-03-15T09:00:00Z"}]}</script>'
    )
    assert (
        judge('<article><time datetime="2019-03-15">15 March</time></article>', head=head).value
        == "2019-03-14"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 16 March 2019 | First published: 14 March 2019",
        "Published: 16 March 2019. Originally published 14 March 2019",
        "Congress: 20-22 May 2019. Posted March 14, 2019 by Mira Venn",
        "In the print edition of March 16, 2019; online March 14, 2019",
        "Received 2 February 2019, accepted 1 March 2019, published 14 March 2019",
    ],
)
def test_the_nearest_words_say_what_a_day_is(line: str) -> None:
    """Of several days in one line each has its own label."""
    assert judge(f'<p class="date">{line}</p>').value == "2019-03-14"


def test_a_day_of_numbers_that_two_countries_read_differently_is_not_sure() -> None:
    """It is one of two days, or, in the order of a country that the page declares, hardly believed."""
    printed = '<p class="date">03/04/2019</p>'
    found = judge(printed)
    assert (found.value, found.earliest, found.latest) == (None, "2019-03-04", "2019-04-03")
    assert judge(printed, language="en-GB").value == "2019-04-03"
    assert judge(printed, language="en-GB").confidence < 0.9
    assert judge(printed, language="fr").value == "2019-04-03"


@pytest.mark.parametrize(("other", "value"), [("25/04/2019", "2019-04-03"), ("04/25/2019", "2019-03-04")])
def test_other_dates_of_the_page_settle_the_order_of_numbers(other: str, value: str) -> None:
    """A number above twelve is a day."""
    found = judge('<p class="date">03/04/2019</p>', f'<ul class="latest"><li>{other} Other news</li></ul>')
    assert found.value == value


def test_metadata_settle_the_order_of_numbers() -> None:
    """They name one of the two days."""
    head = '<meta property="article:published_time" content="2019-04-03"/>'
    assert judge('<p class="date">03/04/2019</p>', head=head).value == "2019-04-03"


@pytest.mark.parametrize(
    "local",
    [
        '<p class="date">15 March 2019, 01:30</p>',
        '<p class="date">March 15, 2019 1:30 AM</p>',
        '<time datetime="2019-03-15T01:30:00+02:00">today</time>',
    ],
)
def test_a_moment_in_two_time_zones_is_of_the_day_that_the_page_prints(local: str) -> None:
    """Half past eleven in Greenwich is half past one of the next day further east."""
    found = judge(local, head='<meta property="article:published_time" content="2019-03-14T23:30:00Z"/>')
    assert found.value == "2019-03-15"
    assert not [each for each in found.rejected if each.value == "2019-03-14"]


def test_nothing_is_published_after_it_was_fetched() -> None:
    """The time of retrieval is an upper bound; a later day is rejected with the reason."""
    found = judge('<p class="date">14 March 2019</p>', retrieved="2019-02-01T10:00:00Z")
    assert found.value is None
    assert [(each.value, each.why) for each in found.rejected] == [
        ("2019-03-14", "after the page was fetched on 2019-02-01")
    ]


def test_a_day_far_from_the_article_is_hardly_believed() -> None:
    """A lone day in the footer may be that of the site's last change."""
    found = judge("", '<div class="footer">Site last changed on 14 March 2019</div>')
    assert found.confidence < 0.9


@pytest.mark.parametrize("junk", ["<!--", "<time", "2019-", "3/4/2019 ", "<script>", "14 March 2019<"])
def test_a_flood_of_markup_or_dates_takes_bounded_time(junk: str) -> None:
    """A hostile page costs about as much as a large honest one."""
    began = time.perf_counter()
    judge(junk * (1_000_000 // len(junk)))
    assert time.perf_counter() - began < 10


def test_an_address_alone_does_not_beat_the_metadata() -> None:
    """The day of an issue or of an older page at the address; if the page prints it too, it counts."""
    link = '<link rel="canonical" href="https://o.example/2019/03/18/talks">'
    meta = '<meta property="article:published_time" content="2019-03-10T09:00:00+01:00">'
    assert judge("", head=link + meta).value == "2019-03-10"
    assert judge("", head=link).value == "2019-03-18"
    assert judge("<p class='date'>Published 18 March 2019</p>", head=link + meta).value == "2019-03-18"


def test_the_marked_day_of_a_related_article_is_not_the_page_s() -> None:
    """It stands in a list or behind the article; if it is the only one, it is the page's own."""
    meta = '<meta property="article:published_time" content="2019-03-14T09:00:00Z">'
    marked = '<div itemscope><meta itemprop="datePublished" content="2017-01-01"></div>'
    for related in (f'<div class="related">{marked}</div>', f"<section>{marked}</section>"):
        assert judge("", after=related, head=meta).value == "2019-03-14"
    assert judge(marked).value == "2017-01-01"


@pytest.mark.parametrize(
    "line",
    [
        "Summit: 20-22 May 2019, Tarn. Posted: March 14, 2019",
        "Tarn, 20-22 May 2019. Posted: March 14, 2019",
        "Posted: March 14, 2019, 10:15",
        "March 14, 2019. Updated: March 16, 2019",
    ],
)
def test_a_day_before_that_of_publication_is_of_another_thing(line: str) -> None:
    """If a label of publication and a day follow in the same line; a label of update says nothing of it."""
    assert judge(f'<p class="meta">{line}</p>').value == "2019-03-14"
