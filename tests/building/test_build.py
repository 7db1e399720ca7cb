"""Building records, with stages that do as they are told."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import fake_stages
import pytest
from fake_stages import fake_find_pages, fake_resolve, load_as_told, write_pages

from onrecord.building import run
from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.errors import ModelError, RecordFileError, UsageError
from onrecord.export.jsonl import write_jsonl
from onrecord.records.rows import Actor, row_id
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter

HERE = Settings(jobs=0)
TEXTS = ["One.", "Two.", "", "REJECT", "BUG", "Le texte.", "One.", "Three.", "漁業。"]


@pytest.fixture(autouse=True)
def _fake(monkeypatch):
    monkeypatch.setattr(run, "find_pages", fake_find_pages)
    monkeypatch.setattr(run, "resolve_readings", fake_resolve)


def build(sources, out, settings=HERE, load=load_as_told):
    """A build of folders."""
    return build_record([str(source) for source in sources], out, settings, load=load)


def exported(record, folder):
    """All bytes of an export, by file name."""
    with RecordReader(record) as reader:
        write_jsonl(reader, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_input_is_an_article_or_a_reject(tmp_path):
    """Nothing vanishes, and the report counts it."""
    pages = write_pages(tmp_path / "pages", TEXTS)
    report = build([pages], tmp_path / "x.onrecord")
    assert report.counts["articles"] + report.counts["rejects"] == len(TEXTS)
    assert report.rejects == {"empty": 1, "internal_error": 1, "no_article": 1}
    assert report.unread_languages == {"fr": 1}
    assert report.read == 7  # the same words twice are read once
    with RecordReader(tmp_path / "x.onrecord") as reader:
        manifest = reader.manifest()
    assert manifest.counts == report.counts
    assert [len(model.sha256) for model in manifest.models] == [64, 64]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_export_is_the_same_whatever_the_order_and_the_jobs(tmp_path, seed):
    """Sources shuffled, in one build or in several, in one process or in two."""
    chance = random.Random(seed)
    folders = [write_pages(tmp_path / f"{name}", TEXTS[start::3]) for start, name in enumerate("abc")]
    build(folders, tmp_path / "plain.onrecord")
    expected = exported(tmp_path / "plain.onrecord", tmp_path / "expected")
    chance.shuffle(folders)
    build(folders, tmp_path / "jobs.onrecord", Settings(jobs=2))
    assert exported(tmp_path / "jobs.onrecord", tmp_path / "jobs") == expected
    for folder in folders:
        build([folder], tmp_path / "steps.onrecord")
    assert exported(tmp_path / "steps.onrecord", tmp_path / "steps") == expected


def test_a_second_build_reads_only_what_is_new(tmp_path):
    """What was read stays read, also rejects; a page that came to an accident is read again."""
    log = tmp_path / "log"
    load = partial(load_as_told, log=str(log))
    pages = write_pages(tmp_path / "pages", ["One.", "REJECT"])
    assert build([pages], tmp_path / "x.onrecord", load=load).read == 2
    assert build([pages], tmp_path / "x.onrecord", load=load).read == 0
    write_pages(tmp_path / "pages", ["One.", "REJECT", "Three."])
    assert build([pages], tmp_path / "x.onrecord", load=load).read == 1
    assert sorted(log.read_text().splitlines()) == [str(pages / f"{index:03}.txt") for index in range(3)]


def test_another_reader_reads_all_again(tmp_path, monkeypatch):
    """A changed rule leaves no old reading behind."""
    pages = write_pages(tmp_path / "pages", ["One.", "Two."])
    build([pages], tmp_path / "x.onrecord")
    monkeypatch.setattr(run, "reader_version", lambda _: "another")
    assert build([pages], tmp_path / "x.onrecord").read == 2


def test_inputs_stay_unless_the_record_is_to_be_fresh(tmp_path):
    """A page whose file is gone is still on the record."""
    first = write_pages(tmp_path / "first", ["One.", "Two."])
    second = write_pages(tmp_path / "second", ["Three."])
    build([first], tmp_path / "x.onrecord")
    (first / "000.txt").unlink()
    assert build([first, second], tmp_path / "x.onrecord").counts["articles"] == 3
    report = build([second], tmp_path / "x.onrecord", Settings(jobs=0, fresh=True))
    assert (report.counts["articles"], report.dropped) == (1, 2)
    build([second], tmp_path / "new.onrecord")
    assert exported(tmp_path / "x.onrecord", tmp_path / "x") == exported(
        tmp_path / "new.onrecord", tmp_path / "new"
    )


def test_the_smallest_locator_of_the_same_bytes_has_the_plain_id(tmp_path):
    """Ids do not depend on which came first."""
    build([write_pages(tmp_path / "pages", ["Same.", "Same."])], tmp_path / "x.onrecord")
    with RecordReader(tmp_path / "x.onrecord") as reader:
        first = reader.article_of(str(tmp_path / "pages" / "000.txt"))
        second = reader.article_of(str(tmp_path / "pages" / "001.txt"))
    assert first.id == row_id("article", first.source.sha256)
    assert second.id == row_id("article", second.source.sha256, second.source.locator)


def progress_of(path):
    """How many pages are in a record file and how many of them have been read; -1 where it is too early."""
    try:
        raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return raw.execute("SELECT count(*), (SELECT count(*) FROM readings) FROM pages").fetchone()
        finally:
            raw.close()
    except sqlite3.Error:
        return -1, -1


@pytest.mark.parametrize("moment", [(0, 0), (3, 0), (40, 1), (40, 20)])
def test_a_killed_build_goes_on_and_comes_to_the_same(tmp_path, moment):
    """A kill -9 at any moment loses nothing: the next build reads the rest, the export is the same."""
    pages = write_pages(tmp_path / "pages", [f"Page number {index}." for index in range(40)])
    build([pages], tmp_path / "whole.onrecord")
    out = tmp_path / "killed.onrecord"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(Path(__file__).parents[1])])}
    command = [sys.executable, fake_stages.__file__, str(pages), str(out), "0.05"]
    with subprocess.Popen(command, env=environment) as building:
        while progress_of(out) < moment and building.poll() is None:
            time.sleep(0.01)
        building.kill()
    kept = max(0, progress_of(out)[1])
    assert kept >= moment[1]
    assert build([pages], out).read == 40 - kept
    assert exported(out, tmp_path / "killed") == exported(tmp_path / "whole.onrecord", tmp_path / "whole")


def test_an_interrupted_build_keeps_what_it_has(tmp_path):
    """Ctrl-C between two pages."""
    pages = write_pages(tmp_path / "pages", ["One.", "Two.", "Three."])

    class Impatient(run.NoProgress):
        def begin(self, stage, total):  # noqa: ARG002
            self.stage = stage

        def advance(self):
            if self.stage == "Reading":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_record([str(pages)], tmp_path / "x.onrecord", HERE, Impatient(), load_as_told)
    assert build([pages], tmp_path / "x.onrecord").read == 2


def test_a_second_build_on_the_same_file_is_refused(tmp_path):
    """Clearly, and the first goes on."""
    pages = write_pages(tmp_path / "pages", ["One."])
    with RecordWriter(tmp_path / "x.onrecord"), pytest.raises(RecordFileError, match="another build"):
        build([pages], tmp_path / "x.onrecord")


def test_a_missing_model_is_told_before_anything_is_read(tmp_path):
    """And no file is made."""
    with pytest.raises(ModelError, match="make install"):
        build([], tmp_path / "x.onrecord", Settings(jobs=0, language_model="no_such_model"))
    assert not (tmp_path / "x.onrecord").exists()


def test_a_codebook_is_remembered_and_a_broken_one_told(tmp_path, monkeypatch):
    """A later build without one goes on with it."""
    seen = []
    monkeypatch.setattr(
        run, "resolve_readings", lambda readings, book, _log: seen.append(book) or fake_resolve(readings)
    )
    book = tmp_path / "book.txt"
    book.write_text("ferry")
    pages = write_pages(tmp_path / "pages", ["One."])
    build([pages], tmp_path / "x.onrecord", Settings(jobs=0, codebook=book))
    build([pages], tmp_path / "x.onrecord")
    assert seen == ["ferry", "ferry"]
    for content in (b"\xff\xfe\xfd", None):
        path = tmp_path / "other.txt"
        path.unlink(missing_ok=True)
        if content:
            path.write_bytes(content)
        with pytest.raises(UsageError, match="codebook"):
            build([pages], tmp_path / "x.onrecord", Settings(jobs=0, codebook=path))


def test_a_table_of_ids_is_remembered_and_a_broken_one_told(tmp_path, monkeypatch):
    """Actors have their ids in later builds, too; a line that is wrong stops the build before it begins."""
    brenn = Actor("actor_0123456789abcdef", "Ada Brenn", "person", (), None, ())
    monkeypatch.setattr(
        run, "resolve_readings", lambda readings, *_: replace(fake_resolve(readings), actors=(brenn,))
    )
    pages, table, out = (
        write_pages(tmp_path / "pages", ["One."]),
        tmp_path / "ids.tsv",
        tmp_path / "x.onrecord",
    )
    table.write_text("Ada Brenn\tQ77\tperson\n")
    build([pages], out, Settings(jobs=0, wikidata=table))
    build([pages], out, Settings(jobs=0))
    with RecordReader(out) as reader:
        assert [actor.wikidata for actor in reader.rows("actors")] == ["Q77"]
    for text in ("Ada Brenn\tQ77\nAda Brenn\tseven", None):
        table.unlink() if text is None else table.write_text(text)
        with pytest.raises(UsageError, match=r"table of ids .*ids\.tsv"):
            build([pages], out, Settings(jobs=0, wikidata=table))
