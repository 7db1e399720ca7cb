"""Former, acting, shadow and elect: what stands before an office excludes its holder."""

from __future__ import annotations

import pytest

from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of

HOLDER = "Norway's foreign minister, Ines Morav, said that all was well.\n\n"
EARLIER = "Norway's foreign minister, Tomas Hadrec, said that all was well."


def speaker(day: str, text: str, source: str) -> str:
    """Who the source of the text is, in a record that has Hadrec as the minister two years before."""
    filed = [
        reading_of("a", "2017-02-01", EARLIER, "Norway's foreign minister, Tomas Hadrec"),
        reading_of("b", day, HOLDER + text, "Norway's foreign minister, Ines Morav", source),
    ]
    index = resolve_actors(filed)
    span = next(one.source for one in filed[1].reading.statements if one.source.of(HOLDER + text) == source)
    return "; ".join(index.get(one).name for one in index.actors_of("b", span))


@pytest.mark.parametrize(
    "source",
    ["The former foreign minister", "The deposed foreign minister", "Morav's predecessor", "Her predecessor"],
)
def test_a_former_holder_is_the_one_before(source: str) -> None:
    """If the record knows one alone."""
    text = f"{source} of Norway denied it." if source.startswith("The") else f"{source} denied it."
    assert speaker("2019-05-02", text, source) == "Tomas Hadrec"


@pytest.mark.parametrize(
    "source",
    [
        "The former trade minister",
        "The acting foreign minister",
        "The shadow foreign minister",
        "The president-elect",
    ],
)
def test_another_is_not_the_holder(source: str) -> None:
    """Nor the predecessor: the record does not know who it is."""
    assert speaker("2019-05-02", f"{source} denied it.", source) not in {"Ines Morav", "Tomas Hadrec"}


def test_who_acts_for_the_time_being_may_be_the_one_who_spoke_before() -> None:
    """If the article tells no full office of that person, whatever others do."""
    text = "Mr Holm said that he was shocked.\n\nThe acting president also said that talks had begun."
    later = reading_of("c", "2021-02-01", "President Anton Holm left.", "President Anton Holm")
    filed = [
        reading_of("b", "2019-05-02", "Anton Holm spoke. " + text, "Mr Holm", "The acting president"),
        later,
    ]
    index = resolve_actors(filed)
    span = next(
        one.source
        for one in filed[0].reading.statements
        if one.source.of("Anton Holm spoke. " + text) == "The acting president"
    )
    assert [index.get(one).name for one in index.actors_of("b", span)] == ["Anton Holm"]


def test_the_minister_is_the_holder() -> None:
    """The present one, without a word before the office."""
    assert speaker("2019-05-02", "The foreign minister denied it.", "The foreign minister") == "Ines Morav"
