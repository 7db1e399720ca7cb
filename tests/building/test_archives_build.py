"""Builds of web archives."""

from functools import partial
from pathlib import Path

import pytest
from fake_stages import fake_resolve, load_as_told, load_dated

from onrecord.building import run
from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.export.jsonl import write_jsonl
from onrecord.store.reader import RecordReader

LETTERS = "abc"


@pytest.fixture(autouse=True)
def _fake(monkeypatch):
    monkeypatch.setattr(run, "resolve_readings", fake_resolve)


def archive(path: Path, day: str, letters: str) -> Path:
    """A web archive of texts, retrieved on a day."""
    records = []
    for letter in letters:
        text = f"The text of {letter}. " * 9
        headers = (
            f"WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Date: {day}T00:00:00Z\r\n"
            f"WARC-Target-URI: https://herald.example/{letter}\r\nContent-Type: text/plain\r\n"
            f"Content-Length: {len(text)}\r\n\r\n"
        )
        records.append(f"{headers}{text}\r\n\r\n".encode())
    path.write_bytes(b"".join(records))
    return path


def build(out, *sources, load=load_as_told, **settings):
    """A build of archives."""
    return build_record([str(one) for one in sources], out, Settings(jobs=0, **settings), load=load)


def exported(record, folder):
    """All bytes of an export, by file name."""
    with RecordReader(record) as reader:
        write_jsonl(reader, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_second_build_of_a_longer_archive_reads_only_what_is_new(tmp_path):
    """Pages are known by their content, wherever they stand in the file."""
    log = tmp_path / "log"
    load = partial(load_as_told, log=str(log))
    path = archive(tmp_path / "a.warc", "2031-05-06", "ab")
    assert build(tmp_path / "x.onrecord", path, load=load).read == 2
    archive(path, "2031-05-06", "cab")
    assert build(tmp_path / "x.onrecord", path, load=load).read == 1
    assert sorted(log.read_text().splitlines()) == [
        f"{path}#https://herald.example/{letter}" for letter in "abc"
    ]


def test_the_earliest_retrieval_of_a_content_bounds_it_in_all_archives(tmp_path):
    """Whichever archive comes first, and also when one is dropped."""
    late = archive(tmp_path / "a.warc", "2031-05-09", "ab")
    early = archive(tmp_path / "b.warc", "2031-05-06", "bc")
    build(tmp_path / "at_once.onrecord", late, early, load=load_dated)
    for number, order in enumerate(([late, early], [early, late])):
        for source in order:
            build(tmp_path / f"{number}.onrecord", source, load=load_dated)
        assert exported(tmp_path / f"{number}.onrecord", tmp_path / f"{number}") == exported(
            tmp_path / "at_once.onrecord", tmp_path / "at_once"
        )
    with RecordReader(tmp_path / "0.onrecord") as reader:
        days = {row.text[12]: row.published.value for row in reader.record().articles}
    assert days == {"a": "2031-05-09", "b": "2031-05-06", "c": "2031-05-06"}
    build(tmp_path / "0.onrecord", late, load=load_dated, fresh=True)
    build(tmp_path / "late.onrecord", late, load=load_dated)
    assert exported(tmp_path / "0.onrecord", tmp_path / "fresh") == exported(
        tmp_path / "late.onrecord", tmp_path / "late"
    )


def test_another_path_to_an_archive_adds_nothing(tmp_path, monkeypatch):
    """In one build or one after the other: the record keeps the locators that it has."""
    monkeypatch.chdir(tmp_path)
    path = archive(tmp_path / "a.warc", "2031-05-06", "ab")
    build(tmp_path / "once.onrecord", "a.warc")
    build(tmp_path / "both.onrecord", path, "a.warc")
    build(tmp_path / "after.onrecord", "a.warc")
    report = build(tmp_path / "after.onrecord", path)
    assert (report.read, report.counts["articles"]) == (0, 2)
    expected = exported(tmp_path / "once.onrecord", tmp_path / "once")
    assert exported(tmp_path / "both.onrecord", tmp_path / "both") == expected
    assert exported(tmp_path / "after.onrecord", tmp_path / "after") == expected
