"""The served pages in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from islands_texts import HOSTILE_TITLE, quote
from playwright.sync_api import Browser, expect

from .conftest import screenshots, watch

PAGES = {
    "overview": "/",
    "positions": "/positions",
    "statements": "/statements",
    "events": "/events",
    "every-event": "/events?all=1",
    "commitments": "/commitments",
    "conflicts": "/conflicts",
    "names": "/names",
    "sources": "/sources",
    "search": "/search?q=fishing",
    "statement": "/statements/statement_time",
    "event": "/events/event_visit",
    "actor": "/actors/actor_sorel",
    "article": "/articles/article_offer",
    "raw": "/articles/article_offer/raw",
    "hostile": "/articles/article_hostile",
}
every_page = pytest.mark.parametrize("name", PAGES)


@every_page
def test_page_works_without_a_script(browser: Browser, site: str, name: str) -> None:
    """With JavaScript switched off the page shows its content, asks nobody else, and logs no error."""
    watched = watch(browser, script=False)
    answer = watched.page.goto(site + PAGES[name])
    assert answer is not None
    assert answer.ok
    expect(watched.page.locator("h1")).to_be_visible()
    assert watched.errors == []
    assert watched.outside(site) == []
    screenshots(f"{name}-desk", watched.page)
    watched.page.context.close()


@every_page
def test_page_fits_a_phone(browser: Browser, site: str, name: str) -> None:
    """At 360 pixels nothing has to be scrolled sideways, folds open or shut."""
    watched = watch(browser, phone=True)
    watched.page.goto(site + PAGES[name])
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 360
    watched.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 360
    screenshots(f"{name}-phone", watched.page)
    watched.page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@every_page
def test_page_is_accessible(browser: Browser, site: str, name: str, dark: bool) -> None:
    """axe-core finds no violation, in light and in dark, with every fold open."""
    watched = watch(browser, dark=dark)
    watched.page.goto(site + PAGES[name])
    watched.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(watched.page)
    assert found.violations_count == 0, found.generate_report()
    if dark:
        screenshots(f"{name}-dark", watched.page)
    watched.page.context.close()


def test_page_is_accessible_on_a_phone(browser: Browser, site: str) -> None:
    """The folded tables and cards of a phone are accessible too."""
    watched = watch(browser, phone=True)
    for address in ("/", "/positions", "/sources"):
        watched.page.goto(site + address)
        found = Axe().run(watched.page)
        assert found.violations_count == 0, found.generate_report()
    watched.page.context.close()


def test_quotation_jumps_to_its_words(browser: Browser, site: str) -> None:
    """A click on a quotation opens its article with exactly those words lit up and in view."""
    page = watch(browser, script=True).page
    page.goto(f"{site}/statements/statement_nothing")
    page.locator("a.words").first.click()
    words = quote("reply", "The islands are Kesmari, and there is nothing to negotiate about them")
    target = page.locator("mark:target")
    expect(target).to_have_text(words.quote)
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 213, 74)"
    page.context.close()


def test_words_are_lit_up_in_the_raw_page(browser: Browser, site: str) -> None:
    """The link to the page as received lights up the same words there."""
    page = watch(browser).page
    page.goto(f"{site}/statements/statement_nothing")
    page.get_by_role("link", name="on the page").first.click()
    expect(page.locator("pre mark:target")).to_have_text(
        "The islands are Kesmari, and there is nothing to negotiate about them"
    )
    page.context.close()


def test_all_pieces_of_a_cut_span_light_up(browser: Browser, site: str) -> None:
    """Where a span had to be cut, the pieces after the first are lit up with it."""
    page = watch(browser).page
    page.goto(f"{site}/articles/article_herald")
    cut = page.locator("mark[class*=' g'][id]").first
    group = cut.evaluate("e => [...e.classList].find(c => /^g\\d+$/.test(c))")
    page.goto(f"{site}/articles/article_herald#{cut.get_attribute('id')}")
    colours = page.locator(f"mark.{group}").evaluate_all(
        "all => all.map(e => getComputedStyle(e).backgroundColor)"
    )
    assert len(colours) > 1
    assert set(colours) == {"rgb(255, 213, 74)"}
    page.context.close()


def test_filters_work_without_a_script(browser: Browser, site: str) -> None:
    """Choosing a speaker and words leaves only the statements that meet both; clearing brings all back."""
    page = watch(browser, script=False).page
    page.goto(f"{site}/statements")
    page.get_by_label("Speaker").select_option("actor_ilker")
    page.locator("#f-q").fill("islands")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("li.st")).to_have_count(2)
    expect(page.get_by_label("Speaker")).to_have_value("actor_ilker")
    page.get_by_role("link", name="Clear").click()
    expect(page.locator("li.st")).to_have_count(13)
    page.context.close()


def test_search_leads_to_the_found_words(browser: Browser, site: str) -> None:
    """The search box of every page finds words and opens them in their article."""
    page = watch(browser, script=False).page
    page.goto(f"{site}/events")
    page.get_by_role("searchbox").fill("lighthouse")
    page.keyboard.press("Enter")
    page.locator("a.words").first.click()
    expect(page.locator("mark:target")).to_have_text("lighthouse")
    page.context.close()


def test_keyboard_reaches_the_content_first(browser: Browser, site: str) -> None:
    """The first tab stop is the skip link; it becomes visible and moves the focus to the content."""
    page = watch(browser).page
    page.goto(f"{site}/statements")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.context.close()


def test_keyboard_focus_is_visible(browser: Browser, site: str) -> None:
    """Whatever the tab key reaches on the overview shows that it has the focus."""
    page = watch(browser).page
    page.goto(site)
    for _ in range(24):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            const ring = e.querySelector && e.querySelector('.hit');
            return s.outlineStyle !== 'none' || (ring && getComputedStyle(ring).strokeWidth !== '1px') }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")
    page.context.close()


def test_timeline_labels_do_not_overlap(browser: Browser, site: str) -> None:
    """No two texts of the drawing touch."""
    page = watch(browser).page
    page.goto(site)
    boxes = page.locator("svg.timeline text").evaluate_all(
        """all => all.map(e => { const r = e.getBoundingClientRect();
        return [r.left, r.top, r.right, r.bottom] })"""
    )
    assert len(boxes) > 12
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = left >= other[2] or other[0] >= right or top >= other[3] - 2 or other[1] >= bottom - 2
            assert apart, (boxes[number], other)
    page.context.close()


def test_timeline_leads_to_its_events(browser: Browser, site: str) -> None:
    """A mark of the drawing opens its event."""
    page = watch(browser, script=False).page
    page.goto(site)
    page.get_by_role("link", name="Release of the detained fishermen (happened)").locator(".name").click()
    expect(page.locator("h1")).to_have_text("Release of the detained fishermen")
    page.context.close()


def test_hostile_words_stay_words(browser: Browser, site: str) -> None:
    """A title that is a script is shown, not run, and no hostile address becomes a link."""
    watched = watch(browser)
    watched.page.goto(f"{site}/articles/article_hostile")
    expect(watched.page.locator("h1")).to_have_text(HOSTILE_TITLE)
    assert "owned" not in watched.page.title().split("<")[0]
    assert watched.page.locator("script, img").count() == 0
    assert watched.page.locator('a[href^="javascript"]').count() == 0
    assert watched.errors == []
    watched.page.context.close()


LONG_WORD = "w" * 30_000
FILL = """word => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const wraps = one => getComputedStyle(one.parentElement).whiteSpace !== 'nowrap';
  const own = texts.filter(one => one.data.trim() && wraps(one));
  own.forEach((one, at) => one.data = at ? word.slice(0, 300) : word);
  return own.length;
}"""


@every_page
def test_a_long_word_breaks_no_layout(browser: Browser, site: str, name: str) -> None:
    """Whatever stands anywhere on a page may be one word of 30,000 letters."""
    watched = watch(browser, phone=True)
    watched.page.set_viewport_size({"width": 390, "height": 740})
    watched.page.goto(site + PAGES[name])
    watched.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert watched.page.evaluate(FILL, LONG_WORD) > 3
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390
    watched.page.context.close()
