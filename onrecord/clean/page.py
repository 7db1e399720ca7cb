"""Page to article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records.articles import Article
    from onrecord.records.pages import Page


def clean_page(page: Page) -> Article:
    """The article on a page."""
    raise NotImplementedError
