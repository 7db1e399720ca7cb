"""Live blogs and digests: the entries of one page, each with its own day."""

import json
import time

import pytest

from onrecord.clean.page import clean_page
from onrecord.date.calendars import calendar_of
from onrecord.date.entries import find_entries
from onrecord.date.entry_stamps import read_stamp
from onrecord.date.publication import find_publication_date
from onrecord.records.pages import Page

FERRY = "The ferry to Ostrel was cancelled and several hundred people had to wait in the hall of the port."
BRANDT = "Brandt said this morning that the council would vote on the ferry before the end of the week."
ORSO = "Orso told reporters outside the town hall that her party would not vote for any such plan today."
LIVE = {
    "@type": "LiveBlogPosting",
    "headline": "Ferry strike: as it happened",
    "datePublished": "2031-03-04T06:00:00Z",
}


def days(
    body: str, head: str = "", day: str = "2031-03-04", lang: str = "en"
) -> list[tuple[str, str | None]]:
    """The first word of each entry of a page and its day."""
    meta = f'<meta property="article:published_time" content="{day}">' if day else ""
    raw = (
        f"<html lang='{lang}'><head><title>Ferry strike: as it happened</title>{meta}{head}</head><body>"
        f"<main><h1>Ferry strike: as it happened</h1>{body}</main></body></html>"
    )
    page = Page("page.html", raw.encode(), raw, "utf-8", "text/html")
    article = clean_page(page)
    entries = find_entries(page, article, find_publication_date(page, article))
    return [(words(article.text[each.start : each.end]), each.day) for each in entries]


def words(text: str) -> str:
    """Which of the paragraphs a text holds."""
    return " ".join(name for name in ("Brandt", "Orso", "ferry to Ostrel") if name in text)


def article(stamp: str, text: str) -> str:
    """An entry in an element of its own."""
    return f'<article class="update">{stamp}<h2>News</h2><p>{text}</p></article>'


BOTH = [("Orso", "2031-03-05"), ("Brandt", "2031-03-04")]


@pytest.mark.parametrize(
    ("orso", "brandt"),
    [
        (
            '<time datetime="2031-03-05T08:00:00Z">08:00</time>',
            '<time datetime="2031-03-04T09:00Z">9am</time>',
        ),
        ("<span>08:00 CET, 5 March</span>", "<span>21.40 Tuesday, 4 March</span>"),
        ("<p>March 5, 2031 8.00 a.m.</p>", "<p>March 4, 2031 9.40 p.m.</p>"),
        (
            '<time datetime="2031-03-04T23:30:00Z">00:30 5 March</time>',
            '<time datetime="2031-03-04T09:00:00Z">10:00 4 March</time>',
        ),
        ("<b data-timestamp='1930464000'>08:00</b>", "<b data-timestamp='1930377600'>08:00</b>"),
    ],
)
def test_an_entry_is_of_the_day_of_its_stamp(orso: str, brandt: str) -> None:
    """Whether programs or people read it; the printed local day goes before that of universal time."""
    assert days(article(orso, ORSO) + article(brandt, BRANDT)) == BOTH


def test_other_elements_are_entries_if_they_bear_stamps() -> None:
    """A box with a class of its own is an entry by its stamp; boxes without are parts of one report."""
    boxes = [("<i>08:00 5 March</i>", ORSO), ("<i>22:00 4 March</i>", BRANDT)]
    stamped = "".join(
        f'<div class="post post-{at}">{stamp}<p>{text}</p></div>' for at, (stamp, text) in enumerate(boxes)
    )
    assert days(stamped) == BOTH
    assert days("".join(f'<div class="post"><p>{text}</p></div>' for _, text in boxes)) == []


def test_a_heading_dates_the_times_of_day_below_it() -> None:
    """Under "Wednesday, 5 March" each 14:05 is of that day, up to the next such heading."""
    body = (
        "<h2>Wednesday, 5 March</h2>" + article("<span>14:05</span>", ORSO) + "<h2>Tuesday, 4 March</h2>"
        + article("<span>23:10</span>", BRANDT) + article("<span>14:05</span>", FERRY)
    )  # fmt: skip
    assert days(body) == [*BOTH, ("ferry to Ostrel", "2031-03-04")]


def test_times_of_day_that_open_paragraphs_divide_a_text() -> None:
    """Under the headings of their days, however far apart they are."""
    lines = [("14:05", ORSO), ("22:10", BRANDT), ("08:00", FERRY)]
    orso, *rest = (f"<p><strong>{at}</strong> {text}</p>" for at, text in lines)
    body = "<h2>Wednesday 5 March</h2>" + orso + "<h2>Tuesday 4 March</h2>" + "".join(rest)
    assert days(body) == [*BOTH, ("ferry to Ostrel", "2031-03-04")]


def test_stamps_alone_divide_a_text() -> None:
    """Times of day that run backward between paragraphs begin entries; a few that do not are none."""
    body = (
        f"<p><b>00:40</b></p><p>{ORSO}</p><p><b>23:50</b></p><p>{BRANDT}</p><p><b>20:10</b></p><p>{FERRY}</p>"
        f"<p><b>19:00</b></p><p>{FERRY.replace('several', 'some')}</p>"
    )
    assert days(body)[:3] == [*BOTH, ("ferry to Ostrel", "2031-03-04")]
    headed = body.replace("<p><b>23", "<h3>Orso leaves</h3><p><b>23")
    assert days(headed)[:2] == BOTH
    assert days(f"<p><b>00:40</b></p><p>{ORSO}</p><p><b>23:50</b></p><p>{BRANDT}</p>") == []


@pytest.mark.parametrize("key", ["url", "headline", "articleBody"])
def test_the_data_of_the_page_date_an_entry(key: str) -> None:
    """An update is known by the anchor of its element, its headline or its first words."""
    told = {
        "url": ("#u1", "#u2"),
        "headline": ("Orso against the plan", "Brandt for the plan"),
        "articleBody": (ORSO, BRANDT),
    }
    updates = [
        {"@type": "BlogPosting", "datePublished": f"2031-03-0{5 - at}T09:00:00Z", key: told[key][at]}
        for at in range(2)
    ]
    script = f'<script type="application/ld+json">{json.dumps(LIVE | {"liveBlogUpdate": updates})}</script>'
    body = "".join(
        f'<article id="u{at + 1}"><h2>{told["headline"][at]}</h2><p>{text}</p></article>'
        for at, text in enumerate((ORSO, BRANDT))
    )
    assert days(body, script) == BOTH


@pytest.mark.parametrize("key", ["headline", "articleBody"])
def test_the_data_of_the_page_divide_a_text_without_stamps(key: str) -> None:
    """Where the headline or the first words of an update stand, its entry begins."""
    heads = ("Orso against the plan", "Brandt for the plan")
    told = {"headline": heads, "articleBody": (ORSO, BRANDT)}[key]
    updates = [
        {"@type": "BlogPosting", "datePublished": f"2031-03-0{5 - at}", key: told[at]} for at in range(2)
    ]
    script = f'<script type="application/ld+json">{json.dumps(LIVE | {"liveBlogUpdate": updates})}</script>'
    body = "".join(f"<h3>{head}</h3><p>{text}</p>" for head, text in zip(heads, (ORSO, BRANDT), strict=True))
    assert days(body, script) == BOTH


def test_items_of_a_digest_without_days_are_entries_without_days() -> None:
    """Nested articles divide the text; their day is the page's."""
    inner = "".join(f"<article><h2>Brief</h2><p>{text}</p></article>" for text in (ORSO, BRANDT, FERRY))
    assert days(f"<article>{inner}</article>") == [
        ("Orso", None),
        ("Brandt", None),
        ("ferry to Ostrel", None),
    ]


def test_a_report_has_no_entries() -> None:
    """Neither a teaser beside it nor the stamps of quoted posts divide it."""
    stamp = '<time datetime="2031-02-01">10:00 1 Feb 2031</time>'
    tweet = f'<blockquote class="tweet"><p>No deal.</p>{stamp}</blockquote>'
    report = "".join(f"<p>{text}</p>{tweet}" for text in (ORSO, BRANDT, FERRY))
    assert days(f"<article><time datetime='2031-03-04'>4 March</time>{report}</article>") == []
    teaser = (
        "<article class='teaser'><time datetime='2031-03-01'></time><a href='/x'>Port closes</a></article>"
    )
    assert days(f"<article>{report}</article>{teaser}{teaser}") == []


def test_the_days_of_entries_are_not_that_of_the_page() -> None:
    """Its metadata tell the day of a page of many days; without them it is the first."""
    body = "".join(
        article(f'<time datetime="2031-03-0{at}T09:00:00Z">09:00</time>', text)
        for at, text in ((7, ORSO), (6, BRANDT), (5, FERRY))
    )
    raw = (
        "<html><head><title>Ferry strike</title>{}</head><body><h1>Ferry strike</h1>"
        + body
        + "</body></html>"
    )
    for meta, day in (
        ('<meta property="article:published_time" content="2031-03-04T07:00:00Z">', "2031-03-04"),
        ('<meta property="article:published_time" content="2031-03-07T07:00:00Z">', "2031-03-07"),
        ("", "2031-03-05"),
    ):
        page = Page("page.html", b"", raw.format(meta), "utf-8", "text/html")
        assert find_publication_date(page, clean_page(page)).value == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("14:05", (None, None, None, 845)),
        ("2.05 pm GMT", (None, None, None, 845)),
        ("21.40 CEST 9 April", (4, 9, None, 1300)),
        ("Posted at 9pm", (None, None, None, 1260)),
        ("9 April 2031", (4, 9, 2031, None)),
        ("Apr 9, 2031 | 12:15 a.m.", (4, 9, 2031, 15)),
        ("2031-04-09 07:30", (4, 9, 2031, 450)),
        ("09.04., 07:30 Uhr", (4, 9, None, 450)),
        ("14:05 Orso leaves the hall", None),
        ("2:1", None),
        ("Chapter 5", None),
        ("25:10", None),
        ("13 pm", None),
        ("May 2031", None),
    ],
)
def test_a_stamp_is_a_day_or_a_time_of_day_and_nothing_else(
    text: str, told: tuple[int | None, ...] | None
) -> None:
    """With a label or a zone at most; no sentence, no score, no number."""
    assert read_stamp(text, calendar_of("en")) == told


def test_stamps_in_the_language_of_the_page() -> None:
    """Months are read by their names in the page's language."""
    assert read_stamp("9 avril, 14h05", calendar_of("fr")) == (4, 9, None, 845)
    assert read_stamp("9. April, 14.05 Uhr", calendar_of("de")) == (4, 9, None, 845)


def test_lines_of_a_text_divide_it() -> None:
    """A text without markup has entries below its times of day; those of a transcript are none."""
    lines = ["Ferry strike", "Herald, 4 March 2031", "Wednesday, 5 March", "08:15", ORSO, "Tuesday, 4 March"]
    raw = "\n\n".join([*lines, "23:10", BRANDT, "14:05", FERRY])
    page = Page("page.txt", raw.encode(), raw, "utf-8", "text/plain")
    found = clean_page(page)
    told = find_entries(page, found, find_publication_date(page, found))
    assert [(words(each.span.of(found.text)), each.day) for each in told] == [
        *BOTH,
        ("ferry to Ostrel", "2031-03-04"),
    ]
    raw = "\n\n".join(
        f"{name}: {text}\n\n0{at}:15"
        for at, (name, text) in enumerate((("ORSO", ORSO), ("BRANDT", BRANDT)) * 3)
    )
    page = Page("page.txt", raw.encode(), raw, "utf-8", "text/plain")
    found = clean_page(page)
    assert find_entries(page, found, find_publication_date(page, found)) == ()


@pytest.mark.parametrize(
    "piece",
    [
        f"<article><time datetime='2031-03-05'>10:00</time><p>{ORSO}</p></article>",
        f"<i>10:00 5 March</i><p>{ORSO}</p>",
        f"<div class='a'><i>5 March</i><p>{ORSO}</p>",
        "<article><div class='a'><h2>",
    ],
)
def test_thousands_of_entries_take_no_long_time(piece: str) -> None:
    """However many elements, open elements and stamps a page has, it is read in bounds."""
    body = f"<h1>Ferry</h1><p>{FERRY} {ORSO}</p>{piece * 3_000}"
    raw = f"<html><head><title>Ferry</title></head><body>{body}</body></html>"
    page = Page("page.html", b"", raw, "utf-8", "text/html")
    found = clean_page(page)
    published = find_publication_date(page, found)
    start = time.perf_counter()
    find_entries(page, found, published)
    assert time.perf_counter() - start < 3
