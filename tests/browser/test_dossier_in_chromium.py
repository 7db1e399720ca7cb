"""The dossier in a real browser, opened from disk."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from islands_texts import HOSTILE_TITLE
from playwright.sync_api import Browser, expect

from .conftest import screenshots, watch


def test_it_opens_from_disk_and_asks_nobody(browser: Browser, dossier: str) -> None:
    """Without a script, without any other request, without an error."""
    watched = watch(browser, script=False)
    watched.page.goto(dossier)
    expect(watched.page.locator("h1")).to_have_text("Kesmar and Varland")
    assert watched.requests == [dossier]
    assert watched.errors == []
    screenshots("dossier-desk", watched.page)
    watched.page.context.close()


def test_its_style_is_applied(browser: Browser, dossier: str) -> None:
    """The policy lets the dossier's own style through."""
    page = watch(browser).page
    page.goto(dossier)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"
    page.context.close()


def test_quotation_jumps_to_its_words(browser: Browser, dossier: str) -> None:
    """A click on a quotation goes to the lit-up words in the article of the same file."""
    page = watch(browser, script=True).page
    page.goto(dossier)
    page.locator("#statements a.words", has_text="nothing to negotiate").click()
    target = page.locator("mark:target")
    expect(target).to_have_text("The islands are Kesmari, and there is nothing to negotiate about them")
    expect(target).to_be_in_viewport()
    page.context.close()


def test_contents_lead_to_the_sections(browser: Browser, dossier: str) -> None:
    """Each entry of the table of contents goes to a visible section."""
    page = watch(browser, script=True).page
    page.goto(dossier)
    for link in page.get_by_role("navigation", name="Contents").get_by_role("link").all():
        anchor = (link.get_attribute("href") or "")[1:]
        link.click()
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    page.context.close()


def test_statements_filter_without_a_script(browser: Browser, dossier: str) -> None:
    """Two boxes together leave the statements that meet both; Clear brings all back."""
    page = watch(browser, script=False).page
    page.goto(dossier)
    statements = page.locator("li.st").filter(visible=True)
    expect(statements).to_have_count(13)
    page.get_by_label("Side").select_option(label="Kesmar (8)")
    expect(statements).to_have_count(8)
    page.get_by_label("How reported").select_option(label="direct quotation (6)")
    expect(statements).to_have_count(4)
    page.get_by_role("button", name="Clear").click()
    expect(statements).to_have_count(13)
    page.context.close()


def test_it_fits_a_phone(browser: Browser, dossier: str) -> None:
    """At 360 pixels nothing has to be scrolled sideways."""
    page = watch(browser, phone=True).page
    page.goto(dossier)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    screenshots("dossier-phone", page)
    page.context.close()


def test_it_is_accessible(browser: Browser, dossier: str) -> None:
    """axe-core finds no violation, in light and in dark."""
    for dark in (False, True):
        page = watch(browser, dark=dark).page
        page.goto(dossier)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.context.close()


def test_hostile_words_stay_words(browser: Browser, dossier: str) -> None:
    """The hostile headline is shown as it is written."""
    watched = watch(browser)
    watched.page.goto(dossier)
    expect(watched.page.locator("article h3").last).to_have_text(HOSTILE_TITLE)
    assert watched.page.locator("script, img").count() == 0
    assert watched.errors == []
    watched.page.context.close()


def test_it_prints(browser: Browser, dossier: str) -> None:
    """On paper the menus and filters are gone and the folds are open."""
    page = watch(browser).page
    page.goto(dossier)
    page.emulate_media(media="print")
    expect(page.locator("form.filters").first).to_be_hidden()
    expect(page.locator("#positions details .held").first).to_be_visible()
    assert len(page.pdf()) > 20_000
    page.context.close()
