"""Supervised workers."""

from functools import partial

import pytest
from fake_stages import die_at_start, load_as_told, load_nothing

from onrecord.building.workers import ReadingPool, read_here
from onrecord.errors import ModelError, OnrecordError
from onrecord.records.pages import Page
from onrecord.store.writer import Failure, unpack_reading


def read_all(texts, jobs=2, seconds=60.0, load=load_as_told):
    """What comes of pages with these texts, by text."""
    pages = {
        str(index): Page(str(index), b"", text, "utf-8", "text/plain") for index, text in enumerate(texts)
    }
    with ReadingPool(load, jobs, seconds) as pool:
        return {
            pages[key].raw: outcome for key, outcome in pool.read([[key] for key in pages], pages.__getitem__)
        }


def test_every_page_comes_to_something():
    """Articles and failures alike; a crash and a hang cost their own page only."""
    good = [f"Page {index}." for index in range(12)]
    bad = ["CRASH", "HANG", "BUG", "REJECT"]
    outcomes = read_all([*good[:6], *bad, *good[6:]], seconds=4)
    assert [unpack_reading(outcomes[text]).article.text for text in good] == good
    failures = {text: outcomes[text] for text in bad}
    assert {text: (one.reason, one.lasting) for text, one in failures.items()} == {
        "CRASH": ("crashed", False),
        "HANG": ("timeout", False),
        "BUG": ("internal_error", True),
        "REJECT": ("no_article", True),
    }
    assert "ZeroDivisionError" in failures["BUG"].message
    assert "signal 9" in failures["CRASH"].message


def test_a_run_is_read_in_its_order_and_outlives_its_worker():
    """Its pages come one after another; a crash costs its own page, and another worker goes on."""
    pages = {
        text: Page(text, b"", text, "utf-8", "text/plain") for text in ("One.", "CRASH", "Two.", "Three.")
    }
    with ReadingPool(load_as_told, 2, 60.0) as pool:
        done = list(pool.read([list(pages)], pages.__getitem__))
    assert [key for key, _ in done] == list(pages)
    assert [isinstance(outcome, Failure) for _, outcome in done] == [False, True, False, False]


def test_a_page_that_takes_too_much_memory_is_a_reject():
    """It costs itself only; another worker reads the rest of its run."""
    pages = {text: Page(text, b"", text, "utf-8", "text/plain") for text in ("One.", "HOARD", "Two.")}
    with ReadingPool(load_as_told, 1, 60.0) as pool:
        done = dict(pool.read([list(pages)], pages.__getitem__))
    assert unpack_reading(done["One."]).article.text == "One."
    assert (done["HOARD"].reason, done["HOARD"].lasting) == ("out_of_memory", False)
    assert unpack_reading(done["Two."]).article.text == "Two."


def test_many_crashes_in_a_row_are_as_many_rejects():
    """A folder of poison does not end the build."""
    outcomes = read_all([f"CRASH {index}" for index in range(5)], jobs=1)
    assert [outcome.reason for outcome in outcomes.values()] == ["crashed"] * 5


def test_a_missing_model_ends_the_build_with_its_own_error():
    """What stops every page is told once."""
    with pytest.raises(ModelError, match="make install"):
        read_all(["Page."], load=load_nothing)


def test_workers_that_die_at_the_start_end_the_build():
    """And are not started for ever."""
    with pytest.raises(OnrecordError, match="--jobs"):
        read_all(["Page."], load=die_at_start)


def test_no_pages_need_no_worker():
    """Nothing to read is nothing to start."""
    assert read_all([], load=die_at_start) == {}


def test_reading_here_comes_to_the_same():
    """In this process, pages fail alike."""
    pages = {
        text: Page(text, b"", text, "utf-8", "text/plain") for text in ("Page.", "BUG", "REJECT", "\ud800")
    }
    outcomes = dict(read_here(pages, pages.__getitem__, load_as_told))
    assert unpack_reading(outcomes["Page."]).article.text == "Page."
    failures = [outcome for outcome in outcomes.values() if isinstance(outcome, Failure)]
    assert [one.reason for one in failures] == ["internal_error", "no_article", "internal_error"]


def test_a_page_larger_than_a_pipe_is_read():
    """Megabytes go through."""
    text = "word " * 800_000
    assert unpack_reading(read_all([text], load=partial(load_as_told))[text]).article.text == text.strip()
