"""Which row of the record a mention of a page belongs to."""

from __future__ import annotations

import pytest
from dossier_record import make_event

from evaluate.test_scorers import outcome_of
from onrecord.evaluate.events import found_events
from onrecord.evaluate.outcome import Outcome, make_outcome
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import EventMention, Reading
from onrecord.records.record import Record
from onrecord.records.rows import Event, Evidence
from onrecord.records.spans import OffsetMap, Span

TEXT = "Dorn met Venn in Tarn on Monday. He signed the ferry accord after they met. A vote is planned."


def quoted(words: str, article: str = "lamp") -> Evidence:
    """The evidence at the first place of the words."""
    start = TEXT.index(words)
    return Evidence(article, start, start + len(words), words)


def mention(trigger: str, words: str, type_: str = "meeting") -> EventMention:
    """A mention of these words."""
    at, start = TEXT.index(trigger), TEXT.index(words)
    return EventMention(type_, Span(at, at + len(trigger)), Span(start, start + len(words)), "happened")


MET, SIGNED = mention("met", "Dorn met Venn"), mention("signed", "signed the ferry accord", "signing")
VOTE = mention("vote", "A vote", "vote")


def outcome(*rows: Event) -> Outcome:
    """A page with the three mentions, and the rows of its record."""
    reading = Reading(
        Article(TEXT, OffsetMap(()), ()), PublicationDate("2031-06-01"), events=(MET, SIGNED, VOTE)
    )
    return make_outcome(outcome_of().gold, reading, Record(events=rows))


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        (["Dorn met Venn"], ["first", None, None]),  # the same span
        (["Dorn met Venn in Tarn on Monday"], ["first", None, None]),  # a clause around it
        (["Venn in Tarn on Monday"], [None, None, None]),  # a clause without the word that names it
        (["He signed the ferry accord after they met"], [None, "first", None]),
        (["Dorn met Venn in Tarn on Monday", "Dorn met Venn"], ["second", None, None]),  # the same span first
        (["Dorn met Venn in Tarn", "met Venn"], ["second", None, None]),  # the shorter words
        (["met Venn", "Dorn met Venn in Tarn"], ["first", None, None]),  # in any order
    ],
)
def test_a_mention_is_of_the_row_that_quotes_it(rows: list[str], starts: list[str | None]) -> None:
    """Its span, else the shortest words that hold its trigger."""
    events = [make_event(at, "happened", name, quoted(words)) for at, (name, words) in _named(rows)]
    assert [found.start for found in found_events(outcome(*events))] == starts


def test_words_of_another_article_hold_no_trigger() -> None:
    """However alike."""
    row = make_event(1, "happened", "first", quoted("Dorn met Venn in Tarn", "stove"))
    assert [found.start for found in found_events(outcome(row))] == [None, None, None]


def test_mentions_in_clauses_of_one_row_are_one_event() -> None:
    """Also if it is held back."""
    row = make_event(
        1, "happened", "first", quoted("Dorn met Venn in Tarn"), quoted("He signed the ferry accord")
    )
    assert [len(found.spans) for found in found_events(outcome(row))] == [2, 1]


def _named(rows: list[str]) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(zip(("first", "second"), rows, strict=False), start=1))
