"""Who held an office on a day, asked in a person's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records.rows import Actor, Evidence, NameForm, Office
from onrecord.resolve.offices import answer, read_question
from onrecord.resolve.offices.office_questions import Answer


def office(title: str, of: str, *days: str) -> Office:
    """An office shown by one article a day, named after the day."""
    seen = tuple(Evidence(f"a{day}", 0, 5, "words") for day in days)
    return Office(title, of, days[0], days[-1], seen)


def person(name: str, *offices: Office) -> Actor:
    """A person with offices."""
    return Actor(f"actor_{name}", name, "person", (NameForm(name, "en", 1),), None, offices)


def body(name: str, kind: str, *forms: str) -> Actor:
    """A country or organisation with its forms."""
    return Actor(f"actor_{name}", name, kind, tuple(NameForm(form, "en", 1) for form in forms), None, ())


ACTORS = (
    person("Oda Lund", office("foreign minister", "Japan", "2018-01-10", "2019-05-01")),
    person("Jon Aske", office("foreign minister", "Japan", "2019-09-12", "2020-01-01")),
    person("Mia Holt", office("deputy foreign minister", "Japan", "2018-01-10", "2020-01-01")),
    person(
        "Per Vik",
        office("director general", "International Atomic Energy Agency", "2015-03-01", "2015-08-01"),
    ),
    person("Ann Roe", office("secretary of state", "United States", "2015-01-01", "2015-12-01")),
    person("Ilka Brandt", office("president", "Varland", "2021-01-01", "2021-02-01")),
    person("Dan Reyl", office("chief executive", "Kestrel Shipping", "2021-01-01")),
    replace(
        person("Kim Orr", replace(office("house speaker", "", "2021-01-01"), of=None)), side="actor_Varland"
    ),
    body("House", "organisation", "the House"),
    body("Varland", "country", "Varland", "Ostrel"),
    body("Concord Council", "organisation", "the Council", "CC"),
)
DAYS = {f"a{day}": day for actor in ACTORS for one in actor.offices for day in (one.from_, one.to) if day}


def ask(words: str, day: str | None = None) -> Answer:
    """The answer to a question that can be read."""
    question = read_question(words, ACTORS)
    assert question is not None
    return answer(question, ACTORS, DAYS, day)


@pytest.mark.parametrize(
    ("words", "title", "of"),
    [
        ("foreign minister of Japan", "foreign minister", "Japan"),
        ("Japan's foreign minister", "foreign minister", "Japan"),
        ("Japanese foreign minister", "foreign minister", "Japan"),
        ("the Minister for Foreign Affairs of Japan", "foreign minister", "Japan"),
        ("Who was the Russian president?", "president", "Russia"),
        ("IAEA chief", "chief", "International Atomic Energy Agency"),
        ("U.N. nuclear chief", "director general", "International Atomic Energy Agency"),
        ("head of the IAEA", "head", "International Atomic Energy Agency"),
        ("UN secretary-general", "secretary general", "United Nations"),
        ("US foreign minister", "secretary of state", "United States"),
        ("U.S. Secretary of State", "secretary of state", "United States"),
        ("South Korean president", "president", "South Korea"),
        ("Varlandic president", "president", "Varland"),
        ("president of Varland", "president", "Varland"),
        ("Ostrel's president", "president", "Varland"),
        ("CC envoy", "envoy", "Concord Council"),
        ("president", "president", None),
        ("Japan's top diplomat", "foreign minister", "Japan"),
        ("the chief diplomat of the United States", "secretary of state", "United States"),
        ("CEO of Kestrel Shipping", "chief executive", "Kestrel Shipping"),
        ("Speaker of the House", "house speaker", None),
        ("governor of the Central Bank of Varland", "central bank governor", "Varland"),
    ],
)
def test_questions_are_read(words: str, title: str, of: str | None) -> None:
    """However a person writes an office, also of states that only the record knows."""
    question = read_question(words, ACTORS)
    assert question is not None
    assert (question.title, question.of) == (title, of)


@pytest.mark.parametrize("words", ["Lund", "Oda Lund", "Varland", "Japan", "", "?"])
def test_names_are_no_offices(words: str) -> None:
    """Then the caller looks for a name."""
    assert read_question(words, ACTORS) is None


@pytest.mark.parametrize(
    ("words", "day", "outcome", "names"),
    [
        ("Japanese foreign minister", "2019-02-16", "one", ["Oda Lund"]),
        ("Japanese foreign minister", "2019-11", "one", ["Jon Aske"]),
        ("Japanese foreign minister", "2019", "several", ["Oda Lund", "Jon Aske"]),
        ("Japanese foreign minister", "2019-07-01", "none", []),
        ("Japanese foreign minister", None, "several", ["Oda Lund", "Jon Aske"]),
        ("Japanese deputy foreign minister", "2019-07-01", "one", ["Mia Holt"]),
        ("IAEA chief", "2015-05-05", "one", ["Per Vik"]),
        ("secretary of state", "2015-05-05", "one", ["Ann Roe"]),
        ("Japanese prime minister", "2019-02-16", "none", []),
    ],
)
def test_holders_are_those_shown_on_both_sides_of_the_day(
    words: str, day: str | None, outcome: str, names: list[str]
) -> None:
    """One, several, or nobody; another office is no substitute."""
    found = ask(words, day)
    assert (found.outcome, [claim.actor.name for claim in found.holders]) == (outcome, names)


def test_the_nearest_evidence_is_told_where_none_covers_the_day() -> None:
    """The last before and the first after, nearest first, and how far away."""
    found = ask("foreign minister of Japan", "2019-05-03")
    assert [(claim.actor.name, claim.gap("2019-05-03")) for claim in found.nearest] == [
        ("Oda Lund", -2),
        ("Jon Aske", 132),
    ]
    assert ask("prime minister of Japan", "2019-05-03").nearest == ()


def test_evidence_is_in_order_of_time_with_its_day() -> None:
    """Each piece with the day of its article."""
    (claim,) = ask("Japanese foreign minister", "2019-02-16").holders
    assert [shown for shown, _ in claim.shown] == ["2018-01-10", "2019-05-01"]


def test_an_office_told_without_its_country_is_of_its_holders_side() -> None:
    """It answers the question for the country, and no other's."""
    assert [claim.actor.name for claim in ask("house speaker of Varland", "2021-01-01").holders] == [
        "Kim Orr"
    ]
    assert ask("house speaker of Japan", "2021-01-01").outcome == "none"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("prime minister of Varland", "Ilka Brandt"),  # another office of the same country
        ("president of Varlend", "Ilka Brandt"),  # the country spelt otherwise
        ("secretary of defense of the United States", "Ann Roe"),
    ],
)
def test_near_misses_of_an_office_that_nobody_holds(words: str, first: str) -> None:
    """The likest offices are offered instead of a blank."""
    found = ask(words)
    assert found.outcome == "none"
    assert not found.holders
    assert found.near_misses[0].actor.name == first


def test_no_near_misses_beside_an_answer() -> None:
    """Neither where somebody held it nor where only the day is off."""
    assert ask("president of Varland").near_misses == ()
    assert ask("president of Varland", "1999").near_misses == ()
