"""To whom the words after the first are said, in invented reports read and resolved as a build does."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.models.english import load_english
from onrecord.pipeline import Models, read_article, resolve_readings
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import FiledReading
from onrecord.records.spans import OffsetMap


@pytest.mark.parametrize(
    ("opening", "heard"),
    [
        ("“We wait,” Foreign Minister Ana Dorn told Norlan Press.", "Norlan Press"),
        ("Foreign Minister Ana Dorn urged Kesmar to wait.", None),
    ],
)
def test_who_listens_hears_what_follows_and_who_is_urged_does_not(opening: str, heard: str | None) -> None:
    """A listener of the first words hears the next; whom the first words only urge is not in the room."""
    text = f"{opening}\n\n“Boats are patient,” Dorn said."
    article = Article(text, OffsetMap(()), (Part("body", 0, len(text)),), genre="report", language="en")
    judged = PublicationDate("2031-03-13", "2031-03-13", "2031-03-13", "metadata", 1.0)
    reading = read_article(article, judged, Models(load_english(Settings().language_model)))
    record = resolve_readings([FiledReading("a", "a.txt", "0" * 64, "text/plain", None, reading)])
    last = next(row for row in record.statements if row.content[0].quote.startswith("Boats"))
    assert (last.addressee_mention.quote if last.addressee_mention else None) == heard
