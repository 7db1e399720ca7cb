"""What the user says about who is who goes before what is found."""

from __future__ import annotations

import random

import pytest

from onrecord.records.indexes import ActorIndex
from onrecord.records.readings import FiledReading
from onrecord.records.wishes import CalledSo, MentionRef, OtherActor, SameActor, Wish
from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of

FIRST = reading_of(
    "a1", "2021-03-04",
    "Varland's foreign minister Ilka Brandt said that the border would open. Brandt left. "
    "Tomas Reyl of Kesmar said that he was glad. Reyl smiled.",
    "Varland's foreign minister Ilka Brandt", "Tomas Reyl of Kesmar",
)  # fmt: skip
SECOND = reading_of(
    "a2", "2021-03-06",
    "Ilka Brandt-Holm said that the border was open. Mr Reyl said that he was sorry. Toma Reil said nothing.",
    "Ilka Brandt-Holm", "Mr Reyl", "Toma Reil",
)  # fmt: skip
STORY = (FIRST, SECOND)


def form(name: str, article: str | None = None) -> MentionRef:
    """The bearers of a name."""
    return MentionRef(form=name, article=article)


def spot(reading: FiledReading, words: str) -> MentionRef:
    """The mention at the first occurrence of the words."""
    start = reading.reading.article.text.index(words)
    return MentionRef(spot=(reading.id, start, start + len(words)))


def who(index: ActorIndex, name: str) -> set[str]:
    """The names of the actors with this form."""
    return {actor.name for actor in index.actors if any(one.form == name for one in actor.names)}


def test_two_names_become_one_actor() -> None:
    """Joined, they are one actor with the forms of both, under the id of the first."""
    index = resolve_actors(STORY, [SameActor((form("Ilka Brandt"), form("Ilka Brandt-Holm")))])
    assert who(index, "Ilka Brandt-Holm") == {"Ilka Brandt"}
    (one,) = [actor for actor in index.actors if "Brandt" in actor.name]
    assert {"Ilka Brandt", "Ilka Brandt-Holm"} <= {name.form for name in one.names}
    assert one.offices
    assert any("user" in join.reason for join in one.merged)


def test_one_article_s_bearer_of_a_name_leaves() -> None:
    """The Reyl of the second article is another man; the first keeps his."""
    wish = OtherActor((form("Reyl", "a2"),), (form("Tomas Reyl"),))
    index = resolve_actors(STORY, [wish])
    at = spot(SECOND, "Mr Reyl").spot or ("", 0, 0)
    assert index.spots[at] != index.spots[spot(FIRST, "Tomas Reyl").spot or ("", 0, 0)]
    assert not index.unmet


def test_a_single_mention_leaves_its_chain_and_joins_another() -> None:
    """A pronoun or name that coreference has joined wrongly goes where the user says."""
    lone = spot(FIRST, "Reyl smiled")
    assert lone.spot
    mention = MentionRef(spot=(lone.spot[0], lone.spot[1], lone.spot[1] + 4))
    wishes = [OtherActor((mention,)), SameActor((form("Ilka Brandt"), mention))]
    index = resolve_actors(STORY, wishes)
    assert mention.spot is not None
    assert index.name_of(index.spots[mention.spot]) == "Ilka Brandt"
    assert who(index, "Tomas Reyl") == {"Tomas Reyl"}


def test_a_name_given_by_the_user_keeps_the_id() -> None:
    """Renamed, the actor is found under the old id."""
    before = resolve_actors(STORY)
    after = resolve_actors(STORY, [CalledSo(form("Tomas Reyl"), "Tomáš Reyl")])
    at = spot(FIRST, "Tomas Reyl").spot or ("", 0, 0)
    assert after.spots[at] == before.spots[at]
    assert after.name_of(after.spots[at]) == "Tomáš Reyl"


def test_a_later_wish_wins() -> None:
    """Joined and then taken apart again: two actors."""
    refs = (form("Ilka Brandt"), form("Tomas Reyl"))
    joined = resolve_actors(STORY, [SameActor(refs)])
    parted = resolve_actors(STORY, [SameActor(refs), OtherActor(refs[1:], refs[:1])])
    assert who(joined, "Tomas Reyl") == {"Ilka Brandt"}
    assert who(parted, "Tomas Reyl") == {"Tomas Reyl"}
    assert who(parted, "Ilka Brandt") == {"Ilka Brandt"}


def test_countries_and_offices_can_be_joined_too() -> None:
    """An actor that has only its canonical name is found by it."""
    wish = SameActor((form("Tomas Reyl"), form("Kesmar")))
    index = resolve_actors(STORY, [wish])
    assert not index.unmet
    assert not [actor for actor in index.actors if actor.name == "Kesmar" and actor.names]


def test_wishes_that_point_at_nobody_are_told() -> None:
    """They are neither errors nor forgotten."""
    wishes: list[Wish] = [CalledSo(form("Nobody"), "Somebody"), OtherActor((form("Nobody"),))]
    wishes.append(SameActor((form("Tomas Reyl"), form("Nobody"))))
    assert resolve_actors(STORY, wishes).unmet == tuple(wishes)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_articles_does_not_matter(seed: int) -> None:
    """The same actors with the same wishes."""
    wishes = [OtherActor((form("Reyl", "a2"),)), SameActor((form("Tomas Reyl"), form("Toma Reil")))]
    shuffled = list(STORY)
    random.Random(seed).shuffle(shuffled)
    assert resolve_actors(shuffled, wishes) == resolve_actors(STORY, wishes)


def test_a_reference_is_one_thing() -> None:
    """Neither nothing nor both."""
    with pytest.raises(ValueError, match="either"):
        MentionRef()
