"""Rows of events from groups of tellings, hand-made and about invented countries."""

from __future__ import annotations

from typing import Any

from onrecord.records.rows import Event
from onrecord.resolve.events.event_rows import event_rows, spots_of
from onrecord.resolve.events.groups import Group
from tests.told_of import actors, group, told, typed

TALKS: dict[str, Any] = {"cast": (("Dorn", True), ("Venn", True)), "place": "Tarn"}


def row(*members: Any, **facts: Any) -> Event:
    """The row of one group."""
    return rows(group(*members, **facts))[0]


def rows(*groups: Group) -> list[Event]:
    """The rows of groups, in export order."""
    return [event for event, _ in event_rows(groups, actors())]


def test_the_type_is_that_of_most_typed_tellings() -> None:
    """Without one it is an act of some other kind."""
    event = row(
        typed("talks of Dorn", "talks", article="a"),
        typed("talks of Venn", "talks", article="b"),
        typed("visit of Dorn", "visit", article="c"),
        told("Dorn spoke", "d"),
    )
    assert event.type == "talks"
    assert row(told("Dorn spoke")).type == "other"


def test_two_sources_tell_who_takes_part() -> None:
    """Somebody named in one of many tellings does not, nor does somebody told of by copies of one source."""
    event = row(
        told("Dorn met Venn", "a", **TALKS),
        told("Dorn met Venn", "b", **TALKS),
        told("Dorn met Tessen", "c", cast=(("Dorn", True), ("Tessen", False))),
        told("Dorn met Tessen", "d", source="c", cast=(("Dorn", True), ("Tessen", False))),
    )
    assert [person.name for person in event.participants] == ["Ora Dorn", "Ora Venn"]


def test_a_name_only_beside_the_event_does_not_take_part() -> None:
    """Two sources name the place's country in the clause, and none says that it acts or is acted on."""
    event = row(
        told("Dorn met Venn", "a", named=("Drusia",), **TALKS),
        told("Dorn met Venn", "b", named=("Drusia",), **TALKS),
    )
    assert "Drusia" not in {person.name for person in event.participants}


def test_a_country_takes_part_if_nobody_of_its_side_is_named() -> None:
    """Dorn speaks for Varland; without him it speaks for itself."""
    both = (("Dorn", True), ("Varland", True))
    event = row(told("Dorn met", "a", cast=both), told("Dorn met", "b", cast=both))
    assert [person.name for person in event.participants] == ["Ora Dorn"]
    alone = (("Varland", True),)
    event = row(told("Varland met", "a", cast=alone), told("Varland met", "b", cast=alone))
    assert [person.name for person in event.participants] == ["Varland"]


def test_roles_are_those_of_the_type() -> None:
    """All take part in talks; of another act one is the agent and one the target."""
    talks = row(typed("talks of Dorn and Venn", "talks", **TALKS))
    assert {person.role for person in talks.participants} == {"participant"}
    act = row(told("Dorn praised Venn", cast=(("Dorn", True), ("Venn", False))))
    assert [person.role for person in act.participants] == ["agent", "target"]


def test_the_place_is_that_of_most_sources() -> None:
    """Copies count once; where all tell another place, none is believed."""
    event = row(
        told("Dorn met Venn", "a", place="Tarn"),
        told("Dorn met Venn", "b", place="Ostrel"),
        told("Dorn met Venn", "c", source="b", place="Ostrel"),
        told("Dorn met Venn", "d", place="Tarn"),
    )
    assert event.place == "Tarn"
    towns = [told("Dorn met Venn", f"a{town}", place=town) for town in ("Tarn", "Ostrel", "Lume", "Brae")]
    assert row(*towns).place is None


def test_an_end_is_that_of_an_event_of_the_same_start() -> None:
    """Not that of one which began on another day."""
    talks = typed("talks of Dorn", "talks", start="2031-03-01", end="2031-03-03")
    assert row(talks, start="2031-03-01").end == "2031-03-03"
    assert row(talks, start="2031-03-02").end is None


def test_at_most_two_mentions_of_an_article_and_all_sources() -> None:
    """The most telling ones are kept."""
    first, second = told("Dorn met Venn", "a"), told("Dorn saw Venn again", "a")
    third, other = told("Dorn left", "a"), told("Dorn met Venn", "b")
    event = row(first, second, third, other)
    assert [mention.quote for mention in event.mentions] == [
        "Dorn met Venn",
        "Dorn saw Venn again",
        "Dorn met Venn",
    ]
    assert (event.articles, event.independent_sources) == (("a", "b"), 2)


def test_the_spots_lead_to_the_row() -> None:
    """Of clauses and of typed events in them, also of tellings that are no mentions of the row."""
    made = event_rows([group(*(typed(f"talks {n}", "talks") for n in range(3)))], actors())
    assert spots_of(made) == {("a", 0, len("talks 0")): made[0][0].id}


def test_the_worth_is_the_rank() -> None:
    """Rows come by day, are numbered by worth, then by sources; what the gate holds back says so."""
    early = group(told("Dorn met Venn", "a"), start="2031-01-01", worth=0.2, shown=False)
    late = group(told("Dorn left Tarn", "b"), start="2031-02-01", worth=0.98765)
    twice = group(told("Dorn ate", "c"), told("Dorn ate", "d"), start="2031-03-01", worth=0.2)
    found = rows(late, early, twice)
    assert [(event.start, event.rank, event.confidence, event.shown) for event in found] == [
        ("2031-01-01", 3, 0.2, False),
        ("2031-02-01", 1, 0.988, True),
        ("2031-03-01", 2, 0.2, True),
    ]


def test_old_events_are_background() -> None:
    """Over a year before every article that tells them; one of a month ago is not."""
    assert row(told("Dorn met Venn", day="2031-03-05"), start="2029").background
    assert not row(told("Dorn met Venn", day="2031-03-05"), start="2031-02").background
    assert not row(told("Dorn met Venn", day=None), start="2029").background


def test_no_two_rows_have_one_id_or_one_label() -> None:
    """Rows at one place have their own ids; equal labels are told apart by year, else by day."""
    made = [
        group(typed("talks of Dorn and Venn", "talks", article=day, **TALKS), start=day)
        for day in ("2031-03-01", "2031-05-01", "2029-01-01")
    ]
    assert [event.label for event in rows(*made)] == [
        "Dorn–Venn talks, Tarn (2029)",
        "Dorn–Venn talks, Tarn (2031-03-01)",
        "Dorn–Venn talks, Tarn (2031-05-01)",
    ]
    two = [group(told("Dorn met Venn", at="met")), group(told("Dorn met Venn", at="Venn"))]
    assert len({event.id for event in rows(*two)}) == len({event.label for event in rows(*two)}) == 2


def test_the_order_of_the_groups_does_not_matter() -> None:
    """The same groups give the same rows."""
    made = [group(told(f"Dorn met {n}", f"a{n}"), start=f"2031-03-{n:02d}") for n in range(1, 9)]
    assert rows(*made) == rows(*reversed(made))
