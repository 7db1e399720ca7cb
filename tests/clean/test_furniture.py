"""Lines that are a page's furniture by their words."""

from __future__ import annotations

import pytest

from onrecord.clean.words.phrases import furniture


@pytest.mark.parametrize(
    "line", ["1 2 Next page »", "« Previous page 1 2 3 Next page »", "‹ Prev 2 3 4 Next", "Next page ›"]
)
def test_a_pager_is_furniture(line: str) -> None:
    """Numbers of pages with the words that lead on."""
    assert furniture().holds(line)


@pytest.mark.parametrize(
    "line", ["The 2 next pages name the lakes.", "2 3", "Next page of the treaty: fishing"]
)
def test_numbers_and_pages_in_a_sentence_are_not(line: str) -> None:
    """Nor are numbers alone."""
    assert not furniture().holds(line)
