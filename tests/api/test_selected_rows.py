"""Filters by keyword, on the sample record."""

import json
from dataclasses import replace

import pytest
from sample_record import (
    ARTICLE,
    BRENN,
    OTHER,
    TAAL,
    VARLAND,
    events,
    sample_record,
    statements,
    write_sample,
)

import onrecord
from onrecord.cli.main import run
from onrecord.records.contract import to_plain

FIRST, SECOND = statements()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A file that holds the sample record."""
    return write_sample(tmp_path_factory.mktemp("api") / "sample.onrecord")


@pytest.fixture(scope="module")
def record(path):
    """The sample record, open."""
    with onrecord.open(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("kind", "filters", "count"),
    [
        ("articles", {"outlet": "ostrel herald"}, 1),
        ("articles", {"outlet": "Post"}, 1),
        ("articles", {"year": 2031}, 1),
        ("articles", {"on": "2031-05-07"}, 0),
        ("statements", {}, 2),
        ("statements", {"speaker": "brenn"}, 1),
        ("statements", {"speaker": None, "mode": None, "since": None}, 2),
        ("statements", {"side": "Kesmar"}, 1),
        ("statements", {"side": VARLAND, "issue": "ferry", "year": 2031}, 1),
        ("statements", {"side": VARLAND, "issue": "fishing"}, 0),
        ("statements", {"article": "one.txt"}, 2),
        ("statements", {"article": OTHER}, 0),
        ("statements", {"mode": "direct"}, 1),
        ("statements", {"words": "fish*"}, 1),
        ("statements", {"words": ""}, 0),
        ("statements", {"since": "2031-05", "until": "2031-05-05"}, 1),
        ("statements", {"on": "2031-05-06"}, 0),
        ("events", {"actor": "varland"}, 1),
        ("events", {"type": "talks", "status": "cancelled"}, 1),
        ("events", {"article": "two.txt"}, 1),
        ("events", {"background": False}, 1),
        ("events", {"background": True}, 1),
        ("events", {"top": 1}, 1),
        ("events", {"on": "2031-06-15"}, 1),
        ("events", {"until": "2031-05-31"}, 0),
        ("actors", {"kind": "country"}, 2),
        ("actors", {"name": "taal"}, 1),
        ("positions", {"side": "Kesmar", "stance": "conditional"}, 1),
        ("positions", {"side": "Jon Taal"}, 2),
        ("positions", {"side": "Varland"}, 0),
        ("positions", {"issue": "fishing", "until": "2031-05"}, 1),
        ("conditions", {"holder": "Kesmar"}, 1),
        ("conditions", {"holder": "Ada Brenn"}, 0),
        ("conditions", {"year": 2031}, 0),
        ("commitments", {"party": "Varland"}, 1),
        ("commitments", {"party": BRENN, "outcome": "kept"}, 0),
        ("commitments", {"on": "2031-05"}, 1),
        ("conflicts", {"kind": "number"}, 1),
        ("conflicts", {"kind": "place"}, 0),
        ("times", {"article": "one.txt"}, 2),
        ("times", {"article": "two.txt"}, 0),
    ],
)
def test_a_filter_keeps_the_rows_that_it_asks_for(record, kind, filters, count):
    """Alone and together."""
    assert len(getattr(record, kind)(**filters)) == count


@pytest.fixture
def gated(tmp_path):
    """The sample record with its talks held back, open."""
    talks, opening = events()
    rows = replace(sample_record(), events=(replace(talks, confidence=0.04, shown=False), opening))
    with onrecord.open(write_sample(tmp_path / "gated.onrecord", rows)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "labels"),
    [
        ({}, ["Opening of the ferry"]),
        ({"all": False}, ["Opening of the ferry"]),
        ({"all": True}, ["Talks in Tarn", "Opening of the ferry"]),
        ({"all": True, "top": 1}, ["Talks in Tarn"]),
        ({"top": 1}, ["Opening of the ferry"]),
        ({"type": "talks"}, []),
        ({"type": "talks", "all": True}, ["Talks in Tarn"]),
        ({"article": "two.txt"}, []),
    ],
)
def test_events_that_are_held_back_come_if_asked_for(gated, filters, labels):
    """With all other filters as ever."""
    assert [event.label for event in gated.events(**filters)] == labels


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        ({}, ["Jon Taal"]),
        ({"all": True}, ["Ada Brenn", "Jon Taal"]),
        ({"speaker": "brenn"}, []),
        ({"speaker": "brenn", "all": True}, ["Ada Brenn"]),
        ({"words": "ferry"}, []),
        ({"words": "ferry", "all": True}, ["Ada Brenn"]),
    ],
)
def test_statements_that_are_held_back_come_if_asked_for(tmp_path, filters, speakers):
    """With all other filters as ever; by its id any statement is there, and issues keep theirs."""
    first, second = statements()
    rows = replace(sample_record(), statements=(replace(first, confidence=0.1, shown=False), second))
    with onrecord.open(write_sample(tmp_path / "x.onrecord", rows)) as opened:
        assert [row.speaker_name for row in opened.statements(**filters)] == speakers
        assert opened.statement(first.id).shown is False
        assert first.id in {one for row in opened.issues() for one in row.statements}


def test_an_event_that_a_statement_names_is_there_though_held_back(gated):
    """By its id."""
    [occasion] = {row.occasion for row in gated.statements()} - {None}
    assert (gated.event(occasion).label, gated.event(occasion).shown) == ("Talks in Tarn", False)
    with pytest.raises(KeyError):
        gated.event("event_0")


@pytest.mark.parametrize(
    ("arguments", "kind", "filters"),
    [
        (["statements", "--speaker", "brenn"], "statements", {"speaker": "brenn"}),
        (["statements", "--until", "2031"], "statements", {"until": "2031"}),
        (["timeline", "--actor", "Kesmar"], "events", {"actor": "Kesmar"}),
        (["timeline", "--no-background"], "events", {"background": False}),
        (["actors"], "actors", {}),
        (["positions", "--side", "Kesmar"], "positions", {"side": "Kesmar"}),
        (["conditions", "--holder", "Kesmar"], "conditions", {"holder": "Kesmar"}),
        (["commitments", "--party", "Varland"], "commitments", {"party": "Varland"}),
        (["conflicts", "--kind", "number"], "conflicts", {"kind": "number"}),
    ],
)  # fmt: skip
def test_the_command_line_gives_the_same_rows(path, record, capsys, arguments, kind, filters):
    """The filters have one meaning."""
    name, *options = arguments
    assert run([name, str(path), *options, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rows = [json.loads(json.dumps(to_plain(kind, row))) for row in getattr(record, kind)(**filters)]
    assert told == rows
    assert rows


def test_rows_come_in_the_order_of_reading(record):
    """By day, undated ones last; actors by how often they are named."""
    assert [row.id for row in record.statements()] == [FIRST.id, SECOND.id]
    assert [row.start for row in record.events()] == ["2031-06", None]
    assert [row.published.value for row in record.articles()] == ["2031-05-06", None]
    assert [row.name for row in record.actors()] == ["Ada Brenn", "Jon Taal", "Kesmar", "Varland"]


def test_who_held_an_office_and_who_goes_by_a_name(record):
    """The claims with evidence; or the actors."""
    found = record.who("Varland's foreign minister", on="2031-05-06")
    assert [actor.id for actor in found.actors] == [BRENN]
    ((day, seen),) = found.answer.holders[0].shown
    assert (day, seen.article, seen.quote) == ("2031-05-06", ARTICLE, "Foreign Minister Ada Brenn")
    late = record.who("Varland's foreign minister", on="2035")
    assert (len(late.actors), late.answer.outcome, len(late.answer.nearest)) == (0, "none", 1)
    named = record.who("taal")
    assert ([actor.id for actor in named.actors], named.answer) == ([TAAL], None)


def test_a_name_that_the_record_lacks_is_an_error_with_near_misses(record):
    """The error of the command line; the near misses stand in its note and in a field."""
    with pytest.raises(onrecord.UnknownName, match="has no name 'Ada Brend'") as caught:
        record.statements(speaker="Ada Brend")
    assert caught.value.near_misses == ("Ada Brenn",)
    assert caught.value.__notes__ == ["near misses: Ada Brenn"]
    with pytest.raises(onrecord.UnknownName, match="has no name 'Ostrl Herald'") as caught:
        record.articles(outlet="Ostrl Herald")
    assert caught.value.near_misses == ("Ostrel Herald",)
    for ask in (
        record.who,
        lambda words: record.positions(issue=words),
        lambda words: record.events(actor=words),
    ):
        with pytest.raises(onrecord.UnknownName) as caught:
            ask("zzzz")
        assert caught.value.near_misses == ()
