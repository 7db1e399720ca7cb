"""Who takes part in an event, where and when it takes place, which words name it and what it is about."""

from __future__ import annotations

import pytest
from reading_of import read, words

from onrecord.records.readings import EventMention


def only(text: str, type_: str) -> EventMention:
    """The one event of the type in a text."""
    (event,) = (event for event in read(text).events if event.type == type_)
    return event


@pytest.mark.parametrize(
    ("type_", "text", "participants"),
    [
        pytest.param(
            "meeting",
            "Prime Minister Ina Dorn met with President Karel Venn in Oster.",
            ["Prime Minister Ina Dorn", "President Karel Venn"],
            id="with",
        ),
        pytest.param(
            "meeting",
            "Prime Minister Ina Dorn and President Karel Venn met in Oster.",
            ["Prime Minister Ina Dorn", "President Karel Venn"],
            id="coordinated_subjects",
        ),
        pytest.param(
            "meeting",
            "President Karel Venn was received by Prime Minister Ina Dorn.",
            ["Prime Minister Ina Dorn", "President Karel Venn"],
            id="agent_of_a_passive",
        ),
        pytest.param(
            "meeting",
            "Foreign Minister Anton Horst, who met President Karel Venn, smiled.",
            ["Foreign Minister Anton Horst", "President Karel Venn"],
            id="relative_pronoun_as_subject",
        ),
        pytest.param(
            "meeting",
            "President Karel Venn, whom Foreign Minister Anton Horst met in Oster, smiled.",
            ["Foreign Minister Anton Horst", "President Karel Venn"],
            id="relative_pronoun_as_object",
        ),
        pytest.param(
            "talks",
            "Talks were held between Prime Minister Ina Dorn and President Karel Venn.",
            ["Prime Minister Ina Dorn", "President Karel Venn"],
            id="were_held_between",
        ),
        pytest.param(
            "talks",
            "President Karel Venn spoke after their talks with Prime Minister Ina Dorn.",
            ["President Karel Venn", "Prime Minister Ina Dorn"],
            id="spoke_after_their_talks",
        ),
        pytest.param(
            "visit",
            "Foreign Minister Anton Horst put off his visit to Lissen.",
            ["Foreign Minister Anton Horst"],
            id="put_off_his_visit",
        ),
        pytest.param(
            "visit",
            "Prime Minister Ina Dorn invited President Karel Venn to visit Oster.",
            ["President Karel Venn"],
            id="who_is_invited_visits",
        ),
        pytest.param(
            "visit",
            "President Karel Venn accepted an invitation to visit Oster.",
            ["President Karel Venn"],
            id="who_accepts_an_invitation_visits",
        ),
        pytest.param(
            "signing",
            "The treaty was signed by Prime Minister Ina Dorn and President Karel Venn.",
            ["Prime Minister Ina Dorn", "President Karel Venn"],
            id="signed_by",
        ),
        pytest.param(
            "sanction",
            "Portugal imposed sanctions on Norway.",
            ["Portugal", "Norway"],
            id="sanctions_on",
        ),
        pytest.param(
            "military",
            "The Portuguese army fired on a trawler.",
            ["Portuguese army"],
            id="an_army_by_its_land",
        ),
        pytest.param(
            "military",
            "Norway denied that its coast guard had fired on a trawler.",
            ["Norway"],
            id="who_denies_a_deed_is_party_to_it",
        ),
        pytest.param(
            "meeting",
            "Ambassadors of Portugal and Norway met in Oster.",
            ["Ambassadors of Portugal", "Norway"],
            id="several_by_their_lands",
        ),
        pytest.param(
            "talks",
            "The talks in Oster ended on Monday.",
            [],
            id="nobody_named",
        ),
    ],
)
def test_who_takes_part(type_: str, text: str, participants: list[str]) -> None:
    """Those who take part are named by their own words, wherever in the sentence they stand."""
    assert [span.of(text) for span in only(text, type_).participants] == participants


@pytest.mark.parametrize(
    ("type_", "text", "place"),
    [
        pytest.param("talks", "The ministers held talks in Lissen.", "Lissen", id="in"),
        pytest.param("talks", "The Geneva talks on fishing ended.", "Geneva", id="a_city_before_the_noun"),
        pytest.param("visit", "A visit by Horst to Norway is planned.", "Norway", id="visit_to"),
        pytest.param(
            "visit",
            "Prime Minister Ina Dorn is scheduled to visit Norway in April.",
            "Norway",
            id="object_of_a_visit",
        ),
        pytest.param(
            "meeting",
            "Prime Minister Ina Dorn arrives in Norway on Friday and meets President Karel Venn.",
            "Norway",
            id="from_the_verb_before",
        ),
        pytest.param("talks", "The talks on Norway ended.", None, id="what_talks_are_on_is_no_place"),
        pytest.param(
            "call",
            "The two presidents spoke by phone.",
            None,
            id="no_place",
        ),
    ],
)
def test_where_it_takes_place(type_: str, text: str, place: str | None) -> None:
    """The place stands with "in", "at", "to", or before the noun."""
    assert words(text, only(text, type_).place) == place


@pytest.mark.parametrize(
    ("type_", "text", "start", "end"),
    [
        pytest.param(
            "meeting", "The delegations met on 3 March 2031 in Oster.", "2031-03-03", None, id="its_own_day"
        ),
        pytest.param(
            "talks",
            "Prime Minister Dorn said on Tuesday that talks were held in Oster on 3 March 2031.",
            "2031-03-03",
            None,
            id="not_the_day_of_saying",
        ),
        pytest.param(
            "signing",
            "The delegations must sign the treaty by 1 June 2031.",
            None,
            "2031-06-01",
            id="a_deadline_is_an_end",
        ),
        pytest.param(
            "meeting",
            "The delegations postponed the summit until 1 June 2031.",
            "2031-06-01",
            None,
            id="moved_to_a_day_is_no_deadline",
        ),
        pytest.param(
            "visit",
            "Prime Minister Ina Dorn is scheduled to visit Norway on 2 April 2031.",
            "2031-04-02",
            None,
            id="scheduled_to",
        ),
        pytest.param(
            "agreement",
            "Prime Minister Ina Dorn agreed on 3 March 2031 to visit Norway.",
            "2031-03-03",
            None,
            id="agreed_on_a_day",
        ),
        pytest.param(
            "visit",
            "Prime Minister Ina Dorn agreed on 3 March 2031 to visit Norway.",
            None,
            None,
            id="the_day_of_agreeing_is_not_that_of_the_visit",
        ),
        pytest.param(
            "meeting",
            "Prime Minister Ina Dorn arrives in Norway on Friday and meets President Karel Venn.",
            "2031-03-07",
            None,
            id="arrives_on_a_day_and_meets",
        ),
        pytest.param(
            "signing",
            "The 1956 declaration of Portugal and Norway ended the war.",
            "1956",
            None,
            id="the_year_of_a_paper",
        ),
        pytest.param(
            "talks",
            "They were the first talks with Norway since 1988.",
            None,
            None,
            id="since_is_no_date",
        ),
        pytest.param(
            "talks",
            "The talks with Norway set for May will be held in Oster.",
            "2031-05",
            None,
            id="set_for_a_day",
        ),
    ],
)
def test_when_it_takes_place(type_: str, text: str, start: str | None, end: str | None) -> None:
    """The day is that of the event's own words, of a deadline only the end."""
    event = only(text, type_)
    assert (event.start, event.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("In 1956 Portugal and Norway signed a treaty.", True),
        ("In February 2031 Portugal and Norway signed a treaty.", False),
        ("Portugal and Norway signed a treaty.", False),
    ],
)
def test_what_is_more_than_a_year_old_is_background(text: str, background: bool) -> None:
    """An undated event and one of this year are no history."""
    assert only(text, "signing").background is background


@pytest.mark.parametrize(
    ("type_", "text", "phrase"),
    [
        ("talks", "The delegations opened a round of talks in Oster.", "a round of talks in Oster"),
        ("sanction", "The lifting of sanctions began in May.", "The lifting of sanctions"),
        ("signing", "The treaty was signed in Oster.", "The treaty was signed in Oster"),
        ("signing", "Dorn signed the treaty, which ended the war.", "signed the treaty"),
        ("visit", "A visit by Horst, who is ill, is planned.", "A visit by Horst"),
        ("agreement", "The two sides agreed to open the strait.", "agreed to open the strait"),
        ("signing", "Dorn signed the treaty — a short one.", "signed the treaty"),
        ("signing", "Dorn signed the treaty (a short one).", "signed the treaty"),
    ],
)
def test_the_shortest_phrase_names_it(type_: str, text: str, phrase: str) -> None:
    """Complements belong to the phrase; commas, long dashes and relative clauses end it."""
    assert only(text, type_).span.of(text) == phrase


@pytest.mark.parametrize(
    ("type_", "text", "about"),
    [
        ("signing", "Prime Minister Ina Dorn signed a long peace treaty with Norway.", "peace treaty"),
        ("signing", "The declaration of 1956 ended the war.", "declaration"),
        ("meeting", "The two sides discussed fishing at the G20 summit in Oster.", "g20 summit"),
        ("meeting", "Prime Minister Ina Dorn met with President Karel Venn.", None),
        ("statement_issued", "Horst held a news conference in Lissen.", "news conference"),
        ("visit", "Foreign Minister Horst paid a visit to Kesmar.", None),
    ],
)
def test_what_it_is_about_or_called(type_: str, text: str, about: str | None) -> None:
    """A signing is of its paper, a summit has its name; countries and people are not what it is about."""
    assert only(text, type_).about == about


@pytest.mark.parametrize(
    ("type_", "text", "definite"),
    [
        ("talks", "The talks with Norway ended.", True),
        ("talks", "This round of talks with Norway ended.", True),
        ("visit", "Foreign Minister Horst ended his visit to Lissen.", True),
        ("visit", "Foreign Minister Horst paid a visit to Lissen.", False),
        ("meeting", "The ministers met in Oster with President Karel Venn.", False),
    ],
)
def test_known_events_are_definite(type_: str, text: str, definite: bool) -> None:
    """Nouns after "the", "this" and "his" point back; those after "a", and verbs, do not."""
    assert only(text, type_).definite is definite


@pytest.mark.parametrize(
    ("type_", "text", "code"),
    [
        ("military", "Kesmar launched a missile.", "ASSAULT"),
        ("military", "Kesmar staged a missile test.", "MOBILIZE"),
        ("military", "Varland deployed troops to the border.", "MOBILIZE"),
        ("vote", "The president vetoed the bill.", "REJECT"),
        ("vote", "Parliament voted on the bill.", None),
        ("other", "Varland expelled two diplomats.", "COERCE"),
        ("other", "Kesmar rejected the proposal.", "REJECT"),
        ("other", "Kesmar returned the islands to Varland.", None),
    ],
)
def test_some_words_have_a_code_of_their_own(type_: str, text: str, code: str | None) -> None:
    """The PLOVER code is that of the words, else of the type."""
    assert only(text, type_).plover == code


@pytest.mark.parametrize(
    ("type_", "text", "news"),
    [
        ("meeting", "President Karel Venn met Horst in Oster.", True),
        ("meeting", "President Karel Venn already met Horst in Oster.", False),
        ("meeting", "President Karel Venn has met Horst in Oster.", False),
        ("talks", "The ministers held talks in Oster.", True),
        ("talks", "Foreign Minister Anton Horst recalled the talks with Norway.", False),
        ("meeting", "The last summit of the leaders worried Oster.", False),
        ("meeting", "Prime Minister Dorn said that the two presidents met in Oster.", False),
    ],
)
def test_news_is_the_simple_past_in_the_own_voice(type_: str, text: str, news: bool) -> None:
    """Perfects, recollections, earlier times and others' words are no news."""
    assert only(text, type_).news is news


@pytest.mark.parametrize(
    ("text", "genre", "start"),
    [
        ("President Karel Venn met Horst in Oster.", "readout", "2031-03-05"),
        ("President Karel Venn met Horst in Oster.", "report", None),
        ("President Karel Venn will meet with Anton Horst in Oster.", "readout", None),
        ("President Karel Venn had met with Anton Horst in Oster.", "readout", None),
    ],
)
def test_a_readout_tells_its_own_day(text: str, genre: str, start: str | None) -> None:
    """A readout in the simple past is of the day it is published on."""
    (event,) = read(text, genre=genre).events  # type: ignore[arg-type]
    assert event.start == start


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dorn will visit Kesmar in May. Horst praised the visit.", "planned"),
        ("Dorn visited Kesmar in March. Horst praised the visit.", "happened"),
        ("Dorn's visit to Kesmar was cancelled. Horst praised the visit.", "cancelled"),
    ],
)
def test_a_bare_noun_is_what_was_named_before(text: str, status: str) -> None:
    """Of "the visit" nothing is said: it has the status of the visit before it."""
    assert [event.status for event in read(text).events if event.type == "visit"][-1] == status


def test_a_bare_noun_with_nothing_before_names_none() -> None:
    """A definite noun alone is no event."""
    assert read("Horst praised the visit.").events == ()


@pytest.mark.parametrize(
    "text",
    [
        "No agreement between Portugal and Norway was signed.",
        "Norway and Portugal did not reach an agreement.",
        "A deal between Portugal and Norway was not reached.",
    ],
)
def test_an_agreement_that_failed_is_no_agreement(text: str) -> None:
    """What did not come about is no event; a denied one is."""
    assert "agreement" not in {event.type for event in read(text).events}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Portugal and Norway signed the agreement.", ["signing"]),
        ("Norway refused to sign the treaty.", ["other"]),
        ("Prime Minister Ina Dorn met Horst and signed the treaty.", ["meeting", "signing"]),
    ],
)
def test_a_deed_is_told_once(text: str, types: list[str]) -> None:
    """The object of a verb that tells the same deed is no second event; a coordinated verb is."""
    assert [event.type for event in read(text).events] == types
