"""Which statements are shown: those that are likely, by somebody known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolve.statements.test_statement_rows import DORN, JAPAN, alone, filed, index, said

from onrecord.records.corrections import Said
from onrecord.records.indexes import ActorIndex, EventIndex
from onrecord.records.readings import FiledReading, Mention, MentionForm
from onrecord.records.rows import Statement
from onrecord.resolve.statements import file_statements
from onrecord.resolve.statements.statement_rows import NOBODY, SHOWN, UNNAMED

TEXT = "“The work goes on,” Dorn said on Monday."
NOBODY_KNOWN = ActorIndex.build((DORN, JAPAN), {}, {}, {"Japan": JAPAN.id})


def reading(confidence: float, form: MentionForm = "name") -> FiledReading:
    """An article with one statement, whose source is a mention of some form."""
    one = said(TEXT, "The work goes on", "Dorn", confidence=confidence)
    assert one.source is not None
    return filed("a", TEXT, (one,), mentions=(Mention(one.source, "person", form),))


def row_of(article: FiledReading, actors: ActorIndex, told: Said | None = None) -> Statement:
    """Its row."""
    (row,) = file_statements([article], actors, EventIndex(), alone(article))
    if told is not None:
        (row,) = file_statements([article], actors, EventIndex(), alone(article), told={row.id: told})
    return row


@pytest.mark.parametrize(("confidence", "shown"), [(SHOWN, True), (1.0, True), (SHOWN - 0.001, False)])
def test_a_statement_is_shown_from_a_likelihood_on(confidence: float, shown: bool) -> None:
    """All others are in the record, too."""
    article = reading(confidence)
    row = row_of(article, index(article))
    assert (row.confidence, row.shown) == (confidence, shown)


@pytest.mark.parametrize(
    ("form", "factor"), [("document", UNNAMED), ("unnamed", UNNAMED), ("pronoun", NOBODY)]
)
def test_a_speaker_that_is_not_known_makes_a_statement_less_likely(form: MentionForm, factor: float) -> None:
    """Most if there is but a pronoun."""
    row = row_of(reading(0.9, form), NOBODY_KNOWN)
    assert row.speaker is None
    assert row.confidence == pytest.approx(0.9 * factor, abs=0.001)
    assert row.shown is (row.confidence >= SHOWN)


def test_what_has_no_source_is_by_nobody() -> None:
    """A quotation that nothing attributes."""
    article = reading(0.9)
    (one,) = article.reading.statements
    bare = replace(article, reading=replace(article.reading, statements=(replace(one, source=None),)))
    assert row_of(bare, NOBODY_KNOWN).confidence == pytest.approx(0.9 * NOBODY, abs=0.001)


def test_a_statement_that_the_user_has_mended_is_shown() -> None:
    """As sure as if its speaker had been known from the start; one with another day, too."""
    named = row_of(reading(0.9, "pronoun"), NOBODY_KNOWN, Said(speakers=(DORN.id,)))
    assert (named.speaker, named.shown) == (DORN.id, True)
    assert named.confidence == pytest.approx(0.9, abs=0.01)
    dated = row_of(reading(0.1), NOBODY_KNOWN, Said(said_on="2031-03-04"))
    assert dated.shown
