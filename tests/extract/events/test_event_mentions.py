"""Mentions of events in invented sentences."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.extract.context import Context
from onrecord.extract.events import find_events
from onrecord.extract.events.event_lexicon import event_words
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.event_types import event_types
from onrecord.records.readings import EventMention, TimeExpression
from onrecord.records.spans import OffsetMap, Span


def read(text: str, times: dict[str, str] | None = None, parts: tuple[Part, ...] = ()) -> list[EventMention]:
    """The events of ``text``, published 2019-02-16, with the given time words and their dates."""
    article = Article(text, OffsetMap(()), parts)
    found = tuple(
        TimeExpression(Span(text.index(words), text.index(words) + len(words)), "DATE", value, value, value)
        for words, value in (times or {}).items()
    )
    doc = load_english(Settings().language_model).parse(text)
    return list(find_events(Context(doc, article, PublicationDate("2019-02-16"), times=found)))


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("The ministers held talks in Tarn.", "talks", "talks in Tarn"),
        ("President Ana Orlo met with Prime Minister Ben Sable in Geneva.", "meeting", "met with"),
        ("President Ana Orlo will visit Japan next week.", "visit", "visit Japan"),
        ("The two presidents spoke by phone.", "call", "spoke by phone"),
        ("She sent a letter to President Ben Sable.", "letter", "a letter"),
        ("He accepted an invitation from the president.", "invitation", "an invitation from the president"),
        ("The two sides agreed to speed up the work.", "agreement", "agreed to speed up the work"),
        ("The two sides reached an agreement on fishing.", "agreement", "an agreement"),
        ("Japan and France signed a joint declaration.", "signing", "signed a joint declaration"),
        ("The parliament ratified the treaty.", "ratification", "ratified the treaty"),
        ("The ministry issued a statement.", "statement_issued", "a statement"),
        ("Japan voted against the resolution.", "vote", "voted against the resolution"),
        ("The United States imposed sanctions on Japan.", "sanction", "sanctions on Japan"),
        ("The army launched an airstrike near the border.", "military", "an airstrike"),
        ("France released two prisoners.", "release", "released two prisoners"),
        ("He was appointed foreign minister in September.", "appointment", "appointed"),
        ("The ministry summoned the ambassador.", "protest", "summoned the ambassador"),
        ("Japan withdrew from the treaty.", "withdrawal", "withdrew from the treaty"),
        ("Japan refused to sign the agreement.", "other", "refused to sign the agreement"),
    ],
)
def test_a_mention_has_its_type_and_phrase(text: str, type_: str, words: str) -> None:
    """Each type is found by its words, with the phrase that names it."""
    found = [(event.type, event.span.of(text)) for event in read(text)]
    assert any(type_ == kind and words in phrase for kind, phrase in found), found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministers held talks in Geneva.", "happened"),
        ("The talks between Japan and France will be held in Geneva.", "planned"),
        ("Ana Orlo is expected to visit Japan.", "planned"),
        ("Ana Orlo is scheduled to visit Japan.", "planned"),
        ("Ana Orlo said she would visit Japan.", "planned"),
        ("Ana Orlo's forthcoming visit to Japan worries him.", "planned"),
        ("Japan called off the talks with France.", "cancelled"),
        ("Japan cancelled the talks with France.", "cancelled"),
        ("Ana Orlo's visit to Japan was scrapped.", "cancelled"),
        ("Japan postponed the talks with France.", "planned"),
        ("Ana Orlo may visit Japan.", "hypothetical"),
        ("Ana Orlo wants to visit Japan.", "hypothetical"),
        ("If Ana Orlo visits Japan, prices fall.", "hypothetical"),
        ("Japan and France have not signed a peace treaty.", "hypothetical"),
        ("Japan did not sign the treaty.", "denied"),
        ("Japan failed to sign the treaty.", "denied"),
        ("Japan has visited France.", "happened"),
    ],
)
def test_status_follows_the_verb(text: str, status: str) -> None:
    """Tense, modals, governing verbs and negation tell what became of the event."""
    assert next(event.status for event in read(text)) == status


def test_a_passive_subject_may_stand_behind_its_verb() -> None:
    """The phrase then begins with the verb."""
    assert [mention.span.start for mention in read("signed was Resolution treaty")] == [0]


def test_talks_in_general_are_no_event() -> None:
    """A bare generic noun is left out."""
    assert read("Agreements need talks and patience.") == []


def test_the_date_that_hangs_on_the_event_is_its_date() -> None:
    """The time of the verb that carries the talks is theirs; that of the reporting verb is not."""
    text = "Ana Orlo said on Friday that the ministers held talks in Geneva on Monday."
    [event] = read(text, {"Friday": "2019-02-15", "Monday": "2019-02-11"})
    assert (event.start, event.end, event.time and event.time.of(text)) == ("2019-02-11", None, "Monday")


def test_a_present_tense_with_a_coming_date_is_a_plan() -> None:
    """An arrival told in the present with a later date has not happened yet."""
    text = "On March 3, President Ana Orlo arrives in Japan."
    [event] = read(text, {"March 3": "2019-03-03"})
    assert (event.status, event.start) == ("planned", "2019-03-03")


def test_old_history_is_background() -> None:
    """An event more than a year before the article is told for context."""
    text = "In 1956, Japan and France signed a joint declaration."
    [event] = read(text, {"1956": "1956"})
    assert event.background
    assert event.start == "1956"


def test_a_deadline_is_an_end() -> None:
    """What is to be done by a day has no start."""
    text = "Japan will withdraw from the treaty by June 1."
    [event] = read(text, {"June 1": "2019-06-01"})
    assert (event.start, event.end) == (None, "2019-06-01")


def test_since_is_no_date() -> None:
    """The first visit since a year is not a visit of that year."""
    text = "It was the first visit of the president to Japan since 1988."
    assert [event.start for event in read(text, {"1988": "1988"})] == [None]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Ana Orlo postponed her visit to Japan.", True),
        ("Ana Orlo put off her visit to Japan.", True),
        ("The visit to Japan was delayed.", True),
        ("Ana Orlo did not postpone her visit to Japan.", False),
        ("Ana Orlo began her visit to Japan.", False),
    ],
)
def test_a_postponed_event_is_marked(text: str, moved: bool) -> None:
    """What is put off is still planned, and marked as moved."""
    event = read(text)[0]
    assert event.moved is moved
    assert not moved or event.status == "planned"


def test_participants_and_place_have_their_own_spans() -> None:
    """Who and where are spans of the text, also beside the phrase."""
    text = "President Ana Orlo met with Prime Minister Ben Sable in Geneva."
    [event] = read(text)
    assert [span.of(text) for span in event.participants] == ["Ana Orlo", "Ben Sable"]
    assert event.place is not None
    assert event.place.of(text) == "Geneva"


def test_a_later_the_visit_has_the_status_of_the_visit_before() -> None:
    """A definite noun about which nothing is said takes the status of what it refers to."""
    text = (
        "Ana Orlo will visit Japan in May. A date of the visit is not known to Paris. He praised the visit."
    )
    assert {event.status for event in read(text) if event.type == "visit"} == {"planned"}


def test_spans_hold_their_triggers() -> None:
    """The phrase covers the trigger, and every span lies in the text."""
    text = 'The round of talks, he said -- the "talks" -- with (the) France was called off, said Ana Orlo.'
    for event in read(text):
        assert event.span.contains(event.trigger)
        assert event.span.end <= len(text)


def test_word_list_is_sound() -> None:
    """Types are known and every class and need can be resolved."""
    words = event_words()
    for verbs in words.verbs.values():
        for verb in verbs:
            assert verb.type in event_types()
            for need in verb.needs:
                for atom in need:
                    assert atom.slot == "prt" or atom.kind in (None, "name", *words.classes), atom
    for noun in words.nouns.values():
        assert noun.type in event_types()
        assert noun.of is None or noun.of in words.classes


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("The ministers of Japan and France held talks in Tarn.", True),
        ("President Ana Orlo met with Prime Minister Ben Sable in Geneva.", True),
        ("President Ana Orlo already met with Prime Minister Ben Sable in Geneva.", False),
        ("President Ana Orlo had met with Prime Minister Ben Sable in Geneva.", False),
        ("The minister recalled the talks with France.", False),
        ("The ministers of Japan and France will hold talks in Tarn.", False),
        ("The minister, who met with President Ana Orlo, smiled.", False),
    ],
)
def test_news_is_told_in_the_main_clause_and_the_simple_past(text: str, news: bool) -> None:
    """What an article tells as its own news is told from what came before and what is to come."""
    found = read(text, parts=(Part("body", 0, len(text)),))
    assert found
    assert {event.news for event in found} == {news}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied any meeting with the French side.",
        "The ministry denied reports of a meeting between the two leaders.",
        "The ministry denied that a meeting had taken place in Geneva.",
        "He dismissed reports that the two presidents had met in Geneva.",
        "Japan denied that its coast guard had fired on any vessel.",
    ],
)
def test_what_somebody_says_there_was_not_is_denied(text: str) -> None:
    """A denied meeting, a denied report of one, and a deed inside "denied that"."""
    assert [event.status for event in read(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Japan and France met in Geneva but reached no agreement.",
        "No agreement was reached.",
        "The two sides did not reach an agreement.",
    ],
)
def test_an_agreement_that_was_not_reached_is_no_event(text: str) -> None:
    """Nobody denies an agreement that did not come about."""
    assert "agreement" not in {event.type for event in read(text)}
