"""What servers send in place of an article."""

from __future__ import annotations

import pytest

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.records.pages import Page

NOTICES = {
    "refusal": (
        "Access Denied",
        "You don't have permission to access this on this server. Reference #9.41.",
    ),
    "forbidden": (
        "403 Forbidden",
        "Forbidden. You do not have permission to access it on this server.",
    ),
    "bot check": (
        "Just a moment...",
        "varland-times.test needs to review the security of your connection before you go on. "
        "Verify you are human by completing the action below. Enable JavaScript and cookies to continue.",
    ),
    "robot": (
        "Are you a robot?",
        "We have seen unusual traffic from your network. Please verify that you are not a robot. "
        "Your IP address and an incident ID are below.",
    ),
    "consent wall": (
        "The Varland Times",
        "We value your privacy. We and our partners store and/or access information on a device. "
        "With your consent we may use precise data. You may withdraw your consent in our privacy policy. "
        "Accept all cookies or manage preferences.",
    ),
    "scripts": (
        "The Varland Times",
        "JavaScript is disabled. Please enable JavaScript to go on reading.",
    ),
    "gone": (
        "Page not found",
        "Sorry, the page you are looking for has moved. Try the search instead.",
    ),
}
REPORTS = {
    "talks": (
        "Access denied",
        "Inspectors were denied access to the harbour of Tarn on Monday, the envoy said. "
        "He said that the two sides would meet again in May.",
    ),
    "privacy": (
        "Varland fines a network",
        "The regulator said that the network had not asked for consent. "
        "Its privacy policy was no answer, Ina Dorn told reporters in Tarn. "
        "Users of the network had complained. A court will hear the case in May.",
    ),
    "blocked": (
        "Kesmar blocks news sites",
        "Readers in Kesmar saw “403 forbidden” on Monday. The ministry denied that it had blocked the sites. "
        "“We know of no order,” Anton Horst said. Two outlets moved their pages.",
    ),
}


def page(title: str, words: str, media_type: str = "text/html") -> Page:
    """A page with a title and a paragraph."""
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"
    raw = html if media_type == "text/html" else f"{title}\n\n{words}\n"
    return Page("page", b"", raw, "utf-8", media_type)


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
@pytest.mark.parametrize("kind", NOTICES)
def test_a_notice_is_no_article(kind: str, media_type: str) -> None:
    """It is a reject with a sentence."""
    with pytest.raises(PageRejected) as rejected:
        clean_page(page(*NOTICES[kind], media_type))
    assert rejected.value.reason == "no_article"


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_about_notices_is_an_article(kind: str) -> None:
    """Though it uses their words."""
    assert clean_page(page(*REPORTS[kind])).text
