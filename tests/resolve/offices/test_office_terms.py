"""Terms in office: what dated articles show, and what sentences tell."""

from __future__ import annotations

import pytest

from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import Mention, Reading, TimeExpression
from onrecord.records.rows import Evidence
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.chains.stated_terms import told_term
from onrecord.resolve.offices.office_holders import Held, office_rows
from onrecord.resolve.offices.office_terms import divide_terms
from onrecord.resolve.people.people_merging import Person
from onrecord.text.titles import is_sole


def shows(holders: str, title: str = "president") -> list[tuple[Person, list[Held]]]:
    """One article a month, each naming the holder with this letter."""
    people: dict[str, list[Held]] = {letter: [] for letter in sorted(set(holders))}
    for month, letter in enumerate(holders, start=1):
        day = f"20{10 + month // 13:02d}-{(month - 1) % 12 + 1:02d}-05"
        people[letter].append(Held(title, "Kesmar", day, Evidence(f"a{month:02d}", 0, 3, "abc"), day))
    return [(Person(), rows) for rows in people.values()]


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ("ab", "ab"),
        ("aaab", "aaab"),
        ("aabaabb", "aa.aabb"),
        ("aaabbbabb", "aaabbb.bb"),
        ("aabbbbaa", "aabbbbaa"),
        ("abbbb", "abbbb"),
    ],
)
def test_a_stray_article_makes_no_term(holders: str, expected: str) -> None:
    """A late "President A" under B is out of place; a last article shows a successor, two a return."""
    held = shows(holders)
    terms = divide_terms(held)
    letters = sorted(set(holders))
    placed = {row.evidence.article: terms[id(row)] for _, rows in held for row in rows}
    assert (
        "".join("." if placed[f"a{i:02d}"] is None else letter for i, letter in enumerate(holders, start=1))
        == expected
    )
    assert len(letters) > 1


def test_two_terms_of_one_person_are_two_rows() -> None:
    """With another holder between them, each from its first to its last day; the basis is told."""
    held = shows("aabbbbaa")
    rows = office_rows(held[0][1], divide_terms(held))
    assert [(row.from_, row.to, row.from_basis, row.to_basis) for row in rows] == [
        ("2010-01-05", "2010-02-05", "shown", "shown"),
        ("2010-07-05", "2010-08-05", "shown", "shown"),
    ]


def test_many_can_be_deputies_at_a_time() -> None:
    """No term of one ends because another is shown."""
    assert divide_terms(shows("abab", "deputy foreign minister")) == {}
    assert not is_sole("senator")
    assert is_sole("secretary of state")
    assert is_sole("foreign minister")


def test_evidence_is_spread_over_the_term() -> None:
    """Of many articles the first and the last are kept."""
    held = shows("a" * 24)
    (row,) = office_rows(held[0][1], divide_terms(held))
    assert (row.evidence[0].article, row.evidence[-1].article) == ("a01", "a24")
    assert len(row.evidence) == 12


def reading(text: str, *times: tuple[str, str]) -> Reading:
    """A text of one sentence with its time expressions."""
    found = [
        TimeExpression(Span(text.index(words), text.index(words) + len(words)), "DATE", value, value, value)
        for words, value in times
    ]
    return Reading(Article(text, OffsetMap(()), ()), PublicationDate(), (Span(0, len(text)),), tuple(found))


@pytest.mark.parametrize(
    ("text", "times", "since", "until"),
    [
        ("Oda Lund, who served as foreign minister until 2014, agreed.", ["2014"], None, "2014"),
        ("Oda Lund, foreign minister from 2009 to 2014, agreed.", ["2009", "2014"], "2009", "2014"),
        ("Oda Lund, foreign minister (2009-2014), agreed.", [], "2009", "2014"),
        ("Oda Lund, foreign minister since 2009, agreed.", ["2009"], "2009", None),
        ("Oda Lund, who was appointed foreign minister in 2009, agreed.", ["2009"], "2009", None),
        ("Oda Lund, who succeeded Jon Aske as foreign minister in 2009, agreed.", ["2009"], "2009", None),
        ("Oda Lund, who resigned in 2014, agreed.", ["2014"], None, "2014"),
        ("Oda Lund, who was elected party leader in 2009, agreed.", ["2009"], None, None),
        ("Oda Lund said that the deal of 2009 was dead.", ["2009"], None, None),
        ("Oda Lund said the talks, frozen since 2009, were dead.", ["2009"], None, None),
    ],
)
def test_terms_are_read_from_the_sentence(
    text: str, times: list[str], since: str | None, until: str | None
) -> None:
    """Bounds at the precision of the words; what belongs to another office or thing is left."""
    mention = Mention(Span(0, 8), "person", "name", "Oda Lund", "foreign minister", "Kesmar")
    found = told_term(reading(text, *((time, time) for time in times)), mention)
    assert (found and found.since, found and found.until) == (since, until)
