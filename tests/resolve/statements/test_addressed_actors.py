"""To whom the words after the first are said, in invented reports read and resolved as a build does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.config import Settings
from onrecord.models.english import load_english
from onrecord.pipeline import Models, read_article, resolve_readings
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import FiledReading
from onrecord.records.spans import OffsetMap

if TYPE_CHECKING:
    from onrecord.records.record import Record


@pytest.mark.parametrize(
    ("opening", "heard"),
    [
        ("“We wait,” Foreign Minister Ana Dorn told Norlan Press.", "Norlan Press"),
        ("Foreign Minister Ana Dorn urged Kesmar to wait.", None),
    ],
)
def test_who_listens_hears_what_follows_and_who_is_urged_does_not(opening: str, heard: str | None) -> None:
    """A listener of the first words hears the next; whom the first words only urge is not in the room."""
    record = _resolved(f"{opening}\n\n“Boats are patient,” Dorn said.")
    last = next(row for row in record.statements if row.content[0].quote.startswith("Boats"))
    assert (last.addressee_mention.quote if last.addressee_mention else None) == heard


def test_the_press_is_one_listener_however_it_is_called() -> None:
    """Reporters, journalists and a news conference are one actor, and the merge says why."""
    record = _resolved(
        "Foreign Minister Ana Dorn told a news conference in Tarn on Monday that Varland would wait.\n\n"
        "“We wait,” President Ben Sable told reporters on Tuesday.\n\n"
        "Finance Minister Cara Lund told journalists that the fund was empty."
    )
    heard = {row.addressee for row in record.statements}
    (press,) = [actor for actor in record.actors if actor.id in heard]
    assert press.name == "journalists"
    assert {row.addressee_mention.quote for row in record.statements if row.addressee_mention} == {
        "a news conference in Tarn", "reporters", "journalists",
    }  # fmt: skip
    assert [merge.reason for merge in press.merged] == ["the press, or the occasion at which it is told"]


def _resolved(text: str) -> Record:
    article = Article(text, OffsetMap(()), (Part("body", 0, len(text)),), genre="report", language="en")
    judged = PublicationDate("2031-03-13", "2031-03-13", "2031-03-13", "metadata", 1.0)
    reading = read_article(article, judged, Models(load_english(Settings().language_model)))
    return resolve_readings([FiledReading("a", "a.txt", "0" * 64, "text/plain", None, reading)])


def test_what_is_reported_of_another_was_not_said_to_the_listener_of_the_report() -> None:
    """Each level has its own listener; the outer one goes on behind the inner words."""
    record = _resolved(
        "“Horst says that the coast stays Kesmar's,” Foreign Minister Ana Dorn told Norlan Press.\n\n"
        "“Boats are patient,” Dorn said."
    )
    heard = {row.content[0].quote: row.addressee_mention for row in record.statements}
    assert {quote: mention.quote if mention else None for quote, mention in heard.items()} == {
        "Horst says that the coast stays Kesmar's": "Norlan Press",
        "the coast stays Kesmar's": None,
        "Boats are patient": "Norlan Press",
    }
