"""Stages that are quick and do as the pages tell them: for tests of what runs the stages.

Importable by worker processes and by scripts, so it holds no fixtures.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from onrecord.building import run
from onrecord.config import Settings
from onrecord.errors import ModelError, PageRejected
from onrecord.records.article_rows import Copies
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.contract import in_export_order
from onrecord.records.pages import Page, Reject
from onrecord.records.readings import Reading
from onrecord.records.record import Record
from onrecord.records.spans import OffsetMap, Run
from onrecord.resolve.articles import file_articles, file_times


def fake_find_pages(sources, options, known=(), settle=None):
    """Every file of the folders; an empty one is refused."""
    for source in sources:
        for path in sorted(Path(source).iterdir()):
            data = path.read_bytes()
            if data:
                yield Page(str(path), data, data.decode(), "utf-8", "text/plain")
            else:
                yield Reject(str(path), "empty", "The file is empty.")


def fake_resolve(readings, codebook=None, corrections=()):
    """Articles that are nobody's copies."""
    filed = sorted(readings, key=lambda reading: reading.id)
    copies = {one.id: Copies(f"group_{one.id}", "original", None) for one in filed}
    return in_export_order(Record(articles=file_articles(filed, copies), times=file_times(filed)))


def read_as_told(page, log=None, pause=0.0):
    """Does what the page says: CRASH, HANG, HOARD, BUG, REJECT; otherwise reads it."""
    if log is not None:
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(f"{page.locator}\n")
    time.sleep(pause)
    if page.raw.startswith("CRASH"):
        os.kill(os.getpid(), signal.SIGKILL)
    if page.raw.startswith("HANG"):
        time.sleep(600)
    if page.raw.startswith("HOARD"):
        hoard = [bytearray(10_000_000) for _ in range(1_000)]
        raise AssertionError(len(hoard))
    if page.raw.startswith("BUG"):
        raise ZeroDivisionError("division by zero")
    if page.raw.startswith("REJECT"):
        raise PageRejected("no_article", "There is no article on the page.")
    text = page.raw.strip()
    article = Article(
        text,
        OffsetMap((Run(0, len(text), 0, len(text)),)),
        (Part("body", 0, len(text)),),
        language="fr" if text.startswith("Le ") else "en",
    )
    return Reading(article, PublicationDate(value="2031-05-06", basis="page", confidence=1.0))


def load_as_told(log=None, pause=0.0):
    """The reading function."""
    return partial(read_as_told, log=log, pause=pause)


def read_dated(page):
    """Reads the page as published on the day it was retrieved."""
    return replace(
        read_as_told(page), published=PublicationDate(page.retrieved[:10], basis="inferred", confidence=0.5)
    )


def load_dated():
    """The function that dates pages by their retrieval."""
    return read_dated


def load_nothing():
    """A model that is not installed."""
    raise ModelError("the language model x is not installed: run `make install`")


def die_at_start():
    """A model that kills whoever loads it."""
    os.kill(os.getpid(), signal.SIGKILL)


def write_pages(folder, texts):
    """A folder of pages, named in the order of the texts."""
    folder.mkdir(exist_ok=True)
    for index, text in enumerate(texts):
        (folder / f"{index:03}.txt").write_text(text, encoding="utf-8")
    return folder


def main(source, out, pause):
    """A build in a process of its own, for tests that kill it."""
    run.find_pages, run.resolve_readings = fake_find_pages, fake_resolve
    load = partial(load_as_told, pause=float(pause))
    run.build_record([source], Path(out), Settings(jobs=2), load=load)


if __name__ == "__main__":
    main(*sys.argv[1:])
