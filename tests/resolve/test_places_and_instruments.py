"""Places with the names each side gives them, and instruments told apart by year, parties and name."""

from __future__ import annotations

import pytest

from onrecord.extract.instruments import find_instruments
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.instruments import resolve_instruments
from onrecord.resolve.places import resolve_places
from onrecord.resolve.places.place_names import find_same_names
from tests.reading_of import context_of, reading_of


@pytest.mark.parametrize(
    "text",
    [
        "They are known as the Near Isles in Varland and the Far Isles in Kesmar.",
        "the islands, referred to as the Near Isles by Varland and the Far Isles by Kesmar",
        "islands known in Varland as the Near Isles and in Kesmar as the Far Isles",
        "which Varland calls the Near Isles and Kesmar calls the Far Isles",
    ],
)
def test_two_names_told_at_once(text: str) -> None:
    """The text says both names and who uses which."""
    (found,) = find_same_names(text, [])
    names = (found.one, found.other, found.one_user, found.other_user)
    assert names == ("Near Isles", "Far Isles", "Varland", "Kesmar")


@pytest.mark.parametrize(
    ("text", "other", "user"),
    [
        ("Sable (Orlo) is small.", "Orlo", None),
        ("Sable, also known as Orlo, is small.", "Orlo", None),
        ("Sable, which Kesmar calls Orlo, is small.", "Orlo", "Kesmar"),
        ("Sable, called Orlo in Kesmar, is small.", "Orlo", "Kesmar"),
        ("Sable, or Orlo in Kesmari, is small.", "Orlo", "Kesmari"),
    ],
)
def test_a_second_name_after_the_first(text: str, other: str, user: str | None) -> None:
    """A place's other name follows it."""
    (found,) = find_same_names(text, [(0, 5)])
    assert (found.one, found.other, found.other_user) == ("Sable", other, user)


def test_one_place_with_the_names_of_two_sides() -> None:
    """Both names are one place, each with the country that uses it."""
    told = "known as the Southern Skerries in Russia and the Northern Banks in Japan"
    readings = [
        reading_of("a", None, f"Russia and Japan dispute islands {told}."),
        reading_of(
            "b", None, "Ships left the Northern Banks. The Southern Skerries lie in the Gulf of Lume."
        ),
    ]
    actors = resolve_actors(readings)
    places = resolve_places(readings, actors)
    (place,) = [place for place in places.places if len(place.names) > 1]
    users = {name.form: [actors.name_of(user) for user in name.used_by] for name in place.names}
    assert users == {"Southern Skerries": ["Russia"], "Northern Banks": ["Japan"]}


@pytest.mark.parametrize(
    ("text", "name", "year", "parties"),
    [
        ("They recalled the 1956 declaration.", "declaration", "1956", ()),
        (
            "They recalled the Russian-Japanese declaration of 1956.",
            "declaration",
            "1956",
            ("Russia", "Japan"),
        ),
        ("They recalled a joint declaration signed in 1956.", "joint declaration", "1956", ()),
        ("They recalled the UN Charter.", "Charter of the United Nations", None, ()),
        ("They want a final peace treaty.", "peace treaty", None, ()),
    ],
)
def test_instruments_are_told_apart(text: str, name: str, year: str | None, parties: tuple[str, ...]) -> None:
    """Year, parties and telling words; judgements ("final") tell nothing."""
    (found,) = find_instruments(context_of(text))
    assert (found.name, found.year, found.parties) == (name, year, parties)


@pytest.mark.parametrize(
    "text", ["They reached a deal.", "A good agreement is possible.", "The plan is late."]
)
def test_nothing_is_told_by_a_bare_noun(text: str) -> None:
    """A deal without a name is no instrument."""
    assert find_instruments(context_of(text)) == ()


def test_one_declaration_under_three_names() -> None:
    """Year and kind agree, parties do not contradict."""
    readings = [
        reading_of(
            "a", None, "The Russian-Japanese declaration of 1956 stands. The 1956 declaration is short."
        ),
        reading_of(
            "b", None, "A joint declaration signed in 1956 ended the war. A 1957 declaration followed."
        ),
    ]
    actors = resolve_actors(readings)
    found = resolve_instruments(readings, actors)
    dates = [
        (row.date, len(row.mentions), [actors.name_of(party) for party in row.parties])
        for row in found.instruments
    ]
    assert [date for date, _, _ in dates] == ["1956", "1957"]
    assert dates[0][1] == 3
    assert sorted(dates[0][2]) == ["Japan", "Russia"]
