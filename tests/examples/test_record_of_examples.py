"""The record built of the bundled examples, held to what was planted in them (examples/README.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.evaluate.measure import Measurement, Plan, measure
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.record import (Record)
    from onrecord.records.rows import (Actor, Commitment, Event, Place)

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY: dict[str, Any] = json.loads((EXAMPLES / "gold" / "story.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def record(example_home: Path) -> Record:
    """The record of all example pages, built as a user would."""
    with RecordReader(example_home / "talks.onrecord") as reader:
        return reader.record()


@pytest.fixture(scope="module")
def measurement() -> Measurement:
    """The scores on the examples."""
    models = load_models(Settings().language_model)
    return measure(Plan(frozenset({"examples"})), models, lambda _: None)


def article(record: Record, number: str) -> ArticleRow:
    """The article of the page whose name begins with ``number``."""
    return next(row for row in record.articles if Path(row.source.locator).name.startswith(number))


def actor(record: Record, name: str) -> Actor:
    """The one actor of this name."""
    (found,) = [row for row in record.actors if row.name == name]
    return found


def events_at(record: Record, number: str, words: str) -> list[Event]:
    """The events of typed mentions, one of which shares characters with these words of a page."""
    home = article(record, number)
    start = home.text.index(words)
    return [
        event
        for event in record.events
        if not event.shown
        and any(
            mention.article == home.id and mention.start < start + len(words) and start < mention.end
            for mention in event.mentions
        )
    ]


def commitments_at(record: Record, number: str, words: str) -> list[Commitment]:
    """The commitments on a page whose text shares characters with these words of it."""
    home = article(record, number)
    start = home.text.index(words)
    return [
        row
        for row in record.commitments
        if row.text.article == home.id and row.text.start < start + len(words) and start < row.text.end
    ]


def place_named(record: Record, form: str) -> Place:
    """The place that has this form among its names."""
    (found,) = [
        row for row in record.places if form in {name.form.removeprefix("the ") for name in row.names}
    ]
    return found


def test_every_page_became_an_article(record: Record) -> None:
    """Eighteen pages, eighteen articles, nothing rejected."""
    assert len(record.articles) == len(list((EXAMPLES / "pages").iterdir()))
    assert record.rejects == ()


@pytest.mark.parametrize("page", STORY["publication_dates"], ids=lambda page: page["document"][:2])
def test_publication_dates(record: Record, page: dict[str, Any]) -> None:
    """The day a careful reader would give; none, or one not before the window, where there is none."""
    published = article(record, page["document"][:2]).published
    if page["published"]:
        assert published.value == page["published"]
    else:
        assert published.value is None or published.value >= page["window"][0][: len(published.value)]


def test_the_page_clock_is_rejected_with_its_reason(record: Record) -> None:
    """The crawler's clock of page 01 is among the rejected dates, and says why."""
    (rejected,) = [
        one for one in article(record, "01").published.rejected if one.value.startswith("2023-09-17")
    ]
    assert rejected.why
    assert "17 September 2023" in rejected.quote


@pytest.mark.parametrize(
    ("number", "outlet", "agency"),
    [
        ("01", "Straits Today", "Norlan Press"),
        ("02", "Tarn Herald", None),
        ("04", "Ostrel Courier", None),
        ("05", "Tarn Herald", "KNA"),
        ("06", "Straits Today", "Norlan Press"),
        ("07", "Harbour Post", "Norlan Press"),
        ("12", "Tarn Herald", "KNA"),
        ("17", "Harbour Post", "Norlan Press"),
    ],
)
def test_outlet_and_agency(record: Record, number: str, outlet: str, agency: str | None) -> None:
    """Whose page it is, and whose copy."""
    row = article(record, number)
    assert (row.outlet or "").casefold() == outlet.casefold()
    assert row.agency == agency


@pytest.mark.parametrize(("number", "genre"), [("10", "transcript"), ("14", "readout"), ("01", "report")])
def test_genres(record: Record, number: str, genre: str) -> None:
    """A transcript and a readout are told from a report."""
    assert article(record, number).genre == genre


def test_the_machine_translation_is_noticed(record: Record) -> None:
    """Page 13 reads like a machine's English; page 11 does not."""
    assert article(record, "13").translated == "machine"
    assert article(record, "11").translated != "machine"


def test_a_body_that_stands_twice_is_kept_once(record: Record) -> None:
    """Each sentence of page 06 is in the text once."""
    text = article(record, "06").text
    for words in ("The visit is not cancelled", "Special envoy Marta Elvane urged both sides"):
        assert text.count(words) == 1


def test_the_reprint_is_a_copy(record: Record) -> None:
    """Pages 06 and 07 are one text, and they are the only copies."""
    original, copy = article(record, "06"), article(record, "07")
    assert original.copies.group == copy.copies.group
    assert sorted([original.copies.role, copy.copies.role]) == ["copy", "original"]
    groups = [row.copies.group for row in record.articles]
    assert len(set(groups)) == len(groups) - 1


def test_the_visit_was_planned_put_off_and_held(record: Record) -> None:
    """Horst's visit to Tarn is one event; its history leads from October 2021 to 19 May 2022."""
    (visit,) = events_at(record, "11", "ended a visit to Tarn")
    numbers = {Path(row.source.locator).name[:2] for row in record.articles if row.id in visit.articles}
    assert {"03", "06", "11", "12"} <= numbers
    assert visit.type == "visit"
    assert visit.status == "happened"
    assert "2022-05-19" in {visit.start, visit.end}
    assert "Edvin Horst" in {participant.name for participant in visit.participants}
    history = [(step.as_of, step.status) for step in visit.history]
    assert history == sorted(history, key=lambda step: step[0] or "")
    assert history[0] == ("2021-06-15", "planned")
    assert ("2021-10-05", "planned") in history
    assert history[-1][1] == "happened"
    starts = {step.as_of: step.start for step in visit.history}
    assert starts["2021-06-15"] == "2021-10"
    assert starts["2021-10-05"] != starts["2021-06-15"]


def test_the_copy_counts_once(record: Record) -> None:
    """The postponement, told by a wire report and its reprint, is told by one source."""
    (visit,) = events_at(record, "06", "postponed his visit to Tarn")
    assert {article(record, "06").id, article(record, "07").id} <= set(visit.articles)
    assert visit.independent_sources == len(visit.articles) - 1


def test_the_meeting_was_called_off(record: Record) -> None:
    """The ministers' meeting of February 2022 is cancelled."""
    statuses = {event.status for event in events_at(record, "09", "A meeting of the foreign ministers")}
    assert "cancelled" in statuses


def test_the_shots_are_denied(record: Record) -> None:
    """What Kesmar denies is told as denied."""
    assert "denied" in {event.status for event in events_at(record, "09", "fired on any vessel")}


@pytest.mark.parametrize(
    ("name", "day"),
    [("Tomas Ilker", "2021-07-29"), ("Rafael Osman", "2022-02-10"), ("Nadia Corvin", "2023-06-08")],
)
def test_three_ministers_one_after_the_other(record: Record, name: str, day: str) -> None:
    """Each held the Kesmari foreign ministry on a day in his or her time, and no other did on that day."""
    held = {
        minister
        for minister in ("Tomas Ilker", "Rafael Osman", "Nadia Corvin")
        for office in actor(record, minister).offices
        if "foreign" in office.title.casefold() and (office.of or "").startswith("Kesm")
        if (office.from_ or "") <= day <= (office.to or "9999")
    }
    assert held == {name}


@pytest.mark.parametrize(
    ("number", "words", "name"),
    [
        ("03", "met his Kesmari counterpart Tomas Ilker", "Tomas Ilker"),
        ("09", "meet his Kesmari counterpart, Rafael Osman", "Rafael Osman"),
        ("15", "met in Lissen in April", "Nadia Corvin"),
    ],
)
def test_the_counterpart_is_who_held_office_then(record: Record, number: str, words: str, name: str) -> None:
    """The counterpart is another person on another date."""
    names = {one.name for event in events_at(record, number, words) for one in event.participants}
    assert name in names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sable Islands", "Orlo Islands"), ("Great Sable", "Orlomar"), ("Hallen Channel", "Tikan Strait")],
)
def test_two_names_are_one_place(record: Record, one: str, other: str) -> None:
    """Each side's name leads to the same place."""
    assert place_named(record, one).id == place_named(record, other).id


def test_each_side_uses_its_own_name(record: Record) -> None:
    """The strait is Hallen Channel to Varland and Tikan Strait to Kesmar."""
    users = {
        name.form: {row.name for row in record.actors if row.id in name.used_by}
        for name in place_named(record, "Tikan Strait").names
    }
    forms = {form.removeprefix("the "): names for form, names in users.items()}
    assert "Varland" in forms["Hallen Channel"]
    assert "Kesmar" in forms["Tikan Strait"]


@pytest.mark.parametrize(
    ("number", "words", "outcome"),
    [
        ("03", "Kesmar would release the fishermen", "kept"),
        ("03", "will hand over copies of its archive papers", "no_evidence"),
        ("10", "Kesmar will withdraw its patrol boats", "broken"),
        ("10", "Varland will reopen its consulate in Tarn", "kept"),
    ],
)
def test_promises(record: Record, number: str, words: str, outcome: str) -> None:
    """A promise that was kept, one without trace, one that was broken; what is told rests on words."""
    found = commitments_at(record, number, words)
    assert [row.outcome for row in found] == [outcome]
    assert bool(found[0].outcome_evidence) == (outcome != "no_evidence")


@pytest.mark.parametrize(
    ("kind", "claims"),
    [("number", ("14", "12")), ("number", ("nine|9", "11")), ("date", ("1961", "1962"))],
)
def test_clashing_sources(record: Record, kind: str, claims: tuple[str, str]) -> None:
    """Two numbers of fishermen, two of documents, two years of one declaration."""

    def says(told: str, claim: str) -> bool:
        return any(word in told for word in claim.split("|"))

    hits = [
        row
        for row in record.conflicts
        if row.kind == kind
        and all(
            any(says(version.claim + version.evidence[0].quote, claim) for version in row.versions)
            for claim in claims
        )
    ]
    assert hits


@pytest.mark.parametrize(
    ("number", "words", "name"),
    [
        ("03", "the return of all three islands", "Varland"),
        ("01", "President Edvin Horst had sent a letter", "Anton Marrick"),
        ("01", "the Declaration of Halm turns 60 this year", "Anton Marrick"),
        ("02", "the government had ever promised", "Tomas Ilker"),
        ("05", "the status of the Orlo Islands", "Tomas Ilker"),
        ("08", "he would meet his Varlandic counterpart", "Rafael Osman"),
        ("10", "Yes. It is not a bargain", "Dario Venn"),
        ("13", "We are interested in that the waters", "Rafael Osman"),
    ],
)
def test_speakers(record: Record, number: str, words: str, name: str) -> None:
    """A capital, pronouns, titles and a speaker's turn lead to who spoke."""
    home = article(record, number)
    start = home.text.index(words)
    names = {
        row.speaker_name
        for row in record.statements
        if row.article == home.id and row.content[0].start <= start < row.content[-1].end
    }
    assert name in names


def test_the_same_words_are_one_utterance(record: Record) -> None:
    """What Venn said at the press conference and the Courier quotes is one utterance."""
    words = "It is not a bargain, it is a step of goodwill"
    told = {
        row.utterance
        for row in record.statements
        if any(words in part.quote for part in row.content) and row.mode == "direct"
    }
    homes = {row.article for row in record.statements if row.utterance in told}
    assert {article(record, "10").id, article(record, "11").id} <= homes
    assert len(told) == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("01", "Kesmar withdraws its patrol boats"),
        ("02", "Varland recognises the results of the war"),
        ("17", "ratified by both parliaments"),
    ],
)
def test_conditions(record: Record, number: str, words: str) -> None:
    """Conditions with "only if" and "before" are found with what must come first."""
    home = article(record, number)
    assert any(
        words in row.prerequisite.quote for row in record.conditions if row.prerequisite.article == home.id
    )


def test_a_position_shifts(record: Record) -> None:
    """By November 2023 Varland has moved, and the record says from where."""
    varland = actor(record, "Varland").id
    shifted = [row for row in record.positions if row.side == varland and row.shift_from]
    assert any(article(record, "16").id in {one.article for one in row.evidence} for row in shifted)


@pytest.mark.parametrize(
    ("task", "score", "floor"),
    [
        ("statements", "f1", 0.85),
        ("statements", "speaker", 0.85),
        ("events", "f1", 0.50),
        ("body words", "recall", 0.99),
        ("body words", "lines kept out", 0.97),
    ],
)
def test_scores_on_the_examples(measurement: Measurement, task: str, score: str, floor: float) -> None:
    """The scores on our own story stay above these floors."""
    (measured,) = [entry for entry in measurement.scores if entry.total.task == task]
    assert measured.figures[score].value >= floor
