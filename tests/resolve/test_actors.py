"""Mentions of several articles to actors: people, offices over time, states, sources kept unnamed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.records.articles import PublicationDate
from onrecord.records.indexes import ActorIndex
from onrecord.records.readings import FiledReading, Mention
from onrecord.records.rows import Actor
from onrecord.records.spans import Span
from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of

SPRING = reading_of(
    "a1", "2021-03-04",
    "Varland's foreign minister Ilka Brandt said on Thursday that the border would open. "
    "Brandt spoke in Ostrel, the capital of Varland, after meeting her Kesmari counterpart Tomas Reyl.",
    "Varland's foreign minister Ilka Brandt",
)  # fmt: skip
AUTUMN = reading_of(
    "a2", "2022-10-09",
    "Kesmari Foreign Minister Oda Lund met Varlandic President Jon Aske in Tarn. "
    "A senior Kesmari official said the talks were hard. The official gave no details. "
    "Ostrel said it was content.",
    "A senior Kesmari official", "Ostrel", "The official",
)  # fmt: skip
WINTER = reading_of(
    "a3", "2022-10-12",
    "The Kesmari foreign minister said that the fishing talks would go on. "
    "Both sides had met in Tarn. Kesmar was ready, a senior Kesmari official said.",
    "The Kesmari foreign minister", "a senior Kesmari official",
)  # fmt: skip
STORY = (SPRING, AUTUMN, WINTER)


def speaker(index: ActorIndex, reading: FiledReading, words: str) -> str | None:
    """The name of the actor that the first occurrence of ``words`` stands for."""
    start = reading.reading.article.text.index(words)
    actor = index.actor_of(reading.id, Span(start, start + len(words)))
    return index.name_of(actor) if actor else None


def named(index: ActorIndex, name: str) -> Actor:
    """The only actor with this name."""
    (found,) = [actor for actor in index.actors if actor.name == name]
    return found


def test_offices_pass_from_holder_to_holder() -> None:
    """Two ministers of one country, each in the office on the days the articles show."""
    index = resolve_actors(STORY)
    offices = {
        name: [(office.title, office.of, office.from_, office.to) for office in named(index, name).offices]
        for name in ("Tomas Reyl", "Oda Lund", "Jon Aske")
    }
    assert offices == {
        "Tomas Reyl": [("foreign minister", "Kesmar", "2021-03-04", "2021-03-04")],
        "Oda Lund": [("foreign minister", "Kesmar", "2022-10-09", "2022-10-09")],
        "Jon Aske": [("president", "Varland", "2022-10-09", "2022-10-09")],
    }


def test_a_title_goes_to_the_holder_of_its_day() -> None:
    """An article that never names the minister means the one of its day."""
    assert speaker(resolve_actors(STORY), WINTER, "The Kesmari foreign minister") == "Oda Lund"


def test_a_title_between_two_holders_stays_open() -> None:
    """Half-way between two ministers nobody knows which one is meant; an office speaks, not a person."""
    between = reading_of(
        "a4", "2021-12-22", "The Kesmari foreign minister said nothing new.", "The Kesmari foreign minister"
    )
    index = resolve_actors((*STORY, between))
    assert speaker(index, between, "The Kesmari foreign minister") == "foreign minister of Kesmar"


def test_countries_no_table_knows_are_learned() -> None:
    """Name, adjective and capital come from the texts; people are on their country's side."""
    index = resolve_actors(STORY)
    assert speaker(index, AUTUMN, "Ostrel") == "Varland"
    assert index.side_of(named(index, "Jon Aske").id) == index.countries["Varland"]
    assert index.side_of(named(index, "Oda Lund").id) == index.countries["Kesmar"]


def test_unnamed_sources_stay_in_their_article() -> None:
    """The same words in two articles may be two people; in one article "the official" is the same."""
    index = resolve_actors(STORY)
    first = index.actor_of("a2", _span(AUTUMN, "A senior Kesmari official"))
    again = index.actor_of("a2", _span(AUTUMN, "The official"))
    other = index.actor_of("a3", _span(WINTER, "a senior Kesmari official"))
    assert first == again != other
    assert first is not None
    assert index.get(first).kind == "group"


def _span(reading: FiledReading, words: str) -> Span:
    start = reading.reading.article.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_articles_does_not_matter(seed: int) -> None:
    """The same actors, spots and ids, however the articles come."""
    shuffled = list(STORY)
    random.Random(seed).shuffle(shuffled)
    assert resolve_actors(shuffled) == resolve_actors(STORY)


def test_spelling_variants_are_one_person_and_namesakes_two() -> None:
    """Sergei and Sergey are one man; two people of one family name stay two."""
    one, other = "President Sergei Holm", "President Sergey Holm"
    readings = [
        reading_of("b1", "2020-01-01", f"{one} said yes. Minister Anna Holm said no.", one),
        reading_of("b2", "2020-01-02", f"{other} said no. Mr Holm left.", other),
    ]
    index = resolve_actors(readings)
    people = sorted(actor.name for actor in index.actors if actor.kind == "person")
    assert len(people) == 2
    assert speaker(index, readings[0], one) == speaker(index, readings[1], other)


def test_joint_sources_are_all_their_members() -> None:
    """Two speakers joined by "and" resolve to both; where only one is asked for, to the first."""
    text = "Ilka Brandt and Tomas Reyl said that the border would open."
    joint = reading_of("c1", "2021-05-01", text, "Ilka Brandt and Tomas Reyl")
    index = resolve_actors([*STORY, joint])
    members = index.actors_of("c1", _span(joint, "Ilka Brandt and Tomas Reyl"))
    assert [index.name_of(member) for member in members] == ["Ilka Brandt", "Tomas Reyl"]
    assert speaker(index, joint, "Ilka Brandt and Tomas Reyl") == "Ilka Brandt"
    assert not any(";" in actor.name for actor in index.actors)


def test_a_party_that_also_speaks_is_one_actor() -> None:
    """A state named as party of an instrument and as speaker is filed once."""
    text = (
        "The Soviet Union and Japan signed the Soviet-Japanese declaration in 1956. Japan said it was valid."
    )
    index = resolve_actors([reading_of("a1", "2021-03-04", text, "Japan")])
    assert len({actor.id for actor in index.actors}) == len(index.actors)
    assert named(index, "Japan").names


def test_a_spokesman_is_not_the_one_he_speaks_for() -> None:
    """The spokesman is a source of his own on the side of the one he speaks for, who gets no such office."""
    text = "A spokesman for Prime Minister Erik Vosk said that the port would open."
    words = "A spokesman for Prime Minister Erik Vosk"
    of_whom = reading_of("p1", "2021-10-05", "The Kesmari prime minister, Erik Vosk, left.")
    reading = reading_of("p2", "2021-10-06", text, words)
    index = resolve_actors([*STORY, of_whom, reading])
    assert speaker(index, reading, words) == "unnamed spokesman of Erik Vosk"
    told = index.get(index.actors_of("p2", _span(reading, words))[0])
    assert told.side == index.countries["Kesmar"]
    assert {office.title for office in named(index, "Erik Vosk").offices} == {"prime minister"}


def test_an_office_is_of_the_person_before() -> None:
    """The words "his office" of two articles is one actor."""
    text = "President Jon Aske will travel to Halm in May, his office said."
    readings = [reading_of(name, "2022-03-01", text, "his office") for name in ("q1", "q2")]
    index = resolve_actors([*STORY, *readings])
    assert {speaker(index, reading, "his office") for reading in readings} == {"office of Jon Aske"}
    assert len([actor for actor in index.actors if "office" in actor.name]) == 1


def test_general_groups_are_one_in_the_record() -> None:
    """Plain "Kesmari officials" are the same in all articles; two officials are of their article."""
    text = "Kesmari officials said yes. Two Kesmari officials said no."
    readings = [
        reading_of(name, "2022-03-01", text, "Kesmari officials", "Two Kesmari officials")
        for name in ("r1", "r2")
    ]
    index = resolve_actors([*STORY, *readings])
    all_of = {index.actors_of(one.id, _span(one, "Kesmari officials")) for one in readings}
    two_of = {index.actors_of(one.id, _span(one, "Two Kesmari officials")) for one in readings}
    assert (len(all_of), len(two_of)) == (1, 2)


def test_both_sides_are_the_two_of_the_article() -> None:
    """They are known where all the article's actors are of two countries."""
    text = "Ilka Brandt met Kesmari Foreign Minister Oda Lund. Both sides said that they would meet again."
    reading = reading_of("s1", "2022-03-01", text, "Both sides")
    index = resolve_actors([*STORY, reading])
    sides = {index.name_of(one) for one in index.actors_of("s1", _span(reading, "Both sides"))}
    assert sides == {"Varland", "Kesmar"}


def test_a_bound_is_no_day_of_an_office() -> None:
    """An article that is only known to be older than a day does not date the office it names."""
    bounded = reading_of("t1", None, "Kesmari prime minister Ola Birk left.", "Ola Birk")
    published = PublicationDate(None, "2021-01-01", "2021-05-13", "none", 0.3)
    bounded = replace(bounded, reading=replace(bounded.reading, published=published))
    index = resolve_actors([*STORY, bounded])
    assert [(one.from_, one.to) for one in named(index, "Ola Birk").offices] == [(None, None)]


def test_a_name_used_as_a_place_is_one() -> None:
    """What the record names as a place again and again is no body, whatever one sentence makes of it."""
    texts = ("The boats lie in the Hallen Channel.", "They fished in the Hallen Channel near Lissen.")
    readings = [reading_of(f"u{i}", "2022-03-01", text) for i, text in enumerate(texts)]
    index = resolve_actors([*STORY, *readings])
    assert "Hallen Channel" not in {actor.name for actor in index.actors}


def test_an_administration_is_of_its_leaders_country() -> None:
    """The Aske administration is on the side of President Aske."""
    words = "The Aske administration"
    reading = reading_of("v1", "2022-10-20", f"{words} said that the talks would go on.", words)
    index = resolve_actors([*STORY, reading])
    actor = index.actor_of("v1", _span(reading, words))
    assert index.side_of(actor) == index.countries["Varland"]


def test_a_capital_is_learned_from_whose_organs_sit_there() -> None:
    """Two articles that agree make a town the capital; where two countries' organs meet it is none."""
    told = "In Vell, Dorric Foreign Minister Ilka Brandt said no. In Halm, the Dorric president spoke."
    other = "The Dorric government in Vell will fall. In Halm, Sarnic President Jon Aske of Sarn smiled."
    asked = "Vell said that Dorra was ready. Dorra's foreign minister Ilka Brandt agreed."
    readings = [
        reading_of(f"w{i}", "2022-03-01", text, *sources)
        for i, (text, *sources) in enumerate(((told,), (other,), (asked, "Vell")))
    ]
    index = resolve_actors(readings)
    assert speaker(index, readings[2], "Vell") == "Dorra"


def test_an_actor_tells_why_its_mentions_are_one() -> None:
    """Each reason with its forms and words of articles; an actor of one article has none."""
    alone = reading_of("a5", "2022-11-01", "Lund said yes.", "Lund")
    index = resolve_actors((*STORY, alone))
    told = {join.reason: join.forms for join in named(index, "Oda Lund").merged}
    assert told == {
        "the same name": ("Oda Lund",),
        "a name alone that only one person of the record bears": ("Lund",),
        "the office, which the record shows nobody else to hold about that day": (
            "The Kesmari foreign minister",
        ),
    }
    assert named(index, "Jon Aske").merged == ()


def test_another_spelling_is_told_as_such() -> None:
    """Why Sergei and Sergey are one man."""
    readings = [
        reading_of("b1", "2020-01-01", "President Sergei Holm said yes.", "President Sergei Holm"),
        reading_of("b2", "2020-01-02", "President Sergey Holm said no.", "President Sergey Holm"),
    ]
    (person,) = [actor for actor in resolve_actors(readings).actors if actor.kind == "person"]
    assert {join.reason for join in person.merged} == {"the same name", "another spelling of the name"}
    assert all(join.evidence for join in person.merged)


def test_bodies_of_a_state_are_one_under_all_its_names() -> None:
    """And the short form is the body that the article, or only one in the record, names in full."""
    readings = [
        reading_of("d1", "2020-01-01", "The U.S. Navy left. The Concord Council met. The Council said yes.",
                   "The U.S. Navy", "The Concord Council", "The Council"),
        reading_of("d2", "2020-01-02", "The American Navy said yes.", "The American Navy"),
    ]  # fmt: skip
    index = resolve_actors(readings)
    assert speaker(index, readings[0], "The U.S. Navy") == speaker(index, readings[1], "The American Navy")
    assert speaker(index, readings[0], "The Council") == "Concord Council"


def test_a_ministry_of_no_known_state_is_its_article_s_own() -> None:
    """Two articles may mean two ministries."""
    readings = [
        reading_of(key, "2020-01-01", "The foreign ministry said no.", "The foreign ministry")
        for key in ("e1", "e2")
    ]
    index = resolve_actors(readings)
    spots = {index.actor_of(each.id, Span(0, 20)) for each in readings}
    assert len(spots) == 2


def test_a_name_with_words_run_on_is_the_name() -> None:
    """A heading behind a name in one article makes no second person where the name is frequent."""
    plain = "Ada Brenn said no. " * 5
    readings = [
        reading_of("f1", "2020-01-01", plain, "Ada Brenn"),
        reading_of("f2", "2020-01-02", "Senator Ada Brenn Jonas said yes.", "Senator Ada Brenn Jonas"),
    ]
    people = [actor for actor in resolve_actors(readings).actors if actor.kind == "person"]
    assert [person.name for person in people] == ["Ada Brenn"]


def test_two_names_joined_by_a_hyphen_are_nobody() -> None:
    """The Reyl-Lund summit has two people in it, not a third."""
    text = "President Tomas Reyl met Oda Lund. The Reyl-Lund summit failed, Lund said."
    index = resolve_actors([reading_of("g1", "2020-01-01", text, "Lund")])
    people = sorted(actor.name for actor in index.actors if actor.kind == "person")
    assert people == ["Oda Lund", "Tomas Reyl"]


def test_members_of_congress_have_their_side() -> None:
    """The press tells it by party and state behind the name."""
    text = "Sen. Ada Brenn (R-Tenn.) said no."
    index = resolve_actors([reading_of("h1", "2020-01-01", text, "Sen. Ada Brenn")])
    assert index.side_of(named(index, "Ada Brenn").id) == index.countries["United States"]


def test_a_state_under_its_formal_name_is_the_state() -> None:
    """The minister of the Republic of Kesmar holds an office of Kesmar."""
    words = "Minister of Foreign Affairs of the Republic of Kesmar Oda Lund"
    readings = [*STORY, reading_of("k1", "2022-11-01", f"{words} said no.", words)]
    offices = {(office.title, office.of) for office in named(resolve_actors(readings), "Oda Lund").offices}
    assert offices == {("foreign minister", "Kesmar")}


@pytest.mark.parametrize(("short", "name"), [("Mr. Pak", "Pak Tae-ho"), ("Mr. Zhen", "Zhen Baolin")])
def test_a_family_name_that_comes_first_goes_with_a_form_of_address(short: str, name: str) -> None:
    """The full name stands in one article, the family's in another."""
    readings = [
        reading_of("m1", "2020-01-01", f"Envoy {name} said no.", f"Envoy {name}"),
        reading_of("m2", "2020-01-02", f"{short} said yes.", short),
    ]
    index = resolve_actors(readings)
    assert speaker(index, readings[1], short) == name


def test_the_last_syllable_of_a_given_name_is_no_family_name() -> None:
    """Mr. Ho is not Pak Tae-ho."""
    readings = [
        reading_of("n1", "2020-01-01", "Envoy Pak Tae-ho said no.", "Envoy Pak Tae-ho"),
        reading_of("n2", "2020-01-02", "Mr. Ho said yes.", "Mr. Ho"),
    ]
    assert speaker(resolve_actors(readings), readings[1], "Mr. Ho") == "Ho"


def test_those_who_speak_jointly_are_actors_each() -> None:
    """Unnamed ones too: "some analysts and lawmakers"."""
    text = "Some analysts and lawmakers said no."
    reading = reading_of("o1", "2020-01-01", text, "Some analysts and lawmakers")
    index = resolve_actors([reading])
    speakers = index.actors_of(reading.id, Span(0, len("Some analysts and lawmakers")))
    assert len(speakers) == 2


def test_who_an_article_names_apart_is_apart_over_all() -> None:
    """A family name alone is not that of the only one whom the record names in full, if she is only kin."""
    reading = reading_of(
        "k1", "2021-03-04",
        "President Holm opened the port. He and first lady Maria Holm met sailors. "
        "Holm said it would stay open.",
        "President Holm", "Maria Holm", "Holm said",
    )  # fmt: skip
    index = resolve_actors([reading])
    assert speaker(index, reading, "President Holm") == "Holm"
    assert speaker(index, reading, "Maria Holm") == "Maria Holm"


def test_a_genitive_before_the_name_tells_the_side() -> None:
    """Japan's Oda Lund is on the side of Japan, whatever her office."""
    index = resolve_actors(
        [reading_of("a", "2022-10-09", "Japan's Oda Lund was late. Oda Lund said so.", "Oda Lund")]
    )
    assert index.side_of(named(index, "Oda Lund").id) == index.countries["Japan"]


@pytest.mark.parametrize(("opening", "kept"), [("HALMSTADT", False), ("OSTU", True), ("RiverBank", True)])
def test_a_body_named_once_is_an_acronym_or_a_name_with_capitals_inside(opening: str, kept: bool) -> None:
    """A longer word in capitals is the town of a dateline."""
    text = f"{opening} The talks went on. Dorn said no."
    found = Mention(Span(0, len(opening)), "organisation", "name", name=opening)
    reading = reading_of("n", "2022-03-01", text, "Dorn")
    mentions = (found, *(one for one in reading.reading.mentions if one.span.start > len(opening)))
    index = resolve_actors([replace(reading, reading=replace(reading.reading, mentions=mentions))])
    assert (opening in {actor.name for actor in index.actors}) is kept
