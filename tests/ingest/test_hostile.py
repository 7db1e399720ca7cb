"""Whatever bytes come in, ingest gives pages and rejects, within bounds."""

import gzip
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest.archives.warcs import URL, record
from ingest.hostile import VALID, take_in
from ingest.packing import PAGE, TEXT, found_in, told

from onrecord.errors import PageRejected
from onrecord.ingest.inputs import IngestOptions, Input
from onrecord.ingest.kinds import is_html
from onrecord.ingest.sources import Taken, read_input
from onrecord.records.pages import Page

Edit = Callable[[bytearray], None]
POSITIONS = st.floats(0, 1, exclude_max=True)
MEGABYTE = 1_000_000


def _flip(at: float, bit: int, data: bytearray) -> None:
    data[int(at * len(data))] ^= 1 << bit


def _cut(at: float, size: int, data: bytearray) -> None:
    start = int(at * len(data))
    del data[start : start + size]


def _repeat(at: float, size: int, times: int, data: bytearray) -> None:
    start = int(at * len(data))
    data[start:start] = data[start : start + size] * times


def _truncate(at: float, data: bytearray) -> None:
    del data[int(at * len(data)) :]


def _put(at: float, words: bytes, data: bytearray) -> None:
    start = int(at * len(data))
    data[start : start + len(words)] = words


NUMBERS = st.sampled_from(
    [b"\xff\xff\xff\xff", b"\x00" * 4, b"99999999", b"-1", b"\r\n\r\n", b"<!--", b"&a;", b"="]
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(partial, st.just(_flip), POSITIONS, st.integers(0, 7)),
    st.builds(partial, st.just(_cut), POSITIONS, st.integers(1, 80)),
    st.builds(partial, st.just(_repeat), POSITIONS, st.integers(1, 80), st.integers(1, 5)),
    st.builds(partial, st.just(_truncate), POSITIONS),
    st.builds(partial, st.just(_put), POSITIONS, NUMBERS),
)


@pytest.mark.parametrize("kind", VALID)
@settings(max_examples=60, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_damaged_inputs_of_every_kind_raise_nothing(kind: str, edits: list[Edit]) -> None:
    """Bytes flipped, cut out, repeated, replaced, or cut off."""
    data = bytearray(VALID[kind])
    for edit in edits:
        if data:
            edit(data)
    take_in(bytes(data))


@settings(max_examples=200, deadline=2_000)
@given(st.one_of(st.binary(max_size=2_000), st.text(max_size=500).map(str.encode)))
def test_any_bytes_raise_nothing(data: bytes) -> None:
    """Also those that are of no kind."""
    take_in(data)


@settings(max_examples=200, deadline=2_000)
@given(st.sampled_from(sorted(VALID)), st.binary(max_size=300), st.integers(1, 64))
def test_a_true_beginning_with_anything_behind_raises_nothing(kind: str, rest: bytes, size: int) -> None:
    """What looks like a kind need not be of it."""
    take_in(VALID[kind][:size] + rest)


def test_all_kinds_are_read_when_they_are_sound() -> None:
    """So that the tests above damage what is read."""
    for kind, data in VALID.items():
        assert any(isinstance(one, Page) for one in take_in(data)), kind


@pytest.mark.parametrize(
    "data",
    [
        b"<!--x-->" * 8_000 + b"y",
        b"<?xml version='1.0'?>" + b"<!-- -->\n" * 7_000,
        b"A: b\n" * 12_000,
        b" " * 60_000 + b"x",
        b"<" * 60_000,
        b"From " * 12_000,
        b'{"' * 30_000,
        b"[" * 60_000,
        b"<rss><channel>" + b"<a>" * 20_000,
        b"<rss><channel><item>" * 4_000,
        b"PK\x03\x04" * 15_000,
        b"\x1f\x8b\x08" * 20_000,
        b"\x28\xb5\x2f\xfd" * 15_000,
        b"WARC/1.0\r\n" * 6_000,
        b"WARC/1.0\r\n\r\n" * 5_000,
    ],
    ids=lambda data: data[:12].decode("latin-1"),
)
def test_what_repeats_for_ever_costs_little_time(data: bytes) -> None:
    """No pattern goes back over what it has seen more than a few times."""
    begun = time.process_time()
    take_in(data)
    assert time.process_time() - begun < 2


def test_one_line_of_a_hundred_megabytes_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    """In a table, the next row is read; the line is not held."""
    line = b'{"text": "' + b"x" * (100 * MEGABYTE) + b'"}\n'
    packed = gzip.compress(b'{"id": 1, "text": "a b"}\n' + line + b'{"id": 3, "text": "c d"}\n', 1)
    tracemalloc.start()
    found = found_in(tmp_path, packed, max_page_bytes=2 * MEGABYTE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert told(found) == [("#1", "page"), ("#2", "too_large"), ("#3", "page")]
    assert peak < 40 * MEGABYTE


def test_a_body_of_endless_chunks_is_joined_once(tmp_path: Path) -> None:
    """A hundred thousand chunks of a byte each; and one that says that it has four gigabytes."""
    body = PAGE.encode() + b"x" * 100_000
    sent = {"Transfer-Encoding": "chunked"}
    many = record(URL, b"".join(b"1\r\n%c\r\n" % one for one in body), http=sent)
    huge = record(f"{URL}/2", b"ffffffff\r\n" + PAGE.encode(), http=sent)
    first, second = found_in(tmp_path, many + huge)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert first.data == body
    assert second.raw == PAGE


def test_many_large_pages_of_an_archive_are_held_one_at_a_time() -> None:
    """The memory that an archive takes does not grow with it."""
    data = b"".join(record(f"{URL}/{n}", b"<p>%d" % n + b"word " * (MEGABYTE // 5)) for n in range(40))
    source = Input("a.warc", partial(BytesIO, data))
    tracemalloc.start()
    pages = sum(isinstance(one, Page) for one in read_input(source, IngestOptions(), Taken()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert pages == 40
    assert peak < 12 * MEGABYTE


def test_comments_before_a_page_do_not_hide_it() -> None:
    """They are passed over one by one."""
    assert is_html("<!-- a --> <!-- b -->\n<html><p>x")
    assert not is_html("<!-- a -->" * 50 + TEXT)


def test_a_stream_that_fails_is_a_reject() -> None:
    """Whatever the failure of the machine."""

    def fail() -> BytesIO:
        raise PageRejected("damaged", "It is damaged.")

    (reject,) = read_input(Input("x", fail), IngestOptions(), Taken())
    assert not isinstance(reject, Page)
    assert reject.reason == "damaged"
