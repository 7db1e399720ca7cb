"""The day of publication, as a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records.articles import Article, PublicationDate
    from onrecord.records.pages import Page


def find_publication_date(page: Page, article: Article) -> PublicationDate:
    """The day of publication."""
    raise NotImplementedError
