"""Statements over all articles: days, sides, translations, utterances."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records.article_rows import Copies
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.indexes import ActorIndex, EventIndex
from onrecord.records.readings import FiledReading, Reading, StatementMention, TimeExpression
from onrecord.records.rows import Actor
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.copies.alignment import align
from onrecord.resolve.report_days import ToldDay, day_of_report
from onrecord.resolve.statements import file_statements

JAPAN = Actor("actor_j", "Japan", "country", (), None, ())
DORN = Actor("actor_d", "Ana Dorn", "person", (), "actor_j", ())
SABLE = Actor("actor_s", "Ben Sable", "person", (), None, ())


def filed(name: str, text: str, statements: tuple[StatementMention, ...], **more: object) -> FiledReading:
    """An article of one body part, published on 2031-03-05."""
    article = Article(text, OffsetMap(()), (Part("body", 0, len(text)),))
    reading = Reading(article, PublicationDate("2031-03-05", latest="2031-03-05"), statements=statements)
    reading = replace(reading, **more)  # type: ignore[arg-type]
    return FiledReading(name, f"{name}.txt", "0" * 64, "text/plain", None, reading)


def said(text: str, content: str, source: str, cue: str | None = "said", **more: object) -> StatementMention:
    """A direct statement by its words."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    mention = StatementMention((at(content),), "direct", at(cue) if cue else None, at(source))
    return replace(mention, **more)  # type: ignore[arg-type]


def index(*filings: FiledReading, actor: Actor = DORN) -> ActorIndex:
    """Every source of every article is ``actor``."""
    spots = {
        (f.id, s.source.start, s.source.end): actor.id
        for f in filings
        for s in f.reading.statements
        if s.source is not None
    }
    return ActorIndex.build((DORN, JAPAN, SABLE), spots, {}, {"Japan": JAPAN.id})


def alone(*filings: FiledReading) -> dict[str, Copies]:
    """No article is a copy of another."""
    return {f.id: Copies(f.id, "original", None) for f in filings}


TEXT = "“The work goes on in silence now,” Dorn said on Monday. “We wait for all of them,” Dorn has said."


def test_speaker_side_and_translation() -> None:
    """A Japanese minister quoted in English is translated; the side is the country she speaks for."""
    one = filed("a", TEXT, (said(TEXT, "The work goes on in silence now", "Dorn"),))
    (row,) = file_statements([one], index(one), EventIndex(), alone(one))
    assert (row.speaker, row.speaker_name, row.side, row.verbatim) == (
        "actor_d",
        "Ana Dorn",
        "actor_j",
        "translated",
    )
    assert row.content[0].quote == "The work goes on in silence now"


def test_a_nested_statement_points_at_the_one_it_is_in() -> None:
    """``parent`` of a mention counts in the article; that of a row is an id."""
    inner = said(TEXT, "in silence", "Dorn", parent=0)
    one = filed("a", TEXT, (said(TEXT, "The work goes on in silence now", "Dorn"), inner))
    rows = {row.content[0].quote: row for row in file_statements([one], index(one), EventIndex(), alone(one))}
    outer = rows["The work goes on in silence now"]
    assert (outer.parent, rows["in silence"].parent) == (None, outer.id)


def test_speaker_without_a_side_is_quoted_verbatim() -> None:
    """Where the speaker's country is not known, nothing tells of a translation."""
    one = filed("a", TEXT, (said(TEXT, "The work goes on in silence now", "Dorn"),))
    (row,) = file_statements([one], index(one, actor=SABLE), EventIndex(), alone(one))
    assert (row.side, row.verbatim) == (None, "verbatim")


def test_the_day_carries_over_unless_the_words_tell_another() -> None:
    """What somebody "said" or "has said" shares the day told before; not if a time is told beside it."""
    first = said(TEXT, "The work goes on in silence now", "Dorn", said_on="2031-03-03")
    second = said(TEXT, "We wait for all of them", "Dorn", cue="has said", telling="view")
    third = replace(second, cue=first.cue, telling="act")
    fourth = replace(third, said_on="2031-03-01", said_times=(Span(0, 1),))
    for last, day in ((second, "2031-03-03"), (third, "2031-03-03"), (fourth, "2031-03-01")):
        one = filed("a", TEXT, (first, last))
        rows = file_statements([one], index(one), EventIndex(), alone(one))
        assert {r.content[0].quote: r.said_on and r.said_on.value for r in rows} == {
            "The work goes on in silence now": "2031-03-03",
            "We wait for all of them": day,
        }


@pytest.mark.parametrize(
    ("day", "found"),
    [("2031-03-03", "2031-03-03"), ("2031-03-05", "2031-03-05"), ("2031-02-03", None), ("2031-03-07", None)],
)
def test_a_report_tells_of_the_last_days(day: str, found: str | None) -> None:
    """The day in the lead is the day of the report only where it lies just before publication."""
    at = Span(TEXT.index("Monday"), TEXT.index("Monday") + len("Monday"))
    one = filed("a", TEXT, (), times=(TimeExpression(at, "DATE", day, day, day),))
    assert day_of_report(one) == (ToldDay(found, "text") if found else None)


def test_the_same_words_in_two_articles_are_one_utterance() -> None:
    """A longer and a shorter report of the same words share the utterance; other words do not."""
    longer = "“We will build the bridge before the winter comes, and we will build it alone,” Dorn said."
    shorter = "Dorn said: “We will build the bridge before the winter comes”."
    other = "“The bridge will stay closed until the spring comes back to us,” Dorn said."
    filings = [
        filed("a", longer, (said(longer, longer[1 : longer.index(",”")], "Dorn"),)),
        filed("b", shorter, (said(shorter, shorter[12:-2], "Dorn"),)),
        filed("c", other, (said(other, other[1 : other.index(",”")], "Dorn"),)),
    ]
    rows = {r.article: r for r in file_statements(filings, index(*filings), EventIndex(), alone(*filings))}
    assert rows["a"].utterance == rows["b"].utterance != rows["c"].utterance


def test_different_speakers_are_different_utterances() -> None:
    """The same words by two people are two utterances."""
    one = filed("a", TEXT, (said(TEXT, "The work goes on in silence now", "Dorn"),))
    two = filed("b", TEXT, (said(TEXT, "The work goes on in silence now", "Dorn"),))
    spots = {**index(one).spots, **index(two, actor=SABLE).spots}
    actors = ActorIndex.build((DORN, JAPAN, SABLE), spots, {}, {})
    first, second = file_statements([one, two], actors, EventIndex(), alone(one, two))
    assert first.utterance != second.utterance


def test_a_statement_in_a_copy_is_the_originals() -> None:
    """The copy's statement names the original's by its place and shares its utterance, whoever is named."""
    reprint = f"Our desk writes from Lissen. {TEXT.replace('wait', 'look out')}"
    kept, old, new = (
        "The work goes on in silence now",
        "We wait for all of them",
        "We look out for all of them",
    )
    source = filed("a", TEXT, (said(TEXT, kept, "Dorn"), said(TEXT, old, "Dorn")))
    copy = filed("b", reprint, (said(reprint, kept, "Our desk"), said(reprint, new, "Dorn")))
    copies = {
        "a": Copies("g", "original", None),
        "b": Copies("g", "copy", "a", shared=align(reprint, TEXT)),
    }
    spots = {**index(source).spots, **index(copy, actor=SABLE).spots}
    actors = ActorIndex.build((DORN, JAPAN, SABLE), spots, {}, {})
    filed_rows = file_statements([source, copy], actors, EventIndex(), copies)
    rows = {(row.article, row.content[0].quote): row for row in filed_rows}
    original, copied = rows["a", kept], rows["b", kept]
    assert (copied.copy_of, copied.utterance) == (original.id, original.utterance)
    assert copied.speaker != original.speaker
    assert rows["b", new].copy_of is original.copy_of is None


def test_order_of_readings_does_not_matter() -> None:
    """The same readings in another order give the same rows."""
    filings = [filed(name, TEXT, (said(TEXT, "The work goes on in silence now", "Dorn"),)) for name in "abc"]
    rows = file_statements(filings, index(*filings), EventIndex(), alone(*filings))
    assert rows == file_statements(filings[::-1], index(*filings), EventIndex(), alone(*filings))


def test_what_somebody_will_say_is_no_statement_but_a_speech_given_out_before_is() -> None:
    """Nor is what others expect of him in words he quotes; what is inside such words stands alone."""
    text = "Dorn will say it holds. Dorn will say: “We wait.” Dorn said it held."
    ahead = said(text, "it holds", "Dorn", "will say", mode="indirect", telling="plan")
    given_out = said(text, "We wait", "Dorn", "will say", telling="plan")
    past = said(text, "it held", "Dorn", mode="indirect", parent=0)
    one = filed("a", text, (ahead, given_out, past))
    rows = file_statements([one], index(one), EventIndex(), alone(one))
    assert {row.content[0].quote for row in rows} == {"We wait", "it held"}
    assert all(row.parent is None for row in rows)
