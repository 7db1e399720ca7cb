"""The order in which pages are read."""

from __future__ import annotations

import random

from onrecord.building.order import MAX_PAGES, runs_of
from onrecord.records.pages import Page

MENU = "<ul>" + "".join(
    f"<li>Section {n} of the Lissen Observer, with all its stories of the week</li>" for n in range(9)
)


def story(seed: int, sentences: int = 12) -> list[str]:
    """Invented sentences, the same for the same seed."""
    rng = random.Random(seed)
    words = ("minister", "herring", "island", "treaty", "fleet", "harbour", "council", "letter", "envoy")
    return [" ".join(rng.choice(words) for _ in range(14)).capitalize() + "." for _ in range(sentences)]


def runs(*texts: str) -> list[list[int]]:
    """The runs of pages with these texts, by their places."""
    pages = {f"{at:04}": Page(f"{at}", b"", text, "utf-8", "text/html") for at, text in enumerate(texts)}
    return [[int(key) for key in run] for run in runs_of(list(pages), pages.__getitem__)]


def html(sentences: list[str]) -> str:
    """A page with a menu."""
    return MENU + "".join(f"<p>{sentence}</p>" for sentence in sentences)


def test_copies_are_read_one_after_another() -> None:
    """A print view and a copy with an opening of its own follow their page, the rest keeps its order."""
    page, other = story(1), story(2)
    copy = " ".join([*story(3, 3), *page[2:9]])
    strangers = [html(story(number)) for number in range(10, 20)]
    found = runs(html(page), html(other), MENU + "<br>".join(page), copy, *strangers)
    assert found == [[0, 2, 3], [1], *([number] for number in range(4, 14))]


def test_a_sites_menu_joins_no_pages() -> None:
    """What stands on many pages says nothing."""
    assert runs(*(html(story(number)) for number in range(MAX_PAGES + 3))) == [
        [n] for n in range(MAX_PAGES + 3)
    ]


def test_a_run_has_an_end() -> None:
    """Pages that are each like the next are cut into runs that several workers can share."""
    chain = [" ".join(story(number) + story(number + 1)) for number in range(3 * MAX_PAGES)]
    found = runs(*chain)
    assert sorted(number for run in found for number in run) == list(range(3 * MAX_PAGES))
    assert 1 < max(len(run) for run in found) <= MAX_PAGES


def test_no_pages_are_no_runs() -> None:
    """Nothing to read is nothing to order."""
    assert runs() == []
