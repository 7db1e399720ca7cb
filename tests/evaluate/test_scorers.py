"""The scorers, on a page small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluate.gold import GoldPage
from onrecord.evaluate.outcome import Outcome, make_outcome
from onrecord.evaluate.pages import score_cleaning, score_date
from onrecord.evaluate.statements import score_statements
from onrecord.records.articles import Article, Part, PublicationDate, RejectedDate
from onrecord.records.pages import Page
from onrecord.records.readings import Reading
from onrecord.records.record import Record
from onrecord.records.rows import Evidence, SaidOn, Statement
from onrecord.records.spans import OffsetMap, Run

BODY = "The lamp is green, Kerr said. “It is red,” he said. The lamp is green."
RAW = f"Menu | Home\n{BODY}\nThe lamp is green, Kerr said."
START = RAW.index(BODY)


def gold_page(**changes: object) -> GoldPage:
    """A page with two statements; its body begins in the second line."""
    document: dict[str, Any] = {
        "published": "2021-03-04",
        "body_start": "The lamp is green, Kerr said. “It is red",
        "body_start_occurrence": 1,
        "body_end": "” he said. The lamp is green.",
        "not_body": ["Menu | Home"],
    }
    truth: dict[str, Any] = {
        "document": document | changes,
        "statements": [
            {
                "content": ["The lamp is green"],
                "occurrence": 1,
                "mode": "indirect",
                "cue": "said",
                "cue_occurrence": 1,
                "speaker_text": "Kerr",
                "speaker_text_occurrence": 1,
                "speaker": "Anna Kerr",
                "addressee": None,
                "said_on": "2021-03-04",
            },
            {
                "content": ["It is red"],
                "mode": "direct",
                "cue": "said",
                "cue_occurrence": 2,
                "speaker_text": "he",
                "speaker_text_occurrence": 1,
                "speaker": "Paul Amsel",
                "addressee": None,
                "said_on": None,
            },
        ],
    }
    page = Page("lamp.txt", RAW.encode(), RAW, "utf-8", "text/plain")
    return GoldPage("lamp", "examples", "examples", page, RAW, truth)


def row(quote: str, mode: str, speaker: str | None, said_on: str | None = None) -> Statement:
    """A statement of the record at the first place where the body has the quote."""
    start = BODY.index(quote)
    return Statement(
        id=f"s_{start}",
        article="lamp",
        mode=mode,  # type: ignore[arg-type]
        content=(Evidence("lamp", start, start + len(quote), quote),),
        cue=None,
        speaker_mention=None,
        speaker=None,
        speaker_name=speaker,
        side=None,
        addressee=None,
        said_on=SaidOn(said_on, "time_words") if said_on else None,
        occasion=None,
        verbatim="verbatim",
        issues=(),
        utterance="u",
        confidence=1.0,
    )


def outcome_of(
    *rows: Statement,
    text: str = BODY,
    role: str = "body",
    published: PublicationDate | None = None,
    **changes: object,
) -> Outcome:
    """The outcome of a build that kept ``text`` and found these statements."""
    runs = (Run(0, len(BODY), START, START + len(BODY)),) if text == BODY else ()
    part = Part(role, 0, len(text))  # type: ignore[arg-type]
    article = Article(text, OffsetMap(runs), (part,))
    reading = Reading(article, published or PublicationDate())
    return make_outcome(gold_page(**changes), reading, Record(statements=rows))


def test_perfect_statements_score_one() -> None:
    """All found with the right speaker, mode and day is a score of one everywhere."""
    tally = score_statements(
        outcome_of(
            row("The lamp is green", "indirect", "Anna Kerr", "2021-03-04"),
            row("It is red", "direct", "Paul Amsel"),
        )
    )
    assert (tally.matched, tally.gold, tally.predicted) == (2, 2, 2)
    assert tally.right["speaker"] == (2, 2)
    assert tally.right["mode"] == (2, 2)
    assert tally.right["said on"] == (1, 1)


@pytest.mark.parametrize(
    ("found", "within"), [("2021-03", 1), ("2021", 1), ("2021-03-05", 0), ("2021-04", 0), (None, 0)]
)
def test_a_month_does_not_contradict_its_day(found: str | None, within: int) -> None:
    """It is not the day itself, though; no day at all is neither."""
    tally = score_statements(outcome_of(row("The lamp is green", "indirect", "Anna Kerr", found)))
    assert (tally.right["said on"], tally.right["day not contradicted"]) == ((0, 1), (within, 1))


def test_a_missed_a_false_and_a_wrong_statement_are_told() -> None:
    """One of two is found, by the wrong speaker, beside a false one."""
    tally = score_statements(
        outcome_of(row("It is red", "mixed", "Anna Kerr"), row("Kerr said", "indirect", None))
    )
    assert (tally.matched, tally.gold, tally.predicted) == (1, 2, 2)
    assert tally.right["speaker"] == (0, 1)
    kinds = sorted(miss.kind for miss in tally.misses)
    assert kinds == ["false", "missed", "wrong mention", "wrong mode", "wrong speaker"]


def test_an_occurrence_is_not_mistaken_for_another() -> None:
    """The gold means the first of three equal quotes; a statement at a later one does not match."""
    later = BODY.rindex("The lamp is green")
    wrong = row("The lamp is green", "indirect", "Anna Kerr")
    moved = Evidence("lamp", later, later + 17, "The lamp is green")
    tally = score_statements(outcome_of(type(wrong)(**{**_fields(wrong), "content": (moved,)})))
    assert tally.matched == 0


def _fields(statement: Statement) -> dict[str, Any]:
    return {name: getattr(statement, name) for name in Statement.__slots__}


def test_a_quote_is_found_in_the_other_copy_of_the_text() -> None:
    """Where the raw place was dropped, the words are found by their surroundings."""
    text = "Paul Amsel was there.\n\n" + BODY
    found = outcome_of(text=text).locator.span("The lamp is green", 2)
    assert found is not None
    assert found.start == text.rindex("The lamp is green")


def test_clean_body_scores_one() -> None:
    """All body words kept and the menu left out."""
    tally = score_cleaning(outcome_of())
    assert tally.matched == tally.gold == tally.predicted > 0
    assert tally.right["lines kept out"] == (1, 1)


@pytest.mark.parametrize(("role", "kept_out"), [("body", 0), ("caption", 1)])
def test_boilerplate_leaks_unless_it_is_a_part_of_its_own(role: str, kept_out: int) -> None:
    """A menu line in the text leaks; a caption marked as such does not."""
    tally = score_cleaning(outcome_of(text="Menu | Home", role=role))
    assert tally.right["lines kept out"] == (kept_out, 1)
    assert tally.matched == 0 < tally.gold


@pytest.mark.parametrize(
    ("value", "exact", "not_wrong"),
    [("2021-03-04", 1, 1), (None, 0, 1), ("2021-03-05", 0, 0)],
)
def test_a_date_is_exact_or_at_least_not_wrong(value: str | None, exact: int, not_wrong: int) -> None:
    """Unknown is not exact, but it is not wrong either."""
    tally = score_date(outcome_of(published=PublicationDate(value)))
    assert tally.right == {"exact": (exact, 1), "not wrong": (not_wrong, 1)}


@pytest.mark.parametrize(("value", "not_wrong"), [("2021-06", 1), ("2021-05-31", 0), (None, 1)])
def test_a_date_that_cannot_be_known_is_held_to_its_window(value: str | None, not_wrong: int) -> None:
    """With an open window a later month is not wrong, an earlier day is."""
    window = ["2021-06-01", None]
    tally = score_date(outcome_of(published=PublicationDate(value), published_window=window))
    assert tally.right == {"not wrong": (not_wrong, 1)}


def test_a_false_clock_must_be_among_the_rejected() -> None:
    """The gold's false clock counts as rejected only where the program says so."""
    clock = [{"value": "2023-09-17", "why": "page clock", "quote": "17 September 2023"}]
    said = PublicationDate("2021-03-04", rejected=(RejectedDate("2023-09-17", "page clock", "17 September"),))
    assert score_date(outcome_of(published=said, published_rejected=clock)).right["rejected"] == (1, 1)
    assert score_date(outcome_of(published_rejected=clock)).right["rejected"] == (0, 1)
