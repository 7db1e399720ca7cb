"""Officials whose country an outlet leaves out, and those who speak for none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records.readings import FiledReading
from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of


def told(name: str, outlet: str | None, day: str, text: str) -> FiledReading:
    """A reading of a text of an outlet."""
    filed = reading_of(name, day, text)
    article = replace(filed.reading.article, outlet=outlet)
    return replace(filed, reading=replace(filed.reading, article=article))


def offices(readings: list[FiledReading], name: str) -> tuple[str | None, list[tuple[str, str | None]]]:
    """The side of a person, and the offices."""
    index = resolve_actors(readings)
    (actor,) = [actor for actor in index.actors if actor.name == name]
    side = index.name_of(actor.side) if actor.side else None
    return side, [(office.title, office.of) for office in actor.offices]


ABROAD = [
    told("b1", "The Wire", "2021-01-03", "Varlandic Foreign Minister Ilka Brandt met Kesmari ministers."),
    told("b2", "The Wire", "2021-01-04", "Varland's trade minister, Paul Rehn, was there. Varland waited."),
    told("b3", "The Wire", "2022-02-04", "The Varlandic interior minister, Nils Orde, met a Kesmari envoy."),
]
HOME = [
    told("h1", "Ostrel Mail", "2021-03-01", "Foreign Minister Ilka Brandt said the border would open."),
    told("h2", "Ostrel Mail", "2021-03-02", "Trade Minister Paul Rehn said prices would fall."),
    told("h3", "Ostrel Mail", "2021-03-03", "Interior Minister Nils Orde said the police were ready."),
]


def test_an_outlet_names_its_own_ministers_without_the_country() -> None:
    """Which country that is shows in those whose country others tell; another minister is of it, too."""
    new = told("h4", "Ostrel Mail", "2021-03-04", "Finance Minister Dora Lindt said taxes would rise.")
    assert offices([*ABROAD, *HOME, new], "Dora Lindt") == ("Varland", [("finance minister", "Varland")])


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("The Wire", "Finance Minister Dora Lindt said taxes would rise."),
        (
            "Ostrel Mail",
            "Kesmari President Jon Aske came. Finance Minister Dora Lindt spoke.",
        ),
        ("Ostrel Mail", "President Dora Lindt of the Tidewatch Front said taxes would rise."),
        ("Ostrel Mail", "Foreign Minister Dora Lindt said taxes would rise."),
    ],
)
def test_where_that_is_not_clear_no_country_is_told(outlet: str, text: str) -> None:
    """Another outlet; officials from abroad on the page; a president of a body; an office that is taken."""
    readings = [*ABROAD, *HOME, told("h4", outlet, "2021-03-04", text)]
    assert offices(readings, "Dora Lindt")[0] is None


def test_an_outlet_can_be_called_after_its_country() -> None:
    """Then no other page of it is needed."""
    page = told("h4", "Varland Courier", "2021-03-04", "Finance Minister Dora Lindt said taxes would rise.")
    assert offices([*ABROAD, page], "Dora Lindt") == ("Varland", [("finance minister", "Varland")])


@pytest.mark.parametrize(
    "who", ["a Kesmar expert", "professor of Kesmari history at Tarn", "the Herald's Kesmar correspondent"]
)
def test_who_studies_a_country_does_not_speak_for_it(who: str) -> None:
    """What their title names is their subject."""
    page = told("c1", None, "2021-03-04", f"Dora Lindt, {who}, said taxes would rise. Lindt gave no figures.")
    kesmar = told("c2", None, "2021-03-05", "Kesmari Foreign Minister Oda Lund spoke. Kesmar waited.")
    assert offices([page, kesmar], "Dora Lindt")[0] is None
