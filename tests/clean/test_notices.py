"""Consent to cookies and offers of subscriptions are not the report, whatever their elements are called."""

import pytest

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.records.pages import Page

TITLE = "Dorn offers talks on the islands"
REPORT = (
    "Prime Minister Dorn of Varland said on Friday that talks on the islands could begin in May.",
    "“We and our partners have waited long enough, and want to become a full member of the union,” he said.",
    "President Venn of Kesmar said that inspectors would have unlimited access to the sites of the islands.",
    "Inspectors found plans of the site stored on a device of the ministry, which costs 4 crowns a month.",
)
CONSENT = (
    "<h2>Your choices</h2><p>When you visit this site, it may keep information on your browser, mostly as "
    "cookies. It may be about you, your device or your wishes.</p><h4>Cookies that are needed</h4><p>These "
    "cookies make the site work and cannot be turned off. They are set in answer to what you do, such as "
    "filling in a form.</p><h4>Sale of data</h4><p>You may opt out of the sale of your personal information "
    "to others by this switch. You will see advertisements that are not meant for you.</p>"
)
PARTNERS = (
    "<h3>We value your privacy</h3><p>We and our partners store and access data on a device to show you "
    "advertising.</p><p>Content that you see or interact with can be measured.</p>"
)
PLANS = (
    "<h3>Join more than 9,000 subscribers</h3><p>“I trust no other paper,” said Per Holm of Bel.</p>"
    "<p>Choose your plan</p><p>€4 a month</p>"
)
OFFER = (
    "<h3>Keep reading with a subscription</h3><p>“The best paper of Varland,” said reader Ana Bel.</p>"
    "<p>Cancel anytime.</p><p>Already a subscriber? Log in</p>"
)


def clean(body: str, title: str = TITLE) -> str:
    """The text of a page with this body."""
    raw = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return clean_page(Page("page.html", raw.encode(), raw, "utf-8", "text/html")).text


def report(*after: str) -> str:
    """The elements of a report with what stands in its own element behind it."""
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT)
    return f"<main><article><h1>{TITLE}</h1>{paragraphs}{''.join(after)}</article></main>"


@pytest.mark.parametrize(
    "box", ["<div>{}</div>", "<div id='onetrust-sdk'><div>{}</div></div>", "<dialog>{}</dialog>"]
)
@pytest.mark.parametrize("notice", [CONSENT, PARTNERS, OFFER, PLANS])
def test_a_notice_beside_the_report_goes(box: str, notice: str) -> None:
    """Before or behind it, in an element with a telling name or without."""
    told = box.format(notice)
    assert clean(report() + told) == "\n\n".join(REPORT)
    assert clean(told + report()) == "\n\n".join(REPORT)


@pytest.mark.parametrize("box", ["<div>{}</div>", "<div class='paywall'>{}</div>", "{}"])
def test_of_a_page_behind_a_wall_the_first_sentence_is_kept(box: str) -> None:
    """The offer is no text, and its reader makes no statement."""
    first = "Prime Minister Dorn of Varland said on Friday that talks on the islands could begin…"
    assert clean(f"<article><h1>{TITLE}</h1><p>{first}</p>{box.format(OFFER)}</article>") == first


def test_a_line_among_the_paragraphs_costs_no_paragraph() -> None:
    """What follows an offer in the report is the report."""
    offer = "<p>Sign up for our newsletter and get the news in your inbox.</p>"
    last = "The ministers will meet again on Monday in Tarn, Dorn said, and talks will go on for a week."
    assert clean(report(offer, f"<p>{last}</p>")).endswith(last)


def test_a_report_about_cookies_keeps_its_words() -> None:
    """The title of the page says so."""
    lines = [
        f"We found that your cookies were kept on our own servers for {years} years." for years in range(2, 6)
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    title = "Varland fines a firm over cookies"
    assert clean(f"<h1>{title}</h1><div>{body}</div>", title) == "\n\n".join(lines)


@pytest.mark.parametrize("line", REPORT)
def test_words_of_the_talks_are_no_notice(line: str) -> None:
    """Partners, members and access are matters of the talks, too."""
    blocks = "".join(f"<div><p>{told}</p></div>" for told in (line, *REPORT))
    assert line in clean(f"<h1>{TITLE}</h1>{blocks}")


def test_a_page_that_is_a_notice_is_no_article() -> None:
    """There is not one line of a report."""
    with pytest.raises(PageRejected):
        clean(f"<div>{CONSENT}</div>", "Ostrel Herald")
