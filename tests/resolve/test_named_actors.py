"""Everyone named is an actor, one side is one actor, and what is nobody is none."""

from __future__ import annotations

from onrecord.records.indexes import ActorIndex
from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of


def index_of(*texts: str, source: str | None = None) -> ActorIndex:
    """The actors of articles with these texts; ``source`` speaks in the first."""
    sources = [(source,) if source and i == 0 else () for i in range(len(texts))]
    return resolve_actors(
        [reading_of(f"a{i}", "2021-03-04", text, *sources[i]) for i, text in enumerate(texts)]
    )


def names(index: ActorIndex, kind: str) -> set[str]:
    """The names of the actors of a kind."""
    return {actor.name for actor in index.actors if actor.kind == kind}


def test_who_is_named_once_and_does_nothing_is_an_actor() -> None:
    """A full name and a body's name; one word without a title is not enough for a person."""
    index = index_of("The book of Maria Dorn lay open. They sold it to the Orlav and Ister Police in Tarn.")
    assert "Maria Dorn" in names(index, "person")
    assert "Orlav and Ister Police" in names(index, "organisation")


def test_an_adjective_counts_for_its_country() -> None:
    """Also where the words are about others."""
    index = index_of("Norwegian boats left. Later the boats came back to Norway.")
    norway = index.get(index.countries["Norway"])
    assert {(name.form, name.count) for name in norway.names} == {("Norwegian", 1), ("Norway", 1)}


def test_experts_of_no_country_are_one_group_and_papers_of_no_name_none() -> None:
    """Over all articles; those of a country are apart."""
    index = index_of("Experts said no.", source="Experts")
    assert names(index, "group") == {"unnamed sources"}
    assert names(index_of("The video said no.", source="The video"), "group") == set()


def test_what_a_person_is_called_alone_is_the_short_name() -> None:
    """The part used alone, in whatever place it stands."""
    text = "President Oru Ban-ti left. Later Oru spoke. Minister Ilka Brandt stayed."
    short = {actor.name: actor.short for actor in index_of(text).actors}
    assert short["Oru Ban-ti"] == "Oru"
    assert short["Ilka Brandt"] == "Brandt"


def test_a_name_that_two_bear_alike_is_nobodys() -> None:
    """Not the one's who was named last."""
    more = "The talks went on. The talks went on. The talks went on."
    index = index_of(f"Rex Holm and Jon Holm left. {more} Then Holm spoke.")
    assert names(index, "person") == {"Rex Holm", "Jon Holm"}
    assert sum(name.count for actor in index.actors for name in actor.names if name.form == "Holm") == 0


def test_the_government_of_a_leader_is_the_country() -> None:
    """If only one country has a leader of that name."""
    index = index_of(
        "Norwegian President Rex Holm left. The Rex Holm memoirs sold. The Holm government agreed."
    )
    assert "Holm government" not in names(index, "organisation")


def test_where_somebody_works_is_no_place() -> None:
    """What stands behind "at" is a body if an analyst is there, and a place if a party was."""
    text = "Maria Dorn, an analyst of trade at the Orlav Policy Fund, agreed."
    assert "Orlav Policy Fund" in names(index_of(text), "organisation")
    assert "Orlav Gardens" not in names(index_of("The party was at the Orlav Gardens."), "organisation")


def test_a_family_name_with_its_article_is_no_body() -> None:
    """Where the record has a person of that name."""
    texts = ("President Omar al-Rashti left.", "The speech hurt Al-Rashti. They met al-Rashti.")
    assert not any("Rashti" in name for name in names(index_of(*texts), "organisation"))


def test_an_acronym_is_of_the_only_body_with_these_initials() -> None:
    """If one article names both; of two such bodies it is neither's."""
    text = "The Harbour Workers Union met. Later the HWU left. They heard the HWU."
    assert names(index_of(text), "organisation") == {"Harbour Workers Union"}
    other = index_of(text + " The Hill Walkers Union came.")
    workers = next(actor for actor in other.actors if actor.name == "Harbour Workers Union")
    assert "HWU" not in {form.form for form in workers.names}


def test_an_acronym_of_a_thing_is_no_body() -> None:
    """By the small words or the kind of paper before it; one that a body explains is."""
    text = "They sold spare boat parts (SBP). The SBP was dear. The SBP came late."
    assert "SBP" not in names(index_of(text), "organisation")
    body = "The Harbour Workers Union (HWU) met. The HWU left. They heard the HWU."
    assert "Harbour Workers Union" in names(index_of(body), "organisation")


def test_the_house_beside_the_senate_is_its_other_chamber() -> None:
    """Without one of its companions nobody knows which house it is."""
    house = "U.S. House of Representatives"
    text = "A bill passed the House on Monday."
    assert house in names(index_of(f"The Senate voted. {text}"), "organisation")
    assert house not in names(index_of(text), "organisation")


def test_a_word_that_lies_around_is_a_place() -> None:
    """If it never speaks, and stands behind "in" now and then."""
    told = "Prices in Voltberg rose. Prices in Voltberg fell. The Voltberg was dear. Voltberg was sold."
    assert "Voltberg" not in names(index_of(told), "organisation")


def test_the_people_of_a_country_that_no_table_knows_are_the_country() -> None:
    """By the ending behind the name of the country; another name is not."""
    texts = ("Varland's foreign minister, Rex Holm, spoke. Varland voted.", "Most Varlanders left Tarn.")
    assert not any("Varlanders" in name for name in names(index_of(*texts), "person"))
    land = next(actor for actor in index_of(*texts).actors if actor.name == "Varland")
    assert land.kind == "country"


def test_a_chief_minister_makes_no_country() -> None:
    """What has a foreign minister is one."""
    assert "Orlav" not in names(index_of("Orlav's chief minister, Rex Holm, left. Orlav voted."), "country")
    assert "Orlav" in names(index_of("Orlav's foreign minister, Rex Holm, left. Orlav voted."), "country")
