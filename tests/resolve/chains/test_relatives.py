"""A family name alone beside a relative's full name."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from onrecord.records.readings import Mention
from onrecord.records.spans import Span
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.bodies.nations import Nations
from onrecord.resolve.chains.mention_chains import MentionChain
from onrecord.resolve.people.people_merging import Person
from tests.reading_of import reading_of

KNOWN = [
    reading_of(f"k{i}", f"2021-03-0{i}", f"Varland's president, Edvin Holm, spoke. Holm waited for {town}.")
    for i, town in enumerate(("Tarn", "Ostrel", "Lissen", "Vik"), start=1)
]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Holm flew to Tarn. Holm met fishermen. His daughter, Ada Holm, came along. Holm said no.",
         "Edvin Holm", "Holm said"),
        ("President Holm flew to Tarn. His daughter, Ada Holm, came along. Holm said no.",
         "Edvin Holm", "Holm said"),
        ("President Holm flew to Tarn. Ada Holm and her sister, Mia Holm, came along. Holm said no.",
         "Edvin Holm", "Holm said"),
        ("President Holm flew to Tarn with Ada Holm. Mrs. Holm said no.", "Ada Holm", "Mrs. Holm"),
        ("Ada Holm flew to Tarn. Holm met fishermen. Holm said no.", "Ada Holm", "Holm said"),
        ("Holm flew to Tarn, said Ada Holm. Holm said no.", "Ada Holm", "Holm said"),
    ],
)  # fmt: skip
def test_the_family_name_is_the_better_known_ones_where_it_came_first(
    text: str, speaker: str, words: str
) -> None:
    """Not where the relative was named first; the full name stays the relative's."""
    page = reading_of("p1", "2021-03-09", text)
    readings = [*KNOWN, page]
    random.Random(5).shuffle(readings)
    index = resolve_actors(readings)
    start = text.rindex(words)
    found = index.actor_of("p1", Span(start, start + text[start:].index("Holm") + len("Holm")))
    assert found is not None
    assert index.name_of(found) == speaker
    at = text.index("Ada Holm")
    mention = next(one for one in page.reading.mentions if one.span.end == at + len("Ada Holm"))
    ada = index.actor_of("p1", mention.span)
    assert ada is None or index.name_of(ada) == "Ada Holm"


def test_without_a_better_known_one_the_article_decides() -> None:
    """A family name before the full one is mostly the same person's."""
    text = "Holm flew to Tarn. Holm met fishermen. Ada Holm said no."
    index = resolve_actors([reading_of("p1", "2021-03-09", text)])
    assert [actor.name for actor in index.actors if actor.kind == "person"] == ["Ada Holm"]


def test_a_person_taken_for_a_body_has_a_name() -> None:
    """Also where the words that name him hold more than the name."""
    words = "Holm. “I think"
    mention = Mention(Span(0, len(words)), "organisation", "name", name="Holm")
    chain = MentionChain("a1", None, "en", mention, [mention], forms=Counter([words]), text=words)
    person = Person()
    person.add(chain, Nations())
    assert person.name() == "Holm"
