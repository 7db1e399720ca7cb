"""Heads of bodies under every name the press gives them; misspelt names; offices not yet held."""

from __future__ import annotations

import pytest

from onrecord.records.readings import FiledReading
from onrecord.records.rows import Actor
from onrecord.resolve.actors import resolve_actors
from onrecord.text.misspelt import MISSPELT
from tests.reading_of import reading_of

NATO = "North Atlantic Treaty Organization"
LINES = (
    "The IAEA has inspectors in Varland. IAEA chief Ilka Brandt said on Thursday that they would stay.",
    "Ilka Brandt is director general of the International Atomic Energy Agency. Brandt said more would come.",
    "The IAEA has a plan. The agency's director-general, Ilka Brandt, is to visit Tarn on Sunday.",
    "Inspectors of the IAEA left. The organisation's head, Ilka Brandt, told reporters that they would.",
    "Ilka Brandt, the chief of the International Atomic Energy Agency, said that the talks would go on.",
)


def people(*texts: str) -> dict[str, Actor]:
    """The persons of articles with these texts, a day each, by name."""
    filed: list[FiledReading] = [
        reading_of(f"a{i}", f"2021-03-{i + 1:02d}", text) for i, text in enumerate(texts)
    ]
    return {actor.name: actor for actor in resolve_actors(filed).actors if actor.kind == "person"}


def offices(actor: Actor) -> list[tuple[str, str | None]]:
    """Titles and bodies."""
    return [(office.title, office.of) for office in actor.offices]


def test_chief_and_head_of_a_body_are_the_office_the_record_shows() -> None:
    """Title before or behind, apposition on either side and "is" show one office, from first to last day."""
    (office,) = people(*LINES)["Ilka Brandt"].offices
    assert (office.title, office.of) == ("director general", "International Atomic Energy Agency")
    assert (office.from_, office.to, len(office.evidence)) == ("2021-03-01", "2021-03-05", 5)


def test_a_chief_whose_title_nobody_gives_is_the_head() -> None:
    """Without another title in the record the office is called head."""
    assert offices(people(LINES[0])["Ilka Brandt"]) == [("head", "International Atomic Energy Agency")]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Volvar CEO Ilka Brandt said that it was ready.", ("chief executive", "Volvar")),
        ("The Tidewatch Front leader Ilka Brandt said that it fought.", ("leader", "Tidewatch Front")),
        ("NATO Secretary General Ilka Brandt said so.", ("secretary general", NATO)),
    ],
)  # fmt: skip
def test_a_body_before_the_title_is_whose_office_it_is(text: str, office: tuple[str, str]) -> None:
    """Bodies that no table knows, too."""
    assert offices(people(text)["Ilka Brandt"]) == [office]


def test_a_given_name_one_letter_off_is_the_same_holder_of_the_office() -> None:
    """The office decides, and the reason says so."""
    found = people(
        "EU foreign policy chief Federica Brandt said that the talks would go on. Brandt left on Friday.",
        "EU foreign policy chief Federica Brandt met the ministers. Federica Brandt spoke to reporters.",
        "EU foreign policy chief Frederica Brandt said that she was content.",
    )
    assert list(found) == ["Federica Brandt"]
    assert MISSPELT in {join.reason for join in found["Federica Brandt"].merged}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Varlandic President Daniel Brandt", "Varlandic President Daniela Brandt"),
        ("Varlandic President Oleg Brandt", "Varlandic President Olga Brandt"),
        ("EU foreign policy chief Federica Brandt", "Varlandic Senator Frederica Brandt"),
    ],
)
def test_one_letter_apart_in_gender_or_office_are_two(one: str, other: str) -> None:
    """A letter makes two persons where the gender or the office differs."""
    assert len(people(f"{one} said that it would rain.", f"{other} said that it would not.")) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Varland's foreign minister-designate, Ilka Brandt,",
        "Varland's incoming foreign minister, Ilka Brandt,",
        "Varland's nominee for foreign minister, Ilka Brandt,",
    ],
)
def test_an_office_to_come_is_not_held(title: str) -> None:
    """Designate, incoming and nominee are not in office."""
    text = f"Varland votes on Monday. {title} said that the border would open. Brandt said it twice."
    assert people(text)["Ilka Brandt"].offices == ()


@pytest.mark.parametrize("word", ["acting", "newly appointed", "outgoing"])
def test_who_acts_is_new_or_about_to_leave_holds_the_office(word: str) -> None:
    """These words say that the office is held."""
    text = f"Varland's {word} foreign minister, Ilka Brandt, said that the border of Varland would open."
    assert offices(people(text)["Ilka Brandt"]) == [("foreign minister", "Varland")]
