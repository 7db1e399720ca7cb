"""Which of the days an HTML page names is that of publication; invented pages."""

from __future__ import annotations

import time

import pytest

from onrecord.date.publication import find_publication_date
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import OffsetMap, Run

BODY = "The two sides spoke of herring for many hours and parted without a word to the waiting reporters."
TITLE = "Herring talks end without a word"


def judge(
    top: str, after: str = "", language: str = "en", head: str = "", retrieved: str | None = None
) -> PublicationDate:
    """The judgement over a page with a headline, ``top`` above its text and ``after`` behind it."""
    raw = (
        f'<html lang="{language}"><head>{head}</head><body><h1>{TITLE}</h1>{top}<p>{BODY}</p>'
        f"{'<p>And more of it.</p>' * 40}{after}</body></html>"
    )
    start = raw.index(BODY)
    article = Article(BODY, OffsetMap((Run(0, len(BODY), start, start + len(BODY)),)), (), title=TITLE)
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
