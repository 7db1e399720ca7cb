"""The page of an event: the sentences that tell it, and why they tell one event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from islands_reader import StoryReader
from islands_story import story
from web_client import WebClient

from onrecord.records.rows import Link, Reason
from onrecord.web.app import create_app
from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.views.events import event_view
from onrecord.web.views.quotes import AROUND, around

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.record import Record
    from onrecord.records.rows import Event

TEXT = "Rain fell. The ministers met Mr. Dorn in Tarn, said Venn. They left."


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("met Mr. Dorn", "The ministers ", " in Tarn, said Venn."),
        ("The ministers met", "", " Mr. Dorn in Tarn, said Venn."),
        ("Rain fell.", "", ""),
        ("They left.", "", ""),
        ("said Venn", "The ministers met Mr. Dorn in Tarn, ", "."),
    ],
)
def test_words_stand_in_their_sentence(words: str, before: str, after: str) -> None:
    """A short word with a dot ends no sentence."""
    start = TEXT.index(words)
    assert around(TEXT, start, start + len(words)) == (before, after)


def test_a_line_ends_a_sentence_and_a_long_one_is_cut() -> None:
    """Between words, with an ellipsis."""
    text = "Headline\n" + "many words " * 100 + "here " + "and many more " * 100
    start = text.index("here")
    before, after = around(text, start, start + 4)
    assert before.startswith("… ")
    assert after.endswith("…")
    assert max(len(before), len(after)) <= AROUND + 2
    assert around(text, 0, 8) == ("", "")


def _linked(row: Event) -> Event:
    one, other = row.mentions[0], row.mentions[-1]
    reasons = (Reason("people", ("A & B",), 0.31), Reason("reports", ("2021-03-05", "2021-03-09"), 0.92))
    return replace(row, links=(Link(one, other, 0.84, reasons),))


class LinkedReader(StoryReader):
    """The story; one event tells why it is one."""

    def record(self) -> Record:
        """All rows."""
        first, *others = story().events
        return replace(super().record(), events=(_linked(first), *others))


def test_the_page_says_why_it_is_one_event(tmp_path: Path) -> None:
    """Both sentences, how likely, what speaks for it and what against, and the id for corrections."""
    path = tmp_path / "islands.onrecord"
    path.touch()
    client = WebClient(create_app(path, LinkedReader))
    first, second = story().events[:2]
    html = client.get(f"/events/{first.id}").text
    assert "Why one event" in html
    assert "84%" in html
    assert "both name A &amp; B" in html
    assert "(else 31%)" in html
    assert "against:</span> reported 4 days apart" in html
    assert first.id in html
    assert "Why one event" not in client.get(f"/events/{second.id}").text


def test_a_list_quotes_the_words_that_the_label_is_nearest_to() -> None:
    """Not those of the first report."""
    row = story().events[0]
    (one, *_) = row.mentions
    index = RecordIndex.of(story(), "islands")
    shown = event_view(index, ServerLinks(), replace(row, label=f"{one.quote} again"))
    assert shown.quote is not None
    assert shown.quote.words == one.quote
    assert event_view(index, ServerLinks(), replace(row, mentions=())).quote is None


def test_one_step_is_no_history(tmp_path: Path) -> None:
    """How reports changed is told only if they did."""
    path = tmp_path / "islands.onrecord"
    path.touch()
    client = WebClient(create_app(path, StoryReader))
    for row in story().events:
        told = "How reports changed" in client.get(f"/events/{row.id}").text
        assert told == (len(row.history) > 1)
