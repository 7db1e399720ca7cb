"""Merging of event mentions, on hand-made readings about invented countries."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import pytest

from onrecord.records.article_rows import Copies
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.indexes import ActorIndex, EventIndex, PlaceIndex
from onrecord.records.readings import EventMention, EventStatus, FiledReading, Reading
from onrecord.records.rows import Actor, Event, Place
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.events import merge_events

PEOPLE = {"Orlo": "Varland", "Sable": "Kesmar", "Tessen": "Varland"}
COUNTRIES = ("Varland", "Kesmar", "Drusia")
TOWNS = {"Ostrel": "Varland", "Tarn": "Kesmar", "Port Lume": "Drusia"}


@dataclass
class Told:
    """One mention: its words, and where in them who, where and what stands."""

    words: str
    type: str
    status: EventStatus = "happened"
    start: str | None = None
    end: str | None = None
    definite: bool = False
    about: str | None = None
    moved: bool = False


@dataclass
class World:
    """Articles under construction, with the index entries their names give."""

    filed: list[FiledReading] = field(default_factory=list)
    spots: dict[tuple[str, int, int], str] = field(default_factory=dict)
    place_spots: dict[tuple[str, int, int], str] = field(default_factory=dict)
    copies: dict[str, Copies] = field(default_factory=dict)

    def add(self, id_: str, published: str | None, *tellings: Told, copy_of: str | None = None) -> World:
        """Files an article that holds the tellings one after another."""
        text = " ".join(told.words for told in tellings)
        events, at = [], 0
        for told in tellings:
            events.append(self._mention(id_, told, at))
            at += len(told.words) + 1
        reading = Reading(Article(text, OffsetMap(()), ()), PublicationDate(published), events=tuple(events))
        self.filed.append(FiledReading(id_, id_, id_, "text/plain", None, reading))
        self.copies[id_] = Copies(copy_of or id_, "copy" if copy_of else "original", copy_of)
        return self

    def _mention(self, id_: str, told: Told, at: int) -> EventMention:
        people = []
        for name in (*PEOPLE, *COUNTRIES):
            if name in told.words:
                span = Span(at + told.words.index(name), at + told.words.index(name) + len(name))
                people.append(span)
                self.spots[(id_, span.start, span.end)] = name
        place = None
        for town in TOWNS:
            if town in told.words:
                place = Span(at + told.words.index(town), at + told.words.index(town) + len(town))
                self.place_spots[(id_, place.start, place.end)] = town
        whole = Span(at, at + len(told.words))
        return EventMention(
            told.type,
            Span(at, at + len(told.words.split()[0])),
            whole,
            told.status,
            participants=tuple(people),
            place=place,
            start=told.start,
            end=told.end,
            definite=told.definite,
            about=told.about,
            moved=told.moved,
            basis="text" if told.start else "none",
        )

    def merge(self) -> EventIndex:
        """The events of the world."""
        people = tuple(Actor(name, f"A. {name}", "person", (), side, ()) for name, side in PEOPLE.items())
        lands = tuple(Actor(name, name, "country", (), name, ()) for name in COUNTRIES)
        actors = ActorIndex.build(people + lands, self.spots, {}, {name: name for name in COUNTRIES})
        places = tuple(Place(town, town, (), land, ()) for town, land in TOWNS.items())
        index = PlaceIndex(places, self.place_spots, {town: town for town in TOWNS})
        return merge_events(self.filed, actors, index, self.copies)


def events(world: World) -> tuple[Event, ...]:
    """The rows of a world."""
    return world.merge().events


TALKS = Told("talks of Orlo and Sable in Tarn", "talks", start="2021-03-04")


def test_the_same_talks_in_two_articles_are_one_event() -> None:
    """Same people, same day, same town."""
    world = World().add("a", "2021-03-05", TALKS)
    world.add("b", "2021-03-05", Told("meeting of Orlo and Sable", "meeting", start="2021-03-04"))
    [event] = events(world)
    assert event.articles == ("a", "b")
    assert event.independent_sources == 2
    assert (event.start, event.place, event.status) == ("2021-03-04", "Tarn", "happened")
    assert event.label == "Orlo–Sable talks, Tarn"


def test_a_person_meets_for_the_country() -> None:
    """The minister's talks and the country's talks on one day are the same."""
    world = World().add("a", "2021-03-05", TALKS)
    world.add("b", "2021-03-05", Told("talks between Varland and Kesmar", "talks", start="2021-03-04"))
    [event] = events(world)
    assert [person.name for person in event.participants] == ["A. Orlo", "A. Sable"]


@pytest.mark.parametrize(
    "other",
    [
        Told("talks of Orlo and Sable in Tarn", "talks", start="2021-04-09"),
        Told("talks of Orlo and Sable in Ostrel", "talks", start="2021-03-04"),
        Told("talks of Tessen and Sable in Tarn", "talks", start="2021-03-04"),
        Told("talks of Orlo and Drusia in Tarn", "talks", start="2021-03-04"),
        Told("visit of Orlo to Kesmar", "visit", start="2021-03-04"),
        Told("talks in Tarn", "talks", status="planned", start="2021-05"),
    ],
)
def test_another_day_place_person_or_type_is_another_event(other: Told) -> None:
    """What contradicts is kept apart."""
    world = World().add("a", "2021-03-05", TALKS).add("b", "2021-04-10", other)
    assert len(events(world)) == 2


def test_copies_count_as_one_source() -> None:
    """A reprint is another article but no other source."""
    world = World().add("a", "2021-03-05", TALKS).add("b", "2021-03-05", TALKS, copy_of="a")
    world.copies["a"] = Copies("a", "original", None)
    [event] = events(world)
    assert (event.independent_sources, len(event.articles)) == (1, 2)


def test_the_talks_mean_the_last_talks_of_the_article() -> None:
    """A definite mention with nothing of its own joins what was spoken of last."""
    world = World().add("a", "2021-03-05", TALKS, Told("the talks", "talks", definite=True))
    [event] = events(world)
    assert [mention.quote for mention in event.mentions] == ["talks of Orlo and Sable in Tarn", "the talks"]


def test_a_plan_put_off_then_held_is_one_event_with_its_history() -> None:
    """Planned, planned for another day, without a day, then held: every change is a step."""
    visit = "visit of Orlo to Tarn"
    world = World()
    world.add("a", "2021-01-10", Told(visit, "visit", "planned", "2021-03-01"))
    world.add("b", "2021-02-20", Told(visit, "visit", "planned", None, moved=True))
    world.add("c", "2021-03-20", Told(visit, "visit", "planned", "2021-06"))
    world.add("d", "2021-06-15", Told(visit, "visit", "happened", "2021-06-14"))
    [event] = events(world)
    assert [(step.as_of, step.status, step.start) for step in event.history] == [
        ("2021-01-10", "planned", "2021-03-01"),
        ("2021-02-20", "planned", None),
        ("2021-03-20", "planned", "2021-06"),
        ("2021-06-15", "happened", "2021-06-14"),
    ]
    assert (event.status, event.start, event.label) == ("happened", "2021-06-14", "Orlo visit to Tarn")


def test_a_cancelled_plan_stays_cancelled() -> None:
    """The last word on a plan is its status."""
    world = World().add("a", "2021-01-10", Told("visit of Orlo to Tarn", "visit", "planned", "2021-03-01"))
    world.add("b", "2021-02-20", Told("visit of Orlo to Tarn", "visit", "cancelled"))
    [event] = events(world)
    assert event.status == "cancelled"
    assert [step.status for step in event.history] == ["planned", "cancelled"]


def test_what_happened_is_not_undone_by_a_later_wish() -> None:
    """A later article that speaks of the held talks as planned does not turn the record back."""
    world = World().add("a", "2021-03-05", TALKS)
    world.add("b", "2021-03-06", Told(TALKS.words, "talks", "planned", "2021-03-04"))
    assert {event.status for event in events(world)} == {"happened"}


def test_an_old_declaration_and_a_wished_treaty_stay_apart() -> None:
    """The same two sides, two different things signed."""
    world = World()
    world.add(
        "a",
        "2021-03-05",
        Told("Varland and Kesmar signed a declaration", "signing", start="1956", about="declaration"),
        Told("Varland and Kesmar sign a peace treaty", "signing", "hypothetical", about="peace treaty"),
    )
    world.add(
        "b",
        "2021-09-05",
        Told("Varland and Kesmar signed the declaration", "signing", start="1956", about="declaration"),
        Told("Varland and Kesmar sign a peace treaty", "signing", "hypothetical", about="peace treaty"),
    )
    assert sorted((event.start, len(event.articles)) for event in events(world) if event.start) == [
        ("1956", 2)
    ]
    assert len(events(world)) == 2


def test_a_new_plan_after_the_day_of_a_cancelled_one_is_another() -> None:
    """Months after a meeting was called off, the ministers plan a new one."""
    words = "meeting of Orlo and Sable"
    world = World().add("a", "2021-02-10", Told(words, "meeting", "cancelled", "2021-02-11"))
    world.add("b", "2021-05-19", Told(words, "meeting", "planned"))
    assert sorted(event.status for event in events(world)) == ["cancelled", "planned"]


def test_a_reprint_tells_the_same_in_the_same_words() -> None:
    """In copies even an event with little to know it by is one."""
    told = Told("reception in Tarn", "other", start="2021-03-04")
    told_again = Told("talks in Tarn", "talks")
    world = World().add("a", "2021-03-05", told, told_again)
    world.add("b", "2021-03-05", told, told_again, copy_of="a")
    assert [len(event.articles) for event in events(world)] == [2]


def test_a_paper_is_known_by_kind_and_year() -> None:
    """The deal of a year in one article is the accord of that year in another, whoever is named."""
    world = World().add(
        "a", "2018-03-05", Told("the 2015 deal", "agreement", start="2015", definite=True, about="deal")
    )
    told = Told(
        "the 2015 accord with Varland", "agreement", start="2015", definite=True, about="nuclear accord"
    )
    world.add("b", "2019-03-05", told)
    [event] = events(world)
    assert event.articles == ("a", "b")


def test_who_invites_and_who_is_invited() -> None:
    """The preposition before a participant tells the role."""
    text = "letter from Orlo to Sable"
    world = World().add("a", "2021-03-05", Told(text, "letter"))
    [event] = events(world)
    assert {(person.actor, person.role) for person in event.participants} == {
        ("Orlo", "agent"),
        ("Sable", "target"),
    }


def test_every_mention_is_found_again_by_its_spot() -> None:
    """The index leads from each mention to its event, and the evidence is quoted exactly."""
    world = World().add("a", "2021-03-05", TALKS, Told("the talks", "talks", definite=True))
    index = world.merge()
    texts = {filed.id: filed.reading.article.text for filed in world.filed}
    for event in index.events:
        for mention in event.mentions:
            assert texts[mention.article][mention.start : mention.end] == mention.quote
            assert index.event_of(mention.article, Span(mention.start, mention.end)) == event.id


def _story() -> World:
    world = World()
    for day in range(1, 10):
        for land in ("Varland", "Drusia"):
            world.add(
                f"{land}{day}",
                f"2021-03-0{day}",
                Told(f"talks between {land} and Kesmar", "talks", start=f"2021-03-0{day}"),
                Told(f"talks between {land} and Kesmar in Tarn", "talks"),
                Told(f"visit of Orlo to {land}", "visit", "planned"),
            )
    return world


def test_the_order_of_the_articles_does_not_matter() -> None:
    """Shuffled readings give the same events."""
    world = _story()
    first = world.merge()
    for seed in range(5):
        random.Random(seed).shuffle(world.filed)
        assert world.merge() == first


def test_an_unrelated_article_changes_no_id() -> None:
    """Ids come from content: more articles on something else leave them alone."""
    world = _story()
    before = {event.id for event in events(world)}
    world.add(
        "zz", "2021-07-01", Told("talks of Tessen and Drusia in Port Lume", "talks", start="2021-07-01")
    )
    assert before < {event.id for event in events(world)}


def test_ranks_count_from_one_and_background_comes_last() -> None:
    """Each rank is given once; what more sources tell weighs more."""
    world = _story()
    ranks = sorted(event.rank for event in events(world))
    assert ranks == list(range(1, len(ranks) + 1))


def test_two_events_whose_words_begin_at_one_place_are_two_rows() -> None:
    """A session and a summit, in "a session of the summit", have an id each."""
    words = "Orlo at a session in Tarn of the Drusia summit"
    world = World().add("a", "2021-03-05", Told(words, "meeting"))
    (filed,) = world.filed
    (session,) = filed.reading.events
    start = words.index("summit")
    summit = replace(
        session, trigger=Span(start, len(words)), participants=(), place=None, start="2020-01-01"
    )
    world.filed[0] = replace(filed, reading=replace(filed.reading, events=(session, summit)))
    rows = events(world)
    assert len({row.id for row in rows}) == len(rows) == 2
