"""Commands on a record whose gate holds an event back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from sample_record import events, sample_record, write_sample

from onrecord.building.run import BuildReport
from onrecord.cli.build import tell_report
from onrecord.cli.main import run
from onrecord.records.record import KINDS
from onrecord.records.shown_rows import KEY_EVENTS

TALKS, OPENING = events()
HELD_BACK = replace(OPENING, confidence=0.02, shown=False)
UNSURE = "1 event, also unsure: 1 (--all)"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The sample record with the opening of the ferry held back."""
    rows = replace(sample_record(), events=(TALKS, HELD_BACK))
    return str(write_sample(tmp_path_factory.mktemp("gate") / "sample.onrecord", rows))


@pytest.mark.parametrize(
    ("options", "expected", "absent"),
    [
        ([], ["Talks in Tarn", UNSURE], ["Opening of the ferry", "held back"]),
        (["--all"], ["Talks in Tarn", "Opening of the ferry (held back)", "2 events "], ["unsure"]),
        (["--top", "1"], [UNSURE], []),
        (["--key"], [UNSURE], ["Opening of the ferry"]),
        (["--key", "--top", "1", "--limit", "1"], [UNSURE], []),
        (["--status", "planned"], ["0 events, also unsure: 1 (--all)"], ["Opening"]),
        (["--status", "planned", "--all"], ["Opening of the ferry (held back)", "1 event "], ["Tarn"]),
        (["--actor", "varland"], ["Talks in Tarn", "1 event "], ["unsure"]),
        (["--no-background"], ["Talks in Tarn", "1 event "], ["unsure"]),
    ],
)
def test_a_timeline_shows_what_passes_the_gate(say, record, options, expected, absent):
    """And counts what else meets the filters."""
    out = say("timeline", record, *options)
    assert [words for words in expected if words not in out] == []
    assert [words for words in absent if words in out] == []


@pytest.mark.parametrize(("options", "count"), [([], 1), (["--all"], 2)])
def test_json_holds_what_is_shown(say, record, options, count):
    """In a timeline, and beneath an article."""
    assert len(json.loads(say("timeline", record, "--json", *options))) == count
    assert len(json.loads(say("show", record, "one", "--json", *options))["events"]) == count


def test_key_events_are_at_most_twenty(say, tmp_path):
    """A higher --top shows no more of them."""
    rows = tuple(replace(TALKS, id=f"event_{rank:016x}", rank=rank) for rank in range(1, 31))
    path = write_sample(tmp_path / "x.onrecord", replace(sample_record(), events=rows))
    assert f"{KEY_EVENTS} events " in say("timeline", path, "--key")
    assert f"{KEY_EVENTS} events " in say("timeline", path, "--key", "--top", "25")
    assert "3 events " in say("timeline", path, "--key", "--top", "3")


def test_no_key_event_is_held_back(record, capsys):
    """The command says what to leave out."""
    assert run(["timeline", record, "--key", "--all"]) == 2
    assert "leave out --key or --all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "expected"), [([], f"2 statements, {UNSURE}"), (["--all"], "2 statements, 2 events")]
)
def test_an_article_counts_both(say, record, options, expected):
    """Beneath its statements."""
    assert expected in say("show", record, "one", *options)


@pytest.mark.parametrize(("options", "marked"), [([], False), (["--all"], True)])
def test_an_article_marks_what_is_shown(monkeypatch, say, tmp_path, options, marked):
    """In colours, on a terminal: here the only row with these words is the event."""
    rows = replace(sample_record(), events=(TALKS, HELD_BACK), statements=(), commitments=(), issues=())
    path = write_sample(tmp_path / "x.onrecord", replace(rows, positions=(), corrections=()))
    monkeypatch.setattr(
        "onrecord.cli.show.open_console",
        lambda: Console(force_terminal=True, color_system="standard", width=100, legacy_windows=False),
    )
    out = say("show", path, "one", *options)
    assert ("\x1b[33mopen the Sable ferry\x1b[0m" in out) is marked
    assert "\x1b[33mTalks in Tarn\x1b[0m" in out


def test_json_lines_hold_every_event(say, record, tmp_path):
    """The dossier only those shown, unless all are asked for."""
    for options in ([], ["--all"]):
        say("export", record, "--format", "jsonl", "--out", tmp_path / "out", *options)
        lines = (tmp_path / "out" / "events.jsonl").read_text("utf-8").splitlines()
        assert {json.loads(line)["shown"] for line in lines} == {True, False}
    page = tmp_path / "x.html"
    say("export", record, "--format", "html", "--out", page)
    assert "Opening of the ferry" not in page.read_text("utf-8").partition('id="articles"')[0]
    say("export", record, "--format", "html", "--out", page, "--all")
    assert "Opening of the ferry" in page.read_text("utf-8").partition('id="articles"')[0]


@pytest.mark.parametrize(
    ("held_back", "words"),
    [
        ({"events": 41}, "0 statements, 37 events (also unsure: 41), "),
        ({"events": 0, "statements": 0}, " 78 events, "),
        ({"events": 77}, "1 event (also"),
        ({"statements": 2, "events": 1}, "7 statements (also unsure: 2), 77 events (also unsure: 1), "),
    ],
)
def test_a_build_counts_both(held_back, words):
    """As the timeline does."""
    said = held_back["statements"] + 7 if held_back.get("statements") else 0
    counts = dict.fromkeys(KINDS, 0) | {"articles": 1, "events": 78, "statements": said}
    report = BuildReport(counts, 1, 0, {}, {}, 0, 1.0, held_back=held_back)
    assert words in tell_report(report, Path("x.onrecord"))[1]
