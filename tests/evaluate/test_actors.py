"""B³ of actors, on a page small enough to count by hand."""

from __future__ import annotations

import pytest

from onrecord.evaluate.actors import gold_mentions, score_actors
from onrecord.evaluate.figures import figures_of
from onrecord.evaluate.gold import GoldPage
from onrecord.evaluate.outcome import Outcome, make_outcome
from onrecord.evaluate.tally import add
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.indexes import ActorIndex
from onrecord.records.pages import Page
from onrecord.records.readings import Reading
from onrecord.records.record import Record
from onrecord.records.rows import Actor
from onrecord.records.spans import OffsetMap, Run

TEXT = "Kerr met Amsel. Minister Kerr left Tarn. Mr Amsel, the guest, spoke; Kerr and Amsel are in Tarn."
GUEST = TEXT.index("the guest")


def outcome() -> Outcome:
    """A page with two people; Tarn is a place and a government, and the guest speaks."""
    names = [
        {"canonical": "Anna Kerr", "kind": "person", "forms": ["Kerr", "Minister Kerr"]},
        {"canonical": "Paul Amsel", "kind": "person", "forms": ["Amsel"]},
        {"canonical": "Kesmar", "kind": "country", "forms": ["Tarn"]},
        {"canonical": "Tarn", "kind": "place", "forms": ["Tarn"]},
    ]
    said = {"content": ["spoke"], "mode": "indirect", "cue": None, "addressee": None, "said_on": None}
    statements = [
        said | {"speaker_text": "the guest", "speaker": "Paul Amsel"},
        said | {"speaker_text": "Kerr and Amsel", "speaker": "Anna Kerr; Paul Amsel"},
    ]
    truth = {"names": names, "statements": statements, "document": {}}
    page = Page("lamp.txt", TEXT.encode(), TEXT, "utf-8", "text/plain")
    gold = GoldPage("lamp", "examples", "examples", page, TEXT, truth)
    article = Article(TEXT, OffsetMap((Run(0, len(TEXT), 0, len(TEXT)),)), ())
    return make_outcome(gold, Reading(article, PublicationDate()), Record())


def test_mentions_are_names_and_sources() -> None:
    """The longest where they overlap; no joint source, no name that two things have."""
    found = [(mention.words, mention.actor) for mention in gold_mentions(outcome())]
    assert found == [
        ("Kerr", "Anna Kerr"),
        ("Amsel", "Paul Amsel"),
        ("Minister Kerr", "Anna Kerr"),
        ("Amsel", "Paul Amsel"),
        ("the guest", "Paul Amsel"),
        ("Kerr", "Anna Kerr"),
        ("Amsel", "Paul Amsel"),
    ]


def test_shares_are_as_counted_by_hand() -> None:
    """One Amsel filed with the three Kerrs, two apart from them, one with nobody."""
    mentions = gold_mentions(outcome())
    where = dict(zip([mention.span for mention in mentions], "kkkaak ", strict=True))
    spots = {("lamp", span.start, span.end): key for span, key in where.items() if key != " "}
    actors = tuple(Actor(key, key, "person", (), None, ()) for key in "ak")
    (tally,) = score_actors([outcome()], ActorIndex.build(actors, spots, {}, {}))
    precision, recall = (3 * 3 / 4 + 1 / 4 + 2 * 1 + 1) / 7, (3 * 1 + 1 / 4 + 2 * 2 / 4 + 1 / 4) / 7
    values = {name: figure.value for name, figure in figures_of([tally]).items()}
    f1 = 2 / (1 / precision + 1 / recall)
    assert values == {
        "precision": pytest.approx(precision),
        "recall": pytest.approx(recall),
        "f1": pytest.approx(f1),
    }
    assert (tally.page, tally.matched, tally.gold) == ("lamp", 6, 7)
    assert [miss.kind for miss in tally.misses] == ["elsewhere", "nobody's"]


def test_shares_of_two_pages_add_up() -> None:
    """Sums, not means of means."""
    mentions = gold_mentions(outcome())
    (tally,) = score_actors([outcome()], ActorIndex())
    assert tally.shares is not None
    assert tally.shares[0] == len(mentions)
    assert add(tally, tally).shares == (2 * tally.shares[0], pytest.approx(2 * tally.shares[1]))
