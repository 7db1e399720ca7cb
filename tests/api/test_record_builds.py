"""Building from Python."""

from pathlib import Path

import pytest

import onrecord
from onrecord.api import record_builds
from onrecord.building import run
from onrecord.config import Settings


@pytest.fixture
def asked(monkeypatch):
    """What a build is asked for, in the place of the build."""
    calls = []
    monkeypatch.setattr(run, "build_record", lambda *arguments: calls.append(arguments) or "report")
    monkeypatch.setattr(record_builds, "_available_cores", lambda: 3)
    return calls


def test_the_defaults_are_those_of_the_command_line(asked):
    """As many jobs as there are cores; all else as in `Settings`."""
    assert onrecord.build("pages", "x.onrecord", codebook=None, fresh=None) == "report"
    assert asked == [(["pages"], Path("x.onrecord"), Settings(jobs=3), None)]


def test_options_become_settings(asked):
    """Paths may be strings; columns are a mapping."""
    watcher = run.NoProgress()
    onrecord.build(
        [Path("a.html"), "b.csv"],
        Path("x.onrecord"),
        jobs=0,
        codebook="issues.txt",
        wikidata=Path("ids.tsv"),
        columns={"text": "Body"},
        fresh=True,
        seconds_per_page=5.0,
        language_model="en_other",
        progress=watcher,
    )
    settings = Settings(
        jobs=0,
        codebook=Path("issues.txt"),
        wikidata=Path("ids.tsv"),
        columns=(("text", "Body"),),
        seconds_per_page=5.0,
        fresh=True,
        language_model="en_other",
    )
    assert asked == [(["a.html", "b.csv"], Path("x.onrecord"), settings, watcher)]


def test_a_slip_in_an_option_is_an_error(asked):
    """No build begins."""
    with pytest.raises(TypeError, match="no keyword 'job'"):
        onrecord.build("pages", "x.onrecord", job=2)
    with pytest.raises(onrecord.UsageError, match="cannot have -1 jobs"):
        onrecord.build("pages", "x.onrecord", jobs=-1)
    assert asked == []


def test_the_errors_are_those_of_a_build(tmp_path):
    """A source that is not there."""
    with pytest.raises(onrecord.SourceError, match="no file or folder"):
        onrecord.build(tmp_path / "nowhere", tmp_path / "x.onrecord", jobs=0)
