"""Offices without a name: who is meant by "the Kesmari president said"."""

from __future__ import annotations

import pytest

from onrecord.records.spans import Span
from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of

SPEECH = "who has just spoken, of whom no other office is told"
VENN = "Anton Venn said that the boats would stay.\n\n"


@pytest.mark.parametrize("office", ["the Kesmari president", "the former undersecretary"])
def test_an_office_is_of_who_has_just_spoken(office: str) -> None:
    """Where the record tells no other office of that person; the merge says so."""
    filed = reading_of("a", "2021-03-04", f"{VENN}“We wait,” {office} said.", "Anton Venn", office)
    (person,) = [actor for actor in resolve_actors([filed]).actors if actor.name == "Anton Venn"]
    assert SPEECH in {merge.reason for merge in person.merged}


@pytest.mark.parametrize(
    ("before", "office"),
    [
        (f"Finance Minister {VENN}", "The Kesmari president"),
        (VENN, "The spokesman"),
        (f"{VENN}It rained.\n\n", "The Kesmari president"),
        (VENN, "The former head of the Tarn Council"),
    ],
)
def test_else_it_is_of_somebody_unnamed(before: str, office: str) -> None:
    """Another office is told; the office speaks for others; much stands between; it is of a named body."""
    filed = reading_of("a", "2021-03-04", f"{before}{office} said no.", "Anton Venn", office)
    assert not any(
        SPEECH in {merge.reason for merge in actor.merged} for actor in resolve_actors([filed]).actors
    )


def test_who_said_nothing_is_not_who_has_just_spoken() -> None:
    """The president is somebody else than who is only named before."""
    text = "The harbour of Anton Venn was closed.\n\nThe Kesmari president said no."
    filed = reading_of("a", "2021-03-04", text, "The Kesmari president")
    assert not any(
        SPEECH in {merge.reason for merge in actor.merged} for actor in resolve_actors([filed]).actors
    )


CALL = "Japan's Anton Venn called President Holm. It rained.\n\nIt snowed.\n\nThe Japanese president said no."


def test_a_president_is_the_native_whom_the_article_names_without_an_office() -> None:
    """And not the president of a country that the article leaves out, though that one spoke last."""
    filed = reading_of("a", "2021-03-04", CALL, "President Holm", "The Japanese president")
    index = resolve_actors([filed])
    (president,) = index.actors_of("a", span_of(CALL, "The Japanese president"))
    assert next(actor.name for actor in index.actors if actor.id == president) == "Anton Venn"


def test_both_with_two_names_is_no_pair_of_persons() -> None:
    """The two leaders that the article names are not "Both Japan and Varlandic leaders"."""
    words = "Both Japan and Varlandic leaders"
    text = f"President Anton Venn of Kesmar met President Ilka Brandt of Varland. {words} claim the town."
    index = resolve_actors([reading_of("a", "2021-03-04", text, words)])
    people = {actor.id for actor in index.actors if actor.kind == "person"}
    assert not people & set(index.actors_of("a", span_of(text, words)))


def span_of(text: str, words: str) -> Span:
    """Where the words stand."""
    return Span(text.index(words), text.index(words) + len(words))
