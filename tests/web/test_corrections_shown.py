"""Corrections stand beside the rows they were applied to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_record import correction, sample_record, write_sample
from web_client import WebClient

from onrecord.cli.main import run
from onrecord.web.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

TOLD = "✎</span> note by mia on 2031-05-07: Heard it &lt;myself&gt;"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample record with a note on a row of each kind that has a page."""
    record = sample_record()
    (entry,) = record.corrections
    entry = replace(entry, value="Heard it <myself>")
    marked = {
        kind: (replace(first, corrections=(entry.id,)), *others)
        for kind in ("articles", "statements", "events", "actors")
        for first, *others in [getattr(record, kind)]
    }
    return write_sample(tmp_path / "x.onrecord", replace(record, **marked, corrections=(entry,)))


@pytest.mark.parametrize("kind", ["articles", "statements", "events", "actors"])
def test_a_page_tells_what_was_corrected(path: Path, kind: str) -> None:
    """By whom, when and what; in harmless words."""
    row = getattr(sample_record(), kind)[0]
    answer = WebClient(create_app(path)).get(f"/{kind}/{row.id}")
    assert answer.status_code == 200
    assert TOLD in answer.text


def test_the_log_is_told_with_the_sources(path: Path, tmp_path: Path) -> None:
    """On the served page and in the dossier, with what became of it."""
    page = WebClient(create_app(path)).get("/sources").text
    assert run(["export", str(path), "--format", "html", "--out", str(tmp_path / "x.html")]) == 0
    for html in (page, (tmp_path / "x.html").read_text(encoding="utf-8")):
        assert "Corrected by hand" in html
        assert "note: Ada Brenn: ferry: Heard it &lt;myself&gt;" in html


def test_show_tells_what_was_corrected(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beneath the article's head and the statement."""
    assert run(["show", str(path), "one"]) == 0
    assert capsys.readouterr().out.count("✎ note by mia on 2031-05-07: Heard it <myself>") == 2
    assert correction().who == "mia"
