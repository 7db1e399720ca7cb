"""What the program made of a gold page: the reading, and its rows in the record of its story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.locate import Locator
from onrecord.records.readings import FiledReading

if TYPE_CHECKING:
    from onrecord.evaluate.gold import GoldPage
    from onrecord.records.readings import Reading
    from onrecord.records.record import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold page, its reading, the record of the whole story, and the way to the gold's spans."""

    gold: GoldPage
    reading: Reading
    record: Record
    locator: Locator

    @property
    def id(self) -> str:
        """The article's id in the record: the page's name."""
        return self.gold.name

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.reading.article.text


def file_reading(gold: GoldPage, reading: Reading) -> FiledReading:
    """The reading under the page's name."""
    page = gold.page
    return FiledReading(gold.name, page.locator, page.sha256, page.media_type, None, reading)


def make_outcome(gold: GoldPage, reading: Reading, record: Record) -> Outcome:
    """The outcome of one page."""
    return Outcome(gold, reading, record, Locator(gold, reading.article))
