"""The learned judge of lines of plain-text pages."""

import numpy as np
import pytest

from onrecord.clean.lines.judge import look_at_all
from onrecord.clean.lines.line_features import look_at_lines
from onrecord.clean.lines.line_judge import choose_lines, load_forest
from onrecord.clean.words.strand import Strand

TITLE = "Varland and Kesmar go on with the talks in Tarn"
BODY = [
    "The two delegations met in Tarn for a second day and will go on in the spring, officials said.",
    "Foreign Minister Ana Bel of Varland said that both sides had brought maps of the islands along.",
    '"We have waited long enough, and we want a treaty before the winter," she told reporters there.',
    "Kesmar has held the islands since the war, and its government calls the question of Tarn closed.",
    "The delegations last met in March, when they agreed on rules for the fishermen of both countries.",
]
MENU = ["Home", "World", "Economy", "Sport", "Weather", "Archive", "Log in"]
TEASERS = [
    "Ferry strands hundreds at Orlo port after engine fails",
    "Wheat prices rise again as drought goes on",
    "Choir of Ostrel wins the northern prize",
    "Ten gardens that you should see this summer",
]


def strands(*lines: str) -> list[Strand]:
    """The lines of a page."""
    return [Strand.of_raw(line, 0, len(line)) for line in lines]


def chosen(*lines: str, title: str | None = None) -> list[str]:
    """What is chosen for the body."""
    return [look.text for look in choose_lines(strands(*lines), title).body]


def test_the_article_is_found_among_menus_and_teasers() -> None:
    """Its paragraphs are chosen, what stands above and below is not."""
    page = [f"{TITLE} - Ostrel Herald", *MENU, TITLE, *BODY, "Most read", *TEASERS, "© 2031 Ostrel Herald"]
    assert chosen(*page) == BODY


def test_the_headline_said_again_is_the_title() -> None:
    """A crawl's first line is the title of the page with the name of its site; the headline has none."""
    page = strands(f"{TITLE} - Ostrel Herald", *MENU, TITLE, *BODY, *TEASERS, *MENU)
    found = choose_lines(page, None).title
    assert found is not None
    assert found.text == TITLE
    assert choose_lines(page, f"{TITLE} - Ostrel Herald").title is not None


def test_a_clean_text_stays_whole() -> None:
    """Where next to nothing but the article is on the page, the rules alone choose."""
    text = [*BODY, "A question of maps", "Neither side would say which maps these were, or who drew them."]
    assert chosen(*text) == text


@pytest.mark.parametrize("lines", [[], ["Home"], ["Home", "World", "Sport"], [BODY[0]]])
def test_pages_with_next_to_nothing(lines: list[str]) -> None:
    """No line, menus alone, and one paragraph are read without fail."""
    assert set(chosen(*lines)) <= set(BODY)


@pytest.mark.parametrize("lines", [[TITLE], [*MENU, *BODY], ["。", "1", "?"]])
def test_every_feature_has_a_finite_value_for_every_line(lines: list[str]) -> None:
    """The trees never meet a missing or endless number."""
    looks = look_at_all(strands(*lines))
    columns = look_at_lines(looks, [look.prose for look in looks], None)
    assert set(load_forest().names) <= set(columns)
    assert all(len(column) == len(lines) and np.isfinite(column).all() for column in columns.values())
