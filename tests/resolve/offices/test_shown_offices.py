"""Offices as the record shows them."""

from __future__ import annotations

import pytest

from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.offices.office_terms import shown_title
from tests.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Chief of Harbour Staff Rex Holm left.", [("chief", "Harbour Staff")]),
        ("Western leader Rex Holm left.", []),
        (
            "The Norwegian spokesman, Rex Holm, left. Army spokesman Rex Holm spoke.",
            [("spokesman", "Norway")],
        ),
        ("Norwegian ambassador to Sweden Rex Holm left.", [("ambassador to Sweden", "Norway")]),
    ],
)
def test_offices_of_a_person(text: str, offices: list[tuple[str, str | None]]) -> None:
    """A description is none, a longer title without a body is the known one, "to" has its capital."""
    index = resolve_actors([reading_of("a1", "2021-03-04", text)])
    person = next(actor for actor in index.actors if actor.kind == "person")
    assert [(office.title, office.of) for office in person.offices] == offices


def test_a_title_without_a_name_does_not_say_whose_the_named_one_is() -> None:
    """A "Swedish president" in an article of a Norwegian one may be another."""
    texts = ["Norwegian President Rex Holm left.", "President Rex Holm called Oslo. Holm left."]
    index = resolve_actors([reading_of(f"a{i}", "2021-03-04", text) for i, text in enumerate(texts)])
    person = next(actor for actor in index.actors if actor.kind == "person")
    assert {office.of for office in person.offices} == {"Norway"}


def test_other_titles_are_shown_as_they_are() -> None:
    """Only what stands behind "to" and is known has capitals."""
    assert shown_title("envoy to united nations") == "envoy to United Nations"
    assert shown_title("aide to friends") == "aide to friends"
